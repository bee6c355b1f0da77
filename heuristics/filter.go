package heuristics

import (
	"unicode"
	"unicode/utf8"
)

// filter is a set of words that may say yes to one that is not in it, never
// no to one that is (Bloom, "Space/time trade-offs in hash coding with
// allowable errors", CACM 1970, with a single hash). It passes most words by
// without a look into a map.
type filter struct {
	bits []uint64
	mask uint32
}

// newFilter returns a filter for about n words; one in sixteen of others
// passes it.
func newFilter(n int) filter {
	size := uint32(1024)
	for int(size) < 16*n {
		size *= 2
	}
	return filter{bits: make([]uint64, size/64), mask: size - 1}
}

func (f *filter) add(h uint32) { f.bits[h&f.mask/64] |= 1 << (h & 63) }

func (f *filter) has(h uint32) bool { return f.bits[h&f.mask/64]&(1<<(h&63)) != 0 }

// The hash of a word is FNV-1a of its bytes, in 32 bits, mixed at the end.
const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

// mixHash spreads what tells hashes apart over all of their bits, of which a
// filter looks at the low ones (after the last step of A. Appleby's MurmurHash3).
func mixHash(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// hashWord returns the hash of a word that is in small letters.
func hashWord[T string | []byte](w T) uint32 { return mixHash(hashBytes(w)) }

// hashBytes is FNV-1a of a word's bytes, not mixed.
func hashBytes[T string | []byte](w T) uint32 {
	h := uint32(fnvStart)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * fnvPrime
	}
	return h
}

// hashRune takes the UTF-8 of a character beyond ASCII into a hash.
func hashRune(h uint32, r rune) uint32 {
	var buf [utf8.UTFMax]byte
	for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

// outerWords is what the ends of a line say before the line is folded: the
// hashes of its first word and its last.
type outerWords struct {
	first, last uint32
}

// pair returns a hash of both.
func (w outerWords) pair() uint32 { return mixHash(w.first*31 + w.last) }

// maxOuterWord is the length of the longest word that outerWordsOf reads, in
// bytes.
const maxOuterWord = 40

// outerWordsOf reads the first and the last word of a line as folding would
// have them. ok is false where that takes more than a glance: there is a
// number, an apostrophe, a Chinese or Japanese character or an invisible one.
func outerWordsOf(s string) (w outerWords, ok bool) {
	start := 0
	for start < len(s) && s[start] < utf8.RuneSelf && !isASCIILetter(s[start]) {
		if isDigit(s[start]) || isQuote(s[start]) {
			return w, false
		}
		start++
	}
	end := len(s)
	for end > start && s[end-1] < utf8.RuneSelf && !isASCIILetter(s[end-1]) {
		if isDigit(s[end-1]) || isQuote(s[end-1]) {
			return w, false
		}
		end--
	}
	if start == end {
		return w, false
	}
	from := end
	for from > start && end-from < maxOuterWord && (s[from-1] >= utf8.RuneSelf || isASCIILetter(s[from-1])) {
		from--
	}
	if from > start && (end-from >= maxOuterWord || isQuote(s[from-1]) || isDigit(s[from-1])) {
		return w, false
	}
	if w.last, ok = outerWordHash(s[from:end]); !ok {
		return w, false
	}
	to := start
	for to < end && to-start < maxOuterWord && (s[to] >= utf8.RuneSelf || isASCIILetter(s[to])) {
		to++
	}
	if to < end && (to-start >= maxOuterWord || isQuote(s[to]) || isDigit(s[to])) {
		return w, false
	}
	w.first, ok = outerWordHash(s[start:to])
	return w, ok
}

// outerWordHash hashes a word in the letters that folding gives it; false
// where it holds anything that folding does not keep as a letter.
func outerWordHash(word string) (uint32, bool) {
	h := uint32(fnvStart)
	for i := 0; i < len(word); {
		if c := word[i]; c < utf8.RuneSelf {
			h = (h ^ uint32(c|0x20)) * fnvPrime
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		if isWide(r) || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return 0, false
		}
		h = hashRune(h, plainLetter(r))
		i += size
	}
	return mixHash(h), true
}

func isQuote(c byte) bool { return c == '\'' || c == '`' }

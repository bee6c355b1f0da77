package heuristics

import (
	"strings"
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

// numberHash is the hash of what a number is folded to.
var numberHash = hashWord("#")

// outerWordsOf reads the first and the last word of a line as folding would
// have them. ok is false where that takes more than a glance: there is an
// apostrophe, a Chinese or Japanese character or an invisible one.
func outerWordsOf(s string) (w outerWords, ok bool) {
	start, ok := skipSigns(s, 0)
	if !ok {
		return w, false
	}
	if w.last, ok = lastWord(s, start); !ok {
		return w, false
	}
	h, _, ok := takeWord(fnvStart, s, start)
	w.first = mixHash(h)
	return w, ok
}

// endOf returns the hash of the last word of a line alone.
func endOf(s string) (h uint32, ok bool) {
	start, ok := skipSigns(s, 0)
	if !ok {
		return 0, false
	}
	return lastWord(s, start)
}

// startOf returns the hash of the first two words of a line, as folding would
// have them; ok is false where a glance does not tell or there are no two.
func startOf(s string) (h uint32, ok bool) {
	first, ok := skipSigns(s, 0)
	if !ok {
		return 0, false
	}
	h, end, ok := takeWord(fnvStart, s, first)
	if !ok {
		return 0, false
	}
	second, ok := skipSigns(s, end)
	if !ok || strings.IndexByte(s[end:second], ':') >= 0 {
		return 0, false
	}
	h, _, ok = takeWord((h^' ')*fnvPrime, s, second)
	return mixHash(h), ok
}

// skipSigns returns where a word or a number begins, from the offset on; ok is
// false where a quote comes first, or the end.
func skipSigns(s string, i int) (at int, ok bool) {
	for i < len(s) && s[i] < utf8.RuneSelf && !isASCIILetter(s[i]) && !isDigit(s[i]) {
		if isQuote(s[i]) {
			return i, false
		}
		i++
	}
	return i, i < len(s)
}

// takeWord takes the word or number that begins at the offset into a hash.
func takeWord(h uint32, s string, i int) (hash uint32, end int, ok bool) {
	if isDigit(s[i]) {
		return (h ^ '#') * fnvPrime, i + numberLength(s[i:]), true
	}
	end = i
	for end < len(s) && end-i < maxOuterWord && (s[end] >= utf8.RuneSelf || isASCIILetter(s[end])) {
		end++
	}
	if end < len(s) && (end-i >= maxOuterWord || isQuote(s[end])) {
		return h, end, false
	}
	h, ok = foldHash(h, s[i:end])
	return h, end, ok
}

// lastWord returns the hash of the last word or number of a line whose first
// one begins at the offset.
func lastWord(s string, start int) (h uint32, ok bool) {
	end := len(s)
	for end > start && s[end-1] < utf8.RuneSelf && !isASCIILetter(s[end-1]) {
		if isDigit(s[end-1]) {
			return numberHash, true
		}
		if isQuote(s[end-1]) {
			return 0, false
		}
		end--
	}
	from := end
	for from > start && end-from < maxOuterWord && (s[from-1] >= utf8.RuneSelf || isASCIILetter(s[from-1])) {
		from--
	}
	if from > start && (end-from >= maxOuterWord || isQuote(s[from-1]) || isDigit(s[from-1]) && end-from == 1) {
		return 0, false // "12k" is a number
	}
	h, ok = foldHash(fnvStart, s[from:end])
	return mixHash(h), ok
}

// foldHash takes a word into a hash, in the letters that folding gives it;
// false where it holds anything that folding does not keep as a letter.
func foldHash(h uint32, word string) (uint32, bool) {
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
	return h, true
}

func isQuote(c byte) bool { return c == '\'' || c == '`' }

package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// smallLetter has the small form of each ASCII letter, 0 for other bytes.
var smallLetter = func() (table [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		table[c], table[c-0x20] = c, c
	}
	return table
}()

// outerWordsOf reads the first and the last word of a line as folding would
// have them. ok is false where that takes more than a glance: there is a
// Chinese or Japanese character, an invisible one, or no word.
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

// lineStart is what a line begins with: the hash of its first two words, as
// folding would have them.
type lineStart struct {
	hash  uint32
	words int // 2; 1 where there is but one word, 0 where a glance does not tell
}

// bound returns a hash of a line's start and its last word.
func (t lineStart) bound(w outerWords) uint32 {
	if t.words == 2 {
		w.first = t.hash
	}
	return w.pair()
}

// startOf reads how a line begins.
func startOf(s string) lineStart {
	first, ok := skipSigns(s, 0)
	if !ok {
		return lineStart{}
	}
	h, end, ok := takeWord(fnvStart, s, first)
	if !ok {
		return lineStart{}
	}
	second, ok := skipSigns(s, end)
	if second == len(s) {
		return lineStart{words: 1}
	}
	if !ok || strings.IndexByte(s[end:second], ':') >= 0 {
		return lineStart{}
	}
	if h, _, ok = takeWord((h^' ')*fnvPrime, s, second); !ok {
		return lineStart{}
	}
	return lineStart{mixHash(h), 2}
}

// foldClass is what folding makes of a character.
type foldClass uint8

const (
	foldsToSign    foldClass = iota // it parts words
	foldsToLetter                   // a letter, or a mark on one
	foldsToNumber                   // a digit
	foldsToQuote                    // it parts words, but for two letters
	foldsToUnknown                  // it takes more than a glance
)

// asciiFolds has the class of each ASCII character.
var asciiFolds = func() (table [utf8.RuneSelf]foldClass) {
	for i := range table {
		switch c := byte(i); {
		case isASCIILetter(c):
			table[i] = foldsToLetter
		case isDigit(c):
			table[i] = foldsToNumber
		case c == '\'' || c == '`':
			table[i] = foldsToQuote
		}
	}
	return table
}()

// foldClassOf returns the class of a character.
func foldClassOf(r rune) foldClass {
	switch {
	case r < utf8.RuneSelf:
		return asciiFolds[r]
	case r == '’' || r == '‘' || r == '´':
		return foldsToQuote
	case isWide(r) || unicode.IsDigit(r) || r >= 0x200b && r <= 0x200d || r == 0xad:
		return foldsToUnknown
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return foldsToLetter
	}
	return foldsToSign
}

// skipSigns returns where a word or a number begins, from the offset on; ok is
// false where it takes more than a glance, or the end comes first.
func skipSigns(s string, i int) (at int, ok bool) {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch foldClassOf(r) {
		case foldsToLetter, foldsToNumber:
			return i, true
		case foldsToUnknown:
			return i, false
		}
		i += size
	}
	return i, false
}

// takeWord takes the word or number that begins at the offset into a hash.
func takeWord(h uint32, s string, i int) (hash uint32, end int, ok bool) {
	if isDigit(s[i]) {
		return (h ^ '#') * fnvPrime, i + numberLength(s[i:]), true
	}
	for end = i; end < len(s) && end-i <= maxOuterWord; {
		if c := smallLetter[s[end]]; c != 0 { // most of them
			h = (h ^ uint32(c)) * fnvPrime
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		switch foldClassOf(r) {
		case foldsToLetter:
			h = hashRune(h, plainLetter(r))
		case foldsToUnknown:
			return h, end, false
		case foldsToQuote:
			if isLetterAt(s[end+size:]) {
				h = (h ^ '\'') * fnvPrime
				break
			}
			fallthrough
		default:
			return h, end, end-i <= maxOuterWord
		}
		end += size
	}
	return h, end, end-i <= maxOuterWord
}

// lastWord returns the hash of the last word or number of a line whose first
// one begins at the offset.
func lastWord(s string, start int) (h uint32, ok bool) {
	end := len(s)
	for {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		class := foldClassOf(r)
		if class == foldsToLetter {
			break
		}
		if class == foldsToNumber {
			return numberHash, true
		}
		if end -= size; class == foldsToUnknown || end <= start {
			return 0, false
		}
	}
	from, ok := wordStart(s, start, end)
	if !ok {
		return 0, false
	}
	h, stop, ok := takeWord(fnvStart, s[:end], from)
	return mixHash(h), ok && stop == end
}

// wordStart returns where the word begins whose letters end at an offset, not
// before another one.
func wordStart(s string, start, end int) (from int, ok bool) {
	from = end
	for from > start && end-from <= maxOuterWord {
		if smallLetter[s[from-1]] != 0 { // most of them
			from--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(s[start:from])
		class := foldClassOf(r)
		if class == foldsToQuote {
			// One that parts two letters is inside the word.
			before, _ := utf8.DecodeLastRuneInString(s[start : from-size])
			if class = foldClassOf(before); class == foldsToLetter && !isLetterAt(s[from:]) {
				return from, true
			}
			if class == foldsToNumber {
				return from, true // a number ends before the quote
			}
		} else if class == foldsToNumber && (end-from == 1 || !isLetterAt(s[from+1:])) {
			return from, false // "12k" is a number
		}
		if class != foldsToLetter {
			return from, class != foldsToUnknown
		}
		from -= size
	}
	return from, end-from <= maxOuterWord
}

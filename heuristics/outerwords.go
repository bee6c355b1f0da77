package heuristics

import (
	"math/bits"
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
var numberHash = sumOf("#")

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
	w.first, _, ok = takeWord(s, start)
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

// lineStart is what a line begins with: a hash of its first two words, as
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
	one, end, ok := takeWord(s, first)
	if !ok {
		return lineStart{}
	}
	second, ok := skipSigns(s, end)
	if second == len(s) {
		return lineStart{words: 1}
	}
	if !ok {
		return lineStart{}
	}
	two, _, ok := takeWord(s, second)
	if !ok {
		return lineStart{}
	}
	return lineStart{startHash(one, two), 2}
}

// startHash returns the hash of a line's first two words by those of each.
func startHash(one, two uint32) uint32 { return mixHash(one*33 ^ two) }

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

// foldsPlain tells of each byte whether a word of ASCII letters before it ends
// there, whatever follows: it is ASCII, and no quote.
var foldsPlain = func() (table [256]bool) {
	for i, class := range asciiFolds {
		table[i] = class == foldsToSign || class == foldsToNumber
	}
	return table
}()

// foldsToSignAt reports whether the byte there is a sign of ASCII that parts words.
func foldsToSignAt(s string, i int) bool {
	return s[i] < utf8.RuneSelf && asciiFolds[s[i]] == foldsToSign
}

// foldClassOf returns the class of a character.
func foldClassOf(r rune) foldClass {
	switch {
	case r < utf8.RuneSelf:
		return asciiFolds[r]
	case r == '’' || r == '‘' || r == '´':
		return foldsToQuote
	case r >= 0x2010 && r < 0x2060:
		return foldsToSign // the dashes, quotes and dots of most texts
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

// takeWord returns the hash of the word or number that begins at the offset, and
// its end.
func takeWord(s string, i int) (hash uint32, end int, ok bool) {
	if isDigit(s[i]) {
		return numberHash, i + numberLength(s[i:]), true
	}
	hash, end = takeLetters(s, i)
	if end-i <= maxOuterWord && (end == len(s) || foldsPlain[s[end]]) {
		return hash, end, true
	}
	return takeOddWord(s, i)
}

// takeLetters returns the hash and the end of the ASCII letters from the offset
// on: of the word, unless another letter or a quote follows.
func takeLetters(s string, i int) (hash uint32, end int) {
	word := bytesFrom(s, i)
	n := bits.TrailingZeros64(lettersIn(word)^topBits) / 8 // 8 of all letters
	word |= caseBits
	if n < sumBytes {
		return shortSum(word & (1<<(8*n) - 1)), i + n
	}
	for end = i + sumBytes; end < len(s) && smallLetter[s[end]] != 0; end++ {
	}
	if n = end - i; n > sumBytes {
		return longSum(word, bytesBefore(s, end)|caseBits, n), end
	}
	return shortSum(word), end
}

// takeOddWord is takeWord for a word with other characters than ASCII letters.
func takeOddWord(s string, i int) (hash uint32, end int, ok bool) {
	var w wordSum
	for end = i; end < len(s) && end-i <= maxOuterWord; {
		if c := smallLetter[s[end]]; c != 0 { // most of them
			w.add(c)
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		switch foldClassOf(r) {
		case foldsToLetter:
			w.addRune(plainLetter(r))
		case foldsToUnknown:
			return w.hash(), end, false
		case foldsToQuote:
			if isLetterAt(s[end+size:]) {
				w.add('\'')
				break
			}
			fallthrough
		default:
			return w.hash(), end, end-i <= maxOuterWord
		}
		end += size
	}
	return w.hash(), end, end-i <= maxOuterWord
}

// lastWord returns the hash of the last word or number of a line whose first
// one begins at the offset.
func lastWord(s string, start int) (h uint32, ok bool) {
	end := len(s)
	for {
		r, size := rune(s[end-1]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeLastRuneInString(s[:end])
		}
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
	if h, ok = lastLettersHash(s, start, end); ok {
		return h, true
	}
	from, ok := wordStart(s, start, end)
	if !ok {
		return 0, false
	}
	h, stop, ok := takeOddWord(s[:end], from)
	return h, ok && stop == end
}

// lastLettersHash is what takeLetters is, for the word whose letters end at an
// offset.
func lastLettersHash(s string, start, end int) (hash uint32, ok bool) {
	word := bytesBefore(s, end)
	n := bits.LeadingZeros64(lettersIn(word)^topBits) / 8
	word |= caseBits
	if n < sumBytes {
		from := end - n
		return shortSum(word >> (8 * (sumBytes - n))), n > 0 && (from == start || foldsToSignAt(s, from-1))
	}
	from := end - sumBytes
	for from > start && smallLetter[s[from-1]] != 0 {
		from--
	}
	if n = end - from; n > sumBytes {
		hash = longSum(bytesFrom(s, from)|caseBits, word, n)
	} else {
		hash = shortSum(word)
	}
	return hash, n <= maxOuterWord && (from == start || foldsToSignAt(s, from-1))
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

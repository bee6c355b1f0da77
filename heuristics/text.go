package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What many files ask of characters and texts.

// isSpace reports whether a byte is white space of ASCII.
func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// isPrintable reports whether a byte is a letter, digit or sign of ASCII, and no
// space.
func isPrintable(c byte) bool { return c > ' ' && c < 0x7f }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isSmall reports whether a byte is a small letter of ASCII.
func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }

// isASCIILetter is for bytes of UTF-8 too: those of other characters are none.
func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isGeneralPunctuation reports whether a character is of the block of dashes and
// quotes (U+2000 to U+206F), most of what is beyond ASCII in a text of Latin
// letters: no letter, mark or digit is there, and no table needs to be asked.
func isGeneralPunctuation(r rune) bool { return r >= 0x2000 && r < 0x2070 }

// isLetterAt reports whether a text begins with a letter.
func isLetterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !isGeneralPunctuation(r) && unicode.IsLetter(r)
}

// characters returns how many characters a text has, quick where all are ASCII.
func characters(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return utf8.RuneCountInString(s)
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// firstRune returns the first character of a text, U+FFFD of an empty one.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lastRune returns the last character of a text, U+FFFD of an empty one.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isWide reports whether a character belongs to Chinese or Japanese text.
func isWide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xffef || r >= 0x20000 && r < 0x32000
}

// hasWideScript reports whether a text has Chinese, Japanese or Korean
// characters, among which full-width forms are at home.
func hasWideScript(s string) bool {
	for _, r := range s {
		if r >= 0x2e80 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0x20000 && r < 0x32000 {
			return true
		}
	}
	return false
}

// hasSentence reports whether a text has a sentence's end. Most that have one
// end with it, so the end is looked at first.
func hasSentence(s string) bool {
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case '.', '!', '?':
		return true
	}
	for i, r := range s {
		if sentenceEnds(s, i, r) {
			return true
		}
	}
	return false
}

// sentenceEnds reports whether the character r at the offset ends a sentence.
func sentenceEnds(s string, i int, r rune) bool {
	switch r {
	case '.', '!', '?':
		return i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '"'
	case '。', '！', '？', '।', '؟':
		return true
	}
	return false
}

// sentences counts the sentence ends of a text.
func sentences(s string) int {
	n := 0
	for i, r := range s {
		n += oneIf(sentenceEnds(s, i, r))
	}
	return n
}

// setOf returns the set of the words of a text and of the phrases behind it.
func setOf(words string, phrases ...string) map[string]bool {
	set := make(map[string]bool)
	for _, p := range phrases {
		set[p] = true
	}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// nextRune returns the offset behind the character at the offset.
func nextRune(s string, i int) int {
	for i++; i < len(s) && !utf8.RuneStart(s[i]); i++ {
	}
	return i
}

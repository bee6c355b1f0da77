package heuristics

import (
	"strings"
	"unicode/utf8"
)

// signs are what one look over a text tells of its words and punctuation.
// They let each rule of the words layer pass by the blocks that it cannot
// concern.
type signs uint8

const (
	hasDouble     signs = 1 << iota // a word that stands twice, or twice with a verb drawn in
	hasStutter                      // a word that begins with its own start
	hasStop                         // a full stop, and the length for two sentences
	hasGluedEnd                     // a capital right behind the end of a sentence
	hasGluedComma                   // a small letter right behind a comma or semicolon
	hasBracket                      // a letter right before or behind a bracket
	hasSpaced                       // a space before punctuation
)

// signs returns what the block's words and punctuation tell, looking once a
// change.
func (b *Block) signs() signs {
	if !b.signed {
		b.signsSeen, b.signed = signsOf(b.text), true
	}
	return b.signsSeen
}

// signsOf looks over a text in one pass.
func signsOf(s string) signs {
	var found signs
	lastStart, lastEnd := 0, 0 // the word before, where only white space parts them
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] < utf8.RuneSelf && inWord[s[end]] {
			end++
		}
		if end < len(s) && (s[end] >= utf8.RuneSelf || end > i && (s[end] == '\'' || s[end] == '-')) {
			end = wordEnd(s, end)
		}
		if end == i {
			found |= signsAt(s, i)
			lastEnd = 0
			i = nextRune(s, i)
			continue
		}
		if n := lastEnd - lastStart; lastEnd > 0 && end-i >= n && (s[i]|0x20 == s[lastStart]|0x20 || s[i] >= utf8.RuneSelf) {
			if (end-i == n || s[i+n] == '\'' || s[i+n] >= utf8.RuneSelf) && strings.EqualFold(s[i:i+n], s[lastStart:lastEnd]) {
				found |= hasDouble
			}
		}
		if end-i >= minStutter+minStutterRest && mayStutter(s[i:end]) {
			found |= hasStutter
		}
		lastStart, lastEnd = i, end
		i = end
	}
	return found
}

// signsAt tells what the character at the offset, no letter, is a sign of.
func signsAt(s string, i int) signs {
	var before, after byte = ' ', ' '
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	var found signs
	switch s[i] {
	case '.', '!', '?':
		if s[i] == '.' && len(s) > 2*minSentence {
			found |= hasStop
		}
		if after >= 'A' && after <= 'Z' || after >= utf8.RuneSelf {
			found |= hasGluedEnd
		}
		if before == ' ' {
			found |= hasSpaced
		}
	case ',', ';':
		if after >= 'a' && after <= 'z' || after >= utf8.RuneSelf {
			found |= hasGluedComma
		}
		if before == ' ' {
			found |= hasSpaced
		}
	case '(':
		if wordByte(before) {
			found |= hasBracket
		}
	case ')':
		if wordByte(after) {
			found |= hasBracket
		}
	case 0xe3:
		if len(s) > 2*minSentence && strings.HasPrefix(s[i:], "。") {
			found |= hasStop
		}
	}
	return found
}

// mayStutter reports whether the first characters of a word, or of a part of
// a compound, stand again in it.
func mayStutter(w string) bool {
	for {
		k := strings.IndexByte(w, '-')
		if k < 0 {
			return stutterLength(w) > 0
		}
		if stutterLength(w[:k]) > 0 {
			return true
		}
		w = w[k+1:]
	}
}

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

// wordSigns gathers the signs of a text while its words are counted, so that most
// texts need no look of their own. A sign may be found that is not there: the words
// that are counted are known by their letters alone. None is missed where the
// words are surely those that signsOf sees.
type wordSigns struct {
	found  signs
	unsure bool   // some may be missing
	last   uint32 // the hash of the word before
	// the apostrophes and hyphens in the present word, and where it begins if it
	// has any
	apostrophes, hyphens, start int
}

// signsOfWhole takes note of a word of plain letters by its hash.
func (c *counter) signsOfWhole(word string, hash uint32) {
	if hash == c.last {
		c.found |= hasDouble
	}
	c.last = hash
	if len(word) >= minStutter+minStutterRest && stutterLength(word) > 0 {
		c.found |= hasStutter
	}
}

// signsOfWord takes note of the present word, which has letters and ends at an
// offset.
func (c *counter) signsOfWord(text string, end int) {
	if c.hash == c.last {
		c.found |= hasDouble
	}
	c.last = c.hash
	if c.n != int(c.length) { // figures in it, or more letters than are hashed
		c.unsure = true
	}
	if c.apostrophes|c.hyphens != 0 {
		c.signsOfJoined(text[c.start:end])
	} else if c.n >= minStutter+minStutterRest && mayStutter(text[end-min(c.n, end):end]) {
		c.found |= hasStutter
	}
}

// signsOfJoined takes note of a word with apostrophes and hyphens in it.
func (c *counter) signsOfJoined(word string) {
	if c.apostrophes > 1 { // only then one can be in a start that stands twice
		c.unsure = true
	}
	if mayStutter(word) {
		c.found |= hasStutter
	}
	c.apostrophes, c.hyphens = 0, 0
}

// join takes note of an apostrophe or a hyphen in the present word.
func (c *counter) join(text string, i, size int) {
	if c.n == 0 { // behind figures: with letters to come it is no plain word
		return
	}
	if c.apostrophes|c.hyphens == 0 {
		c.start = i - min(c.n, i)
	}
	if text[i] == '-' {
		c.hyphens++
	} else {
		c.apostrophes++
		if c.hash == c.last { // "that that's"
			c.found |= hasDouble
		}
	}
	// For signsOf the word ends here if no letter comes next, and what is counted
	// goes on with some other characters.
	if next := i + size; next < len(text) {
		b := text[next]
		c.unsure = c.unsure || b >= utf8.RuneSelf || b >= '0' && b <= '9' || b == '\'' || b == '-'
	}
}

// signsBeside tells what a character that is no letter is a sign of.
func signsBeside(text string, i int, r rune, class runeClass) signs {
	if class == classEnd || class == classComma || r == ';' || r == '(' || r == ')' {
		return signsAt(text, i)
	}
	return 0
}

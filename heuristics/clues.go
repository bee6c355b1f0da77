package heuristics

import "unicode/utf8"

// clues are what one look at a block's bytes tells of the signs in it. They
// let the rules of the fields layer, each of which needs a sign or a digit,
// pass by the lines that have none: that is most lines and most of those
// rules' time. A clue may be wrong that a sign is there, for bytes beyond ASCII
// are shared by many characters, but never that none is.
type clues uint16

const (
	mayHaveDigit     clues = 1 << iota // of any script
	mayHaveColon                       // ASCII's or the full-width one
	mayHaveBar                         // a sign that stands between fields: | • · ⋅ ∙ or a tab
	mayHaveArrow                       // a sign that stands between the parts of a path: > / | » › →
	mayHaveLabelSign                   // what stands behind a credit's label: : / = |
	cluesTaken                         // the block has been looked at
	beforeSeam                         // of a byte: what stands before a seam may end with it
	mayHaveSeam                        // a capital right behind that; of a byte: a capital may begin with it
)

// byteClues tells of each byte what it gives to the clues.
var byteClues = func() (table [256]clues) {
	for i := range table {
		c := byte(i)
		if mayBeDigit(c) {
			table[c] |= mayHaveDigit
		}
		if c >= utf8.RuneSelf || isSmall(c) || isDigit(c) || c == ')' || c == '!' {
			table[c] |= beforeSeam
		}
		if c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			table[c] |= mayHaveSeam
		}
	}
	for sign, clue := range map[string]clues{":：": mayHaveColon, "|•·⋅∙\t": mayHaveBar, ">/|»›→": mayHaveArrow, ":/=|：＝": mayHaveLabelSign} {
		for _, r := range sign {
			table[string(r)[0]] |= clue // the first byte of its UTF-8
		}
	}
	return table
}()

// mayBeDigit reports whether a byte is an ASCII digit or may begin one of
// another script. The first of those are Arabic; there are none among
// punctuation and in Chinese and Japanese.
func mayBeDigit(c byte) bool { return isDigit(c) || c >= 0xd9 && (c < 0xe2 || c > 0xe9) }

// cluesOf looks over a text.
func cluesOf(s string) clues {
	var found, seam, before clues
	for i := 0; i < len(s); i++ {
		c := byteClues[s[i]]
		found |= c
		seam |= before << 1 & c
		before = c
	}
	return found&^(beforeSeam|mayHaveSeam) | seam&mayHaveSeam | cluesTaken
}

// may reports whether the block's text may have what one of the clues stands
// for, looking once a change.
func (b *Block) may(c clues) bool {
	if b.clues == 0 {
		b.clues = cluesOf(b.text)
	}
	return b.clues&c != 0
}

// outerWords returns the block's first word and its last, reading them once a
// change; ok is false where that takes more than a glance.
func (b *Block) outerWords() (w outerWords, ok bool) {
	return outerWordsOf(b.text)
}

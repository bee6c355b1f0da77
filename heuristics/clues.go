package heuristics

import "unicode/utf8"

// clues are what one look at a block's bytes tells of the signs in it. They
// let the rules of the fields layer, each of which needs a sign or a digit,
// pass by the lines that have none: that is most lines and most of those
// rules' time. A clue may be wrong that a sign is there, for bytes beyond ASCII
// are shared by many characters, but never that none is.
type clues uint8

const (
	mayHaveDigit     clues = 1 << iota // of any script
	mayHaveColon                       // ASCII's or the full-width one
	mayHaveBar                         // a sign that stands between fields: | • · ⋅ ∙ or a tab
	mayHaveArrow                       // a sign that stands between the parts of a path: > / | » › →
	mayHaveLabelSign                   // what stands behind a credit's label: : / = |
	mayHaveSeam                        // a capital right behind what a widget's text may end with
	cluesTaken                         // the block has been looked at
)

// byteClues tells of each byte what it gives to the clues.
var byteClues = func() (table [256]clues) {
	for c := range table {
		if mayBeDigit(byte(c)) {
			table[c] |= mayHaveDigit
		}
	}
	for sign, clue := range map[string]clues{":：": mayHaveColon, "|•·⋅∙\t": mayHaveBar, ">/|»›→": mayHaveArrow, ":/=|：＝": mayHaveLabelSign} {
		for _, r := range sign {
			table[string(r)[0]] |= clue // the first byte of its UTF-8
		}
	}
	return table
}()

// seamClues tells of each byte whether what is before a seam may end with it, in
// the bit below that of mayHaveSeam, and in that bit whether a capital may begin
// with it.
var seamClues = func() (table [256]clues) {
	for c := range table {
		beyond := c >= utf8.RuneSelf
		if beyond || isSmall(byte(c)) || isDigit(byte(c)) || c == ')' || c == '!' {
			table[c] |= mayHaveSeam >> 1
		}
		if beyond || c >= 'A' && c <= 'Z' {
			table[c] |= mayHaveSeam
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
	found, seam, before := cluesTaken, clues(0), clues(0)
	for i := 0; i < len(s); i++ {
		c := seamClues[s[i]]
		found |= byteClues[s[i]]
		seam |= before << 1 & c
		before = c
	}
	return found | seam&mayHaveSeam
}

// may reports whether the block's text may have what one of the clues stands
// for, looking once a change.
func (b *Block) may(c clues) bool {
	if b.clues == 0 {
		b.clues = cluesOf(b.text)
	}
	return b.clues&c != 0
}

package heuristics

import (
	"unicode"
	"unicode/utf8"
)

// clues are what one look at a block's bytes tells of the signs in it. They
// let the rules of the fields layer, each of which needs a sign or a digit,
// pass by the lines that have none: that is most lines and most of those
// rules' time. A clue may be wrong that something is there, for bytes beyond
// ASCII are shared by many characters, but never that it is not; those of single
// signs and digits are never wrong.
type clues uint32

const (
	mayHaveDigit     clues = 1 << iota // of any script
	mayHaveColon                       // ASCII's or the full-width one
	mayHaveBar                         // a sign that stands between fields: | • · ⋅ ∙ or a tab
	mayHaveArrow                       // a sign that stands between the parts of a path: > / | » › →
	mayHaveLabelSign                   // what stands behind a credit's label: : / = |
	mayHaveSlash                       // what stands between a name and an agency: / |
	mayHaveBracket                     // ASCII's round or square one, that opens
	mayHaveDash                        // what stands between fields besides bars, with spaces around: - / – —
	hasBeyondASCII                     // a character beyond ASCII
	mayBeDamaged                       // a control character or an ampersand
	lookBeyond                         // of a byte: it begins a character that may give a clue

	// What two bytes tell, the first of which may stand before the second.
	// Each pair is two bits: of the byte before and of the one behind, which
	// tells of the text too.
	beforeSeam      // what stands before a seam may end with it
	mayHaveSeam     // a capital right behind that
	endOfSentence   // . ! ?
	mayHaveSentence // one's end: a space or a quote behind that, or the text's end
	beforeCapital   // a space or a full stop
	mayHaveCapital  // a capital of ASCII right behind that
	beforeVia       // a space
	mayHaveVia      // a word that begins as "via" does

	// What is known of the block already.
	cluesTaken // the clues
	endsTaken  // its outer words
	endsTold   // and a glance was enough
	plainStart // the first of them is letters of ASCII, and the line begins with it

	pairedBefore = beforeSeam | endOfSentence | beforeCapital | beforeVia
	pairedBehind = pairedBefore << 1
)

// byteClues tells of each byte what it gives to the clues.
var byteClues = func() (table [256]clues) {
	for i := range table {
		c := byte(i)
		if isDigit(c) {
			table[c] |= mayHaveDigit
		}
		if c >= utf8.RuneSelf {
			table[c] |= hasBeyondASCII
		} else if asciiTraits[c] != 0 {
			table[c] |= mayBeDamaged
		}
		if c >= utf8.RuneSelf || isSmall(c) || isDigit(c) || c == ')' || c == '!' {
			table[c] |= beforeSeam
		}
		if c >= 0xc0 { // the first byte of a character
			table[c] |= mayHaveSeam
		}
		if c >= 'A' && c <= 'Z' {
			table[c] |= mayHaveSeam | mayHaveCapital
		}
	}
	table[' '] |= beforeCapital | beforeVia | mayHaveSentence
	table['"'] |= mayHaveSentence
	table['v'] |= mayHaveVia
	for signs, clue := range signClues {
		for _, r := range signs {
			if r < utf8.RuneSelf {
				table[r] |= clue
			} else {
				table[string(r)[0]] |= lookBeyond
			}
		}
	}
	for i := range table {
		if !isDigit(byte(i)) && mayBeDigit(byte(i)) {
			table[i] |= lookBeyond
		}
	}
	return table
}()

// signClues are the clues that a sign gives by itself.
var signClues = map[string]clues{
	":：": mayHaveColon, "|•·⋅∙\t": mayHaveBar, ">/|»›→": mayHaveArrow, ":/=|：＝": mayHaveLabelSign, "/|": mayHaveSlash, "([": mayHaveBracket, "-/–—": mayHaveDash,
	".!?": endOfSentence, ".": beforeCapital,
}

// runeClues has the clues of the signs beyond ASCII.
var runeClues = func() map[rune]clues {
	table := make(map[rune]clues)
	for signs, clue := range signClues {
		for _, r := range signs {
			if r >= utf8.RuneSelf {
				table[r] |= clue
			}
		}
	}
	return table
}()

// cluesBeyond returns what the characters beyond ASCII give to the clues by
// themselves. Few lines have one whose first byte asks for it.
func cluesBeyond(s string) clues {
	var found clues
	for i := 0; i < len(s); i++ {
		if byteClues[s[i]]&lookBeyond == 0 {
			continue
		}
		r := firstRune(s[i:])
		found |= runeClues[r]
		if unicode.IsDigit(r) {
			found |= mayHaveDigit
		}
	}
	return found
}

// mayBeDigit reports whether a byte is an ASCII digit or may begin one of
// another script. The first of those are Arabic; there are none among
// punctuation and in Chinese and Japanese.
func mayBeDigit(c byte) bool { return isDigit(c) || c >= 0xd9 && (c < 0xe2 || c > 0xe9) }

// cluesOf looks over a text.
func cluesOf(s string) clues {
	var found, pairs, before clues
	i := 0
	for ; i+8 <= len(s); i += 8 { // the same as below, with fewer checks of bounds
		p := s[i : i+8]
		c0, c1, c2, c3 := byteClues[p[0]], byteClues[p[1]], byteClues[p[2]], byteClues[p[3]]
		c4, c5, c6, c7 := byteClues[p[4]], byteClues[p[5]], byteClues[p[6]], byteClues[p[7]]
		found |= c0 | c1 | c2 | c3 | c4 | c5 | c6 | c7
		pairs |= before<<1&c0 | c0<<1&c1 | c1<<1&c2 | c2<<1&c3 | c3<<1&c4 | c4<<1&c5 | c5<<1&c6 | c6<<1&c7
		before = c7
	}
	for ; i < len(s); i++ {
		c := byteClues[s[i]]
		found |= c
		pairs |= before << 1 & c
		before = c
	}
	pairs |= before << 1 & mayHaveSentence
	if found&hasBeyondASCII != 0 {
		pairs |= mayHaveSentence // one of another script
	}
	if found&lookBeyond != 0 {
		found |= cluesBeyond(s)
	}
	return found&^(pairedBefore|pairedBehind|lookBeyond) | pairs&pairedBehind | cluesTaken
}

// may reports whether the block's text may have what one of the clues stands
// for, looking once a change.
func (b *Block) may(c clues) bool {
	if b.clues&cluesTaken == 0 {
		b.clues |= cluesOf(b.text)
	}
	return b.clues&c != 0
}

// outerWords returns the block's first word and its last, reading them once a
// change; ok is false where that takes more than a glance.
func (b *Block) outerWords() (w outerWords, ok bool) {
	if b.clues&endsTaken == 0 {
		b.outer, ok = outerWordsOf(b.text)
		b.clues |= endsTaken
		if ok {
			b.clues |= endsTold
		}
		if ok && startsPlain(b.text) {
			b.clues |= plainStart
		}
	}
	return b.outer, b.clues&endsTold != 0
}

// startsPlain reports whether a text begins with a word of ASCII letters that
// all hashes of first words end at.
func startsPlain(s string) bool {
	_, i := takeLetters(s, 0)
	return i > 0 && (i == len(s) || endsHead(s[i]))
}

package heuristics

import (
	"unicode/utf8"
)

// traits are what one look over a text tells of the characters in it. They
// let each rule of the characters layer pass by the blocks that it cannot
// concern.
type traits uint16

const (
	hasNonASCII  traits = 1 << iota
	hasInvalid          // bytes that are not UTF-8
	hasControl          // C0, C1 and DEL, but for tab and line breaks
	hasAmpersand        // maybe an entity
	hasOddSpace         // white space other than ASCII's
	hasInvisible        // soft hyphens, zero-width characters, direction marks
	hasMark             // combining characters and others that NFC may change
	hasLatinPair        // a Latin letter that UTF-8's lead bytes look like in a legacy encoding
	hasPresented        // ligatures and full-width forms
	hasRightLeft        // letters that are written from right to left
)

// asciiTraits tells of each ASCII character what it gives to the traits.
var asciiTraits = func() (table [128]traits) {
	for c := range table {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
			table[c] = hasControl
		}
	}
	table['&'] = hasAmpersand
	return table
}()

// look returns the traits of a text, in one pass.
func look(s string) traits {
	var t traits
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			t |= asciiTraits[c]
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			t |= hasInvalid
		} else {
			t |= runeTraits(r)
		}
		i += size
	}
	return t
}

// runeTraits returns the traits that a character beyond ASCII stands for.
func runeTraits(r rune) traits {
	switch {
	case r < 0x100:
		return latinTraits(r)
	case r < 0x300:
		return hasNonASCII
	case r < 0x370:
		return hasNonASCII | hasMark
	case r < 0x590:
		if r == 0x0420 || r == 0x0421 || r == 0x0432 { // "Р", "С" and "в": leads of UTF-8 read as windows-1251
			return hasNonASCII | hasLatinPair
		}
		return hasNonASCII
	case r < 0x900:
		t := hasNonASCII | hasRightLeft
		if r >= 0x610 && r < 0x660 || r == 0x670 || r >= 0x6c0 && r < 0x6f0 {
			t |= hasMark
		}
		return t
	case r < 0x2000:
		if r == 0x1680 || r == 0x180e {
			return hasNonASCII | hasOddSpace | hasInvisible
		}
		return hasNonASCII | hasMark
	case r < 0x2070:
		return generalPunctuationTraits(r)
	case r >= 0x2126 && r <= 0x212b || r >= 0x2329 && r <= 0x232a:
		return hasNonASCII | hasMark
	case r >= 0x3099 && r <= 0x309a || r >= 0x1100 && r < 0x1200:
		return hasNonASCII | hasMark
	case r >= 0xf900 && r < 0xfb00:
		return hasNonASCII | hasMark
	case r >= 0xfb00 && r < 0xfb07, r >= 0xff01 && r <= 0xff5e:
		return hasNonASCII | hasPresented
	case r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xfeff:
		return hasNonASCII | hasRightLeft | hasMark
	case r == 0xfeff:
		return hasNonASCII | hasInvisible
	case r >= 0x10000:
		return hasNonASCII | hasMark
	}
	return hasNonASCII
}

func latinTraits(r rune) traits {
	switch {
	case r < 0xa0:
		return hasNonASCII | hasControl
	case r == 0xad:
		return hasNonASCII | hasInvisible
	case r >= 0xc2 && r <= 0xf4:
		return hasNonASCII | hasLatinPair
	}
	return hasNonASCII
}

func generalPunctuationTraits(r rune) traits {
	switch {
	case r <= 0x200a, r == 0x205f:
		return hasNonASCII | hasOddSpace
	case r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return hasNonASCII | hasInvisible
	}
	return hasNonASCII
}

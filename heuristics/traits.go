package heuristics

import "unicode/utf8"

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
	hasMisread          // characters side by side that UTF-8 looks like in a legacy encoding
	hasPresented        // ligatures and full-width forms
	hasRightLeft        // letters that are written from right to left
	hasEastern          // letters of two bytes that are not Latin: Greek, Cyrillic
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

// plain returns how many bytes from the offset on, in steps of eight, are
// printable ASCII other than "&". A byte that only might be another ends
// the run.
func plain(s string, from int) int {
	i := from
	for ; i+8 <= len(s); i += 8 {
		w := eightAt(s, i)
		control := w - eachByte*0x20               // high where a byte is below a space
		ampersand := (w ^ eachByte*'&') - eachByte // high where a byte is "&"
		deletion := w + eachByte                   // high where a byte is DEL
		if (w|control|ampersand|deletion)&topBits != 0 {
			break
		}
	}
	return i - from
}

// lowRunes is the number of the first characters that a table tells of.
// No character behind them is a byte of a legacy encoding, but for a few.
const lowRunes = 0x2300

// lowTraits tells of each of the first characters its traits, and from the
// 16th bit on in which encodings it may be a lead byte of UTF-8, and from the
// 24th one of the bytes behind it.
var lowTraits = func() (table [lowRunes]uint32) {
	for r := range table {
		if r >= utf8.RuneSelf {
			table[r] = uint32(runeTraits(rune(r)))
		}
		table[r] |= uint32(leadSet[r])<<leadShift | uint32(tailSet[r])<<tailShift
	}
	return table
}()

const (
	leadShift = 16
	tailShift = 24
)

// plainPages tells which runs of 64 characters of three bytes have no trait
// but that they are not ASCII.
var plainPages = func() (table [1024]bool) {
	for page := lowRunes >> 6; page < len(table); page++ {
		table[page] = true
		for r := rune(page << 6); r < rune(page+1)<<6; r++ {
			table[page] = table[page] && runeTraits(r) == hasNonASCII && utf8.ValidRune(r)
		}
	}
	return table
}()

// look returns the traits of a text, in one pass.
func look(s string) traits {
	var t traits
	lead := uint32(0) // in which encodings the character right before may be a lead byte
	lost := false     // the character right before may have lost the byte behind it
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if lost && c == ' ' {
				t |= hasMisread
			}
			lead, lost = 0, false
			t |= asciiTraits[c]
			i++
			if n := plain(s, i); n > 0 {
				i += n
			}
			continue
		}
		if c >= 0xe0 && c < 0xf0 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 && plainPages[int(c&0xf)<<6|int(s[i+1]&0x3f)] {
			t |= hasNonASCII
			lead, lost = 0, false
			i += 3
			continue
		}
		r, size := rune(c&0x1f)<<6, 2
		if c >= 0xc2 && c < 0xe0 && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
			r |= rune(s[i+1] & 0x3f)
		} else {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case r == utf8.RuneError && size == 1:
			t |= hasInvalid
			lead, lost = 0, false
		case r < lowRunes:
			told := lowTraits[r]
			t |= traits(told)
			if lead&(told>>tailShift) != 0 {
				t |= hasMisread
			}
			lead, lost = told>>leadShift&0xff, mayLoseByte(r)
		default:
			t |= runeTraits(r)
			lead, lost = 0, false
		}
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
		return hasNonASCII | hasEastern
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

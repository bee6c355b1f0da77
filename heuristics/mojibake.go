package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// legacy is a single-byte encoding that UTF-8 is commonly misread as.
type legacy struct {
	bytes map[rune]byte
	// convincing decides whether a decoded character is evidence enough:
	// run is how many stand in a row.
	convincing func(lead byte, got rune, run int) bool
}

// legacies are tried in this order at every place.
var legacies = []legacy{
	{reverse(charmap.Windows1252), func(lead byte, got rune, run int) bool {
		// Two-byte characters: "Â" before a sign, "Ã" before a sign. The
		// capitals do stand before letters in Portuguese, but no letter
		// is a continuation byte. Others are rare in themselves.
		return lead >= 0xe2 || lead <= 0xc5 || run > 1 || vietnamese(lead, got)
	}},
	{reverse(charmap.Windows1251), func(lead byte, got rune, run int) bool {
		return lead >= 0xe2 && got >= 0x2010 && got < 0x2200 || (lead == 0xd0 || lead == 0xd1) && run > 2
	}},
	{reverse(charmap.Macintosh), func(lead byte, got rune, run int) bool {
		return lead == 0xe2 && got >= 0x2010 && got < 0x2030 || lead == 0xc3 && unicode.IsLetter(got)
	}},
}

// vietnamese reports whether a character is a Vietnamese letter whose bytes
// in windows-1252 are no end of a quotation ("está»…").
func vietnamese(lead byte, got rune) bool {
	switch last := byte(got)&0x3f | 0x80; {
	case lead == 0xc6:
		return got == 'ơ' || got == 'Ư' || got == 'ư'
	case lead != 0xe1 || got < 0x1ea0 || got > 0x1ef9:
		return false
	default:
		return last != 0x85 && (last < 0x91 || last > 0x97) && last != 0xa0 && last != 0xab && last != 0xbb
	}
}

// reverse returns the byte of each character beyond ASCII. Bytes that the
// encoding leaves open are taken for the control characters of ISO 8859-1,
// as browsers do (WHATWG Encoding Standard, windows-1252).
func reverse(m *charmap.Charmap) map[rune]byte {
	table := make(map[rune]byte, 160)
	for b := 0x80; b < 0x100; b++ {
		if r := m.DecodeByte(byte(b)); r != utf8.RuneError {
			table[r] = byte(b)
		}
		if m == charmap.Windows1252 && b < 0xa0 {
			table[rune(b)] = byte(b)
		}
	}
	return table
}

// leads are the characters that a lead byte of UTF-8 may look like.
var leads = func() map[rune]bool {
	set := make(map[rune]bool)
	for _, l := range legacies {
		for r, b := range l.bytes {
			if b >= 0xc2 && b <= 0xf4 {
				set[r] = true
			}
		}
	}
	return set
}()

// repairMojibake finds runs of characters that are UTF-8 read as one of the
// legacy encodings. The method is that of ftfy: the misreading is undone only
// where its bytes are well-formed UTF-8 and the outcome is likelier than what
// stands there.
func repairMojibake(s string) []Repair {
	var out []Repair
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !leads[r] || s[i] >= 0xf0 {
			i += size
			continue
		}
		end, text := decodeRun(s, i)
		if end > i {
			out = append(out, Repair{i, end, text})
			i = end
			continue
		}
		i += size
	}
	if len(out) > 0 && speaksOfEncodings(s) {
		return nil
	}
	return out
}

// speaksOfEncodings reports whether a text is about the damage itself.
func speaksOfEncodings(s string) bool {
	low := strings.ToLower(s)
	for _, w := range []string{"mojibake", "utf-8", "utf8", "encoding", "codepage", "code page", "latin-1", "windows-125"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// longRun is a number of characters in a row from which on more do not make
// any encoding more convincing.
const longRun = 3

// decodeRun returns the end of the damaged run that starts at the offset and
// what it should read; end is start where there is none.
func decodeRun(s string, start int) (end int, text string) {
	for _, l := range legacies {
		var decoded strings.Builder
		at, run, sure := start, 0, false
		var lead byte
		var got rune
		for at < len(s) {
			b, r, size := l.decode(s[at:])
			if size == 0 || run == 0 && !l.convincing(b, r, longRun) {
				break // whatever follows, it would not do
			}
			run++
			if run == 1 {
				lead, got = b, r
			}
			sure = sure || l.convincing(b, r, run)
			decoded.WriteRune(r)
			at += size
		}
		if run > 0 && sure && l.convincing(lead, got, run) {
			return at, decoded.String()
		}
	}
	// The closing quote's last byte has no character in windows-1252 and
	// gets lost: "â€" alone.
	if strings.HasPrefix(s[start:], "â€") {
		return start + len("â€"), "”"
	}
	return start, ""
}

// decode reads one character of UTF-8 that the encoding has misread; size is
// how many bytes of s it takes, 0 where there is none.
func (l legacy) decode(s string) (lead byte, got rune, size int) {
	r, n := utf8.DecodeRuneInString(s)
	lead, ok := l.bytes[r]
	if !ok || lead < 0xc2 || lead > 0xf4 {
		return 0, 0, 0
	}
	want := 2
	if lead >= 0xf0 {
		want = 4
	} else if lead >= 0xe0 {
		want = 3
	}
	var raw [4]byte
	raw[0], size = lead, n
	for k := 1; k < want; k++ {
		r, n = utf8.DecodeRuneInString(s[size:])
		b, ok := l.bytes[r]
		if !ok || b < 0x80 || b > 0xbf {
			return 0, 0, 0
		}
		raw[k] = b
		size += n
	}
	got, n = utf8.DecodeRune(raw[:want])
	if n != want || got == utf8.RuneError {
		return 0, 0, 0
	}
	return lead, got, size
}

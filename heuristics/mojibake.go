package heuristics

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// legacy is a single-byte encoding that UTF-8 is commonly misread as.
type legacy struct {
	// bytes tells the byte of each character below its length, 0 where the
	// encoding has none; odd those of the characters above.
	bytes [lowRunes]byte
	odd   map[rune]byte
	// strong decides whether one misread character is evidence enough by
	// itself.
	strong func(m garbled) bool
}

// garbled is a character of UTF-8 that stands as two to four of an encoding.
type garbled struct {
	start, end int // of what stands there
	lead, last byte
	got        rune // what it should be
	run        int  // how many stand side by side, this one included
	// The characters around the run.
	before, after rune
}

// The encodings that text is most often misread as. Latin-1 is among them:
// browsers and this table give windows-1252 the control characters that it
// leaves open.
var legacies = []*legacy{
	newLegacy(charmap.Windows1252, strong1252),
	newLegacy(charmap.Windows1251, strong1251),
	newLegacy(charmap.Macintosh, strongMac),
}

// newLegacy makes the table of an encoding. Bytes that it leaves open are
// taken for the control characters of ISO 8859-1, as browsers do (WHATWG
// Encoding Standard, windows-1252).
func newLegacy(m *charmap.Charmap, strong func(garbled) bool) *legacy {
	l := &legacy{odd: make(map[rune]byte), strong: strong}
	for b := 0x80; b < 0x100; b++ {
		r := m.DecodeByte(byte(b))
		if r == utf8.RuneError {
			r = rune(b)
		}
		if int(r) < len(l.bytes) {
			l.bytes[r] = byte(b)
		} else {
			l.odd[r] = byte(b)
		}
		if m == charmap.Windows1252 && b < 0xa0 {
			l.bytes[b] = byte(b)
		}
	}
	return l
}

// byteOf returns the byte that a character stands for, 0 where there is none.
func (l *legacy) byteOf(r rune) byte {
	if int(r) < len(l.bytes) {
		return l.bytes[r]
	}
	return l.odd[r]
}

// The characters that may be a lead byte and those that may be one of the
// bytes behind it, a bit for each encoding.
var leadSet, tailSet = func() (leads, tails [lowRunes]uint8) {
	for k, l := range legacies {
		for r, b := range l.bytes {
			if b >= 0xd2 && b <= 0xd5 && unicode.IsPunct(rune(r)) {
				continue // Mac Roman's curly quotes: they lead in no language of note
			}
			if b >= 0xc2 && b <= 0xf4 {
				leads[r] |= 1 << k
			} else if b >= 0x80 && b < 0xc0 {
				tails[r] |= 1 << k
			}
		}
	}
	return leads, tails
}()

// mayLoseByte reports whether a character may be a lead byte whose next byte
// was taken for a no-break space and became a plain one.
func mayLoseByte(r rune) bool { return r == 'Â' || r == 'Ã' }

// repairMojibake finds characters that are UTF-8 read as one of the legacy
// encodings. The idea is ftfy's (R. Speer, ftfy, 2012-2023): the misreading is
// undone only where its bytes are well-formed UTF-8 and the outcome is
// likelier than what stands there. Of the encodings the one that explains most
// of the text is taken.
func repairMojibake(s string) []Repair {
	var best []Repair
	most := 0
	for _, l := range legacies {
		found, strong := l.find(s)
		if len(found) == 0 && l != legacies[0] {
			continue
		}
		sure := mostlyMisread(s, found, strong)
		repairs, covered := collect(s, found, sure)
		if l == legacies[0] {
			repairs = withLostBytes(s, repairs)
			covered = max(covered, len(repairs))
		}
		if covered > most {
			best, most = repairs, covered
		}
	}
	if len(best) > 0 && speaksOfEncodings(s) {
		return slices.DeleteFunc(best, func(r Repair) bool {
			return speaksOfEncodings(s[max(0, r.Start-nearEncoding):min(len(s), r.End+nearEncoding)])
		})
	}
	return best
}

// RestoreMisread returns a text with UTF-8 restored that was read as a legacy
// encoding, as the rule characters/mojibake does it in blocks, for values that
// are no block: a title in an element's attribute. A text without such damage
// comes back as it is.
func RestoreMisread(s string) string {
	for range maxPasses {
		if look(s)&hasMisread == 0 {
			break
		}
		repairs := repairMojibake(s)
		if len(repairs) == 0 {
			break
		}
		var b strings.Builder
		at := 0
		for _, r := range repairs {
			b.WriteString(s[at:r.Start])
			b.WriteString(r.New)
			at = r.End
		}
		b.WriteString(s[at:])
		s = b.String()
	}
	return s
}

// nearEncoding is how far from an example a text speaks of encodings, in
// bytes.
const nearEncoding = 160

// The share of the letters beyond ASCII that must be misread, for the weak
// ones among them to count too, and the number of strong ones it takes.
const (
	minMisreadShare  = 0.75
	minMisreadStrong = 2
)

// mostlyMisread reports whether a text is damaged as a whole: then what is no
// evidence by itself is mended with the rest.
func mostlyMisread(s string, found []garbled, strong int) bool {
	if strong < minMisreadStrong || len(found) < 3 {
		return false
	}
	letters, k := 0, 0
	for i, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		for k < len(found) && found[k].end <= i {
			k++
		}
		if k < len(found) && i >= found[k].start {
			continue
		}
		letters += oneIf(unicode.IsLetter(r))
	}
	return float64(len(found)) >= minMisreadShare*float64(len(found)+letters)
}

// collect makes repairs of the misread characters: all of them, or the runs
// that have a strong one. It tells how many bytes of the text they cover.
func collect(s string, found []garbled, all bool) (repairs []Repair, covered int) {
	for i := 0; i < len(found); {
		end, strong := i, all
		for end < len(found) && (end == i || found[end].start == found[end-1].end) {
			strong = strong || found[end].run < 0
			end++
		}
		if strong {
			var text strings.Builder
			for _, m := range found[i:end] {
				text.WriteRune(m.got)
			}
			start, stop := found[i].start, found[end-1].end
			repairs = append(repairs, Repair{Start: start, End: stop, New: text.String()})
			covered += stop - start
		}
		i = end
	}
	return repairs, covered
}

// find returns the characters that the encoding was misread for, in order, and
// how many are strong evidence. Those are marked by a negative run.
func (l *legacy) find(s string) (found []garbled, strong int) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		first := len(found)
		at := i
		for at < len(s) {
			m, ok := l.decode(s, at)
			if !ok {
				break
			}
			found = append(found, m)
			at = m.end
		}
		if at == i {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[at:])
		for k := first; k < len(found); k++ {
			m := &found[k]
			m.run, m.before, m.after = len(found)-first, before, after
			if l.strong(*m) {
				m.run = -m.run
				strong++
			}
		}
		i = at
	}
	return found, strong
}

// decode reads one misread character at the offset.
func (l *legacy) decode(s string, start int) (m garbled, ok bool) {
	r, n := utf8.DecodeRuneInString(s[start:])
	lead := l.byteOf(r)
	if lead < 0xc2 || lead > 0xf4 {
		return m, false
	}
	want := 2
	if lead >= 0xf0 {
		want = 4
	} else if lead >= 0xe0 {
		want = 3
	}
	var raw [4]byte
	raw[0] = lead
	at := start + n
	for k := 1; k < want; k++ {
		r, n = utf8.DecodeRuneInString(s[at:])
		b := l.byteOf(r)
		if n == 0 || b < 0x80 || b > 0xbf {
			return m, false
		}
		raw[k] = b
		at += n
	}
	got, n := utf8.DecodeRune(raw[:want])
	if n != want || got == utf8.RuneError || !readable(got) {
		return m, false
	}
	return garbled{start: start, end: at, lead: lead, last: raw[want-1], got: got}, true
}

// readable reports whether a character can be what a text should read: it is
// assigned, or is one of those that the characters layer takes out next.
func readable(r rune) bool {
	return unicode.IsPrint(r) || unicode.In(r, unicode.Cf, unicode.Zs) || r >= 0x80 && r < 0xa0 || r == '\u2028'
}

// closing reports whether a byte is, in windows-1252, a sign that may stand
// behind any word: a quote, a dash, "…", "™", "®", "©", "°", a no-break space.
func closing(b byte) bool {
	switch b {
	case 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa9, 0xaa, 0xab, 0xae, 0xb0, 0xb7, 0xba, 0xbb:
		return true
	}
	return false
}

// strong1252: small letters with an accent stand before closing signs in
// sound text ("«là»…"), capitals before few of them, and Greek and Cyrillic
// come in words.
func strong1252(m garbled) bool {
	shouted := closing(m.last) && unicode.IsUpper(m.before) && !unicode.IsLower(m.after)
	switch {
	case m.run > 1 || m.lead >= 0xf0:
		return true
	case m.lead == 0xe1 && m.got >= 0x1e80 && m.got < 0x1ec0: // "áº" begins nothing else
		return true
	case m.lead == 0xe1 || m.lead == 0xc6:
		return vietnamese(m)
	case m.lead == 0xe2:
		return m.got >= 0x2000 && m.got < 0x2c00 && !(closing(m.last) && m.got >= 0x2bc0)
	case m.lead > 0xe2:
		return !closing(m.last)
	case m.lead == 0xc8: // Romanian letters with a comma below
		return m.got >= 'Ș' && m.got <= 'ț' && (unicode.IsLetter(m.before) || unicode.IsLetter(m.after))
	}
	return m.lead <= 0xc5 && !shouted
}

// vietnamese reports whether a character is a Vietnamese letter whose bytes
// in windows-1252 are no end of a quotation ("está»…").
func vietnamese(m garbled) bool {
	if m.lead == 0xc6 {
		return m.got == 'ơ' || m.got == 'Ơ' || m.got == 'Ư' || m.got == 'ư'
	}
	return m.got >= 0x1ec0 && m.got <= 0x1ef9 && !closing(m.last)
}

// strong1251: capitals stand before small letters that are the bytes behind a
// lead in Cyrillic text too ("Рік", "Гёте"), so it takes a run of them, a
// punctuation mark, or a Latin word around.
func strong1251(m garbled) bool {
	switch {
	case m.run > 2:
		return true
	case m.lead == 0xe2:
		return m.got >= 0x2010 && m.got < 0x2200
	case m.lead > 0xe2:
		return m.run > 1
	case m.lead >= 0xc3 && m.lead <= 0xc5:
		return latinLetter(m.before) || latinLetter(m.after)
	}
	return false
}

// strongMac: most of what it takes is punctuation, and roots and functions of
// formulas ("k√π").
func strongMac(m garbled) bool {
	switch {
	case m.lead == 0xe2:
		return m.got >= 0x2010 && m.got < 0x2200
	case m.lead >= 0xc3 && m.lead <= 0xc5:
		return unicode.IsLetter(m.got) && m.last != 0xb9 && m.last != 0xb0 && (latinLetter(m.before) || latinLetter(m.after))
	}
	return m.run > 2
}

func latinLetter(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// withLostBytes adds the repair of characters whose last byte has no
// character of its own and was lost: the closing quote's ("â€" alone), and
// the no-break space that became a plain one ("Ã " for "à").
func withLostBytes(s string, found []Repair) []Repair {
	var out []Repair
	k := 0
	for i := 0; i < len(s); i++ {
		if s[i] != 0xc3 { // "â", "Â" and "Ã" begin with it
			continue
		}
		for k < len(found) && found[k].End <= i {
			out = append(out, found[k])
			k++
		}
		if k < len(found) && found[k].Start <= i {
			continue
		}
		if r, ok := lostByte(s, i); ok {
			out = append(out, r)
		}
	}
	return append(out, found[k:]...)
}

// lostByte returns the repair of a character with a lost byte at the offset.
func lostByte(s string, i int) (Repair, bool) {
	rest := s[i:]
	if strings.HasPrefix(rest, "â€") {
		return Repair{Start: i, End: i + len("â€"), New: "”", Confidence: 0.9}, true
	}
	before, n := utf8.DecodeLastRuneInString(s[:i])
	inWord := n > 0 && (unicode.IsLower(before) || unicode.IsDigit(before))
	switch {
	case strings.HasPrefix(rest, "Â ") && inWord: // no capital ends a word so
		return Repair{Start: i, End: i + len("Â "), New: " ", Confidence: 0.95}, true
	case !strings.HasPrefix(rest, "Ã "):
		return Repair{}, false
	}
	// The space is the lost byte where another stands behind it.
	r := Repair{Start: i, End: i + len("Ã "), New: "à ", Confidence: 0.95}
	after := strings.TrimLeft(rest[len("Ã"):], " ")
	if len(after) < len(rest)-len("Ã ") {
		r.New = "à"
	}
	if before == ' ' && i > 1 { // a word by itself, among others in small letters
		r.Confidence = 0.8
		inWord = unicode.IsLower(firstRune(after)) && unicode.IsLower(lastRune(s[:i-1])) && !namesLetter(s[:i-1])
	}
	return r, inWord
}

// namesLetter reports whether a text ends with a word that a letter's name
// follows ("a letra Ã é rara").
func namesLetter(s string) bool {
	for _, w := range []string{"letra", "vogal", "letter", "vowel", "lettre", "nome", "til", "lettera"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// encodingWords are the words of texts about the damage itself.
var encodingWords = newSubject("mojibake", "utf-8", "utf8", "encoding", "codepage", "code page", "latin-1", "windows-125")

// speaksOfEncodings reports whether a text is about the damage itself.
func speaksOfEncodings(s string) bool { return encodingWords.in(s) }

// subject is what a text may be about, by its words in small letters of ASCII.
type subject struct {
	words []string
	first [256]bool // the first letters of the words, small and capital
}

func newSubject(words ...string) *subject {
	t := &subject{words: words}
	for _, w := range words {
		t.first[w[0]], t.first[w[0]&^0x20] = true, true
	}
	return t
}

// in reports whether a text has one of the words, in any case.
func (t *subject) in(s string) bool {
	for i := 0; i < len(s); i++ {
		if !t.first[s[i]] {
			continue
		}
		for _, w := range t.words {
			if len(s)-i >= len(w) && strings.EqualFold(s[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

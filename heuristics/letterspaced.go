package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The numbers of letters that a word set with spaces between them has at
// least: one that is known, and one that is none of the words known here.
const (
	minLetterSpaced        = 4
	minUnknownLetterSpaced = 6
)

// joinLetters joins the letters of words that were set with spaces between
// them ("N E W S").
func joinLetters(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == Code {
			continue
		}
		may := false
		if t := b.traits(); t&hasNonASCII == 0 {
			may = mayBeASCIILetterSpaced(b.text)
		} else {
			may = mayBeLetterSpaced(b.text) || t&hasEastern != 0 && mayBeWideLetterSpaced(b.text)
		}
		if may {
			d.Repair(i, "characters/letterspaced", d.letterSpaced(b.text))
		}
	}
}

// mayBeASCIILetterSpaced is a quick look for four letters with spaces between
// them in a text of nothing but ASCII. Eight bytes are looked at as one number, in
// which the high bit of each tells whether it is a space.
func mayBeASCIILetterSpaced(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 4 {
		other := eightAt(s, i) ^ eachByte*' '
		spaces := ^(other + eachByte*0x7f) & topBits
		if spaces&(spaces>>16)&(spaces>>32) != 0 {
			return true
		}
	}
	for ; i+4 < len(s); i++ {
		if s[i] == ' ' && s[i+2] == ' ' && s[i+4] == ' ' {
			return true
		}
	}
	return false
}

// mayBeLetterSpaced is a quick look for three spaces that part two single
// letters of ASCII, or two spaces that part one of two bytes. Of the former
// one in four places is looked at: four letters take seven.
func mayBeLetterSpaced(s string) bool {
	space := func(i int) bool { return i < 0 || i >= len(s) || s[i] == ' ' }
	for i := 1; i+3 < len(s); i += 4 {
		if s[i] == ' ' {
			if s[i+2] == ' ' && (space(i-2) || space(i+4)) || s[i-1] != ' ' && space(i-2) && (space(i-4) || space(i+2)) {
				return true
			}
		} else if s[i-1] == ' ' && s[i+1] == ' ' && (space(i-3) || space(i+3)) {
			return true
		}
	}
	return false
}

// mayBeWideLetterSpaced is the same for Greek and Cyrillic letters.
func mayBeWideLetterSpaced(s string) bool {
	for i := 0; i+6 < len(s); i++ {
		if s[i] == ' ' && s[i+3] == ' ' && s[i+6] == ' ' && s[i+1] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// letterSpaced finds the words whose letters stand apart. All letters but the
// first must be alike in case; what they make must be a word of the document
// or a common one, or at least look like a word among words; and the text must
// not be about letters.
func (d *Document) letterSpaced(s string) []Repair {
	var out []Repair
	for i := 0; i < len(s); {
		end, letters := singleLetters(s, i)
		if end == i {
			i = nextToken(s, i)
			continue
		}
		if confidence := d.spelled(letters, s[:i], s[end:]); confidence > 0 {
			out = append(out, Repair{Start: i, End: end, New: letters, Confidence: confidence})
		}
		i = nextToken(s, end)
	}
	if len(out) > 0 && speaksOfLetters(s) {
		return nil
	}
	return out
}

// nextToken returns the offset behind the next space.
func nextToken(s string, i int) int {
	if k := strings.IndexByte(s[i:], ' '); k >= 0 {
		return i + k + 1
	}
	return len(s)
}

// singleLetters returns the end of the single letters with a space between
// them that a text begins with at the offset, and the letters; end is start
// where there are none. Punctuation may stand behind the last.
func singleLetters(s string, start int) (end int, letters string) {
	var b strings.Builder
	i := start
	seen, upper := 0, false // the letters so far, and whether those behind the first are capitals
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) || seen > 0 && unicode.IsUpper(r) != upper && (seen > 1 || !upper) {
			break
		}
		if next, _ := utf8.DecodeRuneInString(s[i+n:]); i+n < len(s) && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("'’-+*/=_&", next)) {
			break
		}
		upper = unicode.IsUpper(r)
		seen++
		b.WriteRune(r)
		end = i + n
		if end >= len(s) || s[end] != ' ' {
			break
		}
		i = end + 1
	}
	if b.Len() == 0 {
		return start, ""
	}
	return end, b.String()
}

// maxLetterSpaced is the length of the longest word that is put together, in
// bytes.
const maxLetterSpaced = 64

// spelled tells how sure it is that letters which stand apart between two
// parts of a text are a word; 0 where they may be anything.
func (d *Document) spelled(letters, before, after string) float32 {
	n := utf8.RuneCountInString(letters)
	if n < minLetterSpaced || len(letters) > maxLetterSpaced || alphabetical(letters) {
		return 0
	}
	low := strings.ToLower(letters)
	if knownForm(low) || d.counts()[low] > 0 {
		return 0.95
	}
	if n >= minUnknownLetterSpaced && wordlike(low) && (d.isProse(before) || d.isProse(after)) {
		return 0.8
	}
	return 0
}

// alphabetical reports whether more than a third of the letters stand behind
// the one before them in the alphabet.
func alphabetical(letters string) bool {
	steps, all, last := 0, 0, rune(0)
	for _, r := range letters {
		steps += oneIf(r-last == 1)
		all++
		last = r
	}
	return steps*3 > all
}

// wordlike reports whether letters are mixed as in a word of a language with
// vowels: a fifth to two thirds are vowels, and they are no few over and over.
func wordlike(low string) bool {
	vowels, all := 0, 0
	different := make(map[rune]bool)
	for _, r := range low {
		all++
		different[r] = true
		vowels += oneIf(strings.ContainsRune("aeiouyäöüáéíóúàèìòùâêîôûåøæœãõëïąęěůőűаеёиоуыэюяіїєαεηιουωάέήίόύώ", r))
	}
	return vowels*5 >= all && vowels*3 <= all*2 && len(different) > 3
}

// letterWords are the words of texts about letters.
var letterWords = newSubject("spell", "letter", "alphabet", "initials", "buchstab", "lettre", "letra")

// speaksOfLetters reports whether a text is about letters and not made of
// them.
func speaksOfLetters(s string) bool {
	return letterWords.in(s) || strings.Contains(s, "букв") || strings.Contains(s, "Букв")
}

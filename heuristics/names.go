package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name has at most this many words and bytes.
const (
	maxNameWords = 6
	maxNameBytes = 60
)

// nameParticles are the small words inside names.
var nameParticles = setOf(`de del della di da dos das do du des la le el al bin bint ibn ben van von vom zu zur der den ter ten te
	af av y e i und and san of the d' l'`)

// looksLikeName reports whether a text is a person's name by its shape: up to
// six words that start with capitals, particles between them. In scripts
// without capitals any few words pass: the caller must have other evidence.
func looksLikeName(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxNameBytes || strings.ContainsAny(s, "0123456789@:/?!\"“”()[]{}<>|_=+*#%&;") {
		return false
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		r, size := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
		case isCaseless(r):
			capitals++
		case nameParticles[strings.ToLower(w)]:
		case (strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’") || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")) && len(w) > size+2:
			capitals++
		default:
			return false
		}
		if strings.HasSuffix(w, ".") && len(w) > 4 && !abbreviatedTitle(w) {
			return false // a sentence's end, no initial
		}
	}
	return capitals > 0 && words <= maxNameWords
}

func abbreviatedTitle(w string) bool {
	switch w {
	case "Prof.", "Univ.":
		return true
	}
	return false
}

// isCaseless reports whether a letter belongs to a script without capitals.
func isCaseless(r rune) bool {
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r)
}

// reader reads labelled fields in the languages of a document.
type reader struct {
	x        *lexicon
	spoken   languages
	labels   *labels // of the languages spoken
	language *Language
}

func (d *Document) reader() reader {
	if d.Language == nil {
		return anyReader()
	}
	x := knowledge()
	return reader{x, x.spoken(d.Language), d.Language.labels(), d.Language}
}

// anyReader returns a reader of all languages.
func anyReader() reader {
	x := knowledge()
	return reader{x: x, spoken: x.spoken(nil), labels: x.anyLabels()}
}

// is reports whether a label, in small letters, is of one of the classes.
func (r reader) is(label string, classes ...introClass) bool {
	return r.x.introduces(label, r.spoken, classes...)
}

// introSigns are the signs that stand behind a label.
const introSigns = ":：,/|=-–—／＝・｜"

// maxIntroWords is how many words a label has at the most.
const maxIntroWords = 4

// cutIntro cuts an introducing label of one of the classes off a line: the
// longest one. It returns the rest without the sign behind the label, and that
// sign (0 for none).
func (r reader) cutIntro(s string, classes ...introClass) (rest string, sign rune, ok bool) {
	if !r.labels.may(s, setOfIntros(classes...)) {
		return "", 0, false
	}
	end := r.introLength(s, classes...)
	if end == 0 || end > len(s) {
		return "", 0, false
	}
	rest = strings.TrimSpace(s[end:])
	sign, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune(introSigns, sign) {
		return strings.TrimSpace(rest[size:]), sign, true
	}
	// Some labels are known with their sign ("写真＝").
	if sign, _ = utf8.DecodeLastRuneInString(s[:end]); strings.ContainsRune(":：=＝/／", sign) {
		return rest, sign, true
	}
	return rest, 0, true
}

// introLength returns the length of the longest label of one of the classes that
// a line begins with, 0 where there is none.
func (r reader) introLength(s string, classes ...introClass) int {
	low := strings.ToLower(s[:r.x.introEnd(s)])
	best := 0
	for end, words := 0, 0; words < maxIntroWords && end < len(low); words++ {
		end = labelEnd(low, end)
		label := trimLabel(low[:end], false)
		if bare := trimLabel(label, true); r.is(bare, classes...) || len(bare) < len(label) && r.is(label, classes...) {
			best = end
		}
	}
	for k := range low { // labels of caseless scripts have no space behind
		if k > 0 && (low[k] >= utf8.RuneSelf || low[k] == ':') && isWideAt(low[k:]) && r.is(low[:k], classes...) {
			best = max(best, k)
		}
	}
	return best
}

// introEnd returns the end of the part of a line that a label can take.
func (x *lexicon) introEnd(s string) int {
	limit, end := min(len(s), x.longestIntro+8), 0
	for words := 0; words < maxIntroWords && end < limit; words++ {
		end = labelEnd(s, end)
	}
	end = min(limit, end)
	for range utf8.UTFMax - 1 { // not through a character; bytes that are none stay
		if end < len(s) && end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
	}
	return end
}

// trimLabel cuts the signs off a label's end: colons, commas and spaces, and
// full stops too where dots are asked for.
func trimLabel(s string, dots bool) string {
	for s != "" {
		switch c := s[len(s)-1]; {
		case c == ':' || c == ',' || c == ' ' || c == '.' && dots:
			s = s[:len(s)-1]
		case c >= utf8.RuneSelf && strings.HasSuffix(s, "："):
			s = strings.TrimSuffix(s, "：")
		default:
			return s
		}
	}
	return s
}

func isWideAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWide(r) || r == '：' || r == ':'
}

// labelEnd returns the end of the word that starts at the offset or behind the
// spaces there.
func labelEnd(s string, at int) int {
	for at < len(s) && s[at] == ' ' {
		at++
	}
	for at < len(s) && s[at] != ' ' {
		if s[at] == ':' || s[at] == ',' || s[at] == '=' {
			return at
		}
		at++
	}
	return at
}

// trimSigns is strings.Trim, quick where there is nothing to trim.
func trimSigns(s, signs string) string {
	if s != "" && isASCIILetter(s[0]) && isASCIILetter(s[len(s)-1]) {
		return s
	}
	return strings.Trim(s, signs)
}

// bylineSigns may stand around a byline.
const bylineSigns = " —–-|•·*_"

// parseByline reads the names of a byline; ok is false where the line is
// none.
func (r reader) parseByline(s string) (names []string, ok bool) {
	if len(s) > 160 {
		return nil, false
	}
	s = trimSigns(s, bylineSigns)
	rest, sign, ok := r.cutIntro(s, introBy)
	if !ok {
		return parseTrailingByline(s)
	}
	if rest == "" {
		return nil, false
	}
	if again, _, twice := r.cutIntro(rest, introBy); twice && again != "" {
		rest = again
	}
	if sign == 0 && (isCaseless(firstRune(rest)) && len(strings.Fields(rest)) > 4 || isWide(firstRune(rest)) && !wideByline(s, rest)) {
		return nil, false
	}
	names = r.splitNames(rest)
	if len(names) == 0 || len(names) == 1 && r.x.words[strings.ToLower(names[0])]&wordWeekday != 0 {
		return nil, false // "By Monday"
	}
	return names, true
}

// wideByline reports whether a line in Chinese or Japanese that begins with a
// label and no sign behind it may be a byline: the label is a word by itself,
// and no more than names follow.
func wideByline(s, rest string) bool {
	label := strings.TrimSuffix(s, rest)
	runes := utf8.RuneCountInString(rest)
	if strings.HasSuffix(label, " ") {
		return runes <= maxWideNames
	}
	return runes <= maxWideName && utf8.RuneCountInString(label) > 1
}

// The lengths of a Chinese or Japanese name, and of a few, in characters.
const (
	maxWideName  = 4
	maxWideNames = 12
)

// parseTrailingByline reads bylines whose label stands behind the name, as in
// Korean ("박하은 기자").
func parseTrailingByline(s string) ([]string, bool) {
	for _, label := range []string{" 기자", " 특파원", " 記者", " 记者"} {
		if name, ok := strings.CutSuffix(s, label); ok {
			if k := strings.LastIndexAny(name, "=]】"); k >= 0 {
				_, size := utf8.DecodeRuneInString(name[k:])
				name = name[k+size:]
			}
			if name = strings.TrimSpace(name); utf8.RuneCountInString(name) <= 12 && looksLikeName(name) {
				return []string{name}, true
			}
		}
	}
	return nil, false
}

// splitNames returns the names of a list. Behind a comma stands a place, an
// employer or a job as often as a name: it counts only in a list that an
// "and" ends.
func (r reader) splitNames(s string) []string {
	s = strings.TrimRight(s, " .|,;")
	for _, cut := range []string{"|", "•", "·", " — ", " – ", " - ", "(", ";"} {
		if k := strings.Index(s, cut); k > 0 {
			s = s[:k]
		}
	}
	parts, listed := r.splitAnd(s)
	var names []string
	for k, part := range parts {
		pieces := strings.FieldsFunc(part, func(r rune) bool { return r == ',' || r == '、' || r == '，' || r == '/' })
		if !listed && len(pieces) > 1 && !strings.Contains(part, "、") {
			pieces = r.people(pieces)
		} else if listed && k == len(parts)-1 && len(pieces) > 1 {
			pieces = pieces[:1]
		}
		for _, p := range pieces {
			p = strings.TrimSpace(p)
			if !looksLikeName(p) {
				return names
			}
			names = append(names, p)
		}
	}
	return names
}

// people returns the first of the pieces, and those behind it that are two
// words, neither a place's nor an employer's.
func (r reader) people(pieces []string) []string {
	n := 1
	for n < len(pieces) {
		p := strings.TrimSpace(pieces[n])
		first, last, ok := strings.Cut(p, " ")
		if !ok || strings.Contains(last, " ") || placeWords[strings.ToLower(first)] || employerWords[strings.ToLower(last)] || r.is(strings.ToLower(p), introAuthor) || r.is(strings.ToLower(last), introAuthor) {
			break
		}
		n++
	}
	return pieces[:n]
}

// placeWords begin the names of places, employerWords end those of papers and
// offices.
var (
	placeWords = setOf(`new north south west east los san saint st. las el la le les neu bad cape fort port hong sri united the st santa
		sankt abu tel addis buenos rio sao são washington`)
	employerWords = setOf(`news times post press herald tribune journal agency media magazine today city university institute online digital team
		staff desk group radio tv network service wire report reports editor writer reporter correspondent`)
)

// splitAnd parts a list at its "and".
func (r reader) splitAnd(s string) (parts []string, listed bool) {
	from, at := 0, 0
	for at < len(s) {
		end := labelEnd(s, at)
		if end < len(s) && s[end] == ',' {
			end++
		}
		if end == at {
			break
		}
		word := strings.TrimSpace(s[at:end])
		if at > 0 && r.is(strings.ToLower(word), introAnd) && end < len(s) {
			parts = append(parts, strings.TrimSpace(s[from:at]))
			from, listed = end, true
		}
		at = end
	}
	return append(parts, strings.TrimSpace(s[from:])), listed
}

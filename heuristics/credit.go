package heuristics

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// agencies are makers and dealers of pictures that a credit names without a
// label.
var agencies = setOf(`afp ap reuters getty dpa epa efe ansa apa tass pap tt ntb ritzau lusa mti ctk čtk belga anp afp/getty
	imago shutterstock istock alamy unsplash pixabay pexels xinhua kyodo jiji yonhap 新华社 時事 共同 tanjug ria sputnik
	depositphotos dreamstime flickr wikimedia bloomberg keystone picture-alliance imagn`)

// The lengths that a credit and a caption stay below, in bytes and words.
const (
	maxCredit      = 160
	maxCreditWords = 14
	maxCaption     = 320
)

// parseCredit reads a line that says who made a picture and nothing else. The
// credit comes without its label or sign.
func (r reader) parseCredit(s string) (credit string, ok bool) {
	if len(s) > maxCredit {
		return "", false
	}
	s = trimSigns(strings.TrimPrefix(s, ". "), " —–-|")
	inner, bracketed := cutBrackets(s)
	s = inner
	if rest, ok := cutCopyright(s); ok {
		return plausibleCredit(rest)
	}
	if rest, sign, ok := r.cutIntro(s, introPhoto); ok && rest != "" && (sign == ':' || sign == '：' || sign == '=' || sign == '＝' || sign == ',' || sign == '/' || sign == '／' || byIntro(s, rest) || bracketed || slashed(rest)) {
		if more, sign, again := r.cutIntro(rest, introPhoto, introBy); again && more != "" && sign != '/' && !slashed(rest) && looksLikeName(more) && !looksLikeName(rest) {
			rest = more
		}
		return plausibleCredit(rest)
	}
	if name, ok := cutMaker(s); ok {
		return plausibleCredit(name)
	}
	if credit, ok := r.cutDealer(s); ok {
		return plausibleCredit(credit)
	}
	if slashed(s) {
		return s, true
	}
	return "", false
}

// mayBeCredit reports quickly whether a block could be a credit: by a sign, by
// a label that it begins with, or by a dealer that it ends with.
func (r reader) mayBeCredit(b *Block) bool {
	s := b.text
	switch {
	case s == "" || len(s) > maxCredit:
		return false
	case b.may(mayHaveSlash), aroundCredit[s[0]], s[len(s)-1] != '.' && aroundCredit[s[len(s)-1]]:
		return true
	case r.labels.mayBegin(b, setOfIntros(introPhoto)), isLoneAgency(s):
		return true
	}
	return b.may(mayHaveVia) && mayNameDealer(s) // the other words before a dealer take a label in front
}

// aroundCredit tells of each byte whether it may be of a sign that stands at
// either end of a credit: a dash, a bracket, a copyright sign, the stop of a
// sentence before.
var aroundCredit = func() (table [256]bool) {
	for i := range table {
		table[i] = i >= utf8.RuneSelf || strings.IndexByte(" .-|([&", byte(i)) >= 0
	}
	return table
}()

// dealers are the words between a picture's maker and who deals in it.
var dealers = []string{" via ", " on ", " from "}

// cutDealer reads a maker and an agency with a word between them ("Ella Marsh /
// Staff via Getty Images"). Without "via" it takes a label in front too ("Photo
// by Ella Marsh on Unsplash"), which is cut off.
func (r reader) cutDealer(s string) (credit string, ok bool) {
	if len(s) > 100 || !mayNameDealer(s) {
		return "", false
	}
	for _, word := range dealers {
		k := strings.LastIndex(s, word)
		if k <= 0 {
			continue
		}
		maker := s[:k]
		agency, more, _ := strings.Cut(strings.ToLower(strings.TrimRight(s[k+len(word):], ".")), " ")
		if !agencies[agency] || strings.Contains(more, " ") {
			return "", false
		}
		rest, sign, labelled := r.cutIntro(maker, introPhoto)
		if labelled && rest != "" && (sign != 0 || strings.Contains(strings.TrimSpace(strings.TrimSuffix(maker, rest)), " ")) {
			return s[k-len(rest):], len(strings.Fields(rest)) <= maxNameWords
		}
		return s, word == " via " && looksLikeName(strings.ReplaceAll(maker, "/", " "))
	}
	return "", false
}

// mayNameDealer reports quickly whether one of the words before a dealer stands
// before the last word of a line or the last two: a dealer has no more.
func mayNameDealer(s string) bool {
	k := strings.LastIndexByte(s, ' ') + 1
	if k < 2 {
		return false
	}
	before := strings.LastIndexByte(s[:k-1], ' ') + 1
	return endsWithDealer(s[:k]) || endsWithDealer(s[:before])
}

func endsWithDealer(s string) bool {
	return len(s) > 3 && (s[len(s)-2] == 'a' || s[len(s)-2] == 'n' || s[len(s)-2] == 'm') &&
		slices.ContainsFunc(dealers, func(word string) bool { return strings.HasSuffix(s, word) })
}

// byIntro reports whether the label before rest is more than a bare noun:
// "Photo by X" and "Fot. X" are credits, "Picture this" is none.
func byIntro(s, rest string) bool {
	label := strings.ToLower(strings.TrimSpace(s[:len(s)-len(rest)]))
	if strings.HasSuffix(label, ".") {
		return true
	}
	return strings.Contains(label, " ") && looksLikeName(strings.TrimRight(rest, "."))
}

// cutBrackets takes round or square brackets off a text.
func cutBrackets(s string) (string, bool) {
	if len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') {
		return strings.TrimSpace(s[1 : len(s)-1]), true
	}
	if rest, ok := strings.CutPrefix(s, "（"); ok {
		return strings.TrimSuffix(rest, "）"), true
	}
	return s, false
}

// cutCopyright takes the copyright sign off a credit. A line with a year is a
// copyright notice of the site.
func cutCopyright(s string) (string, bool) {
	if s == "" || isASCIILetter(s[0]) { // most lines: no need to try each sign
		return "", false
	}
	for _, sign := range []string{"©", "Ⓒ", "ⓒ", "(c) ", "(C) ", "&copy;"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			named := strings.Contains(rest, "/") && !strings.Contains(strings.ToLower(rest), "rights")
			return strings.TrimSpace(rest), named || !hasYear(rest)
		}
	}
	return "", false
}

// hasYear reports whether a text has a number like a year of now.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && isDigit(s[i+2]) && isDigit(s[i+3]) &&
			(i == 0 || !isDigit(s[i-1])) && (i+4 == len(s) || !isDigit(s[i+4])) {
			return true
		}
	}
	return false
}

// makers are words that follow the maker's name: "photographed by" in Chinese
// and Japanese.
var makers = []string{"摄影", "攝影", "撮影", "摄", "攝"}

func cutMaker(s string) (string, bool) {
	if s == "" || s[len(s)-1] < utf8.RuneSelf {
		return "", false
	}
	for _, m := range makers {
		if name, ok := strings.CutSuffix(s, m); ok && utf8.RuneCountInString(name) < 30 {
			return strings.TrimRight(name, " ／/"), name != ""
		}
	}
	return "", false
}

// plausibleCredit refuses what is too long for a credit, or a sentence.
func plausibleCredit(s string) (string, bool) {
	s = strings.TrimSpace(s)
	words := len(strings.Fields(s))
	if s == "" || len(s) > maxCredit || words > maxCreditWords || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return "", false
	}
	if strings.HasSuffix(s, ".") && words > 4 && !strings.Contains(s, "/") {
		return "", false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.TrimRight(s, " ."), unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@'
}

// loneAgencies are credits that stand alone.
var loneAgencies = []string{"shutterstock", "istock", "getty images", "ap photo", "file photo"}

// maxLoneAgency is the length of the longest of them, in bytes.
const maxLoneAgency = len("shutterstock")

func isLoneAgency(s string) bool {
	return len(s) <= maxLoneAgency && slices.ContainsFunc(loneAgencies, func(a string) bool { return len(a) == len(s) && strings.EqualFold(a, s) })
}

// slashed reports whether a line is a name and an agency around a slash, or
// an agency alone ("Getty Images").
func slashed(s string) bool {
	if strings.IndexByte(s, '/') < 0 && strings.IndexByte(s, '|') < 0 { // faster than to look for the last one
		return isLoneAgency(s)
	}
	k := max(strings.LastIndexByte(s, '/'), strings.LastIndexByte(s, '|'))
	if k == 0 || k+1 >= len(s) || len(s) > 100 {
		return false
	}
	name, agency := strings.TrimSpace(s[:k]), strings.TrimSpace(strings.ToLower(s[k+1:]))
	first, _, _ := strings.Cut(agency, " ")
	firstName, _, _ := strings.Cut(strings.ToLower(name), " ")
	if !agencies[first] && !agencies[firstName] {
		return false
	}
	return looksLikeName(strings.NewReplacer("/", " ", "-", "").Replace(name))
}

// parseCaption parts a line that is a caption with its credit behind it. signed
// says that it may have signs that stand behind labels.
func (r reader) parseCaption(s string, signed bool) (caption, credit string, ok bool) {
	if len(s) > maxCaption || len(s) < 8 {
		return "", "", false
	}
	from := max(4, len(s)-maxCredit)
	signed = signed && hasLabelSign(s[from:])
	for k := from; ; k++ {
		if k = r.nextCreditPlace(s, k, signed); k >= len(s)-2 {
			return "", "", false
		}
		if !creditPlace(s, k, signed) {
			continue
		}
		if !r.creditStarts(s[k:]) && !(strings.HasSuffix(s[:k], ". ") && slashed(s[k:])) {
			continue
		}
		if credit, ok = r.parseCredit(s[k:]); !ok {
			continue
		}
		caption = strings.TrimRight(s[:k], " —–-|/(")
		if caption == "" || sentences(caption) > 2 {
			return "", "", false
		}
		return caption, credit, true
	}
}

// nextCreditPlace returns the next offset, from one on, at which a credit
// inside a line may begin by the bytes there. Most bytes begin none: they are
// inside of words, or no letter that labels begin with. There is one branch a
// byte, that of its end: any other would be guessed wrong at every word.
func (r reader) nextCreditPlace(s string, k int, signed bool) int {
	places, label, sentence := &r.labels.places, capitalAt, noSmallAt
	if signed {
		label, sentence = capitalAt|smallAt, wordAt
	}
	before, dot := places[s[k-1]], places[s[k-2]]>>dotShift
	for ; k < len(s)-2; k++ {
		at := places[s[k]]
		if at&(creditAlways|before>>behindShift&1*label|dot&before&spaceAt*sentence) != 0 {
			break
		}
		before, dot = at, before>>dotShift
	}
	return k
}

// hasLabelSign reports whether a text has one of the signs that stand behind
// the label of a credit, or between a name and an agency.
func hasLabelSign(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ':', '/', '=', '|':
			return true
		case 0xef: // the first byte of full-width signs
			if strings.HasPrefix(s[i:], "：") || strings.HasPrefix(s[i:], "＝") {
				return true
			}
		}
	}
	return false
}

// creditPlace reports whether a credit may begin at the offset by the
// characters there: a bracket, a word, or where words are not parted a Chinese
// or Japanese character or a sign. signed says that the line has signs that
// stand behind labels: without one a label has a capital.
func creditPlace(s string, k int, signed bool) bool {
	c, before := s[k], s[k-1]
	switch {
	case before == ' ' || before == '.':
		return c != ' ' && utf8.RuneStart(c) && (signed || c < 'a' || c > 'z')
	case c == '(' && isASCIILetter(before):
		return !strings.EqualFold(s[k:min(len(s), k+3)], "(c)") // of sum(c) no sign
	case c < utf8.RuneSelf:
		return c == '(' || c == '['
	case !utf8.RuneStart(c):
		return false
	}
	r := firstRune(s[k:])
	return isWide(r) || isGeneralPunctuation(r) || !unicode.IsLetter(r)
}

// creditStarts reports whether a credit may begin here: a sign, a bracket or
// a label with a colon. Bare names are no evidence inside a line.
func (r reader) creditStarts(s string) bool {
	switch c := firstRune(s); {
	case c == '©' || c == '(' || c == '[' || c == '（':
		return true
	case c < utf8.RuneSelf && !r.labels.mayBePhoto(s), isGeneralPunctuation(c), !unicode.IsLetter(c):
		return false
	}
	rest, sign, ok := r.cutIntro(s, introPhoto)
	return ok && rest != "" && (sign == ':' || sign == '：' || sign == '/' || sign == '=' || sign == '＝' || byIntro(s, rest) && unicode.IsUpper(firstRune(s)))
}

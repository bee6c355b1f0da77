package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsRules repair the words of the body.
func wordsRules() []Rule {
	return []Rule{{
		ID:    "words/doubled",
		Doc:   "Takes out a word that stands twice in a row, where the language does not double it on purpose.",
		Hit:   Example{In: "The council has approved the the new harbour after a long debate in the old hall.", Out: "The council has approved the new harbour after a long debate in the old hall."},
		Miss:  Example{In: "The songs that Duran Duran had had in mind were very very old, and that that was said of them was no no for the band."},
		Apply: perBody("words/doubled", repairDoubled),
	}, {
		ID:    "words/stutter",
		Doc:   "Takes out the start of a word that was written twice (\"signsigned\"), where the rest is a known word.",
		Hit:   Example{In: "Both of the nations have signsigned the treaty, said the ministerminister on the quay.", Out: "Both of the nations have signed the treaty, said the minister on the quay."},
		Miss:  Example{In: "They ate couscous with the tartar sauce, and the subsubsection on beriberi was read out to them."},
		Apply: perBody("words/stutter", repairStutter),
	}, {
		ID:    "words/glued",
		Doc:   "Puts the space back between two sentences.",
		Hit:   Example{In: "The ferry did not sail on Friday.The harbour was closed because of the storm.", Out: "The ferry did not sail on Friday. The harbour was closed because of the storm."},
		Miss:  Example{In: "The U.S.Senate runs its site on node.js and ASP.NET, and keeps Report.Final.docx there for all."},
		Apply: perBody("words/glued", repairGlued),
	}}
}

// perBody makes an Apply of a function that proposes repairs for the text of
// a block. Only blocks that come out in the end are mended, and code never.
func perBody(id ID, propose func(d *Document, s string) []Repair) func(*Document) {
	return func(d *Document) {
		detectLanguage(d)
		for i := range d.Blocks {
			for range maxPasses {
				b := &d.Blocks[i]
				if b.Role != Body && !d.RepairOnly || b.Kind == Code || !d.Repair(i, id, propose(d, b.text)) {
					break
				}
			}
		}
	}
}

// wordEnd returns the end of the word that starts at the offset: letters,
// marks, and apostrophes and hyphens inside.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if c|0x20 >= 'a' && c|0x20 <= 'z' || (c == '\'' || c == '-') && i+1 < len(s) && isLetterAt(s[i+1:]) {
				i++
				continue
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !(r == '’' && i+size < len(s) && isLetterAt(s[i+size:])) {
			return i
		}
		i += size
	}
	return i
}

// repairDoubled finds function words of the language that stand twice in a
// row and are never doubled on purpose.
func repairDoubled(d *Document, s string) []Repair {
	l := d.Language
	if l == nil {
		return nil
	}
	var out []Repair
	before, last := "", "" // the two words before, where only white space parts them
	lastEnd := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		end := wordEnd(s, i)
		if end == i {
			before, last = "", ""
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		w := s[i:end]
		if l.contracted(last, w) && (len(out) == 0 || out[len(out)-1].End <= lastEnd-len(last)) {
			out = append(out, Repair{lastEnd - len(last), i, ""})
			before, last, lastEnd, i = "", w, end, end
			continue
		}
		if len(w) == len(last) && strings.EqualFold(w, last) && l.neverDoubled(before, last, w, s[end:]) && !boundAfter(s, end) && (len(out) == 0 || out[len(out)-1].End <= lastEnd) {
			out = append(out, Repair{lastEnd, end, keepBreak(s[lastEnd:i])})
			lastEnd, i = end, end
			continue
		}
		before, last, lastEnd = last, w, end
		i = end
	}
	return out
}

// keepBreak returns the line break of the white space between the two words,
// so that a line stays a line.
func keepBreak(gap string) string {
	if k := strings.IndexAny(gap, "\r\n"); k >= 0 {
		return strings.TrimRight(gap[k:], " \t")
	}
	return ""
}

// boundAfter reports whether a word goes on behind its letters ("the the-").
func boundAfter(s string, end int) bool {
	return end < len(s) && (s[end] == '-' || s[end] == '_' || s[end] == '/' || s[end] == '@')
}

// neverDoubled reports whether a word that stands twice is damage. Words are
// compared in small letters; a capital on the second alone is a name's.
func (l *Language) neverDoubled(before, first, second, after string) bool {
	low := strings.ToLower(second)
	if !l.function[low] || l.doubled[low] || second != low && (first == second || !startsSmall(after)) {
		return false
	}
	if (low == "and" || low == "or" || low == "if" || low == "not") && (strings.HasPrefix(after, " or ") || strings.HasPrefix(after, " and ")) {
		return false // about the words themselves
	}
	return !l.rightAfter(strings.ToLower(before), low)
}

// startsSmall reports whether a text goes on with a space and a small letter:
// a capital would make the doubled word part of a name ("for For Hire").
func startsSmall(after string) bool {
	return len(after) > 1 && after[0] == ' ' && unicode.IsLower(firstRune(after[1:]))
}

// contracted reports whether the second word is the first with a verb drawn
// into it ("it it's"): the first goes.
func (l *Language) contracted(first, second string) bool {
	if l.Code != "en" || len(first) < 2 || len(second) <= len(first) || !strings.EqualFold(second[:len(first)], first) || !l.function[strings.ToLower(first)] || l.doubled[strings.ToLower(first)] {
		return false
	}
	switch second[len(first):] {
	case "'s", "'ve", "'re", "'ll", "'d", "’s", "’ve", "’re", "’ll", "’d":
	default:
		return false
	}
	// A capital on the first alone would be lost with it.
	return unicode.IsLower(firstRune(first)) || unicode.IsUpper(firstRune(second))
}

// phrasal are the verbs whose particle may be followed by the same word as a
// preposition ("he came in in the evening"), and receivers the verbs behind
// which "her" may be followed by "her" ("gave her her book").
var (
	phrasal = setOf(`came come comes coming log logs logged logging check checks checked checking sign signs signed moved move went go goes
		brought bring called call kicked kick stepped step walked walk plug plugged hand handed stay stayed drop dropped turn turned carry carried`)
	receivers = setOf(`give gave gives given giving tell told tells telling show showed shows showing teach taught ask asked offer offered pay paid
		buy bought send sent make made find found get got lend lent hand handed bring brought cost let`)
)

// rightAfter reports whether a double is good grammar behind the word before.
func (l *Language) rightAfter(before, w string) bool {
	if l.Code != "en" {
		return false
	}
	switch w {
	case "in", "on":
		return phrasal[before]
	case "her":
		return receivers[before]
	case "is", "was":
		return before == "it" || before == "what" || before == "that" || before == "this" || before == "he" || before == "she"
	}
	return false
}

// repeatable are first parts that are set before a word which may begin with
// them itself ("subsubsection").
var repeatable = setOf(`sub anti meta non pre super ultra great counter hyper tele proto bis mini`)

// The shortest start that counts as written twice, and the shortest word left,
// in bytes.
const (
	minStutter     = 3
	minStutterRest = 5
)

// sureStutter is the length from which a start that stands twice needs no
// witness, in bytes: no word of a living language is made so.
const sureStutter = 6

// knownForm reports whether a word is a common one, or a regular form of one.
func knownForm(w string) bool {
	if commonWord(w) {
		return true
	}
	for _, ending := range []string{"s", "es", "ed", "d", "ing", "ly", "er", "r", "ally", "ness"} {
		stem, ok := strings.CutSuffix(w, ending)
		if ok && len(stem) > 3 && (commonWord(stem) || ending == "ing" && commonWord(stem+"e")) {
			return true
		}
	}
	stem, ok := strings.CutSuffix(w, "ies")
	return ok && len(stem) > 2 && commonWord(stem+"y")
}

// repairStutter finds words that begin with their own start.
func repairStutter(d *Document, s string) []Repair {
	var out []Repair
	for i := 0; i < len(s); {
		end := wordEnd(s, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		for from := i; from < end; { // the parts of a compound one by one
			to := end
			if k := strings.IndexByte(s[from:end], '-'); k >= 0 {
				to = from + k
			}
			w := s[from:to]
			if len(w) >= minStutter+minStutterRest && len(w) <= 64 {
				if k := stutterLength(w); k > 0 && d.isStutter(w, k) {
					out = append(out, Repair{from, from + k, ""})
				}
			}
			from = to + 1
		}
		i = end
	}
	return out
}

// stutterLength returns the length of a word's start that stands again right
// behind itself; 0 where there is none.
func stutterLength(w string) int {
	for k := minStutter; k <= len(w)/2; k++ {
		next := strings.Index(w[k:], w[:minStutter])
		if next < 0 {
			return 0
		}
		if k += next; k > len(w)/2 {
			return 0
		}
		if strings.HasPrefix(w[k:], w[:k]) && utf8.RuneStart(w[k]) {
			return k
		}
	}
	return 0
}

// isStutter looks for witnesses that the word behind its repeated start is
// what was meant: the document has it elsewhere, or it is a common word; and
// that the whole is no word itself.
func (d *Document) isStutter(w string, k int) bool {
	low := strings.ToLower(w)
	rest := low[k:]
	if len(rest) < minStutterRest || repeatable[low[:k]] || commonWord(low) {
		return false
	}
	if d.words == nil {
		d.words = d.wordCounts()
	}
	if d.words[low] > 1 {
		return false
	}
	if strings.ContainsFunc(w[k:], unicode.IsUpper) {
		return false // "TheBellsTheBells" is meant
	}
	return k >= sureStutter || knownForm(rest) || d.words[rest] > 0
}

// wordCounts returns how often each word of the document stands in it, in
// small letters.
func (d *Document) wordCounts() map[string]int {
	counts := make(map[string]int, len(d.source)/24)
	for i := range d.Blocks {
		for w := range wordsOf(d.Blocks[i].text) {
			counts[strings.ToLower(w)]++
		}
	}
	return counts
}

// repairGlued finds sentence ends with a word right behind them.
func repairGlued(d *Document, s string) []Repair {
	var out []Repair
	for i := 0; ; {
		k := strings.IndexAny(s[i:], ".!?")
		if k < 0 {
			return out
		}
		i += k + 1
		if d.isGlued(s, i) {
			out = append(out, Repair{i, i, " "})
		}
	}
}

// isGlued reports whether the offset, right behind a sign that ends
// sentences, is where a space got lost.
func (d *Document) isGlued(s string, i int) bool {
	if i >= len(s) || i < 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s[i:])
	if !unicode.IsUpper(first) {
		return false
	}
	start, end := i-1, wordEnd(s, i)
	for start > 0 && s[start-1] != ' ' && s[start-1] != '\n' && i-start < 40 {
		start--
	}
	head, next := strings.TrimLeft(s[start:i-1], "(\"'“‘«["), s[i:end]
	// The token around must be two words and a sign, no name of a file, a
	// host or a class.
	if !plainWord(head) || !plainWord(next) && next != "I" && next != "A" || utf8.RuneCountInString(head) < 2 {
		return false
	}
	if end < len(s) && !strings.ContainsRune(" \n,;:'’\"”", rune(s[end])) && !strings.HasPrefix(s[end:], "’") {
		return false
	}
	if end == len(s) {
		return false
	}
	low := strings.ToLower(next)
	common := commonWord(low) || d.Language != nil && d.Language.function[low]
	if unicode.IsUpper(firstRune(head)) || utf8.RuneCountInString(head) < 3 {
		return common
	}
	return common || end+1 < len(s) && unicode.IsLower(firstRune(s[end+1:]))
}

// plainWord reports whether a text is one word, of small letters but for the
// first.
func plainWord(s string) bool {
	n := 0
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' || i > 0 && unicode.IsUpper(r) && s[i-1] != '-' {
			return false
		}
		n++
	}
	return n > 1
}

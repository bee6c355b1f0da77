package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsRules repair the words of the body and the spaces between them.
func wordsRules() []Rule {
	const flood = "The harbour will be closed to all ships for the rest of the week."
	return []Rule{{
		ID:    "words/doubled",
		Doc:   "Takes out a word that stands twice in a row, where the language does not double it on purpose.",
		Hit:   Example{In: "The council has approved the the new harbour after a long debate in the old hall.", Out: "The council has approved the new harbour after a long debate in the old hall."},
		Miss:  Example{In: "The songs that Duran Duran had had in mind were very very old, and that that was said of them was no no for the band."},
		Apply: perBody("words/doubled", 0.95, hasDouble, repairDoubled),
	}, {
		ID:    "words/stutter",
		Doc:   "Takes out the start of a word that was written twice (\"signsigned\"), where the rest is a known word.",
		Hit:   Example{In: "Both of the nations have signsigned the treaty, said the ministerminister on the quay.", Out: "Both of the nations have signed the treaty, said the minister on the quay."},
		Miss:  Example{In: "They ate couscous with the tartar sauce, and the subsubsection on beriberi was read out to them."},
		Apply: perBody("words/stutter", 0.9, hasStutter, repairStutter),
	}, {
		ID:    "words/sentence",
		Doc:   "Takes out a long sentence that stands twice in a row; short ones may be said again.",
		Hit:   Example{In: flood + " " + flood + " The master hopes to open it again on Monday.", Out: flood + " The master hopes to open it again on Monday."},
		Miss:  Example{In: "We shall not be moved. We shall not be moved. So they sang until the lorries turned back."},
		Apply: perBody("words/sentence", 0.9, hasStop, repairSentences),
	}, {
		ID:    "words/glued",
		Doc:   "Puts the space back between two sentences.",
		Hit:   Example{In: "The ferry did not sail on Friday.The harbour was closed because of the storm.", Out: "The ferry did not sail on Friday. The harbour was closed because of the storm."},
		Miss:  Example{In: "The U.S.Senate runs its site on node.js and ASP.NET, calls os.Create and keeps Report.Final.docx there for all."},
		Apply: perBody("words/glued", 0.9, hasGluedEnd, repairGlued),
	}, {
		ID:    "words/comma",
		Doc:   "Puts the space back behind a comma or semicolon.",
		Hit:   Example{In: "The bread was dry,but the soup was as good as we remembered it.", Out: "The bread was dry, but the soup was as good as we remembered it."},
		Miss:  Example{In: "Set keys=root,simple for the list {a,b,c} of 1,500 names in the file that is called name,address,phone."},
		Apply: perBody("words/comma", 0.85, hasGluedComma, repairCommas),
	}, {
		ID:    "words/bracket",
		Doc:   "Puts the space back before an opening bracket and behind a closing one.",
		Hit:   Example{In: "The school was closed for two years(the roof had come down)and then it was opened again.", Out: "The school was closed for two years (the roof had come down) and then it was opened again."},
		Miss:  Example{In: "The mayor(s) of the town and the (un)usual guests wrote f(x) on the wall of the school."},
		Apply: perBody("words/bracket", 0.85, hasBracket, repairBrackets),
	}, {
		ID:    "words/spaced",
		Doc:   "Takes out the space before a punctuation mark, but for those that French sets apart.",
		Hit:   Example{In: "The bread was dry , but the soup was as good as we remembered it .", Out: "The bread was dry, but the soup was as good as we remembered it."},
		Miss:  Example{In: "Qui aurait dit cela d’un si vieil homme ? Il avait raison depuis le début ; on ne l’a pas cru !"},
		Apply: perBody("words/spaced", 0.85, hasSpaced, repairSpaced),
	}}
}

// perBody makes an Apply of a function that proposes repairs for the text of
// a block. Only blocks that come out in the end are mended, and code never.
// The function is asked where the text has one of the signs. The confidence is
// that of the repairs which have none of their own.
func perBody(id ID, confidence float32, concern signs, propose func(d *Document, b *Block) []Repair) func(*Document) {
	return func(d *Document) {
		if d.signs()&concern == 0 {
			return
		}
		for i := range d.Blocks {
			b := &d.Blocks[i]
			if !d.mends(b) {
				continue
			}
			for pass := 0; b.signs()&concern != 0 && pass < maxPasses; pass++ {
				if !d.Repair(i, id, confident(propose(d, b), confidence)) {
					break
				}
			}
		}
	}
}

// mends reports whether the words layer may change a block.
func (d *Document) mends(b *Block) bool { return (b.Role == Body || d.RepairOnly) && b.Kind != Code }

// signs returns what the words of all blocks that may change tell, looking once
// a change.
func (d *Document) signs() signs {
	if s := &d.common; s.signed != len(d.Blocks) {
		s.signed, s.signs = len(d.Blocks), 0
		for i := range d.Blocks {
			if b := &d.Blocks[i]; d.mends(b) {
				s.signs |= b.signs()
			}
		}
	}
	return d.common.signs
}

// tongues are the languages that a text may be in.
type tongues struct {
	languages []*Language
	sure      bool // it is one, and known
}

// The evidence that makes a language one of those that a short text may be
// in, and the share of the best one's.
const (
	minTongue      = 1.3
	minTongueShare = 0.6
)

// speech returns the languages that the text may be in: its own where that is
// known or can be told, else those that most of its function words belong to.
// It may be none.
func (d *Document) speech() []*Language { return d.spoken().languages }

// spoken finds the languages out when they are first asked for.
func (d *Document) spoken() *tongues {
	if d.tongues != nil && (d.Language == nil || d.tongues.sure && d.tongues.languages[0] == d.Language) {
		return d.tongues
	}
	l := d.Language
	if l == nil {
		l = knowledge().detect(d)
	}
	if l != nil {
		d.tongues = &tongues{[]*Language{l}, true}
	} else {
		d.tongues = &tongues{knowledge().likely(d), false}
	}
	return d.tongues
}

// likely returns the languages that a document's words speak for most.
func (x *lexicon) likely(d *Document) []*Language {
	t := newTally(x)
	for i := range d.Blocks {
		if t.bytes < sampleBytes {
			t.count(d.Blocks[i].text)
		}
	}
	best := 0.0
	for _, score := range t.scores {
		best = max(best, score)
	}
	var out []*Language
	for k, score := range t.scores {
		if t.words >= minRunning && best >= minTongue && score >= best*minTongueShare {
			out = append(out, x.languages[k])
		}
	}
	return out
}

// mayBe reports whether the text may be in the language.
func (d *Document) mayBe(code string) bool {
	for _, l := range d.speech() {
		if l.Code == code {
			return true
		}
	}
	return false
}

// isFunction reports whether a word in small letters is a function word of
// the text's language.
func (d *Document) isFunction(low string) bool {
	for _, l := range d.speech() {
		if l.isFunction(low) || l.never[low] {
			return true
		}
	}
	return false
}

// known reports whether a word is a function word, or one of English.
func (d *Document) known(w string) bool {
	low := strings.ToLower(w)
	return d.isFunction(low) || knownForm(low)
}

// The shape of running text: that many words, that share of function words,
// and none of the signs of code.
const (
	minRunning         = 5
	minRunningFunction = 0.1
	codeSigns          = "{}=<>;\\_`|"
)

// running is the shape of a block's text, found out when it is first asked for.
type running struct {
	d            *Document
	text         string
	known, prose bool
	names        int // names with full stops inside; -1 before they are counted
}

func (d *Document) runningText(b *Block) *running { return &running{d: d, text: b.text, names: -1} }

// isProse reports whether the text is a sentence or more, and no list, label
// or line of code.
func (p *running) isProse() bool {
	if !p.known {
		p.known, p.prose = true, p.d.isProse(p.text)
	}
	return p.prose
}

// isProse looks at the first words of a text.
func (d *Document) isProse(s string) bool {
	words, functions := 0, 0
	for i := 0; i < len(s) && words < 200; {
		end := wordEnd(s, i)
		if end == i {
			prompt := s[i] == '$' && i+1 < len(s) && s[i+1] == ' ' // "$ go run ."
			if prompt || s[i] != ';' && strings.IndexByte(codeSigns, s[i]) >= 0 {
				return false
			}
			i++
			continue
		}
		words++
		functions += oneIf(d.isFunction(strings.ToLower(s[i:end])))
		i = end
	}
	return words >= minRunning && float64(functions) >= minRunningFunction*float64(words)
}

// codeSeen is the number of calls and assignments from which on a document is
// about code.
const codeSeen = 3

// codeNames is what a document shows of programs.
type codeNames struct {
	shown bool
	// parts counts, in a document with code, the words with a capital that
	// stand right behind a full stop or before an opening bracket.
	parts map[string]int
}

// programs looks for code in the document, once.
func (d *Document) programs() *codeNames {
	if d.code != nil {
		return d.code
	}
	d.code = &codeNames{}
	seen := 0
	for _, sign := range []string{"()", "();", ") {", ") =>", "::", " == ", " := ", "->", "</"} {
		seen += strings.Count(d.source, sign)
	}
	if d.code.shown = seen >= codeSeen; !d.code.shown {
		return d.code
	}
	d.code.parts = make(map[string]int)
	for w, at := range capitalWords(d.source) {
		end := at + len(w)
		if at > 0 && d.source[at-1] == '.' || end < len(d.source) && d.source[end] == '(' {
			d.code.parts[w]++
		}
	}
	return d.code
}

// capitalWords yields the words of ASCII letters that begin with a capital,
// with their offsets.
func capitalWords(s string) func(func(string, int) bool) {
	return func(yield func(string, int) bool) {
		for i := 0; i < len(s); {
			if !isASCIILetter(s[i]) {
				i++
				continue
			}
			start := i
			for i < len(s) && isASCIILetter(s[i]) {
				i++
			}
			if s[start] <= 'Z' && !yield(s[start:i], start) {
				return
			}
		}
	}
}

// showsCode reports whether the document has code in it: names with dots are
// its words then.
func (d *Document) showsCode() bool { return d.programs().shown }

// inWord tells of each ASCII character whether it is a letter.
var inWord = func() (table [128]bool) {
	for c := 'a'; c <= 'z'; c++ {
		table[c], table[c-0x20] = true, true
	}
	return table
}()

// wordEnd returns the end of the word that starts at the offset: letters,
// marks, and apostrophes and hyphens inside.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if inWord[c] || (c == '\'' || c == '-') && i+1 < len(s) && isLetterAt(s[i+1:]) {
				i++
				continue
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isGeneralPunctuation(r) {
			if r != '’' || i+size >= len(s) || !isLetterAt(s[i+size:]) {
				return i
			}
		} else if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
		i += size
	}
	return i
}

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

// counts returns how often each word of the document stands in it, in small
// letters.
func (d *Document) counts() map[string]int {
	if d.words == nil {
		d.words = make(map[string]int, len(d.source)/24)
		for i := range d.Blocks {
			for w := range wordsOf(d.Blocks[i].text) {
				d.words[strings.ToLower(w)]++
			}
		}
	}
	return d.words
}

// plainWord reports whether a text is one word, of small letters but for the
// first.
func plainWord(s string) bool {
	n := 0
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '-' || i > 0 && unicode.IsUpper(r) && s[i-1] != '-' {
			return false
		}
		n++
	}
	return n > 1
}

// smallWord reports whether a text is one word of small letters.
func smallWord(s string) bool { return plainWord(s) && !unicode.IsUpper(firstRune(s)) }

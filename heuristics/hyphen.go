package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinHyphens joins words that a hyphen at a line's end breaks. The document's
// own words decide first, then what is known of hyphens.
func joinHyphens(d *Document) {
	var words map[string]bool
	d.join(func(i int) (joint, bool) {
		a, b := &d.Blocks[i], &d.Blocks[i+1]
		if a.Evidence != nil || b.apart || b.Kind != Paragraph || a.Kind != Paragraph && a.Kind != ListItem {
			return joint{}, false
		}
		head, mark := brokenWord(a.text)
		tail := firstWord(b.text)
		if head == "" || tail == "" {
			return joint{}, false
		}
		if words == nil {
			words = d.vocabulary()
		}
		whole := strings.ToLower(head) + tail
		known := words[whole] || knownForm(whole)
		j := joint{drop: mark, rule: "lines/hyphen", confidence: hyphenConfidence(known)}
		verdict := d.hyphenVerdict(words, head, tail, mark)
		if inCompound(a.text, head, mark) && !known {
			verdict = hyphenUnclear // "do-it-\nyourself"
		}
		if j.confidence < d.MinConfidence {
			return joint{}, false
		}
		switch verdict {
		case hyphenUnclear:
			return joint{}, false
		case hyphenTrue:
			if d.RepairOnly {
				return joint{}, false
			}
			j.drop = 0
		}
		if d.RepairOnly {
			return keepLine(j, d.gap(i), tail, b.text), true
		}
		return j, true
	})
}

// hyphenConfidence tells how sure the joining of a broken word is, where the
// whole is a known word or not.
func hyphenConfidence(known bool) float32 {
	if known {
		return 0.98
	}
	return 0.85
}

// keepLine moves the line break behind the joined word, so that the number of
// lines stays; it goes where nothing else is on the line.
func keepLine(j joint, gap, tail, next string) joint {
	j.take = len(tail)
	for j.take < len(next) && next[j.take] != ' ' && next[j.take] != '\t' {
		j.take++ // punctuation behind the word
	}
	j.new = next[:j.take]
	if j.take == len(next) {
		return j
	}
	for j.take < len(next) && (next[j.take] == ' ' || next[j.take] == '\t') {
		j.take++
	}
	j.new += gap
	return j
}

// brokenWord returns the word before the hyphen that ends a line, and the
// hyphen's length in bytes; "" where the line does not end so.
func brokenWord(s string) (head string, mark int) {
	if s == "" || isPrintable(s[len(s)-1]) && s[len(s)-1] != '-' {
		return "", 0 // most lines
	}
	last, mark := utf8.DecodeLastRuneInString(s)
	switch last {
	case '-', '¬', '\u00ad', '\u2010': // soft hyphen, hyphen
	default:
		return "", 0
	}
	s = s[:len(s)-mark]
	start := len(s)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(r) {
			break
		}
		start -= size
	}
	if start > 0 {
		// A word with a digit, a sign or a hyphen of its own before is
		// none that a typesetter broke.
		if r, _ := utf8.DecodeLastRuneInString(s[:start]); r != '-' && !unicode.IsSpace(r) && !strings.ContainsRune("\"'“‘„«(['", r) {
			return "", 0
		}
	}
	return s[start:], mark
}

// inCompound reports whether a hyphen stands before the head too.
func inCompound(s, head string, mark int) bool {
	k := len(s) - mark - len(head) - 1
	return k >= 0 && s[k] == '-'
}

// firstWord returns the letters that a line starts with, where the first is a
// small one.
func firstWord(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsLower(r) {
		return ""
	}
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// The verdicts on a hyphen at a line's end.
type hyphenKind int

const (
	hyphenUnclear hyphenKind = iota
	hyphenBroken             // put there to break the word
	hyphenTrue               // the word's own
)

// keepsHyphen are first parts that are joined to others by a hyphen of their
// own.
var keepsHyphen = setOf(`all anti co cross e ex far full great half high ill left long low mid mini multi non off one two three
	four five six seven eight nine ten first second third post pre pro quasi re right self semi short so sub super ultra un vice well x year
	twenty thirty forty fifty sixty seventy eighty ninety grands demi arrière franco anglo italo luso hispano sino indo afro austro ibero
	czarno biało červeno černo русско`)

// appended are the words that a language hangs on to others by a hyphen of
// their own: behind one of them the hyphen is true as often as not.
var appended = map[string]map[string]bool{
	"fr": setOf(`vous nous ce tu il ils elle elles on je moi toi lui leur là bas ci même mêmes dessus dessous delà dire`),
	"pt": setOf(`me te se lo la los las lhe lhes nos vos o a os as no na`),
	"ru": setOf(`то нибудь либо таки ка`),
	"uk": setOf(`то небудь таки`),
	"cs": setOf(`li`),
	"ro": setOf(`l i o le mi ti ți ne vă se au am a`),
}

// compass are the second halves of the points of the compass.
var compass = setOf(`est ouest ovest este oeste west east`)

// hangs are words before which a hyphen stands for a part left out
// ("Haus- und Hoftür").
var hangs = setOf(`and or to und oder bis sowie bzw noch en of och eller ou et y o e i a lub ja tai`)

// isAppended reports whether a word is hung on to others in the text's
// language.
func (d *Document) isAppended(w string) bool {
	for _, l := range d.speech() {
		if appended[l.Code][w] {
			return true
		}
	}
	return false
}

// hyphenVerdict decides whether a hyphen between head and tail breaks a word.
func (d *Document) hyphenVerdict(words map[string]bool, head, tail string, mark int) hyphenKind {
	if hangs[tail] {
		return hyphenUnclear
	}
	if mark > 1 {
		return hyphenBroken // a soft hyphen has no other use
	}
	low := strings.ToLower(head)
	switch {
	case words[low+tail]:
		return hyphenBroken
	case words[low+"-"+tail]:
		return hyphenTrue
	case knownForm(low + tail):
		return hyphenBroken
	case compass[tail] && (low == "nord" || low == "sud" || low == "nor" || low == "sur"):
		return hyphenTrue
	case d.isAppended(tail):
		return hyphenUnclear
	case len(low) > 2 && len(tail) > 2 && commonWord(low) && commonWord(tail) && d.mayBe("en"): // "use-case"
		return hyphenTrue
	case keepsHyphen[low], utf8.RuneCountInString(head) < 2:
		return hyphenTrue
	case utf8.RuneCountInString(tail) < 2:
		return hyphenUnclear
	}
	return hyphenBroken
}

// vocabulary returns the document's words in lower case, compounds with
// hyphens among them.
func (d *Document) vocabulary() map[string]bool {
	words := make(map[string]bool, len(d.source)/24)
	for i := range d.Blocks {
		for w := range wordsOf(d.Blocks[i].text) {
			words[strings.ToLower(w)] = true
		}
	}
	return words
}

// wordsOf yields the runs of letters of a text, hyphens inside them included.
func wordsOf(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && r == '-' && i+1 < len(s) && isLetterAt(s[i+1:]) {
				continue
			}
			if start >= 0 && !yield(s[start:i]) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

package heuristics

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// double is a word that stands twice in a row.
type double struct {
	before        string // the word before, where only white space parts them
	first, second string
	sentence      string // what stands before in the sentence
	after         string // the text behind
	border        bool   // two elements of the markup meet between the two
}

// repairDoubled finds words that stand twice in a row and are never doubled
// on purpose.
func repairDoubled(d *Document, b *Block) []Repair {
	s := b.text
	var out []Repair
	before, last := "", "" // the two words before, where only white space parts them
	start, lastEnd, sentence := 0, 0, 0
	for i := 0; i < len(s); {
		end := wordEnd(s, i)
		if end == i {
			if !isSpace(s[i]) {
				before, last = "", ""
			}
			if endsSentence(s[i]) {
				sentence = i + 1
			}
			i = nextRune(s, i)
			continue
		}
		w := s[i:end]
		if mayDouble(last, w) && !bound(s, start, end) {
			x := double{before: before, first: last, second: w, sentence: s[sentence:start], after: s[end:], border: d.meetsElement(b, lastEnd, i)}
			if fused, ok := d.contracted(x); ok {
				out = append(out, Repair{Start: start, End: end, New: fused})
				w = ""
			} else if confidence := d.doubled(x); confidence > 0 {
				out = append(out, Repair{Start: lastEnd, End: end, New: keepBreak(s[lastEnd:i]), Confidence: confidence})
				lastEnd, i = end, end
				continue
			}
		}
		before, last, start, lastEnd = last, w, i, end
		i = end
	}
	return out
}

// mayDouble reports quickly whether a word could begin with the one before.
func mayDouble(first, second string) bool {
	return first != "" && len(second) >= len(first) && (second[0]|0x20 == first[0]|0x20 || second[0] >= utf8.RuneSelf)
}

// endsSentence reports whether what stands behind the character is a sentence
// of its own.
func endsSentence(c byte) bool { return c == '.' || c == '!' || c == '?' || c == ':' }

// keepBreak returns the line break of the white space between the two words,
// so that a line stays a line.
func keepBreak(gap string) string {
	if k := strings.IndexAny(gap, "\r\n"); k >= 0 {
		return strings.TrimRight(gap[k:], " \t")
	}
	return ""
}

// bound reports whether the two words are part of something longer: "Q&A a",
// "the the-", "a a.f()".
func bound(s string, start, end int) bool {
	if end < len(s) && strings.IndexByte("-_/@&=+", s[end]) >= 0 || end+1 < len(s) && s[end] == '.' && isLetterAt(s[end+1:]) {
		return true
	}
	return start > 0 && strings.IndexByte("-_/@&=+.$#0123456789", s[start-1]) >= 0
}

// doubled tells how sure it is that a word which stands twice is damage; 0
// where it may be meant.
func (d *Document) doubled(x double) float32 {
	if !strings.EqualFold(x.first, x.second) {
		return 0
	}
	low := strings.ToLower(x.second)
	function := false
	for _, l := range d.speech() {
		if l.doubled[low] && !d.misplaced(x, low) {
			return 0
		}
		function = function || l.isFunction(low) || l.never[low]
	}
	if !sameName(x, low) {
		return 0
	}
	if !function {
		return d.doubledContent(x)
	}
	if d.mayBe("en") && englishDouble(x, low) {
		return 0
	}
	if !d.spoken().sure {
		return 0.85
	}
	return 0.97
}

// sameName reports whether the capitals allow that the two are one word. A
// capital on the second alone begins a name ("for For Hire"), unless small
// letters go on behind it; one on the first alone ends one ("Will will"),
// unless a sentence begins there.
func sameName(x double, low string) bool {
	switch {
	case x.second == low && x.first == low:
		return true
	case x.second == low:
		return strings.TrimLeft(x.sentence, " \"'“‘«„¿¡(") == ""
	}
	// A letter may be a numeral ("w IV i I kwartale").
	return x.first == low && startsSmall(x.after) && utf8.RuneCountInString(low) > 1
}

// startsSmall reports whether a text goes on with a space and a small letter.
func startsSmall(after string) bool {
	return len(after) > 1 && after[0] == ' ' && unicode.IsLower(firstRune(after[1:]))
}

// nextWord returns the word that a text goes on with behind a space, "" where
// it does not.
func nextWord(after string) string {
	if len(after) < 2 || after[0] != ' ' {
		return ""
	}
	return after[1:wordEnd(after, 1)]
}

// minDoubledContent is the length from which a word that is no function word
// is damage when it stands twice, in bytes.
const minDoubledContent = 4

// doubledContent decides on words that are none of the language's function
// words. They must stand in running text, between function words; where two
// elements meet, on one side of one.
func (d *Document) doubledContent(x double) float32 {
	low := x.second
	if x.first != low || strings.ToLower(low) != low || len(low) < minDoubledContent {
		return 0
	}
	left, right := d.isFunction(strings.ToLower(x.before)), d.isFunction(nextWord(x.after))
	switch {
	case x.border && (left || right):
		return 0.8
	case left && right && d.mayBe("en") && knownForm(low) && !hasOpener(x.sentence):
		return 0.75
	}
	return 0
}

// contracted reports whether the second word is the first with a verb drawn
// into it ("it it's"), and returns what the two should be.
func (d *Document) contracted(x double) (string, bool) {
	n, low := len(x.first), strings.ToLower(x.first)
	if n < 2 || !strings.EqualFold(x.second[:n], x.first) {
		return "", false
	}
	switch x.second[n:] {
	case "'s", "'ve", "'re", "'ll", "'d", "’s", "’ve", "’re", "’ll", "’d":
	default:
		return "", false
	}
	if !d.mayBe("en") || !d.isFunction(low) {
		return "", false
	}
	for _, l := range d.speech() {
		if l.doubled[low] {
			return "", false
		}
	}
	return x.first + x.second[n:], true
}

// What English says twice in a row.
var (
	// phrasal are the verbs whose particle may be followed by the same word
	// as a preposition ("he came in in the evening").
	phrasal = setOf(`came come comes coming log logs logged logging check checks checked checking sign signs signed moved move went go goes
		brought bring called call kicked kick stepped step walked walk plug plugged hand handed stay stayed drop dropped turn turned carry carried
		believe believed interested lives live lived works worked put`)
	// receivers are the verbs behind which "her" may be followed by "her"
	// ("gave her her book"), and informers those behind which "you" may be
	// by "you" ("I told you you would").
	receivers = setOf(`give gave gives given giving tell told tells telling show showed shows showing teach taught ask asked offer offered pay paid
		buy bought send sent make made find found get got lend lent hand handed bring brought cost let`)
	informers = setOf(`assure assured assures tell told tells telling promise promised promises warn warned remind reminded convince convinced show
		showed inform informed teach taught bet guarantee ask asked`)
	// openers are the words behind which a clause may end with a verb and
	// the next begin with the same ("what he did did not help").
	openers = setOf(`what whatever who whoever whom all everything everyone anything anyone something how those reason problem trouble question point
		truth fact`)
	// subjects are the words that may end such a clause's beginning.
	subjects = setOf(`i you he she it we they who`)
	// mentioned are the words that a word may be spoken of behind ("the word
	// can can be").
	mentioned = setOf(`word letter operator verb conjunction pronoun preposition term`)
)

// afterFor are what may follow a "for" behind one that ends a clause ("the
// people she works for for the most part").
var afterFor = []string{" the most part", " the time being", " the first time", " now", " a while", " some reason", " once", " free", " years"}

// englishDouble reports whether a double is good English.
func englishDouble(x double, w string) bool {
	before := strings.ToLower(x.before)
	if mentioned[before] {
		return true
	}
	switch w {
	case "and", "or", "but", "if", "not", "as", "to", "of":
		return conjunctionMentioned(before, x.after)
	case "in", "on", "up", "out":
		return phrasal[before]
	case "for":
		for _, phrase := range afterFor {
			if strings.HasPrefix(x.after, phrase) {
				return true
			}
		}
	case "her":
		return receivers[before]
	case "you":
		return informers[before]
	case "it":
		return before == "is"
	case "is", "was", "are", "were", "did", "do", "does", "can", "will", "has", "have", "would", "could", "should", "may", "might", "must", "been", "be":
		return subjects[before] && hasOpener(x.sentence) || (before == "it" || before == "that") && !opensSentence(x)
	}
	return false
}

// opensSentence reports whether the word before the double is the first of
// its sentence.
func opensSentence(x double) bool {
	return strings.TrimSpace(x.sentence) == x.before
}

// conjunctionMentioned reports whether a conjunction is spoken of ("the and
// and the or", "and and or").
func conjunctionMentioned(before, after string) bool {
	if before == "the" || before == "an" || before == "both" {
		return true
	}
	next := nextWord(after)
	return next == "or" || next == "and" || next == "not"
}

// nearWords is how many words before a double are looked at for an opener.
const nearWords = 8

// hasOpener reports whether a clause of the sentence begins, not far before
// its end, with a word that lets it end before the next one's verb.
func hasOpener(sentence string) bool {
	end := len(sentence)
	for range nearWords {
		sentence = strings.TrimRight(sentence[:end], " \n")
		end = strings.LastIndexAny(sentence, " \n") + 1
		if openers[strings.ToLower(strings.Trim(sentence[end:], "\"“”‘’'(),"))] {
			return true
		}
		if end == 0 {
			return false
		}
	}
	return false
}

// misplaced reports whether a word that English doubles on purpose stands
// where it cannot be doubled.
func (d *Document) misplaced(x double, low string) bool {
	if !d.mayBe("en") || len(d.speech()) > 1 {
		return false
	}
	switch low {
	case "there":
		next := nextWord(x.after)
		return (next == "was" || next == "is" || next == "were" || next == "are") && x.before != ""
	case "who":
		before := strings.ToLower(x.before)
		return before == "those" || before == "people" || before == "anyone" || before == "everyone"
	}
	return false
}

// maxShifts bounds the edits through which an offset is followed back to the
// source.
const maxShifts = 64

// meetsElement reports whether the border of an inline element lies between
// the two offsets of the block's text.
func (d *Document) meetsElement(b *Block, from, to int) bool {
	if len(d.inlineBorders) == 0 || len(b.edits) > maxShifts {
		return false
	}
	source := b.Start + from
	for _, e := range b.edits {
		if e.Start > source {
			break
		}
		source += e.End - e.Start - len(e.New)
	}
	k, _ := slices.BinarySearch(d.inlineBorders, source)
	return k < len(d.inlineBorders) && d.inlineBorders[k] <= source+to-from
}

package heuristics

import (
	"strings"
	"unicode/utf8"
)

// A standfirst is the lead between the headline and the text. Its markup is
// often that of a teaser, and the text of the page says it nowhere else.

const (
	// standfirstReach is how many blocks below the headline it is looked for.
	standfirstReach = 6
	// minStandfirst and maxStandfirst bound its length, in characters.
	minStandfirst = 40
	maxStandfirst = 900
	// standfirstBody is how many paragraphs the text below must have.
	standfirstBody = 3
	// standfirstScore is how likely the model must take it for body text where
	// nothing but its place speaks for it.
	standfirstScore = 0.4
	// standfirstConfidence is the rule's own.
	standfirstConfidence = 0.6
)

// notLead are the hints of what stands below headlines besides the standfirst:
// boxes about the author, notices on how the page earns money, forms.
const notLead = HintAuthor | HintSignature | HintLegal | HintCookie | HintSubscribe | HintModal | HintLogin | HintShare | HintComment | HintCredit

// keepStandfirst makes body text of the paragraph directly below the headline
// of an article that the model has left out.
func keepStandfirst(d *Document) {
	if d.containers == nil {
		return
	}
	text := d.firstBodyProse()
	if text < 0 {
		return
	}
	title := d.headlineAbove(text)
	if title < 0 {
		return
	}
	for i := title + 1; i < text && i <= title+standfirstReach; i++ {
		b := &d.Blocks[i]
		switch {
		case b.Role == Body && b.leadLike():
			return // the text begins here
		case b.Rule == "body/model" && b.Role != Body && b.leadLike():
			if d.isStandfirst(title, i) {
				b.Role, b.Rule, b.Confidence = Body, "body/standfirst", standfirstConfidence
			}
			return
		}
	}
}

// firstBodyProse returns the first long paragraph that is body, if there are
// enough of them for an article; -1 where there are not.
func (d *Document) firstBodyProse() int {
	first, n := -1, 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Body || b.Kind != Paragraph || !b.isProse() {
			continue
		}
		if first < 0 {
			first = i
		}
		if n++; n == standfirstBody {
			return first
		}
	}
	return -1
}

// headlineAbove returns the last headline of the page above block i: a heading
// that a rule knows for it, or one of the first level; -1 where there is none.
func (d *Document) headlineAbove(i int) int {
	for i--; i >= 0; i-- {
		b := &d.Blocks[i]
		if b.Kind == Heading && (b.Role == Title || b.Level == 1) {
			return i
		}
	}
	return -1
}

// leadLike reports whether the block is shaped like a standfirst: a sentence
// or a few, no link.
func (b *Block) leadLike() bool {
	e := b.Evidence
	if e == nil || b.Kind != Paragraph && b.Kind != Heading || 2*e.LinkChars > e.Chars || len(b.text) > 4*maxStandfirst {
		return false
	}
	n := utf8.RuneCountInString(b.text)
	if hasWideScript(b.text) {
		n *= 2 // a character of Chinese says what two letters do
	}
	return n >= minStandfirst && n <= maxStandfirst && endsLikeSentence(b.text)
}

// endsLikeSentence reports whether a text ends as sentences do. Teasers are often
// cut short by an ellipsis.
func endsLikeSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’“»›)")
	return !strings.HasSuffix(s, "...") && strings.ContainsRune(".!?。！？।؟", lastRune(s))
}

// isStandfirst tells the standfirst at block i from other blocks of its shape:
// the page describes itself by it, or markup or its place speaks for it.
func (d *Document) isStandfirst(title, i int) bool {
	b := &d.Blocks[i]
	e := b.Evidence
	if b.aside() || e.Areas&(InForm|InButton|InAside|InCaption) != 0 || e.Near&notLead != 0 {
		return false
	}
	return saysDescription(b.text, d.Fields.Description.Value) || e.Near&HintSummary != 0 ||
		e.Areas&(InArticle|InHeader) == InArticle|InHeader || 1-b.Confidence >= standfirstScore && d.nextTo(title, i)
}

// nextTo reports whether nothing but dates and pictures stands between the
// headline and block i: below a byline stands who its author is as often as
// the text's lead.
func (d *Document) nextTo(title, i int) bool {
	for k := title + 1; k < i; k++ {
		switch d.Blocks[k].Role {
		case Dateline, Caption, Credit, Share, Counter, Section:
		default:
			return false
		}
	}
	return true
}

// saysDescription reports whether a block says what the page's description
// does, which may be cut short.
func saysDescription(text, description string) bool {
	if len(description) < minStandfirst || len(description) > 8*maxStandfirst {
		return false
	}
	var f, g folded
	f.fold(text)
	g.fold(strings.TrimRight(description, ".… "))
	return strings.HasPrefix(string(f.text), string(g.text)) || strings.HasPrefix(string(g.text), string(f.text))
}

package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headlineLike reports whether a block could be the headline of another page.
func (b *Block) headlineLike() bool {
	if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading || len(b.text) > 160 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if strings.ContainsRune(".,:;。…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	if unicode.IsLower(first) {
		return false
	}
	if isWide(first) || isWide(last) {
		return utf8.RuneCountInString(b.text) >= 8
	}
	words := len(strings.Fields(b.text))
	return words >= 4 && words <= 24 && len(b.text) >= 20
}

func readRelated(d *Document) {
	noisy := d.noisy()
	r := d.reader()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Role == Related && b.Rule == "phrases/widget":
			d.takeLabelled(i)
		case noisy && b.Role == Undecided && len(b.text) < 200 && b.Kind != Code && (b.Evidence != nil || b.may(mayHaveColon)) && r.labels.mayBegin(b, setOfIntros(introRelated)):
			if rest, sign, ok := r.cutIntro(b.text, introRelated); ok && (sign == ':' || sign == '：' || b.pointsWith(rest)) && headline(rest) && b.Decide(Related, "fields/related", 0.85) {
				d.Fields.Related = append(d.Fields.Related, rest)
			}
		}
	}
	d.readHeadlineBlock()
}

// pointsWith reports whether all of the block that stands behind a label, and
// no more, is one link: there it needs no colon.
func (b *Block) pointsWith(rest string) bool {
	e := b.Evidence
	if e == nil || e.Links != 1 || b.Kind != Paragraph || e.LinkChars == e.Chars {
		return false
	}
	chars := 0 // evidence does not count white space
	for w := range strings.FieldsSeq(rest) {
		chars += utf8.RuneCountInString(w)
	}
	return e.LinkChars == chars
}

// headline reports whether what stands behind a label can be a headline.
func headline(s string) bool {
	return utf8.RuneCountInString(s) >= 8 && !strings.HasSuffix(s, ".") && (len(strings.Fields(s)) > 2 || hasWideScript(s))
}

// takeLabelled reads the headline behind a phrase's colon, or the headlines
// on the lines below a phrase that stands alone.
func (d *Document) takeLabelled(i int) {
	text := d.Blocks[i].text
	if k := strings.IndexAny(text, ":："); k > 0 {
		_, size := utf8.DecodeRuneInString(text[k:])
		if rest := strings.TrimSpace(text[k+size:]); rest != "" {
			d.Fields.Related = append(d.Fields.Related, strings.TrimRight(rest, " »›→>"))
			return
		}
	}
	for k := i + 1; k < len(d.Blocks) && (d.Blocks[k].headlineLike() || d.Blocks[k].Kind == ListItem && d.Blocks[k].Role == Undecided && k-i < 12 && len(d.Blocks[k].text) < 160 && sentences(d.Blocks[k].text) == 0); k++ {
		if k > i+1 && d.Blocks[k].apart && !d.Blocks[k-1].apart {
			break
		}
		headline := d.Blocks[k].text
		if d.Blocks[k].Kind == ListItem {
			headline = headline[markerLength(headline):]
		}
		d.Blocks[k].Decide(Related, "fields/related", 0.8)
		d.Fields.Related = append(d.Fields.Related, headline)
	}
}

// minProse is how many paragraphs a text must have before the headlines after
// its end are told from its own lines.
const minProse = 2

// readHeadlineBlock finds the headlines that stand on adjoining lines between
// the last paragraph and the widgets at the end.
func (d *Document) readHeadlineBlock() {
	paragraphs := 0
	for i := 0; i < len(d.Blocks) && paragraphs < minProse; i++ {
		if d.Blocks[i].isProse() {
			paragraphs++
		}
	}
	if paragraphs < minProse {
		return
	}
	start := d.lastProse() + 1
	for start < len(d.Blocks) && d.Blocks[start].Role != Undecided {
		start++
	}
	end := start
	for end < len(d.Blocks) && d.Blocks[end].headlineLike() && (end == start || !d.Blocks[end].apart) {
		end++
	}
	// Behind the block: the end, or a widget.
	if end-start < 2 || end < len(d.Blocks) && d.Blocks[end].Role == Undecided {
		return
	}
	for i := start; i < end; i++ {
		d.Blocks[i].Decide(Related, "fields/related", 0.7)
		d.Fields.Related = append(d.Fields.Related, d.Blocks[i].text)
	}
}

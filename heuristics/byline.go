package heuristics

import (
	"strings"
	"unicode/utf8"
)

func readBylines(d *Document) {
	first, last := d.prose()
	r := d.reader()
	var lines []fieldLine
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading {
			continue
		}
		// In the text a byline is rare and a sentence like one is not.
		if first >= 0 && i > first+1 && i < last && !d.nearDateline(i) {
			continue
		}
		if b.Kind == Heading && first >= 0 && i > first+1 {
			continue // of a part below: "By Brand", "By Country"
		}
		if !r.mayBeByline(b) {
			continue
		}
		if names, ok := r.parseByline(b.text); ok && (d.nearDateline(i) || fullName(names[0])) {
			lines = append(lines, fieldLine{i, Byline, 0.9, false, func() { d.takeAuthors(names) }})
		}
	}
	d.decideLines(lines, "fields/byline")
}

// mayBeByline reports quickly whether a block could be a byline: by the label
// that it begins with, or by a character beyond ASCII at its end, as the labels
// behind a name have it.
func (r reader) mayBeByline(b *Block) bool {
	s := b.text
	if s == "" || !b.may(hasBeyondASCII) && strings.IndexByte(bylineSigns, s[0]) < 0 {
		return r.labels.mayBegin(b, setOfIntros(introBy))
	}
	s = trimSigns(s, bylineSigns)
	return s != "" && s[len(s)-1] >= utf8.RuneSelf || r.labels.may(s, setOfIntros(introBy))
}

// fullName reports whether a name has two parts at least, or is in a script
// that writes names in one.
func fullName(name string) bool {
	return strings.Contains(name, " ") || isCaseless(firstRune(name))
}

func (d *Document) takeAuthors(names []string) {
	if len(d.Fields.Authors) == 0 {
		d.Fields.Authors, d.Fields.AuthorsSignal = names, SignalVisible
	}
}

// nearDateline reports whether a dateline stands next to block i.
func (d *Document) nearDateline(i int) bool {
	return i > 0 && d.Blocks[i-1].Role == Dateline || i+1 < len(d.Blocks) && d.Blocks[i+1].Role == Dateline
}

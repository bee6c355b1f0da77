package heuristics

import (
	"strings"
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
		if names, ok := r.parseByline(b.text); ok && (d.nearDateline(i) || fullName(names[0])) {
			lines = append(lines, fieldLine{i, Byline, 0.9, false, func() { d.takeAuthors(names) }})
		}
	}
	d.decideLines(lines, "fields/byline")
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

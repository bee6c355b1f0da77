package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// linesRules find the blocks that lines stand for.
func linesRules() []Rule {
	const stanzas = "The tide goes out,\nthe boats lie down,\nthe lamps go on\nall over town.\n\nThe tide comes in,\nthe boats stand tall,\nthe lamps go out\nand that is all."
	const markdownPage = "# The harbour\n\nThe **council** has [approved](https://a.example/vote) the new harbour. _Work_ begins in spring.\n\n![The quay](/quay.jpg)\n\n## The ferry"
	return []Rule{{
		ID:    "lines/space",
		Doc:   "Trims white space off the ends of lines and lays blocks out with a blank line, or a line break in lists, between them.",
		Hit:   Example{In: "   The tide is out and the boats lie on their sides.\u00a0\n\n\n\n   The tide is in and the boats stand tall.", Out: "The tide is out and the boats lie on their sides.\n\nThe tide is in and the boats stand tall."},
		Miss:  Example{In: "The tide is out and the boats lie on their sides."},
		Apply: trimBlocks,
	}, {
		ID:    "lines/kind",
		Doc:   "Tells list items, quotes, code and table rows by their marks and indentation.",
		Hit:   Example{In: "What to bring for the walk along the coast:\n\n- water for the whole day\n- a map of the coast", Out: "What to bring for the walk along the coast:\n\n- water for the whole day\n- a map of the coast"},
		Miss:  Example{In: "- No, he said, and closed the door behind him."},
		Apply: markKinds,
	}, {
		ID:    "lines/markdown",
		Doc:   "Takes Markdown's links, pictures, emphasis and signs of headings off a text that is written in it.",
		Hit:   Example{In: markdownPage, Out: "The harbour\n\nThe council has approved the new harbour. Work begins in spring.\n\nThe ferry"},
		Miss:  Example{In: "The list of the ports [see the map](of the coast) is **not** complete."},
		Apply: dropMarkdown,
	}, {
		ID:    "lines/runon",
		Doc:   "Parts long lines that hold many lines of a page, whose breaks were lost.",
		Hit:   Example{In: strings.Join(runOn, ""), Out: strings.Join(runOn[menuLines:], "\n\n")},
		Miss:  Example{In: strings.Join(runOn[menuLines:], " ")},
		Apply: splitRunOns,
	}, {
		ID:    "lines/hyphen",
		Doc:   "Joins words that are broken at a line's end; true hyphens stay.",
		Hit:   Example{In: "The council has approved the new develop-\nment of the harbour.", Out: "The council has approved the new development of the harbour."},
		Miss:  Example{In: "Der Schlüssel passt für Haus-\nund Hoftür.", Out: "Der Schlüssel passt für Haus-\n\nund Hoftür."},
		Apply: joinHyphens,
	}, {
		ID:  "lines/unwrap",
		Doc: "Makes paragraphs of lines that were broken to fit a width.",
		Hit: Example{
			In:  "The council has approved the new development of the harbour after a\nlong debate that lasted until the early hours of the morning, and the\nwork is to begin in spring.",
			Out: "The council has approved the new development of the harbour after a long debate that lasted until the early hours of the morning, and the work is to begin in spring.",
		},
		Miss:  Example{In: "The tide is out.\nThe boats lie on their sides.\nA dog runs along the water.", Out: "The tide is out.\n\nThe boats lie on their sides.\n\nA dog runs along the water."},
		Apply: unwrap,
	}, {
		ID:    "lines/verse",
		Doc:   "Knows stanzas by their short lines and keeps the lines together.",
		Hit:   Example{In: stanzas, Out: stanzas},
		Miss:  Example{In: "The tide is out and the boats lie on their sides in the mud of the harbour."},
		Apply: markVerse,
	}}
}

// trimBlocks takes white space off both ends of the blocks' texts, which the
// characters layer may have bared. Blocks without text are spaces.
func trimBlocks(d *Document) {
	if d.RepairOnly {
		return
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence != nil && b.text != "" && (b.Kind == ListItem || b.Kind == Code) {
			continue // set in on purpose
		}
		d.trim(i, "lines/space")
	}
}

// trim takes white space off both ends of a block; what has no text is a space.
func (d *Document) trim(i int, rule ID) {
	b := &d.Blocks[i]
	if n := len(b.text); n > 0 && isPrintable(b.text[0]) && isPrintable(b.text[n-1]) {
		return // most blocks
	}
	trimmed := strings.TrimLeftFunc(b.text, unicode.IsSpace)
	start := len(b.text) - len(trimmed)
	end := start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
	if start == end {
		b.Decide(Space, rule, 1)
	}
	if start > 0 || end < len(b.text) {
		n := len(b.text)
		d.Repair(i, rule, []Repair{{Start: 0, End: start}, {Start: max(start, end), End: n}})
	}
}

// markKinds gives every line its kind. Blocks with evidence have theirs from
// the markup.
func markKinds(d *Document) {
	fenced, tabs := false, strings.IndexByte(d.source, '\t') >= 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence != nil || b.text == "" {
			continue
		}
		if strings.HasPrefix(b.text, "```") {
			fenced = !fenced
			b.Kind = Code
			continue
		}
		if fenced {
			d.indent(i)
			b.Kind = Code
			continue
		}
		b.Kind = lineKind(b.text, tabs || len(b.edits) > 0)
	}
	markLoneMarkers(d)
	markIndentedCode(d)
}

// lineKind tells a line's kind by its first characters, and by tabs inside where
// there may be any.
func lineKind(s string, tabs bool) Kind {
	switch c := s[0]; {
	case c == '>' && len(s) > 1:
		return Quote
	case c == '|' && strings.Count(s, "|") > 2:
		return TableRow
	case markerLength(s) > 0:
		return ListItem
	}
	if tabs && strings.IndexByte(s, '\t') > 0 {
		return TableRow
	}
	return Paragraph
}

// markerLength returns the length of the list marker that a line starts with,
// the space behind it included; 0 where there is none.
func markerLength(s string) int {
	switch c := s[0]; {
	case c == '-' || c == '*' || c == '+':
		if len(s) > 2 && s[1] == ' ' {
			return 2
		}
	case c >= '0' && c <= '9':
		n := 1
		for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n+2 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' ' {
			return n + 2
		}
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s)
		if strings.ContainsRune("•·●▪◦‣∙■□▶►➤✓✔", r) && n < len(s) {
			if s[n] == ' ' {
				return n + 1
			}
			return n
		}
	}
	return 0
}

// markLoneMarkers takes the kind from a "-" line without neighbours of its
// kind: it is an aside or a line of dialogue, no list.
func markLoneMarkers(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence != nil || b.Kind != ListItem {
			continue
		}
		before := i > 0 && d.Blocks[i-1].Kind == ListItem
		after := i+1 < len(d.Blocks) && d.Blocks[i+1].Kind == ListItem
		if !before && !after && b.text[0] == '-' {
			b.Kind = Paragraph
		}
	}
}

// indentation returns the white space before block i on its line.
func (d *Document) indentation(i int) string {
	end := d.Blocks[i].Start
	start := end
	for start > 0 && (d.source[start-1] == ' ' || d.source[start-1] == '\t') {
		start--
	}
	if i > 0 && start < d.Blocks[i-1].End {
		start = d.Blocks[i-1].End
	}
	return d.source[start:end]
}

// indent takes the white space before block i into the block.
func (d *Document) indent(i int) {
	b, space := &d.Blocks[i], d.indentation(i)
	b.Start -= len(space)
	b.text = space + b.text
	b.changed()
}

// setsIn reports whether white space stands before any block on its line.
func (d *Document) setsIn() bool {
	for i := range d.Blocks {
		if at := d.Blocks[i].Start; at > 0 && (d.source[at-1] == ' ' || d.source[at-1] == '\t') {
			return true
		}
	}
	return false
}

// codeIndent is how far code is set in, in columns.
const codeIndent = 4

// markIndentedCode finds lines that are set in further than the rest and look
// like code. Where most lines are set in, indentation says nothing.
func markIndentedCode(d *Document) {
	if !d.setsIn() {
		return
	}
	deep := make([]bool, len(d.Blocks))
	count := 0
	for i := range d.Blocks {
		if d.Blocks[i].Evidence != nil {
			return
		}
		space := d.indentation(i)
		deep[i] = strings.IndexByte(space, '\t') >= 0 || len(space) >= codeIndent
		if deep[i] {
			count++
		}
	}
	if count*2 > len(d.Blocks) {
		return
	}
	for i := 0; i < len(d.Blocks); i++ {
		if !deep[i] {
			continue
		}
		end, codelike := i, false
		for end < len(d.Blocks) && deep[end] {
			codelike = codelike || d.Blocks[end].text != "" && looksLikeCode(d.Blocks[end].text)
			end++
		}
		for ; codelike && i < end; i++ {
			d.indent(i)
			d.Blocks[i].Kind = Code
		}
		i = end
	}
}

// looksLikeCode reports whether a line that is set in is code and not a
// paragraph with an indentation: it is short, or has no sentence in it.
func looksLikeCode(s string) bool {
	last := s[len(s)-1]
	return len(s) < 100 && last != '.' && last != '!' && last != '?' && last != ',' && last < utf8.RuneSelf && s[0] < utf8.RuneSelf
}

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
	fenced := false
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
		b.Kind = lineKind(b.text)
	}
	markLoneMarkers(d)
	markIndentedCode(d)
}

// lineKind tells a line's kind by its first characters.
func lineKind(s string) Kind {
	switch c := s[0]; {
	case c == '>' && len(s) > 1:
		return Quote
	case c == '|' && strings.Count(s, "|") > 2:
		return TableRow
	case markerLength(s) > 0:
		return ListItem
	}
	if strings.IndexByte(s, '\t') > 0 {
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

// Code is set in by codeSpace at least, or a tab.
const (
	codeSpace  = "    "
	codeIndent = len(codeSpace)
)

// markIndentedCode finds lines that are set in further than the rest and look
// like code. Where most lines are set in, indentation says nothing.
func markIndentedCode(d *Document) {
	if strings.IndexByte(d.source, '\t') < 0 && !strings.Contains(d.source, codeSpace) {
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

// The width of hard-wrapped text, in characters: what mail and wire services
// use, and some room.
const (
	minWidth = 38
	maxWidth = 110
)

// unwrap joins the lines of hard-wrapped paragraphs. Whether a text is
// hard-wrapped, and to what width, is decided on the whole of it: a line is
// full where the next one's first word would not have fitted, and nearly all
// lines that are not a paragraph's last are full.
func unwrap(d *Document) {
	w, ok := measureWrap(d)
	if !ok {
		return
	}
	d.join(func(i int) (joint, bool) {
		if !w.continues(d, i) {
			return joint{}, false
		}
		gap := d.gap(i)
		switch {
		case d.RepairOnly:
			return joint{new: gap, rule: "lines/unwrap", confidence: 1}, true
		case w.folded && gap[0] != ' ' && gap[len(gap)-1] != ' ', wideBoundary(d.Blocks[i].text, d.Blocks[i+1].text):
			return joint{rule: "lines/unwrap", confidence: 1}, true
		}
		return joint{new: " ", rule: "lines/unwrap", confidence: 1}, true
	})
}

// wideBoundary reports whether two lines meet between characters of Chinese
// or Japanese, which stand without a space between them.
func wideBoundary(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return isWide(last) && isWide(first)
}

// wrap is how a text is broken into lines.
type wrap struct {
	width  int
	bytes  bool // the width counts bytes, not characters
	folded bool // broken at the width, words or not
	mixed  bool // most lines are short: those of menus
}

// lineWidth returns the width of block i's last line.
func (w wrap) lineWidth(d *Document, i int) int {
	b := &d.Blocks[i]
	if w.bytes || b.looked && b.seen&hasNonASCII == 0 && len(b.edits) == 0 {
		return b.End - b.lastLine
	}
	return characters(d.source[b.lastLine:b.End])
}

// wider reports whether block i's last line is wider than that. Most lines need
// no count of their characters for it: a paragraph's line has thousands.
func (w wrap) wider(d *Document, i, width int) bool {
	bytes := d.Blocks[i].End - d.Blocks[i].lastLine
	switch {
	case bytes <= width:
		return false
	case bytes > utf8.UTFMax*width:
		return true
	}
	return w.lineWidth(d, i) > width
}

// shorter reports whether block i's last line has less than half the width.
func (w wrap) shorter(d *Document, i int) bool { return !w.wider(d, i, (w.width-1)/2) }

// physicalWidth returns the width of block i's last line from line break to
// line break, the white space at both ends included.
func (w wrap) physicalWidth(d *Document, i int) int {
	start, end := d.Blocks[i].lastLine, d.Blocks[i].End
	for start > 0 && d.source[start-1] == ' ' {
		start--
	}
	for end < len(d.source) && d.source[end] == ' ' {
		end++
	}
	if w.bytes {
		return end - start
	}
	return characters(d.source[start:end])
}

// full reports whether the first word of block i+1 would not have fitted on
// the last line of block i.
func (w wrap) full(d *Document, i int) bool {
	next := d.source[d.Blocks[i+1].Start:d.Blocks[i+1].End]
	room := w.width - (d.Blocks[i].End - d.Blocks[i].lastLine + 1)
	if len(next) <= room {
		return false // characters are no more than bytes, and a word no more than the line
	}
	end := 0
	for end < len(next) && next[end] != ' ' && next[end] != '\t' {
		end++
	}
	if end <= room {
		return false
	}
	if w.wider(d, i, w.width) {
		return false
	}
	next = next[:end]
	have := w.lineWidth(d, i)
	if w.bytes {
		return have+1+len(next) > w.width
	}
	return have+1+utf8.RuneCountInString(next) > w.width
}

// continues reports whether block i+1 goes on with block i's paragraph.
func (w wrap) continues(d *Document, i int) bool {
	a, b := &d.Blocks[i], &d.Blocks[i+1]
	if b.apart || b.Evidence != nil || b.Kind != Paragraph || a.Kind != Paragraph && a.Kind != ListItem {
		return false
	}
	if a.Kind == Paragraph && len(d.indentation(i+1)) > len(d.indentation(i))+1 && d.source[b.lastLine] >= 'A' && d.source[b.lastLine] <= 'Z' && w.startsLine(d, i) {
		return false // a first line that is set in
	}
	if w.mixed && a.text != "" && endsSentence(a.text[len(a.text)-1]) && w.shorter(d, i+1) && unicode.IsUpper(firstRune(b.text)) {
		return false // a menu's line behind a paragraph with a last line that is full
	}
	return w.full(d, i)
}

// startsLine reports whether block i is a line of its own start, so that its
// indentation tells the paragraph's.
func (w wrap) startsLine(d *Document, i int) bool { return i > 0 && !d.Blocks[i].apart }

// measureWrap finds the width that a text is wrapped to; ok is false where it
// is not wrapped.
func measureWrap(d *Document) (w wrap, ok bool) {
	for _, bytes := range []bool{false, true} {
		w = wrap{bytes: bytes}
		var widths [maxWidth + 1]int
		total := 0
		for i := 0; i+1 < len(d.Blocks); i++ {
			if !wrapCandidate(d, i) {
				continue
			}
			total++
			if !w.wider(d, i, maxWidth) {
				widths[w.lineWidth(d, i)]++
			}
		}
		if total < 2 {
			return w, false
		}
		// The widest line but for a few that could not be broken.
		spare := total / 50
		for w.width = maxWidth; w.width > minWidth; w.width-- {
			if spare -= widths[w.width]; spare < 0 {
				break
			}
		}
		if w.width <= minWidth {
			return w, false
		}
		if w.confirmed(d, total) {
			return w, true
		}
		if isASCII(d.source) {
			break // bytes are characters
		}
	}
	return w, false
}

// wrapCandidate reports whether block i and the next could be lines of one
// paragraph.
func wrapCandidate(d *Document, i int) bool {
	a, b := &d.Blocks[i], &d.Blocks[i+1]
	return a.Evidence == nil && !b.apart && b.Kind == Paragraph && (a.Kind == Paragraph || a.Kind == ListItem)
}

// minFull is how many full lines show the width of a text whose lines are mostly
// short.
const minFull = 8

// confirmed reports whether enough of the lines are full to call the text
// wrapped, and finds out whether it was folded without regard to words. Lines
// of less than half the width say little: they may be a menu's.
func (w *wrap) confirmed(d *Document, total int) bool {
	full, exact, lower, widest, long, short := 0, 0, 0, 0, 0, 0
	for i := 0; i+1 < len(d.Blocks); i++ {
		if !wrapCandidate(d, i) {
			continue
		}
		if w.full(d, i) {
			full++
			widest = max(widest, w.physicalWidth(d, i))
		} else if w.shorter(d, i) {
			short++
		} else if long++; long*10 > total*4 {
			return false // most texts, before their middle
		}
	}
	w.mixed = (long+short)*10 > total*4
	if full < 2 || w.mixed && (full < minFull || long*10 > (long+full)*4) {
		return false
	}
	for i := 0; i+1 < len(d.Blocks); i++ {
		if !wrapCandidate(d, i) || !w.full(d, i) {
			continue
		}
		if w.physicalWidth(d, i) == widest {
			exact++
		}
		if r, _ := utf8.DecodeRuneInString(d.Blocks[i+1].text); !unicode.IsUpper(r) {
			lower++
		}
	}
	if lower*3 < full || w.mixed && lower*2 < full {
		return false
	}
	w.folded = exact*10 >= full*9 && full > 2
	return true
}

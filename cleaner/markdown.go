package cleaner

import (
	"strconv"
	"strings"
)

// Markdown returns the clean body as CommonMark, with the tables of GitHub's
// dialect. Its text is that of the body: what would mean something to a
// parser is escaped, HTML too. It has no title and no line break at its end.
func (r *Result) Markdown() string {
	w := &markdownWriter{}
	w.out.Grow(len(r.Text) + len(r.Text)/16)
	w.parts(r.structure(), false)
	return strings.TrimSuffix(w.out.String(), "\n")
}

// EscapeMarkdown escapes a line of plain text, a title say, for a heading of
// Markdown.
func EscapeMarkdown(title string) string {
	var out strings.Builder
	e := escaper{out: &out}
	e.heading(textLines(nil, line{text: normalized(title)}))
	return out.String()
}

// markdownWriter writes parts as Markdown.
type markdownWriter struct {
	out strings.Builder
	// prefix is what the lines start with for the quotes and items around;
	// first is that of the next line, where a marker stands in it.
	prefix, first string
}

// start begins a line.
func (w *markdownWriter) start() {
	if w.first != "" {
		w.out.WriteString(w.first)
		w.first = ""
		return
	}
	w.out.WriteString(w.prefix)
}

// line writes a line as it is.
func (w *markdownWriter) line(text string) {
	if text == "" && w.first == "" {
		w.out.WriteString(strings.TrimRight(w.prefix, " "))
	} else {
		w.start()
		w.out.WriteString(text)
	}
	w.out.WriteByte('\n')
}

// within writes what an item or a quote holds: its marker before the first
// line, and rest before the others.
func (w *markdownWriter) within(marker, rest string, p *part) {
	outer := w.prefix
	if w.first == "" {
		w.first = outer
	}
	w.first += marker
	w.prefix += rest
	w.parts(p.parts, p.kind == itemPart)
	if w.first != "" { // nothing is in it
		w.out.WriteString(strings.TrimRight(w.first, " "))
		w.out.WriteByte('\n')
		w.first = ""
	}
	w.prefix = outer
}

// parts writes parts one below the other. Two lists side by side have other
// markers, or else a parser would make one of them.
func (w *markdownWriter) parts(parts []*part, inItem bool) {
	delimiter := byte(0)
	for i, p := range parts {
		if i > 0 && !(inItem && tight(parts[i-1], p)) {
			w.line("")
		}
		last := delimiter
		delimiter = 0
		switch p.kind {
		case headingPart:
			w.heading(p)
		case listPart:
			delimiter = w.list(p, last)
		case quotePart:
			w.within("> ", "> ", p)
		case codePart:
			w.code(p)
		case tablePart:
			w.table(p)
		default:
			w.paragraph(p)
		}
	}
}

// tight reports whether a list can follow the text of its item on the next
// line. One that starts with another number than 1 would be text there.
func tight(p, next *part) bool {
	if p.kind != paragraphPart || next.kind != listPart {
		return false
	}
	first := next.parts[0]
	return (!next.ordered || first.number == 1) && len(first.parts) > 0
}

func (w *markdownWriter) paragraph(p *part) {
	w.start()
	e := escaper{out: &w.out}
	e.paragraph(p.lines, w.prefix)
	w.out.WriteByte('\n')
}

func (w *markdownWriter) heading(p *part) {
	w.start()
	w.out.WriteString("######"[:p.level])
	w.out.WriteByte(' ')
	e := escaper{out: &w.out}
	e.heading(p.lines)
	w.out.WriteByte('\n')
}

// list writes a list with another delimiter than last, and returns the one it
// ends with. Parsers count for themselves: where a number does not follow the
// one before, a list with the other delimiter begins.
func (w *markdownWriter) list(p *part, last byte) byte {
	delimiter := other(p.ordered, last)
	for i, item := range p.parts {
		loose := i > 0 && !item.simple() || i > 0 && !p.parts[i-1].simple()
		if p.ordered && i > 0 {
			if n := p.parts[i-1].number; item.number != n+1 && item.number != n {
				delimiter = other(true, delimiter)
				loose = true
			}
		}
		if loose {
			w.line("")
		}
		marker := string(delimiter) + " "
		if p.ordered {
			marker = strconv.Itoa(item.number) + marker
		}
		w.within(marker, strings.Repeat(" ", len(marker)), item)
	}
	return delimiter
}

// other returns the delimiter of a list that follows one with delimiter last.
func other(ordered bool, last byte) byte {
	switch {
	case ordered && last == '.':
		return ')'
	case ordered:
		return '.'
	case last == '-':
		return '*'
	}
	return '-'
}

// simple reports whether an item is no more than its text and a list that can
// follow it at once.
func (p *part) simple() bool {
	return len(p.parts) < 2 || len(p.parts) == 2 && tight(p.parts[0], p.parts[1])
}

// code writes a listing, with a fence that is longer than any run of
// backticks in it.
func (w *markdownWriter) code(p *part) {
	longest := 2
	for _, l := range p.lines {
		for i := 0; i < len(l.text); i++ {
			if l.text[i] == '`' {
				end := runEnd(l.text, i)
				longest = max(longest, end-i)
				i = end
			}
		}
	}
	fence := strings.Repeat("`", longest+1)
	w.start()
	w.out.WriteString(fence)
	e, info := escaper{out: &w.out, marks: &marks{}}, fenceInfo(p.info)
	e.run(run{text: info, end: len(info)})
	w.out.WriteByte('\n')
	for _, l := range p.lines {
		w.line(l.text)
	}
	w.line(fence)
}

// fenceInfo returns the language for a fence; what has backticks cannot stand
// there.
func fenceInfo(info string) string {
	if strings.IndexByte(info, '`') >= 0 {
		return ""
	}
	return strings.Join(strings.Fields(info), " ")
}

// table writes a table. Its head is the first row, or an empty one if that is
// none: a table without a head would be no table.
func (w *markdownWriter) table(p *part) {
	columns := max(1, p.columns)
	rows, head := p.rows, tableRow{}
	if p.head() > 0 {
		head, rows = rows[0], rows[1:]
	}
	w.row(head.cells, columns-len(head.cells))
	w.start()
	w.out.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
	for _, r := range rows {
		w.row(r.cells, p.padding(len(r.cells)))
	}
}

// row writes a row and empty cells behind it.
func (w *markdownWriter) row(cells []line, padding int) {
	w.start()
	w.out.WriteByte('|')
	for _, c := range cells {
		w.out.WriteByte(' ')
		e := escaper{out: &w.out}
		e.cell(c)
		w.out.WriteString(" |")
	}
	w.out.WriteString(strings.Repeat("  |", padding))
	w.out.WriteByte('\n')
}

package cleaner

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/heuristics"
)

// partKind says what a part of the body is.
type partKind uint8

const (
	paragraphPart partKind = iota // verse too
	headingPart
	listPart // of items alone
	itemPart
	quotePart
	codePart
	tablePart
)

// part is a node of the body's structure, from which Markdown and HTML are
// both written: what is a list, and where it ends, is decided once.
type part struct {
	kind    partKind
	level   int        // of a heading, 1 to 6
	ordered bool       // a list with numbers
	number  int        // of an item of such a list
	info    string     // the language of a listing, and what stands behind it
	lines   []line     // of a paragraph, a heading and a listing
	rows    []tableRow // of a table
	columns int        // of its longest row
	parts   []*part    // of a list, an item and a quote
}

// tableRow is a row of a table.
type tableRow struct {
	header bool
	cells  []line
}

const (
	// maxNesting bounds how deep lists and quotes stand in one another, so
	// that the markup of a line is no longer than a line should be.
	maxNesting = 8
	// nestingColumns is how much further than the item above an item is set
	// in that belongs to it.
	nestingColumns = 2
	// plainHeading is the level of a heading that the page gives none: the
	// first is the title's.
	plainHeading = 2
)

// piece is a kept block on its way into the structure.
type piece struct {
	kind   heuristics.Kind
	block  *heuristics.Block
	line          // without the marks of a quote
	quotes int    // how many quotes it stands in
	column int    // how far an item is set in
	image  *Image // a piece that is this image and no text
	// adjacent says that no block was taken out before it, apart that a
	// blank line stands there in the output.
	adjacent, apart bool
}

// marked reports whether the piece's kind is from markup.
func (p *piece) marked() bool { return p.block.Evidence != nil }

// soft reports whether a mere line break parts the piece from the one before.
func (p *piece) soft() bool { return p.adjacent && !p.apart }

func (p *piece) in(area heuristics.Area) bool {
	return p.marked() && p.block.Evidence.Areas&area != 0
}

// structure returns the parts of the body.
func (r *Result) structure() []*part { return group(r.pieces(), 0) }

// pieces returns the kept blocks, those without a text left out.
func (r *Result) pieces() []piece {
	pieces := make([]piece, 0, len(r.Blocks))
	last, blankQuote := -1, false
	c := cursor{r: r}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		text := normalized(b.Text())
		if b.Role != heuristics.Body || strings.TrimSpace(text) == "" {
			continue
		}
		images := len(pieces)
		for ; c.before(b); c.image++ {
			pieces = append(pieces, r.imagePiece(c.image))
		}
		images = len(pieces) - images
		spans, _ := c.take(b, b.Text())
		if text != b.Text() { // places have moved: a zero byte, a carriage return
			spans = nil
		}
		p := piece{kind: b.Kind, block: b, line: line{text: text, spans: spans}, adjacent: last == i-1 && images == 0, apart: true}
		switch {
		case len(pieces) == 0:
			p.adjacent = false
		case p.adjacent:
			p.apart = countBreaks(r.between(last, i)) != 1
		case images > 0:
		default:
			p.apart = p.kind != pieces[len(pieces)-1].kind
		}
		last = i
		if p.unquote(); p.text == "" { // ">" alone: a blank line of a quote
			blankQuote = true
			continue
		}
		p.apart = p.apart || blankQuote
		blankQuote = false
		if p.kind == heuristics.ListItem {
			p.column = r.column(&p)
		}
		pieces = append(pieces, p)
	}
	for ; c.image < len(r.inline.images); c.image++ {
		pieces = append(pieces, r.imagePiece(c.image))
	}
	return pieces
}

// imagePiece returns the piece that an image on a line of its own is.
func (r *Result) imagePiece(i int) piece {
	b := &heuristics.Block{Kind: heuristics.Paragraph, Role: heuristics.Body, Evidence: r.inline.pictures[i].Evidence}
	p := piece{block: b, image: &r.inline.images[i], apart: true}
	p.spans = &spans{images: []spot{{image: p.image}}}
	p.unquote()
	return p
}

// unquote takes the ">" off a line of plain text, and tells how deep the
// piece is quoted.
func (p *piece) unquote() {
	if p.marked() {
		if p.kind == heuristics.Quote || p.in(heuristics.InQuote) {
			p.quotes = max(1, min(p.block.Evidence.Quotes, maxNesting))
		}
		return
	}
	if p.kind != heuristics.Quote && strings.Trim(p.text, "> ") != "" || p.kind == heuristics.Code {
		return
	}
	p.kind = heuristics.Quote
	for rest := p.text; strings.HasPrefix(rest, ">"); p.text = rest {
		p.quotes++
		rest = strings.TrimLeft(rest[1:], " \t")
	}
	p.quotes = max(1, min(p.quotes, maxNesting))
}

// normalized makes all line breaks of a text "\n", and leaves no zero bytes,
// which neither Markdown nor HTML can have.
func normalized(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return strings.ReplaceAll(text, "\x00", "\ufffd")
}

// between returns the source between two blocks.
func (r *Result) between(i, k int) string {
	start, end := r.Blocks[i].End, r.Blocks[k].Start
	if start < 0 || start > end || end > len(r.Source) {
		return ""
	}
	return r.Source[start:end]
}

// countBreaks counts the line breaks in white space.
func countBreaks(gap string) int {
	n := strings.Count(gap, "\n") + strings.Count(gap, "\r") - strings.Count(gap, "\r\n")
	for _, r := range gap {
		switch r {
		case '\u2028', '\u0085':
			n++
		case '\u2029':
			n += 2
		}
	}
	return n
}

// column tells how far an item is set in. Markup says so by its level; in
// plain text it is the white space before the item.
func (r *Result) column(p *piece) int {
	column := len(p.text) - len(strings.TrimLeft(p.text, " "))
	if p.marked() {
		return max(column, nestingColumns*int(p.block.Level))
	}
	for at := min(p.block.Start, len(r.Source)) - 1; at >= 0; at-- {
		switch r.Source[at] {
		case ' ':
			column++
		case '\t':
			column += 4
		default:
			return column
		}
	}
	return column
}

// grouper makes parts of pieces.
type grouper struct {
	pieces []piece
	depth  int // in quotes
	parts  []*part
	open   []openItem // the items that the next piece may belong to
}

// openItem is an item that more may follow in.
type openItem struct {
	item  *part
	piece *piece
}

// group makes parts of pieces that stand depth quotes deep.
func group(pieces []piece, depth int) []*part {
	g := grouper{pieces: pieces, depth: depth}
	for i := 0; i < len(pieces); {
		i = g.take(i)
	}
	return g.parts
}

// take makes a part that starts with piece i, and returns the piece after it.
func (g *grouper) take(i int) int {
	p := &g.pieces[i]
	if p.quotes > g.depth {
		end := i + 1
		for end < len(g.pieces) && g.pieces[end].quotes > g.depth {
			end++
		}
		g.add(p, &part{kind: quotePart, parts: group(g.pieces[i:end], g.depth+1)})
		return end
	}
	if p.image != nil {
		g.add(p, &part{kind: paragraphPart, lines: []line{p.line}})
		return i + 1
	}
	switch p.kind {
	case heuristics.ListItem:
		return g.item(i)
	case heuristics.Code:
		made, end := g.listing(i)
		g.add(p, made)
		return end
	case heuristics.TableRow:
		made, end := g.table(i)
		g.add(p, made)
		return end
	case heuristics.Heading:
		lines, end := g.lines(i, p.line)
		level := int(p.block.Level)
		if level == 0 {
			level = plainHeading
		}
		g.open = nil // a list with headings in it lays out a page
		g.parts = append(g.parts, &part{kind: headingPart, level: min(level, 6), lines: lines})
		return end
	}
	lines, end := g.lines(i, p.line)
	g.add(p, &part{kind: paragraphPart, lines: lines})
	return end
}

// add puts a part into the item that it belongs to, or else below the list.
func (g *grouper) add(p *piece, made *part) {
	if !p.in(heuristics.InList) || p.block.Evidence.Tag == atom.Dd || p.block.Evidence.Tag == atom.Dt {
		g.open = nil
	}
	for n := len(g.open); n > 0; n = len(g.open) {
		top := g.open[n-1]
		if top.piece.marked() && top.piece.block.Evidence.Depth <= p.block.Evidence.Depth {
			top.item.parts = append(top.item.parts, made)
			return
		}
		g.open = g.open[:n-1]
	}
	g.parts = append(g.parts, made)
}

// lines returns the lines of the paragraph that starts with piece i, which
// is text without its marker, and the piece after it.
func (g *grouper) lines(i int, text line) ([]line, int) {
	lines := textLines(nil, text)
	end := i + 1
	for end < len(g.pieces) && g.continues(i, end) {
		lines = textLines(lines, g.pieces[end].line)
		end++
	}
	return lines, end
}

// continues reports whether piece end is a line of the paragraph, heading or
// item that piece i starts.
func (g *grouper) continues(i, end int) bool {
	p, next := &g.pieces[i], &g.pieces[end]
	switch {
	case next.quotes != p.quotes || next.apart || p.image != nil:
		return false
	case p.kind == heuristics.Verse:
		return next.kind == heuristics.Verse
	case !next.soft():
		return false
	case p.marked() && p.kind == heuristics.ListItem:
		return next.kind == heuristics.Paragraph
	case p.kind != next.kind || p.block.Level != next.block.Level:
		return false
	}
	return p.marked() && next.marked() || p.kind == heuristics.Quote
}

// textLines adds the lines of a text that are not blank.
func textLines(lines []line, l line) []line {
	for start := 0; start <= len(l.text); {
		end := strings.IndexByte(l.text[start:], '\n')
		if end < 0 {
			end = len(l.text)
		} else {
			end += start
		}
		if trimmed := l.slice(start, end).trim(); trimmed.text != "" {
			lines = append(lines, trimmed)
		}
		start = end + 1
	}
	return lines
}

// codeLines adds the lines of a listing. They have no links and no images: a
// fence could not have them. Spaces on a line of their own are none: parsers
// do not agree on them.
func codeLines(lines []line, text string) []line {
	for s := range strings.SplitSeq(text, "\n") {
		if strings.Trim(s, " \t") == "" {
			s = ""
		}
		lines = append(lines, line{text: s})
	}
	return lines
}

// item adds the item that piece i starts to the list where it belongs.
func (g *grouper) item(i int) int {
	p := &g.pieces[i]
	ordered, number, text := splitMarker(p.text)
	lines, end := g.lines(i, p.slice(len(p.text)-len(text), len(p.text)))
	item := &part{kind: itemPart, number: number}
	if len(lines) > 0 {
		item.parts = []*part{{kind: paragraphPart, lines: lines}}
	}
	n := len(g.open)
	for n > 1 && g.open[n-1].piece.column-p.column >= nestingColumns {
		n--
	}
	nested := n > 0 && n < maxNesting && p.column-g.open[n-1].piece.column >= nestingColumns
	if !nested && n > 0 {
		n--
	}
	g.open = g.open[:n]
	parts := &g.parts
	if n > 0 {
		parts = &g.open[n-1].item.parts
	}
	list := listFor(parts, ordered, number, i > 0 && g.newList(i))
	list.parts = append(list.parts, item)
	g.open = append(g.open, openItem{item, p})
	return end
}

// newList reports whether markup begins another list with piece i.
func (g *grouper) newList(i int) bool {
	p, before := &g.pieces[i], &g.pieces[i-1]
	return p.marked() && p.adjacent && p.apart && p.column == 0 && before.kind == heuristics.ListItem
}

// listFor returns the list that an item goes on with: the last of the parts,
// or else a new one.
func listFor(parts *[]*part, ordered bool, number int, fresh bool) *part {
	if n := len(*parts); n > 0 && !fresh {
		if last := (*parts)[n-1]; last.kind == listPart && last.ordered == ordered {
			if !ordered || number != 1 || last.parts[len(last.parts)-1].number <= 1 {
				return last
			}
		}
	}
	list := &part{kind: listPart, ordered: ordered}
	*parts = append(*parts, list)
	return list
}

// bullets are what plain text marks items with, also glued to the text. Ticks
// are not among them and stay: they say more than that there is an item.
const bullets = "•·●▪◦‣∙■□▶►➤"

// splitMarker parts the text of an item from its marker.
func splitMarker(text string) (ordered bool, number int, rest string) {
	text = strings.TrimLeft(text, " \t")
	marker, rest, _ := strings.Cut(text, " ")
	if marker == "-" || marker == "*" || marker == "+" {
		return false, 0, rest
	}
	if r, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(bullets, r) {
		return false, 0, text[size:]
	}
	if n := countDigits(marker); n > 0 && n < 10 && (marker[n:] == "." || marker[n:] == ")") {
		number, _ = strconv.Atoi(marker[:n]) // nine digits at most
		return true, number, rest
	}
	return false, 0, text
}

// countDigits counts the ASCII digits that a text starts with.
func countDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// listing makes a part of the lines of code that piece i starts, and returns
// the piece after it. Markup has a listing in a piece; in plain text it is a
// run of lines, and blank lines in it belong to it.
func (g *grouper) listing(i int) (*part, int) {
	p := &g.pieces[i]
	if p.marked() {
		return &part{kind: codePart, info: p.block.Info, lines: codeLines(nil, p.text)}, i + 1
	}
	code := &part{kind: codePart}
	info, fenced := openingFence(p.text)
	end := i
	if fenced {
		code.info = info
		end++
	}
	for ; end < len(g.pieces); end++ {
		next := &g.pieces[end]
		if next.kind != heuristics.Code || next.marked() || next.quotes != p.quotes {
			break
		}
		fence := strings.HasPrefix(next.text, "```")
		if fence && fenced && strings.Trim(next.text, "` ") == "" {
			end++
			break
		}
		if fence && !fenced && end > i {
			break
		}
		if next.adjacent && next.apart && len(code.lines) > 0 {
			code.lines = append(code.lines, line{})
		}
		code.lines = codeLines(code.lines, next.text)
	}
	return code, end
}

// openingFence reads a line that opens a listing, and what it says of it.
func openingFence(line string) (info string, ok bool) {
	if !strings.HasPrefix(line, "```") {
		return "", false
	}
	info = strings.TrimSpace(strings.TrimLeft(line, "`"))
	return info, strings.IndexByte(info, '`') < 0 && strings.IndexByte(info, '\n') < 0
}

// table makes a part of the rows that piece i starts, and returns the piece
// after it.
func (g *grouper) table(i int) (*part, int) {
	table := &part{kind: tablePart}
	end := i
	for ; end < len(g.pieces); end++ {
		p := &g.pieces[end]
		if end > i && (p.kind != heuristics.TableRow || p.apart || p.quotes != g.pieces[i].quotes) {
			break
		}
		row := tableRow{header: p.block.Header, cells: splitCells(p)}
		if len(table.rows) == 1 && !p.marked() && isDelimiterRow(row.cells) {
			table.rows[0].header = true
			continue
		}
		table.rows = append(table.rows, row)
		table.columns = max(table.columns, len(row.cells))
	}
	return table, end
}

// splitCells returns the cells of a row. Plain text may have it between bars.
func splitCells(p *piece) []line {
	text := strings.ReplaceAll(p.text, "\n", " ")
	cells := make([]line, p.block.Lead)
	if p.marked() || !strings.HasPrefix(text, "|") {
		row := line{text: text, spans: p.spans}
		start := 0
		for at := range len(text) {
			if text[at] == '\t' {
				cells = append(cells, row.slice(start, at))
				start = at + 1
			}
		}
		cells = append(cells, row.slice(start, len(text)))
	} else {
		start := 1
		for at := 1; at < len(text); at++ {
			switch {
			case text[at] == '\\' && at+1 < len(text) && text[at+1] == '|':
				at++
			case text[at] == '|':
				cells = append(cells, line{text: strings.ReplaceAll(text[start:at], `\|`, "|")})
				start = at + 1
			}
		}
		if rest := strings.TrimSpace(text[start:]); rest != "" {
			cells = append(cells, line{text: strings.ReplaceAll(rest, `\|`, "|")})
		}
	}
	for k := range cells {
		cells[k] = cells[k].trim()
	}
	return cells
}

// isDelimiterRow reports whether the cells are the dashes that part the head
// of a table from its body.
func isDelimiterRow(cells []line) bool {
	for _, c := range cells {
		if strings.IndexByte(c.text, '-') < 0 || strings.Trim(c.text, "-") != "" && strings.Trim(c.text, "-:") != "" {
			return false
		}
	}
	return len(cells) > 0
}

// head returns how many rows at the top are the table's head.
func (p *part) head() int {
	n := 0
	for n < len(p.rows) && p.rows[n].header {
		n++
	}
	return n
}

// maxPadded is how many columns short rows are filled up to. A table that is
// wider is no table that anybody reads, and filling it up could make much of
// little.
const maxPadded = 64

// padding returns how many cells a row lacks.
func (p *part) padding(cells int) int { return max(0, min(p.columns, maxPadded)-cells) }

package heuristics

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML returns a document over the visible text of a page, a block for
// each block-level element that has text of its own, with the evidence of the
// markup. The tree is walked once, without recursion: its depth does not
// matter.
//
// Words of two blocks never touch, and inline elements never break a word.
// Text that a reader does not see is left out (hidden attributes and styles,
// helpers for screen readers), unless nothing else is there.
func ReadHTML(root *html.Node) *Document {
	r := newHTMLReader(root, false)
	r.read(root)
	if r.words() < minVisibleWords {
		all := newHTMLReader(root, true)
		all.read(root)
		if all.words() > 2*r.words() {
			r = all
		}
	}
	return r.document()
}

// minVisibleWords is the number of words below which a page's hidden text
// and what stands in <noscript> is read too.
const minVisibleWords = 40

// htmlReader turns a tree into visible text and blocks.
type htmlReader struct {
	text       []byte
	blocks     []Block
	containers []container
	tables     map[*html.Node]*tableStats
	hidden     bool // read what is hidden too

	stack []frame

	// the block that is being written
	open     bool
	start    int
	space    bool // white space is due before the next character
	evidence Evidence
	link     int // depth of open links
	bold     int
	pre      int
	cell     int // depth of data tables: blocks are rows there
	breaks   int // <br> since the last text
	apart    bool
	fresh    bool // nothing has been written since a block border
	marker   string
	level    uint8
	info     string // the language of the listing
	newTable bool   // a data table opened, and has no row yet
}

// frame is an open element.
type frame struct {
	node      *html.Node
	area      Area
	far       Hint
	container int
	path      uint64
	list      *listState
	block     bool
	data      bool // a data table
}

// listState counts the items of a list.
type listState struct {
	ordered bool
	next    int
	depth   uint8
}

// container is an element that has blocks of its own.
type container struct {
	parent        int
	tag           atom.Atom
	hints         Hint
	words, linked int // of all blocks in it
	prose, blocks int
}

func newHTMLReader(root *html.Node, hidden bool) *htmlReader {
	r := &htmlReader{hidden: hidden, tables: tableShapes(root), apart: true, fresh: true}
	r.containers = append(r.containers, container{parent: -1})
	r.stack = append(r.stack, frame{})
	return r
}

// read walks the tree.
func (r *htmlReader) read(root *html.Node) {
	for n := root; n != nil; {
		if r.enter(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil {
			r.leave(n)
			if n == root {
				n = nil
				break
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
	r.flush()
}

func (r *htmlReader) top() *frame { return &r.stack[len(r.stack)-1] }

// unseen are elements whose text is not the page's.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Head: true, atom.Svg: true, atom.Iframe: true, atom.Object: true,
	atom.Textarea: true, atom.Select: true, atom.Math: false, atom.Rt: true, atom.Rp: true, atom.Canvas: true, atom.Datalist: true,
	atom.Audio: true, atom.Video: true, atom.Frameset: false, atom.Embed: true, atom.Map: true,
}

// inlineElements do not end a block; every other element does.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true, atom.Picture: true, atom.Q: true, atom.Ruby: true, atom.Rb: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Source: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true,
	atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Input: true, atom.Noscript: false,
}

// enter opens a node; false where its children are not to be read.
func (r *htmlReader) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data)
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	switch {
	case n.DataAtom == atom.Br:
		r.lineBreak()
		return false
	case n.DataAtom == atom.Hr:
		r.flush()
		return false
	case n.DataAtom == atom.Img:
		r.evidence.Images++
		return false
	case unseen[n.DataAtom], n.DataAtom == atom.Noscript && !r.hidden, forReadersOnly(n), inlineElements[n.DataAtom] && isHidden(n):
		return false
	}
	r.push(n)
	return true
}

// push opens an element.
func (r *htmlReader) push(n *html.Node) {
	up := r.top()
	f := frame{node: n, area: up.area | areaOf[n.DataAtom], container: up.container, list: up.list, path: up.path, far: up.far}
	hints := Hint(0)
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			hints |= hintsOf(a.Val)
			f.path = mix(f.path, a.Val)
		case "id":
			hints |= hintsOf(a.Val)
		case "role":
			f.area |= areaOfRole[a.Val]
		case "itemprop":
			hints |= itempropHints[a.Val]
		}
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		hints = 0 // of the page, not of its parts
	}
	f.block = !inlineElements[n.DataAtom]
	if isHidden(n) {
		f.area |= InHidden
	}
	if f.block {
		f.far |= hints
		f.path = mix(f.path, n.Data)
		r.flush()
		r.containers = append(r.containers, container{parent: f.container, tag: n.DataAtom, hints: hints})
		f.container = len(r.containers) - 1
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu:
		f.list = newList(n, up.list)
	case atom.Li:
		r.item(&f)
	case atom.A:
		r.link++
		r.evidence.Links++
	case atom.B, atom.Strong:
		r.bold++
	case atom.Pre, atom.Listing:
		r.pre++
		r.info = codeLanguage(n)
	case atom.Code:
		if r.pre > 0 && r.info == "" {
			r.info = codeLanguage(n)
		}
	case atom.Table:
		if s := r.tables[n]; s != nil && s.isData() {
			f.data, r.newTable = true, true
		}
	case atom.Tr:
		if r.cell == 0 && up.inData(r.stack) {
			r.cell++
			f.data = true
		}
	case atom.Td, atom.Th:
		if r.cell > 0 && hasCellBefore(n) {
			r.tab()
		}
	}
	r.stack = append(r.stack, f)
}

var itempropHints = map[string]Hint{
	"articleBody": HintText | HintArticle, "headline": HintTitle, "author": HintAuthor, "datePublished": HintDate, "description": HintText,
	"name": HintTitle, "price": HintPrice, "reviewBody": HintReview, "caption": HintCaption, "keywords": HintTags, "text": HintText, "comment": HintComment,
}

// inData reports whether the innermost table around is a data table.
func (f *frame) inData(stack []frame) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		if n := stack[i].node; n != nil && n.DataAtom == atom.Table {
			return stack[i].data
		}
	}
	return false
}

// mix adds a word to a hash (FNV-1a).
func mix(h uint64, s string) uint64 {
	if h == 0 {
		h = 14695981039346656037
	}
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// leave closes a node.
func (r *htmlReader) leave(n *html.Node) {
	f := r.top()
	if f.node != n || n == nil {
		return
	}
	if f.block && n.DataAtom != atom.Tr {
		r.flush()
	}
	switch n.DataAtom {
	case atom.A:
		r.link--
	case atom.B, atom.Strong:
		r.bold--
	case atom.Pre, atom.Listing:
		r.pre--
	case atom.Li:
		r.marker = ""
	case atom.Tr:
		// A row is a block: the borders of elements in it are spaces.
		if f.data {
			r.endRow()
			r.cell--
		} else {
			r.flush()
		}
	}
	r.stack = r.stack[:len(r.stack)-1]
}

// endRow ends the block of a table's row.
func (r *htmlReader) endRow() {
	if r.open {
		r.endBlock()
	}
	r.fresh, r.breaks, r.marker = true, 0, ""
}

func newList(n *html.Node, around *listState) *listState {
	l := &listState{ordered: n.DataAtom == atom.Ol, next: 1}
	if around != nil {
		l.depth = min(around.depth+1, maxListDepth)
	}
	for _, a := range n.Attr {
		if a.Key == "start" && l.ordered {
			if start, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil && start >= 0 && start < 1e6 {
				l.next = start
			}
		}
	}
	return l
}

// maxListDepth bounds how far nested lists are set in.
const maxListDepth = 8

// item prepares the marker of a list item.
func (r *htmlReader) item(f *frame) {
	if f.list == nil {
		f.list = &listState{}
	}
	indent := strings.Repeat("  ", int(min(f.list.depth, maxListDepth)))
	r.level = f.list.depth
	if f.list.ordered {
		r.marker = indent + strconv.Itoa(f.list.next) + ". "
		f.list.next++
	} else {
		r.marker = indent + "- "
	}
}

// lineBreak takes a <br>: one is a line's end inside the block, two are a
// paragraph's.
func (r *htmlReader) lineBreak() {
	if r.pre > 0 {
		r.write("\n")
		return
	}
	if r.cell > 0 {
		r.space = r.open
		return
	}
	r.breaks++
	if r.open {
		r.endBlock()
	}
	r.apart = r.breaks > 1
}

// hasCellBefore reports whether a cell is not the first of its row.
func hasCellBefore(n *html.Node) bool {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.DataAtom == atom.Td || p.DataAtom == atom.Th {
			return true
		}
	}
	return false
}

// tab parts two cells of a row.
func (r *htmlReader) tab() {
	r.begin()
	r.text = append(r.text, '\t')
	r.space = false
}

// write adds text to the open block, or opens one.
func (r *htmlReader) write(s string) {
	if r.pre > 0 {
		r.writeCode(s)
		return
	}
	for i := 0; i < len(s); {
		c := s[i]
		if isSpace(c) {
			r.space = r.space || r.open
			i++
			continue
		}
		end := i + 1
		for end < len(s) && !isSpace(s[end]) {
			end++
		}
		r.begin()
		if r.space {
			if n := len(r.text); n > r.start && r.text[n-1] != '\t' {
				r.text = append(r.text, ' ')
			}
			r.space = false
		}
		r.text = append(r.text, s[i:end]...)
		r.count(utf8.RuneCountInString(s[i:end]))
		i = end
	}
}

// writeCode adds text in which white space counts.
func (r *htmlReader) writeCode(s string) {
	if !r.open {
		s = strings.TrimLeft(s, "\r\n")
		if strings.TrimSpace(s) == "" {
			return
		}
	}
	r.begin()
	s = strings.ReplaceAll(s, "\r\n", "\n")
	r.text = append(r.text, s...)
	r.count(len(s))
}

func (r *htmlReader) count(chars int) {
	r.evidence.Chars += chars
	if r.link > 0 {
		r.evidence.LinkChars += chars
	}
	if r.bold > 0 {
		r.evidence.BoldChars += chars
	}
}

// begin opens a block if none is open.
func (r *htmlReader) begin() {
	if r.open {
		return
	}
	r.open, r.space = true, false
	soft := r.breaks == 1 && !r.fresh
	if len(r.blocks) > 0 {
		if soft || r.marker != "" && r.tightItem() || r.cell > 0 && r.lastIsRow() && !r.newTable {
			r.text = append(r.text, '\n')
			r.apart = false
		} else {
			r.text = append(r.text, "\n\n"...)
			r.apart = true
		}
	}
	r.start = len(r.text)
	if r.marker != "" && r.pre == 0 {
		r.text = append(r.text, r.marker...)
	}
	r.evidence.soft = soft
	r.breaks = 0
}

// tightItem reports whether the last block was an item, so that this one goes
// on the next line.
func (r *htmlReader) tightItem() bool {
	last := &r.blocks[len(r.blocks)-1]
	return last.Kind == ListItem && (r.level > 0 || last.Level > 0 || !r.newList())
}

// newList reports whether the item opens a list.
func (r *htmlReader) newList() bool {
	for i := len(r.stack) - 1; i >= 0; i-- {
		if r.stack[i].node != nil && r.stack[i].node.DataAtom == atom.Li {
			for p := r.stack[i].node.PrevSibling; p != nil; p = p.PrevSibling {
				if p.DataAtom == atom.Li {
					return false
				}
			}
			return true
		}
	}
	return false
}

func (r *htmlReader) lastIsRow() bool { return r.blocks[len(r.blocks)-1].Kind == TableRow }

// flush ends the open block at an element's border.
func (r *htmlReader) flush() {
	if r.cell > 0 {
		r.space = r.open
		return
	}
	if r.open {
		r.endBlock()
	} else {
		r.evidence.Links, r.evidence.Images = 0, 0
	}
	r.fresh, r.breaks = true, 0
}

// endBlock closes the open block and notes its evidence.
func (r *htmlReader) endBlock() {
	end := len(r.text)
	for end > r.start && isSpace(r.text[end-1]) {
		end--
	}
	r.text = r.text[:end]
	if end == r.start { // a row of empty cells
		r.open, r.space = false, false
		return
	}
	f := r.blockFrame()
	kind, level := r.kindOf(f)
	e := r.evidence
	e.Areas, e.Near, e.Far, e.Depth, e.container, e.signature = f.area, r.near(f.container), f.far, len(r.stack), f.container, f.path
	if f.node != nil {
		e.Tag = f.node.DataAtom
	}
	if e.LinkChars > 0 && e.LinkChars == e.Chars {
		e.Areas |= InLink
	}
	r.blocks = append(r.blocks, Block{Start: r.start, End: end, Kind: kind, Level: level, Header: kind == TableRow && r.headerRow(), Info: r.info, apart: r.apart, lastLine: r.start, Evidence: &e})
	r.evidence, r.info, r.newTable = Evidence{}, "", false
	r.open, r.space, r.fresh = false, false, false
	r.marker = ""
}

// nearLevels is how many elements are near a block: its own and those around.
const nearLevels = 3

// near returns the hints of a container and the nearest around it.
func (r *htmlReader) near(c int) Hint {
	var hints Hint
	for n := 0; n < nearLevels && c > 0; n++ {
		hints |= r.containers[c].hints
		c = r.containers[c].parent
	}
	return hints
}

// blockFrame returns the innermost open block-level element.
func (r *htmlReader) blockFrame() *frame {
	for i := len(r.stack) - 1; i > 0; i-- {
		if r.stack[i].block {
			return &r.stack[i]
		}
	}
	return &r.stack[0]
}

// kindOf tells the kind of the block that ends.
func (r *htmlReader) kindOf(f *frame) (Kind, uint8) {
	if r.cell > 0 {
		return TableRow, 0
	}
	if r.marker != "" && strings.HasPrefix(string(r.text[r.start:]), r.marker) {
		return ListItem, r.level
	}
	if f.node == nil {
		return Paragraph, 0
	}
	switch f.node.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Heading, f.node.Data[1] - '0'
	case atom.Pre, atom.Listing:
		return Code, 0
	case atom.Blockquote:
		return Quote, 0
	}
	if f.area&InCode != 0 && r.pre > 0 {
		return Code, 0
	}
	if f.area&InQuote != 0 {
		return Quote, 0
	}
	return Paragraph, 0
}

// headerRow reports whether all cells of the row that ends are heads.
func (r *htmlReader) headerRow() bool {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := r.stack[i].node
		if n == nil || n.DataAtom != atom.Tr {
			continue
		}
		cells := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td {
				return false
			}
			cells += count(c.DataAtom == atom.Th)
		}
		return cells > 0
	}
	return false
}

// codeLanguage returns the language that the class of a listing names, as
// HTML's own example does it: "language-go".
func codeLanguage(n *html.Node) string {
	for w := range strings.FieldsSeq(attr(n, "class")) {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "brush:"} {
			if name, ok := strings.CutPrefix(w, prefix); ok && len(name) < 20 {
				return name
			}
		}
	}
	return ""
}

// words counts the words read so far, roughly.
func (r *htmlReader) words() int {
	n := 0
	for i := range r.blocks {
		n += 1 + strings.Count(string(r.text[r.blocks[i].Start:r.blocks[i].End]), " ")
	}
	return n
}

// document makes the document of what was read.
func (r *htmlReader) document() *Document {
	d := NewDocument(string(r.text))
	d.Blocks = r.blocks
	d.containers = r.containers
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.text = d.source[b.Start:b.End]
	}
	return d
}

// isHidden reports whether an element's text is kept from readers.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			return a.Val == "true" && n.DataAtom != atom.Body && n.DataAtom != atom.Html
		case "style":
			if hiddenStyle(a.Val) && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				return true
			}
		}
	}
	return false
}

// forReadersOnly reports whether an element's text is for screen readers.
func forReadersOnly(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && hiddenClass(a.Val) {
			return true
		}
	}
	return false
}

// hiddenStyle reports whether a style attribute takes the element out of
// sight.
func hiddenStyle(style string) bool {
	for part := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "display":
			if strings.HasPrefix(value, "none") {
				return true
			}
		case "visibility":
			if strings.HasPrefix(value, "hidden") {
				return true
			}
		}
	}
	return false
}

// readerOnly are the class names that common frameworks give to text for
// screen readers.
var readerOnly = setOf(`sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only sr-text element-invisible
	a11y-hidden u-visually-hidden assistive-text offscreen-text is-visually-hidden hide-visually show-for-sr`)

func hiddenClass(class string) bool {
	if len(class) < 7 {
		return false
	}
	for w := range strings.FieldsSeq(class) {
		if readerOnly[w] {
			return true
		}
	}
	return false
}

// tableStats is what tells a data table from one that lays out a page.
type tableStats struct {
	rows, cells, headers int
	columns, inRow       int
	nested, layout       bool
	chars                int
	blocks               int // paragraphs, lists and the like in cells
}

// isData reports whether the table holds data.
func (s *tableStats) isData() bool {
	switch {
	case s.nested || s.layout || s.cells == 0:
		return false
	case s.headers > 0 && s.columns > 1:
		return s.chars/s.cells < 400
	}
	return s.rows > 1 && s.columns > 1 && s.chars/s.cells < 120 && s.blocks <= s.cells/2
}

// tableShapes walks the tree once and counts what stands in each table.
func tableShapes(root *html.Node) map[*html.Node]*tableStats {
	var all map[*html.Node]*tableStats
	var open []*html.Node
	for n := root; n != nil; {
		if n.Type == html.ElementNode && n.DataAtom == atom.Table {
			if all == nil {
				all = make(map[*html.Node]*tableStats)
			}
			if len(open) > 0 {
				all[open[len(open)-1]].nested = true
			}
			all[n] = &tableStats{layout: attr(n, "role") == "presentation" || attr(n, "role") == "none"}
			open = append(open, n)
		} else if len(open) > 0 {
			all[open[len(open)-1]].count(n)
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil {
			if len(open) > 0 && open[len(open)-1] == n {
				open = open[:len(open)-1]
			}
			if n == root {
				return all
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
	return all
}

func (s *tableStats) count(n *html.Node) {
	if n.Type == html.TextNode {
		s.chars += len(strings.TrimSpace(n.Data))
		return
	}
	switch n.DataAtom {
	case atom.Tr:
		s.rows++
		s.inRow = 0
	case atom.Th, atom.Thead, atom.Caption:
		s.headers++
		if n.DataAtom != atom.Th {
			return
		}
		fallthrough
	case atom.Td:
		s.cells++
		s.inRow++
		s.columns = max(s.columns, s.inRow)
	case atom.P, atom.Ul, atom.Ol, atom.Div, atom.H1, atom.H2, atom.H3, atom.Form, atom.Article:
		s.blocks++
	}
}

// attr returns an attribute's value, "" where it is absent.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

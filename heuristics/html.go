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
func ReadHTML(root *html.Node) *Document { return HTMLReader{}.Read(root) }

// HTMLReader reads pages. Its fields ask for more than the text; what is not
// asked for costs nothing.
type HTMLReader struct {
	// Links notes the links ([Document.Links]), Pictures the images
	// ([Document.BodyPictures]), and Comments who wrote the readers'
	// comments and when ([Document.Comments]).
	Links, Pictures, Comments bool
}

// Read returns the document of a page, as [ReadHTML] does.
func (h HTMLReader) Read(root *html.Node) *Document {
	r := h.newReader(false)
	r.read(root)
	if r.words() < minVisibleWords {
		all := h.newReader(true)
		all.read(root)
		if all.words() > 2*r.words() {
			r = all
		}
	}
	return r.document()
}

// minVisibleWords is the number of words below which a page is read again with
// what stands in <noscript>, which counts where it is most of the text.
const minVisibleWords = 300

// htmlReader turns a tree into visible text and blocks.
type htmlReader struct {
	text          []byte
	blocks        []Block
	containers    []container
	inlineBorders []int      // where inline elements begin and end in blocks
	room          []Evidence // the memory for evidence that was taken last
	classes       map[string]class
	hidden        bool // read what is hidden too

	stack []frame

	// the block that is being written
	open        bool
	start       int
	space       bool // white space is due before the next character
	evidence    Evidence
	linkDepth   int // of open links
	bold        int
	pre         int
	cell        int // depth of data tables: blocks are rows there
	breaks      int // <br> since the last text
	apart       bool
	fresh       bool // nothing has been written since a block border
	marker      string
	level       uint8
	info        string // the language of the listing
	tableOpened bool   // a data table opened, and has no row yet

	lineEnds bool // an element that is a line of the listing began or ended
	inFrames bool // in what is for browsers without frames

	links        linkReader
	attributions attributionReader
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
	data      bool          // a data table
	columns   *tableColumns // of the data table around
	quotes    int
	title     uint8 // the level of the heading that it is
	heading   uint8 // and that it is or is right within
}

// maxQuotes bounds how deep quotes are counted.
const maxQuotes = 100

// ariaLevel returns the level of an element whose role is that of a heading.
func ariaLevel(n *html.Node) uint8 {
	if level := attr(n, "aria-level"); len(level) == 1 && level[0] >= '1' && level[0] <= '6' {
		return level[0] - '0'
	}
	return 2 // as ARIA has it
}

// listState counts the items of a list.
type listState struct {
	ordered bool
	next    int
	step    int
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

func (h HTMLReader) newReader(hidden bool) *htmlReader {
	r := &htmlReader{hidden: hidden, classes: make(map[string]class, 64), apart: true, fresh: true}
	r.links = linkReader{keepLinks: h.Links, keepPictures: h.Pictures}
	r.attributions.on = h.Comments
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

// element is what HTML says of an element by its name.
type element struct {
	unseen bool // its text is not the page's
	inline bool // it does not end a block; every other element does
	area   Area
}

// elements are those that are not just blocks.
var elements = func() map[atom.Atom]element {
	all := make(map[atom.Atom]element)
	for a, area := range areaOf {
		all[a] = element{area: area}
	}
	for _, a := range []atom.Atom{
		atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg, atom.Iframe, atom.Object, atom.Textarea, atom.Select, atom.Rt,
		atom.Rp, atom.Canvas, atom.Datalist, atom.Audio, atom.Video, atom.Embed, atom.Map, atom.Title,
	} {
		all[a] = element{unseen: true, area: all[a].area}
	}
	for _, a := range []atom.Atom{
		atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Picture, atom.Q, atom.Ruby,
		atom.Rb, atom.S, atom.Samp, atom.Small, atom.Source, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Input,
	} {
		all[a] = element{inline: true, area: all[a].area}
	}
	return all
}()

// enter opens a node; false where its children are not to be read.
func (r *htmlReader) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		if r.lineEnds && (n.PrevSibling != nil || n.NextSibling != nil) {
			r.betweenLines(n.Data)
		} else {
			r.write(n.Data)
		}
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	switch n.DataAtom {
	case atom.Br:
		r.lineBreak()
		return false
	case atom.Hr:
		r.flush()
		return false
	case atom.Img:
		r.evidence.Images++
		r.picture(n)
		return false
	case atom.Noscript:
		if !r.hidden {
			r.noscript(n)
			return false
		}
	case atom.Noframes:
		r.noframes(n)
		return false
	}
	e := elementOf(n)
	if e.unseen || isPermalink(n) || isAnnotation(n) {
		return false
	}
	l := r.look(n)
	if l.unseen == forReaders || l.unseen == lineNumbers && onlyDigits(n) || l.hidden && e.inline {
		return false
	}
	r.push(n, e, l)
	return true
}

// elementOf returns what is known of an element. All of MathML is inline.
func elementOf(n *html.Node) element {
	if n.Namespace == "math" {
		return element{inline: true}
	}
	return elements[n.DataAtom]
}

// isAnnotation reports whether an element says in another notation what the
// formula around it says.
func isAnnotation(n *html.Node) bool {
	return n.Namespace == "math" && (n.Data == "annotation" || n.Data == "annotation-xml")
}

// looks is what the attributes of an element say.
type looks struct {
	hints  Hint
	area   Area
	class  uint64 // hash of the class attribute
	title  uint8  // the level of the heading that its role makes of it
	hidden bool
	unseen unseenKind
}

// look reads an element's attributes.
func (r *htmlReader) look(n *html.Node) looks {
	var l looks
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class":
			c := r.classOf(a.Val)
			l.hints |= c.hints
			l.class, l.unseen = c.hash, c.unseen
		case "id":
			l.hints |= hintsOf(a.Val)
		case "role":
			l.area |= areaOfRole[a.Val]
			if a.Val == "heading" {
				l.title = ariaLevel(n)
			}
		case "itemprop":
			l.hints |= itempropHints[a.Val]
		case "hidden", "aria-hidden", "style":
			l.hidden = l.hidden || hides(a)
		}
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		// Of the page, not of its parts; and scripts show it in the end.
		l.hints, l.hidden = 0, false
	}
	return l
}

// class is what a class attribute says.
type class struct {
	hints  Hint
	hash   uint64
	unseen unseenKind
}

// maxClasses bounds how many class attributes are remembered.
const maxClasses = 4000

// classOf reads a class attribute, or remembers it: pages repeat them.
func (r *htmlReader) classOf(value string) class {
	c, ok := r.classes[value]
	if !ok {
		c = class{hintsOf(value), mix(0, value), unseenByClass(value)}
		if len(r.classes) < maxClasses {
			r.classes[value] = c
		}
	}
	return c
}

// push opens an element.
func (r *htmlReader) push(n *html.Node, e element, l looks) {
	up := r.top()
	f := frame{
		node: n, area: up.area | e.area | l.area, container: up.container, list: up.list, path: up.path, far: up.far,
		quotes: up.quotes, columns: up.columns, block: !e.inline, title: l.title,
	}
	if l.class != 0 {
		f.path = mixHashes(f.path, l.class)
	}
	if l.hidden {
		f.area |= InHidden
	}
	if f.block {
		f.far |= l.hints
		f.path = mix(f.path, n.Data)
		r.blockBorder()
		r.containers = append(r.containers, container{parent: f.container, tag: n.DataAtom, hints: l.hints})
		f.container = len(r.containers) - 1
	} else {
		r.inlineBorder()
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu:
		f.list = newList(n, up.list)
	case atom.Li:
		r.item(&f, n)
	case atom.A:
		r.linkDepth++
		r.evidence.Links++
		r.links.openLink(n)
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
		if isDataTable(n) {
			f.data, f.columns, r.tableOpened = true, &tableColumns{}, true
		}
	case atom.Tr:
		if r.cell == 0 && up.inData(r.stack) {
			r.cell++
			f.data = true
		}
	case atom.Td, atom.Th:
		if r.cell > 0 {
			r.startCell(n, f.columns)
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.title = n.Data[1] - '0'
	case atom.Blockquote:
		f.quotes = min(f.quotes+1, maxQuotes)
	}
	if f.block {
		f.heading = max(f.title, up.title)
	}
	r.stack = append(r.stack, f)
	r.attributions.open(n, l.hints, len(r.text))
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

// mixHashes adds one hash to another.
func mixHashes(h, more uint64) uint64 { return (h ^ more) * hashPrime }

// leave closes a node.
func (r *htmlReader) leave(n *html.Node) {
	f := r.top()
	if f.node != n || n == nil {
		return
	}
	switch {
	case n.DataAtom == atom.Tr:
	case n.DataAtom == atom.Pre, n.DataAtom == atom.Listing:
		r.flush()
	case f.block:
		r.blockBorder()
	default:
		r.inlineBorder()
	}
	switch n.DataAtom {
	case atom.A:
		r.linkDepth--
		r.links.closeLink(n)
	case atom.B, atom.Strong:
		r.bold--
	case atom.Pre, atom.Listing:
		r.pre--
		r.lineEnds = false
	case atom.Td, atom.Th:
		if r.cell > 0 {
			r.endCell(f.columns)
		}
	case atom.Li:
		r.marker = ""
	case atom.Tr:
		// A row is a block: the borders of elements in it are spaces.
		if f.data {
			r.endRow(f.columns)
			r.cell--
		} else {
			r.flush()
		}
	}
	r.stack = r.stack[:len(r.stack)-1]
	r.attributions.close(n, len(r.text))
}

// inlineBorder notes that an inline element begins or ends here.
func (r *htmlReader) inlineBorder() {
	if n := len(r.inlineBorders); r.open && (n == 0 || r.inlineBorders[n-1] < len(r.text)) {
		r.inlineBorders = append(r.inlineBorders, len(r.text))
	}
}

func newList(n *html.Node, around *listState) *listState {
	l := &listState{ordered: n.DataAtom == atom.Ol, next: 1, step: 1}
	if around != nil {
		l.depth = min(around.depth+1, maxListDepth)
	}
	for _, a := range n.Attr {
		if a.Key == "start" && l.ordered {
			if start, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil && start >= 0 && start < 1e6 {
				l.next = start
			}
		}
		if a.Key == "reversed" && l.ordered {
			l.step = -1
		}
	}
	if l.step < 0 && attr(n, "start") == "" {
		l.next = 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			l.next += oneIf(c.DataAtom == atom.Li)
		}
	}
	return l
}

// maxListDepth bounds how far nested lists are set in.
const maxListDepth = 8

// item prepares the marker of a list item.
func (r *htmlReader) item(f *frame, n *html.Node) {
	if f.list == nil {
		f.list = &listState{}
	}
	if value, err := strconv.Atoi(attr(n, "value")); err == nil && f.list.ordered && value >= 0 && value < 1e6 {
		f.list.next = value
	}
	indent := strings.Repeat("  ", int(min(f.list.depth, maxListDepth)))
	r.level = f.list.depth
	if f.list.ordered {
		r.marker = indent + strconv.Itoa(f.list.next) + ". "
		f.list.next = max(0, f.list.next+f.list.step)
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
	r.links.border()
	r.apart = r.breaks > 1
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
		r.links.text(len(r.text)-(end-i), len(r.text))
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
	if r.lineEnds && r.text[len(r.text)-1] != '\n' {
		r.text = append(r.text, '\n')
	}
	r.lineEnds = false
	s = strings.ReplaceAll(s, "\r\n", "\n")
	r.text = append(r.text, s...)
	r.links.text(len(r.text)-len(s), len(r.text))
	r.count(len(s))
}

// blockBorder takes the border of a block-level element. In a listing, where
// each line may be an element, it is the end of a line.
func (r *htmlReader) blockBorder() {
	if r.pre > 0 && r.cell == 0 {
		r.lineEnds = r.open
		return
	}
	r.flush()
}

// betweenLines takes the text between two lines of a listing that are elements
// each: the line break that it may start with is the one between them.
func (r *htmlReader) betweenLines(s string) {
	if s = strings.TrimPrefix(s, "\n"); s != "" {
		r.write(s)
	}
}

func (r *htmlReader) count(chars int) {
	r.evidence.Chars += chars
	if r.linkDepth > 0 {
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
	r.open, r.space, r.lineEnds = true, false, false
	soft := r.breaks == 1 && !r.fresh
	if len(r.blocks) > 0 {
		if soft || r.marker != "" && r.tightItem() || r.cell > 0 && r.lastIsRow() && !r.tableOpened {
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
	r.links.begin(len(r.text))
}

// tightItem reports whether the last block was an item, so that this one goes
// on the next line.
func (r *htmlReader) tightItem() bool {
	last := &r.blocks[len(r.blocks)-1]
	return last.Kind == ListItem && (r.level > 0 || last.Level > 0 || !r.opensList())
}

// opensList reports whether the item opens a list.
func (r *htmlReader) opensList() bool {
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
	r.links.border()
}

// endBlock closes the open block and notes its evidence.
func (r *htmlReader) endBlock() {
	end := len(r.text)
	for end > r.start && isSpace(r.text[end-1]) {
		end--
	}
	r.text = r.text[:end]
	r.links.cut(end)
	lead := uint8(0) // no more than maxColumns
	for ; r.cell > 0 && r.start < end && r.text[r.start] == '\t'; r.start++ {
		lead++
	}
	if end == r.start { // a row of empty cells
		r.open, r.space = false, false
		return
	}
	f := r.blockFrame()
	kind, level := r.kindOf(f)
	e := r.evidence
	e.Areas, e.Near, e.Far, e.Depth, e.container, e.signature = f.area, r.near(f.container), f.far, len(r.stack), f.container, f.path
	e.Quotes = f.quotes
	if f.node != nil {
		e.Tag = f.node.DataAtom
	}
	if e.LinkChars > 0 && e.LinkChars == e.Chars {
		e.Areas |= InLink
	}
	r.blocks = append(r.blocks, Block{Start: r.start, End: end, Kind: kind, Level: level, Header: kind == TableRow && r.headerRow(), Lead: lead, Info: r.info, apart: r.apart, lastLine: r.start, Evidence: r.keep(e)})
	r.evidence, r.info, r.tableOpened = Evidence{}, "", false
	r.open, r.space, r.fresh = false, false, false
	r.marker = ""
}

// evidenceChunk is for how many blocks memory is taken at a time.
const evidenceChunk = 64

// keep puts a block's evidence where it stays.
func (r *htmlReader) keep(e Evidence) *Evidence {
	if len(r.room) == cap(r.room) {
		r.room = make([]Evidence, 0, evidenceChunk)
	}
	r.room = append(r.room, e)
	return &r.room[len(r.room)-1]
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
	if f.heading > 0 {
		return Heading, f.heading
	}
	switch f.node.DataAtom {
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
	d.inlineBorders = r.inlineBorders
	d.links, d.pictures, d.attributions = r.links.links, r.links.pictures, r.attributions.within(len(r.text))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.text = d.source[b.Start:b.End]
	}
	return d
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

package heuristics

import (
	"bytes"
	"slices"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML returns a document over the visible text of a page, a block for
// each block-level element that has text of its own, with the evidence of the
// markup. The tree is walked once, without recursion: its depth does not
// matter.
//
// Words of two blocks never touch, and inline elements never break a word.
// Helpers for screen readers and hidden inline elements are left out. What
// else the page hides is read as blocks whose evidence says so ([InHidden]),
// since scripts may show it. What is for browsers without scripts or frames is
// read where it is most of the text.
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
	defer r.release()
	r.read(root)
	if r.words() < minVisibleWords {
		all := h.newReader(true)
		defer all.release()
		all.read(root)
		if all.words() > 2*r.words() {
			return all.document()
		}
	}
	return r.document()
}

// readerMemory is what a reader needs while it reads; the next one uses it
// again. What stays of it in the document is copied, which costs less than to
// let it grow from nothing.
type readerMemory struct {
	text       []byte
	blocks     []Block
	containers []container
	classes    map[string]class
}

var readerMemories = sync.Pool{New: func() any { return &readerMemory{classes: make(map[string]class, 64)} }}

// maxTextKept is the number of bytes of text above which a reader's memory is
// not kept.
const maxTextKept = 1 << 20

// isKept reports whether the reader's memory will be used again.
func (m *readerMemory) isKept() bool {
	return cap(m.text) <= maxTextKept && cap(m.containers) <= maxContainersKept && cap(m.blocks) <= maxKept
}

// release gives the reader's memory back; it must not be used any more.
func (r *htmlReader) release() {
	m := r.readerMemory
	r.readerMemory = nil
	if !m.isKept() {
		return
	}
	clear(m.blocks) // they hold parts of the page
	clear(m.classes)
	m.text, m.containers, m.blocks = m.text[:0], m.containers[:0], m.blocks[:0]
	readerMemories.Put(m)
}

// minVisibleWords is the number of words below which a page is read again with
// what stands in <noscript> and <noframes>, which counts where it is most of
// the text.
const minVisibleWords = 300

// htmlReader turns a tree into visible text and blocks.
type htmlReader struct {
	*readerMemory
	inlineBorders []int      // where inline elements begin and end in blocks
	room          []Evidence // the memory for evidence that was taken last
	fallbacks     bool       // read what is for browsers without scripts or frames too

	stack []frame
	root  *html.Node // what is being read
	roomy bool       // there is room for all text of the page

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
	streamed     streamReader
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

// container is an element that has blocks of its own.
type container struct {
	parent        int
	tag           atom.Atom
	hints         Hint
	words, linked int // of all blocks in it
	prose, blocks int
}

func (h HTMLReader) newReader(fallbacks bool) *htmlReader {
	r := &htmlReader{readerMemory: readerMemories.Get().(*readerMemory), fallbacks: fallbacks, apart: true, fresh: true}
	r.links = linkReader{keepLinks: h.Links, keepPictures: h.Pictures}
	r.attributions.on = h.Comments
	r.containers = append(r.containers, container{parent: -1})
	r.stack = append(r.stack, frame{})
	return r
}

// read reads a tree to its end.
func (r *htmlReader) read(root *html.Node) {
	around := r.root
	r.root = root
	r.walk(root)
	r.flush()
	r.root = around
}

// walk opens and closes the nodes of a tree in their order.
func (r *htmlReader) walk(root *html.Node) {
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
}

func (r *htmlReader) top() *frame { return &r.stack[len(r.stack)-1] }

// enter opens a node; false where its children are not to be read.
func (r *htmlReader) enter(n *html.Node) bool {
	if r.streamed.placed != nil && r.streamed.passesOver(n) {
		return false
	}
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
	if r.enterApart(n) {
		return false
	}
	e := elementOf(n)
	if e.unseen || IsPermalink(n) || isAnnotation(n) {
		return false
	}
	l := r.look(n)
	if l.unseen == forReaders || l.unseen == lineNumbers && onlyDigits(n) || l.hidden && e.inline {
		return false
	}
	r.push(n, e, l)
	return true
}

// enterApart deals with the elements that are not opened: those without
// children, and those whose children are markup for other browsers. It reports
// whether this is one.
func (r *htmlReader) enterApart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br:
		r.lineBreak()
	case atom.Hr:
		r.flush()
	case atom.Img:
		r.evidence.Images++
		r.picture(n)
	case atom.Noscript:
		if r.fallbacks {
			return false
		}
		r.noscript(n)
	case atom.Noframes:
		r.noframes(n)
	case atom.Template:
		if isShadowRoot(n) {
			return false
		}
		r.template(n)
	default:
		return false
	}
	return true
}

// push opens an element.
func (r *htmlReader) push(n *html.Node, e element, l looks) {
	up := r.top()
	f := frame{
		node: n, area: up.area | e.area | l.area, container: up.container, list: up.list, path: up.path, far: up.far,
		quotes: up.quotes, columns: up.columns, block: !e.inline, title: l.title,
	}
	if l.class != 0 {
		f.path = joinHashes(f.path, l.class)
	}
	if l.hidden {
		f.area |= InHidden
	}
	if f.block {
		f.far |= l.hints
		f.path = extendHash(f.path, n.Data)
		r.blockBorder()
		r.containers = append(doubled(r.containers), container{parent: f.container, tag: n.DataAtom, hints: l.hints})
		f.container = len(r.containers) - 1
	} else {
		r.inlineBorder()
	}
	r.begins(&f, up, n)
	if f.block {
		f.heading = max(f.title, up.title)
	}
	r.stack = append(r.stack, f)
	r.attributions.open(n, l.hints, len(r.text))
}

// begins takes what an element's name means for the text in it.
func (r *htmlReader) begins(f, up *frame, n *html.Node) {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu:
		f.list = newList(n, up.list)
	case atom.Li:
		r.item(f, n)
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
		if r.cell == 0 && f.columns != nil {
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
}

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
		r.inlineBorders = append(doubled(r.inlineBorders), len(r.text))
	}
}

// words counts the words read so far, roughly.
func (r *htmlReader) words() int {
	n := 0
	for i := range r.blocks {
		n += 1 + bytes.Count(r.text[r.blocks[i].Start:r.blocks[i].End], []byte(" "))
	}
	return n
}

// document makes the document of what was read.
func (r *htmlReader) document() *Document {
	d := NewDocument(string(r.text))
	d.Blocks, d.containers = r.blocks, r.containers
	if r.isKept() { // what is kept is not the document's; no blocks are nil
		d.Blocks, d.containers = append([]Block(nil), r.blocks...), slices.Clone(r.containers)
	}
	d.inlineBorders = r.inlineBorders
	d.links, d.pictures, d.attributions = r.links.links, r.links.pictures, r.attributions.within(len(r.text))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.text = d.source[b.Start:b.End]
	}
	return d
}

// extendHash adds a text to a hash (FNV-1a).
func extendHash(h uint64, s string) uint64 {
	if h == 0 {
		h = 14695981039346656037
	}
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// joinHashes adds one hash to another.
func joinHashes(h, more uint64) uint64 { return (h ^ more) * hashPrime }

// following returns the node behind n in the tree below root, parents before
// their children; nil behind the last.
func following(n, root *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

// attr returns an attribute's value, "" where it is absent. Package cleaner leaves
// out those that are never asked for before it parses a page: see its
// internal/prune/attributes.go.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

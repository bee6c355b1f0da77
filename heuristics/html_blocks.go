package heuristics

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
		end, spaces := spacedWords(s, i)
		r.begin()
		if r.space {
			if n := len(r.text); n > r.start && r.text[n-1] != '\t' {
				r.text = append(r.text, ' ')
			}
			r.space = false
		}
		r.makeRoom(end - i)
		r.text = append(r.text, s[i:end]...)
		r.links.text(len(r.text)-(end-i), len(r.text))
		r.count(utf8.RuneCountInString(s[i:end]) - spaces)
		i = end
	}
}

// muchText is the number of bytes of text from which the rest is counted before
// room is made for it: a text that grows bit by bit leaves several times its size
// behind.
const muchText = 256 << 10

// makeRoom makes room for n bytes of text, and once for all that the page has.
func (r *htmlReader) makeRoom(n int) {
	if cap(r.text)-len(r.text) >= n || len(r.text) < muchText || r.roomy {
		return
	}
	r.roomy = true
	r.text = slices.Grow(r.text, max(n, textBytes(r.root)-len(r.text)))
}

// textBytes returns how many bytes of text a tree has that may be seen, the white
// space around each text counted as a byte.
func textBytes(root *html.Node) int {
	size := 0
	for n := root; n != nil; n = following(n, root) {
		if n.Type == html.TextNode && (n.Parent == nil || !elementOf(n.Parent).unseen) {
			size += 1 + len(strings.TrimSpace(n.Data))
		}
	}
	return size
}

// spacedWords returns the end of the words from the offset on that stand one
// space apart, as most do, and how many spaces are between them.
func spacedWords(s string, i int) (end, spaces int) {
	for end = i + 1; end < len(s); end++ {
		if !isSpace(s[end]) {
			continue
		}
		if s[end] != ' ' || end+1 == len(s) || isSpace(s[end+1]) {
			break
		}
		spaces++
	}
	return end, spaces
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
	r.makeRoom(len(s))
	r.text = append(r.text, s...)
	r.links.text(len(r.text)-len(s), len(r.text))
	r.count(visibleChars(s))
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

// visibleChars counts the characters of a text that are no white space.
func visibleChars(s string) int {
	n := 0
	for _, r := range s {
		n += oneIf(r >= utf8.RuneSelf || !isSpace(byte(r)))
	}
	return n
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
	r.blocks = append(doubled(r.blocks), Block{Start: r.start, End: end, Kind: kind, Level: level, Header: kind == TableRow && r.headerRow(), Lead: lead, Info: r.info, apart: r.apart, lastLine: r.start, Evidence: r.keep(e)})
	r.evidence, r.info, r.tableOpened = Evidence{}, "", false
	r.open, r.space, r.fresh = false, false, false
	r.marker = ""
}

// doubled returns a slice with room for one more, of twice the size where there
// was none: append itself grows large ones by a quarter, and copies them more
// often.
func doubled[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, max(64, len(s)))
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

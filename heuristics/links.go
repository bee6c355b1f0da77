package heuristics

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Link is a link of the markup.
type Link struct {
	// Start and End bound the linked text in the source, in bytes. A link
	// around several blocks spans what stands between them too.
	Start, End int
	// Href is the address as the page writes it.
	Href string
}

// Picture is an image of the markup.
type Picture struct {
	// Offset is its place in the source, in bytes, and Inline says that it
	// stands in the text of a block there and not on a line of its own.
	Offset int
	Inline bool
	// Src is the address and Alt the text in its stead, as the page writes
	// them.
	Src, Alt string
	// Href is the address of the link around, where that has no text.
	Href string
	// Evidence is what the markup says of its place.
	Evidence *Evidence
}

const (
	// maxLinks bounds how many links and how many pictures of a page are
	// noted, and maxAddress the bytes of an address.
	maxLinks   = 50_000
	maxAddress = 2_000
	maxAlt     = 1_000
	// minSide is the width and the height, in pixels, below which a picture
	// is an icon or counts visitors.
	minSide = 32
)

// linkReader notes links and pictures while a tree is read. The zero value
// notes nothing.
type linkReader struct {
	keepLinks, keepPictures bool

	links    []Link
	open     *html.Node // the innermost link that is open and noted
	pictures []Picture
	linked   int // the pictures before the open link
	waiting  int // the pictures before those that the next text may have in its block
}

// openLink takes an <a>. A link in a link, which is an error, ends the outer.
func (l *linkReader) openLink(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	if !l.keepLinks || href == "" || len(href) > maxAddress || len(l.links) >= maxLinks {
		return
	}
	l.closeLink(l.open)
	l.open, l.linked = n, len(l.pictures)
	l.links = append(l.links, Link{Start: -1, Href: href})
}

// closeLink takes the end of an <a>. A link without a text is that of its
// pictures.
func (l *linkReader) closeLink(n *html.Node) {
	if n == nil || n != l.open {
		return
	}
	l.open = nil
	last := len(l.links) - 1
	if link := l.links[last]; link.Start < 0 {
		for i := l.linked; i < len(l.pictures); i++ {
			l.pictures[i].Href = link.Href
		}
		l.links = l.links[:last]
	}
}

// text takes a piece of visible text.
func (l *linkReader) text(start, end int) {
	if l.open == nil {
		return
	}
	link := &l.links[len(l.links)-1]
	if link.Start < 0 {
		link.Start = start
	}
	link.End = end
}

// begin takes the start of a block's text: pictures that have waited for it
// since the last border stand in it.
func (l *linkReader) begin(at int) {
	for i := l.waiting; i < len(l.pictures); i++ {
		l.pictures[i].Offset, l.pictures[i].Inline = at, true
	}
	l.waiting = len(l.pictures)
}

// border takes the border of a block: pictures before it, without a text,
// stand on lines of their own.
func (l *linkReader) border() { l.waiting = len(l.pictures) }

// cut takes the end of a block's text, where white space behind it was cut
// off: nothing reaches further.
func (l *linkReader) cut(end int) {
	for i := len(l.links) - 1; i >= 0 && l.links[i].End > end; i-- {
		link := &l.links[i]
		link.End = end
		if link.Start >= end {
			link.Start = end
			if i == len(l.links)-1 && l.open != nil {
				link.Start = -1
			}
		}
	}
	for i := len(l.pictures) - 1; i >= 0 && l.pictures[i].Offset > end; i-- {
		l.pictures[i].Offset = end
	}
}

// picture takes an <img>.
func (r *htmlReader) picture(n *html.Node) {
	if !r.links.keepPictures || len(r.links.pictures) >= maxLinks || isHidden(n) || isIcon(n) {
		return
	}
	src := pictureSource(n)
	if src == "" || len(src) > maxAddress || namesIcon(src) {
		return
	}
	if k := len(r.links.pictures); k > 0 && r.links.pictures[k-1].Src == src && r.links.pictures[k-1].Offset == len(r.text) {
		return // in <noscript> once more
	}
	f := r.blockFrame()
	e := &Evidence{Areas: f.area, Near: r.near(f.container), Far: f.far, Quotes: f.quotes, Depth: len(r.stack), container: f.container}
	if f.node != nil {
		e.Tag = f.node.DataAtom
	}
	r.links.pictures = append(r.links.pictures, Picture{Offset: len(r.text), Inline: r.open, Src: src, Alt: altText(attr(n, "alt")), Evidence: e})
	if r.open {
		r.links.waiting = len(r.links.pictures)
	}
}

// noscript takes the pictures, and no text, of a <noscript>: scripts that load
// pictures late leave them there.
func (r *htmlReader) noscript(root *html.Node) {
	if !r.links.keepPictures {
		return
	}
	for n := root.FirstChild; n != nil; n = following(n, root) {
		if n.DataAtom == atom.Img {
			r.picture(n)
		}
	}
}

// isIcon reports whether an image says that it is small, or that it shows
// nothing.
func isIcon(n *html.Node) bool {
	width, ok := pixels(attr(n, "width"))
	if height, other := pixels(attr(n, "height")); ok && other && width < minSide && height < minSide || ok && width < 3 || other && height < 3 {
		return true
	}
	role := attr(n, "role")
	return role == "presentation" || role == "none"
}

// iconNames are the names of files, and of the folders that they are in, that
// sites give to pictures which show nothing of what the text is about.
var iconNames = setOf("spacer blank clear pixel transparent 1x1 icon icons button buttons smilies emoji emojis avatar avatars")

// namesIcon reports whether an address calls its picture an icon: by a folder,
// by its name, or by the first or the last word of that.
func namesIcon(src string) bool {
	if end := strings.IndexAny(src, "?#"); end >= 0 {
		src = src[:end]
	}
	parts := strings.Split(strings.ToLower(src), "/")
	last := len(parts) - 1
	for _, p := range parts[max(0, last-3):last] {
		if iconNames[p] {
			return true
		}
	}
	name, _, _ := strings.Cut(parts[last], ".")
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' })
	return iconNames[name] || len(words) > 1 && (words[0] == "icon" || words[len(words)-1] == "icon")
}

func pixels(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	return n, err == nil
}

// lateSources are the attributes in which scripts that load pictures late find
// the address. They come before src, which has a placeholder then.
var lateSources = []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "data-lazy-srcset"}

// pictureSource returns the address of an image, "" where it has none but one
// that stands for itself (data:).
func pictureSource(n *html.Node) string {
	for _, key := range lateSources {
		if s := usable(n, key); s != "" {
			return s
		}
	}
	if s := usable(n, "src"); s != "" {
		return s
	}
	if s := usable(n, "srcset"); s != "" {
		return s
	}
	if p := n.Parent; p != nil && p.DataAtom == atom.Picture {
		for c := p.FirstChild; c != nil && c != n; c = c.NextSibling {
			for _, key := range []string{"data-srcset", "srcset"} {
				if s := usable(c, key); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// usable returns the address in an attribute, of a set of them the greatest.
func usable(n *html.Node, key string) string {
	s := strings.TrimSpace(attr(n, key))
	if strings.HasSuffix(key, "srcset") {
		s = greatest(s)
	}
	if len(s) >= 5 && strings.EqualFold(s[:5], "data:") {
		return ""
	}
	return s
}

// greatest returns the address of the greatest picture of a srcset, a list of
// addresses each with a width or a density. A comma that an address ends with
// ends the candidate (HTML, 4.8.4.2.1).
func greatest(set string) string {
	best, most := "", -1.0
	for len(set) > 0 {
		set = strings.TrimLeft(set, " \t\r\n\f,")
		end := strings.IndexAny(set, " \t\r\n\f")
		if end < 0 {
			end = len(set)
		}
		address, size := set[:end], ""
		set = set[end:]
		if bare := strings.TrimRight(address, ","); bare != address {
			address = bare
		} else {
			size, set, _ = strings.Cut(set, ",")
		}
		value, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(size), "wxh"), 64)
		if err != nil {
			value = 0
		}
		if address != "" && value > most {
			best, most = address, value
		}
	}
	return best
}

// altText makes a line of an alt attribute, cut where it is very long.
func altText(s string) string {
	if len(s) > maxAlt {
		end := maxAlt
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	return strings.Join(strings.Fields(s), " ")
}

// Links returns the links of the markup, in order and apart; none unless the
// reader was asked for them. The caller must not change them.
func (d *Document) Links() []Link { return d.links }

// BodyPictures returns the pictures that stand in the body, in order; none
// unless the reader was asked for them. One that stands on a line of its own is
// in the body if blocks of it are on both sides, captions left aside, or on one
// side and in the same element, or if it stands between the headline and the
// body.
func (d *Document) BodyPictures() []Picture {
	if len(d.pictures) == 0 {
		return nil
	}
	n := newNeighbours(d)
	var kept []Picture
	next := 0 // the first block that does not end before the picture
	for _, p := range d.pictures {
		for next < len(d.Blocks) && d.Blocks[next].End < p.Offset {
			next++
		}
		if n.hold(p, next) {
			kept = append(kept, p)
		}
	}
	return kept
}

// neighbours tells which blocks stand beside a place, captions left aside.
type neighbours struct {
	d             *Document
	before, after []int // of each block, itself or the next one that is no caption; -1 is none
	leadStart     int   // the end of the headline, where nothing but furniture stands
	leadEnd       int   // between it and the body
}

func newNeighbours(d *Document) *neighbours {
	n := &neighbours{d: d, before: make([]int, len(d.Blocks)), after: make([]int, len(d.Blocks)), leadStart: -1}
	last := -1
	for i := range d.Blocks {
		if !besidesPicture(d.Blocks[i].Role) {
			last = i
		}
		n.before[i] = last
	}
	last = -1
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		if !besidesPicture(d.Blocks[i].Role) {
			last = i
		}
		n.after[i] = last
	}
	n.findLead()
	return n
}

// besidesPicture reports whether a block of that role belongs to a picture.
func besidesPicture(r Role) bool { return r == Caption || r == Credit }

// findLead finds the place between the headline and the body.
func (n *neighbours) findLead() {
	start := -1
	for i := range n.d.Blocks {
		b := &n.d.Blocks[i]
		switch b.Role {
		case Title:
			start = b.End
		case Byline, Dateline, Caption, Credit, Section, Share, Counter, Tags:
		case Body:
			if start >= 0 {
				n.leadStart, n.leadEnd = start, b.Start
			}
			return
		default:
			start = -1
		}
	}
}

// hold reports whether a picture stands in the body; next is the first block
// that does not end before it.
func (n *neighbours) hold(p Picture, next int) bool {
	before, after := next-1, next
	if next < len(n.d.Blocks) {
		switch at := &n.d.Blocks[next]; {
		case at.Start <= p.Offset && (p.Inline || p.Offset < at.End) && at.Role == Body:
			return true // in its text
		case at.End == p.Offset && at.Start < at.End:
			before, after = next, next+1
		}
	}
	b, a := n.block(n.before, before), n.block(n.after, after)
	if b == nil && a == nil {
		return n.leads(p)
	}
	if !n.fits(p, b, a) {
		return false
	}
	return b != nil && a != nil || b != nil && n.shares(p, b) || a != nil && n.shares(p, a) || n.leads(p)
}

func (n *neighbours) leads(p Picture) bool {
	return n.leadStart >= 0 && n.leadStart <= p.Offset && p.Offset <= n.leadEnd
}

// block returns the neighbour of a block if it is body.
func (n *neighbours) block(list []int, i int) *Block {
	if i < 0 || i >= len(list) || list[i] < 0 || n.d.Blocks[list[i]].Role != Body {
		return nil
	}
	return &n.d.Blocks[list[i]]
}

// Where and what a picture of the body does not stand in and is not called,
// unless the body beside it does and is.
const (
	besideBody  = InNav | InAside | InFooter | InForm | InButton | InDialog | InHidden
	notOfTheSay = HintAd | HintShare | HintRelated | HintPromo | HintAuthor | HintSidebar | HintSubscribe | HintComment | HintNavigation | HintLogin | HintCookie
)

// fits reports whether a picture stands in nothing that the body beside it
// does not stand in, and that is not the body's.
func (n *neighbours) fits(p Picture, blocks ...*Block) bool {
	if p.Evidence == nil {
		return false
	}
	for _, b := range blocks {
		if b == nil || b.Evidence == nil {
			continue
		}
		if p.Evidence.Areas&^b.Evidence.Areas&besideBody == 0 && p.Evidence.Far&^b.Evidence.Far&notOfTheSay == 0 {
			return true
		}
	}
	return false
}

// maxWrappers is how many elements a picture has around it of its own.
const maxWrappers = 5

// shares reports whether a picture stands in the element that the block stands
// in.
func (n *neighbours) shares(p Picture, b *Block) bool {
	all := n.d.containers
	own := b.Evidence.container
	if own >= len(all) {
		return false
	}
	around := all[own].parent
	at := p.Evidence.container
	for range maxWrappers {
		if at < 0 || at >= len(all) {
			return false
		}
		if at == own || at == around {
			return true
		}
		at = all[at].parent
	}
	return false
}

// figure is where the caption or the credit of one of Fields.Images stands.
type figure struct {
	image     int // its index
	at        int // in the source
	container int
}

// addFigure notes the place of the image that was read off a block, the last
// of Fields.Images, where pictures are noted.
func (d *Document) addFigure(b *Block) {
	if len(d.pictures) > 0 {
		d.figures = append(d.figures, figure{len(d.Fields.Images) - 1, b.Start, b.Evidence.container})
	}
}

// FigurePictures returns the pictures of Fields.Images, by their indices: each
// is the one in the same figure element that stands nearest before the caption,
// or else behind it. Images without one are not in the map; there are none
// unless the reader was asked for pictures.
func (d *Document) FigurePictures() map[int]Picture {
	found := make(map[int]Picture)
	for _, f := range d.figures {
		next := sort.Search(len(d.pictures), func(i int) bool { return d.pictures[i].Offset > f.at })
		around := d.figureOf(f.container)
		for _, k := range []int{next - 1, next} {
			if around > 0 && k >= 0 && k < len(d.pictures) && d.figureOf(d.pictures[k].Evidence.container) == around {
				found[f.image] = d.pictures[k]
				break
			}
		}
	}
	return found
}

// figureOf returns the figure element around a container, at no great
// distance; 0 is none.
func (d *Document) figureOf(container int) int {
	for range maxWrappers + 1 {
		if container <= 0 || container >= len(d.containers) {
			return 0
		}
		if d.containers[container].tag == atom.Figure {
			return container
		}
		container = d.containers[container].parent
	}
	return 0
}

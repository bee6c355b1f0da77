package cleaner

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/winnowtext/winnow/heuristics"
)

// line is a text with the links and images in it: a block's, or a part of
// that.
type line struct {
	text  string
	at    int    // where it starts in the text of the block
	spans *spans // of the block; nil is none
}

// spans are the links and images in the text of a block, in order, the links
// apart.
type spans struct {
	links  []span
	images []spot
}

// span is linked text.
type span struct {
	start, end int
	url        string
}

// spot is the place of an image.
type spot struct {
	at    int
	image *Image
}

// slice returns a part of the line.
func (l line) slice(start, end int) line {
	return line{text: l.text[start:end], at: l.at + start, spans: l.spans}
}

// trim returns the line without white space at its ends. An image there stays.
func (l line) trim() line {
	start := len(l.text) - len(strings.TrimLeftFunc(l.text, unicode.IsSpace))
	return l.slice(start, start+len(strings.TrimSpace(l.text)))
}

// joinLines returns the text of lines.
func joinLines(lines []line, between string) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.Join(texts, between)
}

// segment is a run of a line's text, linked if it has a URL, or an image.
type segment struct {
	start, end  int
	first, last bool // of its line
	url         string
	image       *Image
	spaceFirst  bool // a space must stand before the image,
	spaceLast   bool // and behind it, to keep it off a word
}

// segments returns the line in pieces; nil is that there are neither links nor
// images in it. The images of a link stand before it.
func (l line) segments() []segment {
	if l.spans == nil {
		return nil
	}
	end := l.at + len(l.text)
	links, images := l.spans.links, l.spans.images
	links = links[sort.Search(len(links), func(i int) bool { return links[i].end > l.at }):]
	images = images[sort.Search(len(images), func(i int) bool { return images[i].at >= l.at }):]
	var list []segment
	at := l.at
	text := func(to int) {
		if to > at {
			list = append(list, segment{start: at - l.at, end: to - l.at})
			at = to
		}
	}
	put := func(until, last int) { // those before until, no further than last
		for len(images) > 0 && images[0].at < until {
			text(max(at, min(images[0].at, last)))
			list = append(list, segment{start: at - l.at, end: at - l.at, image: images[0].image})
			images = images[1:]
		}
	}
	for len(links) > 0 && links[0].start < end {
		from, to := max(links[0].start, l.at), min(links[0].end, end)
		put(from, from)
		text(from)
		put(to, from)
		list = append(list, segment{start: from - l.at, end: to - l.at, url: links[0].url})
		at = to
		links = links[1:]
	}
	put(end+1, end)
	if len(list) == 0 {
		return nil
	}
	text(end)
	list[0].first, list[len(list)-1].last = true, true
	l.keepOff(list)
	return list
}

// keepOff finds the images that touch a word.
func (l line) keepOff(list []segment) {
	for i := range list {
		s := &list[i]
		if s.image == nil {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(l.text[:s.start])
		after, _ := utf8.DecodeRuneInString(l.text[s.start:])
		s.spaceFirst = isWordRune(before) || i > 0 && list[i-1].image != nil && !list[i-1].spaceLast
		s.spaceLast = isWordRune(after)
	}
}

// cursor goes along the blocks, and finds the links and images in each.
type cursor struct {
	r     *Result
	link  int // the first link that does not end before the block
	image int // the first image that does not stand before the block
}

// take returns what stands in a block, whose text is given; nil is nothing.
// Blocks must be asked for in order. first is the first link's number.
func (c *cursor) take(b *heuristics.Block, text string) (s *spans, first int) {
	links, images := c.r.inline.links, c.r.inline.images
	for c.link < len(links) && links[c.link].End <= b.Start {
		c.link++
	}
	for c.before(b) {
		c.image++
	}
	to := places{source: c.r.Source, edits: b.Edits(), start: b.Start}
	first = c.link
	for k := c.link; k < len(links) && links[k].Start < b.End; k++ {
		if s == nil {
			s = &spans{}
		}
		start := to.place(max(links[k].Start, b.Start), false)
		end := to.place(min(links[k].End, b.End), true)
		s.links = append(s.links, span{min(start, len(text)), min(max(start, end), len(text)), links[k].URL})
	}
	to = places{source: c.r.Source, edits: b.Edits(), start: b.Start}
	for ; c.image < len(images) && c.inside(b); c.image++ {
		if s == nil {
			s = &spans{}
		}
		s.images = append(s.images, spot{min(to.place(images[c.image].Offset, false), len(text)), &images[c.image]})
	}
	return s, first
}

// before reports whether the next image stands before a block.
func (c *cursor) before(b *heuristics.Block) bool {
	return c.image < len(c.r.inline.images) && c.r.inline.images[c.image].Offset <= b.Start && !c.inside(b)
}

// inside reports whether the next image stands in the text of a block.
func (c *cursor) inside(b *heuristics.Block) bool {
	p := &c.r.inline.pictures[c.image]
	return b.Start <= p.Offset && (p.Offset < b.End && p.Offset > b.Start || p.Inline && p.Offset <= b.End)
}

// places maps offsets of the source to offsets of a block's text. It is asked
// in rising order.
type places struct {
	source string
	edits  []heuristics.Edit
	start  int // of the block
	shift  int // how much longer the text is than the source so far

	measured       bool // of the first edit:
	prefix, suffix int  // how much of its old and its new text is the same at the ends
}

// place returns where an offset stands in the text. Within an edit it is the
// same place if the edit has left it there; else what begins there begins with
// the edit, and what ends there ends with it: of a mended word all is linked.
func (p *places) place(offset int, ends bool) int {
	for len(p.edits) > 0 {
		e := p.edits[0]
		if e.End > offset || e.End == offset && ends && e.Start == e.End {
			break
		}
		p.shift += len(e.New) - (e.End - e.Start)
		p.edits, p.measured = p.edits[1:], false
	}
	if len(p.edits) == 0 || p.edits[0].Start >= offset {
		return offset - p.start + p.shift
	}
	p.measure()
	e := p.edits[0]
	from := e.Start - p.start + p.shift
	before, after := offset-e.Start, e.End-offset
	switch {
	case before <= p.prefix:
		return from + before
	case after <= p.suffix:
		return from + len(e.New) - after
	case ends:
		return from + len(e.New)
	}
	return from
}

// measure compares the old and the new text of the first edit.
func (p *places) measure() {
	if p.measured {
		return
	}
	e := p.edits[0]
	old, made := p.source[e.Start:e.End], e.New
	p.measured, p.prefix, p.suffix = true, 0, 0
	for n := min(len(old), len(made)); p.prefix < n && old[p.prefix] == made[p.prefix]; {
		p.prefix++
	}
	old, made = old[p.prefix:], made[p.prefix:]
	for n := min(len(old), len(made)); p.suffix < n && old[len(old)-1-p.suffix] == made[len(made)-1-p.suffix]; {
		p.suffix++
	}
}

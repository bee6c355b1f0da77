package heuristics

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Remark is what a reader has written below the text.
type Remark struct {
	// Start and End bound it in the source, in bytes, from its first
	// paragraph to its last. Controls may stand between.
	Start, End int `json:"-"`
	// Text is its paragraphs, separated by blank lines.
	Text string `json:"text"`
	// Author is the name that the writer goes by, and Date when it was
	// written, in RFC 3339 or the part of it that is known. Either is empty
	// where the markup does not say.
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
}

// attribution is an element that may say who wrote something, or when.
type attribution struct {
	start, end int    // in the source
	date       bool   // it says when
	stamp      string // the attribute that says when
}

// attributionReader notes the attributions while a tree is read.
type attributionReader struct {
	on    bool
	list  []attribution
	stack []openAttribution
}

type openAttribution struct {
	node  *html.Node
	index int
}

// open takes the start of an element with what its class and id hint at.
func (s *attributionReader) open(n *html.Node, hints Hint, at int) {
	if !s.on || len(s.list) >= maxLinks {
		return
	}
	a := attribution{start: at, end: at}
	switch {
	case n.DataAtom == atom.Time:
		a.date, a.stamp = true, attr(n, "datetime")
	case hints&HintDate != 0:
		a.date = true
	case hints&HintAuthor != 0 || namesAuthor(n):
	default:
		return
	}
	s.stack = append(s.stack, openAttribution{n, len(s.list)})
	s.list = append(s.list, a)
}

// namesAuthor reports whether an element is a name by its microformat (hCard's
// fn) or its item property.
func namesAuthor(n *html.Node) bool {
	switch attr(n, "itemprop") {
	case "author", "creator", "name":
		return true
	}
	for w := range strings.FieldsSeq(attr(n, "class")) {
		if w == "fn" || w == "nickname" {
			return true
		}
	}
	return false
}

// within returns the attributions of a text of that length: white space that
// was cut off behind a block may have made it shorter.
func (s *attributionReader) within(length int) []attribution {
	for i := range s.list {
		s.list[i].start, s.list[i].end = min(s.list[i].start, length), min(s.list[i].end, length)
	}
	return s.list
}

// close takes the end of an element. What is too long to be a name or a date
// counts for nothing.
func (s *attributionReader) close(n *html.Node, at int) {
	k := len(s.stack) - 1
	if k < 0 || s.stack[k].node != n {
		return
	}
	if a := &s.list[s.stack[k].index]; at-a.start <= maxAttribution {
		a.end = max(a.start, at)
	}
	s.stack = s.stack[:k]
}

// maxAttribution is the length of the longest text that says who wrote a
// comment, or when, in bytes.
const maxAttribution = 200

// Comments returns what readers have written, in order: the blocks that rule
// fields/comments has decided, those of one comment together. Controls and the
// heads of comments are no text. Of plain text there are none; authors and
// dates are there if the reader was asked for comments.
func (d *Document) Comments() []Remark {
	if d.containers == nil {
		return nil
	}
	items, single := d.commentItems()
	if items == nil {
		return nil
	}
	c := commentReader{d: d, items: items, single: single, of: make(map[int]int)}
	c.read()
	c.sign()
	return c.kept()
}

// minUnsigned is how many words a comment has where none on the page says who
// wrote it or when. Lines like "No comments yet" have fewer.
const minUnsigned = 5

// kept returns the comments that have a text. Where most are signed those that
// are not are controls; one alone must be signed.
func (c *commentReader) kept() []Remark {
	all, signed := 0, 0
	for _, r := range c.remarks {
		if r.Text != "" {
			all++
			signed += oneIf(r.Author != "" || r.Date != "")
		}
	}
	var kept []Remark
	for _, r := range c.remarks {
		switch {
		case r.Text == "":
		case r.Author != "" || r.Date != "",
			all > 1 && 2*signed < all && strings.Count(r.Text, " ")+1 >= minUnsigned:
			kept = append(kept, r)
		}
	}
	return kept
}

// commentKey is what elements that hold a comment each have in common.
type commentKey struct {
	tag   atom.Atom
	hints Hint
}

// ofPart are the hints of elements that are a part of a comment.
const ofPart = HintAuthor | HintDate | HintMeta | HintTitle | HintButton | HintHeader | HintFooter | HintShare

// commentItems tells for each container which one around it holds one comment,
// -1 for none; nil is that there is no comment. The elements named after
// comments that are most alike are those; of as many the outermost. single
// says that there is but one, so that it may be all of them.
func (d *Document) commentItems() (items []int, single bool) {
	used := make([]bool, len(d.containers))
	found := false
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Rule == "fields/comments" && b.Evidence.container < len(used) {
			used[b.Evidence.container], found = true, true
		}
	}
	if !found {
		return nil, false
	}
	counts := make(map[commentKey]int)
	for i := len(used) - 1; i > 0; i-- {
		c := &d.containers[i]
		if !used[i] {
			continue
		}
		used[c.parent] = true
		if c.hints&HintComment != 0 && c.hints&ofPart == 0 {
			counts[commentKey{c.tag, c.hints}]++
		}
	}
	var best commentKey
	most := 0
	items = make([]int, len(d.containers))
	items[0] = -1
	for i := 1; i < len(items); i++ { // parents stand before their children
		c := &d.containers[i]
		if n := counts[commentKey{c.tag, c.hints}]; used[i] && n > most {
			best, most = commentKey{c.tag, c.hints}, n
		}
	}
	for i := 1; i < len(items); i++ {
		c := &d.containers[i]
		items[i] = items[c.parent]
		if used[i] && most > 0 && (commentKey{c.tag, c.hints}) == best {
			items[i] = i
		}
	}
	return items, most == 1
}

// commentReader makes comments of blocks.
type commentReader struct {
	d       *Document
	items   []int // of each container
	single  bool
	of      map[int]int // the comment that an item is
	remarks []Remark
}

// item returns the comment that a block stands in, -1 for none.
func (c *commentReader) item(b *Block) int {
	if b.Evidence == nil || b.Evidence.container >= len(c.items) {
		return -1
	}
	item := c.items[b.Evidence.container]
	if item < 0 {
		return -1
	}
	k, ok := c.of[item]
	if !ok {
		k = len(c.remarks)
		c.of[item] = k
		c.remarks = append(c.remarks, Remark{})
	}
	return k
}

// read collects the texts.
func (c *commentReader) read() {
	texts := make([]strings.Builder, 0)
	signed := 0
	for i := range c.d.Blocks {
		b := &c.d.Blocks[i]
		if b.Rule != "fields/comments" {
			continue
		}
		k := c.item(b)
		if k < 0 || !c.isText(b, &signed) || c.isDate(b, &c.remarks[k]) {
			continue
		}
		for len(texts) <= k {
			texts = append(texts, strings.Builder{})
		}
		r := &c.remarks[k]
		text := b.text
		switch {
		case texts[k].Len() == 0:
			r.Start = b.Start
			if c.d.containers[c.items[b.Evidence.container]].tag == atom.Li {
				text = text[itemMark(b):] // the comment is the item
			}
		case b.Evidence.soft && r.End == c.d.Blocks[i-1].End, b.Kind.linewise() && b.Kind == c.d.Blocks[i-1].Kind:
			texts[k].WriteByte('\n')
		default:
			texts[k].WriteString("\n\n")
		}
		texts[k].WriteString(text)
		r.End = b.End
	}
	for k := range texts {
		c.remarks[k].Text = texts[k].String()
	}
}

// maxHeadWords is how many words the head of a comment has besides the name
// and the date, and maxControlWords those of its controls.
const (
	maxHeadWords    = 4
	maxControlWords = 3
)

// isText reports whether a block is what the reader has written, and not the
// head of the comment or a control. signed is the first attribution that may
// stand in the block.
func (c *commentReader) isText(b *Block, signed *int) bool {
	e := b.Evidence
	words := strings.Count(b.text, " ") + 1
	switch {
	case !hasLetter(b.text), e.Areas&(InForm|InButton|InNav) != 0, e.Areas&InLink != 0 && words <= maxControlWords, c.single && b.Kind == Heading:
		return false
	case e.Near&HintButton != 0 && words <= maxControlWords:
		return false
	}
	rest := words
	list := c.d.attributions
	for *signed < len(list) && list[*signed].end <= b.Start {
		*signed++
	}
	covered := b.Start
	for _, s := range list[*signed:] {
		if s.start >= b.End {
			break
		}
		from, to := max(s.start, covered), min(s.end, b.End)
		if from < to {
			rest -= len(strings.Fields(c.d.source[from:to]))
			covered = to
		}
	}
	return rest == words || rest > maxHeadWords
}

// isDate takes a block that is a date and nothing else.
func (c *commentReader) isDate(b *Block, r *Remark) bool {
	line, ok := parseDateline(b.text[itemMark(b):], c.d.Language)
	if !ok || line.rest != "" {
		return false
	}
	if r.Date == "" {
		r.Date = line.published.String()
	}
	return true
}

// itemMark is how long the mark of a list item is that a block of HTML
// starts with.
func itemMark(b *Block) int {
	if b.Kind != ListItem {
		return 0
	}
	_, rest, _ := strings.Cut(strings.TrimLeft(b.text, " "), " ")
	return len(b.text) - len(rest)
}

// maxAuthor is the length of the longest name that a reader goes by, in bytes.
const maxAuthor = 60

// sign gives the comments their authors and dates.
func (c *commentReader) sign() {
	block := 0
	authorEnd := make([]int, len(c.remarks)) // of the element that Author was read off
	for _, s := range c.d.attributions {
		for s.start < s.end && isSpace(c.d.source[s.start]) {
			s.start++
		}
		for block < len(c.d.Blocks) && c.d.Blocks[block].End <= s.start {
			block++
		}
		if block == len(c.d.Blocks) {
			return
		}
		b := &c.d.Blocks[block]
		if mark := b.Start + itemMark(b); s.start < mark {
			s.start = min(mark, s.end)
		}
		if b.Evidence == nil || b.Evidence.container >= len(c.items) || c.items[b.Evidence.container] < 0 {
			continue
		}
		k, ok := c.of[c.items[b.Evidence.container]]
		if !ok {
			continue
		}
		r, text := &c.remarks[k], strings.TrimSpace(c.d.source[s.start:s.end])
		switch {
		case s.date:
			if r.Date == "" {
				r.Date = c.date(s.stamp, text)
			}
		case r.Author == "" || s.end <= authorEnd[k]:
			if name := authorName(text); name != "" {
				r.Author, authorEnd[k] = name, s.end
			}
		}
	}
}

// authorName returns the name in the head of a comment: "Piet", "Piet says:".
func authorName(text string) string {
	bare := strings.TrimSuffix(text, ":")
	if bare != text {
		if k := strings.LastIndexByte(bare, ' '); k > 0 && bare[k+1:] == strings.ToLower(bare[k+1:]) {
			bare = bare[:k]
		}
	}
	if bare = strings.TrimSpace(bare); len(bare) > maxAuthor || strings.ContainsAny(bare, ":\n\t") || strings.Count(bare, " ") > maxHeadWords {
		return ""
	}
	return bare
}

// date reads when a comment was written, off an attribute or else a text.
func (c *commentReader) date(stamp, text string) string {
	stamp = strings.TrimSpace(stamp)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02"} {
		t, err := time.Parse(layout, stamp)
		if err != nil {
			continue
		}
		switch {
		case strings.HasSuffix(layout, "07:00"):
			return t.Format(time.RFC3339)
		case layout == "2006-01-02":
			return stamp
		}
		return t.Format("2006-01-02T15:04:05")
	}
	if line, ok := parseDateline(text, c.d.Language); ok {
		return line.published.String()
	}
	return ""
}

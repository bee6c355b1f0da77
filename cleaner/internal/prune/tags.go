package prune

import (
	"bytes"
	"slices"
)

// maxName is the length of the longest name of an element that matters.
const maxName = len("feComponentTransfer")

// tag is a tag as the tokenizer reads it.
type tag struct {
	name       [maxName]byte // in small letters
	length     int           // of the name, 0 where it is longer than any that matters
	end        int           // the place behind the tag, -1 where it has no end
	closesSelf bool
	doubtful   bool // whether it closes itself depends on its attributes
}

func (t *tag) is(name string) bool { return string(t.name[:t.length]) == name }

// readName reads the name of a tag from its first letter on, and returns the
// place behind it, -1 at the end of the page.
func (t *tag) readName(page []byte, at int) int {
	start := at
	for ; at < len(page); at++ {
		c := page[at]
		if c <= '>' && (c == '>' || c == '/' || isSpace(c)) {
			if at-start > maxName {
				t.length = 0
			}
			return at
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if n := at - start; n < maxName {
			t.name[n] = c
			t.length = n + 1
		}
	}
	return -1
}

// readRest reads the attributes of a tag. The visitor, if there is one, is told
// each: where it begins, where its name and all of it end, and its value.
func (t *tag) readRest(page []byte, at int, visit func(start, nameEnd, end int, value []byte)) {
	t.end = -1
	at = skipSpace(page, at)
	for at < len(page) && page[at] != '>' {
		start := at
		nameEnd := attributeName(page, at)
		end, value := attributeValue(page, nameEnd)
		if end < 0 {
			return
		}
		if end > start && nameEnd > start && visit != nil {
			visit(start, nameEnd, end, value)
		}
		t.doubtful = end > nameEnd && page[end-1] == '/' && len(value) > 0 && end < len(page) && page[end] == '>'
		at = skipSpace(page, end)
	}
	if at >= len(page) {
		return
	}
	t.end = at + 1
	t.closesSelf = page[at-1] == '/'
	t.doubtful = t.doubtful && t.closesSelf
}

// attributeName returns the end of an attribute's name. A sign of equality that
// it begins with is part of it.
func attributeName(page []byte, at int) int {
	if at < len(page) && page[at] == '=' {
		at++
	}
	for at < len(page) && !endsAttributeName[page[at]] {
		at++
	}
	return at
}

var endsAttributeName = [256]bool{' ': true, '\n': true, '\r': true, '\t': true, '\f': true, '/': true, '>': true, '=': true}

// attributeValue returns the end of an attribute, from the end of its name on,
// and its value as it is written. -1 is the end of the page.
func attributeValue(page []byte, at int) (end int, value []byte) {
	at = skipSpace(page, at)
	if at >= len(page) {
		return -1, nil
	}
	switch page[at] {
	case '/':
		return at + 1, nil
	case '=':
	default:
		return at, nil
	}
	at = skipSpace(page, at+1)
	if at >= len(page) {
		return -1, nil
	}
	switch quote := page[at]; quote {
	case '>':
		return at, nil
	case '\'', '"':
		k := bytes.IndexByte(page[at+1:], quote)
		if k < 0 {
			return -1, nil
		}
		return at + k + 2, page[at+1 : at+1+k]
	}
	start := at
	for ; at < len(page); at++ {
		if c := page[at]; c == '>' || isSpace(c) {
			return at, page[start:at]
		}
	}
	return -1, nil
}

func skipSpace(page []byte, at int) int {
	for at < len(page) && isSpace(page[at]) {
		at++
	}
	return at
}

// endTag goes over an end tag, or over what the parser takes for a comment.
func (r *Reader) endTag() {
	at := r.at + len("</")
	if at >= len(r.page) || !isLetter(r.page[at]) {
		r.to(behind(r.page, at, '>'))
		return
	}
	var t tag
	if at = t.readName(r.page, at); at < 0 {
		r.stop()
		return
	}
	t.readRest(r.page, at, nil)
	r.to(t.end)
}

// startTag goes over a start tag and, where what follows is raw text or not
// HTML, over that.
func (r *Reader) startTag() {
	var t tag
	start := r.at
	at := t.readName(r.page, start+1)
	if at < 0 {
		r.stop()
		return
	}
	r.attributes(&t, at)
	if t.end < 0 {
		r.stop()
		return
	}
	switch string(t.name[:t.length]) {
	case "svg", "math":
		r.foreign(&t)
		return
	}
	r.at = t.end
	switch string(t.name[:t.length]) {
	case "script":
		end := scriptEnd(r.page, t.end)
		if end > 0 && !isRead(r.page[start:t.end], r.page[t.end:end]) {
			r.leave(t.end, end)
		}
		r.to(end)
	case "style":
		end := rawEnd(r.page, t.end, "style")
		r.leave(t.end, end)
		r.to(end)
	case "title", "textarea", "iframe", "noembed", "noframes", "xmp":
		r.to(rawEnd(r.page, t.end, string(t.name[:t.length])))
	case "plaintext", "frameset":
		r.stop()
	case "noscript":
		r.noscript()
	}
}

// isRead reports whether a script's text is read: linked data, the date of such
// that a script puts into the page, or an author for the tag manager.
func isRead(tag, text []byte) bool {
	return bytes.IndexByte(tag, '&') >= 0 || containsFold(tag, "ld+json") || hasReadKey(text)
}

// hasReadKey reports whether a script has datePublished or pagePostAuthor in it.
// The capital that both have is rare in scripts, and found fast.
func hasReadKey(text []byte) bool {
	for at := 0; ; {
		k := bytes.IndexByte(text[at:], 'P')
		if k < 0 {
			return false
		}
		at += k
		if startsWith(text[at:], "Published") && endsWith(text[:at], "date") || startsWith(text[at:], "PostAuthor") && endsWith(text[:at], "page") {
			return true
		}
		at++
	}
}

// containsFold reports whether a text contains a word of small ASCII letters,
// in letters of any size.
func containsFold(s []byte, word string) bool {
	for ; len(s) >= len(word); s = s[1:] {
		if s[0]|0x20 == word[0]|0x20 && isFold(s[:len(word)], word) {
			return true
		}
	}
	return false
}

// attributes reads the rest of a start tag and leaves out those attributes that
// nothing looks at.
func (r *Reader) attributes(t *tag, at int) {
	c := cutter{r: r, kind: kindOf(string(t.name[:t.length])), before: len(r.cuts)}
	if r.verbatim || c.kind&compared != 0 {
		t.readRest(r.page, at, nil)
		return
	}
	t.readRest(r.page, at, c.attribute)
	if t.end < 0 || c.odd {
		r.cuts = r.cuts[:c.before]
		return
	}
	c.finish()
}

// cutter leaves out attributes of a tag.
type cutter struct {
	r        *Reader
	kind     kind
	before   int    // how many cuts there were before the tag
	nameEnd  int    // of the first attribute that goes
	kept     bool   // one stays
	back     [2]int // which cuts are undone if the element is a property
	backs    int    // how many
	property bool
	odd      bool // a name begins with "=": it would be taken for the value of the one before
	styled   bool // there was a style, and it goes: a second one must not take its place
}

// attribute takes an attribute, as readRest visits it.
func (c *cutter) attribute(start, nameEnd, end int, value []byte) {
	name := c.r.page[start:nameEnd]
	c.odd = c.odd || name[0] == '='
	switch c.kind.useOf(name, value, c.r.pictures) {
	case read:
		if !c.styled || !isStyle(name) {
			c.kept = true
			c.property = c.property || isProperty(name)
			return
		}
	case readOfProperty:
		if c.backs == len(c.back) {
			c.kept = true
			return // one over again
		}
		c.back[c.backs] = len(c.r.cuts)
		c.backs++
	}
	c.styled = c.styled || isStyle(name)
	if len(c.r.cuts) == c.before {
		c.nameEnd = nameEnd
	}
	// What is before an attribute parts those beside it.
	c.r.cuts = append(c.r.cuts, cut{start, skipSpace(c.r.page, end)})
}

// finish takes the end of the tag. Of one attribute the name stays where all
// would go: that an element has any does matter.
func (c *cutter) finish() {
	cuts := c.r.cuts
	switch {
	case c.property:
		for _, i := range slices.Backward(c.back[:c.backs]) {
			c.r.cuts = slices.Delete(c.r.cuts, i, i+1)
		}
	case !c.kept && len(cuts) > c.before:
		cuts[c.before].start = c.nameEnd
	}
}

// Package prune leaves out of a page's source, before it is parsed, what is read
// nowhere in its tree: most of the bytes of many a page, which the parser of
// golang.org/x/net/html would go over one by one, copy and keep.
//
// What goes is the text of scripts and style sheets, but for scripts with data
// that is read; the text of long comments; what is in an svg that has no text;
// and attributes that nothing looks at (attributes.go). The nodes around it
// stay: the tree is the same without it, element for element.
//
// The scanner follows the parser's tokenizer. What the parser makes of a page
// depends on more than tokens only in a few places: in svg and math, in
// <noscript>, in framesets. There the scanner goes on only where the tokens are
// the same either way, and leaves all that follows as it is where they are not.
//
// The files: prune.go goes from token to token, tags.go reads tags and cuts
// their attributes, attributes.go says which, raw.go finds the ends of scripts
// and other raw text and of comments, foreign.go those of svg, math and noscript.
package prune

import (
	"bytes"
	"io"
)

// Reader gives the source of a page without what is not read. It holds no copy.
type Reader struct {
	page     []byte
	pictures bool
	sent     int   // up to here the page was given, or cut
	at       int   // up to here it was scanned
	cuts     []cut // those between, in order
	passed   int   // how many of them were passed
	verbatim bool  // nothing is cut right now
}

// cut is a part of the page that goes.
type cut struct{ start, end int }

// NewReader returns a reader of the page, which must not change until it is read.
// With pictures the attributes of images stay.
func NewReader(page []byte, pictures bool) *Reader {
	return &Reader{page: page, pictures: pictures}
}

// Read implements io.Reader.
func (r *Reader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		end, more := r.at, r.passed < len(r.cuts)
		if more {
			end = r.cuts[r.passed].start
		}
		switch {
		case r.sent < end:
			c := copy(p[n:], r.page[r.sent:end])
			n += c
			r.sent += c
		case more:
			r.sent = r.cuts[r.passed].end
			r.passed++
		case r.at < len(r.page):
			r.cuts, r.passed = r.cuts[:0], 0
			r.next()
		case n == 0:
			return 0, io.EOF
		default:
			return n, nil
		}
	}
	return n, nil
}

// leave leaves out the bytes between two places.
func (r *Reader) leave(start, end int) {
	if start < end && !r.verbatim {
		r.cuts = append(r.cuts, cut{start, end})
	}
}

// stop leaves the rest of the page as it is.
func (r *Reader) stop() { r.at = len(r.page) }

// to goes to a place; a negative one is none: what began there has no end.
func (r *Reader) to(place int) {
	if place < 0 {
		place = len(r.page)
	}
	r.at = place
}

// next goes over text or a token.
func (r *Reader) next() {
	k := bytes.IndexByte(r.page[r.at:], '<')
	if k != 0 {
		r.at += k
		if k < 0 {
			r.stop()
		}
		return
	}
	if r.at+1 == len(r.page) {
		r.stop()
		return
	}
	switch c := r.page[r.at+1]; {
	case isLetter(c):
		r.startTag()
	case c == '/':
		r.endTag()
	case c == '!':
		r.declaration()
	case c == '?':
		r.to(behind(r.page, r.at+1, '>'))
	default:
		r.at++
	}
}

// declaration goes over a comment, a doctype or what the parser takes for a
// comment. The text of comments goes, unless it is as short as the marks are
// that frameworks leave.
func (r *Reader) declaration() {
	start := r.at + len("<!--")
	if !startsWith(r.page[r.at:], "<!--") {
		r.to(behind(r.page, r.at+2, '>'))
		return
	}
	text, end := commentEnd(r.page, start)
	if end > 0 && text-start > maxMark {
		r.leave(start, text)
	}
	r.to(end)
}

// maxMark is the length of the longest comment that stays. Of those that are
// read none is longer than "$?".
const maxMark = 8

// behind returns the place behind the next such byte, -1 where there is none.
func behind(page []byte, at int, c byte) int {
	k := bytes.IndexByte(page[at:], c)
	if k < 0 {
		return -1
	}
	return at + k + 1
}

// startsWith reports whether a text starts with another.
func startsWith(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && string(s[:len(prefix)]) == prefix
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isSpace reports whether a byte is white space to HTML.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

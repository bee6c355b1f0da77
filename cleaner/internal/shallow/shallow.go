// Package shallow takes the depth out of pages that nest elements deeper than
// the parser of golang.org/x/net/html accepts.
package shallow

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Depth is how many elements Flatten leaves open at first. The parser's limit
// is 512; it opens some elements itself.
const Depth = 256

// void are the elements without an end tag.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true,
	"param": true, "source": true, "track": true, "wbr": true, "keygen": true, "frame": true, "basefont": true, "bgsound": true,
}

// inline elements leave no border behind when their tags go.
var inline = map[string]bool{
	"a": true, "b": true, "i": true, "em": true, "strong": true, "span": true, "font": true, "small": true, "big": true, "u": true, "s": true,
	"code": true, "tt": true, "nobr": true, "strike": true, "sub": true, "sup": true, "abbr": true, "cite": true, "mark": true, "q": true,
}

// Flatten returns the page with the tags left out that would open an element
// while depth others are open, and the end tags that belong to them. A block's
// tags leave a line break element, so that texts do not touch. It takes one
// pass over the page.
func Flatten(page string, depth int) []byte {
	z := html.NewTokenizer(strings.NewReader(page))
	f := flattener{depth: depth, dropped: map[string]int{}}
	f.out.Grow(len(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			f.out.Write(z.Raw())
			return f.out.Bytes()
		case html.StartTagToken:
			raw := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			if string(name) == "noscript" { // its markup is read where scripts are not run
				z.NextIsNotRawText()
			}
			f.start(string(name), raw)
		case html.EndTagToken:
			raw := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			f.end(string(name), raw)
		default:
			f.out.Write(z.Raw())
		}
	}
}

// flattener keeps the count of open elements.
type flattener struct {
	depth   int
	open    []string
	dropped map[string]int // how many start tags were left out, by name
	out     bytes.Buffer
}

func (f *flattener) start(name string, raw []byte) {
	if void[name] {
		f.out.Write(raw)
		return
	}
	if len(f.open) >= f.depth {
		f.dropped[name]++
		f.border(name)
		return
	}
	f.open = append(f.open, name)
	f.out.Write(raw)
}

func (f *flattener) end(name string, raw []byte) {
	if f.dropped[name] > 0 {
		f.dropped[name]--
		f.border(name)
		return
	}
	// Elements that were left open inside are closed with it; an end tag
	// that fits none is passed on to the parser. The search is bounded by
	// the depth.
	for k := len(f.open) - 1; k >= 0; k-- {
		if f.open[k] == name {
			f.open = f.open[:k]
			break
		}
	}
	f.out.Write(raw)
}

// border stands in for a tag that was left out.
func (f *flattener) border(name string) {
	if !inline[name] {
		f.out.WriteString("<br><br>")
	}
}

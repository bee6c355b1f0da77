// Package shallow makes pages harmless that the parser of golang.org/x/net/html
// refuses or makes too much of: it refuses more than 512 open elements, opens
// formatting elements again in every paragraph until they are closed, and goes
// over all attributes of the body for each further body tag.
//
// The files: costly.go tells such a page, shallow.go makes it harmless.
package shallow

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Depth is how many elements Flatten leaves open at first. The parser's limit
// is 512; it opens some elements itself.
const Depth = 256

// maxFormatting is how many formatting elements Flatten leaves open: each
// paragraph that follows has them all anew.
const maxFormatting = 16

// void are the elements without an end tag.
var void = setOf("area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound")

// raw are the elements whose content is no markup. They hold no others, and
// without the tags their content would pass for text of the page.
var raw = setOf("script style textarea title xmp iframe noembed noframes plaintext")

// inline elements leave no border behind when their tags go.
var inline = setOf("a b i em strong span font small big u s code tt nobr strike sub sup abbr cite mark q")

// formatting elements are opened again where a block's end closed them.
var formatting = setOf("a b big code em font i nobr s small strike strong tt u")

// foreign elements hold elements of another language, in which "/>" ends one.
var foreign = setOf("svg math")

// once are the elements that a page has one of.
var once = setOf("html head body")

func setOf(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// Flatten returns the page with the tags left out that would open an element
// while depth others are open, or a formatting element while many are, and the
// end tags that belong to them. A block's tags leave line breaks, so that
// texts do not touch. At depth 0 no element stays that can hold another: the
// parser takes any such page. Second tags of html, head and body go too. It
// takes one pass over the page.
func Flatten(page []byte, depth int) []byte {
	z := html.NewTokenizer(bytes.NewReader(page))
	f := flattener{depth: depth, dropped: map[string]int{}, formatting: map[string]int{}, seen: map[string]bool{}}
	f.out.Grow(len(page))
	for {
		kind := z.Next()
		if kind == html.SelfClosingTagToken && f.foreign == 0 {
			kind = html.StartTagToken // as for the parser, outside of svg and math
		}
		switch kind {
		case html.ErrorToken:
			f.out.Write(z.Raw())
			return f.out.Bytes()
		case html.StartTagToken:
			tag := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			if string(name) == "noscript" {
				z.NextIsNotRawText() // as for the parser
			}
			f.start(string(name), tag)
		case html.EndTagToken:
			tag := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			f.end(string(name), tag)
		default:
			f.out.Write(z.Raw())
		}
	}
}

// flattener keeps the count of open elements.
type flattener struct {
	depth      int
	open       []string
	foreign    int            // how many of them are svg or math
	dropped    map[string]int // how many start tags were left out, by name
	formatting map[string]int // how many formatting elements are open, by name
	formatted  int            // how many in all
	seen       map[string]bool
	out        bytes.Buffer
}

func (f *flattener) start(name string, tag []byte) {
	switch {
	case once[name] && f.seen[name]:
	case raw[name], void[name]:
		f.out.Write(tag)
	case len(f.open) >= f.depth, formatting[name] && f.formatted >= maxFormatting:
		f.dropped[name]++
		f.border(name)
	default:
		f.seen[name] = once[name]
		if formatting[name] {
			f.formatting[name]++
			f.formatted++
		}
		f.open = append(f.open, name)
		if foreign[name] {
			f.foreign++
		}
		f.out.Write(tag)
	}
}

func (f *flattener) end(name string, tag []byte) {
	if f.dropped[name] > 0 {
		f.dropped[name]--
		f.border(name)
		return
	}
	if f.formatting[name] > 0 {
		f.formatting[name]--
		f.formatted--
	}
	// Elements that were left open inside are closed with it; an end tag
	// that fits none is passed on to the parser. The search is bounded by
	// the depth.
	for k := len(f.open) - 1; k >= 0; k-- {
		if f.open[k] == name {
			f.close(k)
			break
		}
	}
	f.out.Write(tag)
}

// close closes the open elements from k on.
func (f *flattener) close(k int) {
	for _, name := range f.open[k:] {
		if foreign[name] {
			f.foreign--
		}
	}
	f.open = f.open[:k]
}

// border stands in for a tag that was left out.
func (f *flattener) border(name string) {
	if !inline[name] {
		f.out.WriteString("<br><br>")
	}
}

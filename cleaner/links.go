package cleaner

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/heuristics"
)

// Link is a link in the body.
type Link struct {
	// Start and End bound the linked text in Result.Source, in bytes. A
	// link around several blocks spans what stands between them too.
	Start, End int `json:"-"`
	// Text is the linked text as the body has it, in one line.
	Text string `json:"text"`
	// URL is where the link leads: see Options.Links.
	URL string `json:"url"`
}

// Image is an image in the body.
type Image struct {
	// Offset is its place in Result.Source, in bytes: within a block or
	// between two.
	Offset int `json:"-"`
	// URL is where the image is and Alt the text in its stead, which may be
	// empty.
	URL string `json:"url"`
	Alt string `json:"alt"`
	// Link is where a link leads that has no text but this image.
	Link string `json:"link,omitempty"`
}

// maxURL is the length of the longest URL that is written, in bytes.
const maxURL = 2_000

// schemes are those that links and images may have.
var schemes = map[string]bool{"http": true, "https": true, "mailto": true}

// resolver makes URLs of what a page writes.
type resolver struct {
	base *url.URL // nil: not known
}

// newResolver returns the resolver of a page. What relative addresses are
// relative to is told by its base element, else by where it is, else by its
// canonical address.
func newResolver(baseHref string, page *url.URL, canonical string) resolver {
	base := page
	if base == nil || !base.IsAbs() {
		base = parseURL(canonical)
	}
	if u := parseURL(baseHref); u != nil {
		if base != nil {
			u = base.ResolveReference(u)
		}
		base = u
	}
	if base == nil || !base.IsAbs() || base.Host == "" || !schemes[base.Scheme] || len(base.String()) > maxURL {
		return resolver{}
	}
	return resolver{base}
}

// parseURL parses an address that is not empty and not too long, nil where it
// is none.
func parseURL(s string) *url.URL {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxURL {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil
	}
	return u
}

// baseHref returns the address of the page's base element.
func baseHref(root *html.Node) string {
	for _, name := range []atom.Atom{atom.Html, atom.Head, atom.Base} {
		child := root.FirstChild
		for child != nil && (child.DataAtom != name || name == atom.Base && attribute(child, "href") == "") {
			child = child.NextSibling
		}
		if child == nil {
			return ""
		}
		root = child
	}
	return attribute(root, "href")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// resolve returns the URL of an address, "" where it leads nowhere that is
// safe: to another scheme than http, https and mailto, or to a place in the
// page itself, which the body has not.
func (r resolver) resolve(address string) string {
	address = strings.Map(dropBreaks, strings.TrimSpace(address))
	if address == "" || address[0] == '#' {
		return ""
	}
	u := parseURL(encode(address))
	if u == nil || u.Scheme != "" && !schemes[u.Scheme] || u.Scheme == "" && strings.HasPrefix(u.Path, ":") {
		return ""
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	if (u.Scheme == "http" || u.Scheme == "https") && u.Host == "" {
		return ""
	}
	// Sanitizers parse it again: what they write of it must be the same.
	s := encode(u.String())
	if again := parseURL(s); again == nil || again.String() != s {
		return ""
	}
	return s
}

// dropBreaks takes out the characters that browsers take out of addresses.
func dropBreaks(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

// encode writes with percent signs what no URL may have as it is.
func encode(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		case c == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])):
			b.WriteString("%25")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// inlines is what Markdown and HTML write of links and images.
type inlines struct {
	links    []Link
	images   []Image
	pictures []heuristics.Picture // what the images were made of
}

// addLinks fills in the links and images of the body.
func (r *Result) addLinks(d *heuristics.Document, to resolver) {
	next := 0
	for _, l := range d.Links() {
		for next < len(r.Blocks) && r.Blocks[next].End <= l.Start {
			next++
		}
		if !r.hasBody(next, l.End) {
			continue
		}
		if u := to.resolve(l.Href); u != "" {
			r.inline.links = append(r.inline.links, Link{Start: l.Start, End: l.End, URL: u})
		}
	}
	for _, p := range d.BodyPictures() {
		u := to.resolve(p.Src)
		if u == "" || strings.HasPrefix(u, "mailto:") {
			continue
		}
		r.inline.images = append(r.inline.images, Image{Offset: p.Offset, URL: u, Alt: p.Alt, Link: to.resolve(p.Href)})
		r.inline.pictures = append(r.inline.pictures, p)
	}
	for i, p := range d.FigurePictures() {
		r.Metadata.Images[i].URL = to.resolve(p.Src)
	}
	r.nameLinks()
	r.Links, r.Images = slices.Clone(r.inline.links), slices.Clone(r.inline.images)
}

// hasBody reports whether a block of the body, from block i on, starts before
// the end.
func (r *Result) hasBody(i, end int) bool {
	for ; i < len(r.Blocks) && r.Blocks[i].Start < end; i++ {
		if r.Blocks[i].Role == heuristics.Body {
			return true
		}
	}
	return false
}

// nameLinks gives the links their texts. A link whose text is gone from the
// body, as one that a repair has taken out, goes too.
func (r *Result) nameLinks() {
	texts := make([]strings.Builder, len(r.inline.links))
	c := cursor{r: r}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Role != heuristics.Body {
			continue
		}
		s, first := c.take(b, b.Text())
		if s == nil {
			continue
		}
		for k, l := range s.links {
			text := b.Text()[l.start:l.end]
			if b.Kind == heuristics.ListItem && l.start == 0 {
				_, _, text = splitMarker(text)
			}
			texts[first+k].WriteString(text)
			texts[first+k].WriteByte(' ')
		}
	}
	kept := r.inline.links[:0]
	for i, l := range r.inline.links {
		if l.Text = strings.Join(strings.Fields(texts[i].String()), " "); l.Text != "" {
			kept = append(kept, l)
		}
	}
	r.inline.links = kept
}

package heuristics

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isHidden reports whether an element is kept out of sight.
func isHidden(n *html.Node) bool {
	for i := range n.Attr {
		if hides(&n.Attr[i]) {
			return true
		}
	}
	return false
}

// hides reports whether an attribute keeps its element out of sight.
func hides(a *html.Attribute) bool {
	switch a.Key {
	case "hidden":
		return a.Val != "until-found"
	case "aria-hidden":
		return a.Val == "true"
	case "style":
		return hiddenStyle(a.Val)
	}
	return false
}

// hiddenStyle reports whether a style attribute takes the element out of
// sight.
func hiddenStyle(style string) bool {
	for part := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "display":
			if strings.HasPrefix(value, "none") {
				return true
			}
		case "visibility":
			if strings.HasPrefix(value, "hidden") {
				return true
			}
		}
	}
	return false
}

// permalinkSigns are the texts of links that a heading, or another place of a
// page, has to itself, and of those that lead from a note back to the text.
var permalinkSigns = setOf("# ¶ § 🔗 ∞ ⚓ ↩ ↩︎ ↵ ⏎ ↑ ^")

// maxPermalinkDepth is how many elements the sign of a permalink may be in.
const maxPermalinkDepth = 4

// IsPermalink reports whether an element is a link to a place of the page
// itself that says no more than a sign for that ("¶"): it is none of the text
// that it stands in.
func IsPermalink(n *html.Node) bool {
	if n.DataAtom != atom.A || !strings.HasPrefix(attr(n, "href"), "#") {
		return false
	}
	c := n.FirstChild
	for depth := 0; depth < maxPermalinkDepth && c != nil && c.NextSibling == nil && c.Type == html.ElementNode; depth++ {
		c = c.FirstChild
	}
	return c != nil && c.NextSibling == nil && c.Type == html.TextNode && len(c.Data) < 24 && permalinkSigns[strings.TrimSpace(c.Data)]
}

// isAnnotation reports whether an element says in another notation what the
// formula around it says.
func isAnnotation(n *html.Node) bool {
	return n.Namespace == "math" && (n.Data == "annotation" || n.Data == "annotation-xml")
}

// unseenKind is why text of a class is none of the page's.
type unseenKind uint8

const (
	forReaders  unseenKind = iota + 1 // it is for screen readers
	lineNumbers                       // it numbers the lines of a listing, if it is digits
)

// unseenClasses are the class names that common frameworks give to text for
// screen readers, and common highlighters to the numbers of lines.
var unseenClasses = map[string]unseenKind{}

func init() {
	for kind, words := range map[unseenKind]string{
		forReaders: `sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only sr-text element-invisible
			a11y-hidden u-visually-hidden assistive-text offscreen-text is-visually-hidden hide-visually show-for-sr`,
		lineNumbers: `gutter linenos lineno linenodiv linenumber linenumbers line-number line-numbers rouge-gutter blob-num
			hljs-ln-numbers hljs-ln-n ln lnt code-line-number`,
	} {
		for w := range strings.FieldsSeq(words) {
			unseenClasses[w] = kind
		}
	}
}

// unseenByClass returns why the text of an element with that class attribute
// is none of the page's, 0 where it is.
func unseenByClass(class string) unseenKind {
	var kind unseenKind
	for w := range strings.FieldsSeq(class) {
		switch unseenClasses[w] {
		case forReaders:
			return forReaders
		case lineNumbers:
			kind = lineNumbers
		}
	}
	return kind
}

const (
	// maxLineNumbers bounds what is read to tell line numbers from text:
	// the numbers' bytes and the nodes that they are in.
	maxLineNumbers     = 20_000
	maxLineNumberNodes = 10_000
)

// onlyDigits reports whether the text of an element is digits, and not a great
// many.
func onlyDigits(root *html.Node) bool {
	size, nodes, digits := 0, 0, false
	for n := root.FirstChild; n != nil; n = following(n, root) {
		if n.Type == html.TextNode {
			if size += len(n.Data); strings.Trim(n.Data, "0123456789 \t\r\n") != "" {
				return false
			}
			digits = digits || strings.TrimSpace(n.Data) != ""
		}
		if nodes++; nodes > maxLineNumberNodes || size > maxLineNumbers {
			return false
		}
	}
	return digits
}

// noframes reads the markup for browsers without frames, which the parser
// leaves as text.
func (r *htmlReader) noframes(n *html.Node) {
	if !r.fallbacks || r.inFrames || n.FirstChild == nil {
		return
	}
	root, err := html.ParseWithOptions(strings.NewReader(n.FirstChild.Data), html.ParseOptionEnableScripting(false))
	if err != nil {
		return
	}
	r.inFrames = true
	r.read(root)
	r.inFrames = false
}

package metadata

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// unescape replaces character references.
func unescape(s string) string { return html.UnescapeString(s) }

// tidy makes a value readable: references that were escaped twice and
// characters that were misread are undone, tags and invisible characters go,
// white space becomes single spaces.
func tidy(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		s = unescape(s)
		if strings.IndexByte(s, '&') >= 0 {
			s = unescape(s)
		}
	}
	if k := strings.IndexByte(s, '<'); k >= 0 && strings.IndexByte(s[k:], '>') > 0 {
		s = stripTags(s)
	}
	return collapse(heuristics.RestoreMisread(s))
}

// stripTags replaces what looks like a tag with a space; a sign that opens no
// tag ("a < b") stays.
func stripTags(s string) string {
	var b strings.Builder
	for {
		k := strings.IndexByte(s, '<')
		if k < 0 || k+1 >= len(s) {
			break
		}
		end := strings.IndexByte(s[k:], '>')
		if end < 0 {
			break
		}
		b.WriteString(s[:k])
		if c := s[k+1]; c == '/' || c == '!' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			b.WriteByte(' ')
			s = s[k+end+1:]
			continue
		}
		b.WriteByte('<')
		s = s[k+1:]
	}
	b.WriteString(s)
	return b.String()
}

// invisible are characters that take no part in a value.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200e', '\u200f', '\u2060', '\ufeff', utf8.RuneError:
		return true
	}
	return r < ' ' && !unicode.IsSpace(r)
}

// collapse makes runs of white space single spaces and cuts them off the ends.
func collapse(s string) string {
	if isCollapsed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			pending = b.Len() > 0
		case invisible(r):
		default:
			if pending {
				b.WriteByte(' ')
				pending = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isCollapsed(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' '
}

// shortlist tells quickly that a text is none of some words or labels: it has
// their lengths in bytes, by their first byte.
type shortlist [256]uint64

// shortlistOf makes one of words in small letters.
func shortlistOf[T any](words map[string]T) *shortlist {
	var l shortlist
	for w := range words {
		l[w[0]] |= 1 << min(len(w), 63)
	}
	return &l
}

// mayHave reports whether a text in letters of any size could be one of them.
func mayHave[T string | []byte](l *shortlist, s T) bool {
	if len(s) == 0 {
		return false
	}
	c := s[0]
	if c >= utf8.RuneSelf {
		return true
	}
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	return l[c]>>min(len(s), 63)&1 != 0
}

// fold returns the letters and digits of a text in small letters, for
// comparing what two sources say.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				b.WriteByte(byte(r))
			}
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// clip shortens a text to at most n bytes, at a character's border.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// attribute returns the value of an attribute, "" without one. Those that are
// never asked for package prune leaves out before a page is parsed.
func attribute(n *xhtml.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

// Bounds on the reading of an element's text: the whole costs no more than a
// constant for each element that is read.
const (
	maxTextBytes = 600
	maxTextNodes = 400
)

// textOf returns the text of an element, at most maxTextBytes of it, blocks
// apart from one another by line breaks. It passes over what skip says.
func textOf(root *xhtml.Node, skip func(*xhtml.Node) bool) string { return joined(root, skip, "") }

// partsOf returns the text of an element whose parts, each in an element of
// its own, stand apart from one another in the browser by their style alone:
// "By" and "Ann Lee", "Apr" and "04". The joint goes between them.
func partsOf(root *xhtml.Node, skip func(*xhtml.Node) bool, joint string) string {
	return joined(root, skip, joint)
}

func joined(root *xhtml.Node, skip func(*xhtml.Node) bool, joint string) string {
	var b strings.Builder
	n := root
	crossed := false // an element's border since the last text
	for budget := maxTextNodes; budget > 0 && b.Len() < maxTextBytes; budget-- {
		down := false
		switch n.Type {
		case xhtml.TextNode:
			if crossed && joint != "" && touch(b.String(), n.Data) {
				b.WriteString(joint)
			}
			crossed = false
			b.WriteString(clip(n.Data, maxTextBytes))
		case xhtml.ElementNode:
			crossed = true
			if isBlock(n) {
				b.WriteByte('\n')
			}
			down = !isSilent(n) && (n == root || skip == nil || !skip(n))
		default:
			down = n == root
		}
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			crossed = true
			if isBlock(n) {
				b.WriteByte('\n')
			}
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return b.String()
}

// touch reports whether two texts would run into one another: a letter or
// digit on one side, a capital or digit on the other.
func touch(before, behind string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(behind)
	return (unicode.IsLetter(last) || unicode.IsDigit(last)) && (unicode.IsUpper(first) || unicode.IsDigit(first))
}

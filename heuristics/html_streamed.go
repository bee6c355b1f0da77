package heuristics

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some parts of a page stand in its markup where no reader sees them, and are
// shown all the same: the parser or a line of script puts them in their place.
//
// React streams the parts that it has to wait for behind the rest of the page,
// each in a hidden child of the body ("S:1f"), and moves it to the template
// that holds its place: "B:1f" at the start of a boundary, whose stand-in (a
// spinner, grey bars) goes, or "P:1f" within another part. Both are read as
// they come to stand.
//
// A declarative shadow root (HTML, "template", shadowrootmode) is shown in the
// element around it.

// streamReader knows the parts of a page that were streamed behind it.
type streamReader struct {
	parts  map[string]*html.Node // those not yet read, by number; nil before the first template asks for one
	placed map[*html.Node]bool   // those read in their place
	depth  int                   // of parts within parts, right now

	// The stand-in that is being passed over: the siblings of a template up to
	// the comment that closes its boundary.
	standInOf  *html.Node
	boundaries int // open ones, that of the template included
}

// maxStreamDepth bounds how deep parts are read within parts, as each takes
// some stack. What is deeper is read where it stands, as a hidden part.
const maxStreamDepth = 32

// isShadowRoot reports whether a template is shown in the element around it.
func isShadowRoot(n *html.Node) bool {
	mode := attr(n, "shadowrootmode")
	return n.DataAtom == atom.Template && (mode == "open" || mode == "closed")
}

// template reads what is put in the place of a template, if anything is.
func (r *htmlReader) template(n *html.Node) {
	id := attr(n, "id")
	number, boundary := strings.CutPrefix(id, "B:")
	if !boundary {
		var placeholder bool
		if number, placeholder = strings.CutPrefix(id, "P:"); !placeholder {
			return
		}
	}
	s := &r.streamed
	if s.parts == nil {
		s.parts, s.placed = streamedParts(n), make(map[*html.Node]bool)
	}
	part := s.parts[number]
	if part == nil || s.depth == maxStreamDepth {
		return
	}
	delete(s.parts, number)
	s.placed[part] = true
	r.place(part)
	if boundary && isComment(n.PrevSibling, "$?") {
		s.standInOf, s.boundaries = n, 1
	}
}

// place reads the children of a part where the reader is now.
func (r *htmlReader) place(part *html.Node) {
	s := &r.streamed
	standInOf, boundaries := s.standInOf, s.boundaries
	s.standInOf = nil
	s.depth++
	for c := part.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	s.depth--
	s.standInOf, s.boundaries = standInOf, boundaries
}

// passesOver reports whether a node is read elsewhere, or not at all: a part
// that was put in its place, or a stand-in.
func (s *streamReader) passesOver(n *html.Node) bool {
	if s.standInOf == nil || n.Parent != s.standInOf.Parent {
		s.standInOf = nil
		return s.placed[n]
	}
	if n.Type == html.CommentNode {
		switch n.Data {
		case "$", "$?", "$!":
			s.boundaries++
		case "/$":
			if s.boundaries--; s.boundaries == 0 {
				s.standInOf = nil
			}
		}
	}
	return true
}

func isComment(n *html.Node, data string) bool {
	return n != nil && n.Type == html.CommentNode && n.Data == data
}

// streamedParts returns the parts that were streamed behind the page that a
// node is in, by their numbers: the hidden children of its body that are called
// so. Of two with the same number the first counts, as for scripts.
func streamedParts(n *html.Node) map[string]*html.Node {
	parts := make(map[string]*html.Node)
	for n.Parent != nil && n.DataAtom != atom.Body {
		n = n.Parent
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		number, ok := strings.CutPrefix(attr(c, "id"), "S:")
		if ok && parts[number] == nil && isHidden(c) {
			parts[number] = c
		}
	}
	return parts
}

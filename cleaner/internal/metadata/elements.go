package metadata

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isSilent reports whether an element holds no text for a reader.
func isSilent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Select, atom.Option,
		atom.Button, atom.Textarea, atom.Object, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	return false
}

// isBlock reports whether an element stands on lines of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.U, atom.Var, atom.Wbr, atom.Img, atom.Svg, atom.Big, atom.Acronym, atom.Tt:
		return false
	}
	return n.Type == html.ElementNode
}

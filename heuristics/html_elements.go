package heuristics

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is what HTML says of an element by its name.
type element struct {
	unseen bool // its text is not the page's
	inline bool // it does not end a block; every other element does
	area   Area
}

// elements are those that are not just blocks, by their atoms.
var elements = func() *wordTable[element] {
	all := make(map[atom.Atom]element)
	for a, area := range areaOf {
		all[a] = element{area: area}
	}
	for _, a := range []atom.Atom{
		atom.Script, atom.Style, atom.Head, atom.Svg, atom.Iframe, atom.Object, atom.Textarea, atom.Select, atom.Rt,
		atom.Rp, atom.Canvas, atom.Datalist, atom.Audio, atom.Video, atom.Embed, atom.Map, atom.Title,
	} {
		all[a] = element{unseen: true, area: all[a].area}
	}
	for _, a := range []atom.Atom{
		atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Picture, atom.Q, atom.Ruby,
		atom.Rb, atom.S, atom.Samp, atom.Small, atom.Source, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Input, atom.Template,
	} {
		all[a] = element{inline: true, area: all[a].area}
	}
	table := new(wordTable[element])
	for a, e := range all {
		table.put(uint64(a), e)
	}
	return table
}()

// elementOf returns what is known of an element. All of MathML is inline.
func elementOf(n *html.Node) element {
	if n.Namespace == "math" {
		return element{inline: true}
	}
	e, _ := elements.short(uint64(n.DataAtom))
	return e
}

// ariaLevel returns the level of an element whose role is that of a heading.
func ariaLevel(n *html.Node) uint8 {
	if level := attr(n, "aria-level"); len(level) == 1 && level[0] >= '1' && level[0] <= '6' {
		return level[0] - '0'
	}
	return 2 // as ARIA has it
}

// looks is what the attributes of an element say.
type looks struct {
	hints  Hint
	area   Area
	class  uint64 // hash of the class attribute
	title  uint8  // the level of the heading that its role makes of it
	hidden bool
	unseen unseenKind
}

// look reads an element's attributes.
func (r *htmlReader) look(n *html.Node) looks {
	var l looks
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class":
			c := r.classOf(a.Val)
			l.hints |= c.hints
			l.class, l.unseen = c.hash, c.unseen
		case "id":
			l.hints |= hintsOf(a.Val)
		case "role":
			l.area |= areaOfRole[a.Val]
			if a.Val == "heading" {
				l.title = ariaLevel(n)
			}
		case "itemprop":
			l.hints |= itempropHints[a.Val]
		case "hidden", "aria-hidden", "style":
			l.hidden = l.hidden || hides(a)
		}
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		// Of the page, not of its parts; and scripts show it in the end.
		l.hints, l.hidden = 0, false
	}
	return l
}

// class is what a class attribute says.
type class struct {
	hints  Hint
	hash   uint64
	unseen unseenKind
}

// maxClasses bounds how many class attributes are remembered.
const maxClasses = 4000

// classOf reads a class attribute, or remembers it: pages repeat them.
func (r *htmlReader) classOf(value string) class {
	c, ok := r.classes[value]
	if !ok {
		c = class{hintsOf(value), extendHash(0, value), unseenByClass(value)}
		if len(r.classes) < maxClasses {
			r.classes[value] = c
		}
	}
	return c
}

var itempropHints = map[string]Hint{
	"articleBody": HintText | HintArticle, "headline": HintTitle, "author": HintAuthor, "datePublished": HintDate, "description": HintText,
	"name": HintTitle, "price": HintPrice, "reviewBody": HintReview, "caption": HintCaption, "keywords": HintTags, "text": HintText, "comment": HintComment,
}

// codeLanguage returns the language that the class of a listing names, as
// HTML's own example does it: "language-go".
func codeLanguage(n *html.Node) string {
	for w := range strings.FieldsSeq(attr(n, "class")) {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "brush:"} {
			if name, ok := strings.CutPrefix(w, prefix); ok && len(name) < 20 {
				return name
			}
		}
	}
	return ""
}

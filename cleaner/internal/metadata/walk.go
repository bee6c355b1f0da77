package metadata

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// walker goes over the tree once, in the order of the page and without
// recursion: a hostile page may be a hundred thousand elements deep.
type walker struct {
	*evidence
	// open are the contexts of the elements that are open, the page's first.
	open []context
	micro, rdfa scopes
	order int // elements seen
}

// context is what holds within an element.
type context struct {
	place       hint
	micro, rdfa int // the thing that properties belong to
}

func newWalker(e *evidence) *walker {
	return &walker{evidence: e, micro: newScopes(), rdfa: newScopes()}
}

func (w *walker) walk(root *html.Node) {
	w.open = append(w.open, context{})
	n := root
	for {
		if down := w.enter(n); down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		} else if down {
			w.open = w.open[:len(w.open)-1]
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			w.open = w.open[:len(w.open)-1]
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	w.things = append(w.things, w.micro.things(signalMicrodata)...)
	w.things = append(w.things, w.rdfa.things(signalRDFa)...)
}

// enter reads a node. It reports whether it opened a context for the children.
func (w *walker) enter(n *html.Node) bool {
	at := w.open[len(w.open)-1]
	switch n.Type {
	case html.TextNode:
		w.visibleText(n, at.place)
		return false
	case html.DocumentNode:
	case html.ElementNode:
		w.order++
		if n.Namespace != "" || !w.element(n, &at) {
			return false
		}
	default:
		return false
	}
	w.open = append(w.open, at)
	return true
}

// element reads an element, and reports whether its children are to be read.
func (w *walker) element(n *html.Node, at *context) bool {
	switch n.DataAtom {
	case atom.Script:
		w.script(n)
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Iframe:
		return false
	case atom.Title:
		if w.titleElement == "" {
			w.titleElement = tidy(textOf(n, nil))
		}
		return false
	}
	if len(n.Attr) == 0 && n.DataAtom != atom.H1 && n.DataAtom != atom.Time && tagHint(n) == 0 {
		return true
	}
	own := elementHints(n)
	w.enterPlace(own, at)
	w.micro.itemprop(n, at)
	w.rdfa.property(n, at)
	switch n.DataAtom {
	case atom.Html:
		w.htmlElement(n)
	case atom.Meta:
		w.meta(n)
	case atom.Link:
		w.link(n)
	case atom.A:
		w.anchor(n, at.place)
	case atom.H1:
		w.heading(n, at.place)
	case atom.Time:
		w.time(n, own, at.place)
		return true
	}
	if n.DataAtom != atom.Meta && n.DataAtom != atom.Link {
		w.hinted(n, own, at.place)
	}
	return true
}

// enterPlace adds an element's hints to the place its children stand in.
func (w *walker) enterPlace(own hint, at *context) {
	if own&hintFooter != 0 && at.place&hintArticle == 0 {
		own |= hintAside
	}
	if own&hintHead != 0 && at.place&hintArticle != 0 {
		own &^= hintHead // an article's own head
	}
	at.place |= own & inherited
}

func (w *walker) htmlElement(n *html.Node) {
	for _, name := range []string{"lang", "xml:lang"} {
		w.add(fieldLanguage, signalRel, attribute(n, name))
	}
}

// script takes linked data.
func (w *walker) script(n *html.Node) {
	kind := strings.ToLower(attribute(n, "type"))
	if !strings.Contains(kind, "ld+json") || n.FirstChild == nil {
		return
	}
	w.linkedData(n.FirstChild.Data)
}

func (w *walker) link(n *html.Node) {
	href := strings.TrimSpace(attribute(n, "href"))
	relTokens(attribute(n, "rel"), func(rel string) {
		switch rel {
		case "canonical":
			w.add(fieldCanonical, signalRel, href)
		case "license", "copyright":
			if isURL(href) {
				w.add(fieldLicense, signalRel, href)
			}
		case "image_src":
			w.add(fieldImage, signalRel, href)
		}
	})
}

// anchor takes what a link says by its rel, its address or its place.
func (w *walker) anchor(n *html.Node, place hint) {
	href := strings.TrimSpace(attribute(n, "href"))
	tagged := false
	relTokens(attribute(n, "rel"), func(rel string) {
		switch {
		case rel == "license":
			w.add(fieldLicense, signalRel, licenseOf(href, n))
		case rel == "author" && place&(hintComment|hintAside) == 0:
			w.add(fieldAuthor, signalRel, tidy(textOf(n, nil)))
		case (rel == "tag" || rel == "category") && place&hintComment == 0:
			tagged = true
		}
	})
	if strings.Contains(href, "creativecommons.org/") && isLicenseURL(href) && place&(hintFigure|hintComment) == 0 {
		w.ccLinks = append(w.ccLinks, href)
	}
	switch {
	case place&hintCrumbs != 0:
		w.crumbs = append(w.crumbs, tidy(textOf(n, nil)))
	case tagged, place&hintTags != 0 && place&(hintComment|hintAside) == 0:
		w.tagLink(href, tidy(textOf(n, nil)), tagged)
	}
	if isFrontPage(href) && len(w.frontLinks) < 8 {
		if s := tidy(textOf(n, nil)); s != "" {
			w.frontLinks = append(w.frontLinks, s)
		}
	}
}

// tagLink sorts a link into tags and categories, by its address: blogs mark
// both with rel=tag.
func (w *walker) tagLink(href, text string, rel bool) {
	low := strings.ToLower(href)
	switch {
	case rel && (strings.Contains(low, "/category/") || strings.Contains(low, "/kategorie/") || strings.Contains(low, "/categoria/") || strings.Contains(low, "/categorie/")):
		w.add(fieldCategories, signalRel, text)
	case rel:
		w.add(fieldTags, signalRel, text)
	default:
		w.add(fieldTags, signalVisible, text)
	}
}

func (w *walker) heading(n *html.Node, place hint) {
	if len(w.headings) < 20 {
		if s := tidy(textOf(n, nil)); s != "" {
			w.headings = append(w.headings, heading{s, place, w.order})
		}
	}
}

// Bounds on what is kept of the page's visible lines.
const (
	maxBylines = 60
	maxDates   = 60
)

// time takes a time element.
func (w *walker) time(n *html.Node, own, place hint) {
	if len(w.dates) >= maxDates {
		return
	}
	if p := n.Parent; p != nil && p.Type == html.ElementNode && p.DataAtom != atom.Body {
		own |= elementHints(p) & (hintModified | hintDate)
	}
	if _, ok := lookup(n, "pubdate"); ok {
		own |= hintDate
	}
	w.dates = append(w.dates, dateLine{attribute(n, "datetime"), textOf(n, nil), own, place, true, w.order})
}

func lookup(n *html.Node, name string) (string, bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val, true
		}
	}
	return "", false
}

// hinted takes elements whose class names say that a name or a date is there.
func (w *walker) hinted(n *html.Node, own, place hint) {
	if own&(hintAuthor|hintDate) == 0 || n.FirstChild == nil || place&(hintComment|hintAside) != 0 {
		return
	}
	switch n.DataAtom {
	case atom.Article, atom.Main, atom.Section, atom.Body, atom.Ul, atom.Table, atom.Img, atom.Input, atom.Label:
		return
	}
	if own&hintAuthor != 0 && own&hintBeside == 0 && len(w.bylines) < maxBylines {
		w.bylines = append(w.bylines, candidate{value: textOf(n, isBesideName), signal: signalVisible})
	}
	if own&hintDate != 0 && len(w.dates) < maxDates {
		text := textOf(n, nil)
		if len(text) < 300 {
			w.dates = append(w.dates, dateLine{attribute(n, "title"), text, own, place, false, w.order})
		}
	}
}

// isBesideName reports whether an element within a byline holds no name.
func isBesideName(n *html.Node) bool {
	if n.DataAtom == atom.Time || n.DataAtom == atom.Ul {
		return true
	}
	h := elementHints(n)
	return h&(hintBeside|hintDate) != 0 && h&hintAuthor == 0 || h&hintAuthor != 0 && h&hintBeside != 0 && n.DataAtom != atom.A
}

// visibleText takes lines that begin as a byline does, where no class names
// them.
func (w *walker) visibleText(n *html.Node, place hint) {
	if place&(hintComment|hintAside|hintFigure) != 0 || len(n.Data) < 2 || len(n.Data) > 200 || len(w.bylines) >= maxBylines || n.Parent == nil {
		return
	}
	s := strings.TrimLeftFunc(n.Data, unicode.IsSpace)
	_, ok := cutByline(s)
	if !ok {
		return
	}
	switch n.Parent.DataAtom {
	case atom.Title, atom.A, atom.H1, atom.H2, atom.Label, atom.Li:
		return
	}
	w.bylines = append(w.bylines, candidate{value: textOf(n.Parent, isBesideName), signal: signalVisible, weak: true})
}

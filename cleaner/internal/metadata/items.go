package metadata

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/heuristics"
)

// scopes builds things from microdata or RDFa: items whose properties stand on
// elements within theirs. Item 0 takes the properties that belong to no item.
type scopes struct {
	items []item
	reads int // texts read
	order int // the element that the walk is at
}

// item is a thing in the making.
type item struct {
	types string
	id    string
	place hint
	props []property
	owned bool // it is the value of a property of another one
	// author is where its first author stands.
	author int
}

// property is a text, or another item where child is positive.
type property struct {
	name, text string
	child      int
}

// Bounds on what is kept.
const (
	maxItems      = 3000
	maxProperties = 400
	maxReads      = 10000
)

func newScopes() scopes { return scopes{items: make([]item, 1, 4)} }

// itemprop reads microdata attributes.
func (s *scopes) itemprop(n *html.Node, at *context) {
	var names, types, id string
	scoped := false
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "itemprop":
			names = a.Val
		case "itemscope":
			scoped = true
		case "itemtype":
			types, scoped = a.Val, true
		case "itemid":
			id = a.Val
		}
	}
	if scoped && len(s.items) < maxItems {
		at.micro = s.open(names, types, id, at.place, at.micro)
		return
	}
	if at.micro == 0 && at.place&(hintComment|hintAside) != 0 {
		return
	}
	for name := range strings.FieldsSeq(names) {
		s.set(at.micro, localName(name), n)
	}
}

// maxApart is how many elements behind an item's first author others of it stand
// at most: further down are those of other articles, in an item around all.
const maxApart = 200

// isOthers reports whether a property of an item is an author so far behind the
// first.
func (s *scopes) isOthers(at int, name string) bool {
	if name != "author" || s.order == 0 {
		return false
	}
	p := &s.items[at]
	if p.author == 0 {
		p.author = s.order
	}
	return s.order > p.author+maxApart
}

// property reads RDFa attributes.
func (s *scopes) property(n *html.Node, at *context) {
	var names, types, id string
	typed := false
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "property":
			names = a.Val
		case "typeof":
			types, typed = a.Val, true
		case "resource", "about":
			id = a.Val
		}
	}
	if n.DataAtom == atom.Meta && at.rdfa == 0 {
		return // Open Graph
	}
	if typed && len(s.items) < maxItems && types != "foaf:Image" {
		at.rdfa = s.open(rdfaName(names), types, id, at.place, at.rdfa)
		return
	}
	if at.rdfa == 0 && at.place&(hintComment|hintAside) != 0 {
		return
	}
	for name := range strings.FieldsSeq(names) {
		s.set(at.rdfa, rdfaName(name), n)
	}
}

// rdfaName brings the terms of other vocabularies to those of schema.org.
func rdfaName(name string) string {
	switch name {
	case "dc:title", "dcterms:title":
		return "headline"
	case "dc:date", "dc:created", "dcterms:created", "dcterms:issued", "dcterms:date":
		return "datePublished"
	case "dcterms:modified", "dc:modified":
		return "dateModified"
	case "dc:creator", "dcterms:creator":
		return "author"
	case "cc:attributionName", "cc:attributionname":
		return ""
	}
	return localName(name)
}

// open begins an item, as a property of the one around where it has a name.
func (s *scopes) open(names, types, id string, place hint, parent int) int {
	child := len(s.items)
	s.items = append(s.items, item{types: types, id: id, place: place})
	for name := range strings.FieldsSeq(names) {
		if p := &s.items[parent]; wantedProperty(localName(name)) && len(p.props) < maxProperties && parent > 0 && !s.isOthers(parent, localName(name)) {
			p.props = append(p.props, property{name: localName(name), child: child})
			s.items[child].owned = localName(name) != "mainEntity"
		}
	}
	return child
}

// set gives a property to an item.
func (s *scopes) set(at int, name string, n *html.Node) {
	p := &s.items[at]
	if !wantedProperty(name) || len(p.props) >= maxProperties || s.reads >= maxReads || s.isOthers(at, name) {
		return
	}
	s.reads++
	if text := propertyText(n, addressed[name]); text != "" {
		p.props = append(p.props, property{name: name, text: text})
	}
}

var wanted = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`headline name author creator datePublished dateCreated uploadDate dateModified description keywords articleSection
		image thumbnailUrl license publisher url item itemListElement inLanguage mainEntity mainEntityOfPage familyName givenName contentUrl`) {
		m[w] = true
	}
	return m
}()

func wantedProperty(name string) bool { return wanted[name] }

// addressed are the properties whose value is an address.
var addressed = map[string]bool{"url": true, "license": true, "item": true, "image": true, "mainEntityOfPage": true, "thumbnailUrl": true, "contentUrl": true}

// propertyText is the value of a property as its element gives it. Of a link
// it is the address only where an address is wanted: people mark names so.
func propertyText(n *html.Node, address bool) string {
	if s, ok := lookup(n, "content"); ok {
		return s
	}
	switch n.DataAtom {
	case atom.A, atom.Link, atom.Area:
		if s := attribute(n, "href"); address && s != "" || n.DataAtom != atom.A {
			return s
		}
	case atom.Img, atom.Audio, atom.Video, atom.Source, atom.Embed, atom.Iframe:
		return attribute(n, "src")
	case atom.Time:
		if s := attribute(n, "datetime"); s != "" {
			return s
		}
	}
	return tidy(textOf(n, nil))
}

// things gives the items the form of linked data.
func (s *scopes) things(signal heuristics.Signal) []thing {
	var things []thing
	values := make([]value, len(s.items))
	for i := len(s.items) - 1; i >= 0; i-- { // children stand behind their parents
		it := &s.items[i]
		v := value{kind: objectValue}
		v.set("@type", text(it.types))
		v.set("@id", text(it.id))
		for _, p := range it.props {
			if p.child > i {
				v.set(p.name, values[p.child])
			} else {
				v.set(p.name, text(p.text))
			}
		}
		values[i] = v
	}
	for i := range s.items {
		it := &s.items[i]
		if len(it.props) == 0 || it.place&(hintComment|hintAside) != 0 && !strings.Contains(it.types, "Breadcrumb") {
			continue
		}
		things = append(things, thing{value: &values[i], signal: signal, class: classOf(&values[i]), loose: i == 0, listed: it.owned})
	}
	return things
}

func text(s string) value {
	if s == "" {
		return value{}
	}
	return value{kind: textValue, text: s}
}

// set adds a value; a key that is there already becomes a list.
func (v *value) set(key string, item value) {
	if item.kind == nullValue {
		return
	}
	for i, k := range v.keys {
		if k != key {
			continue
		}
		if old := v.items[i]; old.kind != listValue {
			v.items[i] = value{kind: listValue, items: []value{old}}
		}
		v.items[i].items = append(v.items[i].items, item)
		return
	}
	v.keys, v.items = append(v.keys, key), append(v.items, item)
}

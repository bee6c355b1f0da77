package metadata

import (
	"strings"
)

// describe takes the fields of the thing that the page is about, out of all
// the things it describes, and fills in from the others.
func (e *evidence) describe(address string) {
	main := e.mainThing(address)
	if main != nil {
		e.takeThing(main)
	}
	for i := range e.things {
		t := &e.things[i]
		switch {
		case t == main:
		case t.class == classSite && !t.listed:
			e.addWeak(fieldSite, t.signal, firstText(t.value, "name"))
		case t.class == classCrumbs:
			e.takeCrumbs(t)
		case t.class == classPage && !t.listed && (main == nil || main.class >= classPost):
			e.takePage(t)
		case t.loose:
			e.takeThing(t)
		case main != nil && t.class == main.class && t.signal != main.signal && !t.listed && sameThing(t, main):
			e.takeThing(t)
		}
	}
	if main == nil || len(e.fields[fieldSite]) == 0 {
		for i := range e.things {
			if t := &e.things[i]; t.class == classOrganisation && !t.listed && t.signal == signalJSONLD {
				e.addWeak(fieldSite, t.signal, firstText(t.value, "name"))
			}
		}
	}
}

// sameThing reports whether two things have the same headline, or one of them
// has none.
func sameThing(a, b *thing) bool {
	x, y := fold(firstText(a.value, "headline", "name")), fold(firstText(b.value, "headline", "name"))
	return x == "" || y == "" || x == y || strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

// mainThing returns what the page is about: of the things of the best class
// the one that the page's own title or address names, or the first. Where
// there are several and the page names none, it is a list and about no one of
// them.
func (e *evidence) mainThing(address string) *thing {
	var best *thing
	bestScore, peers := -1, 0
	for i := range e.things {
		t := &e.things[i]
		if t.class < classOther || t.loose {
			continue
		}
		score := 10 * int(t.class)
		if t.listed {
			score -= 45
		}
		named := e.names(t, address)
		if named {
			score += 60
		}
		if t.signal == signalJSONLD {
			score += 3
		}
		if score == bestScore {
			peers++
		}
		if score > bestScore {
			best, bestScore, peers = t, score, 0
		}
	}
	if best != nil && (peers > 1 || best.listed) && !e.names(best, address) {
		return nil
	}
	return best
}

// names reports whether the page's title, heading or address is that of the
// thing.
func (e *evidence) names(t *thing, address string) bool {
	if address != "" {
		for _, key := range []string{"url", "@id", "mainEntityOfPage"} {
			if s := firstText(t.value, key); s != "" && trimAddress(s) == trimAddress(address) {
				return true
			}
		}
	}
	name := fold(tidy(clip(firstText(t.value, "headline", "name"), 400)))
	if len(name) < 4 {
		return false
	}
	if strings.Contains(fold(e.titleElement), name) {
		return true
	}
	for _, h := range e.headings {
		if fold(h.text) == name {
			return true
		}
	}
	return false
}

func trimAddress(s string) string {
	if k := strings.IndexAny(s, "#?"); k >= 0 {
		s = s[:k]
	}
	s = s[strings.Index(s, "//")+1:]
	return strings.TrimRight(strings.TrimPrefix(strings.TrimPrefix(s, "/"), "www."), "/")
}

// takeThing takes the fields of a thing.
func (e *evidence) takeThing(t *thing) {
	v := t.value
	if t.class == classPost && v.get("mainEntity").kind == objectValue {
		v = v.get("mainEntity")
	}
	title := firstText(v, "headline")
	if title == "" && !t.loose {
		title = firstText(v, "name")
	}
	e.add(fieldTitle, t.signal, title)
	e.takePage(&thing{value: v, signal: t.signal, class: t.class})
	typesOf(v, func(name string) { e.add(fieldKind, t.signal, name) })
	e.takeAuthors(t, v)
	for _, key := range []string{"keywords", "articleSection"} {
		f := fieldTags
		if key == "articleSection" {
			f = fieldCategories
		}
		for _, s := range textsOf(v.get(key)) {
			e.add(f, t.signal, s)
		}
	}
	e.add(fieldSite, t.signal, firstText(e.resolve(v.get("publisher")), "name", "@value"))
	for _, key := range []string{"mainEntityOfPage", "url"} {
		if s := firstText(v, key); isURL(s) {
			e.add(fieldCanonical, t.signal, s)
		}
	}
}

// takePage takes what a thing says of the page as such.
func (e *evidence) takePage(t *thing) {
	v := t.value
	if t.class != classWork || firstText(v, "datePublished") != "" {
		e.add(fieldPublished, t.signal, firstText(v, "datePublished"))
	}
	e.addWeak(fieldPublished, t.signal, firstText(v, "dateCreated"))
	if e.names(t, "") { // a film's day is not that of the page around it
		e.addWeak(fieldPublished, t.signal, firstText(v, "uploadDate"))
	}
	e.add(fieldModified, t.signal, firstText(v, "dateModified"))
	e.add(fieldDescription, t.signal, firstText(v, "description"))
	e.add(fieldImage, t.signal, e.imageOf(v))
	e.add(fieldLicense, t.signal, firstText(v, "license"))
	e.add(fieldLanguage, t.signal, firstText(v, "inLanguage"))
	if t.class == classPage {
		e.takeAuthors(t, v)
	}
}

// imageOf returns the address of a thing's picture.
func (e *evidence) imageOf(v *value) string {
	for _, key := range []string{"image", "thumbnailUrl"} {
		img := v.get(key)
		if img.kind == listValue && len(img.items) > 0 {
			img = &img.items[0]
		}
		img = e.resolve(img)
		if img.kind == textValue {
			return img.text
		}
		if s := firstText(img, "url", "contentUrl"); s != "" {
			return s
		}
	}
	return ""
}

// takeAuthors takes the authors of a thing: texts, persons, references.
func (e *evidence) takeAuthors(t *thing, v *value) {
	a := v.get("author")
	if a.kind == nullValue {
		a = v.get("creator")
	}
	list := []value{*a}
	if a.kind == listValue {
		list = a.items
	}
	for i := range list {
		if len(e.fields[fieldAuthor]) >= maxCandidates {
			return
		}
		who := e.resolve(&list[i])
		name := firstText(who, "name")
		if who.kind == textValue {
			name = who.text
		}
		if name == "" {
			name = collapse(firstText(who, "givenName") + " " + firstText(who, "familyName"))
		}
		if name == "" && who.kind == listValue {
			name = strings.Join(textsOf(who), "; ")
		}
		if name != "" {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: name, signal: t.signal, organisation: classOf(who) == classOrganisation})
		}
	}
}

// takeCrumbs takes a trail: all but the front page and the page itself.
func (e *evidence) takeCrumbs(t *thing) {
	items := objectsOf(*t.value.get("itemListElement"))
	for i, it := range items {
		if i == 0 || i == len(items)-1 {
			continue
		}
		name := firstText(it, "name")
		if name == "" {
			name = firstText(it.get("item"), "name")
		}
		if !isURL(name) {
			e.addWeak(fieldCategories, t.signal, name)
		}
	}
}

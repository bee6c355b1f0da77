package metadata

import (
	"strings"

	"github.com/winnowtext/winnow/heuristics"
)

// class is what kind of thing a type of schema.org is, the better the greater.
type class uint8

const (
	classNone class = iota
	classPart       // an image, a rating: nothing that a page is
	classPerson
	classOrganisation
	classSite
	classCrumbs
	classPage
	classOther // a thing that a page may be about
	classWork  // a product, a recipe, a video
	classPost
	classArticle
)

// classes maps the types of schema.org, in small letters.
var classes = buildClasses()

func buildClasses() map[string]class {
	m := make(map[string]class)
	for c, list := range map[class]string{
		classPart: `imageobject imagegallery aggregaterating rating offer aggregateoffer listitem searchaction postaladdress contactpoint
			comment usercomments answer review speakablespecification propertyvalue brand wpheader wpfooter sitenavigationelement wpsidebar
			wpadblock interactioncounter entrypoint geocoordinates openinghoursspecification monetaryamount quantitativevalue
			nutritioninformation howtostep itemlist place country faqpage webpageelement claimreview readaction`,
		classPerson: `person`,
		classOrganisation: `organization newsmediaorganization corporation localbusiness educationalorganization governmentorganization ngo
			onlinestore store professionalservice collegeoruniversity medicalorganization nonprofit onlinebusiness`,
		classSite:    `website`,
		classCrumbs:  `breadcrumblist breadcrumb`,
		classPage:    `webpage collectionpage itempage aboutpage contactpage medicalwebpage profilepage searchresultspage checkoutpage realestatelisting`,
		classWork:    `product recipe howto videoobject video book course event musicalbum musicrecording movie tvseries softwareapplication webapplication mobileapplication podcastepisode episode radioepisode jobposting dataset service game videogame audioobject creativework learningresource quiz productgroup vehicle car clip`,
		classPost:    `discussionforumposting question socialmediaposting qapage`,
		classArticle: `article newsarticle blogposting techarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle askpublicnewsarticle reviewnewsarticle advertisercontentarticle satiricalarticle scholarlyarticle medicalscholarlyarticle liveblogposting report apireference blogpost hentry post`,
	} {
		for t := range strings.FieldsSeq(list) {
			m[t] = c
		}
	}
	return m
}

// thing is something that the page describes.
type thing struct {
	value  *value
	signal heuristics.Signal
	class  class
	// listed things are part of another one or of a list.
	listed bool
	// loose is the thing of properties that stand in no item.
	loose bool
}

// typesOf calls f with the local names of a thing's types in small letters.
func typesOf(v *value, f func(string)) {
	for _, s := range textsOf(v.get("@type")) {
		for t := range strings.FieldsSeq(s) {
			f(strings.ToLower(localName(t)))
		}
	}
}

func classOf(v *value) class {
	best := classNone
	typesOf(v, func(t string) {
		c, ok := classes[t]
		if !ok {
			c = classOther
		}
		best = max(best, c)
	})
	return best
}

// maxThings bounds how many objects of linked data are looked at.
const maxThings = 20000

// linkedData takes a script of JSON-LD: every object in it that may be what
// the page is about, and the references between them.
func (w *walker) linkedData(s string) {
	all := parseJSON(s)
	index := make(map[string]*value)
	type part struct {
		v      *value
		listed bool
	}
	queue := []part{{&all, false}}
	for k := 0; k < len(queue) && k < maxThings; k++ {
		p := queue[k]
		v := p.v
		if v.kind == objectValue {
			if id := v.get("@id").text; id != "" && len(v.keys) > 1 && index[id] == nil {
				index[id] = v
			}
			if c := classOf(v); c != classNone {
				w.things = append(w.things, thing{value: v, signal: signalJSONLD, class: c, listed: p.listed})
			}
		}
		for i := range v.items {
			child := &v.items[i]
			if child.kind != objectValue && child.kind != listValue {
				continue
			}
			listed := p.listed
			if v.kind == objectValue {
				switch v.keys[i] {
				case "@graph", "mainEntity", "mainEntityOfPage", "graph", "@list", "@set":
				default:
					listed = true
				}
			}
			queue = append(queue, part{child, listed})
		}
	}
	w.references = append(w.references, index)
}

// resolve follows a reference to another object.
func (e *evidence) resolve(v *value) *value {
	if v.kind != objectValue || len(v.keys) > 2 {
		return v
	}
	id := v.get("@id").text
	if id == "" || v.get("name").text != "" {
		return v
	}
	for _, index := range e.references {
		if found := index[id]; found != nil {
			return found
		}
	}
	return v
}

// objectsOf returns the objects of a value that is one or a list of them.
func objectsOf(v value) []*value {
	switch v.kind {
	case objectValue:
		return []*value{&v}
	case listValue:
		var out []*value
		for i := range v.items {
			if v.items[i].kind == objectValue {
				out = append(out, &v.items[i])
			} else if v.items[i].kind == listValue && len(out) == 0 {
				out = append(out, objectsOf(v.items[i])...)
			}
		}
		return out
	}
	return nil
}

// textsOf returns the texts of a value that is one or a list of them; of an
// object its name or value.
func textsOf(v *value) []string {
	switch v.kind {
	case textValue:
		return []string{v.text}
	case objectValue:
		for _, key := range []string{"@value", "name", "url", "@id"} {
			if t := v.get(key); t.kind == textValue && t.text != "" {
				return []string{t.text}
			}
		}
	case listValue:
		var out []string
		for i := range v.items {
			if v.items[i].kind != listValue && len(out) < maxCandidates {
				out = append(out, textsOf(&v.items[i])...)
			}
		}
		return out
	}
	return nil
}

// firstText returns the first text under one of the keys.
func firstText(v *value, keys ...string) string {
	for _, key := range keys {
		for _, s := range textsOf(v.get(key)) {
			if s != "" && s != "null" {
				return s
			}
		}
	}
	return ""
}

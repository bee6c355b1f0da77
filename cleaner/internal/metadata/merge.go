package metadata

import (
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/winnowtext/winnow/heuristics"
)

// trust is the order of the signals of a field, the most trusted first.
var trust = [fieldCount][]heuristics.Signal{
	fieldTitle:       {signalJSONLD, signalCitation, signalOpenGraph, signalMicrodata, signalRDFa, signalTwitter, signalParsely, signalDublinCore, signalSailthru, signalMeta},
	fieldDescription: {signalOpenGraph, signalMeta, signalJSONLD, signalTwitter, signalMicrodata, signalRDFa, signalDublinCore, signalSailthru, signalCitation},
	fieldSite:        {signalOpenGraph, signalJSONLD, signalMicrodata, signalMeta, signalDublinCore, signalTwitter},
	fieldLanguage:    {signalMeta, signalJSONLD, signalCitation, signalDublinCore, signalMicrodata, signalOpenGraph},
	fieldLicense:     {signalJSONLD, signalMicrodata, signalRDFa, signalRel, signalDublinCore, signalMeta},
	fieldCanonical:   {signalRel, signalOpenGraph, signalJSONLD, signalTwitter, signalParsely},
	fieldImage:       {signalOpenGraph, signalTwitter, signalJSONLD, signalMicrodata, signalRDFa, signalParsely, signalSailthru, signalRel, signalMeta},
	fieldKind:        {signalJSONLD, signalMicrodata, signalOpenGraph},
	fieldPublished:   {signalJSONLD, signalCitation, signalMicrodata, signalRDFa, signalOpenGraph, signalMeta, signalParsely, signalSailthru, signalDublinCore, signalTime, signalVisible, signalURL},
	fieldModified:    {signalJSONLD, signalMicrodata, signalRDFa, signalOpenGraph, signalMeta, signalDublinCore, signalTime, signalVisible},
	fieldAuthor:      {signalJSONLD, signalCitation, signalMicrodata, signalRDFa, signalOpenGraph, signalParsely, signalSailthru, signalDublinCore, signalMeta, signalTwitter, signalRel, signalVisible},
	fieldTags:        {signalJSONLD, signalMicrodata, signalRDFa, signalOpenGraph, signalCitation, signalRel, signalVisible, signalMeta, signalParsely, signalSailthru, signalDublinCore},
	fieldCategories:  {signalJSONLD, signalMicrodata, signalRDFa, signalOpenGraph, signalParsely, signalMeta, signalRel, signalVisible},
}

// sorted returns a field's candidates in the order of trust; weak ones stand
// behind the others of their signal.
func (e *evidence) sorted(f field) []candidate {
	all := e.fields[f]
	sort.SliceStable(all, func(i, j int) bool { return rank(f, all[i]) < rank(f, all[j]) })
	return all
}

func position(f field, signal heuristics.Signal) int {
	for i, s := range trust[f] {
		if s == signal {
			return i
		}
	}
	return len(trust[f])
}

func rank(f field, c candidate) int {
	r := position(f, c.signal)
	switch {
	case f == fieldPublished:
		r, c.tier = demoted(r, c)
	case f == fieldTags && c.tier == tierWeak && c.signal == signalVisible:
		r = len(trust[f]) // links of any text
	}
	return r*int(tierCount) + int(c.tier)
}

// demoted moves dates whose names do not say of what behind others: a
// dateCreated behind all that say "published"; a plain "date", which content
// systems fill with the day of the last saving, behind what the page shows as
// its date; and there too a time in the page's head, which is a clock.
func demoted(r int, c candidate) (int, tier) {
	switch {
	case c.tier == tierWeak && (c.signal == signalJSONLD || c.signal == signalMicrodata || c.signal == signalRDFa):
		return position(fieldPublished, signalDublinCore), tierWeak
	case c.tier == tierWeak && (c.signal == signalMeta || c.signal == signalDublinCore || c.signal == signalCitation),
		c.tier == tierAside && c.signal == signalTime:
		return position(fieldPublished, signalVisible), tierAside
	}
	return r, c.tier
}

// first returns the most trusted value that the reader makes something of.
func (e *evidence) first(f field, read func(string) string) heuristics.Field {
	for _, c := range e.sorted(f) {
		if s := read(c.value); s != "" {
			return heuristics.Field{Value: s, Signal: c.signal}
		}
	}
	return heuristics.Field{}
}

// address is the address that the page gives for its own, else the known one.
func (e *evidence) address(f *heuristics.Fields) string {
	if f.Canonical.Value == "" {
		return e.known
	}
	return f.Canonical.Value
}

// merge decides between what the signals say.
func (e *evidence) merge() heuristics.Fields {
	var out heuristics.Fields
	out.Canonical = e.canonical()
	e.describe(e.address(&out))
	e.add(fieldAuthor, signalTwitter, e.cardAuthor())
	out.Language = e.first(fieldLanguage, primarySubtag)
	out.SiteName = e.first(fieldSite, siteName)
	e.title(&out)
	if out.Canonical.Value == "" {
		out.Canonical = e.canonical()
	}
	out.Description = e.description()
	setLicense(&out, e.license())
	out.Image = e.first(fieldImage, imageAddress)
	out.Kind = e.first(fieldKind, kindOf)
	e.times(&out)
	e.authors(&out)
	out.Tags, out.TagsSignal = e.list(fieldTags, true)
	out.Categories, out.CategoriesSignal = e.categories(out.Title.Value)
	return out
}

// maxDescription is the length of a description that another one is
// completed with, in bytes: longer ones are the text itself.
const maxDescription = 500

// maxSummary is the length of a description, in bytes, beyond which one of another
// signal that is shorter takes its place.
const maxSummary = 600

// description is the most trusted one; where that breaks off, the one of
// another signal that says the same and goes on to its end.
func (e *evidence) description() heuristics.Field {
	f := e.first(fieldDescription, func(s string) string {
		if s = tidySummary(s); len(s) > maxSummary {
			return "" // the text itself
		}
		return s
	})
	if f.Value == "" {
		return e.first(fieldDescription, tidySummary)
	}
	start, broken := cutEllipsis(f.Value)
	if last, _ := utf8.DecodeLastRuneInString(start); !broken && !unicode.IsLetter(last) || len(start) < 40 {
		return f
	}
	start = fold(start)
	for _, c := range e.sorted(fieldDescription) {
		s := tidy(c.value)
		last, _ := utf8.DecodeLastRuneInString(s)
		if _, broken := cutEllipsis(s); !broken && !unicode.IsLetter(last) && len(s) <= maxDescription && strings.HasPrefix(fold(s), start) {
			return heuristics.Field{Value: s, Signal: c.signal}
		}
	}
	return f
}

// noSummary is what WordPress writes for a post that has no description.
const noSummary = "Visit the post for more."

// tidySummary returns a description with its white space in order, "" for words
// that stand for none.
func tidySummary(s string) string {
	if s = tidy(s); s == noSummary {
		return ""
	}
	return s
}

// cutEllipsis cuts the sign off by which a text breaks off.
func cutEllipsis(s string) (start string, broken bool) {
	for _, sign := range []string{"[…]", "[...]", "…", "..."} {
		if head, ok := strings.CutSuffix(s, sign); ok {
			return strings.TrimSpace(head), true
		}
	}
	return s, false
}

func (e *evidence) canonical() heuristics.Field {
	return e.first(fieldCanonical, func(s string) string {
		if !isURL(s) || strings.ContainsAny(s, " \n") {
			return ""
		}
		return s
	})
}

func imageAddress(s string) string {
	s = strings.TrimSpace(unescape(s))
	if strings.ContainsAny(s, " \n") || strings.HasPrefix(s, "data:") {
		return ""
	}
	return s
}

func siteName(s string) string {
	s = tidy(s)
	if len(s) > 100 || isURL(s) {
		return ""
	}
	return strings.TrimPrefix(s, "@")
}

// primarySubtag returns the language of a language tag or locale.
func primarySubtag(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if k := strings.IndexAny(s, "-_,; "); k > 0 {
		s = s[:k]
	}
	if len(s) < 2 || len(s) > 3 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return ""
		}
	}
	return s
}

// license returns the page's licence. A Creative Commons link without rel
// counts where all such links of the page lead to the same one.
func (e *evidence) license() heuristics.Field {
	f := e.first(fieldLicense, func(s string) string {
		if s = tidy(s); len(s) > 200 || strings.HasPrefix(s, "©") || strings.HasPrefix(strings.ToLower(s), "copyright") {
			return "" // whose rights, and no licence
		}
		return s
	})
	if f.Value != "" || len(e.ccLinks) == 0 {
		return f
	}
	for _, l := range e.ccLinks {
		if licensePath(l) != licensePath(e.ccLinks[0]) {
			return f
		}
	}
	return heuristics.Field{Value: e.ccLinks[0], Signal: signalVisible}
}

func licensePath(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	return strings.ToLower(strings.Join(parts[:min(len(parts), 3)], "/"))
}

// kinds maps types of schema.org and Open Graph to kinds of page.
var kinds = map[string]string{
	"article": "article", "newsarticle": "article", "blogposting": "article", "reportagenewsarticle": "article", "analysisnewsarticle": "article",
	"opinionnewsarticle": "article", "liveblogposting": "article", "scholarlyarticle": "article", "post": "article", "news": "article", "blog": "",
	"techarticle": "documentation", "apireference": "documentation",
	"discussionforumposting": "forum", "question": "forum", "qapage": "forum",
	"product": "product", "og:product": "product", "product.item": "product", "productgroup": "product", "itempage": "product",
	"collectionpage": "collection", "product.group": "collection", "service": "service",
}

func kindOf(s string) string { return kinds[strings.ToLower(strings.TrimSpace(s))] }

// maxTags bounds a list of tags.
const maxTags = 60

// list returns the values of the most trusted signal that has any. Keywords
// stand in one value with commas, or in several.
func (e *evidence) list(f field, split bool) ([]string, heuristics.Signal) {
	all := e.sorted(f)
	for k := 0; k < len(all); {
		end := k
		var values []string
		for ; end < len(all) && rank(f, all[end]) == rank(f, all[k]); end++ {
			values = append(values, all[end].value)
		}
		if tags := splitTags(values, split); len(tags) > 0 {
			return tags, all[k].signal
		}
		k = end
	}
	return nil, ""
}

// splitTags parts values at commas or semicolons and drops what is there
// twice.
func splitTags(values []string, split bool) []string {
	var tags []string
	seen := make(map[string]bool)
	for _, v := range values {
		v = tidy(v)
		mark := ","
		if strings.Contains(v, ";") && !strings.Contains(v, ",") {
			mark = ";"
		}
		parts := []string{v}
		if split {
			parts = strings.Split(v, mark)
		}
		for _, t := range parts {
			t = strings.TrimPrefix(strings.Trim(t, " \t\"'#[]"), "- ")
			key := fold(t)
			if key == "" || seen[key] || len(t) > 100 || len(tags) >= maxTags || !isTag(t) {
				continue
			}
			seen[key] = true
			tags = append(tags, t)
		}
	}
	return tags
}

// isTag reports whether a part of a list may be a subject: it has letters or
// digits, is no address and no template's variable, and not a system's own value
// behind its name ("contentId: 15cd").
func isTag(s string) bool {
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 || isURL(s) || strings.Contains(s, "{{") {
		return false
	}
	name, _, ok := strings.Cut(s, ": ")
	return !ok || len(name) < 3 || strings.Contains(name, " ") || name[0] < 'a' || name[0] > 'z'
}

// frontPages are what trails call a site's front page.
var frontPages = setOf(`home | homepage | home page | index | start | startseite | accueil | inicio | início | hjem | hem | strona główna | domů | главная | головна | ana sayfa`)

// categories returns the categories, and where there are none the trail to the
// page; neither the front page nor the page itself is one.
func (e *evidence) categories(title string) ([]string, heuristics.Signal) {
	list, signal := e.list(fieldCategories, false)
	if len(list) == 0 && len(e.crumbs) > 1 {
		list, signal = splitTags(e.crumbs[1:], false), signalVisible
	}
	key := fold(title)
	list = slices.DeleteFunc(list, func(s string) bool { return frontPages[strings.ToLower(s)] || fold(s) == key })
	if len(list) == 0 {
		return nil, ""
	}
	return list, signal
}

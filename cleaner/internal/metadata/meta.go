package metadata

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// target is what a meta element's name means.
type target struct {
	field  field
	signal heuristics.Signal
	weak   bool
}

// metaNames maps names of meta elements, in small letters and with dots for
// colons behind dc and dcterms, to what they mean. Weak names are those that
// sites use for other things too.
var metaNames = buildMetaNames()

type metaList struct {
	field  field
	signal heuristics.Signal
	names  string
	weak   string
}

var metaLists = []metaList{
	{fieldTitle, signalOpenGraph, "og:title", ""},
	{fieldTitle, signalTwitter, "twitter:title twitter:text:title", ""},
	{fieldTitle, signalCitation, "citation_title", ""},
	{fieldTitle, signalDublinCore, "dc.title dcterms.title", "dc.title.alternative"},
	{fieldTitle, signalParsely, "parsely-title", ""},
	{fieldTitle, signalSailthru, "sailthru.title", ""},
	{fieldTitle, signalMeta, "", "title headline hdl article-title"},

	{fieldDescription, signalOpenGraph, "og:description", ""},
	{fieldDescription, signalTwitter, "twitter:description", ""},
	{fieldDescription, signalDublinCore, "dc.description dcterms.description dcterms.abstract dc.description.abstract", ""},
	{fieldDescription, signalSailthru, "sailthru.description", ""},
	{fieldDescription, signalMeta, "description", "excerpt abstract summary"},
	{fieldDescription, signalCitation, "citation_abstract", ""},

	{fieldSite, signalOpenGraph, "og:site_name og:sitename", ""},
	{fieldSite, signalMeta, "application-name", "apple-mobile-web-app-title publisher site_name"},
	{fieldSite, signalTwitter, "", "twitter:app:name:iphone"},
	{fieldSite, signalDublinCore, "", "dc.publisher dcterms.publisher"},

	{fieldLanguage, signalOpenGraph, "og:locale", ""},
	{fieldLanguage, signalMeta, "", "content-language language"},
	{fieldLanguage, signalDublinCore, "dc.language dcterms.language", ""},
	{fieldLanguage, signalCitation, "citation_language", ""},

	{fieldLicense, signalDublinCore, "dcterms.license dc.license dc.rights.license", "dc.rights dcterms.rights"},
	{fieldLicense, signalMeta, "license licence", ""},

	{fieldCanonical, signalOpenGraph, "og:url", ""},
	{fieldCanonical, signalTwitter, "twitter:url", ""},
	{fieldCanonical, signalParsely, "parsely-link", ""},

	{fieldImage, signalOpenGraph, "og:image og:image:url og:image:secure_url", ""},
	{fieldImage, signalTwitter, "twitter:image twitter:image:src", ""},
	{fieldImage, signalParsely, "parsely-image-url", ""},
	{fieldImage, signalSailthru, "sailthru.image.full", "sailthru.image.thumb"},
	{fieldImage, signalMeta, "thumbnail image", "msapplication-tileimage"},

	{fieldKind, signalOpenGraph, "og:type", ""},
	{fieldKind, signalParsely, "parsely-type", ""},

	{fieldPublished, signalOpenGraph, `article:published_time og:published_time og:article:published_time article:published
		article:publish_time article:published_date og:pubdate article:post_date article:pubdate`, "article:created og:release_date"},
	{fieldPublished, signalCitation, "citation_publication_date citation_online_date", "citation_date citation_year"},
	{fieldPublished, signalParsely, "parsely-pub-date", ""},
	{fieldPublished, signalSailthru, "sailthru.date", ""},
	{fieldPublished, signalDublinCore, "dc.date.issued dcterms.issued dc.issued dc.date.published dcterms.available dc.date.available dcterms.date.issued",
		"dc.date dcterms.date dcterms.created dc.date.created dc.created"},
	{fieldPublished, signalMeta, `pubdate publish-date publish_date publishdate publication_date publication-date publicationdate datepublished
		date_published published published_time published-date published_date pub_date pub-date article.published article_date_original
		article_publication_date article-publication-date originalpublicationdate original-publish-date publishedtime publishtime ptime
		cxenseparse:recs:publishtime cxenseparse:publishtime analyticsattributes.articledate shareaholic:article_published_time
		vr:published_time rnews:datepublished displaydate bt:pubdate weibo:article:create_at release_date releasedate dateofpublication
		gentime firstpublished first_published_time first-publish-date article:create_at blogpostdate postdate post_date post-date
		og:regdate contentdate content_create_date datum`,
		"date created datecreated date-created creation_date dcsext.article_date_published sort_date timestamp uploaddate date.created dateline issued eprints.datestamp eprints.date_pub prism.publicationdate ms.date"},

	{fieldModified, signalOpenGraph, "article:modified_time og:updated_time article:modified og:modified_time article:modified_date", "article:updated_time"},
	{fieldModified, signalDublinCore, "dcterms.modified dc.date.modified dc.modified dcterms.date.modified", ""},
	{fieldModified, signalMeta, "lastmod last-modified last_modified lastmodified modified_time datemodified updated_time modified-date article_date_updated utime revisiondate", "revised date.modified"},

	{fieldAuthor, signalOpenGraph, "article:author og:author og:article:author article:author:name article:author_name article:authorname", "book:author og:book:author"},
	{fieldAuthor, signalCitation, "citation_author citation_authors", ""},
	{fieldAuthor, signalDublinCore, "dc.creator dcterms.creator dc.author dc.creator.personalname dc.contributor.author", "dc.contributor"},
	{fieldAuthor, signalParsely, "parsely-author parsely-authors", ""},
	{fieldAuthor, signalSailthru, "sailthru.author", ""},
	{fieldAuthor, signalMeta, `author authors byl byline article_author article-author article.author authorname author_name author-name
		cxenseparse:author cxenseparse:recs:articleauthor shareaholic:article_author_name rbauthors writer autor`,
		"creator web_author reporter journalist blogger"},

	{fieldTags, signalOpenGraph, "article:tag og:article:tag article:tags video:tag og:video:tag book:tag", ""},
	{fieldTags, signalMeta, "news_keywords", "keywords shareaholic:keywords cxenseparse:keywords"},
	{fieldTags, signalCitation, "citation_keywords citation_keyword", ""},
	{fieldTags, signalDublinCore, "dc.subject dcterms.subject dc.keywords dc.coverage", ""},
	{fieldTags, signalParsely, "parsely-tags", ""},
	{fieldTags, signalSailthru, "sailthru.tags", ""},

	{fieldCategories, signalOpenGraph, "article:section og:article:section og:section article:category", ""},
	{fieldCategories, signalParsely, "parsely-section", ""},
	{fieldCategories, signalMeta, "section article-section article_section category", "cxenseparse:taxonomy"},
}

func buildMetaNames() map[string]target {
	names := make(map[string]target)
	for _, l := range metaLists {
		for n := range strings.FieldsSeq(l.names) {
			names[n] = target{l.field, l.signal, false}
		}
		for n := range strings.FieldsSeq(l.weak) {
			names[n] = target{l.field, l.signal, true}
		}
	}
	return names
}

// meta takes a meta element. A name may stand under name, property, itemprop
// or http-equiv: pages mix them up.
func (w *walker) meta(n *html.Node) {
	var content string
	var names [4]string
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "name":
			names[0] = a.Val
		case "property":
			names[1] = a.Val
		case "http-equiv":
			names[2] = a.Val
		case "itemprop":
			names[3] = a.Val
		case "content", "value":
			if content == "" {
				content = strings.TrimSpace(a.Val)
			}
		}
	}
	if content == "" || len(content) > 20000 {
		return
	}
	if isLinkedData(names[0], content) {
		w.linkedData(content)
		return
	}
	for i, name := range names[:3] {
		if name != "" && w.named(metaName(name), content, i == 1) {
			return
		}
	}
}

// isLinkedData reports whether a meta element holds linked data, as frameworks
// write it that know of no scripts in a page's head.
func isLinkedData(name, content string) bool {
	return content[0] == '{' && strings.Contains(name, "ld+json")
}

// metaName brings a name into the form of the table.
func metaName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.HasPrefix(name, "dc:") || strings.HasPrefix(name, "dcterms:") || strings.HasPrefix(name, "dc_") {
		name = strings.Replace(strings.Replace(name, ":", ".", 1), "dc_", "dc.", 1)
	}
	return name
}

// named takes a value under a name, and reports whether it knows the name.
func (e *evidence) named(name, content string, property bool) bool {
	t, ok := metaNames[name]
	if ok {
		if property && t.signal == signalMeta && t.field == fieldAuthor { // <meta property="author">
			t.weak = true
		}
		if name == "keywords" {
			if e.keywords {
				return true // a second list is the whole site's
			}
			e.keywords = true
		}
		if t.weak {
			e.addWeak(t.field, t.signal, content)
		} else {
			e.add(t.field, t.signal, content)
		}
		return true
	}
	switch {
	case name == "parsely-page" || name == "parsely-metadata":
		e.parselyPage(content)
	case strings.HasPrefix(name, "twitter:label") || strings.HasPrefix(name, "twitter:data"):
		if e.card == nil {
			e.card = make(map[string]string)
		}
		e.card[name] = content
	default:
		return e.datedName(name, content)
	}
	return true
}

// datedName takes a value whose name is not in the table and yet says what
// date it is ("w-published-date", "lastUpdateTime").
func (e *evidence) datedName(name, content string) bool {
	if len(name) > 40 || !strings.Contains(name, "date") && !strings.Contains(name, "time") || !hasDigit(content) {
		return false
	}
	switch {
	case strings.Contains(name, "modif") || strings.Contains(name, "update") || strings.Contains(name, "expire"):
		if !strings.Contains(name, "expire") {
			e.addWeak(fieldModified, signalMeta, content)
		}
	case strings.Contains(name, "publi"):
		e.addWeak(fieldPublished, signalMeta, content)
	default:
		return false
	}
	return true
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// parselyPage takes the JSON that Parse.ly once had in one element.
func (e *evidence) parselyPage(content string) {
	for _, page := range objectsOf(parseJSON(content)) {
		for _, m := range parselyKeys {
			for _, s := range textsOf(page.get(m.key)) {
				e.add(m.field, signalParsely, s)
			}
		}
	}
}

var parselyKeys = []struct {
	key   string
	field field
}{
	{"title", fieldTitle}, {"link", fieldCanonical}, {"image_url", fieldImage}, {"pub_date", fieldPublished}, {"section", fieldCategories},
	{"author", fieldAuthor}, {"authors", fieldAuthor}, {"tags", fieldTags},
}

// cardAuthor returns the name that a Twitter card shows beside a label such as
// "Written by".
func (e *evidence) cardAuthor() string {
	for _, k := range []string{"1", "2"} {
		label := strings.ToLower(tidy(e.card["twitter:label"+k]))
		if isBylineLabel(label) {
			return e.card["twitter:data"+k]
		}
	}
	return ""
}

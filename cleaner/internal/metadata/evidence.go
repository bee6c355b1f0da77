package metadata

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// The signals of markup.
const (
	signalJSONLD       heuristics.Signal = "json-ld"
	signalOpenGraph    heuristics.Signal = "open-graph"
	signalTwitter      heuristics.Signal = "twitter"
	signalDublinCore   heuristics.Signal = "dublin-core"
	signalParsely      heuristics.Signal = "parsely"
	signalSailthru     heuristics.Signal = "sailthru"
	signalCitation     heuristics.Signal = "citation"
	signalMicrodata    heuristics.Signal = "microdata"
	signalRDFa         heuristics.Signal = "rdfa"
	signalRel          heuristics.Signal = "rel"
	signalTime         heuristics.Signal = "time"
	signalMeta         heuristics.Signal = "meta"
	signalTitleElement heuristics.Signal = "title-element"
	signalH1           heuristics.Signal = "h1"
	signalURL          heuristics.Signal = "url"
	signalVisible                        = heuristics.SignalVisible
)

// field is a value of the metadata that is sought.
type field uint8

const (
	fieldTitle field = iota
	fieldDescription
	fieldSite
	fieldLanguage
	fieldLicense
	fieldCanonical
	fieldImage
	fieldKind
	fieldPublished
	fieldModified
	fieldAuthor
	fieldTags
	fieldCategories
	fieldCount
)

// candidate is a value that a part of the markup offers for a field.
type candidate struct {
	value  string
	signal heuristics.Signal
	// tier orders the values of one signal: 0 is the surest.
	tier tier
	// organisation says that the markup calls an author an organisation.
	organisation bool
	// order is where on the page a visible value stands, in elements.
	order int
	// introduced says that a byline begins with words for who wrote.
	introduced bool
}

// tier says how sure a place or a name is among those of one signal.
type tier uint8

const (
	tierSure   tier = iota
	tierWeak        // a name that sites use for other things too, a place outside of the article
	tierAside       // in a box beside the article
	tierReader      // what readers wrote: only of a thread, whose first post it is
	tierCount
)

// maxCandidates bounds what is kept for a field; a page repeats a tag often.
const maxCandidates = 300

// evidence is all that the walk over a page collects.
type evidence struct {
	fields [fieldCount][]candidate
	// things are the described things of linked data, microdata and RDFa.
	things []thing
	// references are the objects of linked data by their @id.
	references []map[string]*value
	// titleElement is the text of the title element.
	titleElement string
	headings     []heading
	bylines      []candidate
	// profileLinks are the names that link to a page of their own.
	profileLinks []profileLink
	// boxes are the names that head boxes about an author.
	boxes []profileLink
	// posters are who wrote the posts of a thread.
	posters []profileLink
	// firstPoster is who wrote the first, where the page's script tells it.
	firstPoster string
	// forum says that the markup calls what the page shows a post.
	forum bool
	// forumLinks counts the links within a forum.
	forumLinks int
	// agency is the news agency that the text is signed with.
	agency string
	// dateTexts are short texts that hold a year, with their order.
	dateTexts []dateText
	// titleOrder is where the page shows its title first, heading or not.
	titleOrder int
	// shown is the date that stands nearest to the headline.
	shown string
	// shownAlone is the first that stands alone on its line.
	shownAlone string
	// aloneDays counts such days near the headline.
	aloneDays int
	// labelled is the first that the markup of its element calls the day of publishing.
	labelled string
	dates    []dateLine
	// leads are what paragraphs have before a dash near their start, with a digit.
	leads   []candidate
	ccLinks []string
	crumbs  []string
	// known is the page's address, if the caller knows it.
	known string
	// root is the whole page.
	root *html.Node
	// layer is the author that the data of a tag manager names.
	layer string
	// keywords says that a meta element with keywords was seen.
	keywords bool
	// card holds the labels and values of a Twitter card.
	card map[string]string
	// frontLinks are the links to front pages, the site's or another's.
	frontLinks []frontLink
}

// profileLink is a person's name that links to an author's page.
type profileLink struct {
	name  string
	order int
}

// frontLink is the text of a link to a front page; host is "" for the page's own
// site.
type frontLink struct{ text, host string }

// heading is an h1 with the place it stands in.
type heading struct {
	text  string
	place hint
	order int
}

// dateLine is an element that seems to tell a date.
type dateLine struct {
	value, text string
	hints       hint
	place       hint
	element     bool // a time element
	pubdate     bool // which says that it is the day of publishing
	order       int
}

func (e *evidence) add(f field, signal heuristics.Signal, s string) {
	if s != "" && len(e.fields[f]) < maxCandidates {
		e.fields[f] = append(e.fields[f], candidate{value: s, signal: signal})
	}
}

func (e *evidence) addWeak(f field, signal heuristics.Signal, s string) {
	if s != "" && len(e.fields[f]) < maxCandidates {
		e.fields[f] = append(e.fields[f], candidate{value: s, signal: signal, tier: tierWeak})
	}
}

// DropShown drops an author and a date that nothing but lines of the page tells:
// on a page of goods they are those of a review or of one thing on sale, on that of
// a firm those of what a customer or one of its own says.
func DropShown(f *heuristics.Fields) {
	shown := func(s heuristics.Signal) bool { return s == signalVisible || s == signalTime || s == signalRel }
	if shown(f.AuthorsSignal) {
		f.Authors, f.AuthorsSignal = nil, ""
	}
	if shown(f.Date.Signal) {
		f.Date = heuristics.Field{}
	}
}

// IsArticle reports whether the markup describes the page as an article. A type
// of Open Graph is no description: many systems call all of their pages so.
func IsArticle(f *heuristics.Fields) bool {
	return f.Kind.Value == heuristics.KindArticle && f.Kind.Signal != signalOpenGraph
}

// IsSection reports whether an address is one of a site's front page or of a
// section of it ("/", "/news", "/en/economy"): its last part is one word.
func IsSection(address string) bool {
	_, path, ok := strings.Cut(address, "//")
	if !ok {
		return false
	}
	if k := strings.IndexAny(path, "?#"); k >= 0 {
		path = path[:k]
	}
	path = strings.Trim(path[len(hostOf(address)):], "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	return !strings.ContainsFunc(last, func(r rune) bool { return !unicode.IsLetter(r) }) && strings.Count(path, "/") < 3
}

// DropListed drops an author that nothing but a byline tells: in a list of texts
// that of the first.
func DropListed(f *heuristics.Fields) {
	if f.AuthorsSignal == signalVisible {
		f.Authors, f.AuthorsSignal = nil, ""
	}
}

// Read reads the metadata of a parsed page from its markup. It never fails:
// what the page does not say, or says in a way nobody could use, stays empty.
// An address that is known stands in for that which the page gives for its own,
// where it gives none: to tell a forum's thread, a day in the address, the site's
// name; "" is none. listed says that the page shows as many bylines as lists do.
func Read(root *html.Node, address string) (f heuristics.Fields, listed bool) {
	if root == nil {
		return heuristics.Fields{}, false
	}
	e := &evidence{root: root, known: address}
	w := newWalker(e)
	w.page(root)
	w.release()
	f = e.merge()
	return f, e.isListed()
}

// minListed is how many different bylines are those of a list.
const minListed = 3

// isListed reports whether the page shows so many.
func (e *evidence) isListed() bool {
	names := make(map[string]bool)
	for _, b := range e.bylines {
		if key := fold(clip(b.value, maxNameBytes)); key != "" {
			names[key] = true
		}
	}
	return len(names) >= minListed
}

// dateText is a text node that may be a date.
type dateText struct {
	node  *html.Node
	order int
	place hint
}

// relTokens calls f for each token of a rel attribute in small letters.
func relTokens(rel string, f func(string)) {
	for token := range strings.FieldsSeq(rel) {
		f(strings.ToLower(token))
	}
}

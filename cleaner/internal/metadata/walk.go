package metadata

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/cleaner/internal/shallow"
	"github.com/winnowtext/winnow/heuristics"
)

// walker goes over the tree once, in the order of the page and without
// recursion: a hostile page may be a hundred thousand elements deep.
type walker struct {
	*evidence
	// open are the contexts of the elements that are open, the page's first.
	open        []context
	micro, rdfa scopes
	order       int // elements seen
	noScripts   int // that were read
	dateReads   int // elements whose text was read for a date
	boxReads    int // that were read for the name of a box
	posterReads int // that were read for a user's name
	classes     map[string]hint
}

// context is what holds within an element.
type context struct {
	place       hint
	micro, rdfa int // the thing that properties belong to
}

func newWalker(e *evidence) *walker {
	return &walker{evidence: e, micro: newScopes(), rdfa: newScopes(), classes: classMaps.Get().(map[string]hint)}
}

// classMaps are maps of classes to be used again: to grow one took as long as to
// look up all that is in it.
var classMaps = sync.Pool{New: func() any { return make(map[string]hint, 64) }}

// release gives the map of classes back; it holds parts of the page.
func (w *walker) release() {
	clear(w.classes)
	classMaps.Put(w.classes)
	w.classes = nil
}

// page reads a whole page.
func (w *walker) page(root *html.Node) {
	w.open = append(w.open, context{})
	w.walk(root)
	w.things = append(w.things, w.micro.things(signalMicrodata)...)
	w.things = append(w.things, w.rdfa.things(signalRDFa)...)
}

// walk reads a tree; what holds around it is on top of the open contexts.
func (w *walker) walk(root *html.Node) {
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
}

// noScript reads what a page has for readers without scripts where that
// describes things: some forums describe their threads nowhere else. A
// parser that knows of scripts leaves it as text. One that would cost too much
// is passed over.
func (w *walker) noScript(n *html.Node) {
	c := n.FirstChild
	if c == nil || c.Type != html.TextNode || w.noScripts >= 2 || !strings.Contains(c.Data, "itemprop") || shallow.Costly([]byte(c.Data)) {
		return
	}
	w.noScripts++
	nodes, err := html.ParseFragment(strings.NewReader(c.Data), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
	if err != nil {
		return
	}
	for _, part := range nodes {
		w.walk(part)
	}
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
	if w.closed(n) {
		return false
	}
	if len(n.Attr) == 0 && n.DataAtom != atom.H1 && n.DataAtom != atom.Time && tagHint(n) == 0 {
		return true
	}
	own := hintsOf(n, w.classHints)
	w.poster(n, own)
	w.enterPlace(own, at)
	w.micro.order = w.order
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

// closed reads the elements whose children are no part of the page's text, and
// reports whether this is one.
func (w *walker) closed(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script:
		w.script(n)
		return true
	case atom.Noscript:
		if c := n.FirstChild; c != nil && (c.Type != html.TextNode || c.NextSibling != nil) {
			return false // the parser took it for markup
		}
		w.noScript(n)
		return true
	case atom.Style, atom.Template, atom.Iframe:
		return true
	case atom.Title:
		if w.titleElement == "" {
			w.titleElement = tidy(textOf(n, nil))
		}
		return true
	}
	return false
}

// poster takes the name of who wrote a post: of an attribute that is meant for
// scripts, or of an element for users' names. The first is that of a thread's
// first post.
func (w *walker) poster(n *html.Node, own hint) {
	if len(w.posters) >= maxPosters || w.posterReads >= 10*maxPosters {
		return
	}
	name := ""
	for i := range n.Attr {
		switch a := &n.Attr[i]; {
		case a.Key == "data-author", a.Key == "author" && strings.Contains(n.Data, "-"):
			name = a.Val
			if strings.HasSuffix(n.Data, "-post") {
				w.forum = true
				w.add(fieldPublished, signalTime, attribute(n, "created-timestamp"))
			}
		case a.Key == "data-preloaded" && w.firstPoster == "":
			w.firstPoster = preloadedPoster(a.Val)
		case a.Key == "class" && name == "" && own&hintUser != 0 && own&(hintBeside|hintAuthor) == 0:
			w.posterReads++
			name, _, _ = strings.Cut(strings.TrimSpace(partsOf(n, nil, "\n")), "\n") // below it: rank, place
		}
	}
	if name = tidy(name); name != "" && len(name) <= 40 {
		w.posters = append(w.posters, profileLink{name, w.order})
	}
}

// preloadedPoster takes the user who wrote a thread's first post out of the
// data that forum software of the kind of Discourse puts into the page for its
// script, which writes the posts: JSON, escaped within JSON.
func preloadedPoster(s string) string {
	k := strings.Index(s, "post_stream")
	if k < 0 {
		return ""
	}
	s = s[k:]
	const key = "username"
	if k = strings.Index(s, key); k < 0 || k > 2000 {
		return ""
	}
	s = strings.TrimLeft(s[k+len(key):], `\": `)
	if end := strings.IndexAny(s, `\"`); end > 0 && end <= 40 {
		return s[:end]
	}
	return ""
}

// maxClasses bounds how many class attributes are remembered.
const maxClasses = 2000

// classHints remembers what class attributes say: pages repeat them.
func (w *walker) classHints(s string) hint {
	h, ok := w.classes[s]
	if !ok {
		h = classHints(s)
		if len(w.classes) < maxClasses {
			w.classes[s] = h
		}
	}
	return h
}

// enterPlace adds an element's hints to the place its children stand in.
func (w *walker) enterPlace(own hint, at *context) {
	if own&hintFooter != 0 && at.place&hintArticle == 0 && !w.belowHeadline() {
		own |= hintAside
	}
	if own&hintHead != 0 && at.place&hintArticle != 0 {
		own &^= hintHead // an article's own head
	}
	at.place |= own & inherited
}

// maxHeadlineFooter is how many elements behind a headline its own footer begins
// at most.
const maxHeadlineFooter = 4

// belowHeadline reports whether the walk is right behind the headline, where what
// is called a footer has the date and the author.
func (w *walker) belowHeadline() bool {
	at := w.titleOrder
	if n := len(w.headings); n > 0 {
		at = max(at, w.headings[n-1].order)
	}
	return at > 0 && w.order-at <= maxHeadlineFooter
}

func (w *walker) htmlElement(n *html.Node) {
	for _, name := range []string{"lang", "xml:lang"} {
		w.add(fieldLanguage, signalMeta, attribute(n, name))
	}
}

// script takes linked data.
func (w *walker) script(n *html.Node) {
	kind := strings.ToLower(attribute(n, "type"))
	if n.FirstChild == nil {
		return
	}
	if !strings.Contains(kind, "ld+json") {
		w.scriptDate(n.FirstChild.Data)
		w.layerAuthor(n.FirstChild.Data)
		return
	}
	w.linkedData(n.FirstChild.Data)
}

// scriptDate takes the date out of linked data that a script puts into the
// page: the text is the same, only escaped.
func (w *walker) scriptDate(s string) {
	const key = "datePublished"
	k := strings.Index(s, key)
	if k < 0 || len(w.fields[fieldPublished]) > 20 {
		return
	}
	s = strings.TrimLeft(s[k+len(key):], `\":= `)
	if end := strings.IndexAny(s, `\"'`); end > 0 && end < 40 && hasDigit(s[:end]) {
		w.addWeak(fieldPublished, signalJSONLD, s[:end])
	}
}

// layerAuthor takes the author that a plugin of WordPress writes into the data
// of Google's tag manager.
func (w *walker) layerAuthor(s string) {
	const key = `"pagePostAuthor":"`
	k := strings.Index(s, key)
	if k < 0 || w.layer != "" {
		return
	}
	value := jsonParser{s: clip(s[k+len(key)-1:], 4*maxNameBytes)}
	w.layer = value.value(0).text
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
			if len(w.fields[fieldAuthor]) < maxCandidates {
				w.fields[fieldAuthor] = append(w.fields[fieldAuthor], candidate{value: tidy(textOf(n, nil)), signal: signalRel})
			}
		case (rel == "tag" || rel == "category") && place&hintComment == 0:
			tagged = true
		}
	})
	if len(w.ccLinks) < 50 && strings.Contains(href, "creativecommons.org/") && isLicenseURL(href) && place&(hintFigure|hintComment) == 0 {
		w.ccLinks = append(w.ccLinks, href)
	}
	if isForumLink(href) {
		w.forumLinks++
	}
	switch {
	case place&hintCrumbs != 0 && len(w.crumbs) < maxCrumbs:
		w.crumbs = append(w.crumbs, tidy(textOf(n, nil)))
	case len(w.fields[fieldTags]) >= maxCandidates:
	case tagged, place&hintTags != 0 && place&(hintComment|hintAside) == 0:
		w.tagLink(href, tidy(textOf(n, nil)), tagged, place)
	case place&(hintComment|hintAside|hintHead) == 0 && isTagAddress(href):
		if s := tidy(textOf(n, nil)); len(s) < 50 {
			w.addWeak(fieldTags, signalVisible, s)
		}
	}
	if place&(hintComment|hintAside|hintFigure) == 0 && len(w.profileLinks) < maxBylines && isAuthorAddress(href) {
		if s := tidy(textOf(n, nil)); isSlugOf(href, s) {
			w.profileLinks = append(w.profileLinks, profileLink{s, w.order})
		}
	}
	if isFrontPage(href) && len(w.frontLinks) < 8 {
		if s := tidy(textOf(n, nil)); s != "" {
			w.frontLinks = append(w.frontLinks, frontLink{s, bareHost(href)})
		}
	}
}

// tagLink sorts a link into tags and categories, by its address: blogs mark
// both with rel=tag.
func (w *walker) tagLink(href, text string, rel bool, place hint) {
	low := strings.ToLower(href)
	switch {
	case rel && (strings.Contains(low, "/category/") || strings.Contains(low, "/kategorie/") || strings.Contains(low, "/categoria/") || strings.Contains(low, "/categorie/")):
		w.add(fieldCategories, signalRel, text)
	case rel && text != "":
		t := tierOf(place, tierSure)
		if t == tierSure && place&hintArticle == 0 {
			t = tierWeak
		}
		w.fields[fieldTags] = append(w.fields[fieldTags], candidate{value: text, signal: signalRel, tier: t})
	case rel:
	default:
		w.add(fieldTags, signalVisible, text)
	}
}

func (w *walker) heading(n *html.Node, place hint) {
	if len(w.headings) < 20 {
		s := tidy(textOf(n, isBesideTitle))
		if s == "" {
			return
		}
		if place&(hintAside|hintComment|hintHead) != 0 && covered(wordsOf(s), wordsOf(w.titleElement)) >= minAgreement {
			around := hintAside | hintComment
			if len(s) >= minTitle { // no logo
				around |= hintHead
			}
			place &^= around
			w.clear(around)
		}
		w.headings = append(w.headings, heading{s, place, w.order})
	}
}

// isBesideTitle reports whether an element within a headline is no part of the
// title: a permalink's sign, or the label that forums set before a thread's.
func isBesideTitle(n *html.Node) bool {
	if heuristics.IsPermalink(n) {
		return true
	}
	if n.DataAtom == atom.Span {
		for token := range strings.FieldsSeq(clip(attribute(n, "class"), 100)) {
			if token == "label" {
				return true
			}
		}
	}
	return false
}

// clear takes hints back from all open elements: where the headline stands is
// no aside, whatever the classes of the elements around it say.
func (w *walker) clear(h hint) {
	for i := range w.open {
		w.open[i].place &^= h
	}
}

// Bounds on what is kept of the page's visible lines.
const (
	maxBylines   = 60
	maxDates     = 60
	maxDateTexts = 300
	maxCrumbs    = 40
	maxPosters   = 60
	maxLeads     = 20
	maxBoxes     = 20
)

// time takes a time element.
func (w *walker) time(n *html.Node, own, place hint) {
	if len(w.dates) >= maxDates {
		return
	}
	if p := n.Parent; p != nil && p.Type == html.ElementNode && p.DataAtom != atom.Body {
		around := elementHints(p) & (hintModified | hintDate)
		if around == hintModified && attribute(n, "class") == "datetime" { // a class of every time, whatever it tells
			own &^= hintDate
		}
		own |= around
	}
	_, pubdate := lookup(n, "pubdate")
	if pubdate {
		own |= hintDate
	}
	w.dates = append(w.dates, dateLine{attribute(n, "datetime"), partsOf(n, nil, " "), own, place, true, pubdate, w.order})
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
	if own&(hintAuthor|hintDate) == 0 || n.FirstChild == nil {
		return
	}
	switch n.DataAtom {
	case atom.Article, atom.Main, atom.Section, atom.Body, atom.Table, atom.Img, atom.Input, atom.Label:
		return
	case atom.Ul:
		if !hasOneChild(n) {
			return
		}
	}
	if own&hintAuthor != 0 && own&hintBeside != 0 && n.DataAtom != atom.A && w.boxReads < 10*maxBoxes && len(w.boxes) < maxBoxes && place&hintComment == 0 {
		w.boxReads++
		if name := boxName(n); name != "" {
			w.boxes = append(w.boxes, profileLink{name, w.order})
		}
	}
	if n.DataAtom == atom.A && isSubjectAddress(attribute(n, "href")) {
		own &^= hintAuthor
	}
	if own&hintAuthor != 0 && (own&hintBeside == 0 || n.DataAtom == atom.A) && len(w.bylines) < maxBylines {
		w.bylines = append(w.bylines, candidate{value: partsOf(n, isBesideName, "\n"), signal: signalVisible, tier: tierOf(place, tierSure), order: w.order})
	}
	if own&hintDate != 0 && len(w.dates) < maxDates && w.dateReads < 10*maxDates {
		w.dateReads++
		text := partsOf(n, nil, " ")
		if len(text) < 300 {
			w.dates = append(w.dates, dateLine{attribute(n, "title"), text, own, place, false, false, w.order})
		}
	}
}

// linkBylines are the words for who wrote that links begin with: no other
// language's ("Door Locks").
var linkBylines = wordSet(`by von par por`)

// isWholeByline reports whether a text that begins as a byline does in a link or
// in an item of a list is one: all of a link is a full name, or the item is a
// label with the name in an inline element behind it. Links and items tell what
// is sorted "by" what more often.
func isWholeByline(n *html.Node, rest string) bool {
	if n.Parent.DataAtom == atom.A {
		label, _, _ := strings.Cut(strings.TrimSpace(n.Data), " ")
		return linkBylines[strings.ToLower(label)] && len(rest) <= maxNameBytes && looksLikeFullName(rest) && !hasWord(rest, organisationWords)
	}
	next := n.NextSibling
	return rest == "" && next != nil && next.Type == html.ElementNode && !isBlock(next)
}

// boxName returns the full name that heads a box about an author: the first text
// in it.
func boxName(n *html.Node) string {
	line, _, _ := strings.Cut(strings.TrimSpace(textOf(n, nil)), "\n")
	line = collapse(line)
	rest, _ := cutByline(line)
	if len(rest) > maxNameBytes || !isPerson(rest) {
		return ""
	}
	return rest
}

// hasOneChild reports whether an element holds one other element.
func hasOneChild(n *html.Node) bool {
	elements := 0
	for c := n.FirstChild; c != nil && elements < 2; c = c.NextSibling {
		if c.Type == html.ElementNode {
			elements++
		}
	}
	return elements == 1
}

// isBesideName reports whether an element within a byline holds no name.
func isBesideName(n *html.Node) bool {
	if n.DataAtom == atom.Time || n.DataAtom == atom.Ul {
		return true
	}
	h := elementHints(n)
	if h&hintBeside != 0 && (n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.A) {
		if first, _, _ := strings.Cut(strings.TrimSpace(partsOf(n, nil, "\n")), "\n"); isPerson(collapse(first)) {
			return false // the name is the box's title
		}
	}
	return h&(hintBeside|hintDate) != 0 && h&hintAuthor == 0 || h&hintAuthor != 0 && h&hintBeside != 0 && n.DataAtom != atom.A
}

// minTitle is the length of a text that is no chance part of the title element.
const minTitle = 15

// visibleText takes lines that begin as a byline does, where no class names
// them.
func (w *walker) visibleText(n *html.Node, place hint) {
	if place&hintFigure != 0 || len(n.Data) < 2 || n.Parent == nil {
		return
	}
	s := trimSigns(n.Data)
	if s == "" {
		return // the most: what stands between tags
	}
	w.noteText(n, s, place)
	if len(n.Data) > maxLineText || place&hintComment != 0 || len(w.bylines) >= maxBylines {
		return
	}
	w.about(n, s, place)
	headed := headsName(n, s)
	if isPictureCredit(n.Parent) {
		return
	}
	if place&hintAside != 0 && place&hintArticle == 0 && !headed {
		return
	}
	w.byline(n, s, headed, place)
}

// isPictureCredit reports whether an element's class says that who made a picture
// or a film is named there.
func isPictureCredit(n *html.Node) bool {
	for token := range strings.FieldsSeq(clip(attribute(n, "class"), 200)) {
		switch token {
		case "photo-credit", "image-credit", "picture-credit", "video-credit", "media-credit":
			return true
		}
	}
	return false
}

// maxLineText is the length of the longest text that is looked at as a line.
const maxLineText = 200

// noteText notes what a text tells of the page besides who wrote it: the agency,
// the start of a paragraph with a date, where the title is shown, a day.
func (w *walker) noteText(n *html.Node, s string, place hint) {
	if w.agency == "" && place&(hintComment|hintAside) == 0 && w.titleElement != "" {
		w.agency = agencyOf(n.Data, n.Parent.DataAtom == atom.P || n.Parent.DataAtom == atom.Div || n.Parent.DataAtom == atom.Em)
	}
	if len(n.Data) > maxDatedLine && len(w.leads) < maxLeads && place&(hintComment|hintAside) == 0 {
		if head := leadOf(n.Data); head != "" {
			w.leads = append(w.leads, candidate{value: head, order: w.order})
		}
	}
	if len(n.Data) > maxLineText {
		return
	}
	if w.titleOrder == 0 && len(s) >= minTitle && place&(hintAside|hintComment) == 0 && n.Parent.DataAtom != atom.Title && strings.Contains(w.titleElement, collapse(s)) {
		w.titleOrder = w.order
	}
	if len(s) >= 6 && len(s) <= 80 && len(w.dateTexts) < maxDateTexts && mayHoldDay(s) {
		w.dateTexts = append(w.dateTexts, dateText{n, w.order, place})
	}
}

// mayHoldDay reports quickly whether a line may tell a day: it has the first
// figures of a year, or begins with a day whose year has but two.
func mayHoldDay(s string) bool {
	for i := 1; i < len(s); i++ {
		switch before, c := s[i-1], s[i]; {
		case before == '2' && (c == '0' || c == '5'), before == '1' && c == '9', before == "٢"[0] && strings.HasPrefix(s[i-1:], "٢٠"):
			return true
		}
	}
	return isShortDay(s)
}

// byline takes a text that begins as a byline does, or is the label over one.
func (w *walker) byline(n *html.Node, s string, headed bool, place hint) {
	rest, ok := cutByline(s)
	dated := 0
	if !ok && !headed {
		dated = datedByline(s)
		s = s[dated:]
		rest, ok = cutByline(s)
	}
	if headed {
		rest = ""
	} else if !ok || isListing(n) {
		return
	}
	switch n.Parent.DataAtom {
	case atom.Title, atom.H1, atom.Label:
		return
	case atom.A, atom.Li:
		if !isWholeByline(n, rest) {
			return
		}
	case atom.H2:
		if !headed {
			return
		}
	}
	if s[0] >= 'a' && s[0] <= 'z' && n.PrevSibling != nil && (len(textOf(n.Parent, nil)) > maxByline || isWork(n.PrevSibling)) {
		return // a sentence of a paragraph goes on, or a work is told with its maker
	}
	t := tierOf(place, tierWeak)
	if t == tierWeak && dated > 0 && looksLikeUser(rest) {
		t = tierSure // one word: nobody but a user is told so
	}
	if t == tierWeak && isEdited(s) {
		t = tierAside
	}
	line := labelled(n, s, rest == "")
	if headed {
		names := headedList(n)
		if names == "" {
			names = strings.TrimLeft(strings.TrimPrefix(line, s), ": ")
		}
		line = "by: " + names
	}
	w.bylines = append(w.bylines, candidate{value: line, signal: signalVisible, tier: t, order: w.order, introduced: !isEdited(s)})
}

// isWork reports whether an element is a work's title as texts write it, in
// italics, alone or within a link.
func isWork(n *html.Node) bool {
	for range 3 {
		switch n.DataAtom {
		case atom.Em, atom.I, atom.Cite:
			return n.FirstChild != nil // an icon has none
		}
		if n = n.FirstChild; n == nil || n.NextSibling != nil {
			return false
		}
	}
	return false
}

// datedByline returns where a byline begins behind the day that a line begins with
// ("3 May 2021 by Ann Lee", "Posted on May 3, 2021 by" before a name in an element
// of its own); 0 where it has none, or the day is that of a change.
func datedByline(s string) int {
	if len(s) > maxDatedLine || !hasDigit(s) {
		return 0
	}
	for _, w := range []string{" by", " von", " par", " por", " door", " av"} {
		k := strings.Index(s, w)
		if k < 6 || !hasDigit(s[:k]) || k+len(w) < len(s) && s[k+len(w)] != ' ' {
			continue
		}
		head, name := s[:k], strings.TrimSpace(s[k+len(w):])
		if name != "" && !looksLikeFullName(name) && !looksLikeUser(name) || lineHints(head)&hintModified != 0 {
			continue
		}
		if published, _ := findDates(head, true); len(published) >= 10 {
			return k + 1
		}
	}
	return 0
}

// isListing reports whether a text is part of a listing of code.
func isListing(n *html.Node) bool {
	for p, up := n.Parent, 0; p != nil && up < 4; p, up = p.Parent, up+1 {
		if p.DataAtom == atom.Pre || p.DataAtom == atom.Code || p.DataAtom == atom.Textarea {
			return true
		}
	}
	return false
}

// trimSigns cuts white space, bars and dots off both ends of a line. White space
// goes first: often nothing else is there, and a set with characters beyond
// ASCII is looked through one by one.
func trimSigns(s string) string {
	start, end := 0, len(s)
	for start < end && isBarOrSpace(s[start]) {
		start++
	}
	for start < end && isBarOrSpace(s[end-1]) {
		end--
	}
	s = s[start:end]
	if s == "" || s[0] < utf8.RuneSelf && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return strings.Trim(s, " \t\r\n|·•")
}

func isBarOrSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '|' }

// headsName reports whether a text is a label such as "Author" that stands
// alone in an element over the name.
func headsName(n *html.Node, s string) bool {
	switch n.Parent.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Th, atom.Strong, atom.B:
		return len(s) < 20 && n.PrevSibling == nil && isColon(n.NextSibling) && headLabels[strings.ToLower(strings.TrimRight(s, ":"))]
	}
	return false
}

// isColon reports whether nothing stands behind a label, or a colon in an element of
// its own.
func isColon(n *html.Node) bool {
	return n == nil || n.NextSibling == nil && n.FirstChild != nil && n.FirstChild.NextSibling == nil && n.FirstChild.Data == ":"
}

// headedList returns the names of a list that stands right below the label
// over it, with commas between.
func headedList(n *html.Node) string {
	list := n.Parent.NextSibling
	if list != nil && list.Type == html.TextNode && strings.TrimSpace(list.Data) == "" {
		list = list.NextSibling
	}
	if list == nil || list.DataAtom != atom.Ul && list.DataAtom != atom.Ol {
		return ""
	}
	var names []string
	for c := list.FirstChild; c != nil && len(names) < maxListedNames; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			names = append(names, tidy(textOf(c, nil)))
		}
	}
	return strings.Join(names, ", ")
}

// maxListedNames bounds a list of authors under a label.
const maxListedNames = 20

// headLabels are such labels: words that mean nothing else.
var headLabels = setOf(`article by | author | authors | author(s) | about the author | written by | autor | autorin | autoren | autor/in | auteur | auteurs | autore | autori | autores`)

// maxByline is the length of a paragraph that may be a byline.
const maxByline = 200

// isEdited reports whether a byline names one who did not write.
func isEdited(s string) bool {
	_, edited := editedLabel(s)
	return edited
}

// editedLabel returns the length of a label before one who did not write.
func editedLabel(s string) (n int, edited bool) {
	for _, label := range []string{"edited by", "reviewed by", "fact checked by", "fact-checked by", "medically reviewed by", "compiled by", "updated by"} {
		if len(s) >= len(label) && strings.EqualFold(s[:len(label)], label) {
			return len(label), true
		}
	}
	return 0, false
}

// tierOf says how sure a visible value is by the place it stands in.
func tierOf(place hint, best tier) tier {
	switch {
	case place&hintComment != 0:
		return tierReader
	case place&hintAside != 0:
		return tierAside
	}
	return best
}

// labelled returns the line that begins with a byline's text. Where that is a
// label alone the name is in an element beside it, or beside its parents.
func labelled(n *html.Node, label string, alone bool) string {
	line := partsOf(n.Parent, isBesideName, "\n")
	p := n.Parent
	for range 3 {
		if !alone || p.Parent == nil || len(collapse(line)) > len(label)+2 {
			break
		}
		p = p.Parent
		line = partsOf(p, isBesideName, "\n")
	}
	k := strings.Index(line, label)
	switch {
	case k < 0 && len(collapse(line)) > maxByline:
		return label // far below the start of a text
	case k < 0:
		return line
	}
	line = line[k:]
	if alone {
		line = label + " " + strings.TrimLeft(line[len(label):], " \t\r\n")
	}
	return line
}

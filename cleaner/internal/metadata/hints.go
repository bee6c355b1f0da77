package metadata

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hint says what the names of an element's classes, or its tag, tell of it.
type hint uint32

const (
	// hintAuthor: a name or a byline is in the element.
	hintAuthor hint = 1 << iota
	// hintDate: a date is in it.
	hintDate
	// hintModified: the date is that of a change.
	hintModified
	// hintTags: links to subjects are in it.
	hintTags
	// hintCrumbs: a breadcrumb trail is in it.
	hintCrumbs
	// hintBeside: stands around a name and is none (job, picture, profile).
	hintBeside
	// hintComment: what readers wrote.
	hintComment
	// hintAside: other articles, menus, footers.
	hintAside
	// hintFooter: a footer, which is an aside outside of an article.
	hintFooter
	// hintOwn: an article's own part ("entry-footer" is no page footer).
	hintOwn
	// hintArticle: an article or the page's main part.
	hintArticle
	// hintHead: the page's head with its logo.
	hintHead
	// hintFigure: a picture with its caption.
	hintFigure
	// hintUser: the name of a user is in it.
	hintUser
	// hintHeading: a headline is in it.
	hintHeading
)

// inherited are the hints that hold for all that is in an element.
const inherited = hintComment | hintAside | hintArticle | hintHead | hintFigure | hintTags | hintCrumbs

// classWords tells what a word in a class or id means.
var classWords = wordHints(map[hint]string{
	hintAuthor: `author authors autor autoren autorin autore auteur auteurs byline bylines writer writers redakteur verfasser
		contributor contributors journalist by byl`,
	hintDate:     `date dates datum fecha data timestamp datetime dateline published publish pubdate posted postdate entrydate time created`,
	hintModified: `updated modified update changed edited revised aktualisiert lastmod`,
	hintTags:     `tags tag keywords topics taglist labels schlagworte schlagwoerter tagged`,
	hintCrumbs:   `breadcrumb breadcrumbs crumbs crumb`,
	hintBeside: `avatar image img photo picture bio biography description desc social twitter facebook linkedin instagram follow role
		job position email mail icon count title titel jobtitle about intro handle screen reader`,
	hintComment: `reviews reviewer testimonial testimonials comment comments commentlist commentator disqus reply replies respond kommentare commentaire commentaires comentarios`,
	hintAside: `nav navigation navbar menu sidebar related recommended recommendations recommend recirculation promo promos teaser teasers
		newsletter popular trending ticker carousel slider sponsored advertisement cookie consent modal popup upsell archive`,
	hintFooter:  `footer`,
	hintOwn:     `entry post article content story single detail`,
	hintUser:    `username nickname poster postuser postleft`,
	hintHeading: `headline title`,
})

var classList = shortlistOf(classWords)

func wordHints(lists map[hint]string) map[string]hint {
	words := make(map[string]hint)
	for h, list := range lists {
		for w := range strings.FieldsSeq(list) {
			words[w] |= h
		}
	}
	return words
}

// elementHints tells what an element's tag and its classes say.
func elementHints(n *html.Node) hint { return hintsOf(n, classHints) }

// hintsOf tells it by a function that remembers what class attributes say. An id
// is like no other: it is not worth remembering.
func hintsOf(n *html.Node, remembered func(string) hint) hint {
	h := tagHint(n)
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return 0 // their classes tell of the whole site: "has-sidebar comments-open"
	}
	var named hint
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class":
			named |= remembered(n.Attr[i].Val)
		case "id":
			named |= classHints(n.Attr[i].Val)
		case "role":
			h |= roleHint(n.Attr[i].Val)
		}
	}
	if h&hintArticle != 0 { // WordPress lists tags and author in the classes of an article
		named &^= hintAuthor | hintDate | hintTags | hintAside | hintModified | hintBeside
	}
	return h | named
}

func tagHint(n *html.Node) hint {
	switch n.DataAtom {
	case atom.Article, atom.Main:
		return hintArticle
	case atom.Nav, atom.Aside, atom.Dialog, atom.Form:
		return hintAside
	case atom.Footer:
		return hintFooter
	case atom.Header:
		return hintHead
	case atom.Figure, atom.Figcaption:
		return hintFigure
	}
	return 0
}

func roleHint(role string) hint {
	switch role {
	case "main", "article":
		return hintArticle
	case "navigation", "complementary", "search", "dialog":
		return hintAside
	case "contentinfo":
		return hintFooter
	}
	return 0
}

// classHints collects what the words of a class attribute say.
func classHints(s string) hint {
	var all hint
	named := false
	for token := range strings.FieldsSeq(clip(s, 400)) {
		if strings.HasPrefix(token, "has-") || strings.HasPrefix(token, "no-") || strings.HasPrefix(token, "with-") || strings.Contains(token, ":") {
			continue
		}
		h := tokenHints(token)
		if h&hintFooter != 0 && h&hintOwn != 0 {
			h &^= hintFooter
		}
		named = named || h&hintAuthor != 0 && h&hintBeside == 0 && strings.HasSuffix(token, "name")
		all |= h
	}
	if named { // "card-author-name title": how the name looks
		all &^= hintBeside
	}
	return all &^ hintOwn
}

// tokenHints cuts a class into its words, at signs, digits and capitals within
// ("postAuthor"), and looks them up.
func tokenHints(token string) hint {
	var h hint
	var word [24]byte
	n, wasLower := 0, false
	for i := 0; i < len(token); i++ {
		c := token[i]
		upper := c >= 'A' && c <= 'Z'
		letter := upper || c >= 'a' && c <= 'z'
		if n > 0 && (!letter || upper && wasLower) {
			h |= wordHint(word[:n], token[:i], c)
			n = 0
		}
		if letter && n < len(word) {
			word[n] = c | 0x20
			n++
		}
		wasLower = letter && !upper
	}
	if n > 0 {
		h |= wordHint(word[:n], token, 0)
	}
	if h&hintAuthor != 0 && (isOrderWord(token) || isHash(token) || isMixed(token)) {
		h &^= hintAuthor
	}
	if h&hintAuthor == 0 && isAuthorWord(token) {
		h |= hintAuthor
	}
	if isUserWord(token) {
		h |= hintUser
	}
	return h
}

// wordHint tells what a word of a class means that ends the given part of it.
// A short word beside a digit is chance, in a name that a tool made
// ("css-1by9x", "iBY00Yr").
func wordHint(word []byte, part string, next byte) hint {
	if !mayHave(classList, word) {
		return 0
	}
	h := classWords[string(word)]
	if h != 0 && tellsOf(part[:len(part)-min(len(word), len(part))]) {
		return 0
	}
	if h != 0 && len(word) <= 3 {
		if k := len(part) - len(word); next >= '0' && next <= '9' || k > 0 && part[k-1] >= '0' && part[k-1] <= '9' {
			return 0
		}
	}
	return h
}

// tellsOf reports whether the part of a class before a word says that the page
// has what the word names, elsewhere ("main--withSidebar", "page-no-comments").
func tellsOf(part string) bool {
	part = strings.TrimRight(part, "-_")
	for _, w := range []string{"with", "With", "has", "Has", "no"} {
		if before, ok := strings.CutSuffix(part, w); ok && before != "" && (before[len(before)-1] == '-' || before[len(before)-1] == '_') {
			return true
		}
	}
	return false
}

// isHash reports whether a class is one that a tool made of chance letters and
// digits ("iBY00YrfeRqYBThjP").
func isHash(token string) bool {
	var lower, upper, digit bool
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case c >= 'a' && c <= 'z':
			lower = true
		case c >= 'A' && c <= 'Z':
			upper = true
		case c >= '0' && c <= '9':
			digit = digit || i > 0 && i+1 < len(token)
		default:
			return false
		}
	}
	return lower && upper && digit && len(token) > 8
}

// isMixed reports whether a class is one that a tool made of chance letters
// ("byIYZH"): small letters, and capitals of which several stand alone.
func isMixed(token string) bool {
	lower, alone := false, 0
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case c >= 'a' && c <= 'z':
			lower = true
		case c >= 'A' && c <= 'Z':
			if i+1 == len(token) || token[i+1] < 'a' || token[i+1] > 'z' {
				alone++
			}
		default:
			return false
		}
	}
	return lower && alone > 1 && len(token) <= 7
}

// isOrderWord reports whether a class tells how a list is ordered or who made
// the site ("sort-by", "powered_by"): no name is there.
func isOrderWord(token string) bool {
	low := strings.ToLower(clip(token, 40))
	k := strings.LastIndex(low, "by")
	if k < 4 {
		return false
	}
	for _, w := range []string{"sort", "sorting", "order", "group", "filter", "powered", "triggered", "followed", "sponsored", "shop", "search", "browse"} {
		if strings.HasSuffix(strings.TrimRight(low[:k], "-_"), w) {
			return true
		}
	}
	return false
}

// isUserWord reports whether a class says that a user's name is there, as one
// word or as several ("user-name", "PostUser-name", "CommentAccountName").
func isUserWord(token string) bool {
	if len(token) > 30 || len(token) < 9 || !strings.HasSuffix(token, "ame") {
		return false
	}
	before, ok := strings.CutSuffix(strings.ToLower(token), "name")
	before = strings.TrimRight(before, "-_")
	return ok && (strings.HasSuffix(before, "user") || strings.HasSuffix(before, "account"))
}

// isAuthorWord reports whether a class is a word made with "author"
// ("authorname", "postauthor") and not one of authority.
func isAuthorWord(token string) bool {
	const author = "author"
	if len(token) > 30 || len(token) <= len(author) || !strings.Contains(token, author[1:]) && !strings.Contains(token, "UTHOR") {
		return false
	}
	low := strings.ToLower(token)
	for part := range strings.FieldsFuncSeq(low, func(r rune) bool { return r == '-' || r == '_' }) {
		if strings.HasSuffix(part, author) || strings.HasPrefix(part, author) && !strings.HasPrefix(part[len(author):], "i") {
			return true
		}
	}
	return false
}

package heuristics

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Evidence is what the markup says of a block.
type Evidence struct {
	// Tag is the block's own element.
	Tag atom.Atom
	// Areas are the elements that the block stands in.
	Areas Area
	// Far are the hints of the class and id words of all block-level
	// elements around; Near are those of the block's own and the two around it.
	Near, Far Hint
	// Quotes is how many block quotes the block stands in.
	Quotes int
	// Depth is how many elements the block stands in.
	Depth int
	// Chars counts the characters of the block's text without white space;
	// LinkChars and BoldChars those that are linked and bold.
	Chars, LinkChars, BoldChars int
	// Links counts the links.
	Links int
	// Images counts the pictures in the block.
	Images int

	container int    // the innermost element with blocks of its own
	signature uint64 // of the tags and classes around: alike for repeated structure
	soft      bool   // a line break, not an element's border, stands before
}

// Area is a set of kinds of element.
type Area uint32

// The elements whose meaning HTML fixes.
const (
	InArticle Area = 1 << iota
	InMain
	InNav
	InAside
	InHeader
	InFooter
	InForm
	InFigure
	InCaption
	InTable
	InList
	InSection
	InDialog
	InButton
	InQuote
	InCode
	InDetails
	InAddress
	InLink   // all of the block is a link
	InHidden // out of a reader's sight until something is done
)

var areaOf = map[atom.Atom]Area{
	atom.Article: InArticle, atom.Main: InMain, atom.Nav: InNav, atom.Menu: InNav, atom.Aside: InAside, atom.Header: InHeader, atom.Footer: InFooter,
	atom.Form: InForm, atom.Figure: InFigure, atom.Figcaption: InCaption, atom.Table: InTable, atom.Ul: InList, atom.Ol: InList, atom.Dl: InList,
	atom.Section: InSection, atom.Dialog: InDialog, atom.Button: InButton, atom.Blockquote: InQuote, atom.Pre: InCode, atom.Details: InDetails,
	atom.Address: InAddress, atom.Label: InForm, atom.Fieldset: InForm,
}

// areaOfRole maps ARIA's landmark roles to the elements that mean the same.
var areaOfRole = map[string]Area{
	"main": InMain, "article": InArticle, "navigation": InNav, "menu": InNav, "menubar": InNav, "complementary": InAside, "banner": InHeader,
	"contentinfo": InFooter, "form": InForm, "search": InForm, "dialog": InDialog, "alertdialog": InDialog, "button": InButton, "list": InList,
	"tablist": InNav, "tab": InButton,
}

// Hint is a set of what class and id words hint at.
type Hint uint64

// The hints.
const (
	HintContent Hint = 1 << iota
	HintArticle
	HintText
	HintPost
	HintComment
	HintSidebar
	HintNavigation
	HintHeader
	HintFooter
	HintRelated
	HintShare
	HintAd
	HintPromo
	HintSubscribe
	HintCookie
	HintModal
	HintMeta
	HintAuthor
	HintDate
	HintTitle
	HintCaption
	HintCredit
	HintTags
	HintBreadcrumb
	HintWidget
	HintSearch
	HintLogin
	HintProduct
	HintPrice
	HintReview
	HintCard
	HintList
	HintGrid
	HintForum
	HintQuote
	HintCode
	HintTable
	HintSummary
	HintTab
	HintHero
	HintCarousel
	HintPaging
	HintHidden
	HintButton
	HintLegal
	HintPlayer
	HintSignature
	HintSpecs
	HintFAQ
	HintReference
	hintCount = iota
)

// hintWords maps the words of class and id attributes, in small letters, to
// what they hint at.
var hintWords wordTable[Hint]

func init() {
	for hint, words := range map[Hint]string{
		HintContent:    "content contents contentarea maincontent pagecontent inhalt contenido contenu main primary bodycontent contentmain",
		HintArticle:    "article artikel articulo articolo story news blog beitrag storybody articlebody entry hentry blogpost newsarticle",
		HintText:       "text body copy prose richtext rte wysiwyg paragraph para markdown textblock freetext description desc fulltext articletext posttext",
		HintPost:       "post posts single topic message msg postbody postcontent entrycontent singlepost",
		HintComment:    "comment comments kommentar kommentare disqus respond reply replies commentlist discussion responses livefyre opinions commentaires comentarios",
		HintSidebar:    "sidebar side sidenav aside rail rightrail leftrail rightcol leftcol secondary tertiary marginal column2 sidecolumn",
		HintNavigation: "nav navigation navbar menu menus topnav subnav mainnav megamenu dropdown offcanvas hamburger sitemap toc jump skip navi",
		HintHeader:     "header masthead topbar banner kopf branding logo toolbar head",
		HintFooter:     "footer foot colophon bottom fuss footnav pagefooter sitefooter",
		HintRelated:    "related recommended recommend recommendation recommendations more mehr morefrom readmore similar also trending popular latest mostread mostpopular recirc outbrain taboola next previous prev upnext readnext suggested suggestions seealso ymal",
		HintShare:      "share sharing social socials addthis sharethis sharedaddy facebook twitter whatsapp follow teilen bookmark addtoany pinterest linkedin instagram sociallinks",
		HintAd:         "ad ads advert adverts advertisement advertising adsense dfp anzeige anzeigen sponsor sponsored sponsors werbung adslot adunit adbox adcontainer gpt",
		HintPromo:      "promo promotion promotions promobox teaser teasers callout cta banner offer offers upsell deal affiliate marketing campaign",
		HintSubscribe:  "newsletter subscribe subscription signup paywall abo register optin mailchimp mailinglist membership",
		HintCookie:     "cookie cookies consent gdpr ccpa privacy onetrust cmp cookiebar cookiebanner",
		HintModal:      "modal popup overlay lightbox dialog drawer tooltip toast popover flyout interstitial alert notification",
		HintMeta:       "meta metadata info details byline infos postmeta entrymeta postinfo articlemeta infobar",
		HintAuthor:     "author authors autor autoren byline writer contributor bio vcard profile authorbox aboutauthor user username member avatar poster",
		HintDate:       "date datum time timestamp published datetime pubdate posted datepublished publish dateline updated ago",
		HintTitle:      "title headline heading titel titre titulo entrytitle posttitle pagetitle subtitle kicker",
		HintCaption:    "caption figcaption bildunterschrift legend wpcaption imagecaption gallery slideshow photo image picture media img figure",
		HintCredit:     "credit credits copyright source bildquelle photographer attribution",
		HintTags:       "tag tags tagcloud keywords topics schlagworte categories category cat cats labels taglist taxonomy",
		HintBreadcrumb: "breadcrumb breadcrumbs crumb crumbs brotkrumen path",
		HintWidget:     "widget widgets module plugin addon panel gadget widgetarea sidebarwidget",
		HintSearch:     "search suche searchbox searchform filter filters facet facets sort sorting refine",
		HintLogin:      "login signin account logout auth password cart basket checkout minicart wishlist compare",
		HintProduct:    "product products produkt item items sku shop store merch productdetail productinfo pdp goods buy addtocart catalog",
		HintPrice:      "price prices pricing cost amount currency preis sale discount msrp",
		HintReview:     "review reviews rating ratings stars star testimonial testimonials feedback bewertung score",
		HintCard:       "card cards tile tiles box boxes cell listing result results teaser thumb thumbnail entry",
		HintList:       "list lists listing listings liste archive archives feed stream index directory collection",
		HintGrid:       "grid row rows col cols column columns flex masonry wrapper layout",
		HintForum:      "forum thread threads topic topics postbit phpbb vbulletin discourse answer answers question questions qa bbpress messagebody postrow cooked",
		HintQuote:      "quote quotes blockquote pullquote quoted zitat bbcode",
		HintCode:       "code highlight syntax snippet codeblock prettyprint hljs pre console terminal",
		HintTable:      "table tables tabelle datatable infobox",
		HintSummary:    "summary excerpt lead intro standfirst abstract teasertext dek deck subhead subheadline vorspann lede synopsis overview tldr",
		HintTab:        "tab tabs accordion collapse collapsible panel toggle expandable tabcontent tabpanel pane",
		HintHero:       "hero jumbotron splash cover intro showcase feature features featured benefits",
		HintCarousel:   "carousel slider slick swiper slide slides owl glide splide flickity",
		HintPaging:     "pagination pager paging pagenavi pagenav pages loadmore infinite",
		HintHidden:     "hidden hide invisible offscreen collapsed closed noscript none",
		HintButton:     "button btn buttons action actions cta link links more controls toolbar tools",
		HintLegal:      "legal disclaimer terms impressum license rights copyright imprint policy",
		HintPlayer:     "player video audio jwplayer podcast vjs playlist embed iframe youtube",
		HintSignature:  "signature sig signatur postsignature",
		HintSpecs:      "spec specs specification specifications attributes attribute features technical params properties techspecs ingredients nutrition",
		HintFAQ:        "faq faqs question answer questions answers accordion steps step howto instructions recipe",
		HintReference:  "reference references reflist footnote footnotes citation citations bibliography cite notes",
	} {
		for w := range strings.FieldsSeq(words) {
			before, _ := get(&hintWords, w)
			hintWords.set(w, before|hint)
		}
	}
}

// hintsOf returns what the words of a class or id attribute hint at. Words are
// parted at punctuation and before capitals; an attribute's parts count whole
// ("mainNav") and one by one.
func hintsOf(value string) Hint {
	var hints Hint
	var word, whole hintWord // the present one, and the part that it is in
	negated := false         // "no-sidebar", "has-comments": of other elements
	flush := func() {
		if word.n > 1 {
			if !negated {
				hints |= word.hint()
			}
			negated = negated || word.negates()
		}
		word.reset()
	}
	for i := 0; i < len(value) && i < 400; i++ {
		c := value[i]
		lower := c | 0x20
		switch {
		case lower >= 'a' && lower <= 'z':
			if c != lower && i > 0 && value[i-1] >= 'a' && value[i-1] <= 'z' {
				flush()
			}
			word.add(lower)
			whole.add(lower)
		case c >= '0' && c <= '9':
			flush()
		default:
			flush()
			if c == ' ' {
				negated = false
				hints |= whole.hint()
				whole.reset()
			}
		}
	}
	flush()
	return hints | whole.hint()
}

// hintWord is a word of a class in small letters.
type hintWord struct {
	letters [24]byte
	n       int    // its letters, more than there is room for in words that are too long
	key     uint64 // its shortKey, where it is short
}

func (w *hintWord) reset() { w.n, w.key = 0, 0 }

func (w *hintWord) add(c byte) {
	if w.n < len(w.letters) {
		w.letters[w.n] = c
	}
	w.n++
	w.key = w.key<<8 | uint64(c)
}

// hint returns what the word hints at.
func (w *hintWord) hint() Hint {
	var h Hint
	switch {
	case w.n <= maxShort:
		h, _ = hintWords.short(w.key)
	case w.n <= len(w.letters):
		h, _ = get(&hintWords, w.letters[:w.n])
	}
	return h
}

// negates reports whether the word says that what follows is elsewhere.
func (w *hintWord) negates() bool {
	if w.n > len("without") {
		return false
	}
	switch string(w.letters[:w.n]) {
	case "no", "has", "with", "without", "not":
		return true
	}
	return false
}

package metadata

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/heuristics"
)

func read(t testing.TB, page string) heuristics.Fields {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	f, _ := Read(root, "")
	return f
}

// The sources of a conflict, the most trusted first: each names another
// author and day.
var conflict = []struct {
	signal       heuristics.Signal
	author, date string
	markup       string
}{
	{"json-ld", "Ann Json", "2021-01-01", `<script type="application/ld+json">{"@type":"Article","author":"Ann Json","datePublished":"2021-01-01"}</script>`},
	{"citation", "Ann Cite", "2021-01-02", `<meta name="citation_author" content="Ann Cite"><meta name="citation_publication_date" content="2021/01/02">`},
	{"microdata", "Ann Micro", "2021-01-03", `<div itemscope itemtype="https://schema.org/Article"><i itemprop="author">Ann Micro</i><meta itemprop="datePublished" content="2021-01-03"></div>`},
	{"open-graph", "Ann Graph", "2021-01-04", `<meta property="article:author" content="Ann Graph"><meta property="article:published_time" content="2021-01-04">`},
	{"parsely", "Ann Parse", "2021-01-05", `<meta name="parsely-author" content="Ann Parse"><meta name="parsely-pub-date" content="2021-01-05">`},
	{"sailthru", "Ann Sail", "2021-01-06", `<meta name="sailthru.author" content="Ann Sail"><meta name="sailthru.date" content="2021-01-06">`},
	{"dublin-core", "Ann Dublin", "2021-01-07", `<meta name="DC.creator" content="Ann Dublin"><meta name="DCTERMS.issued" content="2021-01-07">`},
	{"visible", "Ann Shown", "2021-01-08", `<p class="byline">By Ann Shown</p><p class="date">8 January 2021</p>`},
}

func TestOrderOfTrust(t *testing.T) {
	for k, row := range conflict {
		t.Run(string(row.signal), func(t *testing.T) {
			var page strings.Builder
			for i := len(conflict) - 1; i >= k; i-- { // the least trusted first: the place is no matter
				page.WriteString(conflict[i].markup)
			}
			page.WriteString("<footer><p>With clay of " + row.author + "</p></footer>") // whom no reader sees does not count against a byline
			got := read(t, page.String())
			assert.Equal(t, []string{row.author}, got.Authors)
			assert.Equal(t, row.signal, got.AuthorsSignal)
			assert.Equal(t, heuristics.Field{Value: row.date, Signal: row.signal}, got.Date)
		})
	}
}

func TestTitle(t *testing.T) {
	const linked = `<script type="application/ld+json">{"@type":"Article","headline":"Dog stops the council"}</script>`
	for _, row := range []struct{ why, page, want, signal string }{
		{"a heading that agrees wins over the words for search engines", linked + `<title>Dog stops council</title><h1>How a dog stops the council</h1>`, "How a dog stops the council", "h1"},
		{"a heading that agrees with nothing loses", linked + `<h1>Barking mad</h1>`, "Dog stops the council", "json-ld"},
		{"the heading has the signal that says the same", linked + `<h1>Dog stops the Council</h1>`, "Dog stops the Council", "json-ld"},
		{"the logo's heading is no title", `<title>Dog | Post</title><h1><a href="/">Post</a></h1><h1>Dog</h1>`, "Dog", "h1"},
		{"open graph with the site's name", `<meta property="og:site_name" content="Post"><meta property="og:title" content="Dog - Post">`, "Dog", "open-graph"},
		{"the title element alone", `<title>A dog stops the council - Post</title>`, "A dog stops the council", "title-element"},
		{"the only heading where the title element is the site's", `<title>Post - all of Eastmere in one place</title><h1>A dog stops the council</h1>`, "A dog stops the council", "h1"},
		{"the site's heading where the page shows the title", `<title>A dog stops the council</title><h1>Daily Barker</h1><h2>A dog stops the council</h2>`, "A dog stops the council", "title-element"},
		{"a section's heading of one word of a long title", `<meta property="og:title" content="How a dog that had never barked before in all of its years stopped the council of the town that night by looking at it">` +
			`<h1>Council</h1>`, "How a dog that had never barked before in all of its years stopped the council of the town that night by looking at it", "open-graph"},
		{"a section's heading of one word of a short title", `<meta property="og:title" content="Council - Eastmere"><h1>Council</h1>`, "Council", "h1"},
		{"a forum's label before the title", `<title>Question - A dog stops the council | Post</title><h1><span class="label">Question</span> A dog stops the council</h1>`, "A dog stops the council", "h1"},
		{"a number behind what the site is called", `<meta property="og:site_name" content="Dogs of 2020"><meta property="og:title" content="Dogs of 2020 / 2021">`, "Dogs of 2020 / 2021", "open-graph"},
		{"a link to another site's front page", `<link rel="canonical" href="https://post.example/dog"><title>Flexbox - Learn layout</title><a href="https://flexboxdogs.example/">Flexbox Dogs</a>`, "Flexbox - Learn layout", "title-element"},
		{"nothing", `<p>x`, "", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			assert.Equal(t, heuristics.Field{Value: row.want, Signal: heuristics.Signal(row.signal)}, read(t, row.page).Title)
		})
	}
}

func TestLinkedData(t *testing.T) {
	script := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, row := range []struct {
		why, page string
		want      []string
	}{
		{"a reference to a person", script(`{"@graph":[{"@type":"Person","@id":"#p","name":"Ann Lee"},{"@type":"Article","author":{"@id":"#p"}}]}`), []string{"Ann Lee"}},
		{"a reference into another script", script(`{"@type":"Person","@id":"#p","name":"Ann Lee"}`) + script(`{"@type":"Article","author":{"@id":"#p"}}`), []string{"Ann Lee"}},
		{"a reference to itself", script(`{"@type":"Article","@id":"#a","author":{"@id":"#a"}}`), nil},
		{"a list of persons", script(`{"@type":"Article","author":[{"name":"Ann Lee"},{"name":"Tom Reed"},{"name":"Ann Lee"}]}`), []string{"Ann Lee", "Tom Reed"}},
		{"an organisation beside a person", script(`{"@type":"Article","author":[{"@type":"Organization","name":"Harbour Ltd"},{"@type":"Person","name":"Ann Lee"}]}`), []string{"Ann Lee"}},
		{"an organisation yields to the byline", script(`{"@type":"Article","author":{"@type":"Organization","name":"Harbour"}}`) + `<p class="byline">By Ann Lee</p>`, []string{"Ann Lee"}},
		{"an organisation alone", script(`{"@type":"Article","author":{"@type":"Organization","name":"Harbour"}}`), []string{"Harbour"}},
		{"the article that the title names", `<title>B</title>` + script(`[{"@type":"Article","headline":"Other","author":"Tom Reed"},{"@type":"Article","headline":"Beta dog","author":"Ann Lee"}]`) + `<h1>Beta dog</h1>`, []string{"Ann Lee"}},
		{"a list of articles is nobody's", script(`{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"One","author":"Tom Reed"},{"@type":"Article","headline":"Two","author":"Ann Lee"}]}`), nil},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, read(t, row.page).Authors) })
	}
}

func TestOtherFields(t *testing.T) {
	got := read(t, `<html lang="pt-BR"><link rel="canonical" href="https://x.example/a"><meta property="og:type" content="article">
		<meta property="article:modified_time" content="2021-01-02"><meta name="keywords" content="a, b, A">
		<nav class="breadcrumb"><a href="/">Home</a><a href="/n">News</a></nav>
		<p>Under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></p></html>`)
	assert.Equal(t, "pt", got.Language.Value, "only the primary subtag")
	assert.Equal(t, heuristics.Field{Value: "https://x.example/a", Signal: "rel"}, got.Canonical)
	assert.Equal(t, "article", got.Kind.Value)
	assert.Equal(t, "2021-01-02", got.Modified.Value)
	assert.Empty(t, got.Date.Value, "the last change is not the publishing")
	assert.Equal(t, []string{"a", "b"}, got.Tags, "no tag twice")
	assert.Equal(t, []string{"News"}, got.Categories, "without the front page")
	assert.Equal(t, "CC-BY-4.0", got.License.Value)
	assert.Equal(t, "https://creativecommons.org/licenses/by/4.0/", got.LicenseURL)
}

func TestLineOfRightsIsNoLicence(t *testing.T) {
	assert.Empty(t, read(t, `<meta name="dc.rights" content="Copyright Eastmere Post 2021">`).License.Value)
	assert.Equal(t, "Free for dogs", read(t, `<meta name="dc.rights" content="Free for dogs">`).License.Value)
}

func TestTagsAndCategories(t *testing.T) {
	for _, row := range []struct {
		why, page        string
		tags, categories []string
	}{
		{"bullets before keywords", `<meta name="keywords" content="- dogs, - councils">`, []string{"dogs", "councils"}, nil},
		{"a system's own values", `<meta name="keywords" content="contentId: 15cd, content-type: story, dogs">`, []string{"dogs"}, nil},
		{"a subject with a colon", `<meta name="keywords" content="Dogs: a life, C: a language">`, []string{"Dogs: a life", "C: a language"}, nil},
		{"signs and addresses", `<meta name="keywords" content="↩︎, https://post.example/dogs, {{ tag }}, dogs">`, []string{"dogs"}, nil},
		{"the front page in a trail", `<nav class="breadcrumb"><a href="/">Post</a><a href="/home">Startseite</a><a href="/n">News</a></nav>`, nil, []string{"News"}},
		{"the page itself in a trail", `<h1>A dog barks</h1><nav class="breadcrumb"><a href="/">Post</a><a href="/n">News</a><a href="/n/dog">A dog barks</a></nav>`, nil, []string{"News"}},
		{"a section that is the front page", `<meta property="article:section" content="Home">`, nil, nil},
	} {
		t.Run(row.why, func(t *testing.T) {
			got := read(t, row.page)
			assert.Equal(t, row.tags, got.Tags)
			assert.Equal(t, row.categories, got.Categories)
		})
	}
}

func TestDescription(t *testing.T) {
	const whole = "A barking dog ended a council meeting in Eastmere, and it is in the minutes."
	for _, row := range []struct{ why, graph, meta, want, signal string }{
		{"the most trusted one", "A dog barked.", whole, "A dog barked.", "open-graph"},
		{"it breaks off and another goes on", "A barking dog ended a council meeting in Eastmere, and…", whole, whole, "meta"},
		{"it breaks off in a word", "A barking dog ended a council meeting in Eastm", whole, whole, "meta"},
		{"both break off", "A barking dog ended a council meeting in Eastmere…", "A barking dog ended a council meeting in Eastmere, and …", "A barking dog ended a council meeting in Eastmere…", "open-graph"},
		{"the other says something else", "A barking dog ended a council meeting in Eastmere…", "All news of Eastmere.", "A barking dog ended a council meeting in Eastmere…", "open-graph"},
		{"the other is the text itself", "A barking dog ended a council meeting in Eastmere…", "A barking dog ended a council meeting in Eastmere." + strings.Repeat(" It barked.", 50), "A barking dog ended a council meeting in Eastmere…", "open-graph"},
		{"a whole one that another goes on from", "A barking dog ended a council meeting in Eastmere.", "A barking dog ended a council meeting in Eastmere. More.", "A barking dog ended a council meeting in Eastmere.", "open-graph"},
		{"it is the whole text", "A dog barked." + strings.Repeat(" It barked.", 60), whole, whole, "meta"},
		{"the whole text alone", "A dog barked." + strings.Repeat(" It barked.", 60), "", "A dog barked." + strings.Repeat(" It barked.", 60), "open-graph"},
		{"none", "", "", "", ""},
		{"words for none", "Visit the post for more.", whole, whole, "meta"},
		{"words for none alone", "Visit the post for more.", "", "", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			got := read(t, `<meta property="og:description" content="`+row.graph+`"><meta name="description" content="`+row.meta+`">`)
			assert.Equal(t, heuristics.Field{Value: row.want, Signal: heuristics.Signal(row.signal)}, got.Description)
		})
	}
}

func TestShownDayOfTheSameMoment(t *testing.T) {
	got := read(t, `<meta property="article:published_time" content="2021-01-02T03:30:00Z"><h1>Dog</h1><p>January 1, 2021</p>`)
	assert.Equal(t, heuristics.Field{Value: "2021-01-01", Signal: "visible"}, got.Date)
}

func TestDeepTrees(t *testing.T) {
	for _, row := range []struct{ why, class string }{
		{"nothing said", ""},
		{"each an author", "author"},
		{"each a date", "date"},
		{"each a breadcrumb", "breadcrumb"},
		{"each a box about an author", "author-bio"},
		{"each a user's name", "username"},
	} {
		t.Run(row.why, func(t *testing.T) {
			root := &html.Node{Type: html.DocumentNode}
			at := root
			for range 300_000 {
				n := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, Attr: []html.Attribute{{Key: "class", Val: row.class}, {Key: "itemscope"}, {Key: "itemprop", Val: "author"}}}
				at.AppendChild(n)
				at = n
			}
			at.AppendChild(&html.Node{Type: html.TextNode, Data: "By Ann Lee"})
			start := time.Now()
			Read(root, "")
			assert.Less(t, time.Since(start), 5*time.Second)
		})
	}
	none, listed := Read(nil, "")
	assert.Equal(t, heuristics.Fields{}, none)
	assert.False(t, listed)
}

// TestDrop: what is dropped by who told it.
func TestDrop(t *testing.T) {
	for _, row := range []struct {
		why            string
		author, date   heuristics.Signal
		shown, byLists bool // whether the author stays
		day            bool // whether the date does where lines are dropped
	}{
		{"lines", signalVisible, signalTime, false, false, false},
		{"a link", signalRel, signalVisible, false, true, false},
		{"the markup", signalJSONLD, signalURL, true, true, true},
	} {
		t.Run(row.why, func(t *testing.T) {
			f := heuristics.Fields{Authors: []string{"Ada Okafor"}, AuthorsSignal: row.author, Date: heuristics.Field{Value: "2024-05-03", Signal: row.date}}
			list := f
			DropShown(&f)
			assert.Equal(t, row.shown, len(f.Authors) == 1)
			assert.Equal(t, row.day, f.Date.Value != "")
			DropListed(&list)
			assert.Equal(t, row.byLists, len(list.Authors) == 1)
			assert.NotEmpty(t, list.Date.Value)
		})
	}
}

// TestReadOfKnownAddress: what a known address tells, and where it does not count.
func TestReadOfKnownAddress(t *testing.T) {
	for _, row := range []struct{ why, page, address, author, date string }{
		{"a day in it", `<h1>Kilns</h1>`, "https://clay.example/2024/05/03/kilns", "", "2024-05-03"},
		{"a forum's thread", `<h1>Kilns</h1><b class="username">tinplate</b>`, "https://talk.example/threads/kilns.7/", "tinplate", ""},
		{"the site's name", `<meta name="author" content="clay"><h1>Kilns</h1><p class="author">Ada Okafor</p>`, "https://clay.example/kilns", "Ada Okafor", ""},
		{"the page's own counts", `<link rel="canonical" href="https://clay.example/2024/05/09/kilns"><h1>Kilns</h1>`, "https://proxy.example/2024/05/03/kilns", "", "2024-05-09"},
		{"none", `<meta name="author" content="clay"><h1>Kilns</h1><p class="author">Ada Okafor</p>`, "", "clay", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(row.page))
			require.NoError(t, err)
			f, _ := Read(root, row.address)
			assert.Equal(t, row.author, strings.Join(f.Authors, "; "))
			assert.Equal(t, row.date, f.Date.Value)
			assert.False(t, row.address != "" && f.Canonical.Value == row.address, "it is no address that the page gives")
		})
	}
}

func TestIsSection(t *testing.T) {
	for _, row := range []struct {
		why, address string
		want         bool
	}{
		{"the front page", "https://clay.example/", true},
		{"the front page without its slash", "https://clay.example", true},
		{"one word", "https://clay.example/news", true},
		{"one word below another, with a query", "https://clay.example/en-us/kilns/?page=2", true},
		{"the slug of a text", "https://clay.example/how-kilns-are-fired", false},
		{"a number", "https://clay.example/news/4711", false},
		{"a word far down", "https://clay.example/a/b/c/kilns", false},
		{"a file", "https://clay.example/kilns.html", false},
		{"no address", "", false},
		{"a path alone", "/news", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, IsSection(row.address)) })
	}
}

// FuzzRead reads pages as the cleaner parses them and as others do, who leave
// noscript as text.
func FuzzRead(f *testing.F) {
	for _, c := range conflict {
		f.Add(c.markup)
	}
	inputs, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "html-*", "input.html"))
	require.NoError(f, err)
	require.NotEmpty(f, inputs)
	for _, path := range inputs {
		page, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(string(page))
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, scripting := range []bool{true, false} {
			root, err := html.ParseWithOptions(strings.NewReader(s), html.ParseOptionEnableScripting(scripting))
			if err != nil {
				continue
			}
			fields, _ := Read(root, "")
			for _, d := range []heuristics.Field{fields.Date, fields.Modified} {
				require.True(t, d.Value == "" || isDate(d.Value), "%q is a date by %s", d.Value, d.Signal)
			}
		}
	})
}

// TestNoScript: where the parser takes noscript for markup, as in the cleaner,
// the page's own content may stand there.
func TestNoScript(t *testing.T) {
	page := `<link rel="canonical" href="https://talk.example/threads/kilns.7/"><body><noscript> <h1>Kilns</h1><b class="username">tinplate</b></noscript>`
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	require.NoError(t, err)
	got, _ := Read(root, "")
	assert.Equal(t, "Kilns", got.Title.Value)
	assert.Equal(t, []string{"tinplate"}, got.Authors)
}

// TestCostlyNoScript: what noscript holds is parsed too, and must not cost more
// than the page itself may.
func TestCostlyNoScript(t *testing.T) {
	var b strings.Builder
	b.WriteString("<body><noscript><p itemprop=x>y")
	for i := range 200 {
		fmt.Fprintf(&b, "<b a%d=c>", i)
	}
	b.WriteString(strings.Repeat("<p>x", 5000) + "</noscript>")
	root, err := html.Parse(strings.NewReader(b.String()))
	require.NoError(t, err)
	allocations := testing.AllocsPerRun(1, func() { Read(root, "") })
	assert.Less(t, allocations, 5000.0)
}

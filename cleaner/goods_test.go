package cleaner_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// TestGoods: what a line of a product's page calls an author or a day is not
// the page's, what the markup says is.
func TestGoods(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "testdata", "html-product-page", "input.html"))
	require.NoError(t, err)
	const review = `<section><p class="author">Ada Okafor</p><p class="date">May 3, 2024</p><p>It boils fast.</p></section>`
	shop := strings.Replace(string(page), `<section class="related-products`, review+`<section class="related-products`, 1)
	require.Contains(t, shop, review)
	for _, row := range []struct{ why, head, author, date string }{
		{"lines alone", "", "", ""},
		{"the markup tells", `<meta name="author" content="Ben Marsh"><meta property="article:published_time" content="2024-05-09">`, "Ben Marsh", "2024-05-09"},
		{"the markup calls it an article", `<script type="application/ld+json">{"@type":"BlogPosting","headline":"Kettles"}</script>`, "Ada Okafor", "2024-05-03"},
		{"the markup calls everything an article", `<meta property="og:type" content="article">`, "", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			c, err := cleaner.New(cleaner.Options{})
			require.NoError(t, err)
			res, err := c.CleanHTML(strings.NewReader(strings.Replace(shop, "</head>", row.head+"</head>", 1)))
			require.NoError(t, err)
			require.Equal(t, heuristics.KindProduct, res.Kind)
			assert.Equal(t, row.author, strings.Join(res.Metadata.Authors, "; "))
			assert.Equal(t, row.date, res.Metadata.Date.Value)
		})
	}
}

// TestList: a list of texts is not written by who wrote the first of them.
func TestList(t *testing.T) {
	list := `<html lang="en"><head><title>Latest news | Clay Post</title></head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><main><h1>Latest news</h1><div class="list">`
	for k, name := range []string{"Ada Okafor", "Ben Marsh", "Cleo Hart", "Dan Roy", "Eva Lind", "Finn Berg", "Gus Wolf", "Hal Dorn"} {
		list += fmt.Sprintf(`<div class="item teaser"><a href="/news/%d"><h3>The kiln of street %d is lit again</h3></a><p class="byline">By %s</p><p>It had been cold for years.</p></div>`, k, k, name)
	}
	list += `</div><div class="pagination"><a href="/news?page=2">2</a><a href="/news?page=3">Next</a></div></main></body></html>`
	assertSigned(t, list, heuristics.KindListing, "", "")
}

// assertSigned asserts what kind of page a page is, who wrote it and when.
func assertSigned(t *testing.T, page, kind, author, date string) {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	res, err := c.CleanHTML(strings.NewReader(page))
	require.NoError(t, err)
	require.Equal(t, kind, res.Kind)
	assert.Equal(t, author, strings.Join(res.Metadata.Authors, "; "))
	assert.Equal(t, date, res.Metadata.Date.Value)
}

// TestSection: a section's page is not of the day of its only dated text, which a
// list elsewhere keeps.
func TestSection(t *testing.T) {
	list := `<div class="list">`
	for k := range 8 {
		list += fmt.Sprintf(`<div class="item teaser"><a href="/news/%d"><h3>The kiln of street %d is lit again</h3></a><p>It had been cold for years.</p></div>`, k, k)
	}
	list += `</div><div class="pagination"><a href="/news?page=2">2</a><a href="/news?page=3">Next</a></div></main></body></html>`
	for _, row := range []struct{ why, address, date string }{
		{"a section", "https://clay.example/news", ""},
		{"a list of one subject", "https://clay.example/lists/kilns-of-2024", "2024-05-03"},
	} {
		t.Run(row.why, func(t *testing.T) {
			page := `<html lang="en"><head><title>Latest news | Clay Post</title><link rel="canonical" href="` + row.address + `"></head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><main><h1>Latest news</h1><p>May 3, 2024</p>` + list
			assertSigned(t, page, heuristics.KindListing, "", row.date)
			address, err := url.Parse(row.address)
			require.NoError(t, err)
			c, err := cleaner.New(cleaner.Options{})
			require.NoError(t, err)
			res, err := c.CleanHTMLAt(strings.NewReader(strings.Replace(page, "canonical", "x", 1)), address)
			require.NoError(t, err)
			assert.Equal(t, row.date, res.Metadata.Date.Value, "by the known address")
		})
	}
}

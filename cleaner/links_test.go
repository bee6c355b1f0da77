package cleaner_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// keeper is a cleaner that keeps links, images and comments.
func keeper(t testing.TB) *cleaner.Cleaner {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{Links: true, Images: true, Comments: true})
	require.NoError(t, err)
	return c
}

// cleanAt cleans a page whose URL is known.
func cleanAt(t testing.TB, page, address string) *cleaner.Result {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	res, err := keeper(t).CleanHTMLAt(strings.NewReader(page), u)
	require.NoError(t, err)
	return res
}

// linked are pages at https://a.example/d/p.html, all of them body, with what
// is written of them.
var linked = map[string]struct{ page, markdown, html string }{
	"a link in a sentence":                        {`<p>See <a href="x.html">the map</a>, please.`, "See [the map](https://a.example/d/x.html), please.", `<p>See <a href="https://a.example/d/x.html">the map</a>, please.</p>`},
	"white space is none of the link's":           {`<p>See<a href="/x"> the map </a>please.`, "See [the map](https://a.example/x) please.", `<p>See <a href="https://a.example/x">the map</a> please.</p>`},
	"elements in a link are its text":             {`<p><a href="/x">the <b>new</b> <i>m</i>ap</a>`, "[the new map](https://a.example/x)", `<p><a href="https://a.example/x">the new map</a></p>`},
	"a link in an element":                        {`<p>the <b>n<a href="/x">e</a>w</b> map`, "the n[e](https://a.example/x)w map", `<p>the n<a href="https://a.example/x">e</a>w map</p>`},
	"links side by side":                          {`<p><a href="/x">a</a><a href="/y">b</a>`, "[a](https://a.example/x)[b](https://a.example/y)", `<p><a href="https://a.example/x">a</a><a href="https://a.example/y">b</a></p>`},
	"a link around blocks is in each":             {`<a href="/x"><h2>A head</h2><p>and a text</p></a>`, "## [A head](https://a.example/x)\n\n[and a text](https://a.example/x)", "<h2><a href=\"https://a.example/x\">A head</a></h2>\n<p><a href=\"https://a.example/x\">and a text</a></p>"},
	"a link over two lines":                       {`<p><a href="/x">a<br>b</a> c`, "[a](https://a.example/x)\\\n[b](https://a.example/x) c", "<p><a href=\"https://a.example/x\">a</a><br>\n<a href=\"https://a.example/x\">b</a> c</p>"},
	"a link around an item has not its mark":      {`<ul><a href="/x"><li>a</li></a></ul>`, "- [a](https://a.example/x)", "<ul>\n<li><a href=\"https://a.example/x\">a</a></li>\n</ul>"},
	"a link in a cell":                            {`<table><tr><th>a<th>b<tr><td><a href="/x|y">c</a><td>d</table>`, "| a | b |\n| --- | --- |\n| [c](https://a.example/x%7Cy) | d |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><a href=\"https://a.example/x%7Cy\">c</a></td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"},
	"a link in a quote":                           {`<blockquote><p>a <a href="/x">b</a></blockquote>`, "> a [b](https://a.example/x)", "<blockquote>\n<p>a <a href=\"https://a.example/x\">b</a></p>\n</blockquote>"},
	"a listing has no links":                      {`<pre><a href="/x">a</a> = 1</pre>`, "```\na = 1\n```", "<pre><code>a = 1</code></pre>"},
	"a script is no target":                       {`<p><a href="javascript:alert(1)">a</a> <a href=" JaVaScRiPt:x">b</a> <a href="java&#10;script:x">c</a> <a href="data:text/html,x">d</a> <a href="vbscript:x">e</a>`, "a b c d e", "<p>a b c d e</p>"},
	"a place in the page is no target":            {`<p>a<a href="#n1">1</a>`, "a1", "<p>a1</p>"},
	"a place in another page is":                  {`<p><a href="q#n1">a</a>`, "[a](https://a.example/d/q#n1)", `<p><a href="https://a.example/d/q#n1">a</a></p>`},
	"mail is a target":                            {`<p><a href="mailto:a@b.example">a</a>`, "[a](mailto:a@b.example)", `<p><a href="mailto:a@b.example">a</a></p>`},
	"an address with signs of Markdown":           {`<p><a href="/a_(b)*c d&amp;copy;">a</a>`, `[a](https://a.example/a_(b)*c%20d&amp;copy;)`, `<p><a href="https://a.example/a_(b)*c%20d&amp;copy;">a</a></p>`},
	"an address with half of a bracket":           {`<p><a href="/a(b">a</a> <a href="/a)b(">a</a>`, `[a](https://a.example/a\(b) [a](https://a.example/a\)b\()`, `<p><a href="https://a.example/a(b">a</a> <a href="https://a.example/a)b(">a</a></p>`},
	"an address of other scripts":                 {`<p><a href="/дом?q=é">a</a>`, "[a](https://a.example/%D0%B4%D0%BE%D0%BC?q=%C3%A9)", `<p><a href="https://a.example/%D0%B4%D0%BE%D0%BC?q=%C3%A9">a</a></p>`},
	"brackets in a link are text":                 {`<p><a href="/x">[a] (b)</a>`, `[\[a\] (b)](https://a.example/x)`, `<p><a href="https://a.example/x">[a] (b)</a></p>`},
	"an exclamation before a link makes no image": {`<p>Go!<a href="/x">a</a>`, `Go\![a](https://a.example/x)`, `<p>Go!<a href="https://a.example/x">a</a></p>`},
	"a word that is mended is linked whole":       {`<p>He has signed the <a href="/x">signsigned paper</a> of caf<a href="/y">&Atilde;&copy; owners</a>`, "He has signed the [signed paper](https://a.example/x) of caf[é owners](https://a.example/y)", `<p>He has signed the <a href="https://a.example/x">signed paper</a> of caf<a href="https://a.example/y">é owners</a></p>`},
	"a link in a link ends it":                    {`<a href="/x">a<table><tr><td><a href="/y">b</a> c</table></a>`, "[a](https://a.example/x)\n\n[b](https://a.example/y) c", "<p><a href=\"https://a.example/x\">a</a></p>\n<p><a href=\"https://a.example/y\">b</a> c</p>"},
	"a link without a text is none":               {`<p>a<a href="/x"></a> b`, "a b", "<p>a b</p>"},
	"an anchor is no link":                        {`<p><a name="x">a</a> b`, "a b", "<p>a b</p>"},

	"an image between paragraphs":            {`<p>a</p><img src="i.png" alt="A quay"><p>b</p>`, "a\n\n![A quay](https://a.example/d/i.png)\n\nb", "<p>a</p>\n<p><img src=\"https://a.example/d/i.png\" alt=\"A quay\"></p>\n<p>b</p>"},
	"an image in a sentence":                 {`<p>a <img src="/i.png" alt="x"> b<img src="/j.png">c`, "a ![x](https://a.example/i.png) b ![](https://a.example/j.png) c", `<p>a <img src="https://a.example/i.png" alt="x"> b <img src="https://a.example/j.png" alt=""> c</p>`},
	"an image that an item starts with":      {`<ul><li><img src="/i.png" alt="x"> a<li>b</ul>`, "- ![x](https://a.example/i.png) a\n- b", "<ul>\n<li><img src=\"https://a.example/i.png\" alt=\"x\"> a</li>\n<li>b</li>\n</ul>"},
	"an image in a link":                     {`<p>a</p><p><a href="/x"><img src="/i.png" alt="x"></a></p><p>b</p>`, "a\n\n[![x](https://a.example/i.png)](https://a.example/x)\n\nb", "<p>a</p>\n<p><a href=\"https://a.example/x\"><img src=\"https://a.example/i.png\" alt=\"x\"></a></p>\n<p>b</p>"},
	"an image in a link with a text":         {`<p><a href="/x">a <img src="/i.png" alt="x"> b</a>`, "![x](https://a.example/i.png) [a b](https://a.example/x)", `<p><img src="https://a.example/i.png" alt="x"> <a href="https://a.example/x">a b</a></p>`},
	"an image in a cell":                     {`<table><tr><th>a<th>b<tr><td>c<td>d <img src="/i.png" alt="x|y"></table>`, "| a | b |\n| --- | --- |\n| c | d ![x\\|y](https://a.example/i.png) |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d <img src=\"https://a.example/i.png\" alt=\"x|y\"></td>\n</tr>\n</tbody>\n</table>"},
	"what is loaded late":                    {`<p>a</p><img src="blank.gif" data-src="/i.png"><p>b</p><img src="data:image/gif;base64,x"><noscript><img src="/j.png"></noscript><p>c`, "a\n\n![](https://a.example/i.png)\n\nb\n\n![](https://a.example/j.png)\n\nc", "<p>a</p>\n<p><img src=\"https://a.example/i.png\" alt=\"\"></p>\n<p>b</p>\n<p><img src=\"https://a.example/j.png\" alt=\"\"></p>\n<p>c</p>"},
	"the greatest of several":                {`<p>a</p><picture><source srcset="/s.webp 100w, /l.webp 900w"><img alt="x"></picture><p>b`, "a\n\n![x](https://a.example/l.webp)\n\nb", "<p>a</p>\n<p><img src=\"https://a.example/l.webp\" alt=\"x\"></p>\n<p>b</p>"},
	"signs in the alternative text":          {`<p>a</p><img src="/i.png" alt='*a* [b] "c" \'><p>b`, "a\n\n![\\*a\\* \\[b\\] \"c\" \\\\](https://a.example/i.png)\n\nb", "<p>a</p>\n<p><img src=\"https://a.example/i.png\" alt=\"*a* [b] &#34;c&#34; \\\"></p>\n<p>b</p>"},
	"what counts visitors is no image":       {`<p>a <img src="/i.gif" width=1 height=1> b <img src="/j.png" width="16px" height="16px"> c`, "a b c", "<p>a b c</p>"},
	"what its address calls an icon is none": {`<p>a <img src="/img/clear.gif"> b <img src="/icons/x.png"> c <img src="quote_icon.png?v=1"> d <img src="/a/silicon.png"> e`, "a b c d ![](https://a.example/a/silicon.png) e", `<p>a b c d <img src="https://a.example/a/silicon.png" alt=""> e</p>`},
	"an image of another scheme is none":     {`<p>a <img src="javascript:x"> b <img src="mailto:x@y.example"> c`, "a b c", "<p>a b c</p>"},
	"an image in a quote is in the quote":    {`<blockquote><p>a</p><img src="/i.png"><p>b</p></blockquote>`, "> a\n>\n> ![](https://a.example/i.png)\n>\n> b", "<blockquote>\n<p>a</p>\n<p><img src=\"https://a.example/i.png\" alt=\"\"></p>\n<p>b</p>\n</blockquote>"},
	"a row of images alone stands below":     {`<table><tr><th>a<th>b<tr><td>c<td>d<tr><td><img src="/i.png"><td></table>`, "| a | b |\n| --- | --- |\n| c | d |\n\n![](https://a.example/i.png)", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n<p><img src=\"https://a.example/i.png\" alt=\"\"></p>"},
	"an image at the start and at the end":   {`<div><img src="/i.png"><p>a</p><img src="/j.png"></div>`, "![](https://a.example/i.png)\n\na\n\n![](https://a.example/j.png)", "<p><img src=\"https://a.example/i.png\" alt=\"\"></p>\n<p>a</p>\n<p><img src=\"https://a.example/j.png\" alt=\"\"></p>"},
}

func TestLinksAndImages(t *testing.T) {
	for name, test := range linked {
		t.Run(name, func(t *testing.T) {
			res := cleanAt(t, test.page, "https://a.example/d/p.html")
			assert.Equal(t, test.markdown, res.Markdown())
			assert.Equal(t, test.html, res.HTML())
			plain := cleanPage(t, test.page)
			assert.Equal(t, plain.Text, res.Text, "the text is that without links")
			assert.Equal(t, plain.Source, res.Source, "and so is the source")
		})
	}
}

func TestBases(t *testing.T) {
	const link = `<p>the <a href="x?q=1">map</a>`
	for name, test := range map[string]struct{ page, address, want string }{
		"nothing is known":                          {link, "", "x?q=1"},
		"the page's URL":                            {link, "https://a.example/d/p", "https://a.example/d/x?q=1"},
		"the base element counts for more":          {`<base href="https://b.example/c/">` + link, "https://a.example/d/p", "https://b.example/c/x?q=1"},
		"a base element may be relative":            {`<base href="/c/">` + link, "https://a.example/d/p", "https://a.example/c/x?q=1"},
		"a relative base alone tells too little":    {`<base href="/c/">` + link, "", "x?q=1"},
		"the canonical address is better than none": {`<link rel=canonical href="https://c.example/e/">` + link, "", "https://c.example/e/x?q=1"},
		"the page's URL is better than that":        {`<link rel=canonical href="https://c.example/e/">` + link, "https://a.example/d/p", "https://a.example/d/x?q=1"},
		"a base of another scheme is none":          {`<base href="javascript:x">` + link, "", "x?q=1"},
		"a base too long for memory is none":        {`<base href="https://b.example/` + strings.Repeat("c/", 2000) + `">` + link, "", "x?q=1"},
	} {
		t.Run(name, func(t *testing.T) {
			res := cleanAt(t, test.page, test.address)
			require.Len(t, res.Links, 1)
			assert.Equal(t, test.want, res.Links[0].URL)
			assert.Equal(t, "the [map]("+test.want+")", res.Markdown())
		})
	}
}

func TestDocumentKnowsItsURL(t *testing.T) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(`<p><a href="x">a</a>`))
	require.NoError(t, err)
	doc.Url, err = url.Parse("https://a.example/d/")
	require.NoError(t, err)
	res, err := keeper(t).CleanDocument(doc)
	require.NoError(t, err)
	assert.Equal(t, "[a](https://a.example/d/x)", res.Markdown())
}

// TestLists checks Result.Links and Result.Images against the source.
func TestLists(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{Links: true, Images: true, Leaning: heuristics.FavorRecall})
	require.NoError(t, err)
	page := `<h1>Head</h1><p>See the the <a href="/x"><b>signsigned</b> map</a>.<p>b <img src="/i.png" alt=" A  quay "></p><ul><li><a href="/y">The berths of the harbour</a> are all on the chart, said the master, who has worked there for thirty years, and they stay where they are until the work is done.</ul>`
	res, err := c.CleanHTMLAt(strings.NewReader(page), &url.URL{Scheme: "https", Host: "a.example", Path: "/"})
	require.NoError(t, err)
	require.Len(t, res.Links, 2)
	assert.Equal(t, cleaner.Link{Start: res.Links[0].Start, End: res.Links[0].End, Text: "signed map", URL: "https://a.example/x"}, res.Links[0])
	assert.Equal(t, "signsigned map", res.Source[res.Links[0].Start:res.Links[0].End], "the place is that in the source")
	assert.Equal(t, "The berths of the harbour", res.Links[1].Text, "without the mark of the item")
	require.Len(t, res.Images, 1)
	assert.Equal(t, cleaner.Image{Offset: res.Images[0].Offset, URL: "https://a.example/i.png", Alt: "A quay"}, res.Images[0])
	assert.True(t, strings.HasSuffix(res.Source[:res.Images[0].Offset], "\nb"))
	res.Links[0].Start, res.Links[0].End, res.Images[0].Offset = 1<<30, -5, -7
	assert.Contains(t, res.Markdown(), "[signed map]", "changes of the lists harm nothing")
}

func TestOffByDefault(t *testing.T) {
	res := cleanPage(t, `<p>See <a href="https://a.example/">the map</a>. <img src="https://a.example/i.png">`)
	assert.Equal(t, "See the map.", res.Markdown())
	assert.Empty(t, res.Links)
	assert.Empty(t, res.Images)
	one, err := cleaner.New(cleaner.Options{Links: true})
	require.NoError(t, err)
	res, err = one.CleanHTML(strings.NewReader(`<p>See <a href="https://a.example/">the map <img src="https://a.example/i.png"></a>`))
	require.NoError(t, err)
	assert.Equal(t, "See [the map](https://a.example/)", res.Markdown(), "the one without the other")
}

// article is a page with images in and around its body.
const article = `<!doctype html><html lang=en><body>
<header class=site-header><a href="/"><img src="/logo.png" alt="Logo"></a><nav><a href="/a">News</a> <a href="/b">Sport</a></nav></header>
<main><article><h1>The harbour opens</h1><p class=byline>By Anna Marsh</p>
<div class=hero><img src="/lead.jpg" alt="The quay"></div>
<div class=content>
<p>The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning, and the <a href="/ferry">ferry</a> is to sail from there.</p>
<figure><a href="/large.jpg"><img src="/fig.jpg" alt="The crane"></a><figcaption>The crane on the quay. Photo: Tom Reed</figcaption></figure>
<p>Nobody in the town had believed that it would come so soon, said the master of the old harbour, who has worked there for thirty years and more.</p>
<aside class="related promo"><a href="/other"><img src="/teaser.jpg">Read more: What keeps the ferry from sailing in winter</a></aside>
<p>The work is to begin in spring and will take about two years. Until then the old harbour stays open on all days of the week, and the fares stay what they are.</p>
</div></article>
<div class="author-box"><img src="/anna.jpg" alt="Anna Marsh"><p>Anna Marsh writes about the sea.</p></div>
<section class=related-articles><h2>Related articles</h2><ul><li><a href="/r1"><img src="/r1.jpg">Storm leaves four islands without power</a></li><li><a href="/r2"><img src="/r2.jpg">Engineers warn of cracks in ageing walls</a></li></ul></section>
</main><footer><img src="/partner.png" alt="Partner"><p>All rights reserved</p></footer></body></html>`

func TestImagesOfTheBodyAlone(t *testing.T) {
	res := cleanAt(t, article, "https://a.example/news/1")
	var got []string
	for _, i := range res.Images {
		got = append(got, i.URL+" "+i.Link)
	}
	assert.Equal(t, []string{"https://a.example/lead.jpg ", "https://a.example/fig.jpg https://a.example/large.jpg"}, got)
	require.Len(t, res.Links, 1)
	assert.Equal(t, "ferry", res.Links[0].Text)
	require.Len(t, res.Metadata.Images, 1)
	assert.Equal(t, "https://a.example/fig.jpg", res.Metadata.Images[0].URL, "a caption has its picture")
	plain := cleanPage(t, article)
	assert.Empty(t, plain.Metadata.Images[0].URL, "unless nobody asks")
}

func TestHostileLinks(t *testing.T) {
	for name, page := range map[string]string{
		"links":                       strings.Repeat(`<a href=/x>q</a> `, 100_000),
		"links in links":              strings.Repeat(`<a href=/x>q<table><tr><td>`, 5_000),
		"one link over all":           `<a href=/x>` + strings.Repeat("<p>the quay at noon</p>", 50_000),
		"images":                      "<p>the quay</p>" + strings.Repeat(`<img src=/x>`, 100_000) + "<p>at noon",
		"images between captions":     strings.Repeat(`<figure><img src=/x><figcaption>the quay at noon</figcaption></figure>`, 30_000),
		"a srcset without end":        `<p>a<img srcset="` + strings.Repeat("/x 1w, ", 100_000) + `">`,
		"noscripts in noscripts":      "<p>a" + strings.Repeat("<noscript><img src=/x>", 20_000),
		"links in one listing":        "<pre>" + strings.Repeat("<a href=/x>q</a>\n", 60_000),
		"links in one line of cells":  "<table><tr>" + strings.Repeat("<td><a href=/x>q</a>", 50_000) + "<tr><td>a<td>b</table>",
		"marks beside links":          "<p>" + strings.Repeat("*<a href=/x>_q`</a>~", 40_000),
		"comments in comments":        strings.Repeat("<div class=comment><p>the quay at noon</p>", 20_000) + "<p>a",
		"times and authors in others": strings.Repeat("<div class=comment><time><b class=fn>q", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			within(t, "cleaning and writing", func() {
				res := cleanAt(t, page, "https://a.example/"+strings.Repeat("d", 200)+"/")
				assert.LessOrEqual(t, len(res.Links), 50_000)
				assert.Equal(t, res.Text == "", res.Markdown() == "")
				assert.Equal(t, res.Text == "", res.HTML() == "")
			})
		})
	}
}

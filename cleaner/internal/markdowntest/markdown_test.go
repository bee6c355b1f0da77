package markdowntest

import (
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// inputs returns the fixtures by their folders' names.
func inputs(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../../../testdata/*/input.*")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	all := make(map[string][]byte)
	for _, p := range paths {
		all[filepath.Base(filepath.Dir(p))+filepath.Ext(p)], err = os.ReadFile(p)
		require.NoError(t, err)
	}
	return all
}

// clean cleans a page of either kind.
func clean(t testing.TB, page string, html bool) *cleaner.Result {
	t.Helper()
	if !html {
		return cleaner.Clean(page)
	}
	c, err := cleaner.New(cleaner.Options{Links: true, Images: true})
	require.NoError(t, err)
	res, err := c.CleanHTMLAt(strings.NewReader(page), pageURL)
	require.NoError(t, err)
	return res
}

var pageURL = &url.URL{Scheme: "https", Host: "a.example", Path: "/d/p"}

// everything cleans nothing away: what a test has written comes out.
func everything(t testing.TB, text string) *cleaner.Result {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	require.NoError(t, err)
	return c.Clean(text)
}

// requireSame checks that Markdown is read back as what HTML says, and that
// no letter is lost on the way.
func requireSame(t testing.TB, res *cleaner.Result) {
	t.Helper()
	markdown, html := res.Markdown(), res.HTML()
	rendered := render(t, markdown)
	require.Equal(t, outline(t, html), outline(t, rendered), "structure, of\n%s", markdown)
	if !strings.Contains(res.Text, "```") { // what stands behind a fence is no text
		require.Equal(t, letters(res.Text), letters(textOf(t, html)), "letters, of\n%s", html)
	}
	requireSafe(t, html)
}

// classes is what bluemonday's README adds to the policy for listings.
var classes = regexp.MustCompile(`^language-[a-zA-Z0-9+#._-]+$`)

// requireSafe checks that bluemonday finds nothing to take out. What its policy
// for users' texts does besides is to add rel="nofollow" to links, and to take
// alternative texts out that have more than letters and plain punctuation.
func requireSafe(t testing.TB, html string) {
	t.Helper()
	policy := bluemonday.UGCPolicy()
	policy.AllowAttrs("class").Matching(classes).OnElements("code")
	policy.RequireNoFollowOnLinks(false)
	policy.AllowAttrs("alt").OnElements("img")
	require.Equal(t, html, policy.Sanitize(html))
}

func TestFixturesAreReadBack(t *testing.T) {
	for name, page := range inputs(t) {
		t.Run(name, func(t *testing.T) {
			requireSame(t, clean(t, string(page), strings.HasSuffix(name, ".html")))
		})
	}
}

func TestPlainPolicyTakesOutClassesAlone(t *testing.T) {
	res := everything(t, "```go\nx := 1\n```")
	require.Contains(t, res.HTML(), `<code class="language-go">`)
	assert.Equal(t, strings.ReplaceAll(res.HTML(), ` class="language-go"`, ""), bluemonday.UGCPolicy().Sanitize(res.HTML()))
}

// nasty are texts that mean something to a parser of Markdown, with the
// outline that must be read back.
var nasty = map[string]struct{ text, want string }{
	"a repair that takes two rounds":           {"0\xe2\ufeff\x80", "p: 0”\n"},
	"a line like a heading is text":            {"# No heading\n\n#hashtag", "p: # No heading\np: #hashtag\n"},
	"a lone marker is a dash":                  {"- No, he said.", "p: - No, he said.\n"},
	"a plus in an item":                        {"- + 3 points\n- + 4", "- : \n  p: + 3 points\n- : \n  p: + 4\n"},
	"a year opens no list":                     {"1986. A great year", "p: 1986. A great year\n"},
	"rules are text":                           {"---\n\n***\n\n___\n\n===", "p: ---\np: ***\np: ___\np: ===\n"},
	"emphasis is text":                         {"He *never* said __that__ of ~~you~~ or ~me~", "p: He *never* said __that__ of ~~you~~ or ~me~\n"},
	"marks without a partner":                  {"5 * 3, snake_case_name and price*", "p: 5 * 3, snake_case_name and price*\n"},
	"emphasis over a rule of stars":            {"**bar *** foo** ***", "p: **bar *** foo** ***\n"},
	"backticks are text":                       {"the `cp` command and ``two``", "p: the `cp` command and ``two``\n"},
	"tags are text":                            {"<b>bold</b> <script>alert(1)</script> a < b <!-- c --> <3@d.e>", "p: <b>bold</b> <script>alert(1)</script> a < b <!-- c --> <3@d.e>\n"},
	"links are text":                           {"[a](b) ![c](d) [e][f] <http://g.h>", "p: [a](b) ![c](d) [e][f] <http://g.h>\n"},
	"a definition is text":                     {"[foo]: /url \"title\"", "p: [foo]: /url \"title\"\n"},
	"backslashes stay":                         {`C:\*dir\ \\server\a \`, "p: C:\\*dir\\ \\\\server\\a \\\n"},
	"references are text":                      {"&lt;b&gt; is what &#38; and &copy are not", ""},
	"tildes open no listing":                   {"~~~ sorry\n\n~~~", "p: ~~~ sorry\np: ~~~\n"},
	"nothing between bars is a table's rule":   {"a | b\n--- | ---", "p: a | b\np: --- | ---\n"},
	"marks in items":                           {"- # one\n- - two\n- 1. three\n- [ ] four\n- > five", "- : \n  p: # one\n- : \n  p: - two\n- : \n  p: 1. three\n- : \n  p: [ ] four\n- : \n  p: > five\n"},
	"a list that starts late":                  {"7. seven\n8. eight", "7. : \n  p: seven\n8. : \n  p: eight\n"},
	"a list that counts down":                  {"3. three\n2. two\n1. one", "3. : \n  p: three\n2. : \n  p: two\n1. : \n  p: one\n"},
	"a list that does not count":               {"1. a\n1. b", "1. : \n  p: a\n2. : \n  p: b\n"},
	"an item below an item":                    {"1. one\n   - below\n2. two", "1. : \n  p: one\n  - : \n    p: below\n2. : \n  p: two\n"},
	"a number that cannot interrupt":           {"- one\n  4. below\n- two", "- : \n  p: one\n  4. : \n    p: below\n- : \n  p: two\n"},
	"quotes":                                   {"> one\n> # two\n>\n> three\n>> four", "> p: one ⏎ # two\n> p: three\n> > p: four\n"},
	"a row with bars and marks":                {"| a | *b* |\n| --- | --- |\n| x\\|y | `c` |", "head: \"a\\t*b*\"\nrow: \"x|y\\t`c`\"\n"},
	"a table without a head, rows uneven":      {"a\tb\tc\nd\te", "row: \"a\\tb\\tc\"\nrow: \"d\\te\"\n"},
	"a backslash before a bar":                 {"| a\\ | \\\\ |\n| b | c |", ""},
	"fences in a listing":                      {"```md\na ```` b\n```", "code: \"a ```` b\"\n"},
	"a listing with a blank line and tags":     {"```\n<b>\n\n  &amp; \\*\n```\n", ""},
	"control characters":                       {"a\x00b \x0b \x0c c\u0085d\u2028e", ""},
	"a byte order mark, and marks of emphasis": {"\ufeff*a*\u00a0*b*\u2003_c_", ""},
}

func TestNastyTextsAreReadBack(t *testing.T) {
	for name, test := range nasty {
		t.Run(name, func(t *testing.T) {
			res := everything(t, test.text)
			requireSame(t, res)
			if test.want != "" {
				assert.Equal(t, test.want, outline(t, render(t, res.Markdown())), res.Markdown())
			}
		})
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for name, title := range map[string]string{
		"signs at the end are no end": "All about C #", "nothing but signs": "##", "emphasis": "The *real* story", "a tag": "Why <b> is bad", "prose stays": "It's 5 o'clock - again",
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, "h1: "+title+"\n", outline(t, render(t, "# "+cleaner.EscapeMarkdown(title))))
		})
	}
}

// scraps are what random texts are made of.
var scraps = []string{
	" ", " ", " ", "\n", "\n", "\n\n", "\n  ", "\n    ", "\t", "a", "b c", "é", "م", "1", "9", "1. ", "2) ", "- ", "* ", "+ ", "• ", "> ", "#", "## ", "*", "**", "_", "__", "~", "~~",
	"`", "``", "```", "```go\n", "\n```\n", "[", "]", "](", "]:", "(", ")", "!", "[ ] ", "<", "<b>", "</b>", "<!--", "<?", ">", "&", "&amp;", "&#65;", ";", "\\", "|", "| ", " | ", "---", "-", "--- | ---", "|-|", ":-:", "===", "=",
	".", ",", "\"", "'", "www.a.b", "http://a.b", "a@b.c", "\u00a0", "\u2003", "\x0b", "\r", "\u2028",
}

// tags are what random pages are made of besides.
var tags = []string{
	"<p>", "</p>", "<br>", "<ul>", "<ol>", "<ol start=7>", "<li>", "</li>", "</ul>", "</ol>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code class='language-c++'>", "</code>",
	"<a href=/x>", "<a href='y_(z)*|&amp;copy;'>", "<a href='mailto:a@b.c'>", "<a href='/(_*~'>", "<a href='javascript:x'>", "</a>", "</a>", "<img src=/i.png alt='a *b* ]('>", "<img src=j.png alt='`|\\\\'>", "<noscript><img src=k.png></noscript>",
	"<table><tr><th>", "<tr>", "<td>", "<th>", "</table>", "<h2>", "</h2>", "<h6>", "</h6>", "<div>", "</div>", "<dl><dt>", "<dd>", "</dl>", "<b>", "</b>", "&lt;", "&amp;", "&#13;",
}

func TestRandomTextsAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := append(slices.Clone(scraps), tags...)
	var text strings.Builder
	for i := range rounds(t) {
		text.Reset()
		html := i%2 == 1
		for range 1 + random.IntN(24) {
			if html {
				text.WriteString(pieces[random.IntN(len(pieces))])
			} else {
				text.WriteString(scraps[random.IntN(len(scraps))])
			}
		}
		if !t.Run("", func(t *testing.T) {
			t.Logf("text: %q", text.String())
			if html {
				requireSame(t, clean(t, text.String(), true))
			} else {
				requireSame(t, everything(t, text.String()))
			}
		}) {
			return
		}
	}
}

// rounds is how many random texts are tried.
func rounds(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("MARKDOWN_ROUNDS")); err == nil {
		return n
	}
	return 4000
}

// linked are pages whose links and images must be read back as they are.
var linked = map[string]struct{ page, want string }{
	"a link":                        {`<p>a <a href="x y">b <b>c</b></a>.`, "p: a {https://a.example/d/x%20y: b c}.\n"},
	"a link around blocks":          {`<a href=/x><h2>a</h2><p>b</p></a>`, "h2: {https://a.example/x: a}\np: {https://a.example/x: b}\n"},
	"a linked heading with signs":   {`<h2><a href=/x>All about C #</a></h2>`, "h2: {https://a.example/x: All about C #}\n"},
	"a heading that ends with text": {`<h2><a href=/x>C</a> ##</h2>`, "h2: {https://a.example/x: C} ##\n"},
	"emphasis over its border":      {`<p>*a<a href=/x>b* _c_</a>* __<a href=/y>d</a>__`, "p: *a{https://a.example/x: b* _c_}* __{https://a.example/y: d}__\n"},
	"a code span over its border":   {"<p>`a<a href=/x>b`</a>`", "p: `a{https://a.example/x: b`}`\n"},
	"brackets around and in it":     {`<p>[a <a href=/x>]b[</a>](c)`, "p: [a {https://a.example/x: ]b[}](c)\n"},
	"a backslash and a sign before": {`<p>a\<a href=/x>b\</a>!<a href=/y>c</a>`, "p: a\\{https://a.example/x: b\\}!{https://a.example/y: c}\n"},
	"a task's box":                  {`<ul><li><a href=/x>x</a> a</ul>`, "- : \n  p: {https://a.example/x: x} a\n"},
	"a definition":                  {`<p><a href=/x>a</a>: b`, "p: {https://a.example/x: a}: b\n"},
	"an angle before it":            {`<p>a &lt;<a href=/x>b></a>`, "p: a <{https://a.example/x: b>}\n"},
	"a number before it":            {`<p>1.<a href=/x>b</a><p>-<a href=/x>b</a><p>#<a href=/x>b</a>`, "p: 1.{https://a.example/x: b}\np: -{https://a.example/x: b}\np: #{https://a.example/x: b}\n"},
	"an address with signs":         {`<p><a href="/a_(b)*c~d\e&amp;amp;f">g</a>`, "p: {https://a.example/a_(b)*c~d%5Ce&amp;f: g}\n"},
	"an image":                      {`<p>a</p><img src=i.png alt="[b] *c* &amp;amp; \ &quot;d&quot; !"><p>e`, "p: a\np: {https://a.example/d/i.png [b] *c* &amp; \\ \"d\" !}\np: e\n"},
	"an image in a link":            {`<p>a</p><a href=/x><img src=i.png alt="b]"></a><p>c`, "p: a\np: {https://a.example/x: {https://a.example/d/i.png b]}}\np: c\n"},
	"both in a cell":                {`<table><tr><th>a<th>b<tr><td><a href="/x|y">c|</a><td>d <img src=i.png alt="e|\"></table>`, "head: \"a\\tb\"\nrow: \"{https://a.example/x%7Cy: c|}\\td {https://a.example/d/i.png e|\\\\}\"\n"},
}

func TestLinksAreReadBack(t *testing.T) {
	for name, test := range linked {
		t.Run(name, func(t *testing.T) {
			res := clean(t, test.page, true)
			requireSame(t, res)
			assert.Equal(t, test.want, outline(t, render(t, res.Markdown())), res.Markdown())
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, test := range nasty {
		f.Add(test.text, false)
		f.Add("<p>"+strings.ReplaceAll(test.text, "\n", "<br>"), true)
	}
	f.Fuzz(func(t *testing.T, page string, html bool) {
		requireSame(t, clean(t, page, html))
		if !html {
			requireSame(t, everything(t, page))
		}
	})
}

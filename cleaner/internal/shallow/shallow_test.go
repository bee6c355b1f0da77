package shallow

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func TestFlatten(t *testing.T) {
	for _, c := range []struct {
		name, in string
		depth    int
		want     string
	}{
		{"nothing", "", 2, ""},
		{"text alone", "a &amp; b", 2, "a &amp; b"},
		{"a shallow page stays", "<div class=\"a\"><p>x</p></div><!-- c -->", 3, "<div class=\"a\"><p>x</p></div><!-- c -->"},
		{"the innermost go", "<div><p>a<section>b</section>c</p></div>", 2, "<div><p>a<br><br>b<br><br>c</p></div>"},
		{"inline tags leave no border", "<div><p>a<b>b</b>c</p></div>", 2, "<div><p>abc</p></div>"},
		{"elements without an end stay", "<div><p>a<br>b<img src=x></p></div>", 2, "<div><p>a<br>b<img src=x></p></div>"},
		{"room again behind an end", "<div><p>a</p><p>b</p></div>", 2, "<div><p>a</p><p>b</p></div>"},
		{"an outer end closes what is open inside", "<div><p>a</div><div><p>b</div>", 2, "<div><p>a</div><div><p>b</div>"},
		{"an end that fits none is passed on", "a</section>b", 2, "a</section>b"},
		{"names in capitals", "<DIV><P>a<B>b</B></P></DIV>", 2, "<DIV><P>ab</P></DIV>"},
		{"a tag that is cut off", "<div>a<p", 2, "<div>a<p"},
		{"a script that is too deep stays a script", "<div><p><script>a<b></script>c", 2, "<div><p><script>a<b></script>c"},
		{"depth 0 leaves what holds nothing", "<div>a<svg>b<area>c</svg></div><title>d<e></title>", 0, "<br><br>a<br><br>b<area>c<br><br><br><br><title>d<e></title>"},
		{"a stroke at the end of a tag closes nothing", "<div><p><x-a/>a<p/>b<br/>", 2, "<div><p><br><br>a<br><br>b<br/>"},
		{"but in svg it does", "<svg><g/><g/><g/></svg><p/>", 2, "<svg><g/><g/><g/></svg><p/>"},
		{"noscript is markup, as for the parser", "<noscript><div><p>a", 2, "<noscript><div><br><br>a"},
		{"a second body goes, its end stays", "<html><body a=b>x<body c=d>y<html></body>", 9, "<html><body a=b>xy</body>"},
		{"formatting that nobody closes", strings.Repeat("<b>", maxFormatting+1) + "x</b>y</b>z<i>", 99, strings.Repeat("<b>", maxFormatting) + "xy</b>z<i>"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, string(Flatten([]byte(c.in), c.depth))) })
	}
}

// deep is a page with text at every depth.
func deep(n int, tag string) (page, text string) {
	var b, w strings.Builder
	for range n {
		b.WriteString("<" + tag + ">w ")
		w.WriteString("w")
	}
	return b.String() + strings.Repeat("</"+tag+">", n), w.String()
}

func textOf(n *html.Node, b *strings.Builder) {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(strings.ReplaceAll(d.Data, " ", ""))
		}
	}
}

// parse parses a page as the cleaner does.
func parse(page []byte) (*html.Node, error) {
	return html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
}

func TestFlattenedPagesParse(t *testing.T) {
	for _, tag := range []string{"div", "span", "blockquote", "b", "ul", "em", "svg", "section", "noscript"} {
		t.Run(tag, func(t *testing.T) {
			page, text := deep(100_000, tag)
			_, err := parse([]byte(page))
			require.Error(t, err, "without it the parser gives up")
			root, err := parse(Flatten([]byte(page), Depth))
			require.NoError(t, err)
			var got strings.Builder
			textOf(root, &got)
			assert.Equal(t, len(text), len(got.String()), "all of the text is there")
		})
	}
}

// TestFlattenGrowth bounds the memory: ten times the page, about ten times
// the memory.
func TestFlattenGrowth(t *testing.T) {
	measure := func(page string) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		out := Flatten([]byte(page), Depth)
		runtime.ReadMemStats(&after)
		require.Less(t, len(out), 4*len(page))
		return after.TotalAlloc - before.TotalAlloc
	}
	small, _ := deep(10_000, "div")
	large, _ := deep(100_000, "div")
	assert.Less(t, measure(large), 20*measure(small)+1<<20)
	assert.Less(t, measure(strings.Repeat("</div>", 100_000)), 20*measure(strings.Repeat("</div>", 10_000))+1<<20, "ends without a start")
}

// TestDepthZeroAlwaysParses: what is left holds nothing, whatever the parser
// closes by itself.
func TestDepthZeroAlwaysParses(t *testing.T) {
	for _, part := range []string{"<svg><area>x", "<select><p>x", "<template><tr>x", "<table><caption>x", "<p><b><div>x</p>", "<noscript>x", "<math><mi><svg>x", "<frameset><frame>", "<object><a>x", "0<A0/>x", "<svg/>x<g/>", "<PLAINTEXT>x<a"} {
		t.Run(part, func(t *testing.T) {
			root, err := parse(Flatten([]byte(strings.Repeat(part, 20_000)), 0))
			require.NoError(t, err)
			var got strings.Builder
			textOf(root, &got)
			assert.Equal(t, 20_000*strings.Count(part, "x"), strings.Count(got.String(), "x"), "all of the text is there")
		})
	}
}

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
		{"what is in noscript counts", "<div><noscript><p>a<p>b</noscript></div>", 3, "<div><noscript><p>a<br><br>b</noscript></div>"},
		{"a tag that is cut off", "<div>a<p", 2, "<div>a<p"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, string(Flatten(c.in, c.depth))) })
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

func TestFlattenedPagesParse(t *testing.T) {
	for _, tag := range []string{"div", "span", "blockquote", "b", "ul", "em", "svg", "section"} {
		t.Run(tag, func(t *testing.T) {
			page, text := deep(100_000, tag)
			_, err := html.Parse(strings.NewReader(page))
			require.Error(t, err, "without it the parser gives up")
			root, err := html.Parse(bytes.NewReader(Flatten(page, Depth)))
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
		out := Flatten(page, Depth)
		runtime.ReadMemStats(&after)
		require.Less(t, len(out), 4*len(page))
		return after.TotalAlloc - before.TotalAlloc
	}
	small, _ := deep(10_000, "div")
	large, _ := deep(100_000, "div")
	assert.Less(t, measure(large), 20*measure(small)+1<<20)
	assert.Less(t, measure(strings.Repeat("</div>", 100_000)), 20*measure(strings.Repeat("</div>", 10_000))+1<<20, "ends without a start")
}

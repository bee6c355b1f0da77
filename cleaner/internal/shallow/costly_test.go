package shallow

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// different are n tags of a name, no two alike: the parser keeps but three of
// those that are.
func different(name string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<%s a%d=x>", name, i)
	}
	return b.String()
}

func TestCostly(t *testing.T) {
	paragraphs := func(n int) string { return strings.Repeat("<p>x</p>", n) }
	for _, row := range []struct {
		why, page string
		want      bool
	}{
		{"nothing", "", false},
		{"an article", "<html><body>" + paragraphs(20_000), false},
		{"formatting that is closed", strings.Repeat("<p><b>x</b> <i>y</i></p>", 20_000), false},
		{"a little formatting that is not", "<font><font><b>" + paragraphs(20_000), false},
		{"much of it before many paragraphs", different("b", 200) + paragraphs(20_000), true},
		{"in capitals", different("FONT", 200) + paragraphs(20_000), true},
		{"much of it before few paragraphs", different("b", 200) + paragraphs(300), false},
		{"many links: each closes the one before", strings.Repeat("<a href=x>", 20_000), false},
		{"names that begin alike", different("base", 200) + different("strongest", 200) + paragraphs(20_000), false},
		{"bodies without end", different("body", 2000), true},
		{"roots without end", different("html", 2000), true},
		{"ends of bodies", strings.Repeat("</body>", 2000), false},
		{"angles", strings.Repeat("<", 100_000), false},
		{"angles and strokes", strings.Repeat("</", 100_000), false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, Costly([]byte(row.page))) })
	}
}

// TestFlattenedPagesAreSmall counts the nodes that the parser makes of pages
// that it makes too much of otherwise.
func TestFlattenedPagesAreSmall(t *testing.T) {
	page := "<p>" + different("b", 200) + strings.Repeat("<p>x", 2000)
	nodes := func(page []byte) (n int) {
		root, err := parse(page)
		require.NoError(t, err)
		for range root.Descendants() {
			n++
		}
		return n
	}
	require.Greater(t, nodes([]byte(page)), 200*2000, "it does without")
	assert.Less(t, nodes(Flatten([]byte(page), Depth)), (maxFormatting+3)*2000)
}

func BenchmarkCostly(b *testing.B) {
	page := []byte(strings.Repeat(`<li class="menu-item"><a href="/section">Section</a></li><p>In the year the council <em>met</em>.</p>`, 1000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Costly(page)
	}
}

// FuzzFlatten: at depth 0 the parser takes any page.
func FuzzFlatten(f *testing.F) {
	for _, s := range []string{"<svg><area>x", "<select><p>x", "<template><tr>x", "<p><b><div>x</p>", "<noscript><noscript>", "<math><annotation-xml><svg>", "<frameset>", "<plaintext><p>", "<!--", "<b", "</"} {
		f.Add(s, 1000, 0)
		f.Add(s, 1, 1)
	}
	f.Fuzz(func(t *testing.T, part string, n, depth int) {
		page := strings.Repeat(part, max(1, n%2000))
		Costly([]byte(page))
		Flatten([]byte(page), depth)
		_, err := parse(Flatten([]byte(page), 0))
		require.NoError(t, err)
	})
}

package heuristics

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestRoomForLargePages: the text of a large page is written into one piece of
// memory and copied once, whatever else the page holds. Under the race detector,
// which runs with -short, slices.Grow takes what it adds twice.
func TestRoomForLargePages(t *testing.T) {
	if testing.Short() {
		t.Skip("allocations are counted once, without the race detector")
	}
	const line = "The ferry left the quay at noon, and the council, which had met in spring, was not on board of it.  "
	for why, page := range map[string]string{
		"a paragraph":                 "<p>" + strings.Repeat(line, 40_000),
		"a listing":                   "<pre>" + strings.Repeat(line+"\n", 40_000) + "</pre>",
		"a listing of lines":          "<pre>" + strings.Repeat("<span>"+line+"</span>\n", 40_000) + "</pre>",
		"white space, and code":       strings.Repeat("<p>"+line+strings.Repeat(" ", 100), 40_000) + "<script>" + strings.Repeat(line, 40_000) + "</script>",
		"all of it behind other text": "<noframes>" + strings.Repeat(line, 4000) + "</noframes><p>" + strings.Repeat(line, 40_000),
	} {
		root, err := html.Parse(strings.NewReader(page))
		require.NoError(t, err)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d := ReadHTML(root)
		runtime.ReadMemStats(&after)
		text := len(d.Source())
		require.Greater(t, text, 3<<20, why)
		// The text, its copy, what a page up to muchText takes, and what the
		// elements take.
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(5*text/2+muchText*8+(strings.Count(page, "<span>")+strings.Count(page, "<p>"))*700), why)
	}
}

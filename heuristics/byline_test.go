package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestBylinePlace: where on a page a line that begins as a byline does is one.
func TestBylinePlace(t *testing.T) {
	const text = `<p>The kiln of the old works has been lit again after years, and the clay of the hill is fired in it as it was before the war, by hand and with wood alone.</p>`
	engine, err := NewEngine(Config{})
	require.NoError(t, err)
	for _, row := range []struct{ why, page, want string }{
		{"a line over the text", `<h1>Kilns</h1><p>By Ada Okafor</p>` + text + text + text, "Ada Okafor"},
		{"a heading over the text", `<h1>Kilns</h1><h3>By Ada Okafor</h3>` + text + text + text, "Ada Okafor"},
		{"a line below the text", `<h1>Kilns</h1>` + text + text + text + `<p>By Ada Okafor</p>`, "Ada Okafor"},
		{"a heading below the text", `<h1>Kilns</h1>` + text + text + text + `<h3>By Kiln Works</h3><ul><li><a href="/a">Bowls</a></li><li><a href="/b">Cups</a></li></ul>`, ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(`<html lang="en"><body>` + row.page))
			require.NoError(t, err)
			d := HTMLReader{}.Read(root)
			engine.Run(d)
			assert.Equal(t, row.want, strings.Join(d.Fields.Authors, "; "))
		})
	}
}

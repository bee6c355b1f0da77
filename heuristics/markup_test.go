package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func TestCommentsAndPosts(t *testing.T) {
	const say = "I have never seen so many boats in one place, and I have lived here for all of my life."
	page, _ := examplePage("harbour")
	page2, _ := examplePage("station")
	for _, row := range []struct {
		name, in string
		comment  bool
	}{
		{"below an article", "<div class=comments><p>" + say + "</p></div>", true},
		{"elements without names change nothing", "<div class=comments><div><ul><li>" + say + "</li></ul></div></div>", true},
		{"the comments of a post", "<div class=post-layout><div class=comments><p>" + say + "</p></div></div>", true},
		{"a list that is named after both", "<div class=post-comments><p>" + say + "</p></div>", true},
		{"a post in a list of replies", "<div class=replies><article class=\"message message--post\"><div><p>" + say + "</p></div></article></div>", false},
		{"a comment on a post in a list of replies", "<div class=replies><article class=post><ul class=comments><li>" + say + "</li></ul></article></div>", true},
	} {
		t.Run(row.name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(page + page2 + row.in))
			require.NoError(t, err)
			d := ReadHTML(root)
			markComments(d)
			last := &d.Blocks[len(d.Blocks)-1]
			require.Contains(t, last.text, say)
			assert.Equal(t, row.comment, last.Role == Comment)
		})
	}
}

package heuristics_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// cleaned runs the whole engine over plain text.
func cleaned(t testing.TB, c heuristics.Config, text string) (string, []heuristics.Edit) {
	t.Helper()
	e, err := heuristics.NewEngine(c)
	require.NoError(t, err)
	d := heuristics.ReadText(text)
	e.Run(d)
	return d.Render()
}

// shown runs a rule's example through the whole engine.
func shown(t testing.TB, c heuristics.Config, x heuristics.Example) string {
	t.Helper()
	if !x.HTML {
		text, _ := cleaned(t, c, x.In)
		return text
	}
	e, err := heuristics.NewEngine(c)
	require.NoError(t, err)
	root, err := html.Parse(strings.NewReader(x.In))
	require.NoError(t, err)
	d := heuristics.ReadHTML(root)
	if _, title, ok := strings.Cut(x.In, "<title>"); ok {
		title, _, _ = strings.Cut(title, "</title>")
		d.Fields.Title = heuristics.Field{Value: title, Signal: "title-element"}
	}
	e.Run(d)
	text, _ := d.Render()
	return text
}

// silent are the rules whose Hit comes out the same without them, and why.
var silent = map[heuristics.ID]string{
	"fields/language": "it decides no block",
	"fields/dateline": "fields/infoline reads the line too",
	"fields/infoline": "fields/byline reads the line's start",
}

func TestEveryRuleProvesItself(t *testing.T) {
	for _, r := range heuristics.Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			assert.NotEmpty(t, r.Doc)
			require.NotEmpty(t, r.Hit.In, "a rule has a Hit")
			require.NotEmpty(t, r.Miss.In, "a rule has a Miss")
			assert.Equal(t, r.Hit.Out, shown(t, heuristics.Config{}, r.Hit), "Hit")
			want := r.Miss.Out
			if want == "" {
				want = r.Miss.In
			}
			assert.Equal(t, want, shown(t, heuristics.Config{}, r.Miss), "Miss")
			if reason, ok := silent[r.ID]; ok {
				t.Log("without the rule its Hit reads the same: " + reason)
				return
			}
			assert.NotEqual(t, r.Hit.Out, shown(t, heuristics.Config{Disabled: []heuristics.ID{r.ID}}, r.Hit), "Hit without the rule")
		})
	}
}

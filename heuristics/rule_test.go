package heuristics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

func TestEveryRuleProvesItself(t *testing.T) {
	for _, r := range heuristics.Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			assert.NotEmpty(t, r.Doc)
			require.NotEmpty(t, r.Hit.In, "a rule has a Hit")
			require.NotEmpty(t, r.Miss.In, "a rule has a Miss")
			hit, _ := cleaned(t, heuristics.Config{}, r.Hit.In)
			assert.Equal(t, r.Hit.Out, hit, "Hit")
			want := r.Miss.Out
			if want == "" {
				want = r.Miss.In
			}
			miss, _ := cleaned(t, heuristics.Config{}, r.Miss.In)
			assert.Equal(t, want, miss, "Miss")
		})
	}
}

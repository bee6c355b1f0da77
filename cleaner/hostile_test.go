package cleaner_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// patience is what a hostile input may take: a sound machine needs a fraction
// of it, and work that grows with the square of the input many times as much.
const patience = 60 * time.Second

// shorter is how many times smaller the inputs are with -short.
const shorter = 10

// hostile is an input that is made to find work that grows faster than the
// input: for text and pages see hostile_text_test.go and hostile_html_test.go.
type hostile struct {
	name string
	n    int // how often what make repeats comes
	make func(n int) string
}

// input makes the input, a smaller one with -short.
func (h hostile) input() string {
	if testing.Short() {
		return h.make(max(1, h.n/shorter))
	}
	return h.make(h.n)
}

// repeat is an input of one thing over and over.
func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n) }
}

// within fails the test where a function takes longer than the patience.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	start := time.Now()
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
		t.Logf("%s: %v", what, time.Since(start).Round(time.Millisecond))
	case <-time.After(patience):
		t.Fatalf("%s takes longer than %v", what, patience)
	}
}

func TestHostileText(t *testing.T) {
	repair := repairer(t)
	for _, h := range hostileTexts() {
		t.Run(h.name, func(t *testing.T) {
			input := h.input()
			var res, repaired *cleaner.Result
			within(t, "cleaning", func() { res = cleaner.Clean(input) })
			within(t, "repairing", func() { repaired = repair.Clean(input) })
			require.NoError(t, res.Err)
			require.NoError(t, repaired.Err)
			requireFits(t, input, res)
			requireFits(t, input, repaired)
		})
	}
}

// requireFits is requireRebuild without the checks of single entries, which
// take longer than the cleaning where there are a million.
func requireFits(t *testing.T, input string, res *cleaner.Result) {
	t.Helper()
	back, ok := res.Input()
	require.True(t, ok, "the ledger does not fit the text")
	require.True(t, string(back) == input, "the rebuilt input differs")
	at := 0
	for _, e := range res.Ledger {
		if e.Start < at || e.Rule == "" || e.Role == 0 {
			require.Fail(t, "a bad entry", "%+v", e)
		}
		at = e.End
	}
}

// TestHostileHTML cleans pages that are made to be hard on the parser or on the
// cleaning.
func TestHostileHTML(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	for _, h := range hostilePages() {
		t.Run(h.name, func(t *testing.T) {
			page := h.input()
			var res *cleaner.Result
			within(t, "cleaning", func() {
				var err error
				res, err = c.CleanHTML(strings.NewReader(page))
				assert.NoError(t, err)
			})
			require.NotNil(t, res)
			requireFits(t, res.Source, res)
			within(t, "writing", func() { _, _ = res.Markdown(), res.HTML() })
			if strings.HasSuffix(h.name, "text") {
				assert.Contains(t, res.Source[:min(len(res.Source), 200)], "the quay", "the text is there")
			}
		})
	}
}

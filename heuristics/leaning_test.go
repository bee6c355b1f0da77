package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// doubtful is a page with lines that may be of the text or not.
const doubtful = `<nav><a href=/>Home</a> <a href=/n>News</a></nav>
<article><h1>The new harbour</h1>
<p>The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning.</p>
<p>Nobody in the town had believed that it would come so soon, said the master of the old harbour, who has worked there for thirty years.</p></article>
<div class="box"><h3>Opening hours</h3><p>The office is open on all days of the week, and on Sundays from noon.</p>
<p>Boats may land at any time.</p></div>
<div class="list"><p>Fares for the ferry</p><p>Tides of the month</p><p>Berths for guests in the old basin</p></div>`

func kept(t *testing.T, leaning Leaning, page string) int {
	t.Helper()
	e, err := NewEngine(Config{Leaning: leaning})
	require.NoError(t, err)
	d := readPage(t, page)
	e.Run(d)
	text, _ := d.Render()
	return len(strings.Fields(text))
}

func readPage(t *testing.T, page string) *Document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	return ReadHTML(root)
}

func TestLeaningMovesTheLine(t *testing.T) {
	precision, balanced, recall := kept(t, FavorPrecision, doubtful), kept(t, Balanced, doubtful), kept(t, FavorRecall, doubtful)
	assert.LessOrEqual(t, precision, balanced, "precision keeps no more")
	assert.LessOrEqual(t, balanced, recall, "recall keeps no less")
	assert.Less(t, precision, recall, "the two differ where blocks are in doubt")
	assert.Positive(t, precision, "the plain text is in no doubt")
}

func TestParseLeaning(t *testing.T) {
	for name, want := range map[string]Leaning{"balanced": Balanced, "precision": FavorPrecision, "recall": FavorRecall} {
		got, err := ParseLeaning(name)
		require.NoError(t, err, name)
		assert.Equal(t, want, got, name)
		assert.Equal(t, name, got.String(), "the name is read back")
	}
	for name, reason := range map[string]string{"": "an unset variable", "Recall": "names are in small letters", "speed": "no leaning"} {
		_, err := ParseLeaning(name)
		assert.ErrorContains(t, err, "balanced, precision and recall", reason)
	}
}

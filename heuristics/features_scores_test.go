package heuristics

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// scoreRow returns the features of the second look for one block by name.
func scoreRow(t *testing.T, words []int32, scores []float32, i int) map[string]float64 {
	t.Helper()
	names, rows := ScoreFeatures(words, scores)
	require.Len(t, rows, len(words))
	row := make(map[string]float64)
	for k, name := range names {
		row[name] = float64(rows[i][k])
	}
	return row
}

func TestScoreFeatures(t *testing.T) {
	words := []int32{10, 0, 30, 10, 50}
	scores := []float32{0.1, 0.5, 0.9, 0, 0.8}
	near := func(name string, i int, want float64) {
		t.Helper()
		assert.InDelta(t, want, scoreRow(t, words, scores, i)[name], 1e-3, "%s of block %d", name, i)
	}
	near("score", 1, 0)
	near("score-1", 1, math.Log(1.0/9))
	near("score+1", 1, math.Log(9))
	near("score-1", 0, -9.21) // beyond the page
	near("score", 3, -9.21)   // decided by a rule
	near("score2", 2, (0.1*10+0.5+0.8*50)/(10+1+10+50))
	near("before5", 2, (1+0.5)/(11+1))
	near("after5", 2, 40/61.0)
	near("before5", 0, 0)
	near("tolikelybefore", 3, 1)
	near("tolikelyafter", 3, 1)
	near("tolikelybefore", 2, likelyFar) // itself does not count
	near("likelyspan", 0, -1)            // two blocks before a span of two
	near("likelyspan", 3, 0.5)
	near("scorewords", 1, math.Log(2)) // a line of signs weighs as a word
	near("pagemost", 0, 0.9)
	near("pageexpected", 0, math.Log1p(1+0.5+27+40))
	near("pagescore", 0, 68.5/101)
}

func TestScoreFeaturesOfPagesWithoutMuch(t *testing.T) {
	names, rows := ScoreFeatures(nil, nil)
	assert.NotEmpty(t, names)
	assert.Empty(t, rows, "a page without blocks")
	row := scoreRow(t, []int32{5}, []float32{0.2}, 0)
	for name, v := range row {
		assert.False(t, math.IsNaN(v) || math.IsInf(v, 0), "%s of the only block", name)
	}
	assert.EqualValues(t, -1, row["likelyspan"], "no block is likely")
	assert.EqualValues(t, likelyFar, row["tolikelyafter"])
}

// The second look must have a say, and only over what the rules left open.
func TestSecondLookRaisesALineAmongParagraphs(t *testing.T) {
	d := &Document{}
	scores := []float32{0.9, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9, 0, 0.005, 0.3}
	for range scores {
		d.Blocks = append(d.Blocks, Block{words: 40})
	}
	again := englishModel().second.lookAgain(d, scores)
	assert.Greater(t, again[3], scores[3], "a doubtful line among likely ones")
	assert.Greater(t, again[3], again[9], "is likelier than one behind them")
	assert.Equal(t, scores[7:9], again[7:9], "what was decided, or next to impossible, stays")
}

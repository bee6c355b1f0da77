package heuristics

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func TestOrderKeyKeepsTheOrder(t *testing.T) {
	rising := []float32{float32(math.Inf(-1)), -3e38, -1.5, -1, -1e-40, 0, 1e-40, 0.5, 1, 1.0000001, 3e38, float32(math.Inf(1))}
	for i := 1; i < len(rising); i++ {
		assert.Less(t, orderKey(rising[i-1]), orderKey(rising[i]), "%v before %v", rising[i-1], rising[i])
	}
}

// TestScorerGivesWhatTheTreesDo takes rows down each tree by hand.
func TestScorerGivesWhatTheTreesDo(t *testing.T) {
	for _, r := range []struct {
		why      string
		model    *model
		features []string
		rows     int
	}{
		{"one row leaves most of a batch empty", englishModel(), textFeatures, 1},
		{"a packet that is not full", englishModel(), textFeatures, together - 1},
		{"a full one and a row more", englishModel(), textFeatures, together + 1},
		{"the forks for the page differ in HTML", htmlModel(), htmlFeatures, 3 * together},
		{"the second look has few features", englishModel().second, scoreFeatures, 2*together + 5},
	} {
		t.Run(r.why, func(t *testing.T) {
			random := rand.New(rand.NewPCG(7, uint64(r.rows)))
			for range 20 { // pages
				page := randomRow(random, len(r.features))
				scores := make([]float32, r.rows)
				rows := make([][]float32, r.rows)
				s := newScorer(r.model, scores)
				for k := range page {
					if isPageWide(r.features[k]) {
						s.common(k, page[k])
					}
				}
				for i := range rows {
					rows[i] = randomRow(random, len(r.features))
					for k, f := range r.features {
						if isPageWide(f) {
							rows[i][k] = page[k]
						}
					}
					row := slices.Clone(rows[i])
					for _, k := range r.model.pageWide {
						row[k] = float32(math.NaN()) // nobody reads it
					}
					s.row(i).write(row)
				}
				s.release()
				for i, row := range rows {
					require.Equal(t, logistic(sumByHand(&r.model.forest, row)), scores[i], "row %d", i)
				}
			}
		})
	}
}

func randomRow(random *rand.Rand, n int) []float32 {
	row := make([]float32, n)
	for k := range row {
		row[k] = float32(random.IntN(8)) * random.Float32() // many are 0, as features are
	}
	return row
}

// sumByHand takes a row down each tree alone.
func sumByHand(f *forest, row []float32) float32 {
	sum := f.base
	for _, t := range f.trees {
		at := t.root
		for n := f.nodes[at]; n.left() != at; n = f.nodes[at] {
			at = n.left()
			if orderKey(row[n.feature()]) > uint64(n)|math.MaxUint32 {
				at++
			}
		}
		sum += f.values[at]
	}
	return sum
}

func TestSpanOfFloatsByTheirBits(t *testing.T) {
	for _, r := range []struct {
		why    string
		values []float32
	}{
		{"none is negative", []float32{2, 0, 0.5}},
		{"some are", []float32{-2, 3, -0.5, 0}},
		{"all are", []float32{-2, -3, -0.5}},
		{"one", []float32{-1}},
		{"infinite ones", []float32{float32(math.Inf(-1)), float32(math.Inf(1)), 0}},
	} {
		t.Run(r.why, func(t *testing.T) {
			least, most := int32(math.MaxInt32), int32(math.MinInt32)
			for _, f := range r.values {
				least, most = min(least, int32(math.Float32bits(f))), max(most, int32(math.Float32bits(f)))
			}
			assert.Equal(t, span{slices.Min(r.values), slices.Max(r.values)}, spanFrom(r.values, least, most))
		})
	}
}

func only(names []string, keep func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !keep(name) })
}

// TestPageWideFeatures: pruning trusts the names.
func TestPageWideFeatures(t *testing.T) {
	page, visible := examplePage("harbour")
	root, err := html.Parse(strings.NewReader("<title>The Harbour</title><nav><a href=/>Home</a> <a href=/n>News</a></nav><main><article>" + page + "</article></main><footer>© 2020</footer>"))
	require.NoError(t, err)
	text := ReadText("Home\nNews\n14 January 2020\n\n" + visible + "\n\nShare this article\n3 comments")
	detectLanguage(text)
	for why, d := range map[string]*Document{"text": text, "HTML": ReadHTML(root)} {
		t.Run(why, func(t *testing.T) {
			names, rows := Features(d, englishOdds())
			require.Greater(t, len(rows), 3)
			var given []string
			table := newFeatureTable(d)
			table.common(func(first int, values ...float32) { given = append(given, names[first:first+len(values)]...) })
			assert.ElementsMatch(t, only(names, isPageWide), given, "each is given, and no other")
			wide := 0
			for k, name := range names {
				if !isPageWide(name) {
					continue
				}
				wide++
				for i, row := range rows {
					assert.Equal(t, rows[0][k], row[k], "%s of block %d", name, i)
				}
			}
			assert.Greater(t, wide, 15)
		})
	}
}

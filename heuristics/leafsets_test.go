package heuristics

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomTree returns a tree of so many leaves, of any shape, that asks for the
// features below the number.
func randomTree(random *rand.Rand, leaves, features int) []fork {
	forks := []fork{{feature: -1}}
	for n := 1; n < leaves; n++ {
		at := random.IntN(len(forks)) // a leaf becomes a fork
		for forks[at].feature >= 0 {
			at = random.IntN(len(forks))
		}
		forks[at] = fork{random.IntN(features), float32(random.IntN(9)-2) / 2, len(forks), len(forks) + 1}
		forks = append(forks, fork{feature: -1}, fork{feature: -1})
	}
	for i := range forks {
		if forks[i].feature < 0 {
			forks[i].threshold = random.Float32() - 0.5
		}
	}
	return forks
}

// randomModel returns a model of trees of all numbers of leaves that there may be.
func randomModel(t *testing.T, random *rand.Rand, names []string) *model {
	t.Helper()
	var trees [][]fork
	for leaves := 1; leaves <= maxLeaves; leaves++ {
		trees = append(trees, randomTree(random, leaves, len(names)))
	}
	m, err := loadModel(modelFile(trees...), names)
	require.NoError(t, err)
	return m
}

// TestSetsOfLeavesGiveWhatTheTreesDo takes rows down made-up trees one by one.
func TestSetsOfLeavesGiveWhatTheTreesDo(t *testing.T) {
	for _, r := range []struct {
		why    string
		spread int // of the values of a feature
		rows   int
	}{
		{"rows that are equal leave no fork open", 1, together},
		{"rows much alike leave some", 2, together},
		{"rows of all sorts leave most", 9, together},
		{"one row", 9, 1},
	} {
		t.Run(r.why, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, uint64(r.spread)))
			for range 20 {
				m := randomModel(t, random, modelFeatures)
				var columns columns
				var spans ranges
				rows := make([][]float32, r.rows)
				low := make([]int, len(modelFeatures))
				for k := range low {
					low[k] = random.IntN(9) - 2
				}
				for i := range rows {
					rows[i] = make([]float32, len(low))
					for k := range rows[i] {
						v := float32(low[k]+random.IntN(r.spread)) / 2 // some are at a threshold
						rows[i][k] = v
						if i == 0 {
							spans[k] = span{v, v}
						}
						spans[k] = span{min(v, spans[k].least), max(v, spans[k].greatest)}
					}
					row(columns[i:]).write(rows[i])
				}
				sums := make([]float32, r.rows)
				m.leaves.add(sums, &columns, &spans)
				var narrowed leafForest
				narrowed.narrow(&m.leaves, &spans)
				again := make([]float32, r.rows)
				narrowed.add(again, &columns, &spans)
				for i := range rows {
					require.Equal(t, sumByHand(&m.forest, rows[i])-m.base, sums[i], "row %d", i)
				}
				assert.Equal(t, sums, again, "by the narrowed forest")
				assert.LessOrEqual(t, len(narrowed.cuts), len(m.leaves.cuts))
				if r.spread == 1 {
					assert.Empty(t, narrowed.cuts)
				}
			}
		})
	}
}

func TestTreesOfTooManyLeaves(t *testing.T) {
	tree := randomTree(rand.New(rand.NewPCG(1, 2)), maxLeaves+1, 2)
	_, err := loadModel(modelFile(tree), modelFeatures)
	require.ErrorIs(t, err, errLeaves)
}

// TestThresholdsOfNodes: what is packed into a node comes out again.
func TestThresholdsOfNodes(t *testing.T) {
	for _, threshold := range []float32{-3e38, -1, -1e-40, 0, 1e-40, 0.25, 3e38} {
		assert.Equal(t, threshold, newNode(orderKey(threshold), 7, 9).threshold())
	}
}

package heuristics

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// modelFeatures are what the model files of the tests need.
var modelFeatures = []string{"a", "b"}

// modelFile writes a model file of modelFeatures by hand: each tree
// is a list of nodes, a fork's threshold being 1 and a leaf's value its number.
func modelFile(trees ...[]fork) []byte {
	b := append([]byte(modelMagic), 2, 0, 1, 'a', 1, 'b')
	float := func(f float32) { b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f)) }
	word := func(n int) { b = binary.LittleEndian.AppendUint16(b, uint16(n)) }
	float(0)
	word(len(trees))
	for _, nodes := range trees {
		word(len(nodes))
		for _, n := range nodes {
			word(n.feature)
			float(n.threshold)
			word(n.left)
			word(n.right)
		}
	}
	word(0) // points of the calibration
	return b
}

// probability returns a model's probability for one row of features.
func probability(m *model, row ...float32) float32 {
	scores := make([]float32, 1)
	s := newScorer(m, scores)
	s.row(0).write(row)
	s.release()
	return scores[0]
}

var (
	leafOfTwo = fork{feature: -1, threshold: 2}
	leafOfOne = fork{feature: -1, threshold: -1}
	forkOnB   = fork{feature: 1, threshold: 1, left: 1, right: 2}
)

func TestLoadModel(t *testing.T) {
	m, err := loadModel(modelFile([]fork{forkOnB, leafOfTwo, leafOfOne}, []fork{leafOfTwo}), []string{"b", "a"})
	require.NoError(t, err)
	assert.InDelta(t, 1/(1+math.Exp(-4)), probability(m, 1, 9), 1e-6, "b at the threshold goes left")
	assert.InDelta(t, 1/(1+math.Exp(-1)), probability(m, 1.5, 0), 1e-6, "b above it goes right")
}

func TestBuiltInModelsFindTheirFeatures(t *testing.T) {
	for name, load := range map[string]func() *model{"text": textModel, "english": englishModel, "html": htmlModel} {
		t.Run(name, func(t *testing.T) {
			require.NotPanics(t, func() { load() }, "a feature that was renamed needs a refit")
			assert.NotEmpty(t, load().calibration, "a page's confidence is read off it")
		})
	}
	used := make(map[string]bool)
	for _, n := range englishModel().nodes {
		used[textFeatures[n.feature()]] = true
	}
	assert.True(t, used["odds"], "the model for English asks for the odds of words")
	for _, n := range textModel().nodes {
		assert.NotContains(t, textFeatures[n.feature()], "odds", "the one for other languages does not")
	}
}

func TestLoadModelRefuses(t *testing.T) {
	whole := modelFile([]fork{forkOnB, leafOfTwo, leafOfOne})
	back, far, feature := forkOnB, forkOnB, forkOnB
	back.left, far.right, feature.feature = 0, 3, 2
	type row struct {
		why  string
		file []byte
	}
	rows := []row{
		{"another file", []byte("GIF89a")},
		{"a fork that points back: a row would go in circles", modelFile([]fork{back, leafOfTwo, leafOfOne})},
		{"a fork that points out of the tree", modelFile([]fork{far, leafOfTwo, leafOfOne})},
		{"a feature that the file does not name", modelFile([]fork{feature, leafOfTwo, leafOfOne})},
		{"two forks that lead to one node: a tree could grow without end", modelFile([]fork{forkOnB, {feature: 0, left: 2, right: 3}, {feature: 0, left: 3, right: 3}, leafOfTwo})},
		{"a tree without nodes", modelFile(nil)},
		{"bytes behind the end", append(append([]byte(nil), whole...), 0)},
	}
	for n := range whole {
		rows = append(rows, row{"a file that is cut short", whole[:n]})
	}
	for _, r := range rows {
		t.Run(r.why, func(t *testing.T) {
			_, err := loadModel(r.file, modelFeatures)
			assert.Error(t, err)
		})
	}
	_, err := loadModel(whole, []string{"a"})
	assert.ErrorContains(t, err, `"b"`, "the feature that is missing is named")
}

// FuzzLoadModel: a file is refused, or every row comes to a leaf.
func FuzzLoadModel(f *testing.F) {
	f.Add(modelFile([]fork{forkOnB, leafOfTwo, leafOfOne}, []fork{leafOfTwo}))
	f.Add(modelFile())
	f.Add(modelFile(nil))
	f.Add([]byte(modelMagic + "\xff\xff"))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := loadModel(file, modelFeatures)
		if err != nil {
			return
		}
		for _, row := range [][]float32{{0, 0}, {2, -2}, {float32(math.NaN()), float32(math.Inf(1))}} {
			p := probability(m, row...)
			require.False(t, p < 0 || p > 1, "a probability of %v", p)
		}
	})
}

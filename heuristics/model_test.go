package heuristics

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// modelFile writes a model file of the features "a" and "b" by hand: each tree
// is a list of nodes, a fork's threshold being 1 and a leaf's value its number.
func modelFile(trees ...[]node) []byte {
	b := append([]byte(modelMagic), 2, 0, 1, 'a', 1, 'b')
	float := func(f float32) { b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f)) }
	word := func(n int32) { b = binary.LittleEndian.AppendUint16(b, uint16(n)) }
	float(0)
	word(int32(len(trees)))
	for _, nodes := range trees {
		word(int32(len(nodes)))
		for _, n := range nodes {
			word(n.feature)
			float(n.threshold)
			word(n.left)
			word(n.right)
		}
	}
	return b
}

var (
	leafOfTwo = node{feature: -1, threshold: 2}
	leafOfOne = node{feature: -1, threshold: -1}
	forkOnB   = node{feature: 1, threshold: 1, left: 1, right: 2}
)

func TestLoadModel(t *testing.T) {
	m, err := loadModel(modelFile([]node{forkOnB, leafOfTwo, leafOfOne}, []node{leafOfTwo}), []string{"b", "a"})
	require.NoError(t, err)
	assert.InDelta(t, 1/(1+math.Exp(-4)), m.probability([]float32{1, 9}), 1e-6, "b at the threshold goes left")
	assert.InDelta(t, 1/(1+math.Exp(-1)), m.probability([]float32{1.5, 0}), 1e-6, "b above it goes right")
}

func TestLoadModelRefuses(t *testing.T) {
	whole := modelFile([]node{forkOnB, leafOfTwo, leafOfOne})
	back, far, feature := forkOnB, forkOnB, forkOnB
	back.left, far.right, feature.feature = 0, 3, 2
	type row struct {
		why  string
		file []byte
	}
	rows := []row{
		{"another file", []byte("GIF89a")},
		{"a fork that points back: a row would go in circles", modelFile([]node{back, leafOfTwo, leafOfOne})},
		{"a fork that points out of the tree", modelFile([]node{far, leafOfTwo, leafOfOne})},
		{"a feature that the file does not name", modelFile([]node{feature, leafOfTwo, leafOfOne})},
		{"a tree without nodes", modelFile(nil)},
		{"bytes behind the end", append(append([]byte(nil), whole...), 0)},
	}
	for n := range whole {
		rows = append(rows, row{"a file that is cut short", whole[:n]})
	}
	for _, r := range rows {
		t.Run(r.why, func(t *testing.T) {
			_, err := loadModel(r.file, []string{"a", "b"})
			assert.Error(t, err)
		})
	}
	_, err := loadModel(whole, []string{"a"})
	assert.ErrorContains(t, err, `"b"`, "the feature that is missing is named")
}

// FuzzLoadModel: a file is refused, or every row comes to a leaf.
func FuzzLoadModel(f *testing.F) {
	f.Add(modelFile([]node{forkOnB, leafOfTwo, leafOfOne}, []node{leafOfTwo}))
	f.Add(modelFile())
	f.Add(modelFile(nil))
	f.Add([]byte(modelMagic + "\xff\xff"))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := loadModel(file, []string{"a", "b"})
		if err != nil {
			return
		}
		for _, row := range [][]float32{{0, 0}, {2, -2}, {float32(math.NaN()), float32(math.Inf(1))}} {
			p := m.probability(row)
			require.False(t, p < 0 || p > 1, "a probability of %v", p)
		}
	})
}

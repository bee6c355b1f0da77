package heuristics

import (
	"math"
	"math/bits"
)

// forest is a sum of decision trees, for a row that is taken down all of them. Of
// many rows a leafForest takes care.
type forest struct {
	base  float32
	trees []tree
	nodes []node
	// values has the value of each leaf, by the index of its node.
	values []float32
}

// tree is where a tree starts and how deep it is.
type tree struct {
	root  uint64
	depth uint64
}

// node is a fork of a tree: a row whose feature is at most the threshold goes
// left, others to the node behind the left one. A leaf leads to itself, so
// that all ways down a tree take as many steps as it is deep: a processor
// guesses wrong where a way ends more often than the steps cost.
//
// It is one number, for a step to be one load and few instructions: from the
// high bits on the orderKey of the threshold (32), the feature (16), and the
// node to the left (16).
type node uint64

func newNode(threshold uint64, feature, left int) node {
	return node(threshold | uint64(feature)<<16 | uint64(left))
}

func (n node) threshold() float32 {
	key := uint32(n >> 32)
	return math.Float32frombits(key ^ (uint32(int32(^key)>>31) | 1<<31))
}

func (n node) feature() uint16 { return uint16(n >> 16) }

func (n node) left() uint64 { return uint64(n) & 0xffff }

// next returns the node that a row with this key of the feature goes to. The
// low bits of a node do not count in the comparison: those of a key are 0.
func (n node) next(key uint64) uint64 {
	_, over := bits.Sub64(uint64(n), key, 0)
	return n.left() + over
}

// orderKey returns a number that is less for one float than for another
// exactly if the float is. Its low 32 bits are 0.
func orderKey(f float32) uint64 {
	b := math.Float32bits(f)
	return uint64(b^(uint32(int32(b)>>31)|1<<31)) << 32
}

// mostKey is not below any orderKey.
const mostKey = math.MaxUint32 << 32

// leaf appends a leaf, which is the node at.
func (f *forest) leaf(at int, value float32) {
	f.nodes = append(f.nodes, newNode(mostKey, 0, at))
	f.values = append(f.values, value)
}

// maxFeatures is a power of two above the number of features.
const maxFeatures = 512

// orderKeys has the orderKey of each feature of a row.
type orderKeys [maxFeatures]uint64

func (k *orderKeys) set(row []float32) {
	for i, f := range row {
		k[i%maxFeatures] = orderKey(f)
	}
}

// sum returns the sum of the trees' values for a row.
func (f *forest) sum(row *orderKeys) float32 {
	sum, nodes := f.base, f.nodes
	for _, t := range f.trees {
		at := t.root
		for range t.depth {
			n := nodes[at]
			at = n.next(row[n.feature()%maxFeatures])
		}
		sum += f.values[at]
	}
	return sum
}

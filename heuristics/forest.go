package heuristics

import (
	"math"
	"math/bits"
	"sync"
)

// forest is a sum of decision trees, made for many rows to be taken down each
// tree together.
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

func (n node) feature() uint16 { return uint16(n >> 16) }

func (n node) left() uint64 { return uint64(n) & 0xffff }

// place returns where in a batch the keys of the node's feature are.
func (n node) place() uint64 {
	return uint64(n) >> (16 - abreastBits) & ((maxFeatures - 1) << abreastBits)
}

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

// abreast is how many rows are taken down a tree at a time: while one waits for
// memory the others go on. Eight take half the time that four take.
const (
	abreast     = 1 << abreastBits
	abreastBits = 3
)

// maxFeatures is a power of two above the number of features.
const maxFeatures = 512

// batch is the orderKeys of rows that are taken down together, those of one
// feature side by side.
type batch [maxFeatures * abreast]uint64

// set writes a row.
func (b *batch) set(lane int, row []float32) {
	at := lane
	for _, f := range row {
		b[at%len(b)] = orderKey(f)
		at += abreast
	}
}

// sums returns the sums of the trees' values for the rows of a batch.
func (f *forest) sums(rows *batch) (sums [abreast]float32) {
	for lane := range sums {
		sums[lane] = f.base
	}
	nodes, values := f.nodes, f.values
	for _, t := range f.trees {
		n := nodes[t.root]
		k := n.place()
		a, b, c, d := n.next(rows[k]), n.next(rows[k+1]), n.next(rows[k+2]), n.next(rows[k+3])
		e, f, g, h := n.next(rows[k+4]), n.next(rows[k+5]), n.next(rows[k+6]), n.next(rows[k+7])
		for left := t.depth; left > 1; left-- {
			n = nodes[a]
			a = n.next(rows[n.place()])
			n = nodes[b]
			b = n.next(rows[n.place()+1])
			n = nodes[c]
			c = n.next(rows[n.place()+2])
			n = nodes[d]
			d = n.next(rows[n.place()+3])
			n = nodes[e]
			e = n.next(rows[n.place()+4])
			n = nodes[f]
			f = n.next(rows[n.place()+5])
			n = nodes[g]
			g = n.next(rows[n.place()+6])
			n = nodes[h]
			h = n.next(rows[n.place()+7])
		}
		sums[0] += values[a]
		sums[1] += values[b]
		sums[2] += values[c]
		sums[3] += values[d]
		sums[4] += values[e]
		sums[5] += values[f]
		sums[6] += values[g]
		sums[7] += values[h]
	}
	return sums
}

// sumOfFirst returns the sum for the first row of a batch alone.
func (f *forest) sumOfFirst(rows *batch) float32 {
	sum, nodes := f.base, f.nodes
	for _, t := range f.trees {
		at := t.root
		for range t.depth {
			n := nodes[at]
			at = n.next(rows[n.place()])
		}
		sum += f.values[at]
	}
	return sum
}

// prune makes f of the trees of another, without the forks whose way is the
// same for all rows of a page, of which one is in the batch's first lane: some
// half of the forks ask what the page is like.
func (f *forest) prune(whole *model, rows *batch) {
	n := len(whole.nodes) // pruned, there are fewer
	f.nodes, f.values, f.trees = resized(f.nodes, n), resized(f.values, n), f.trees[:0]
	f.base = whole.base
	free := 0
	for _, t := range whole.trees {
		root := free
		f.nodes[free] = node(whole.settled(t.root, rows))
		free++
		depth, deeper := 0, free
		// The nodes ahead, as far as they are known, are those of the whole
		// forest: the slice is the queue of a walk in breadth.
		for at := root; at < free; at++ {
			if at == deeper {
				depth, deeper = depth+1, free
			}
			from := uint64(f.nodes[at])
			n := whole.nodes[from]
			left := n.left()
			if left == from {
				f.nodes[at], f.values[at] = newNode(mostKey, 0, at), whole.values[from]
				continue
			}
			f.nodes[at] = n&^0xffff | node(free)
			f.nodes[free], f.nodes[free+1] = node(whole.settled(left, rows)), node(whole.settled(left+1, rows))
			free += 2
		}
		f.trees = append(f.trees, tree{uint64(root), uint64(depth)})
	}
	f.nodes, f.values = f.nodes[:free], f.values[:free]
}

// settled returns the node that all rows of a page go to from another one, by
// what they have in common.
func (m *model) settled(at uint64, rows *batch) uint64 {
	n := m.nodes[at]
	for m.pageWide[n.feature()%maxFeatures] && n.left() != at {
		at = n.next(rows[n.place()])
		n = m.nodes[at]
	}
	return at
}

// scorer has a model judge the rows of a page. Its memory is used again.
type scorer struct {
	model  *model
	forest *forest // the model's, or pruned
	pruned forest
	rows   batch
	used   int          // rows in the batch
	blocks [abreast]int // whose they are
	scores []float32    // of each block
	totals [maxFeatures]float32
	added  int // rows
}

var scorers = sync.Pool{New: func() any { return new(scorer) }}

// minPruned is the number of rows from which on it pays to prune the trees.
const minPruned = 24

// newScorer returns a scorer for so many rows of a page. It writes the
// probabilities that blocks are body text.
func newScorer(m *model, rows int, scores []float32) *scorer {
	s := scorers.Get().(*scorer)
	s.model, s.scores, s.used, s.added, s.forest = m, scores, 0, 0, &m.forest
	clear(s.totals[:])
	if rows >= minPruned {
		s.forest = nil
	}
	return s
}

// add takes the row of a block.
func (s *scorer) add(block int, row []float32) {
	at := s.used
	for k, f := range row {
		s.rows[at%len(s.rows)] = orderKey(f) // as batch.set does
		s.totals[k%maxFeatures] += f
		at += abreast
	}
	if s.forest == nil { // the first one
		s.pruned.prune(s.model, &s.rows)
		s.forest = &s.pruned
	}
	s.blocks[s.used] = block
	s.added++
	if s.used++; s.used == abreast {
		s.flush()
	}
}

// means returns the means of the first features of all rows.
func (s *scorer) means(features int) []float32 {
	means := make([]float32, features)
	for k := range means {
		means[k] = s.totals[k] / float32(s.added)
	}
	return means
}

// flush judges the rows of the batch.
func (s *scorer) flush() {
	if s.used == 0 {
		return
	}
	sums := s.forest.sums(&s.rows)
	for lane, block := range s.blocks[:s.used] {
		s.scores[block] = logistic(sums[lane])
	}
	s.used = 0
}

// release judges what is left and gives the scorer's memory back.
func (s *scorer) release() {
	s.flush()
	s.model, s.forest, s.scores = nil, nil, nil
	scorers.Put(s)
}

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

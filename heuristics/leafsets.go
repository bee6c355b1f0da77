package heuristics

import (
	"errors"
	"math"
	"math/bits"
)

// leafForest is a forest for many rows that are taken down each tree together.
// A tree is no more than the sets of leaves on the two sides of each fork, as
// bits, the leftmost leaf the lowest: a row whose feature is above a threshold
// loses the leaves on the left, and the lowest of those that it keeps is where
// it ends. In which order the forks are asked does not matter. (QuickScorer:
// Lucchese et al., "QuickScorer: a fast algorithm to rank documents with
// additive ensembles of regression trees", SIGIR 2015.)
type leafForest struct {
	base   float32
	trees  []leafTree
	cuts   []cut
	values []float32 // of the leaves
}

// leafTree is a tree: its forks, the leaves that rows can get to, and where the
// value of the first leaf is.
type leafTree struct {
	first, end uint32
	reach      leafSet
	values     uint32
}

// leafSet is a set of the leaves of a tree.
type leafSet = uint32

const maxLeaves = 32

// cut is a fork: rows whose key of the feature is at most the threshold lose the
// leaves on the right, others those on the left.
type cut struct {
	threshold   float32
	feature     uint32
	left, right leafSet
}

var errLeaves = errors.New("a tree has too many leaves")

// of makes f of the trees of a forest.
func (f *leafForest) of(plain *forest) error {
	f.base = plain.base
	for _, t := range plain.trees {
		first, values := len(f.cuts), len(f.values)
		if f.grow(plain, t.root, values); len(f.values)-values > maxLeaves {
			return errLeaves
		}
		reach := leafSet(1<<(len(f.values)-values) - 1)
		f.trees = append(f.trees, leafTree{uint32(first), uint32(len(f.cuts)), reach, uint32(values)})
	}
	f.values = append(f.values, make([]float32, maxLeaves)...)
	return nil
}

// grow takes the part of a tree below a node, whose first leaf has the value at.
func (f *leafForest) grow(plain *forest, at uint64, first int) (set leafSet) {
	n := plain.nodes[at]
	if n.left() == at {
		f.values = append(f.values, plain.values[at])
		return 1 << (len(f.values) - 1 - first)
	}
	k := len(f.cuts)
	f.cuts = append(f.cuts, cut{threshold: n.threshold(), feature: uint32(n.feature())})
	left := f.grow(plain, n.left(), first)
	right := f.grow(plain, n.left()+1, first)
	f.cuts[k].left, f.cuts[k].right = left, right
	return left | right
}

// span is the least and the greatest value of a feature among some rows.
type span struct{ least, greatest float32 }

// ranges has the span of each feature.
type ranges [maxFeatures]span

// anywhere is the span of a feature that nothing is known of.
var anywhere = span{float32(math.Inf(-1)), float32(math.Inf(1))}

// open returns what is left of a tree for rows within the ranges: the leaves that
// they can get to, and the forks on the ways there that do not send all of them
// to the same side, which it writes. Forks come behind those that lead to them:
// by the time that a fork is looked at, it is known whether rows get there.
func (f *leafForest) open(t *leafTree, r *ranges, forks *[maxLeaves]*cut) (reach leafSet, n int) {
	reach = t.reach
	cuts := f.cuts[t.first:t.end]
	for i := range cuts {
		c := &cuts[i]
		s := &r[c.feature%maxFeatures]
		all, some := oneIf(s.least > c.threshold), oneIf(s.greatest > c.threshold)
		forks[n%maxLeaves] = c
		n += (all ^ some) & int(-uint64(c.left&reach)>>63)
		// To take leaves away costs less than to ask whether any are to go, since
		// a processor cannot guess it.
		reach &^= c.left&-uint32(all) | c.right&(uint32(some)-1)
	}
	return reach, n
}

// narrow makes f of the trees of another forest, for rows within the ranges
// alone.
func (f *leafForest) narrow(whole *leafForest, r *ranges) {
	f.base, f.values, f.trees = whole.base, whole.values, f.trees[:0]
	f.cuts = f.cuts[:0]
	var forks [maxLeaves]*cut
	for i := range whole.trees {
		t := &whole.trees[i]
		reach, n := whole.open(t, r, &forks)
		first := uint32(len(f.cuts))
		for _, c := range forks[:n] {
			f.cuts = append(f.cuts, *c)
		}
		f.trees = append(f.trees, leafTree{first, uint32(len(f.cuts)), reach, t.values})
	}
}

// never is a fork that no row is above.
var never = cut{threshold: float32(math.Inf(1))}

// together is how many rows are judged together. With fewer, what is done once
// for all of them costs more; with more, they are less alike.
const together = 64

// columns has the features of rows, those of a feature side by side.
type columns [maxFeatures * together]float32

// of returns what some rows have of a feature.
func (c *columns) of(f *cut, rows int) []float32 {
	at := f.feature % maxFeatures * together
	return c[at : at+together][:rows]
}

// add adds the values of the trees to the sums of the rows, which are within the
// ranges. Blocks that stand near each other are much alike: of the fifteen forks of
// a tree of the built-in models, some two are open for 64 such rows. These are
// asked of each row, and the value for each combination of answers is listed
// before: to go down the trees took four times the instructions. (Rays that fly through a scene
// together are led by their ranges in the same way: Wald et al., "Interactive
// rendering with coherent ray tracing", Eurographics 2001.)
func (f *leafForest) add(sums []float32, rows *columns, r *ranges) {
	var forks [maxLeaves]*cut
	for i := range f.trees {
		t := &f.trees[i]
		reach, n := f.open(t, r, &forks)
		e := ends{reach, (*[maxLeaves]float32)(f.values[t.values:])}
		switch a, b, c, d := forks[0], forks[1], forks[2], forks[3]; n {
		case 0:
			value := e.without(0)
			for i := range sums {
				sums[i] += value
			}
		case 1:
			list := [2]float32{e.without(0), e.without(a.left)}
			x, l := rows.of(a, len(sums)), a.threshold
			for i := range x {
				sums[i] += list[oneIf(x[i] > l)]
			}
		case 2:
			list := [4]float32{e.without(0), e.without(a.left), e.without(b.left), e.without(a.left | b.left)}
			x, y, l, m := rows.of(a, len(sums)), rows.of(b, len(sums)), a.threshold, b.threshold
			for i := range x {
				sums[i] += list[oneIf(x[i] > l)|oneIf(y[i] > m)<<1]
			}
		case 3:
			var list [8]float32
			for k, lost := range lostBy(a, b, c) {
				list[k] = e.without(lost)
			}
			x, y, z := rows.of(a, len(sums)), rows.of(b, len(sums)), rows.of(c, len(sums))
			l, m, n := a.threshold, b.threshold, c.threshold
			for i := range x {
				sums[i] += list[oneIf(x[i] > l)|oneIf(y[i] > m)<<1|oneIf(z[i] > n)<<2]
			}
		case 4:
			var list [16]float32
			for k, lost := range lostBy(a, b, c) {
				list[k], list[k+8] = e.without(lost), e.without(lost|d.left)
			}
			x, y, z, w := rows.of(a, len(sums)), rows.of(b, len(sums)), rows.of(c, len(sums)), rows.of(d, len(sums))
			l, m, n, o := a.threshold, b.threshold, c.threshold, d.threshold
			for i := range x {
				sums[i] += list[oneIf(x[i] > l)|oneIf(y[i] > m)<<1|oneIf(z[i] > n)<<2|oneIf(w[i] > o)<<3]
			}
		default:
			e.add(sums, rows, forks[:n])
		}
	}
}

// ends are the leaves of a tree where rows can end, and all leaves' values.
type ends struct {
	reach  leafSet
	values *[maxLeaves]float32
}

// without returns the value for rows that have lost some leaves.
func (e *ends) without(lost leafSet) float32 {
	return e.values[bits.TrailingZeros32(e.reach&^lost)%maxLeaves]
}

// lostBy returns the leaves that a row loses which is above the thresholds of
// some of three forks: of the first one where bit 0 is set, and so on.
func lostBy(a, b, c *cut) [8]leafSet {
	return [8]leafSet{0, a.left, b.left, a.left | b.left, c.left, a.left | c.left, b.left | c.left, a.left | b.left | c.left}
}

// add adds the values of a tree with many open forks to the sums. The last six are
// asked together: to write down what rows have lost and to read it again cost as
// much as to ask them.
func (e *ends) add(sums []float32, rows *columns, forks []*cut) {
	var lost [together]leafSet // to the forks before
	for ; len(forks) > 6; forks = forks[1:] {
		f := forks[0]
		x, l := rows.of(f, len(sums)), f.threshold
		for i := range x {
			lost[i%together] |= f.left & leafSet(-oneIf(x[i] > l))
		}
	}
	six := [6]*cut{&never, &never, &never, &never, &never, &never}
	copy(six[:], forks)
	a, b, c, d, f, g := six[0], six[1], six[2], six[3], six[4], six[5]
	sets, more := lostBy(a, b, c), lostBy(d, f, g)
	x, y, z := rows.of(a, len(sums)), rows.of(b, len(sums)), rows.of(c, len(sums))
	u, v, w := rows.of(d, len(sums)), rows.of(f, len(sums)), rows.of(g, len(sums))
	l, m, n, o, p, q := a.threshold, b.threshold, c.threshold, d.threshold, f.threshold, g.threshold
	for i := range x {
		first := oneIf(x[i] > l) | oneIf(y[i] > m)<<1 | oneIf(z[i] > n)<<2
		second := oneIf(u[i] > o) | oneIf(v[i] > p)<<1 | oneIf(w[i] > q)<<2
		sums[i] += e.without(lost[i%together] | sets[first] | more[second])
	}
}

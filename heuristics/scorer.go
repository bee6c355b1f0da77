package heuristics

import (
	"math"
	"slices"
	"sync"
)

// scorer has a model judge the rows of a page. Its memory is used again.
type scorer struct {
	model  *model
	forest *leafForest // the model's, or narrowed
	narrow leafForest
	scores []float32 // of each block

	// the rows that are to be judged next
	rows   columns
	used   int
	blocks [together]int // whose they are
	ranges ranges        // those of page-wide features are points

	// of all rows, but for what is page-wide
	totals [maxFeatures]float32
	added  int
}

var scorers = sync.Pool{New: func() any { return new(scorer) }}

// newScorer returns a scorer, which is to be given what the page's rows have in
// common first. It writes the probabilities that blocks are body text.
func newScorer(m *model, scores []float32) *scorer {
	s := scorers.Get().(*scorer)
	s.model, s.scores, s.used, s.added, s.forest = m, scores, 0, 0, nil
	clear(s.totals[:])
	return s
}

// common takes values that all rows have in common, from a page-wide feature on.
func (s *scorer) common(first int, values ...float32) {
	for k, v := range values {
		s.ranges[first+k] = span{v, v}
	}
}

// row returns where the features of a block are to be written, before the next
// call.
func (s *scorer) row(block int) row {
	if s.used == together {
		s.flush()
	}
	s.blocks[s.used] = block
	s.used++
	return s.rows[s.used-1:]
}

// means returns the means of the features of all rows.
func (s *scorer) means() []float32 {
	s.flush()
	if s.added == 0 {
		return nil
	}
	s.addCommon()
	means := slices.Clone(s.totals[:len(s.model.own)+len(s.model.pageWide)])
	for k := range means {
		means[k] /= float32(s.added)
	}
	return means
}

// addCommon adds up what is page-wide, a row at a time: the models of kinds were
// fitted on such sums, which are rounded often. Four sums are taken together, since
// each has to wait for itself.
func (s *scorer) addCommon() {
	var four [4]float32
	for wide := s.model.pageWide; len(wide) > 0; {
		some := wide[:min(4, len(wide))]
		wide = wide[len(some):]
		for i, k := range some {
			four[i] = s.ranges[k].least
		}
		var a, b, c, d float32
		for range s.added {
			a, b, c, d = a+four[0], b+four[1], c+four[2], d+four[3]
		}
		four = [4]float32{a, b, c, d}
		for i, k := range some {
			s.totals[k] = four[i]
		}
	}
}

// flush judges the rows.
func (s *scorer) flush() {
	if s.used == 0 {
		return
	}
	s.measure()
	if s.forest == nil {
		s.choose()
	}
	var sums [together]float32
	for i := range sums {
		sums[i] = s.forest.base
	}
	s.forest.add(sums[:s.used], &s.rows, &s.ranges)
	for i, block := range s.blocks[:s.used] {
		s.scores[block] = logistic(sums[i])
	}
	s.added += s.used
	s.used = 0
}

// choose takes the model's forest, or narrows it by what all rows of the page have
// in common where more are to come: some half of the forks ask what the page is
// like.
func (s *scorer) choose() {
	s.forest = &s.model.leaves
	if s.used < together {
		return
	}
	page := s.ranges
	for _, k := range s.model.own {
		page[k] = anywhere
	}
	s.narrow.narrow(s.forest, &page)
	s.forest = &s.narrow
}

// measure finds the ranges of the features that are not page-wide and adds up
// their values, two features at a time: a sum has to wait for itself.
func (s *scorer) measure() {
	own := s.model.own
	for i := 0; i < len(own); i += 2 {
		k, l := own[i], own[min(i+1, len(own)-1)]
		x, y := s.rows[k*together:][:s.used], s.rows[l*together:][:s.used]
		sumX, sumY := s.totals[k], s.totals[l]
		// Floats of which none is negative are in the order of their bits, and
		// whole numbers are compared in less time.
		leastX, leastY, mostX, mostY := int32(math.MaxInt32), int32(math.MaxInt32), int32(math.MinInt32), int32(math.MinInt32)
		for i, f := range x {
			g := y[i]
			sumX, sumY = sumX+f, sumY+g
			v, w := int32(math.Float32bits(f)), int32(math.Float32bits(g))
			leastX, mostX = min(leastX, v), max(mostX, v)
			leastY, mostY = min(leastY, w), max(mostY, w)
		}
		s.totals[k], s.totals[l] = sumX, sumY
		s.ranges[k], s.ranges[l] = spanFrom(x, leastX, mostX), spanFrom(y, leastY, mostY)
	}
}

// spanFrom returns the span of the values of which these are the least and the
// greatest bits as whole numbers.
func spanFrom(values []float32, least, most int32) span {
	if least >= 0 {
		return span{math.Float32frombits(uint32(least)), math.Float32frombits(uint32(most))}
	}
	greatest := most
	if most < 0 { // negative floats are in the order of their bits, but backwards
		greatest = least
	}
	low := uint32(0)
	for _, f := range values {
		low = max(low, math.Float32bits(f))
	}
	return span{math.Float32frombits(low), math.Float32frombits(uint32(greatest))}
}

// release judges what is left and gives the scorer's memory back.
func (s *scorer) release() {
	s.flush()
	s.model, s.forest, s.scores = nil, nil, nil
	scorers.Put(s)
}

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

package heuristics

import (
	"math"
	"slices"
	"sync"
)

// scorer has a model judge the rows of a page. Its memory is used again.
type scorer struct {
	model    *model
	forest   *leafForest // the model's, or narrowed
	narrow   leafForest
	features int
	scores   []float32 // of each block

	// the rows that are to be judged next
	rows   columns
	used   int
	blocks [together]int // whose they are
	ranges ranges

	// of all rows
	totals [maxFeatures]float32
	added  int
}

var scorers = sync.Pool{New: func() any { return new(scorer) }}

// newScorer returns a scorer for rows of so many features. It writes the
// probabilities that blocks are body text.
func newScorer(m *model, features int, scores []float32) *scorer {
	s := scorers.Get().(*scorer)
	s.model, s.scores, s.features, s.used, s.added, s.forest = m, scores, features, 0, 0, nil
	clear(s.totals[:])
	return s
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
	means := make([]float32, s.features)
	for k := range means {
		means[k] = s.totals[k] / float32(s.added)
	}
	return means
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
	var page ranges
	for k := range s.features {
		page[k] = anywhere
		if s.model.pageWide[k] {
			page[k] = s.ranges[k]
		}
	}
	s.narrow.narrow(s.forest, &page)
	s.forest = &s.narrow
}

// measure finds the ranges of the features and adds up their values.
func (s *scorer) measure() {
	for k := range s.features {
		total, column := s.totals[k], s.rows[k*together:][:s.used]
		// Floats of which none is negative are in the order of their bits, and
		// whole numbers are compared in less time.
		least, greatest := int32(math.MaxInt32), int32(math.MinInt32)
		for _, f := range column {
			total += f
			bits := int32(math.Float32bits(f))
			least, greatest = min(least, bits), max(greatest, bits)
		}
		s.totals[k] = total
		s.ranges[k] = span{math.Float32frombits(uint32(least)), math.Float32frombits(uint32(greatest))}
		if least < 0 {
			s.ranges[k] = span{slices.Min(column), slices.Max(column)}
		}
	}
}

// release judges what is left and gives the scorer's memory back.
func (s *scorer) release() {
	s.flush()
	s.model, s.forest, s.scores = nil, nil, nil
	scorers.Put(s)
}

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

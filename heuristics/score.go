package heuristics

import "strings"

// handScorer is a scorer of a few rules of thumb: running text is body, and
// so is what stands among it; the more widgets stand around, the less.
type handScorer struct{}

// reach is how many blocks on each side a block is judged by.
const reach = 4

// Score implements Scorer.
func (handScorer) Score(d *Document) []float32 {
	own := make([]float32, len(d.Blocks))
	widgets := 0
	for i := range d.Blocks {
		own[i] = proseScore(&d.Blocks[i])
		if r := d.Blocks[i].Role; r >= Related && r != Repeat && r != Comment || d.Blocks[i].Cue != Undecided {
			widgets++
		}
	}
	scores := make([]float32, len(d.Blocks))
	noisy := min(1, 8*float32(widgets)/float32(len(d.Blocks)+1))
	for i := range scores {
		scores[i] = blend(own, i) + 0.5*(1-noisy)
	}
	return scores
}

// blend returns a block's score with those of its neighbours, nearer ones
// counting more.
func blend(own []float32, i int) float32 {
	sum, weight := float32(0), float32(0)
	for k := max(0, i-reach); k <= min(len(own)-1, i+reach); k++ {
		w := 1 / float32(1+max(k-i, i-k))
		sum += w * own[k]
		weight += w
	}
	return 0.5*own[i] + 0.5*sum/weight
}

// proseScore tells how much a block looks like running text by itself.
func proseScore(b *Block) float32 {
	if b.Role != Undecided {
		return 0
	}
	words := len(strings.Fields(b.text))
	if hasWideScript(b.text) {
		words = len(b.text) / 6
	}
	score := float32(0)
	switch {
	case words >= 30:
		score = 0.9
	case words >= 14:
		score = 0.7
	case words >= 8:
		score = 0.35
	case words >= 4:
		score = 0.15
	}
	if sentences(b.text) > 0 && words > 3 {
		score += 0.3
	}
	if b.Kind == Code {
		score += 0.3
	}
	if b.Cue != Undecided {
		score -= 0.3
	}
	return min(1, max(0, score))
}

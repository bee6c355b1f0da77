package heuristics

import "math"

// Features of the second look at plain text: what the first look's scores say
// of a block and of those around it. A line between likely ones is likely, and
// one far from them is not, which no feature of its words can tell.

// scoreFeatures names them.
var scoreFeatures = []string{
	// the block's own score, as the logarithm of its odds, and its neighbours'
	"score", "score-1", "score+1",
	// the expected body's share of the words around: within so many blocks
	// without the block itself, of those before and of those behind
	"score2", "score4", "score8", "score16", "before5", "after5", "before20", "after20",
	// how many blocks it is from a likely one, and where between the first and
	// the last of those
	"tolikelybefore", "tolikelyafter", "likelyspan",
	// the block's words
	"scorewords",
	// the page: the expected body's share and its words, the greatest score, and
	// how unsure the scores are
	"pagescore", "pageexpected", "pagemost", "pageunsure",
}

// likelyScore is the score from which a block is called likely, and likelyFar
// the number of blocks that stands for none.
const (
	likelyScore = 0.7
	likelyFar   = 99
)

// scoreTable is what those features are computed from. A block that the rules
// have decided scores 0.
type scoreTable struct {
	words  []int32
	scores []float32
	// sums up to each block, of the words and of those expected in the body
	sumWords, sumExpected []float64
	logits                []float32 // of the scores, with those beyond the ends
	before, after         []int32   // the likely block before and behind, -1 for none
	page                  [4]float32
	first, last           int // likely blocks, -1 for none
}

// newScoreTable looks over the words and the scores of a page's blocks.
func newScoreTable(words []int32, scores []float32) *scoreTable {
	n := len(words)
	sums, likely := make([]float64, 2*n+2), make([]int32, 2*n)
	t := &scoreTable{
		words: words, scores: scores, sumWords: sums[:n+1], sumExpected: sums[n+1:],
		before: likely[:n], after: likely[n:], first: -1, last: -1, logits: make([]float32, n+2),
	}
	t.logits[0], t.logits[n+1] = logit(0), logit(0)
	most, unsure := float32(0), 0.0
	for i, p := range scores {
		w := t.wordsOf(i)
		t.logits[i+1] = logit(p)
		t.sumWords[i+1] = t.sumWords[i] + w
		t.sumExpected[i+1] = t.sumExpected[i] + w*float64(p)
		most = max(most, p)
		unsure += w * float64(p) * float64(1-p)
		t.before[i] = int32(t.last)
		if p > likelyScore {
			if t.first < 0 {
				t.first = i
			}
			t.last = i
		}
	}
	next := int32(-1)
	for i := n - 1; i >= 0; i-- {
		t.after[i] = next
		if scores[i] > likelyScore {
			next = int32(i)
		}
	}
	expected := t.sumExpected[n]
	t.page = [4]float32{float32(expected / max(t.sumWords[n], 1)), float32(math.Log1p(expected)), most, float32(unsure / (expected + 1))}
	return t
}

// wordsOf returns the weight of a block: a line of signs counts as a word.
func (t *scoreTable) wordsOf(i int) float64 { return float64(max(t.words[i], 1)) }

// common gives the features that all blocks have in common.
func (t *scoreTable) common(give func(first int, values ...float32)) {
	give(len(scoreFeatures)-len(t.page), t.page[:]...)
}

// write writes the features of block i, but for the page's.
func (t *scoreTable) write(r row, i int) {
	span := float32(-1)
	if t.first >= 0 {
		span = float32(i-t.first) / float32(max(t.last-t.first, 1))
	}
	r.write([]float32{
		t.logits[i+1], t.logits[i], t.logits[i+2],
		t.around(i, 2), t.around(i, 4), t.around(i, 8), t.around(i, 16),
		t.side(i-5, i), t.side(i+1, i+6), t.side(i-20, i), t.side(i+1, i+21),
		distance(i, t.before[i]), distance(i, t.after[i]), span, log1(max(t.words[i], 1)),
	})
}

// logit returns the logarithm of the odds of a score. Beyond the page's ends the
// score is 0.
func logit(score float32) float32 {
	p := min(max(float64(score), leastScore), 1-leastScore)
	if p == leastScore { // the rules have decided most such blocks
		return leastLogit
	}
	return logOdds(p)
}

func logOdds(p float64) float32 { return float32(math.Log(p / (1 - p))) }

// leastScore is the score from which on scores are told apart, as 1-leastScore is
// that up to which they are.
const leastScore = 1e-4

var leastLogit = logOdds(leastScore)

// around returns the expected body's share of the words within reach of block i,
// without its own; a tenth where nothing is.
func (t *scoreTable) around(i, reach int) float32 {
	from, to := max(0, i-reach), min(len(t.words), i+reach+1)
	w := t.wordsOf(i)
	expected := t.sumExpected[to] - t.sumExpected[from] - w*float64(t.scores[i])
	return float32((expected + 1e-3) / (t.sumWords[to] - t.sumWords[from] - w + 1e-2))
}

// side returns that share for the blocks from one up to another, leaning to 0
// where there are few words.
func (t *scoreTable) side(from, to int) float32 {
	from = max(0, from)
	to = max(min(len(t.words), to), from)
	from = min(from, to)
	return float32((t.sumExpected[to] - t.sumExpected[from]) / (t.sumWords[to] - t.sumWords[from] + 1))
}

// distance returns how many blocks are between two, likelyFar if one is none.
func distance(i int, other int32) float32 {
	if other < 0 {
		return likelyFar
	}
	return float32(max(i-int(other), int(other)-i))
}

// ScoreFeatures returns the names of the features of the second look and a row
// of them for each block, of the blocks' words and scores; those of blocks that
// the rules have decided are 0. It is what internal/train fits that look on.
func ScoreFeatures(words []int32, scores []float32) (names []string, rows [][]float32) {
	t := newScoreTable(words, scores)
	for i := range words {
		r := make(row, len(scoreFeatures)*together)
		t.write(r, i)
		t.common(func(first int, values ...float32) { r[first*together:].write(values) })
		rows = append(rows, r.read(len(scoreFeatures)))
	}
	return scoreFeatures, rows
}

package heuristics

import (
	"fmt"
	"slices"
)

// bodyRules decide what the layers before left open.
func bodyRules() []Rule {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\nNobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	page, visible := examplePage("harbour")
	page2, visible2 := examplePage("station")
	const lead = "Three years of debate are over: the town gets its harbour."
	const author = "Anna Marsh writes about the sea and the towns beside it."
	below := func(class, text string) string {
		return "<title>New Harbour Approved</title><nav><a href=/>Home</a></nav><header><h1>New Harbour Approved</h1><div class=\"" + class + " teaser promo\"><div>" +
			text + "</div><a href=/s>Share</a></div></header><main><article>" + page + page2 + "</article></main>"
	}
	return []Rule{{
		ID:    "body/model",
		Doc:   "Scores the blocks that are still undecided and draws the line between body and boilerplate.",
		Hit:   Example{In: "Home\nNews\nSport\nWeather\nContact\n\n" + story, Out: story},
		Miss:  Example{In: story},
		Apply: drawLine,
	}, {
		ID:    "body/standfirst",
		Doc:   "Keeps the lead between the headline and the text, whatever its markup.",
		Hit:   Example{In: below("summary", lead), HTML: true, Out: lead + "\n\n" + visible + "\n\n" + visible2},
		Miss:  Example{In: below("author", author), HTML: true, Out: visible + "\n\n" + visible2},
		Apply: keepStandfirst,
	}}
}

// score returns the probability of each open block to be body text, by the
// fitted models, the last of which it returns too. It tells the kind of the page.
func score(d *Document) ([]float32, *model) {
	m, kinds := textModel(), textKinds()
	if d.containers != nil {
		m, kinds = htmlModel(), htmlKinds()
	}
	if len(d.Blocks) == 0 {
		return nil, m
	}
	t := newFeatureTable(d)
	defer t.release()
	if t.odds != nil {
		m = englishModel()
	}
	open := func(i int) bool { return d.Blocks[i].Role == Undecided }
	scores := make([]float32, len(d.Blocks))
	s := newScorer(m, scores)
	t.common(s.common)
	t.rows(open, s.row)
	if means := s.means(); means != nil {
		d.Kind, d.KindConfidence = kinds.decide(means)
	}
	s.release()
	if m.second != nil && (d.Kind == KindArticle || d.Kind == KindDocumentation) {
		return m.second.lookAgain(d, scores), m.second
	}
	return scores, m
}

// lookAgain scores the open blocks of a document anew, by the scores of a first
// model for them and those around. What that thinks next to impossible stays so.
// It is for pages of running text: in lists and threads a line's neighbours are
// no better than it is.
func (m *model) lookAgain(d *Document, scores []float32) []float32 {
	words := make([]int32, len(scores))
	for i := range words {
		words[i] = d.Blocks[i].words
	}
	t := newScoreTable(words, scores)
	again := slices.Clone(scores)
	s := newScorer(m, again)
	t.common(s.common)
	for i, p := range scores {
		if p < minScore {
			continue
		}
		t.write(s.row(i), i)
	}
	s.release()
	return again
}

// minScore is the probability below which no block is kept, however little
// else there is.
const minScore = 0.02

// Leaning says which of the body layer's errors weighs more.
type Leaning int8

const (
	// Balanced is the recommended leaning.
	Balanced Leaning = iota
	// FavorPrecision leaves out what is in doubt: for corpora.
	FavorPrecision
	// FavorRecall keeps what is in doubt: for search and archives.
	FavorRecall
)

// String returns the leaning's name: balanced, precision or recall.
func (l Leaning) String() string {
	switch l {
	case FavorPrecision:
		return "precision"
	case FavorRecall:
		return "recall"
	}
	return "balanced"
}

// ParseLeaning returns the leaning that is called balanced, precision or
// recall; other names are an error.
func ParseLeaning(name string) (Leaning, error) {
	switch name {
	case "balanced":
		return Balanced, nil
	case "precision":
		return FavorPrecision, nil
	case "recall":
		return FavorRecall, nil
	}
	return Balanced, fmt.Errorf("heuristics: no leaning is called %q: balanced, precision and recall are", name)
}

// tightness is the weight of the expected body in the line that is drawn, the
// square of F's beta. A little below 1 is best for readers: on held-out folds
// of the fitted pages the F1 is the same within 0.001 from 0.7 to 1.25, and
// what is wrongly kept is worse than what is wrongly left out.
func (l Leaning) tightness() float64 {
	switch l {
	case FavorPrecision:
		return 0.25 // beta 1/2
	case FavorRecall:
		return 4 // beta 2
	}
	return 0.8
}

// openTightness is the least one for a text without machinery: all of it is
// likely the author's.
const openTightness float64 = 2

// spacedTightness is the least one for a text without machinery whose
// paragraphs have blank lines between them: so people write, and so clean text
// comes out here, while the visible text of a page has a line a block.
const spacedTightness float64 = 8

// ownShare is the share of a text's words that must be expected to be body for
// the text to count as somebody's own. Of 759 clean articles all have more, and
// of 149 pages' text without machinery half have less.
const ownShare = 0.75

// bodyShare returns the share of the words that the scores make expect to be
// body.
func (d *Document) bodyShare(scores []float32) float64 {
	var words, body float64
	for i := range d.Blocks {
		n := float64(d.Blocks[i].words)
		switch d.Blocks[i].Role {
		case Body:
			words, body = words+n, body+n
		case Undecided:
			words, body = words+n, body+n*float64(scores[i])
		}
	}
	return body / max(words, 1)
}

// spaced reports whether blank lines stand before most paragraphs of a plain
// text: of its long ones if there are two, since the lines of code, of lists and
// of tables stand together in any text.
func (d *Document) spaced() bool {
	var paragraphs, apart, long, longApart int
	for i := 1; i < len(d.Blocks); i++ {
		b := &d.Blocks[i]
		if b.Kind != Paragraph && b.Kind != Heading {
			continue
		}
		paragraphs++
		apart += oneIf(b.apart)
		if len(b.text) >= longParagraph {
			long++
			longApart += oneIf(b.apart)
		}
	}
	if long > 1 {
		paragraphs, apart = long, longApart
	}
	return paragraphs > 0 && 2*apart > paragraphs
}

// drawLine decides the open blocks by their scores. It keeps the set of blocks
// that makes the expected F1 of words greatest: in order of probability, the
// blocks up to the place where
//
//	2 * expected words that are right / (words kept + t * expected words of the body)
//
// is at its height; t is 1 for F1 itself. Where the line falls thus follows
// from the page as a whole. (Lewis, "Evaluating and optimizing autonomous text
// classification systems", SIGIR 1995.)
func drawLine(d *Document) {
	scores, m := score(d)
	d.draw(scores, m)
}

func (d *Document) draw(scores []float32, m *model) {
	noisy := d.noisy()
	d.decideAlike(scores)
	t := d.leaning.tightness()
	if !noisy && d.leaning != FavorPrecision {
		t = max(t, openTightness)
		if d.spaced() && d.bodyShare(scores) >= ownShare {
			t = max(t, spacedTightness)
		}
	}
	line, expected := d.bestLine(scores, t)
	d.Expected = m.calibrate(expected)
	if noisy && d.isEmpty(scores, expected) {
		line, d.Expected = 2, emptyConfidence
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Role != Undecided:
		case scores[i] >= line:
			b.Decide(Body, "body/model", scores[i])
		default:
			b.Decide(Boilerplate, "body/model", 1-scores[i])
		}
	}
	d.fillGaps(scores, noisy)
}

// decideAlike gives the rows of one table, and the lines of one listing, the
// score of the whole.
func (d *Document) decideAlike(scores []float32) {
	for i := 0; i < len(d.Blocks); {
		kind, end := d.Blocks[i].Kind, i+1
		if kind != TableRow && kind != Code {
			i++
			continue
		}
		sum := scores[i]
		for end < len(d.Blocks) && d.Blocks[end].Kind == kind && !(kind == TableRow && d.Blocks[end].apart) {
			sum += scores[end]
			end++
		}
		for k := i; k < end; k++ {
			scores[k] = sum / float32(end-i)
		}
		i = end
	}
}

// The longest run of blocks that is taken in between kept ones, and how likely
// each must be on a page with machinery.
const (
	maxBetween   = 2
	betweenScore = 0.2
	// itemScore is how likely an item must be that stands behind a kept one of
	// its list.
	itemScore = 0.4
)

// fillGaps keeps the few blocks that the model left out between two kept ones:
// a heading, a line of dialogue. In a text without any machinery they need no
// other evidence than their place.
func (d *Document) fillGaps(scores []float32, noisy bool) {
	last := -1 // the last block kept
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Body {
			if i > 0 && last == i-1 && d.goesOn(i, scores[i]) {
				b.Role, b.Rule, b.Confidence = Body, "body/between", 0.5
				last = i
				continue
			}
			if b.Rule != "body/model" || noisy && (scores[i] < betweenScore || b.Cue != Undecided) {
				last = -1
			}
			continue
		}
		if last >= 0 && i-last > 1 && i-last <= maxBetween+1 {
			for k := last + 1; k < i; k++ {
				d.Blocks[k].Role, d.Blocks[k].Rule, d.Blocks[k].Confidence = Body, "body/between", 0.5
			}
		}
		last = i
	}
	if noisy {
		return
	}
	for i := len(d.Blocks) - 1; i > 0 && d.Blocks[i].Rule == "body/model" && d.Blocks[i].Role != Body; i-- {
		// A last word of the author's.
		if b := &d.Blocks[i]; sentences(b.text) > 0 && d.Blocks[i-1].Role == Body {
			b.Role, b.Rule, b.Confidence = Body, "body/between", 0.5
		}
	}
}

// goesOn reports whether block i, which the model left out, is an item of the
// list that the kept block before it belongs to. In HTML the model sees that
// itself.
func (d *Document) goesOn(i int, score float32) bool {
	b := &d.Blocks[i]
	return d.containers == nil && b.Rule == "body/model" && b.Kind == ListItem && d.Blocks[i-1].Kind == ListItem && score >= itemScore
}

// A page of emptyWords and more has no body where so little is expected of it:
// an F1 below emptyF1, fewer words than mostEmpty, and less than a quarter of
// the page. Of 18 such pages among the fitted ones, held out, 7 have no body at
// all and 7 more had none of theirs found.
const (
	emptyF1    = 0.35
	emptyWords = 50
	mostEmpty  = 60
	// emptyConfidence is the part of such pages that have none.
	emptyConfidence = 0.4
)

// isEmpty reports whether the page is likely to have no body: a login wall, an
// error, the shell of an application. To give nothing is then the best guess.
func (d *Document) isEmpty(scores []float32, f1 float32) bool {
	if f1 >= emptyF1 {
		return false
	}
	words, expected := 0, 0.0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role == Body {
			return false
		}
		words += int(b.words)
		if b.Role == Undecided {
			expected += float64(scores[i]) * float64(b.words)
		}
	}
	return words >= emptyWords && expected < mostEmpty && expected*4 < float64(words)
}

// bestLine returns the probability from which blocks are kept, and the F1 that
// the scores make expect of that.
func (d *Document) bestLine(scores []float32, tightness float64) (line, f1 float32) {
	// The blocks whose score counts, each as one number that sorts by falling
	// score, then by place: half the time of a sort with a function.
	open := make([]uint64, 0, len(d.Blocks))
	var expected, right, kept float64
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided && b.Role != Body {
			continue
		}
		words := float64(b.words)
		if b.Role == Body {
			expected, right, kept = expected+words, right+words, kept+words
			continue
		}
		if scores[i] >= minScore { // most are not: what is sorted is short
			open = append(open, ^orderKey(scores[i])&mostKey|uint64(i))
		}
		expected += float64(scores[i]) * words
	}
	slices.Sort(open)
	line = 2 // nothing
	best := 2 * right / (kept + tightness*expected + 1e-9)
	for _, key := range open {
		i := uint32(key)
		words := float64(d.Blocks[i].words)
		right += float64(scores[i]) * words
		kept += words
		if f := 2 * right / (kept + tightness*expected); f >= best {
			line, best = scores[i], f
			f1 = float32(2 * right / (kept + expected))
		}
	}
	return line, f1
}

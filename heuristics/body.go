package heuristics

// Scorer gives each block a probability of being body text. It must not
// change the document.
type Scorer interface {
	Score(d *Document) []float32
}

// bodyRules decide what the layers before left open.
func bodyRules() []Rule {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\nNobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	return []Rule{{
		ID:    "body/model",
		Doc:   "Scores the blocks that are still undecided and draws the line between body and boilerplate.",
		Hit:   Example{In: "Home\nNews\nSport\nWeather\nContact\n\n" + story, Out: story},
		Miss:  Example{In: story},
		Apply: func(d *Document) { drawLine(d, handScorer{}) },
	}}
}

// drawLine decides the open blocks by their scores.
func drawLine(d *Document, s Scorer) {
	scores := s.Score(d)
	for i := range d.Blocks {
		if scores[i] >= 0.5 {
			d.Blocks[i].Decide(Body, "body/model", scores[i])
		} else {
			d.Blocks[i].Decide(Boilerplate, "body/model", 1-scores[i])
		}
	}
}

package heuristics

import "hash/maphash"

// repeatsRules know what a page says more than once.
func repeatsRules() []Rule {
	const a = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	const b = "Nobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	return []Rule{{
		ID:    "repeats/caption",
		Doc:   "Takes out the second saying of a caption that stands on both sides of its credit.",
		Hit:   Example{In: a + "\n\nThe old quay\n© Sputnik / Anna Marsh\nThe old quay\n\n" + b, Out: a + "\n\n" + b},
		Miss:  Example{In: a + "\n\nThe old quay\n\n" + b + "\n\nThe old quay\n\n" + a + " It is late."},
		Apply: func(*Document) {}, // fields/credit sees both sides; the rule names what it decides
	}, {
		ID:    "repeats/block",
		Doc:   "Takes out a long paragraph that stands a second time; verse and short lines may stand twice.",
		Hit:   Example{In: a + "\n\n" + b + "\n\n" + a, Out: a + "\n\n" + b},
		Miss:  Example{In: a + "\n\nNo.\n\n" + b + "\n\nNo."},
		Apply: markRepeats,
	}}
}

// minRepeat is the length from which a paragraph that stands twice is a
// repeat, in bytes.
const minRepeat = 80

var repeatSeed = maphash.MakeSeed()

func markRepeats(d *Document) {
	seen := make(map[uint64]int, len(d.Blocks))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Verse || b.Kind == Code || b.Kind == TableRow || len(b.text) < minRepeat {
			continue
		}
		h := maphash.String(repeatSeed, b.text)
		if first, ok := seen[h]; ok && d.Blocks[first].text == b.text {
			b.Decide(Repeat, "repeats/block", 0.95)
			continue
		}
		seen[h] = i
	}
}

package heuristics

import "hash/maphash"

// repeatsRules know what a page says more than once. They come after the body
// layer: of two sayings the one that it likes better stays.
func repeatsRules() []Rule {
	const a = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	const b = "Nobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	return []Rule{{
		ID:    "repeats/block",
		Doc:   "Takes out the second saying of a long paragraph; verse and short lines may stand twice.",
		Hit:   Example{In: a + "\n\n" + b + "\n\n" + a + "\n\nShare this article", Out: a + "\n\n" + b},
		Miss:  Example{In: a + "\n\nNo.\n\n" + b + "\n\nNo."},
		Apply: markRepeats,
	}}
}

// The length from which a paragraph that stands twice is a repeat, in bytes:
// right behind itself, and anywhere on a page with machinery. A text without
// any may say a thing again where it wants.
const minRepeat = 80

// much is by how much a later saying must be likelier to be body text for the
// earlier one to go.
const much = 0.3

var repeatSeed = maphash.MakeSeed()

func markRepeats(d *Document) {
	seen := make(map[uint64]int)
	noisy := d.noisy()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Body || b.Kind == Verse || b.Kind == Code || b.Kind == TableRow || len(b.text) < minRepeat {
			continue
		}
		h := maphash.String(repeatSeed, b.text)
		first, ok := seen[h]
		if !ok || d.Blocks[first].text != b.text {
			seen[h] = i
			continue
		}
		if !noisy && first != i-1 || b.Kind == ListItem {
			continue
		}
		gone := i
		if b.Confidence > d.Blocks[first].Confidence+much {
			gone, seen[h] = first, i
		}
		d.Blocks[gone].Role, d.Blocks[gone].Rule, d.Blocks[gone].Confidence = Repeat, "repeats/block", 0.95
	}
}

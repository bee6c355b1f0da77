package heuristics

import "golang.org/x/net/html/atom"

// Features of repeated elements: the cards of a grid, the posts of a thread,
// the items of a list. A unit is an element that has siblings of the same tag
// and hints; a run is a unit and those siblings.

// unitFeatures names the features of repeated elements.
var unitFeatures = []string{
	// the run that the block is in: units, words of one, share of the page's
	// words, of the largest run's; then the linked and running part of its words,
	// how many units have a price or a year, where it starts, the words of its
	// least unit to its largest, how far up the unit is, blocks in one, its element
	"unitcount", "unitmean", "unitshare", "unitrank", "unitlinks", "unitprose", "unitprices", "unityears", "unitat", "unitspread", "unitsteps", "unitblocks", "unittag",
	// all blocks of the same structure: share of words, start, how far they reach
	"signatureshare", "signaturerank", "signatureat", "signaturespan",
}

// signatureFeatures is how many of them are about structure.
const signatureFeatures = 4

// units is what the repeated elements of a page are.
type units struct {
	of                        []int32 // of each container the run it is a unit of or in, -1 for none
	steps                     []uint8 // of each container how far up the unit is
	runs                      []unitRun
	largest, largestSignature int // words of the largest run, and of the largest signature

	group  map[runKey]int32 // the runs by what their units have in common
	counts []unitCounts     // of each container
}

// unitRun is a run of sibling elements alike.
type unitRun struct {
	count                        int // units
	words, linked, prose, blocks int // in all of them
	prices, years                int // units that have one
	least, most                  int // words of a unit
	first                        int // block
	tag                          float32
}

// minUnits is how many siblings alike make a run, and maxUnitSteps the most
// that steps says.
const (
	minUnits     = 3
	maxUnitSteps = 30
)

// find finds the runs.
func (u *units) find(m *markupTable) {
	c := m.t.d.containers
	u.of, u.steps, u.counts = resized(u.of, len(c)), resized(u.steps, len(c)), resized(u.counts, len(c))
	u.runs, u.largest, u.largestSignature = u.runs[:0], 0, 0
	m.countUnits(u.counts)
	u.of[0], u.steps[0] = -1, 0
	for k := 1; k < len(c); k++ {
		u.of[k], u.steps[k] = -1, 0
		if c[k].blocks == 0 {
			continue
		}
		g := runKey{int32(c[k].parent), c[k].tag, c[k].hints}
		r, ok := u.group[g]
		if !ok {
			r = int32(len(u.runs))
			u.group[g] = r
			u.runs = append(u.runs, unitRun{least: c[k].words, first: u.counts[k].first, tag: tagClasses[c[k].tag]})
		}
		u.of[k] = r
		u.runs[r].add(&c[k], u.counts[k])
	}
	for i := range u.runs {
		if r := &u.runs[i]; r.count >= minUnits {
			u.largest = max(u.largest, r.words)
		}
	}
	u.inherit(c)
	for i := range m.signatures {
		u.largestSignature = max(u.largestSignature, m.signatures[i].words)
	}
}

// runKey is what the units of a run have in common. It has no gaps between its
// fields: such a key is hashed at once.
type runKey struct {
	parent int32
	tag    atom.Atom
	hints  Hint
}

// unitCounts is what is counted of a container for its run.
type unitCounts struct {
	prices, years int // blocks that have one
	first         int // block
}

// countUnits counts for each container, with all that is in it.
func (m *markupTable) countUnits(counts []unitCounts) {
	d := m.t.d
	for k := range counts {
		counts[k] = unitCounts{first: len(d.Blocks)}
	}
	for i := range d.Blocks {
		k := &counts[d.Blocks[i].Evidence.container]
		k.prices += oneIf(m.t.shapes[i].prices > 0)
		k.years += oneIf(m.t.shapes[i].years > 0)
		k.first = min(k.first, i)
	}
	for k := len(counts) - 1; k > 0; k-- {
		up := &counts[d.containers[k].parent]
		up.prices += counts[k].prices
		up.years += counts[k].years
		up.first = min(up.first, counts[k].first)
	}
}

// add takes a unit into the run.
func (r *unitRun) add(c *container, counts unitCounts) {
	r.count++
	r.words += c.words
	r.linked += c.linked
	r.prose += c.prose
	r.blocks += c.blocks
	r.prices += oneIf(counts.prices > 0)
	r.years += oneIf(counts.years > 0)
	r.least, r.most = min(r.least, c.words), max(r.most, c.words)
}

// inherit gives containers that are no units the run of the unit around. So are
// the parts of a unit that are alike among themselves, but not more than the
// units are: the lines of a card.
func (u *units) inherit(c []container) {
	for k := 1; k < len(c); k++ {
		own, up := u.of[k], u.of[c[k].parent]
		if own < 0 || u.runs[own].count < minUnits || up >= 0 && u.runs[own].count <= u.runs[up].count {
			u.of[k], u.steps[k] = up, min(u.steps[c[k].parent]+1, maxUnitSteps)
		}
	}
}

// write writes a block's part.
func (u *units) write(m *markupTable, row []float32, i int) {
	e := m.t.d.Blocks[i].Evidence
	k := len(unitFeatures) - signatureFeatures
	if r := u.of[e.container]; r >= 0 {
		n := &u.runs[r]
		copy(row, []float32{
			log1(n.count), log1(n.words / n.count), share(n.words, m.total), share(n.words, u.largest), share(n.linked, n.words), share(n.prose, n.words),
			share(n.prices, n.count), share(n.years, n.count), share(n.first, len(m.t.d.Blocks)), share(n.least, n.most), float32(u.steps[e.container]),
			share(n.blocks, n.count), n.tag,
		})
	}
	g := &m.signatures[m.signedAs[i]]
	copy(row[k:], []float32{share(g.words, m.total), share(g.words, u.largestSignature), share(g.first, len(m.t.d.Blocks)), share(g.last-g.first+1, len(m.t.d.Blocks))})
}

package heuristics

import (
	"math/bits"
	"slices"

	"golang.org/x/net/html/atom"
)

// markupFeatures names the features that only documents with evidence have.
var markupFeatures = append(append([]string{
	"linkshare", "boldshare", "links", "images", "tag", "depth", "soft", "inlink",
	"linkshare-1", "linkshare+1", "tag-1", "tag+1", "linkshare3", "linkshare10", "sameparent-1", "sameparent+1", "samesignature-1", "samesignature+1",
	"signatures", "signaturewords", "signaturelinks", "signatureprose",
	"c0words", "c0share", "c0links", "c0prose", "c0blocks", "c0good", "c0bad",
	"c1words", "c1share", "c1links", "c1prose", "c1blocks", "c1good", "c1bad",
	"c2words", "c2share", "c2links", "c2prose", "c2blocks", "c2good", "c2bad",
	"inbest", "beforebest", "bestshare", "bestlinks", "bestdepth", "stepstobest",
	"pagelinks", "pagearticles", "pagemain", "pageforms", "pagesignatures", "pagecards", "pageforum", "pageproduct", "pageprice", "pagecode", "pagekind",
}, hintNames()...), unitFeatures...)

// htmlFeatures names all features of a document with evidence.
var htmlFeatures = append(append([]string(nil), sharedFeatures...), markupFeatures...)

// bestFeatures and markupPageFeatures are where the markup's features begin that
// all blocks of a page have in common.
var (
	bestFeatures       = slices.Index(htmlFeatures, "bestshare")
	markupPageFeatures = slices.Index(htmlFeatures, "pagelinks")
)

// hintNames names the features of the areas and hints.
func hintNames() []string {
	var names []string
	for a := range areaCount {
		names = append(names, "area"+string(rune('a'+a)))
	}
	for _, where := range []string{"near", "far"} {
		for h := range hintCount {
			names = append(names, where+string(rune('A'+h)))
		}
	}
	return names
}

// areaCount is the number of areas.
const areaCount = 20

// goodHints and badHints are counted together.
const (
	goodHints = HintContent | HintArticle | HintText | HintPost | HintForum | HintSummary
	badHints  = HintComment | HintSidebar | HintNavigation | HintFooter | HintRelated | HintShare | HintAd | HintPromo | HintSubscribe |
		HintCookie | HintModal | HintWidget | HintSearch | HintLogin | HintPaging | HintLegal | HintBreadcrumb | HintCarousel
)

// tagClasses puts elements into few classes, in the order of how likely they
// are to hold body text.
var tagClasses = map[atom.Atom]float32{
	atom.P: 1, atom.H1: 2, atom.H2: 3, atom.H3: 4, atom.H4: 5, atom.H5: 6, atom.H6: 6, atom.Li: 7, atom.Blockquote: 8, atom.Pre: 9,
	atom.Td: 10, atom.Th: 11, atom.Tr: 10, atom.Dd: 12, atom.Dt: 13, atom.Div: 14, atom.Section: 15, atom.Article: 15, atom.Figcaption: 16,
	atom.Button: 17, atom.Form: 18, atom.Nav: 19, atom.Header: 20, atom.Footer: 20, atom.Aside: 21, atom.Address: 22, atom.Summary: 23,
	atom.Caption: 24, atom.Option: 25, atom.Center: 26, atom.Body: 27,
}

// markupTable computes the evidence's part of a table.
type markupTable struct {
	t          *featureTable
	total      int // words of the page
	best       int // the container that holds the text
	bestFrom   int // the first block in it
	signatures []signature
	signedAs   []int32 // the signature of each block
	linkedUpTo []int   // linked words before each block
	page       []float32
	features   []float32 // of one block
	units      units
	far        []Hint           // of each container and those around it, but for the largest
	bySign     map[uint64]int32 // signatures by their hash
}

// signature is what the blocks of one structure have in common.
type signature struct {
	blocks, words, linked, prose int
	first, last                  int // the blocks that it spans
}

// bestProse is the part of the page's running text that the best container
// holds at least.
const bestProse = 0.6

func newMarkupTable() *markupTable {
	return &markupTable{bySign: make(map[uint64]int32, 64), units: units{group: make(map[runKey]int32, 64)}}
}

// release forgets the document.
func (m *markupTable) release() {
	clear(m.bySign)
	clear(m.units.group)
	m.t, m.page = nil, nil
}

// look looks over the evidence of a document. The table is new or released.
func (m *markupTable) look(t *featureTable) {
	d := t.d
	n := len(d.Blocks)
	m.t, m.total = t, t.upTo[n].words
	m.signatures, m.signedAs, m.linkedUpTo = m.signatures[:0], resized(m.signedAs, n), resized(m.linkedUpTo, n+1)
	m.linkedUpTo[0] = 0
	for c := range d.containers {
		k := &d.containers[c]
		k.words, k.linked, k.prose, k.blocks = 0, 0, 0, 0
	}
	for i := range d.Blocks {
		m.take(i)
	}
	for c := len(d.containers) - 1; c > 0; c-- {
		from, to := &d.containers[c], &d.containers[d.containers[c].parent]
		to.words += from.words
		to.linked += from.linked
		to.prose += from.prose
		to.blocks += from.blocks
	}
	m.gatherHints()
	m.findBest()
	m.page = m.pageRow()
	m.units.find(m)
}

// take adds block i to its container and signature.
func (m *markupTable) take(i int) {
	e, s := m.t.d.Blocks[i].Evidence, &m.t.shapes[i]
	linked, words := 0, int(s.words)
	if e.Chars > 0 {
		linked = words * e.LinkChars / e.Chars
	}
	m.linkedUpTo[i+1] = m.linkedUpTo[i] + linked
	c := &m.t.d.containers[e.container]
	c.words += words
	c.linked += linked
	c.blocks++
	sign, ok := m.bySign[e.signature]
	if !ok {
		sign = int32(len(m.signatures))
		m.bySign[e.signature] = sign
		m.signatures = append(m.signatures, signature{first: i})
	}
	m.signedAs[i] = sign
	g := &m.signatures[sign]
	g.blocks++
	g.last = i
	g.words += words
	g.linked += linked
	if m.t.prose[i] && linked*2 < words {
		c.prose += words
		g.prose++
	}
}

// farShare is the part of the page's words above which an element says
// nothing of its parts: the class of a wrapper names what is in it somewhere.
const farShare = 0.6

// gatherHints collects for each container the hints of those around it.
func (m *markupTable) gatherHints() {
	c := m.t.d.containers
	m.far = resized(m.far, len(c))
	m.far[0] = 0
	for k := 1; k < len(c); k++ {
		m.far[k] = m.far[c[k].parent]
		if float64(c[k].words) <= farShare*float64(m.total) {
			m.far[k] |= c[k].hints
		}
	}
}

// findBest finds the deepest container that holds most of the running text.
func (m *markupTable) findBest() {
	c := m.t.d.containers
	all := c[0].prose
	m.best = 0
	for k := 1; k < len(c); k++ {
		// A container comes after its parent, so the last one in the
		// chain of containers that hold enough is the deepest.
		if all > 0 && float64(c[k].prose) >= bestProse*float64(all) && m.within(k, m.best) {
			m.best = k
		}
	}
	m.bestFrom = len(m.t.d.Blocks)
	for i := range m.t.d.Blocks {
		if m.within(m.t.d.Blocks[i].Evidence.container, m.best) {
			m.bestFrom = i
			break
		}
	}
}

// within reports whether container k is container c or in it. Chains are as
// long as the page is deep, which the parser bounds.
func (m *markupTable) within(k, c int) bool {
	for k > c {
		k = m.t.d.containers[k].parent
	}
	return k == c
}

// pageRow computes what all blocks have in common.
func (m *markupTable) pageRow() []float32 {
	articles, main, forms, cards, forum, product, price, code := 0, 0, 0, 0, 0, 0, 0, 0
	for k := range m.t.d.containers {
		c := &m.t.d.containers[k]
		articles += oneIf(c.tag == atom.Article)
		main += oneIf(c.tag == atom.Main)
		forms += oneIf(c.tag == atom.Form)
		cards += oneIf(c.hints&HintCard != 0)
		forum += oneIf(c.hints&HintForum != 0)
		product += oneIf(c.hints&HintProduct != 0)
		price += oneIf(c.hints&HintPrice != 0)
		code += oneIf(c.tag == atom.Pre)
	}
	return []float32{
		share(m.linkedUpTo[len(m.t.d.Blocks)], m.total), log1(articles), float32(main), log1(forms), share(len(m.signatures), len(m.t.d.Blocks)),
		log1(cards), log1(forum), log1(product), log1(price), log1(code), pageKinds[m.t.d.Fields.Kind.Value],
	}
}

// row returns a block's part of a row, with anything for what is page-wide. Its
// memory is used again.
func (m *markupTable) row(i int) []float32 {
	m.features = resized(m.features, len(markupFeatures))
	row := m.features
	b := &m.t.d.Blocks[i]
	e := b.Evidence
	k := copy(row, []float32{
		linkShare(e), share(e.BoldChars, e.Chars), log1(e.Links), log1(e.Images), tagClasses[e.Tag], log1(e.Depth), float32(oneIf(e.soft)), float32(oneIf(e.Areas&InLink != 0)),
	})
	k += m.neighbours(row[k:], i, e)
	g := &m.signatures[m.signedAs[i]]
	k += copy(row[k:], []float32{log1(g.blocks), share(g.words, g.blocks), share(g.linked, g.words), share(g.prose, g.blocks)})
	k += m.chain(row[k:], e.container)
	k += m.bestRow(row[k:], i, e)
	k += len(m.page) // common gives them
	clear(row[k:])   // the row of another block
	k += setBits(row[k:], uint64(e.Areas), areaCount)
	k += setBits(row[k:], uint64(e.Near), hintCount)
	k += setBits(row[k:], uint64(m.far[e.container]), hintCount)
	m.units.write(m, row[k:], i)
	return row
}

// pageKinds numbers what the markup's metadata may call the page.
var pageKinds = map[string]float32{
	"article": 1, "documentation": 2, "forum": 3, "service": 4, "listing": 5, "collection": 6, "product": 7,
}

// setBits writes a set, a feature for each of its n members.
func setBits(row []float32, set uint64, n int) int {
	for set != 0 {
		b := bits.TrailingZeros64(set)
		if b < n {
			row[b] = 1
		}
		set &= set - 1
	}
	return n
}

func linkShare(e *Evidence) float32 { return share(e.LinkChars, e.Chars) }

// neighbours writes the features of the blocks around.
func (m *markupTable) neighbours(row []float32, i int, e *Evidence) int {
	n := len(m.t.d.Blocks)
	side := func(at int) (links, tag, parent, signature float32) {
		if at < 0 || at >= n {
			return -1, -1, 0, 0
		}
		o := m.t.d.Blocks[at].Evidence
		return linkShare(o), tagClasses[o.Tag], float32(oneIf(m.parent(o) == m.parent(e))), float32(oneIf(o.signature == e.signature))
	}
	l0, t0, p0, s0 := side(i - 1)
	l1, t1, p1, s1 := side(i + 1)
	near, wide := m.linkedAround(i, nearReach), m.linkedAround(i, wideReach)
	return copy(row, []float32{
		l0, l1, t0, t1,
		near, wide,
		p0, p1, s0, s1,
	})
}

// linkedAround returns the linked part of the words within reach of a block.
func (m *markupTable) linkedAround(i, reach int) float32 {
	w := m.t.window(i, reach)
	return share(m.linkedUpTo[w.to]-m.linkedUpTo[w.from], m.t.upTo[w.to].words-m.t.upTo[w.from].words)
}

// parent returns the container around a block's own.
func (m *markupTable) parent(e *Evidence) int { return m.t.d.containers[e.container].parent }

// chainLevels is how many containers around a block are described; each holds
// at least twice the words of the one before.
const chainLevels = 3

// chain writes the features of the containers around.
func (m *markupTable) chain(row []float32, c int) int {
	k := 0
	for level := range chainLevels {
		if level > 0 {
			words := m.t.d.containers[c].words
			for c > 0 && m.t.d.containers[c].words < 2*words+10 {
				c = m.t.d.containers[c].parent
			}
		}
		o := &m.t.d.containers[max(c, 0)]
		k += copy(row[k:], []float32{
			log1(o.words), share(o.words, m.total), share(o.linked, o.words), share(o.prose, o.words), log1(o.blocks),
			float32(bits.OnesCount64(uint64(o.hints & goodHints))), float32(bits.OnesCount64(uint64(o.hints & badHints))),
		})
	}
	return k
}

// maxSteps bounds the way from a block to the best container that is looked
// at.
const maxSteps = 24

// bestPageWide is how many features tell of the best container itself.
const bestPageWide = 3

// common gives the features that all blocks have in common.
func (m *markupTable) common(give func(first int, values ...float32)) {
	best := &m.t.d.containers[m.best]
	give(bestFeatures, share(best.words, m.total), share(best.linked, best.words), log1(best.blocks))
	give(markupPageFeatures, m.page...)
}

// bestRow writes where the block stands from the container that holds the
// text.
func (m *markupTable) bestRow(row []float32, i int, e *Evidence) int {
	steps, in := 0, false
	for c := e.container; c >= m.best && steps < maxSteps; c = m.t.d.containers[c].parent {
		if c == m.best {
			in = true
			break
		}
		steps++
	}
	if !in {
		steps = -1
	}
	n := copy(row, []float32{float32(oneIf(in)), float32(oneIf(i < m.bestFrom))}) + bestPageWide
	row[n] = float32(steps)
	return n + 1
}

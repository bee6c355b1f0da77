package heuristics

import (
	"slices"
	"strings"
	"sync"
)

// The features of a block, in the order that the model knows them by. They
// are computed here alone, for fitting and for use.
//
// Whatever is counted is squeezed by a logarithm or put in relation, so that
// a tree's thresholds mean the same on short pages and long ones.

// textFeatures names the features of plain text.
var textFeatures = slices.Concat(sharedFeatures, stampFeatures)

// sharedFeatures names the features that every document has.
var sharedFeatures = slices.Concat([]string{
	// the block's own text
	"words", "chars", "wordlen", "longest", "ends", "endsper", "commas", "caps", "shout", "function", "digits",
	"quotes", "brackets", "bars", "signs", "prices", "years", "links", "first", "last", "kind", "cue", "level", "repeats",
	"sameshape",
	// what stands around it: two blocks before, two behind
	"words-1", "last-1", "function-1", "caps-1", "role-1", "kind-1",
	"words+1", "last+1", "function+1", "caps+1", "role+1", "kind+1",
	"words-2", "last-2", "role-2", "function-2", "words+2", "last+2", "role+2", "function+2",
	"likebefore", "likeafter",
	// windows around it
	"mean3", "mean10", "prose3", "prose10", "widget3", "widget10", "function3", "function10",
	// where it stands
	"index", "position", "toend", "wordsbefore", "prosebefore", "proseafter", "toprosebefore", "toproseafter", "towidgetbefore", "towidgetafter",
	"afterlast", "widgetsbefore", "comments", "sinceheading", "headingwords", "sincetitle",
	// the page
	"blocks", "pagewords", "pageprose", "pagewidgets", "pagemean", "pageprices", "pageyears", "pagelists", "pagequestions",
	"pagedates", "pagecomments", "pageshares", "pagenavigation", "pagelegal", "pagefunction", "pagecues", "pagelong",
}, wordFeatures, siteFeatures)

// pageFeatures is where the features begin that all blocks of a page have in
// common.
var pageFeatures = slices.Index(textFeatures, "blocks")

// isPageWide reports whether the feature of that name is the same for all
// blocks of a page. Those are computed and judged once a page: see common.
func isPageWide(name string) bool {
	switch name {
	case "blocks", "bestshare", "bestlinks", "bestdepth":
		return true
	}
	return strings.HasPrefix(name, "page")
}

// roleGroup puts the roles that earlier layers give into few classes for the
// model.
func roleGroup(b *Block) float32 {
	switch b.Role {
	case Undecided, Body:
		if b.Cue != Undecided {
			return 1
		}
		return 0
	case Title, Section, Byline, Dateline:
		return 2
	case Caption, Credit:
		return 3
	case Tags, Related:
		return 4
	case Share, Counter:
		return 5
	case Prompt, Comment:
		return 6
	}
	return 7
}

// isWidget reports whether an earlier layer took the block for machinery.
func (b *Block) isWidget() bool {
	return b.Role >= Tags && b.Role != Repeat && b.Role != Space
}

// featureTable is what the features of a document are computed from.
type featureTable struct {
	d        *Document
	shapes   []shape
	outlines []outline
	same     []int32 // how many of the blocks around have about the shape of each
	told     []told  // two for what is beyond each end, too
	prose    []bool
	widget   []bool
	upTo     []sums // up to each block, for windows
	next     []coming
	odds     *WordOdds    // of English words; nil where the text is not English
	seen     occurrences  // of the hashes of shapes
	page     []float32    // what all blocks have in common
	markup   *markupTable // nil without evidence
	spare    *markupTable // of a document before, to be used again
}

// sums is what some blocks add up to.
type sums struct {
	blocks, words, prose, widget, function, odds, known, site, stamp int
}

// proseWords is the number of words from which a block with a sentence's end
// counts as running text for the features.
const proseWords = 12

// featureTables are used again: a table is about as large as its document.
var featureTables = sync.Pool{New: func() any { return new(featureTable) }}

// maxKept is the number of blocks above which a table is not kept, and
// maxContainersKept that of containers: to empty it would cost every small page
// behind a large one.
const (
	maxKept           = 5000
	maxContainersKept = 20_000
)

// newFeatureTable looks over a document. Its memory may be given back by
// release.
func newFeatureTable(d *Document) *featureTable { return newFeatureTableWith(d, englishOdds()) }

// release gives the table's memory back; it must not be used any more.
func (t *featureTable) release() {
	if len(t.shapes) > maxKept {
		return
	}
	if t.markup != nil && len(t.d.containers) <= maxContainersKept {
		t.markup.release()
		t.spare = t.markup
	}
	t.d, t.odds, t.page, t.markup = nil, nil, nil, nil
	featureTables.Put(t)
}

// resized returns a slice of n elements, in the memory of another where that is
// enough. What they are is not known.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// newFeatureTableWith takes another table of the odds of words, for fitting.
// It is for English text alone; without it those features are 0.
func newFeatureTableWith(d *Document, words *WordOdds) *featureTable {
	if d.Language == nil || d.Language.Code != oddsLanguage || d.containers != nil {
		words = nil
	}
	n := len(d.Blocks)
	t := featureTables.Get().(*featureTable)
	t.d, t.odds = d, words
	t.shapes, t.prose, t.widget = resized(t.shapes, n), resized(t.prose, n), resized(t.widget, n)
	t.outlines, t.told, t.same = resized(t.outlines, n), resized(t.told, n+4), resized(t.same, n)
	t.upTo, t.next = resized(t.upTo, n+1), resized(t.next, n)
	t.look()
	t.compare()
	t.tell()
	t.page = t.pageRow()
	if n > 0 && d.containers != nil {
		if t.spare == nil {
			t.spare = newMarkupTable()
		}
		t.markup, t.spare = t.spare, nil
		t.markup.look(t)
	}
	return t
}

// names returns the names of the features that a row has.
func (t *featureTable) names() []string {
	if t.markup == nil {
		return textFeatures
	}
	return htmlFeatures
}

// look counts the shapes and the sums.
func (t *featureTable) look() {
	c := counter{language: t.d.Language, odds: t.odds}
	if c.language != nil {
		c.site = c.language.site()
	}
	t.seen.reset(len(t.d.Blocks))
	var up sums
	t.upTo[0] = up
	for i := range t.d.Blocks {
		b, s := &t.d.Blocks[i], &t.shapes[i]
		c.count(b.text, s)
		if !b.signed && !c.unsure {
			b.signsSeen, b.signed = c.found, true
		}
		t.outlines[i] = s.outline()
		b.words = s.words
		t.seen.add(s.hash)
		t.widget[i] = b.isWidget()
		t.prose[i] = !t.widget[i] && s.words >= proseWords && s.ends > 0
		up.words += int(s.words)
		up.prose += oneIf(t.prose[i])
		up.widget += oneIf(t.widget[i])
		up.function += int(s.function)
		up.odds += int(s.odds.sum)
		up.known += int(s.odds.known)
		up.site += int(s.site)
		up.stamp += oneIf(t.isStamp(i))
		t.upTo[i+1] = up
	}
}

// oneIf counts what is so: 1, and 0 for what is not.
func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pageRow computes what all blocks of the page have in common.
func (t *featureTable) pageRow() []float32 {
	n := len(t.d.Blocks)
	words, proseWords, prices, years, lists, questions, long, cues := 0, 0, 0, 0, 0, 0, 0, 0
	var roles [roleCount]int
	for i := range t.d.Blocks {
		b, s := &t.d.Blocks[i], &t.shapes[i]
		words += int(s.words)
		if t.prose[i] {
			proseWords += int(s.words)
		}
		prices += int(s.prices)
		years += oneIf(s.years > 0)
		lists += oneIf(b.Kind == ListItem)
		questions += oneIf(s.last == classEnd && s.words > 3 && b.text[len(b.text)-1] == '?')
		long += oneIf(s.words >= 40)
		roles[b.Role]++
		cues += oneIf(b.Cue != Undecided)
	}
	return []float32{
		log1(n), log1(words), share(proseWords, words), share(t.upTo[n].widget, n), share(words, n), share(prices, n), share(years, n),
		share(lists, n), share(questions, n), share(roles[Dateline], n), log1(roles[Comment]), log1(roles[Share]), share(roles[Navigation], n),
		log1(roles[Legal]), share(t.upTo[n].function, words), share(cues, n), log1(long),
	}
}

// row is where the features of a block go: its part of columns, in which the
// values of a feature stand side by side for many blocks. Feature k is at
// k*together.
type row []float32

// write writes some features and returns the row of those behind them.
func (r row) write(values []float32) row {
	for k, v := range values {
		r[k*together] = v
	}
	return r[len(values)*together:]
}

// read returns the first n features of a row.
func (r row) read(n int) []float32 {
	values := make([]float32, n)
	for k := range values {
		values[k] = r[k*together]
	}
	return values
}

// common gives the features that are page-wide: those from number first on have
// the values in every row.
func (t *featureTable) common(give func(first int, values ...float32)) {
	all := &t.upTo[len(t.shapes)]
	give(pageFeatures, t.page...)
	give(len(sharedFeatures)-len(siteFeatures)-1, all.meanOdds())
	if t.markup != nil {
		t.markup.common(give)
		return
	}
	give(len(textFeatures)-1, log1(all.stamp))
}

// rows writes the features of each block in turn that wanted names into the row
// that rowOf returns for it, but for those that are page-wide.
func (t *featureTable) rows(wanted func(i int) bool, rowOf func(i int) row) {
	n := len(t.d.Blocks)
	t.ahead()
	at := progress{prose: -50, widget: -50, heading: -50, stamp: -50, title: -200}
	for i := range n {
		if wanted(i) {
			r := rowOf(i)
			sumsNear, sumsWide := t.around(i, nearReach), t.around(i, wideReach)
			near, wide := &sumsNear, &sumsWide
			r = t.own(r, i)
			r = t.neighbours(r, i)
			r = t.windows(r, near, wide)
			r = t.place(r, i, at, t.next[i])
			r = r[len(t.page)*together:] // common gives them
			r = t.wordRow(r, i, near, wide)
			r = t.siteRow(r, i, near, wide)
			if t.markup != nil {
				r.write(t.markup.row(i))
			} else {
				t.stampRow(r, i, near, wide, at, t.next[i])
			}
		}
		at.pass(t, i)
	}
}

// coming says where the next block of a sort is.
type coming struct{ prose, widget, stamp int32 }

// ahead finds what comes behind each block.
func (t *featureTable) ahead() {
	n := len(t.d.Blocks)
	far := int32(n) + 50
	c := coming{far, far, far}
	for i := n - 1; i >= 0; i-- {
		t.next[i] = c
		if t.prose[i] {
			c.prose = int32(i)
		}
		if t.widget[i] {
			c.widget = int32(i)
		}
		if t.upTo[i+1].stamp > t.upTo[i].stamp {
			c.stamp = int32(i)
		}
	}
}

// progress is what the walk has come by so far.
type progress struct {
	prose, widget, heading, title, stamp int // the last block of that sort
	comments                             int
	headingWords                         int32
}

// pass takes note of block i.
func (p *progress) pass(t *featureTable, i int) {
	b := &t.d.Blocks[i]
	if t.prose[i] {
		p.prose = i
	}
	if t.widget[i] {
		p.widget = i
	}
	if b.Role == Title {
		p.title = i
	}
	if b.Role == Comment {
		p.comments++
	}
	if t.upTo[i+1].stamp > t.upTo[i].stamp {
		p.stamp = i
	}
	if b.Kind == Heading || b.Role == Undecided && t.shapes[i].ends == 0 && t.shapes[i].words < proseWords && t.shapes[i].words > 0 {
		p.heading, p.headingWords = i, t.shapes[i].words
	}
}

// own writes the features of the block's own text.
func (t *featureTable) own(r row, i int) row {
	b, s, told := &t.d.Blocks[i], &t.shapes[i], t.tellsOf(i)
	const n = 25
	to := r[: n*together-together+1 : n*together-together+1] // all bounds are checked here
	to[0*together] = told.words
	to[1*together] = log1(s.chars)
	to[2*together] = share(s.letters, s.words)
	to[3*together] = float32(min(s.longest, 40))
	to[4*together] = log1(s.ends)
	to[5*together] = share(s.ends, s.words)
	to[6*together] = share(s.commas, s.words)
	to[7*together] = told.capitalized
	to[8*together] = share(s.shouted, s.words)
	to[9*together] = told.function
	to[10*together] = share(s.digits, s.chars)
	to[11*together] = share(s.quotes, s.words)
	to[12*together] = share(s.brackets, s.words)
	to[13*together] = log1(s.bars)
	to[14*together] = share(s.signs, s.chars)
	to[15*together] = log1(s.prices)
	to[16*together] = log1(s.years)
	to[17*together] = log1(s.links)
	to[18*together] = float32(s.first)
	to[19*together] = told.last
	to[20*together] = told.kind
	to[21*together] = float32(b.Cue)
	to[22*together] = float32(b.Level)
	to[23*together] = log1(t.seen.of(s.hash) - 1)
	to[24*together] = t.sameShape(i)
	return r[n*together:]
}

// shapeReach is how many blocks on each side are searched for the same shape.
const shapeReach = 12

// sameShape returns the share of the blocks around that look like this one:
// the rows of a list or the cards of a grid.
func (t *featureTable) sameShape(i int) float32 {
	w := t.window(i, shapeReach)
	return share(int(t.same[i]), w.to-w.from)
}

// compare counts for each block those around that look like it. Of two blocks
// each looks like the other: they are compared once.
func (t *featureTable) compare() {
	clear(t.same)
	for i, own := range t.outlines {
		to := min(len(t.outlines), i+1+shapeReach)
		others, same := t.outlines[i+1:to], t.same[i+1:to]
		count := int32(0)
		for k, o := range others {
			alike := int32(own.alike(o))
			count += alike
			same[k] += alike
		}
		t.same[i] += count
	}
}

// outline is what makes two blocks look alike. It is kept apart from the rest
// of the shapes because each block's is compared with many others: a few bytes
// of each are read then.
type outline struct {
	// look is the first and the last character's class and whether there is a
	// price: one number, to be compared at once.
	look  uint32
	words int32
}

func (s *shape) outline() outline {
	return outline{uint32(s.first)<<16 | uint32(s.last)<<8 | uint32(oneIf(s.prices > 0)), s.words}
}

// alike returns 1 if two blocks have about the same shape: the same look, and
// neither has many more words than the other. Else it returns 0. A processor
// cannot guess which, so that nothing is asked: each of the three differences is
// below 0 exactly if one part is so.
func (o outline) alike(p outline) uint64 {
	a, b := int64(o.words), int64(p.words)
	return uint64((int64(o.look^p.look)-1)&(3*a-4*b-4)&(3*b-4*a-4)) >> 63
}

// outline returns the outline of block i, or that of none.
func (t *featureTable) outline(i int) outline {
	if i < 0 || i >= len(t.outlines) {
		return outline{}
	}
	return t.outlines[i]
}

// told is what the features of the blocks around tell of a block, too: it is
// computed once for all of them.
type told struct {
	words, last, function, capitalized, role, kind, odds, site float32
}

// beyond is what is told of a block beyond the document's ends.
var beyond = told{role: -1, kind: -1}

// tell computes what is told of each block.
func (t *featureTable) tell() {
	n := len(t.shapes)
	t.told[0], t.told[1], t.told[n+2], t.told[n+3] = beyond, beyond, beyond, beyond
	for i := range t.shapes {
		b, s := &t.d.Blocks[i], &t.shapes[i]
		t.told[i+2] = told{
			words: log1(s.words), last: float32(s.last), function: share(s.function, s.words), capitalized: share(s.capitalized, s.words),
			role: roleGroup(b), kind: float32(b.Kind), odds: s.odds.mean(), site: share(s.site, s.words),
		}
	}
}

// tellsOf returns what is told of block i, which may be up to two beyond the
// ends.
func (t *featureTable) tellsOf(i int) *told { return &t.told[i+2] }

// neighbours writes the features of the blocks before and behind.
func (t *featureTable) neighbours(r row, i int) row {
	a, b, c, d := t.tellsOf(i-1), t.tellsOf(i+1), t.tellsOf(i-2), t.tellsOf(i+2)
	own := t.outlines[i]
	const n = 22
	to := r[: n*together-together+1 : n*together-together+1]
	to[0*together], to[1*together], to[2*together] = a.words, a.last, a.function
	to[3*together], to[4*together], to[5*together] = a.capitalized, a.role, a.kind
	to[6*together], to[7*together], to[8*together] = b.words, b.last, b.function
	to[9*together], to[10*together], to[11*together] = b.capitalized, b.role, b.kind
	to[12*together], to[13*together], to[14*together], to[15*together] = c.words, c.last, c.role, c.function
	to[16*together], to[17*together], to[18*together], to[19*together] = d.words, d.last, d.role, d.function
	to[20*together] = float32(int(own.alike(t.outline(i-1)) + own.alike(t.outline(i-2))))
	to[21*together] = float32(int(own.alike(t.outline(i+1)) + own.alike(t.outline(i+2))))
	return r[n*together:]
}

// windows writes the means over the blocks around.
func (t *featureTable) windows(r row, near, wide *sums) row {
	const n = 8
	to := r[: n*together-together+1 : n*together-together+1]
	to[0*together], to[1*together] = share(near.words, near.blocks), share(wide.words, wide.blocks)
	to[2*together], to[3*together] = share(near.prose, near.blocks), share(wide.prose, wide.blocks)
	to[4*together], to[5*together] = share(near.widget, near.blocks), share(wide.widget, wide.blocks)
	to[6*together], to[7*together] = share(near.function, near.words), share(wide.function, wide.words)
	return r[n*together:]
}

// nearReach and wideReach are how many blocks on each side the windows have.
// The names of their features end with the number.
const (
	nearReach = 3
	wideReach = 10
)

// window is the blocks from one up to another, which is not in it.
type window struct{ from, to int }

// window returns the blocks within reach of block i, itself among them.
func (t *featureTable) window(i, reach int) window {
	return window{max(0, i-reach), min(len(t.shapes), i+reach+1)}
}

// around returns what the blocks within reach of block i add up to.
func (t *featureTable) around(i, reach int) sums {
	w := t.window(i, reach)
	a, b := &t.upTo[w.from], &t.upTo[w.to]
	return sums{
		blocks: w.to - w.from, words: b.words - a.words, prose: b.prose - a.prose, widget: b.widget - a.widget, function: b.function - a.function,
		odds: b.odds - a.odds, known: b.known - a.known, site: b.site - a.site, stamp: b.stamp - a.stamp,
	}
}

// place writes where the block stands.
func (t *featureTable) place(r row, i int, at progress, next coming) row {
	blocks, before, all := len(t.d.Blocks), &t.upTo[i], &t.upTo[len(t.d.Blocks)]
	after := all.prose - t.upTo[i+1].prose
	const n = 16
	to := r[: n*together-together+1 : n*together-together+1]
	to[0*together] = log1(i)
	to[1*together] = share(i, blocks)
	to[2*together] = log1(blocks - i)
	to[3*together] = share(before.words, all.words)
	to[4*together] = log1(before.prose)
	to[5*together] = log1(after)
	to[6*together] = log1(min(i-at.prose, 50))
	to[7*together] = log1(min(int(next.prose)-i, 50))
	to[8*together] = log1(min(i-at.widget, 50))
	to[9*together] = log1(min(int(next.widget)-i, 50))
	to[10*together] = float32(oneIf(after == 0))
	to[11*together] = share(before.widget, i)
	to[12*together] = log1(at.comments)
	to[13*together] = log1(min(i-at.heading, 50))
	to[14*together] = float32(at.headingWords)
	to[15*together] = log1(min(i-at.title, 200))
	return r[n*together:]
}

// Features returns the names of the features and a row of them for each
// block of a document that has gone through the layers before the body layer.
// It is what the body model is fitted on. words is the table of the odds of
// words, which only English text is looked up in.
func Features(d *Document, words *WordOdds) (names []string, rows [][]float32) {
	t := newFeatureTableWith(d, words)
	names = t.names()
	columns := make([]row, len(d.Blocks))
	t.rows(func(int) bool { return true }, func(i int) row {
		columns[i] = make(row, len(names)*together)
		return columns[i]
	})
	for _, c := range columns {
		t.common(func(first int, values ...float32) { c[first*together:].write(values) })
		rows = append(rows, c.read(len(names)))
	}
	return names, rows
}

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
// blocks of a page. The trees are pruned by those.
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
	told     []told // two for what is beyond each end, too
	prose    []bool
	widget   []bool
	// sums up to each block, for windows
	sumWords, sumProse, sumWidget, sumFunction, sumOdds, sumKnown, sumSite, sumStamp []int
	odds                                                                             *WordOdds    // of English words; nil where the text is not English
	seen                                                                             occurrences  // of the hashes of shapes
	page                                                                             []float32    // what all blocks have in common
	markup                                                                           *markupTable // nil without evidence
	spare                                                                            *markupTable // of a document before, to be used again
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
	t.outlines, t.told = resized(t.outlines, n), resized(t.told, n+4)
	for _, sums := range []*[]int{&t.sumWords, &t.sumProse, &t.sumWidget, &t.sumFunction, &t.sumOdds, &t.sumKnown, &t.sumSite, &t.sumStamp} {
		*sums = resized(*sums, n+1)
		(*sums)[0] = 0
	}
	t.look()
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
	for i := range t.d.Blocks {
		b := &t.d.Blocks[i]
		t.shapes[i] = c.count(b.text)
		s := &t.shapes[i]
		t.outlines[i] = s.outline()
		b.words = s.words
		t.seen.add(s.hash)
		t.widget[i] = b.isWidget()
		t.prose[i] = !t.widget[i] && s.words >= proseWords && s.ends > 0
		t.sumWords[i+1] = t.sumWords[i] + int(s.words)
		t.sumProse[i+1] = t.sumProse[i] + oneIf(t.prose[i])
		t.sumWidget[i+1] = t.sumWidget[i] + oneIf(t.widget[i])
		t.sumFunction[i+1] = t.sumFunction[i] + int(s.function)
		t.sumOdds[i+1] = t.sumOdds[i] + int(s.odds.sum)
		t.sumKnown[i+1] = t.sumKnown[i] + int(s.odds.known)
		t.sumSite[i+1] = t.sumSite[i] + int(s.site)
		t.sumStamp[i+1] = t.sumStamp[i] + oneIf(t.isStamp(i))
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
		log1(n), log1(words), share(proseWords, words), share(t.sumWidget[n], n), share(words, n), share(prices, n), share(years, n),
		share(lists, n), share(questions, n), share(roles[Dateline], n), log1(roles[Comment]), log1(roles[Share]), share(roles[Navigation], n),
		log1(roles[Legal]), share(t.sumFunction[n], words), share(cues, n), log1(long),
	}
}

// rows calls visit with the features of each block in turn that wanted names.
// The row's memory is used again.
func (t *featureTable) rows(wanted func(i int) bool, visit func(i int, row []float32)) {
	n := len(t.d.Blocks)
	next := t.ahead()
	at := progress{prose: -50, widget: -50, heading: -50, stamp: -50, title: -200}
	row := make([]float32, len(t.names()))
	copy(row[pageFeatures:], t.page)
	for i := range n {
		if wanted(i) {
			k := t.own(row, i)
			k += t.around(row[k:], i)
			k += t.windows(row[k:], i)
			t.place(row[k:], i, at, next[i])
			k = pageFeatures + len(t.page)
			k += t.wordRow(row[k:], i)
			k += t.siteRow(row[k:], i)
			if t.markup != nil {
				t.markup.write(row[k:], i)
			} else {
				t.stampRow(row[k:], i, at, next[i])
			}
			visit(i, row)
		}
		at.pass(t, i)
	}
}

// coming says where the next block of a sort is.
type coming struct{ prose, widget, stamp int32 }

// ahead returns what comes behind each block.
func (t *featureTable) ahead() []coming {
	n := len(t.d.Blocks)
	next := make([]coming, n)
	far := int32(n) + 50
	c := coming{far, far, far}
	for i := n - 1; i >= 0; i-- {
		next[i] = c
		if t.prose[i] {
			c.prose = int32(i)
		}
		if t.widget[i] {
			c.widget = int32(i)
		}
		if t.sumStamp[i+1] > t.sumStamp[i] {
			c.stamp = int32(i)
		}
	}
	return next
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
	if t.sumStamp[i+1] > t.sumStamp[i] {
		p.stamp = i
	}
	if b.Kind == Heading || b.Role == Undecided && t.shapes[i].ends == 0 && t.shapes[i].words < proseWords && t.shapes[i].words > 0 {
		p.heading, p.headingWords = i, t.shapes[i].words
	}
}

// own writes the features of the block's own text.
func (t *featureTable) own(row []float32, i int) int {
	b, s, told := &t.d.Blocks[i], &t.shapes[i], t.tellsOf(i)
	return copy(row, []float32{
		told.words, log1(s.chars), share(s.letters, s.words), float32(min(s.longest, 40)), log1(s.ends), share(s.ends, s.words), share(s.commas, s.words),
		told.capitalized, share(s.shouted, s.words), told.function, share(s.digits, s.chars),
		share(s.quotes, s.words), share(s.brackets, s.words), log1(s.bars), share(s.signs, s.chars), log1(s.prices), log1(s.years), log1(s.links),
		float32(s.first), told.last, told.kind, float32(b.Cue), float32(b.Level), log1(t.seen.of(s.hash) - 1), t.sameShape(i),
	})
}

// shapeReach is how many blocks on each side are searched for the same shape.
const shapeReach = 12

// sameShape returns the share of the blocks around that look like this one:
// the rows of a list or the cards of a grid.
func (t *featureTable) sameShape(i int) float32 {
	same, w := -1, t.window(i, shapeReach) // not counting itself
	own := t.outlines[i]
	for _, o := range t.outlines[w.from:w.to] {
		same += oneIf(own.alike(o))
	}
	return share(same, w.to-w.from)
}

// outline is what makes two blocks look alike. It is kept apart from the rest
// of the shapes because each block's is compared with many others: a few bytes
// of each are read then.
type outline struct {
	// look is the first and the last character's class and whether there is a
	// price: one number, to be compared at once.
	look  int32
	words int32
}

func (s *shape) outline() outline {
	return outline{int32(s.first)<<16 | int32(s.last)<<8 | int32(oneIf(s.prices > 0)), s.words}
}

// alike reports whether two blocks have about the same shape.
func (o outline) alike(p outline) bool {
	return o.look == p.look && o.words*3 <= p.words*4+3 && p.words*3 <= o.words*4+3
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

// around writes the features of the neighbours.
func (t *featureTable) around(row []float32, i int) int {
	a, b, c, d := t.tellsOf(i-1), t.tellsOf(i+1), t.tellsOf(i-2), t.tellsOf(i+2)
	own := t.outlines[i]
	return copy(row, []float32{
		a.words, a.last, a.function, a.capitalized, a.role, a.kind,
		b.words, b.last, b.function, b.capitalized, b.role, b.kind,
		c.words, c.last, c.role, c.function,
		d.words, d.last, d.role, d.function,
		float32(oneIf(own.alike(t.outline(i-1))) + oneIf(own.alike(t.outline(i-2)))),
		float32(oneIf(own.alike(t.outline(i+1))) + oneIf(own.alike(t.outline(i+2)))),
	})
}

// windows writes the means over the blocks around.
func (t *featureTable) windows(row []float32, i int) int {
	k, near, wide := 0, t.window(i, nearReach), t.window(i, wideReach)
	for _, sums := range [][]int{t.sumWords, t.sumProse, t.sumWidget} {
		row[k], row[k+1] = share(near.of(sums), near.to-near.from), share(wide.of(sums), wide.to-wide.from)
		k += 2
	}
	row[k], row[k+1] = share(near.of(t.sumFunction), near.of(t.sumWords)), share(wide.of(t.sumFunction), wide.of(t.sumWords))
	return k + 2
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

// of returns what the blocks of the window add to the sums up to each block.
func (w window) of(sums []int) int { return sums[w.to] - sums[w.from] }

// place writes where the block stands.
func (t *featureTable) place(row []float32, i int, at progress, next coming) int {
	n := len(t.d.Blocks)
	after := t.sumProse[n] - t.sumProse[i+1]
	return copy(row, []float32{
		log1(i), share(i, n), log1(n - i), share(t.sumWords[i], t.sumWords[n]), log1(t.sumProse[i]), log1(after),
		log1(min(i-at.prose, 50)), log1(min(int(next.prose)-i, 50)), log1(min(i-at.widget, 50)), log1(min(int(next.widget)-i, 50)),
		float32(oneIf(after == 0)), share(t.sumWidget[i], i), log1(at.comments), log1(min(i-at.heading, 50)), float32(at.headingWords), log1(min(i-at.title, 200)),
	})
}

// Features returns the names of the features and a row of them for each
// block of a document that has gone through the layers before the body layer.
// It is what the body model is fitted on. words is the table of the odds of
// words, which only English text is looked up in.
func Features(d *Document, words *WordOdds) (names []string, rows [][]float32) {
	t := newFeatureTableWith(d, words)
	rows = make([][]float32, len(d.Blocks))
	t.rows(func(int) bool { return true }, func(i int, row []float32) {
		rows[i] = append([]float32(nil), row...)
	})
	return t.names(), rows
}

package heuristics

import "strings"

// ID names a rule: "layer/rule", stable over versions.
type ID string

// Edit says that the source's bytes Start to End read New in the output.
// Start == End is an insertion, New == "" a removal.
type Edit struct {
	Start, End int
	New        string
	Rule       ID
	Role       Role
	// Confidence, from 0 to 1, is how sure the rule is; of several repairs
	// that became one edit it is the least.
	Confidence float32
}

// reviser applies edits of a text that is itself the outcome of earlier
// edits, and keeps all of them in terms of the source. It goes over both lists
// once: the cost is linear in the text and the number of edits.
type reviser struct {
	source string // the whole source
	text   string // what the old edits make of the part of the source
	old    []Edit // in source offsets, in order, apart

	out   strings.Builder
	edits []Edit

	next     int // the first old edit not yet passed
	textAt   int // how far text is dealt with
	sourceAt int // the place in the source that textAt stands for

	// The edit being put together of one or more new ones and the old ones
	// that they touch. It reaches as far as textAt; made is what it puts in
	// the place of the text up to taken.
	open   bool
	joined Edit
	made   []byte
	taken  int
}

// revise applies edits, whose offsets are in text, and returns the new text
// with the edits that lead to it from the source. start is the source offset
// that text begins at. An edit that is out of order, out of bounds or
// changes nothing is left out.
func revise(source string, start int, text string, old, edits []Edit) (string, []Edit) {
	r := reviser{source: source, text: text, old: old, sourceAt: start}
	r.out.Grow(len(text))
	r.edits = make([]Edit, 0, len(old)+len(edits))
	for _, e := range edits {
		if e.Start < r.taken || e.End < e.Start || e.End > len(text) || text[e.Start:e.End] == e.New {
			continue
		}
		r.apply(e)
	}
	r.finish()
	r.passBefore(len(text), true)
	r.copyTo(len(text))
	return r.out.String(), r.edits
}

// span returns where the outcome of the next old edit stands in text.
func (r *reviser) span() (from, to int) {
	e := r.old[r.next]
	from = r.textAt + (e.Start - r.sourceAt)
	return from, from + len(e.New)
}

// copyTo copies text that no old edit has touched.
func (r *reviser) copyTo(at int) {
	if at > r.textAt {
		r.out.WriteString(r.text[r.textAt:at])
		r.sourceAt += at - r.textAt
		r.textAt = at
	}
}

// passBefore copies everything up to the last old edit that ends before at,
// or at it where touching is set.
func (r *reviser) passBefore(at int, touching bool) {
	for r.next < len(r.old) {
		_, to := r.span()
		if to > at || to == at && !touching {
			return
		}
		e := r.old[r.next]
		r.copyTo(to - len(e.New))
		r.out.WriteString(e.New)
		r.edits = append(r.edits, e)
		r.textAt, r.sourceAt = to, e.End
		r.next++
	}
}

// apply makes one edit and joins with it the old edits that it touches. Where
// it begins inside one that is joined already, it goes on with that.
func (r *reviser) apply(e Edit) {
	if r.open && e.Start < r.textAt {
		r.made = append(r.made, r.text[r.taken:e.Start]...)
		r.joined.Confidence = min(r.joined.Confidence, e.Confidence)
	} else {
		r.finish()
		r.begin(e)
	}
	r.made = append(r.made, e.New...)
	r.taken = e.End
	insertion := e.Start == e.End
	end := max(e.End, r.textAt)
	for r.next < len(r.old) {
		from, to := r.span()
		if from > e.End || from == e.End && !insertion && to > from {
			break
		}
		r.textAt, r.sourceAt = to, r.old[r.next].End
		r.joined.Confidence = min(r.joined.Confidence, r.old[r.next].Confidence)
		r.next++
		end = max(end, to)
	}
	r.sourceAt += end - r.textAt
	r.textAt = end
}

// begin copies what stands before the edit and the first old one that it
// touches.
func (r *reviser) begin(e Edit) {
	r.passBefore(e.Start, e.Start < e.End)
	start := e.Start
	if r.next < len(r.old) {
		from, _ := r.span()
		start = max(min(start, from), r.textAt)
	}
	r.copyTo(start)
	r.open, r.joined = true, e
	r.joined.Start = r.sourceAt
	r.made = append(r.made[:0], r.text[start:e.Start]...)
}

// finish writes the edit that was put together.
func (r *reviser) finish() {
	if !r.open {
		return
	}
	r.open = false
	e := r.joined
	e.End, e.New = r.sourceAt, string(r.made)+r.text[r.taken:r.textAt]
	r.out.WriteString(e.New)
	if r.source[e.Start:e.End] != e.New {
		r.edits = append(r.edits, e)
	}
}

// Compose returns the edits that lead from the source straight to the text
// that second makes of middle, where first has made middle of the source.
func Compose(source, middle string, first, second []Edit) []Edit {
	_, edits := revise(source, 0, middle, first, second)
	return edits
}

// Undo turns a text back into its source: old tells what an edit replaced.
// It returns false where the edits do not fit the text.
func Undo(text string, edits []Edit, old func(Edit) string) (string, bool) {
	var b strings.Builder
	at, position := 0, 0
	for _, e := range edits {
		keep := e.Start - at
		if keep < 0 || position+keep > len(text) || !strings.HasPrefix(text[position+keep:], e.New) {
			return "", false
		}
		b.WriteString(text[position : position+keep])
		b.WriteString(old(e))
		position += keep + len(e.New)
		at = e.End
	}
	b.WriteString(text[position:])
	return b.String(), true
}

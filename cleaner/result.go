package cleaner

import (
	"math"
	"sync"

	"github.com/winnowtext/winnow/cleaner/internal/charset"
	"github.com/winnowtext/winnow/heuristics"
)

// Result is a cleaned page.
type Result struct {
	// Text is the clean body: paragraphs separated by blank lines, the
	// lines of lists, poems, tables and listings by line breaks. It has no
	// line break at its end.
	Text string
	// Metadata is what the page says of itself.
	Metadata Metadata
	// Ledger lists what was taken out or changed, in order.
	Ledger Ledger
	// Source is the text that the ledger's offsets refer to: plain input
	// decoded to UTF-8, or the visible text of HTML.
	Source string
	// Encoding is the WHATWG name of the encoding that the input was in.
	Encoding string
	// Kind is the kind of page that the body layer takes it for: article,
	// forum, product, collection, listing, documentation or service. What
	// the page says of itself is Metadata.Kind, and evidence for this. It
	// is "" where Confidence is 0.
	Kind string
	// Confidence, from 0 to 1, is the F1 of words to count on: pages of that
	// confidence had it on average when the model was fitted. It is 0 where
	// there was nothing to choose from, as in a repair-only result.
	Confidence float64
	// Blocks are the parts of the page in order, each with its role, the
	// rule that gave it, and how sure that rule is.
	Blocks []heuristics.Block
	// Links and Images are those of the body, in order, and Comments what
	// readers have written below it: of HTML, and if the options ask.
	Links    []Link
	Images   []Image
	Comments []Comment
	// Err is a *PanicError where a rule panicked under Clean, which returns
	// no error. It is nil otherwise.
	Err error

	raw     []byte // the input, where Source in Encoding is not it
	visible bool   // Source is the visible text of HTML
	inline  inlines
}

// Comment is what a reader has written below the text.
type Comment = heuristics.Remark

// Metadata is what a page says of itself. Absent values are empty.
type Metadata = heuristics.Fields

// Ledger lists edits: apart and in order, they turn the source into the text.
type Ledger []Entry

// Entry says that the source's bytes Start to End, which read Old, read New in
// the text.
type Entry struct {
	Rule       heuristics.ID
	Role       heuristics.Role
	Start, End int
	Old, New   string
	// Confidence, from 0 to 1, is how sure the rule is.
	Confidence float64
}

func newLedger(source string, edits []heuristics.Edit) Ledger {
	ledger := make(Ledger, len(edits))
	for i, e := range edits {
		ledger[i] = Entry{Rule: e.Rule, Role: e.Role, Start: e.Start, End: e.End, Old: source[e.Start:e.End], New: e.New, Confidence: rounded(e.Confidence)}
	}
	return ledger
}

// rounded returns a figure with three digits behind the point.
func rounded(f float32) float64 { return math.Round(1000*float64(f)) / 1000 }

func newResult(in charset.Text, d *heuristics.Document) *Result {
	text, ledger := render(in.Source, d)
	return &Result{
		Text: text, Metadata: d.Fields, Ledger: ledger,
		Source: in.Source, Encoding: in.Encoding, Blocks: d.Blocks, Kind: d.Kind, Confidence: rounded(d.Expected), raw: in.Raw,
	}
}

// editMemory is memory for the edits of a document, which the ledger is made of;
// of more than maxEditMemory none is kept.
var editMemory = sync.Pool{New: func() any { return new([]heuristics.Edit) }}

const maxEditMemory = 10_000

// render returns the text of a document and how it came about.
func render(source string, d *heuristics.Document) (string, Ledger) {
	memory := editMemory.Get().(*[]heuristics.Edit)
	text, edits := d.AppendRender((*memory)[:0])
	ledger := newLedger(source, edits)
	if cap(edits) <= maxEditMemory {
		clear(edits) // of the document's strings
		*memory = edits
		editMemory.Put(memory)
	}
	return text, ledger
}

// Rebuild makes the source again from the text and the ledger alone. ok is
// false where the two do not fit, as after a change of either.
func (l Ledger) Rebuild(text string) (source string, ok bool) {
	edits, at := make([]heuristics.Edit, len(l)), 0
	for i, e := range l {
		// What is kept before the entry is a part of the text.
		if e.Start < at || e.Start-at > len(text) || e.End < e.Start || e.End-e.Start != len(e.Old) {
			return "", false
		}
		at = e.End
		edits[i] = heuristics.Edit{Start: e.Start, End: e.End, New: e.New}
	}
	next := 0
	return heuristics.Undo(text, edits, func(heuristics.Edit) string {
		next++
		return l[next-1].Old
	})
}

// Input makes the input again from the text and the ledger, byte for byte.
// For HTML it is the visible text.
func (r *Result) Input() ([]byte, bool) {
	source, ok := r.Ledger.Rebuild(r.Text)
	if !ok {
		return nil, false
	}
	if r.visible {
		return []byte(source), true
	}
	if r.raw != nil {
		return r.raw, true
	}
	input, err := charset.Encode(source, r.Encoding)
	return input, err == nil
}

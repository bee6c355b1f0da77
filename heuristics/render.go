package heuristics

import (
	"slices"
	"strings"
)

// Render returns the clean text, which is the blocks whose role is Body, and
// the edits that make it of the source. Blocks are separated by a blank line,
// lines of a list, poem, table or listing by a line break.
// In a repair-only document every line stays in its place.
func (d *Document) Render() (string, []Edit) { return d.AppendRender(nil) }

// AppendRender is Render for who has memory for the edits: it appends them to a
// slice, which is of use for many documents then.
func (d *Document) AppendRender(edits []Edit) (string, []Edit) {
	r := renderer{d: d, last: -1}
	size, more := d.likelyRender()
	r.out.Grow(size)
	r.edits = slices.Grow(edits, more)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case d.RepairOnly:
			r.gap(b.Start)
			r.block(b)
		case b.Role != Body:
			r.space(b.Start, "")
			r.edits = append(r.edits, Edit{Start: b.Start, End: b.End, Rule: b.Rule, Role: b.Role, Confidence: b.Confidence})
			r.at = b.End
		case b.text == "":
			r.space(b.Start, "")
			r.block(b)
		default:
			r.space(b.Start, r.separator(i))
			r.block(b)
			r.last = i
		}
	}
	if d.RepairOnly {
		r.gap(len(d.source))
	} else {
		r.space(len(d.source), "")
	}
	return r.out.String(), r.edits
}

// likelyRender returns how long the output is at the most, in bytes, and how
// many edits make it: the repairs, and for each block the white space before it
// and, where it goes, the block. What is repaired alone has few edits.
func (d *Document) likelyRender() (size, edits int) {
	if d.RepairOnly {
		return len(d.source), 0
	}
	edits = 1
	for i := range d.Blocks {
		b := &d.Blocks[i]
		edits += 1 + len(b.edits)
		if b.Role == Body {
			size += len(b.text) + len("\n\n")
		} else {
			edits++
		}
	}
	return size, edits
}

// renderer writes the output and the ledger side by side.
type renderer struct {
	d     *Document
	out   strings.Builder
	edits []Edit
	at    int // how far the source is dealt with
	last  int // the last block written, -1 before the first
}

func (r *renderer) block(b *Block) {
	r.out.WriteString(b.text)
	r.edits = append(r.edits, b.edits...)
	r.at = b.End
}

// space deals with the white space before offset to: it reads text now.
func (r *renderer) space(to int, text string) {
	r.out.WriteString(text)
	if r.d.source[r.at:to] != text {
		r.edits = append(r.edits, Edit{Start: r.at, End: to, New: text, Rule: "lines/space", Role: Space, Confidence: 1})
	}
	r.at = to
}

// oddBreaks turns what breaks lines in few programs into what does in all.
var oddBreaks = strings.NewReplacer("\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

// gap writes the white space between lines of a repair-only document.
func (r *renderer) gap(to int) {
	old := r.d.source[r.at:to]
	text := old
	if old != "\n" && old != "\n\n" {
		text = oddBreaks.Replace(old)
	}
	r.out.WriteString(text)
	if text != old {
		r.edits = append(r.edits, Edit{Start: r.at, End: to, New: text, Rule: "lines/space", Role: Space, Confidence: 1})
	}
	r.at = to
}

// separator returns what stands between the last block written and block i.
func (r *renderer) separator(i int) string {
	if r.last < 0 {
		return ""
	}
	a, b := &r.d.Blocks[r.last], &r.d.Blocks[i]
	if b.Evidence != nil && b.Evidence.soft && r.last == i-1 {
		return "\n"
	}
	if a.Kind == b.Kind && a.Kind.linewise() && (r.last != i-1 || !b.apart) {
		return "\n"
	}
	return "\n\n"
}

package heuristics

import (
	"unicode"
	"unicode/utf8"
)

// The width of hard-wrapped text, in characters: what mail and wire services
// use, and some room.
const (
	minWidth = 38
	maxWidth = 110
)

// unwrap joins the lines of hard-wrapped paragraphs. Whether a text is
// hard-wrapped, and to what width, is decided on the whole of it: a line is
// full where the next one's first word would not have fitted, and nearly all
// lines that are not a paragraph's last are full.
func unwrap(d *Document) {
	w, ok := measureWrap(d)
	if !ok {
		return
	}
	d.join(func(i int) (joint, bool) {
		if !w.continues(d, i) {
			return joint{}, false
		}
		gap := d.gap(i)
		switch {
		case d.RepairOnly:
			return joint{new: gap, rule: "lines/unwrap", confidence: 1}, true
		case w.folded && gap[0] != ' ' && gap[len(gap)-1] != ' ', wideBoundary(d.Blocks[i].text, d.Blocks[i+1].text):
			return joint{rule: "lines/unwrap", confidence: 1}, true
		}
		return joint{new: " ", rule: "lines/unwrap", confidence: 1}, true
	})
}

// wideBoundary reports whether two lines meet between characters of Chinese
// or Japanese, which stand without a space between them.
func wideBoundary(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return isWide(last) && isWide(first)
}

// wrap is how a text is broken into lines.
type wrap struct {
	lines  []lineSize
	width  int
	bytes  bool // the width counts bytes, not characters
	folded bool // broken at the width, words or not
	mixed  bool // most lines are short: those of menus
}

// lineSize is the size of a block's last line. What is wider than maxWidth is
// not counted: it has maxWidth+1.
type lineSize struct {
	characters, bytes uint8
	candidate         bool // it and the next block could be lines of one paragraph
}

// measureLine returns the size of block i's last line.
func measureLine(d *Document, i int) lineSize {
	b := &d.Blocks[i]
	bytes := b.End - b.lastLine
	n := bytes
	if ascii := b.looked && b.seen&hasNonASCII == 0 && len(b.edits) == 0; !ascii && bytes <= utf8.UTFMax*maxWidth {
		n = characters(d.source[b.lastLine:b.End])
	}
	return lineSize{uint8(min(n, maxWidth+1)), uint8(min(bytes, maxWidth+1)), i+1 < len(d.Blocks) && wrapCandidate(d, i)}
}

// lineWidth returns the width of block i's last line.
func (w *wrap) lineWidth(i int) int {
	if w.bytes {
		return int(w.lines[i].bytes)
	}
	return int(w.lines[i].characters)
}

// shorter reports whether block i's last line has less than half the width.
func (w *wrap) shorter(i int) bool { return 2*w.lineWidth(i) < w.width }

// physicalWidth returns the width of block i's last line from line break to
// line break, the white space at both ends included.
func (w *wrap) physicalWidth(d *Document, i int) int {
	start, end := d.Blocks[i].lastLine, d.Blocks[i].End
	for start > 0 && d.source[start-1] == ' ' {
		start--
	}
	for end < len(d.source) && d.source[end] == ' ' {
		end++
	}
	if w.bytes {
		return end - start
	}
	return characters(d.source[start:end])
}

// full reports whether the first word of block i+1 would not have fitted on
// the last line of block i.
func (w *wrap) full(d *Document, i int) bool {
	next := d.source[d.Blocks[i+1].Start:d.Blocks[i+1].End]
	room := w.width - w.lineWidth(i) - 1
	if len(next) <= room || room < -1 {
		return false // all of the line would have fitted, or this one is too wide
	}
	end := 0
	for end < len(next) && next[end] != ' ' && next[end] != '\t' {
		end++
	}
	if w.bytes || end <= room {
		return end > room
	}
	return utf8.RuneCountInString(next[:end]) > room
}

// continues reports whether block i+1 goes on with block i's paragraph.
func (w *wrap) continues(d *Document, i int) bool {
	a, b := &d.Blocks[i], &d.Blocks[i+1]
	if b.apart || b.Evidence != nil || b.Kind != Paragraph || a.Kind != Paragraph && a.Kind != ListItem {
		return false
	}
	if a.Kind == Paragraph && len(d.indentation(i+1)) > len(d.indentation(i))+1 && d.source[b.lastLine] >= 'A' && d.source[b.lastLine] <= 'Z' && w.startsLine(d, i) {
		return false // a first line that is set in
	}
	if w.mixed && a.text != "" && endsSentence(a.text[len(a.text)-1]) && w.shorter(i+1) && unicode.IsUpper(firstRune(b.text)) {
		return false // a menu's line behind a paragraph with a last line that is full
	}
	return w.full(d, i)
}

// startsLine reports whether block i is a line of its own start, so that its
// indentation tells the paragraph's.
func (w *wrap) startsLine(d *Document, i int) bool { return i > 0 && !d.Blocks[i].apart }

// measureWrap finds the width that a text is wrapped to; ok is false where it
// is not wrapped.
func measureWrap(d *Document) (w wrap, ok bool) {
	w.lines = make([]lineSize, len(d.Blocks))
	total, plain := 0, true
	for i := range w.lines {
		l := measureLine(d, i)
		w.lines[i] = l
		total += oneIf(l.candidate)
		plain = plain && l.characters == l.bytes
	}
	if total < 2 {
		return w, false
	}
	for _, w.bytes = range []bool{false, true} {
		w.mixed, w.folded = false, false
		if w.width = w.widest(total); w.width <= minWidth {
			return w, false
		}
		if w.confirmed(d, total) {
			return w, true
		}
		if plain {
			break // bytes are characters
		}
	}
	return w, false
}

// widest returns the width of the widest line that the next block may go on
// with, but for a few that could not be broken; minWidth where it is not wider.
func (w *wrap) widest(total int) int {
	var widths [maxWidth + 2]int
	for i := range w.lines {
		widths[w.lineWidth(i)] += oneIf(w.lines[i].candidate)
	}
	spare, width := total/50, maxWidth
	for ; width > minWidth; width-- {
		if spare -= widths[width]; spare < 0 {
			break
		}
	}
	return width
}

// wrapCandidate reports whether block i and the next could be lines of one
// paragraph.
func wrapCandidate(d *Document, i int) bool {
	a, b := &d.Blocks[i], &d.Blocks[i+1]
	return a.Evidence == nil && !b.apart && b.Kind == Paragraph && (a.Kind == Paragraph || a.Kind == ListItem)
}

// minFull is how many full lines show the width of a text whose lines are mostly
// short.
const minFull = 8

// confirmed reports whether enough of the lines are full to call the text
// wrapped, and finds out whether it was folded without regard to words. Lines
// of less than half the width say little: they may be a menu's.
func (w *wrap) confirmed(d *Document, total int) bool {
	full, exact, lower, widest, long, short := 0, 0, 0, 0, 0, 0
	for i := range w.lines {
		if !w.lines[i].candidate {
			continue
		}
		if w.full(d, i) {
			full++
			widest = max(widest, w.physicalWidth(d, i))
		} else if w.shorter(i) {
			short++
		} else if long++; long*10 > total*4 {
			return false // most texts, before their middle
		}
	}
	w.mixed = (long+short)*10 > total*4
	if full < 2 || w.mixed && (full < minFull || long*10 > (long+full)*4) {
		return false
	}
	for i := range w.lines {
		if !w.lines[i].candidate || !w.full(d, i) {
			continue
		}
		if w.physicalWidth(d, i) == widest {
			exact++
		}
		if r, _ := utf8.DecodeRuneInString(d.Blocks[i+1].text); !unicode.IsUpper(r) {
			lower++
		}
	}
	if lower*3 < full || w.mixed && lower*2 < full {
		return false
	}
	w.folded = exact*10 >= full*9 && full > 2
	return true
}

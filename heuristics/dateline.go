package heuristics

import (
	"strings"
)

func readDatelines(d *Document) {
	x := knowledge()
	first := d.firstProse()
	var lines []fieldLine
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || len(b.text) > maxDateline || len(b.text) < 4 || !b.may(mayHaveDigit) {
			continue
		}
		if !x.mayBeDateline(b, i < first) {
			continue
		}
		if line, confidence := readDateline(b.text, d.Language, i < first); confidence > 0 {
			lines = append(lines, d.dateline(i, line, confidence))
		}
	}
	d.decideLines(lines, "fields/dateline")
}

// mayBeDateline reports quickly whether a block could be a dateline: by its last
// word a relative time, or by its last word and its numbers a date or a time.
func (x *lexicon) mayBeDateline(b *Block, top bool) bool {
	if w, ok := b.outerWords(); !ok || x.agoLasts.has(w.last) {
		return true
	}
	return x.mayBeginTime(cutNumber(b.text)) && x.mayEndTime(b.text) && (top || mayTellDay(b.text) || dateline{}.timeOnly(b.text))
}

// dateline returns the field line of block i. It is apart from the loop over
// the blocks because what its function holds costs memory: of datelines alone,
// not of every line that is tried.
func (d *Document) dateline(i int, line dateline, confidence float32) fieldLine {
	s := d.Blocks[i].text
	return fieldLine{i, Dateline, confidence, line.timeOnly(s) || numbered(s), func() { d.takeDates(line) }}
}

// takeDates writes the dates of a line on the document, unless an earlier
// line had them.
func (d *Document) takeDates(line dateline) {
	if line.published.hasDay() {
		d.Fields.Date.set(line.published.String(), SignalVisible)
	}
	if line.updated.hasDay() {
		d.Fields.Modified.set(line.updated.String(), SignalVisible)
	}
}

// readDateline returns what a whole line tells of times and how sure that is;
// 0 where it is no dateline. A date without a year is one only at the top.
func readDateline(s string, l *Language, top bool) (dateline, float32) {
	if isAgo(s) {
		return dateline{undated: true}, 0.9
	}
	p, ok := parseDateline(cutNumber(s), l)
	if !ok {
		return p, 0
	}
	if p.rest != "" {
		// "Posted on March 3, 2021 by Ella Marsh" is the infoline's.
		return p, 0
	}
	switch {
	case p.published.hasDay(), p.updated.hasDay():
		return p, 0.95
	case top:
		return p, 0.6
	}
	if p.timeOnly(s) {
		return p, 0.6
	}
	return p, 0
}

// numbered reports whether a line begins with a post's number: with a date
// behind it, it stands above a post and is none of its text.
func numbered(s string) bool { return len(s) > 1 && s[0] == '#' && isDigit(s[1]) }

// cutNumber cuts a post's number off a line ("#12 18 Feb 2024, 19:02").
func cutNumber(s string) string {
	if rest, ok := strings.CutPrefix(s, "#"); ok {
		return strings.TrimLeft(rest, "0123456789")
	}
	return s
}

// isAgo reports whether a line is a relative time of any language with a number
// in it, behind a label or without one ("Updated 2 hours ago").
func isAgo(s string) bool {
	r := anyReader()
	if last, ok := endOf(s); ok && !r.x.agoLasts.has(last) || !hasDigit(s) {
		return false
	}
	if r.wholeAgo(s) {
		return true
	}
	rest, _, ok := r.cutIntro(s, introPublished, introUpdated)
	return ok && r.wholeAgo(rest)
}

// maxNumber is the length of the longest number and signs that a relative time
// has besides its words, in bytes.
const maxNumber = 24

func (r reader) wholeAgo(s string) bool {
	if len(s) > r.x.longestAgo+maxNumber {
		return false
	}
	if b, ok := outerWordsOf(s); ok && !r.x.agoEnds.has(b.pair()) {
		return false
	}
	var f folded
	f.fold(s)
	return r.x.ago[string(f.text)] && strings.IndexByte(string(f.text), '#') >= 0
}

// timeOnly reports whether a line without a date is a time with a zone, as
// stands above the entries of a live blog.
func (p dateline) timeOnly(s string) bool {
	if len(s) > 24 || !strings.ContainsAny(s, ":.hH") {
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	_, zoned := zones[strings.ToLower(strings.Trim(last, "()"))]
	return zoned
}

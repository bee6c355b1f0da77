package heuristics

import (
	"strings"
	"unicode/utf8"
)

// matchTitle gives the role of the headline to the line at the top that says
// what the markup names the page.
func matchTitle(d *Document) {
	if d.Fields.Title.Value == "" || d.Fields.Title.Signal == SignalVisible {
		return
	}
	first := d.firstProse()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if first >= 0 && i > first {
			return
		}
		if b.Role == Undecided && len(b.text) <= maxTitle && sameFolded(b.text, d.Fields.Title.Value) {
			b.Decide(Title, "fields/name", 0.95)
		}
	}
}

// maxTitle is the length of the longest headline, in bytes.
const maxTitle = 240

// titleReach is how many blocks above a byline or dateline the headline is
// looked for.
const titleReach = 4

func readTitle(d *Document) {
	first := d.firstProse()
	for i := range d.Blocks {
		if first >= 0 && i > first+titleReach {
			return
		}
		switch d.Blocks[i].Role {
		case Byline, Dateline, Share, Counter, Comment:
			if k := d.titleAbove(i); k >= 0 && (first < 0 || k < first) && d.Blocks[k].Decide(Title, "fields/title", 0.8) {
				d.Fields.Title.set(d.Blocks[k].text, SignalVisible)
				d.aroundTitle(k, i)
				return
			}
		}
	}
}

// maxKicker is the length of the longest line above a headline that says where
// on the site it stands, in bytes.
const maxKicker = 60

// aroundTitle decides what the headline's place tells of other blocks: short
// lines above it are the page's, and a bare name between it and the line i
// below is the author's.
func (d *Document) aroundTitle(title, i int) {
	for k := max(0, title-titleReach); k < title; k++ {
		if b := &d.Blocks[k]; len(b.text) <= maxKicker && !hasSentence(b.text) {
			b.Decide(Section, "fields/title", 0.7)
		}
	}
	for k := title + 1; k < i; k++ {
		b := &d.Blocks[k]
		if b.Role == Undecided && d.Blocks[i].Role == Dateline && looksLikeName(b.text) && (isCaseless(firstRune(b.text)) && utf8.RuneCountInString(b.text) <= 8 || fullName(b.text) && len(strings.Fields(b.text)) < 4) {
			b.Decide(Byline, "fields/byline", 0.6)
			d.takeAuthors([]string{b.text})
		}
	}
}

// titleAbove returns the undecided heading-like block above block i; -1 where
// there is none within reach.
func (d *Document) titleAbove(i int) int {
	for k := i - 1; k >= 0 && k >= i-titleReach; k-- {
		b := &d.Blocks[k]
		if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading && b.Kind != Verse || len(b.text) > maxTitle {
			continue
		}
		if markerLength(b.text) > 0 {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(b.text)
		if strings.ContainsRune(".:;,。", last) {
			continue
		}
		if len(strings.Fields(b.text)) >= 2 || hasWideScript(b.text) && utf8.RuneCountInString(b.text) > 5 {
			return k
		}
	}
	return -1
}

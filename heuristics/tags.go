package heuristics

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The shape of a list of keywords.
const (
	maxTagWords = 5
	maxTagBytes = 48
	minLoneTags = 4 // in a list without a label
	maxTags     = 60
)

func readTags(d *Document) {
	last := d.lastProse()
	noisy := d.noisy()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided && b.Role != Tags || len(b.text) > 1200 || b.Kind == ListItem || b.Kind == Code {
			continue
		}
		if rest, ok := d.cutTagLabel(b); ok {
			if tags := splitTags(rest); len(tags) > 0 {
				d.takeTags(b, tags, 0.95)
				continue
			}
			if rest == "" && b.Decide(Tags, "fields/tags", 0.9) {
				d.readTagLines(i + 1)
				continue
			}
		}
		if b.Role == Undecided && last >= 0 && i > last && noisy && mayBeTags(b.text) {
			if tags := splitTags(b.text); len(tags) >= minLoneTags && !strings.ContainsAny(b.text, "|0123456789") || hashtags(b.text) {
				d.takeTags(b, tags, 0.8)
			}
		}
	}
}

// mayBeTags reports quickly whether a line without a label could be a list of
// keywords: it has signs between them, or begins with a "#".
func mayBeTags(s string) bool {
	signs := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return true
		}
		signs += oneIf(s[i] == ',' || s[i] == ';')
	}
	return signs >= minLoneTags-1 || strings.HasPrefix(strings.TrimLeft(s, " \t\n\v\f\r"), "#")
}

// cutTagLabel cuts the label and its colon off a list of keywords.
func (d *Document) cutTagLabel(b *Block) (rest string, ok bool) {
	if !b.may(mayHaveColon) {
		return "", false
	}
	r := d.reader()
	if !r.labels.mayBegin(b, setOfIntros(introTags)) {
		return "", false
	}
	rest, sign, ok := r.cutIntro(b.text, introTags)
	return rest, ok && (sign == ':' || sign == '：')
}

// readTagLines takes the lines behind a lone label, a keyword or a list each.
func (d *Document) readTagLines(i int) {
	for ; i < len(d.Blocks); i++ {
		b := &d.Blocks[i]
		if b.Role != Undecided || len(b.text) > 400 {
			return
		}
		tags := splitTags(b.text)
		if len(tags) == 0 {
			return
		}
		d.takeTags(b, tags, 0.8)
	}
}

func (d *Document) takeTags(b *Block, tags []string, confidence float32) {
	if b.Role == Undecided {
		b.Decide(Tags, "fields/tags", confidence)
	}
	d.addTags(tags)
}

// addTags writes keywords on the document, unless its markup had some.
func (d *Document) addTags(tags []string) {
	if len(tags) == 0 {
		return
	}
	if d.Fields.TagsSignal == "" || d.Fields.TagsSignal == SignalVisible {
		// A list may stand at the head and at the foot of a page.
		for _, t := range tags {
			if len(d.Fields.Tags) < maxTags && !slices.Contains(d.Fields.Tags, t) {
				d.Fields.Tags = append(d.Fields.Tags, t)
			}
		}
		d.Fields.TagsSignal = SignalVisible
	}
}

// hashtags reports whether a line is nothing but words with a "#".
func hashtags(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if len(w) < 2 || w[0] != '#' {
			return false
		}
		n++
	}
	return n > 0
}

// splitTags returns the keywords of a list; nil where it is none.
func splitTags(s string) []string {
	if hashtags(s) {
		return strings.Fields(strings.ReplaceAll(s, "#", " "))
	}
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "。") {
		return nil
	}
	var tags []string
	s = strings.TrimRight(s, " .;,")
	for t := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == ',' || r == ';' || r == '|' || r == '•' || r == '·' || r == '،' || r == '、' || r == '，' || r == '；'
	}) {
		t = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(t), "#"))
		if t == "" {
			continue
		}
		if len(t) > maxTagBytes || len(strings.Fields(t)) > maxTagWords || strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "S.") {
			return nil
		}
		tags = append(tags, t)
	}
	return tags
}

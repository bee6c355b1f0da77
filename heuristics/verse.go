package heuristics

import "unicode/utf8"

// maxVerse is the length of a verse's longest line, in characters.
const maxVerse = 64

// markVerse gives short lines that stand together between blank lines the kind
// of verse. One stanza is not enough: the text must have two, or most of its
// lines in one.
func markVerse(d *Document) {
	type stanza struct{ start, end int }
	var stanzas []stanza
	inVerse := 0
	for i := 0; i < len(d.Blocks); {
		end, short := i, true
		for end < len(d.Blocks) && (end == i || !d.Blocks[end].apart) {
			b := &d.Blocks[end]
			short = short && b.Evidence == nil && b.Kind == Paragraph && len(b.text) < 3*maxVerse && utf8.RuneCountInString(b.text) <= maxVerse
			end++
		}
		if n := end - i; short && n >= 2 && n <= 24 {
			stanzas = append(stanzas, stanza{i, end})
			inVerse += n
		}
		i = end
	}
	if inVerse < 4 || inVerse*10 < len(d.Blocks)*6 {
		return
	}
	for _, s := range stanzas {
		for i := s.start; i < s.end; i++ {
			d.Blocks[i].Kind = Verse
		}
	}
}

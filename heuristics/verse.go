package heuristics

import "unicode/utf8"

// maxVerse is the length of a verse's longest line, in characters.
const maxVerse = 64

// markVerse gives short lines that stand together between blank lines the kind
// of verse, in a text that has next to nothing else: four lines at least, and
// no more than a few long ones.
func markVerse(d *Document) {
	type stanza struct{ start, end int }
	var stanzas []stanza
	inVerse, long := 0, 0
	for i := 0; i < len(d.Blocks); {
		end, short := i, true
		for end < len(d.Blocks) && (end == i || !d.Blocks[end].apart) {
			b := &d.Blocks[end]
			fits := b.Kind == Paragraph && b.verseWidth() <= maxVerse
			if long += oneIf(!fits); long*8 > len(d.Blocks) {
				return // most pages
			}
			short = short && fits && b.Evidence == nil
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

// verseWidth returns a line's width in characters, those of Chinese and
// Japanese counting double.
func (b *Block) verseWidth() int {
	s := b.text
	if len(s) > 4*maxVerse || b.traits()&hasNonASCII == 0 {
		return len(s)
	}
	n := utf8.RuneCountInString(s)
	if hasWideScript(s) {
		n *= 2
	}
	return n
}

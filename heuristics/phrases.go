package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrasesRules know widgets by what they say.
func phrasesRules() []Rule {
	return []Rule{{
		ID:    "phrases/widget",
		Doc:   "Takes out lines that say what a widget says, in some thirty languages.",
		Hit:   Example{In: "Listen Live\n\nThe council has approved the new harbour after a long debate.\n\nShare this article\n\n12 comments", Out: "The council has approved the new harbour after a long debate."},
		Miss:  Example{In: "Listen live, live longer: that is what the doctors of the valley say."},
		Apply: applyPhrases,
	}, {
		ID:    "phrases/glued",
		Doc:   "Splits widget texts that lost the space between them, and takes them out.",
		Hit:   Example{In: "The council has approved the new harbour after a long debate.\n\nSharePrintEmailComments (12)", Out: "The council has approved the new harbour after a long debate."},
		Miss:  Example{In: "The makers of YouTube and LinkedIn met at the PrintWorks on Friday."},
		Apply: splitGlued,
	}}
}

// maxPhrase is the length of the longest line that is compared with the
// phrases, in bytes. Cookie notices take the most.
const maxPhrase = 600

func applyPhrases(d *Document) {
	var f folded
	var g glancer
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || len(b.text) == 0 || len(b.text) > maxPhrase || b.Kind == Code && b.Evidence != nil {
			continue
		}
		w, ok := b.outerWords()
		if !ok {
			b.say(d.phrases.find(&f, b.text))
			continue
		}
		if g.add(i, w); g.n == len(g.lines) {
			g.flush(d, &f)
		}
	}
	g.flush(d, &f)
	d.spareAuthorsPointers()
}

// glancer looks the outer words of many lines up at once.
type glancer struct {
	n       int
	lines   [64]glanced
	hashes  [64]uint32 // what is looked up next, of each line
	fetched uint64     // kept, for the compiler would leave out what nobody asks for
}

// glanced is a line and what is known of it.
type glanced struct {
	block int
	outer outerWords
	start lineStart
}

// add takes up a line, which must be one fewer than there is room for.
func (g *glancer) add(block int, w outerWords) {
	g.lines[g.n], g.hashes[g.n] = glanced{block: block, outer: w}, w.pair()
	g.n++
}

// flush writes what the phrases say on the blocks taken up.
func (g *glancer) flush(d *Document, f *folded) {
	set := d.phrases
	g.fetched |= set.whole.fetch(g.hashes[:g.n])
	passed := 0
	for _, l := range g.lines[:g.n] {
		if set.glance(l.outer) != 0 {
			l.start = startOf(d.Blocks[l.block].text)
			g.lines[passed], g.hashes[passed] = l, l.start.bound(l.outer)
			passed++
		}
	}
	g.fetched |= set.bounds.fetch(g.hashes[:passed])
	for _, l := range g.lines[:passed] {
		if b := &d.Blocks[l.block]; set.look(l.start, l.outer) {
			f.fold(b.text)
			b.say(set.match(f, b.text[len(b.text)-1]))
		}
	}
	g.n = 0
}

// spareAuthorsPointers takes back what was decided of lines like "Read more:
// Headline" in a text without any other machinery: there the author points at
// something, and no page does.
func (d *Document) spareAuthorsPointers() {
	if d.noisy() {
		return
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role == Related && b.Rule == "phrases/widget" && strings.ContainsAny(b.text, ":：") {
			b.Role, b.Rule, b.Confidence, b.Cue = Undecided, "", 0, Related
		}
	}
}

// say writes a verdict on the block.
func (b *Block) say(v verdict) {
	if v.weak {
		b.Cue = v.role
	} else if v.role != Undecided {
		b.Decide(v.role, "phrases/widget", 1)
	}
}

// maxGlued is the length of the longest line that is tried as glued widget
// texts, in bytes.
const maxGlued = 240

func splitGlued(d *Document) {
	var out []Block
	g := gluer{set: d.phrases}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		var parts []Block
		if b.Role == Undecided && b.Evidence == nil && len(b.text) <= maxGlued && len(b.edits) == 0 && b.may(mayHaveSeam) {
			parts = g.split(b)
		}
		if parts == nil {
			if out != nil {
				out = append(out, *b)
			}
			continue
		}
		if out == nil {
			out = append(make([]Block, 0, len(d.Blocks)+len(parts)), d.Blocks[:i]...)
		}
		out = append(out, parts...)
	}
	if out != nil {
		d.Blocks = out
	}
}

// gluer finds the seams in glued widget texts. Its memory is used again.
type gluer struct {
	set      *PhraseSet
	f        folded
	bounds   []int // the text's start, its seams and its end
	cuts     []int
	verdicts []verdict
}

// split returns the parts of a block that is made of widget texts, each with
// its role; nil where it is not.
func (g *gluer) split(b *Block) []Block {
	g.bounds = seams(append(g.bounds[:0], 0), b.text)
	if len(g.bounds) == 1 {
		return nil
	}
	g.bounds = append(g.bounds, len(b.text))
	g.cuts, g.verdicts = g.cuts[:0], g.verdicts[:0]
	strong := false
	for k := 0; k+1 < len(g.bounds); {
		v, next := g.longest(b.text, k)
		if v.role == Undecided {
			return nil
		}
		if k > 0 {
			g.cuts = append(g.cuts, g.bounds[k])
		}
		strong = strong || !v.weak
		g.verdicts = append(g.verdicts, v)
		k = next
	}
	if !strong || len(g.cuts) == 0 {
		return nil
	}
	parts := b.split(g.cuts)
	for k := range parts {
		parts[k].Decide(g.verdicts[k].role, "phrases/glued", 1)
	}
	return parts
}

// maxSeams is how many seams one widget text may hold itself ("YouTube").
const maxSeams = 3

// longest returns the longest phrase that starts at bound k, and the bound
// behind it.
func (g *gluer) longest(s string, k int) (verdict, int) {
	for next := min(k+1+maxSeams, len(g.bounds)-1); next > k; next-- {
		part := s[g.bounds[k]:g.bounds[next]]
		if v := g.set.find(&g.f, part); v.role != Undecided {
			return v, next
		}
	}
	return verdict{}, 0
}

// seams appends the offsets at which a capital follows a small letter, a
// digit, a closing bracket or an exclamation mark without a space.
func seams(out []int, s string) []int {
	for i := 1; i < len(s); i++ {
		if c := s[i]; c < 'A' || c > 'Z' && c < utf8.RuneSelf || !utf8.RuneStart(c) || s[i-1] == ' ' {
			continue // most bytes: no capital, or one that begins a word
		}
		if !unicode.IsUpper(firstRune(s[i:])) {
			continue
		}
		before, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLower(before) && !unicode.IsDigit(before) && before != ')' && before != '!' {
			continue
		}
		// "McDonald": a seam needs two small letters before it.
		if !unicode.IsLower(before) || unicode.IsLower(lastRune(s[:i-size])) {
			out = append(out, i)
		}
	}
	return out
}

package heuristics

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// mended runs the words layer alone over a text, every line in its place.
func mended(d *Document) string {
	d.RepairOnly = true
	for _, r := range wordsRules() {
		r.Apply(d)
	}
	out, edits := d.Render()
	checkEdits(panics{}, d.source, out, edits)
	return out
}

func TestDoubledAcrossElements(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a link begins with the word before it", `They wrote to the minister <a href="/m">minister for the sea</a> on Monday.`, "They wrote to the minister for the sea on Monday."},
		{"German, where no list of words helps", `Sie schrieben an den Minister und die behörde <a href="/m">behörde für das Meer</a> in der Stadt.`, "Sie schrieben an den Minister und die behörde für das Meer in der Stadt."},
		{"behind a repair of the same block", `The the crew of the ship wrote to the minister <b>minister for the sea</b> on Monday.`, "The crew of the ship wrote to the minister for the sea on Monday."},
		{"emphasis", `It was a very <em>very</em> old house by the sea and the river.`, "It was a very very old house by the sea and the river."},
		{"grammar", `He said that <a href="/t">that was the end of it</a> and the rest of us agreed.`, "He said that that was the end of it and the rest of us agreed."},
		{"a name behind its label", `The band of the year is <b>Duran</b> Duran, as it was in the year before.`, "The band of the year is Duran Duran, as it was in the year before."},
		{"the border is elsewhere", `The <b>crew</b> of the zorble zorble in the harbour was not paid by the company.`, "The crew of the zorble zorble in the harbour was not paid by the company."},
		{"a list of labels", `<span>check</span> <span>check</span> <span>none</span>`, "check check none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<p>" + c.in + "</p>"))
			require.NoError(t, err)
			assert.Equal(t, c.want, mended(ReadHTML(root)))
		})
	}
}

func TestDoubled(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"three times", "She walked to the the the beach and waited for the boat.", "She walked to the beach and waited for the boat."},
		{"over a line's end in wrapped text", wrapped("The council has approved the new development of the harbour after a long debate that lasted until the the early hours of the morning, and the work is to begin in spring.", 96), wrapped("The council has approved the new development of the harbour after a long debate that lasted until the early hours of the morning, and the work is to begin in spring.", 96)},
		{"over the end of a line of its own", "The tide is out of the\nthe harbour and the bay.", "The tide is out of the\nthe harbour and the bay."},
		{"a verb drawn in", "I think that we we’ve been here before, but it was on the other side.", "I think that we’ve been here before, but it was on the other side."},
		{"no function word, and not among such", "They saw zebra zebra crossings in the north of the country.", "They saw zebra zebra crossings in the north of the country."},
		{"part of a compound", "This is the the-best-of list of the year that was in the paper.", "This is the the-best-of list of the year that was in the paper."},
		{"behind a sign", "We posted a Q&A a couple of months ago, and most of it still holds.", "We posted a Q&A a couple of months ago, and most of it still holds."},
		{"too little to tell the language by", "the the", "the the"},
		{"a language that doubles the word", "Wir wissen, dass das das Ende der alten Mühle war und nicht mehr.", "Wir wissen, dass das das Ende der alten Mühle war und nicht mehr."},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, mended(ReadText(c.in))) })
	}
}

func TestSpacing(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a quotation's end", "“We are not leaving.”The crowd cheered, and the police looked at their shoes.", "“We are not leaving.” The crowd cheered, and the police looked at their shoes."},
		{"a content word in running text", "It was the end of the war.Soldiers came home to the villages that they had left.", "It was the end of the war. Soldiers came home to the villages that they had left."},
		{"the same in a text with other names of programs", "It was the end of the war.Soldiers came home, and os.Create was called by all of them.", "It was the end of the war.Soldiers came home, and os.Create was called by all of them."},
		{"a name of a program by the word behind", "The value of the string.Index function is the place of the first match in it.", "The value of the string.Index function is the place of the first match in it."},
		{"two commas are a list", "The form asks for the name,address,phone of the owner in a single field.", "The form asks for the name,address,phone of the owner in a single field."},
		{"a comma before a capital", "He wrote to the office in Bangkok,Thailand and waited for an answer from there.", "He wrote to the office in Bangkok,Thailand and waited for an answer from there."},
		{"a bracket around an argument", "The value of f(x and y) is what we are looking for in the rest of this text.", "The value of f(x and y) is what we are looking for in the rest of this text."},
		{"a bracket without an end", "The school was closed for two years(the roof had come down and nobody paid for it.", "The school was closed for two years(the roof had come down and nobody paid for it."},
		{"brackets around one word", "The mayor(s) of the two towns were asked about the flood of the last year.", "The mayor(s) of the two towns were asked about the flood of the last year."},
		{"spaces in a table of words", "Action , Adventure , Indie , Strategy", "Action , Adventure , Indie , Strategy"},
		{"French sets its marks apart, but not commas", "Le pain était sec , mais la soupe était bonne ; on ne savait pas pourquoi !", "Le pain était sec, mais la soupe était bonne ; on ne savait pas pourquoi !"},
		{"a command behind a prompt", "To see what the rest of it does, type this: $ go run . Then look at what it says.", "To see what the rest of it does, type this: $ go run . Then look at what it says."},
		{"dots in a row", "The pause was long . . . and then the old man began to speak of the sea.", "The pause was long . . . and then the old man began to speak of the sea."},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, mended(ReadText(c.in))) })
	}
}

func TestSentences(t *testing.T) {
	const long = "The harbour will be closed to all ships for the rest of the week."
	for _, c := range []struct{ name, in, want string }{
		{"twice", long + " " + long + " It opens on Monday.", long + " It opens on Monday."},
		{"at the end", "It rained. " + long + " " + long, "It rained. " + long},
		{"three times is meant", long + " " + long + " " + long, long + " " + long + " " + long},
		{"short", "Never again. Never again.", "Never again. Never again."},
		{"not in a row", long + " It rained. " + long, long + " It rained. " + long},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, mended(ReadText(c.in))) })
	}
}

// TestEveryEditHasAConfidence runs the Hit of every rule: what the built-in
// rules change must say how sure it is.
func TestEveryEditHasAConfidence(t *testing.T) {
	e, err := NewEngine(Config{})
	require.NoError(t, err)
	for _, r := range Rules() {
		if r.Hit.HTML {
			continue
		}
		d := ReadText(r.Hit.In)
		e.Run(d)
		_, edits := d.Render()
		for _, edit := range edits {
			assert.True(t, edit.Confidence > 0 && edit.Confidence <= 1, "%s: %v in the Hit of %s", edit.Rule, edit.Confidence, r.ID)
		}
	}
}

func TestMinConfidenceOfRepairs(t *testing.T) {
	d := ReadText("abc def")
	d.MinConfidence = 0.8
	assert.False(t, d.Repair(0, "test/rule", []Repair{{Start: 0, End: 3, New: "x", Confidence: 0.7}}), "too weak")
	assert.True(t, d.Repair(0, "test/rule", []Repair{{Start: 0, End: 3, New: "x", Confidence: 0.8}, {Start: 4, End: 7, New: "y"}}), "as sure as asked for, and 0 stands for 1")
	require.Len(t, d.Blocks[0].Edits(), 2)
	assert.Equal(t, []float32{0.8, 1}, []float32{d.Blocks[0].Edits()[0].Confidence, d.Blocks[0].Edits()[1].Confidence})
	require.True(t, d.Repair(0, "test/rule", []Repair{{Start: 0, End: 3, New: "z", Confidence: 0.9}}))
	require.Len(t, d.Blocks[0].Edits(), 1, "one edit by now")
	assert.Equal(t, float32(0.8), d.Blocks[0].Edits()[0].Confidence, "the least of the repairs in it")
}

func TestMinConfidenceOfRemovals(t *testing.T) {
	const text = "The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\nFREE BEER"
	doubtful := Rule{ID: "test/doubtful", Apply: func(d *Document) { d.Blocks[1].Decide(Boilerplate, "test/doubtful", 0.6) }}
	for _, c := range []struct {
		name  string
		least float32
		kept  bool
	}{{"all that the rules decide on", 0, false}, {"as sure as asked for", 0.6, false}, {"less sure", 0.7, true}} {
		t.Run(c.name, func(t *testing.T) {
			e, err := NewEngine(Config{Rules: []Rule{doubtful}, MinConfidence: c.least})
			require.NoError(t, err)
			d := ReadText(text)
			e.Run(d)
			out, _ := d.Render()
			assert.Equal(t, c.kept, strings.Contains(out, "BEER"))
			if c.kept {
				assert.Equal(t, ID("body/doubt"), d.Blocks[1].Rule)
			}
		})
	}
	for _, least := range []float32{-0.1, 1.1} {
		_, err := NewEngine(Config{MinConfidence: least})
		assert.Error(t, err, "%v", least)
	}
}

// TestWordsGrowth counts what the words layer allocates for texts made to
// have as many candidates as they can: no candidate may cost a look over the
// whole text.
func TestWordsGrowth(t *testing.T) {
	for _, unit := range []string{
		"a,b ", "word,word ", "word;word ", "word(a word of it)word ", "word.Word ", "word . ", "word , ", "the the ", "what the what was was ",
		"a b c d ", "N E W S ", "The same sentence is said over and over and over again here. ", "Â ", "Ã ", "x.Y(", "wordword ",
	} {
		cost := func(n int) uint64 {
			text := strings.Repeat(unit, n)
			return allocated(func() {
				d := ReadText(text)
				for _, r := range charactersRules() {
					r.Apply(d)
				}
				mended(d)
			})
		}
		assert.LessOrEqual(t, cost(10_000), 100*cost(500)+1<<20, "bytes allocated for %q", unit)
	}
}

// naiveTraits is look without its shortcuts.
func naiveTraits(s string) traits {
	var t traits
	before := rune(-1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			t |= hasInvalid
			r = -1
		case r < utf8.RuneSelf:
			t |= asciiTraits[r]
		default:
			t |= runeTraits(r)
		}
		if r == ' ' && before >= 0 && mayLoseByte(before) || before >= 0 && r >= 0 && before < lowRunes && r < lowRunes && leadSet[before]&tailSet[r] != 0 {
			t |= hasMisread
		}
		before = r
		i += size
	}
	return t
}

// TestLookTakesNoWrongShortcut compares the look over random texts with the
// plain one.
func TestLookTakesNoWrongShortcut(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	pieces := []string{"harbour ", "&", "\x7f", "\x00", "\x1f", " ", "é", "’", "Ã", "Â ", "â€™", "Привет", "ё", "港口", "，", "。", "\u3099", "\uac00", "ﬁ", "\u00ad", "\u200b", "\ufeff",
		"\U0001f600", "\xff", "\xe4\xb8", "\xc3", "\xed\xa0\x80", "e\u0301", "\u2028", "ไทย", "ا", "\t", "ABCDEFGHIJKLMNOP", "%%%%%%%%", "''''''''", "~~~~~~~~"}
	for range 20_000 {
		var b strings.Builder
		for range 1 + rng.Intn(6) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		s := b.String()
		require.Equal(t, naiveTraits(s), look(s), "%q", s)
		require.Equal(t, naiveTraits(s), (&Block{text: s}).traits(), "a block's clues stand for a look at %q", s)
	}
}

func TestBlocksTogetherAreLookedAtAgainAfterARepair(t *testing.T) {
	d := ReadText("The ferry sails at noon.\nThe the boats lie on their sides.")
	d.RepairOnly = true
	require.Zero(t, d.traits()&hasAmpersand)
	require.NotZero(t, d.signs()&hasDouble)
	require.True(t, d.Repair(1, "test", []Repair{{Start: 0, End: 4, New: "& "}}))
	assert.NotZero(t, d.traits()&hasAmpersand, "an ampersand came with the repair")
	assert.Zero(t, d.signs()&hasDouble, "the double word is gone")
	d.Append(0, 0, Paragraph).text = "The the harbour"
	assert.NotZero(t, d.signs()&hasDouble, "a block more is looked at too")
}

// TestSignsMissNothing compares the look at words and punctuation with the
// rules themselves: what they would mend they must be asked for.
func TestSignsMissNothing(t *testing.T) {
	rules := []struct {
		concern signs
		propose func(*Document, *Block) []Repair
	}{
		{hasDouble, repairDoubled}, {hasStutter, repairStutter}, {hasStop, repairSentences}, {hasGluedEnd, repairGlued},
		{hasGluedComma, repairCommas}, {hasBracket, repairBrackets}, {hasSpaced, repairSpaced},
	}
	rng := rand.New(rand.NewSource(1))
	pieces := []string{"the ", "the", "it ", "it’s", "we ", "we've ", "signsigned ", "re-signsigned ", ".", ". ", " .", ",", ", ", " ,", ";", "(of the sea)", " (of the sea) ", "!", "?”", "The ", "A ",
		"and ", "harbour ", "was ", "“", "—", "été ", "для ", "The harbour will be closed to all ships for the rest of the week. ", "\n", "Nobody "}
	for range 20_000 {
		var b strings.Builder
		for range 4 + rng.Intn(10) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		d := ReadText(strings.ReplaceAll(b.String(), "\n", " "))
		if len(d.Blocks) == 0 {
			continue
		}
		block := &d.Blocks[0]
		for _, r := range rules {
			if block.signs()&r.concern == 0 {
				require.Empty(t, r.propose(d, block), "%q", block.text)
			}
		}
	}
}

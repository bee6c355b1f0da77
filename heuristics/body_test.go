package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// sameScore gives all blocks the same probability.
func sameScore(d *Document, p float32) []float32 {
	scores := make([]float32, len(d.Blocks))
	for i := range scores {
		scores[i] = p
	}
	newFeatureTable(d) // counts the words
	return scores
}

func TestPageWithoutBody(t *testing.T) {
	menu := strings.Repeat("Harbour ferries\n", 30)
	for _, row := range []struct {
		reason, text string
		score        float32
		machinery    bool
		kept         bool
	}{
		{"a menu that the model takes for body with one in ten", menu, 0.1, true, false},
		{"the model is less sure that it is none", menu, 0.4, true, true},
		{"a few words may be all that there is", "Harbour ferries", 0.1, true, true},
		{"no machinery: it is somebody's text", menu, 0.1, false, true},
		{"a tenth of a long page is a body", strings.Repeat(menu, 20), 0.1, true, true},
	} {
		t.Run(row.reason, func(t *testing.T) {
			d := ReadText(row.text + "\n\nAdvertisement\n")
			if last := &d.Blocks[len(d.Blocks)-1]; row.machinery {
				last.Decide(Advertisement, "test/rule", 1)
			} else {
				last.Decide(Section, "test/rule", 1)
			}
			d.draw(sameScore(d, row.score), &model{})
			assert.Equal(t, row.kept, d.Blocks[0].Role == Body)
			assert.Equal(t, row.kept, d.Expected != emptyConfidence, "what is expected of the choice")
		})
	}
}

func TestSpaced(t *testing.T) {
	const a = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	const b = "Nobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	const c = "A road?"
	for _, row := range []struct {
		name, in string
		want     bool
	}{
		{"blank lines between paragraphs", a + "\n\n" + b + "\n\n" + c, true},
		{"the lines of a list stand together", a + "\n\n- a\n- b\n- c\n- d\n\n" + b, true},
		{"a line a block, as the visible text of a page", a + "\n" + c + "\n" + b + "\n" + c, false},
		{"the lines of code stand together", a + "\n\n" + strings.Repeat("tide {\n", 20) + "\n" + b, true},
		{"half of the lines stand together", a + "\n" + c + "\n" + b + "\n\n" + c + "\n\n" + a + "\n" + c, false},
		{"one paragraph tells nothing", a, false},
		{"nothing", "", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := ReadText(row.in)
			for _, r := range linesRules() {
				r.Apply(d)
			}
			assert.Equal(t, row.want, d.spaced())
		})
	}
}

func TestSpacedTextIsKeptWhereItIsLikelyAnAuthors(t *testing.T) {
	paragraph := "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	for _, row := range []struct {
		name    string
		likely  float32 // of most paragraphs
		kept    bool
		leaning Leaning
	}{
		{"the rest is surely body", 0.95, true, Balanced},
		{"the rest is in doubt: it may be a page's text", 0.6, false, Balanced},
		{"a corpus wants no doubtful line", 0.95, false, FavorPrecision},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := ReadText(strings.Repeat(paragraph+"\n\n", 10) + "A road?")
			d.leaning = row.leaning
			scores := sameScore(d, row.likely)
			last := len(scores) - 1
			scores[last] = 0.15
			d.draw(scores, &model{})
			assert.Equal(t, row.kept, d.Blocks[last].Rule == "body/model" && d.Blocks[last].Role == Body)
		})
	}
}

func TestNoisy(t *testing.T) {
	paragraph := "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	for _, row := range []struct {
		reason, in string
		machinery  int
		want       bool
	}{
		{"somebody's text has no machinery", paragraph, 0, false},
		{"a short text with a line of it", strings.Repeat(paragraph+"\n\n", 20), 1, true},
		{"a line of it among hundreds of paragraphs may be quoted", strings.Repeat(paragraph+"\n\n", 300), 1, false},
		{"two lines of it are not", strings.Repeat(paragraph+"\n\n", 300), 2, true},
		{"the visible text of a page has few lines that are known", strings.Repeat(paragraph+"\n", 300), 1, true},
	} {
		t.Run(row.reason, func(t *testing.T) {
			d := ReadText(row.in)
			for i := range row.machinery {
				d.Blocks[i].Decide(Share, "test/rule", 1)
			}
			assert.Equal(t, row.want, d.noisy())
		})
	}
}

func TestTitleIsNoListItem(t *testing.T) {
	for _, row := range []struct{ name, above, want string }{
		{"a line above the date", "The Harbour Is Open", "The Harbour Is Open"},
		{"an item marked by a dash", "- The Harbour Is Open", ""},
		{"an item marked by a number", "2. The Harbour Is Open", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := ReadText(row.above + "\n21 January 2020\n")
			d.Blocks[1].Decide(Dateline, "test/rule", 1)
			readTitle(d)
			assert.Equal(t, row.want, d.Fields.Title.Value)
		})
	}
}

package heuristics

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// countedSigns returns the signs that are found while words are counted, and
// whether none is surely missing.
func countedSigns(text string) (signs, bool) {
	var c counter
	c.count(text, new(shape))
	return c.found, !c.unsure
}

func TestSignsOfCountedWords(t *testing.T) {
	for _, r := range []struct {
		why, text string
		want      signs
		sure      bool
	}{
		{"plain words", "The ferry sails", 0, true},
		{"a word twice, with a capital", "The the ferry", hasDouble, true},
		{"a verb drawn into the second", "that that's so", hasDouble, true},
		{"the same behind a curly apostrophe", "that that’s so", hasDouble, true},
		{"a start that stands twice", "they signsigned it", hasStutter, true},
		{"a start that stands twice in a part", "they re-signsigned it", hasStutter, true},
		{"no space behind a sentence", "It is.The ferry", hasGluedEnd, true},
		{"none behind a comma", "dry,but", hasGluedComma, true},
		{"none at a bracket", "years(the roof)and", hasBracket, true},
		{"one before punctuation", "dry , but", hasSpaced, true},
		{"curly quotes are no letters", "“The ferry”", 0, true},
		{"letters beyond ASCII are left to a look", "café", 0, false},
		{"and Chinese ones", "一个", 0, false},
		{"a word with figures has words in it", "4the the", 0, false},
		{"so has one with two hyphens in a row", "the--the the", 0, false},
		{"an apostrophe may begin a word", "’tis", 0, false},
		{"two apostrophes may stand twice", "o'o'clock", 0, false},
	} {
		t.Run(r.why, func(t *testing.T) {
			found, sure := countedSigns(r.text)
			assert.Equal(t, r.sure, sure)
			if sure {
				assert.Equal(t, r.want, found)
				assert.Equal(t, r.want, signsOf(r.text), "by a look")
			}
		})
	}
}

// checkCountedSigns: what is sure misses nothing that a look finds.
func checkCountedSigns(t *testing.T, text string) (sure bool) {
	t.Helper()
	found, sure := countedSigns(text)
	if sure {
		require.Zero(t, signsOf(text)&^found, "%q has more signs", text)
	}
	return sure
}

func TestCountedSignsMissNone(t *testing.T) {
	parts := []string{
		"the", "The", "THE", "that", "don", "t", "s", "a", "sign", "signed", "national", "nationalnational", "don’t", "’tis", "incomprehensibilities",
		"’", "'", "-", "--", "‑", "é", "ÉTÉ", "ſ", "\u212a", "一", "１", "4", "1999", "“", "”", "…", "\u00ad", "\u0301", "\xe2\x80", "\xff", "_",
		" ", " ", " ", " ", "  ", "\n", "\t", "\r", "\u00a0", ".", ",", ";", "!", "?", "。", "(", ")", ":",
	}
	random := rand.New(rand.NewPCG(5, 8))
	sure := 0
	for range 200_000 {
		text := ""
		common := parts
		if random.IntN(2) == 0 { // the rest makes most texts unsure
			common = append(parts[:12:12], "’", "'", "-", " ", " ", " ", ".", "(")
		}
		for range 1 + random.IntN(12) {
			text += common[random.IntN(len(common))]
		}
		sure += oneIf(checkCountedSigns(t, text))
	}
	assert.Greater(t, sure, 40_000, "many are sure")
}

func TestCountedSignsAreKept(t *testing.T) {
	d := ReadText("The the ferry sails.\n\nLe café est est fermé.")
	newFeatureTable(d).release()
	assert.True(t, d.Blocks[0].signed, "the words are plain")
	assert.Equal(t, hasDouble, d.Blocks[0].signs())
	assert.False(t, d.Blocks[1].signed, "they are not")
	assert.Equal(t, hasDouble, d.Blocks[1].signs(), "a look finds it")
}

package heuristics

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOuterWordsAgreeWithFolding: where the outer words of a line can be read
// without folding it, they are the ones that folding gives.
func TestOuterWordsAgreeWithFolding(t *testing.T) {
	for name, test := range map[string]struct {
		line string
		ok   bool
	}{
		"small letters":                    {"share this article", true},
		"capitals":                         {"Share THIS Article", true},
		"a sign beyond ASCII at the start": {"» Share | this -- article!", false},
		"signs around in ASCII":            {"-- (Share) this, article.", true},
		"one word":                         {"Advertisement", true},
		"accents":                          {"ÉCRIRE à Ömer", true},
		"Cyrillic":                         {"Читать ЕЩЁ", true},
		"an apostrophe in the middle of the line":  {"Read the editor's choice", true},
		"a colon behind the first word":            {"Tags: one, two", true},
		"a number first":                           {"12 comments", true},
		"a number last":                            {"Page 12", true},
		"a number of thousands":                    {"1.2K likes", true},
		"a number of thousands last":               {"Likes 1.2K", false},
		"a letter that is no unit behind a number": {"Channel 5g", false},
		"a word behind a number":                   {"in 5min", true},
		"a number glued to a word":                 {"comments12", true},
		"numbers alone":                            {"12:30", true},
		"an apostrophe in the first word":          {"Don't miss this", false},
		"an apostrophe in the last word":           {"It is what it isn't", false},
		"Chinese":                                  {"分享到", false},
		"Chinese behind Latin":                     {"share分享", false},
		"a zero-width space inside":                {"sha\u200bre this", false},
		"an odd space between":                     {"share\u00a0this", false},
		"signs alone":                              {" -- !? ", false},
		"nothing":                                  {"", false},
		"bytes that are not UTF-8":                 {"share\xff this", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := outerWordsOf(test.line)
			assert.Equal(t, test.ok, ok)
			if ok {
				var f folded
				f.fold(test.line)
				assert.Equal(t, f.outerWords(), got)
				assertStart(t, test.line, &f)
			}
		})
	}
}

// assertStart checks the start of a line against that of its folded form.
func assertStart(t *testing.T, line string, f *folded) {
	if got, ok := startOf(line); ok {
		require.Greater(t, len(f.ends), 1, "%q has no two words", f.text)
		assert.Equal(t, hashWord(f.text[:f.ends[1]]), got, "%q", f.text)
	}
}

func FuzzOuterWords(f *testing.F) {
	for _, line := range []string{"Share this", "ÉCRIRE à", "a:b", "x'y z", "Ａ b", "ſ K", "12 b", "1.5k 3", "a 5m", "12.k x"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if got, ok := outerWordsOf(line); ok {
			var g folded
			g.fold(line)
			if len(g.ends) == 0 || g.outerWords() != got {
				t.Fatalf("%q folds to %q, whose outer words are others", line, g.text)
			}
			assertStart(t, line, &g)
		}
	})
}

func TestFilterNeverDeniesAMember(t *testing.T) {
	words := []string{"", "a", "share", "тема", "分享", "a longer one than most"}
	f := newFilter(len(words))
	for _, w := range words {
		f.add(hashWord(w))
	}
	passed := 0
	for _, w := range words {
		assert.True(t, f.has(hashWord(w)), w)
	}
	for i := range 1000 {
		if f.has(hashWord(string(rune('A'+i%26)) + string(rune('a'+i/26)))) {
			passed++
		}
	}
	assert.Less(t, passed, 125, "one in sixteen of others, about")
}

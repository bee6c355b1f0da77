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
		"a sign beyond ASCII at the start": {"» Share | this -- article!", true},
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
		"an apostrophe in the first word":          {"Don't miss this", true},
		"an apostrophe in the last word":           {"It is what it isn't", true},
		"a quote that parts words":                 {"the readers' 'picks'", true},
		"quotes side by side":                      {"it''s a''b", true},
		"a quote behind a number":                  {"12'b and 9'k", true},
		"curly quotes around":                      {"“Don’t, he said, it isn’t”", true},
		"Chinese":                                  {"分享到", false},
		"Chinese behind Latin":                     {"share分享", false},
		"a zero-width space inside":                {"sha\u200bre this", false},
		"an odd space between":                     {"share\u00a0this", true},
		"signs alone":                              {" -- !? ", false},
		"nothing":                                  {"", false},
		"bytes that are not UTF-8":                 {"share\xff this", true},
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
	switch got := startOf(line); got.words {
	case 1:
		require.Len(t, f.ends, 1, "%q has more than a word", f.text)
	case 2:
		require.Greater(t, len(f.ends), 1, "%q has no two words", f.text)
		assert.Equal(t, f.startHash(), got.hash, "%q", f.text)
	}
}

func FuzzOuterWords(f *testing.F) {
	for _, line := range []string{"Share this", "ÉCRIRE à", "a:b", "x'y z", "Ａ b", "ſ K", "12 b", "1.5k 3", "a 5m", "12.k x", "“it’s” a’b ‘c’", "1'k", "0k'A", "0k\u0301a", "a`\u0301b", "é'b", "\u0301a 'b", "a\u200d'b"} {
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

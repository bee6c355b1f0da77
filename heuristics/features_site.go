package heuristics

// Features of the words of widgets: "newsletter", "abonnieren", "cookies". They
// are those that the phrase files use again and again, so that every language
// that has phrases has them, though the fitted pages are nearly all English.

// siteFeatures names them.
var siteFeatures = []string{"site", "sitecount", "site-1", "site+1", "site3", "site10"}

// A word of widgets stands in siteUses phrases of its language and has
// minSiteWord bytes; function words are none.
const (
	siteUses    = 3
	minSiteWord = 3
)

// siteWords returns the words of widgets in a language.
func siteWords(l *Language) *filter {
	uses := make(map[string]int)
	for _, p := range embeddedPhrases(l.Code) {
		seen := make(map[string]bool)
		for _, w := range wordsIn(p.Pattern) {
			if len(w) >= minSiteWord && !l.isFunction(w) && !seen[w] {
				seen[w] = true
				uses[w]++
			}
		}
	}
	words := newFilter(len(uses))
	for w, n := range uses {
		if n >= siteUses {
			words.add(hashWord(w))
		}
	}
	return &words
}

// wordsIn returns the words of a text as shapes count them, in small letters.
func wordsIn(text string) []string {
	var words []string
	c := counter{each: func(word []byte) { words = append(words, string(word)) }}
	c.count(text, new(shape))
	return words
}

// siteRow writes the features of a block.
func (t *featureTable) siteRow(r row, i int, near, wide *sums) row {
	return r.write([]float32{
		t.tellsOf(i).site, log1(t.shapes[i].site), t.tellsOf(i - 1).site, t.tellsOf(i + 1).site,
		share(near.site, near.words), share(wide.site, wide.words),
	})
}

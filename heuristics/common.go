package heuristics

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words/en.txt
var commonEnglish string

// commonWords is the list of common English words; other languages have the
// document's own words for witnesses.
var commonWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool, strings.Count(commonEnglish, "\n"))
	for w := range strings.SplitSeq(commonEnglish, "\n") {
		if w != "" && w[0] != '#' {
			words[w] = true
		}
	}
	return words
})

// commonWord reports whether a word in small letters is a common one.
func commonWord(w string) bool { return commonWords()[w] }

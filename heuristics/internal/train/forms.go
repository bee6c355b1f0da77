package main

import (
	"math/rand/v2"
	"strings"

	"github.com/winnowtext/winnow/heuristics"
)

// noisy puts widget lines between the paragraphs of a clean text and around
// it, as a page of news has them: what stays body among them is known.
func noisy(text string, rng *rand.Rand, widgets []string) string {
	var b strings.Builder
	some := func(most int) {
		for range rng.IntN(most + 1) {
			b.WriteString(widgets[rng.IntN(len(widgets))])
			b.WriteByte('\n')
		}
	}
	some(12)
	share := rng.IntN(5) // in twenty gaps
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, "\n"))
		b.WriteByte('\n')
		if rng.IntN(20) < share && strings.TrimSpace(line) != "" {
			some(2)
		}
	}
	some(20)
	return b.String()
}

// foreign turns the letters of a text, so that its words are of no language:
// what is left is what all languages that write so have in common.
func foreign(text string) string {
	const vowels, consonants = "aeiou", "bcdfghjklmnpqrstvwxyz"
	turn := func(r rune, in string) rune {
		k := strings.IndexRune(in, r)
		return rune(in[(k+1)%len(in)])
	}
	return strings.Map(func(r rune) rune {
		switch low := r | 0x20; {
		case r < 'A' || r > 'z' || low < 'a' || low > 'z':
			return r
		case strings.ContainsRune(vowels, low):
			return turn(low, vowels) - (low - r)
		default:
			return turn(low, consonants) - (low - r)
		}
	}, text)
}

// widgetLines returns the certain phrases that are whole lines, numbers filled
// in.
func widgetLines() []string {
	var lines []string
	for _, p := range heuristics.Phrases() {
		if !p.Weak && !strings.Contains(p.Pattern, "*") {
			lines = append(lines, strings.ReplaceAll(p.Pattern, "#", "12"))
		}
	}
	return lines
}

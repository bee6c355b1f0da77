package main

import (
	"strings"
	"unicode"
)

// f1 compares the words of a text with those of the reference: it is the
// harmonic mean of the share of the text's words that are in the reference and
// the share of the reference's that are in the text, each word counted as often
// as it stands there. Words are runs of letters, digits and "_", in small
// letters. Two empty texts are alike.
func f1(text, reference string) float64 {
	got, want := words(text), words(reference)
	if len(got) == 0 && len(want) == 0 {
		return 1
	}
	left := make(map[string]int, len(want))
	for _, w := range want {
		left[w]++
	}
	right := 0
	for _, w := range got {
		if left[w] > 0 {
			left[w]--
			right++
		}
	}
	return 2 * float64(right) / float64(len(got)+len(want))
}

func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

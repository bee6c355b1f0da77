package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestWordSum: a word has one hash, whether it is taken up byte by byte, read in
// one piece, or read as the letters inside a line.
func TestWordSum(t *testing.T) {
	for name, word := range map[string]string{
		"a letter":               "a",
		"a short word":           "share",
		"seven letters":          "article",
		"eight letters":          "comments",
		"nine letters":           "subscribe",
		"sixteen letters":        "internationalize",
		"more than both ends":    "internationalisation",
		"the ends of the scale":  "azaz",
		"more letters than read": strings.Repeat("az", 20),
	} {
		t.Run(name, func(t *testing.T) {
			var w wordSum
			for _, c := range []byte(word) {
				w.add(c)
			}
			want := w.hash()
			assert.Equal(t, want, sumOf(word))
			assert.Equal(t, want, sumOf([]byte(word)))
			for _, around := range []string{"", " ", ", now and then (", "1234567 "} {
				line := around + strings.ToUpper(word) + around
				got, end := takeLetters(line, len(around))
				assert.Equal(t, want, got, line)
				assert.Equal(t, len(around)+len(word), end, line)
				if around != "" {
					got, ok := lastLettersHash(line, 0, end)
					assert.True(t, ok)
					assert.Equal(t, want, got, line)
				}
			}
		})
	}
}

// TestLettersIn tries each byte among letters: it is a letter or none, and no
// neighbour's.
func TestLettersIn(t *testing.T) {
	for c := range 256 {
		for at := range 8 {
			p := []byte("abcXYZmn")
			p[at] = byte(c)
			want := uint64(topBits)
			if !isASCIILetter(byte(c)) {
				want &^= 0x80 << (8 * at)
			}
			assert.Equal(t, want, lettersIn(eightAt(p, 0)), "%q", p)
		}
	}
}

// TestWordSumsAreSpread: what tells words apart comes into the low bits, which
// the filters look at, wherever in the word it is.
func TestWordSumsAreSpread(t *testing.T) {
	seen := map[uint32]bool{}
	n := 0
	for _, word := range []string{"aaaaaaa", "aaaaaaaa", "aaaaaaaaaaaa", "aaaaaaaaaaaaaaaa"} {
		for at := range len(word) {
			for c := 'b'; c <= 'z'; c++ {
				seen[sumOf(word[:at]+string(c)+word[at+1:])&0xffff] = true
				n++
			}
		}
	}
	assert.Greater(t, len(seen), n*95/100)
}

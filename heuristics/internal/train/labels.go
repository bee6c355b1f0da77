package main

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/winnowtext/winnow/heuristics"
)

// labels tells which blocks of a page are in its reference text.
type labels struct {
	words  int             // of the reference text
	grams  map[uint64]bool // its runs of three words
	lines  map[string]int  // how often each of its lines stands in it, words apart by a space
	inside string          // all of it in that form
}

// mark is what the reference says of a block.
type mark struct {
	label        float32 // 1: in the reference text
	words, right int     // in the block, and those of them that the reference has
}

var seed = maphash.MakeSeed()

// gram is how many words a run has.
const gram = 3

func newLabels(text string) *labels {
	l := &labels{grams: map[uint64]bool{}, lines: map[string]int{}}
	all := words(text)
	l.words = len(all)
	for i := 0; i+gram <= len(all); i++ {
		l.grams[hash(all[i:i+gram])] = true
	}
	for line := range strings.Lines(text) {
		l.lines[strings.Join(words(line), " ")]++
	}
	l.inside = " " + strings.Join(all, " ") + " "
	return l
}

func hash(words []string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, w := range words {
		h.WriteString(w)
		h.WriteByte(' ')
	}
	return h.Sum64()
}

// words returns the words of a text as the collection's scorer counts them:
// runs of letters, digits and underscores in small letters.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.No, r)
	})
}

// mark labels the blocks of a page. Short lines may stand in the menu and in
// the body: of those, as many as the reference has are marked, the ones with
// marked neighbours first.
func (l *labels) mark(blocks []heuristics.Block) []mark {
	marks := make([]mark, len(blocks))
	short := map[string][]int{}
	for i := range blocks {
		w := words(blocks[i].Text())
		marks[i].words = len(w)
		if len(w) > gram {
			hits := 0
			for k := 0; k+gram <= len(w); k++ {
				if l.grams[hash(w[k:k+gram])] {
					hits++
				}
			}
			share := float64(hits) / float64(len(w)-gram+1)
			marks[i].right = int(share*float64(len(w)) + 0.5)
			if share >= 0.5 {
				marks[i].label = 1
			}
		} else if len(w) > 0 {
			key := strings.Join(w, " ")
			short[key] = append(short[key], i)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(short)) {
		at := short[key]
		count := l.lines[key]
		if count == 0 && len(strings.Fields(key)) > 1 && strings.Contains(l.inside, " "+key+" ") {
			count = 1
		}
		for ; count > 0; count-- {
			best, most := -1, 0
			for _, i := range at {
				if n := support(marks, i); marks[i].label == 0 && n > most {
					best, most = i, n
				}
			}
			if best < 0 {
				break
			}
			marks[best].label, marks[best].right = 1, marks[best].words
		}
	}
	return marks
}

// support counts the marked words among the blocks around.
func support(marks []mark, i int) int {
	n := 1
	for k := max(0, i-4); k <= min(len(marks)-1, i+4); k++ {
		if k != i {
			n += marks[k].right
		}
	}
	return n
}

package main

import (
	"math"

	"github.com/winnowtext/winnow/heuristics"
)

// tally counts, for each bucket of words, the pages that have it in a block of
// body text and those that have it in another block.
type tally struct {
	folds [wordFolds]struct{ body, rest [buckets]int }
}

const (
	// wordFolds is in how many parts the pages are put. The features of a
	// page are computed with the odds of the words of the other parts: with
	// its own they would tell its labels.
	wordFolds = 5
	buckets   = len(heuristics.WordOdds{})
	// shortBlock is the number of words below which a block is counted. In
	// long ones most words say nothing.
	shortBlock = 40
)

// foldOf returns the part that a page is in.
func foldOf(number int) int { return number / 5 % wordFolds }

// add counts a page.
func (t *tally) add(number int, blocks []heuristics.Block, marks []mark) {
	f := &t.folds[foldOf(number)]
	seen := map[int]bool{}
	for i := range blocks {
		if marks[i].words >= shortBlock {
			continue
		}
		for _, b := range heuristics.WordBuckets(blocks[i].Text()) {
			key := int(b) * 2
			if marks[i].label > 0 {
				key++
			}
			if seen[key] {
				continue
			}
			seen[key] = true
			if marks[i].label > 0 {
				f.body[b]++
			} else {
				f.rest[b]++
			}
		}
	}
}

// fewest is on how many pages a bucket must have been seen, and prior what is
// added to both counts.
const (
	fewest = 6
	prior  = 1.5
)

// odds returns the table of all parts but one; -1 leaves none out.
func (t *tally) odds(without int) *heuristics.WordOdds {
	var o heuristics.WordOdds
	for b := range o {
		body, rest := 0, 0
		for f := range t.folds {
			if f != without {
				body, rest = body+t.folds[f].body[b], rest+t.folds[f].rest[b]
			}
		}
		if body+rest >= fewest {
			v := math.Log((float64(body)+prior)/(float64(rest)+prior)) * 16 // in sixteenths
			o[b] = int8(math.Round(min(max(v, -64), 64)))
		}
	}
	return &o
}

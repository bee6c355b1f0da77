package heuristics

import (
	_ "embed"
	"errors"
	"sync"
)

// Features of the words of a block: how often each word stood in body text and
// in boilerplate on the fitted pages. Words are known by a hash alone, so the
// table is small. Only words of English text are looked up: of HTML they added,
// held out, nothing to what the markup tells.

// wordFeatures names them.
var wordFeatures = []string{"odds", "oddsleast", "oddsmost", "oddslow", "odds-1", "odds+1", "odds3", "odds10", "pageodds"}

// WordOdds holds for each bucket of words the logarithm of the odds that a
// block with it is body text, in sixteenths; 0 where nothing is known.
type WordOdds [1 << wordBits]int8

// wordBits is the size of the table, as a power of two, maxOddsWords how many
// words of a block are looked up, and oddsUnit what stands for a logarithm of
// one in the table.
const (
	wordBits     = 14
	maxOddsWords = 100
	oddsUnit     = 16
)

//go:embed model/words.bin
var wordOddsFile []byte

var englishOdds = sync.OnceValue(func() *WordOdds {
	o, err := loadWords(wordOddsFile)
	return must("words.bin", o, err)
})

// loadWords reads a table: a byte a bucket, signed.
func loadWords(data []byte) (*WordOdds, error) {
	var o WordOdds
	if len(data) != len(o) {
		return nil, errors.New("a table of word odds has the wrong size")
	}
	for i, b := range data {
		o[i] = int8(b)
	}
	return &o, nil
}

// wordBucket returns the bucket of a word in small letters (FNV-1a).
func wordBucket(word []byte) uint16 { return oddsBucket(hashBytes(word)) }

// oddsBucket returns the bucket of a word by its hash.
func oddsBucket(h uint32) uint16 { return uint16((h ^ h>>wordBits) & (1<<wordBits - 1)) }

// oddsLanguage is the language of nearly all the fitted pages. A word of another
// would be taken for the English words that share its bucket.
const oddsLanguage = "en"

// odds is what the words of a block add up to, in sixteenths.
type odds struct {
	sum, known, low int32
	least, most     int32 // in 32 bits they are chosen without a branch
}

// take adds a word's value. Nothing of a 0 counts: to go on costs less than to
// ask, since a processor cannot guess it.
func (o *odds) take(v int8) {
	o.sum += int32(v)
	o.known += int32(oneIf(v != 0))
	o.low += int32(oneIf(v < -oddsUnit))
	o.least, o.most = min(o.least, int32(v)), max(o.most, int32(v))
}

// mean returns the mean of the words that are known, as a logarithm.
func (o *odds) mean() float32 { return share(o.sum, o.known*oddsUnit) }

// wordRow writes the features of the words of a block and those around it, but
// for pageodds.
func (t *featureTable) wordRow(r row, i int, near, wide *sums) row {
	o := &t.shapes[i].odds
	r = r.write([]float32{
		t.tellsOf(i).odds, float32(o.least) / oddsUnit, float32(o.most) / oddsUnit, share(o.low, t.shapes[i].words),
		t.tellsOf(i - 1).odds, t.tellsOf(i + 1).odds,
		near.meanOdds(), wide.meanOdds(),
	})
	return r[together:] // behind pageodds
}

// meanOdds returns the mean over the words of the blocks that are known.
func (s *sums) meanOdds() float32 { return share(s.odds, s.known*oddsUnit) }

// WordBuckets returns the buckets of the words of a text, as WordOdds counts
// them.
func WordBuckets(text string) []uint16 {
	var buckets []uint16
	c := counter{}
	c.each = func(word []byte) {
		if len(buckets) < maxOddsWords {
			buckets = append(buckets, wordBucket(word))
		}
	}
	c.count(text, new(shape))
	return buckets
}

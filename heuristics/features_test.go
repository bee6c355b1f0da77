package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// blockWith returns the number of the block that has the text.
func blockWith(t *testing.T, d *Document, text string) int {
	t.Helper()
	for i := range d.Blocks {
		if strings.Contains(d.Blocks[i].text, text) {
			return i
		}
	}
	require.Fail(t, "no block has "+text)
	return -1
}

// value returns a feature of the block with the text.
func value(t *testing.T, d *Document, text, feature string) float32 {
	t.Helper()
	names, rows := Features(d, &WordOdds{})
	row := rows[blockWith(t, d, text)]
	require.Len(t, row, len(names))
	for k, n := range names {
		if n == feature {
			return row[k]
		}
	}
	require.Fail(t, "no feature is called "+feature)
	return 0
}

const gridPage = `<body><div class="menu"><a href="/">Start</a></div><div class="grid">
<div class="card"><h3>Red kettle</h3><p>$12</p></div>
<div class="card"><h3>Blue kettle</h3><p>$13</p></div>
<div class="card"><h3>Green kettle that whistles</h3><p>Sold out</p></div></div>
<p>Kettles are made in the old mill.</p></body>`

func TestUnits(t *testing.T) {
	for _, row := range []struct {
		reason, text, feature string
		want                  float32
	}{
		{"three cards alike are a run", "Red kettle", "unitcount", log1(3)},
		{"all blocks of a card belong to it", "$12", "unitcount", log1(3)},
		{"two of three cards have a price", "Red kettle", "unitprices", 2. / 3},
		{"a heading stands one element below its card", "Blue kettle", "unitsteps", 1},
		{"a card has two blocks", "Sold out", "unitblocks", 2},
		{"the only run is the largest", "Sold out", "unitrank", 1},
		{"a paragraph by itself is in no run", "old mill", "unitcount", 0},
		{"one block is all of its structure", "old mill", "signaturespan", 1. / 8},
	} {
		t.Run(row.reason, func(t *testing.T) {
			assert.InDelta(t, row.want, value(t, readPage(t, gridPage), row.text, row.feature), 1e-6)
		})
	}
}

func TestNearHintsAreOfTheNextElementsOnly(t *testing.T) {
	d := readPage(t, `<div class="sidebar"><div><div class="card"><div><p class="summary">Some text.</p></div></div></div></div>`)
	e := d.Blocks[0].Evidence
	assert.Equal(t, HintSummary|hintsOf("card"), e.Near, "its own element and the two around it")
	assert.NotZero(t, e.Far&HintSidebar, "the others are far")
}

func TestWordOdds(t *testing.T) {
	var o WordOdds
	buckets := WordBuckets("Rain fell, rain FELL.")
	require.Len(t, buckets, 4)
	assert.Equal(t, buckets[0], buckets[2], "letters of either case are one word")
	o[buckets[0]], o[buckets[1]] = 32, -32
	c := counter{odds: &o}
	for _, row := range []struct {
		reason, text     string
		mean             float32
		least, most, low int
	}{
		{"a word's own odds", "Rain", 2, 0, 32, 0},
		{"the mean of several", "Rain fell; rain", 2. / 3, -32, 32, 1},
		{"words that are not known do not count", "Rain, rain, of", 2, 0, 32, 0},
		{"no words", "12:30", 0, 0, 0, 0},
	} {
		t.Run(row.reason, func(t *testing.T) {
			var s shape
			c.count(row.text, &s)
			assert.InDelta(t, row.mean, s.odds.mean(), 1e-6)
			assert.Equal(t, []int{row.least, row.most, row.low}, []int{int(s.odds.least), int(s.odds.most), int(s.odds.low)})
		})
	}
}

func TestOnlyTheFirstWordsAreLookedUp(t *testing.T) {
	text := strings.Repeat("word ", 10*maxOddsWords)
	buckets := WordBuckets(text)
	assert.Len(t, buckets, maxOddsWords, "for fitting")
	var o WordOdds
	o[buckets[0]] = oddsUnit
	c := counter{odds: &o}
	var s shape
	c.count(text, &s)
	assert.EqualValues(t, maxOddsWords, s.odds.known, "for use")
}

func TestLoadWords(t *testing.T) {
	_, err := loadWords(make([]byte, 1<<wordBits-1))
	require.ErrorContains(t, err, "wrong size")
	o, err := loadWords(append([]byte{0xff}, make([]byte, 1<<wordBits-1)...))
	require.NoError(t, err)
	assert.Equal(t, int8(-1), o[0], "bytes are signed")
	assert.NotPanics(t, func() { englishOdds() }, "the embedded table has the right size")
}

// TestPageFeaturesAreThoseOfThePage: what is said of a page is the same in the
// row of each block, and is written once alone.
func TestPageFeaturesAreThoseOfThePage(t *testing.T) {
	for name, d := range map[string]*Document{
		"html": readPage(t, gridPage),
		"text": ReadText("Home\nNews\n\nThe tide is out, and the boats lie on their sides.\n\nShare this article"),
	} {
		t.Run(name, func(t *testing.T) {
			names, rows := Features(d, &WordOdds{})
			assert.Equal(t, "blocks", names[pageFeatures])
			assert.Equal(t, log1(len(d.Blocks)), rows[0][pageFeatures])
			for k, feature := range names {
				for _, row := range rows {
					require.True(t, !strings.HasPrefix(feature, "page") || row[k] == rows[0][k], "%s is %v and %v", feature, rows[0][k], row[k])
				}
			}
		})
	}
}

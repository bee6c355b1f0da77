package cleaner_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// work is what a call costs, in units that do not depend on the machine's
// speed.
type work struct{ allocations, bytes uint64 }

// workOf counts the work of a function. Memory that is kept for use again would
// make a small input look cheaper than it is: two collections free it.
func workOf(f func()) work {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return work{after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc}
}

// Eight times the input must cost at most nine times the work. Bytes have more
// room: a slice that grows is copied the more often the longer it gets, until
// each time adds a quarter; and there is what other goroutines allocate.
const (
	growth          = 8
	moreAllocations = 9
	moreBytes       = 12
	slack           = 1 << 20
)

// requireLinear compares the work for an input with that for one of eight
// times the size.
func requireLinear(t *testing.T, clean func(input string), make func(n int) string, n int) {
	t.Helper()
	small, large := make(n), make(growth*n)
	clean(small) // what is made once is made now
	a, b := workOf(func() { clean(small) }), workOf(func() { clean(large) })
	assert.LessOrEqual(t, b.allocations, moreAllocations*a.allocations+growth, "allocations")
	assert.LessOrEqual(t, b.bytes, moreBytes*a.bytes+slack, "bytes, %d for the small input", a.bytes)
}

// growing is how many times smaller than for the hostile tests the larger of
// the two inputs is.
const growing = 8

// least is the size of the smaller input at least: beyond the depth and the
// number of tags from which pages are flattened.
const least = 1250

// size is how often the smaller input of the two has what is repeated.
func (h hostile) size() int { return max(h.n/growing/growth, least) }

// TestTextGrowsInLine and TestHTMLGrowsInLine compare every hostile input with
// a smaller one of its kind.
func TestTextGrowsInLine(t *testing.T) {
	skipCounting(t)
	repair := repairer(t)
	for _, h := range hostileTexts() {
		if strings.HasPrefix(h.name, "random") {
			continue // the more bytes, the more rounds of repair, up to six
		}
		t.Run(h.name, func(t *testing.T) {
			requireLinear(t, func(text string) { cleaner.Clean(text) }, h.make, h.size())
			requireLinear(t, func(text string) { repair.Clean(text) }, h.make, h.size())
		})
	}
}

func TestHTMLGrowsInLine(t *testing.T) {
	skipCounting(t)
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	clean := func(page string) *cleaner.Result {
		res, err := c.CleanHTML(strings.NewReader(page))
		require.NoError(t, err)
		return res
	}
	cleanAndWrite := func(page string) {
		res := clean(page)
		_, _ = res.Markdown(), res.HTML()
	}
	for _, h := range hostilePages() {
		work := cleanAndWrite
		if strings.HasPrefix(h.name, "random") {
			// What share of it passes for text, and is written, is chance.
			work = func(page string) { clean(page) }
		}
		t.Run(h.name, func(t *testing.T) { requireLinear(t, work, h.make, h.size()) })
	}
	t.Run("a newspaper's page", func(t *testing.T) {
		requireLinear(t, cleanAndWrite, func(n int) string { return string(newsPage(n)) }, 2500)
	})
}

// skipCounting skips a test that counts allocations where they are not those
// of the library alone: under the race detector, which runs with -short.
func skipCounting(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("allocations are counted once, without the race detector")
	}
}

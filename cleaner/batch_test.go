package cleaner_test

import (
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// numbers yields 0 to n-1 and counts in drawn how many were asked for.
func numbers(n int, drawn *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			drawn.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestMapKeepsOrder(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 64} {
		var drawn atomic.Int64
		want := 0
		for out := range cleaner.Map(numbers(2_000, &drawn), workers, func(i int) int {
			if i%3 == 0 {
				runtime.Gosched() // late ones must not be overtaken
			}
			return i * i
		}) {
			require.Equal(t, want*want, out, "%d workers", workers)
			want++
		}
		assert.Equal(t, 2_000, want)
		assert.EqualValues(t, 2_000, drawn.Load())
	}
}

func TestMapOfNothing(t *testing.T) {
	for out := range cleaner.Map(slices.Values([]string(nil)), 4, func(s string) string { return s }) {
		t.Fatalf("an outcome of nothing: %q", out)
	}
}

func TestMapStopsEarly(t *testing.T) {
	const workers = 3
	var drawn, cleaned atomic.Int64
	taken := 0
	for range cleaner.Map(numbers(1_000_000, &drawn), workers, func(i int) int { cleaned.Add(1); return i }) {
		if taken++; taken == 10 {
			break
		}
	}
	seen := cleaned.Load()
	assert.Equal(t, 10, taken)
	assert.LessOrEqual(t, drawn.Load(), int64(10+3*workers+2), "inputs drawn")
	assert.LessOrEqual(t, seen, int64(10+3*workers+2), "inputs cleaned")
	runtime.Gosched()
	assert.Equal(t, seen, cleaned.Load(), "nothing runs on behind the caller's back")
}

// TestMapBoundsWork holds the first outcome back: no more inputs may be drawn
// than the bound allows, however many there are.
func TestMapBoundsWork(t *testing.T) {
	const workers = 4
	var drawn, running, most atomic.Int64
	begun, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	n := 0
	for out := range cleaner.Map(numbers(500, &drawn), workers, func(i int) int {
		if i > 0 {
			<-begun
		}
		raise(&most, running.Add(1))
		defer running.Add(-1)
		if i == 0 {
			close(begun)
			<-release
		}
		// The last input that fits was drawn: let the first one go.
		if i >= 2*workers-1 {
			once.Do(func() { close(release) })
		}
		return i
	}) {
		if out == 0 {
			// One is yielded, one waits for its place in the queue.
			assert.LessOrEqual(t, drawn.Load(), int64(4*workers+2), "inputs under way")
		}
		n++
	}
	assert.Equal(t, 500, n)
	assert.LessOrEqual(t, most.Load(), int64(workers), "workers at a time")
	assert.Greater(t, most.Load(), int64(1), "they work side by side")
}

// raise sets a number to another one that is greater.
func raise(most *atomic.Int64, now int64) {
	for {
		old := most.Load()
		if now <= old || most.CompareAndSwap(old, now) {
			return
		}
	}
}

// TestMapSharesCleaner cleans many pages with one cleaner at a time: run with
// -race.
func TestMapSharesCleaner(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	pages := make([]string, 0, 64)
	for i := range 64 {
		pages = append(pages, strings.Repeat("The ferry didnâ€™t sail, and the the harbour was empty.\n\n", i+1)+"Share this article\n")
	}
	i := 0
	for res := range cleaner.Map(slices.Values(pages), 8, c.Clean) {
		require.Equal(t, c.Clean(pages[i]).Text, res.Text, "page %d", i)
		i++
	}
	assert.Equal(t, len(pages), i)
}

func TestMapTwice(t *testing.T) {
	double := cleaner.Map(slices.Values([]int{1, 2, 3}), 2, func(i int) int { return 2 * i })
	assert.Equal(t, []int{2, 4, 6}, slices.Collect(double))
	assert.Equal(t, []int{2, 4, 6}, slices.Collect(double), "a sequence can be gone over again")
}

// TestMapPassesPanicsOn: a panic in a goroutine that nobody can reach would
// end the program.
func TestMapPassesPanicsOn(t *testing.T) {
	var drawn atomic.Int64
	for name, m := range map[string]iter.Seq[int]{
		"a panic of clean": cleaner.Map(numbers(100, &drawn), 3, func(i int) int {
			if i == 20 {
				panic(errBroken)
			}
			return i
		}),
		"a panic of the inputs": cleaner.Map(func(yield func(int) bool) {
			for i := range 20 {
				if !yield(i) {
					return
				}
			}
			panic(errBroken)
		}, 3, func(i int) int { return i }),
	} {
		t.Run(name, func(t *testing.T) {
			var got []int
			require.PanicsWithError(t, errBroken.Error(), func() {
				for out := range m {
					got = append(got, out)
				}
			})
			assert.Len(t, got, 20, "what came before it was yielded")
		})
	}
}

func TestMapOutlivesGoexit(t *testing.T) {
	require.Panics(t, func() {
		for range cleaner.Map(slices.Values([]int{1, 2, 3}), 1, func(int) int { runtime.Goexit(); return 0 }) {
			t.Error("no outcome is due")
		}
	})
}

// TestMapBoundsMemory goes through inputs of a megabyte each that are made
// when they are asked for: what is alive at a time must depend on the workers
// and not on the number of inputs.
func TestMapBoundsMemory(t *testing.T) {
	const workers, inputs, size = 2, 200, 1 << 20
	pages := func(yield func([]byte) bool) {
		for range inputs {
			if !yield(make([]byte, size)) {
				return
			}
		}
	}
	alive := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, n := alive(), 0
	for first := range cleaner.Map(pages, workers, func(page []byte) byte { return page[0] }) {
		require.Zero(t, first)
		if n++; n%50 == 0 {
			require.Less(t, alive(), before+(4*workers+4)*size, "after %d inputs", n)
		}
	}
	require.Equal(t, inputs, n)
}

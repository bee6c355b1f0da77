package heuristics

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// applyNaively is the model: it rebuilds the text from the edits that revise
// promises to apply, one after the other.
func applyNaively(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(text) || text[e.Start:e.End] == e.New {
			continue
		}
		b.WriteString(text[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// checkEdits checks what edits of a source must be: inside it, in order,
// apart, each a change; and that they lead to the text and back.
func checkEdits(t require.TestingT, source, text string, edits []Edit) {
	at := 0
	for k, e := range edits {
		require.LessOrEqual(t, at, e.Start, "edit %d of %v begins before the one before it ends", k, edits)
		require.LessOrEqual(t, e.Start, e.End)
		require.LessOrEqual(t, e.End, len(source))
		require.NotEqual(t, source[e.Start:e.End], e.New, "edit %d of %v changes nothing", k, edits)
		at = e.End
	}
	require.Equal(t, text, applyNaively(source, edits), "the edits %v lead to another text", edits)
	back, ok := Undo(text, edits, func(e Edit) string { return source[e.Start:e.End] })
	require.True(t, ok, "%v does not fit %q", edits, text)
	require.Equal(t, source, back)
}

// randomEdits makes edits of a text, some of them out of order or changing
// nothing.
func randomEdits(r *rand.Rand, text string, rule ID) []Edit {
	var edits []Edit
	at := 0
	for range r.IntN(8) {
		if at > len(text) {
			break
		}
		start := at + r.IntN(min(6, len(text)-at+1))
		end := start + r.IntN(min(4, len(text)-start+1))
		e := Edit{Start: start, End: end, New: strings.Repeat(string(rune('A'+r.IntN(26))), r.IntN(4)), Rule: rule, Role: Body}
		switch r.IntN(12) {
		case 0:
			e.New = text[start:end]
		case 1:
			e.Start -= 5
		case 2:
			e.End = len(text) + 1
		}
		edits = append(edits, e)
		at = end
	}
	return edits
}

func TestReviseAgainstModel(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 26))
	for round := range 20_000 {
		source := strings.Repeat("abcdefghij", 3)[:r.IntN(30)]
		text, edits := source, []Edit(nil)
		for k := range 5 {
			more := randomEdits(r, text, ID(fmt.Sprint("round/", k)))
			want := applyNaively(text, more)
			got, next := revise(source, 0, text, edits, more)
			require.Equal(t, want, got, "round %d: %q by %v, then %v", round, source, edits, more)
			require.Equal(t, next, Compose(source, text, edits, more))
			text, edits = got, next
			checkEdits(t, source, text, edits)
		}
	}
}

func TestReviseInsideSource(t *testing.T) {
	source := "before|middle|after"
	text, edits := revise(source, 7, "middle", nil, []Edit{{Start: 0, End: 3, New: "mud"}})
	assert.Equal(t, "muddle", text)
	require.Equal(t, []Edit{{Start: 7, End: 10, New: "mud"}}, edits, "offsets are the source's")
	text, edits = revise(source, 7, text, edits, []Edit{{Start: 6, End: 6, New: "d"}})
	assert.Equal(t, "muddled", text)
	require.Equal(t, []Edit{{Start: 7, End: 10, New: "mud"}, {Start: 13, End: 13, New: "d"}}, edits)
}

func TestCompose(t *testing.T) {
	const source = "abcdef"
	for _, c := range []struct {
		name          string
		first, second []Edit
		want          []Edit
	}{
		{"apart edits stay apart", []Edit{{Start: 0, End: 1, New: "X"}}, []Edit{{Start: 4, End: 5, New: "Y"}}, []Edit{{Start: 0, End: 1, New: "X"}, {Start: 4, End: 5, New: "Y"}}},
		{"an edit before others keeps them behind it", []Edit{{Start: 4, End: 5, New: "YY"}}, []Edit{{Start: 0, End: 1, New: ""}}, []Edit{{Start: 0, End: 1}, {Start: 4, End: 5, New: "YY"}}},
		{"an edit of an edit becomes one", []Edit{{Start: 2, End: 3, New: "XY"}}, []Edit{{Start: 3, End: 4, New: "Z"}}, []Edit{{Start: 2, End: 3, New: "XZ"}}},
		{"two edits inside one both count", []Edit{{Start: 1, End: 2, New: "PQR"}}, []Edit{{Start: 1, End: 2, New: "p"}, {Start: 3, End: 4, New: "r"}}, []Edit{{Start: 1, End: 2, New: "pQr"}}},
		{"an edit over two becomes one", []Edit{{Start: 1, End: 2, New: "X"}, {Start: 3, End: 4, New: "Y"}}, []Edit{{Start: 1, End: 4, New: "-"}}, []Edit{{Start: 1, End: 4, New: "-"}}},
		{"what is undone leaves no edit", []Edit{{Start: 1, End: 2, New: "X"}}, []Edit{{Start: 1, End: 2, New: "b"}}, nil},
		{"an insertion that is removed leaves no edit", []Edit{{Start: 3, End: 3, New: "X"}}, []Edit{{Start: 3, End: 4}}, nil},
		{"an insertion beside a removal replaces", []Edit{{Start: 2, End: 4}}, []Edit{{Start: 2, End: 2, New: "-"}}, []Edit{{Start: 2, End: 4, New: "-"}}},
		{"an edit out of order is left out", nil, []Edit{{Start: 3, End: 4, New: "X"}, {Start: 1, End: 2, New: "Y"}}, []Edit{{Start: 3, End: 4, New: "X"}}},
		{"an edit out of bounds is left out", nil, []Edit{{Start: -1, End: 1, New: "X"}, {Start: 5, End: 7, New: "Y"}, {Start: 4, End: 3, New: "Z"}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			middle := applyNaively(source, c.first)
			got := Compose(source, middle, c.first, c.second)
			assert.ElementsMatch(t, c.want, got)
			checkEdits(t, source, applyNaively(middle, c.second), got)
		})
	}
}

func TestUndoRefuses(t *testing.T) {
	old := func(Edit) string { return "?" }
	for _, c := range []struct {
		name, text string
		edits      []Edit
	}{
		{"text without the edit's words", "abc", []Edit{{Start: 1, End: 2, New: "X"}}},
		{"text that ends before the edit", "ab", []Edit{{Start: 5, End: 6, New: ""}}},
		{"text that ends inside the edit's words", "aX", []Edit{{Start: 1, End: 2, New: "XY"}}},
		{"edits out of order", "abc", []Edit{{Start: 2, End: 3, New: "c"}, {Start: 0, End: 1, New: "a"}}},
		{"edits that overlap", "abc", []Edit{{Start: 0, End: 2, New: "a"}, {Start: 1, End: 3, New: "b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ok := Undo(c.text, c.edits, old)
			assert.False(t, ok)
		})
	}
}

// editsOf reads edits of a text from a fuzzer's bytes, four bytes an edit.
func editsOf(script []byte, size int) []Edit {
	var edits []Edit
	at := 0
	for ; len(script) >= 4; script = script[4:] {
		start := at + int(script[0]%16)
		end := start + int(script[1]%8)
		if end > size {
			break
		}
		edits = append(edits, Edit{Start: start, End: end, New: strings.Repeat(string(rune('a'+script[2]%26)), int(script[3]%5))})
		at = end
	}
	return edits
}

func FuzzCompose(f *testing.F) {
	f.Add("abcdefghij", []byte{1, 2, 3, 4, 1, 0, 5, 2}, []byte{0, 3, 1, 0, 2, 1, 1, 1})
	f.Add("", []byte{0, 0, 1, 1}, []byte{0, 1, 1, 0})
	f.Add("aaaa", []byte{1, 1, 0, 3}, []byte{1, 1, 1, 1, 1, 1, 1, 1})
	f.Fuzz(func(t *testing.T, source string, one, two []byte) {
		middle, first := revise(source, 0, source, nil, editsOf(one, len(source)))
		checkEdits(t, source, middle, first)
		more := editsOf(two, len(middle))
		checkEdits(t, source, applyNaively(middle, more), Compose(source, middle, first, more))
	})
}

// allocated returns how many bytes a function allocates: the least of a few
// runs, since the runtime takes some of its own now and then.
func allocated(f func()) uint64 {
	least := uint64(math.MaxUint64)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}

// TestReviseGrowth bounds what revise allocates: edits are looked at once, so
// ten times as many may not take more than about ten times the memory.
func TestReviseGrowth(t *testing.T) {
	measure := func(n int) (bytes uint64, allocs float64) {
		source := strings.Repeat("ab ", n)
		first := make([]Edit, n)
		for i := range first {
			first[i] = Edit{Start: 3 * i, End: 3*i + 1, New: "xyz"}
		}
		middle, old := revise(source, 0, source, nil, first)
		second := make([]Edit, n)
		for i := range second {
			second[i] = Edit{Start: 5*i + 1, End: 5*i + 2, New: "Y"}
		}
		checkEdits(t, source, applyNaively(middle, second), Compose(source, middle, old, second))
		allocs = testing.AllocsPerRun(2, func() { Compose(source, middle, old, second) })
		return allocated(func() { Compose(source, middle, old, second) }), allocs
	}
	if testing.Short() {
		t.Skip("100,000 edits")
	}
	smallBytes, smallAllocs := measure(10_000)
	bytes, allocs := measure(100_000)
	assert.Less(t, bytes, 20*smallBytes, "memory for ten times the edits")
	assert.Less(t, allocs, 20*smallAllocs+100, "allocations for ten times the edits")
}

// TestReviseInsideOneEdit bounds the memory where all edits fall into one old
// edit: it must not be written anew for each.
func TestReviseInsideOneEdit(t *testing.T) {
	const n = 100_000
	middle := strings.Repeat("ab", n)
	old := []Edit{{Start: 0, End: 1, New: middle}}
	edits := make([]Edit, n)
	for i := range edits {
		edits[i] = Edit{Start: 2 * i, End: 2*i + 1, New: "x"}
	}
	var composed []Edit
	allocs := testing.AllocsPerRun(1, func() { composed = Compose("s", middle, old, edits) })
	require.Len(t, composed, 1)
	assert.True(t, composed[0].New == strings.Repeat("xb", n), "all edits count")
	assert.Less(t, allocs, 200.0, "the text in the making grows, it is not copied for each edit")
}

package heuristics

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOccurrencesCountAsAMapDoes: used again from document to document, for
// hashes that are few, many, 0, or that meet in a place.
func TestOccurrencesCountAsAMapDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var o occurrences
	for _, n := range []int{0, 1, 1000, 3, 70} {
		want := make(map[uint64]int)
		o.reset(n)
		for range n {
			hash := random.Uint64() % uint64(n/2+1) << (random.IntN(2) * 40)
			o.add(hash)
			want[hash]++
		}
		for hash, count := range want {
			require.Equal(t, count, o.of(hash), "%x among %d", hash, n)
		}
		assert.Zero(t, o.of(1<<63), "a hash that is not among %d", n)
	}
}

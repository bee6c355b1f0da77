package heuristics

import (
	"math/bits"
	"math/rand/v2"
)

// occurrences counts how often each hash occurs among those of a document's
// blocks. A map would do, but each block is added and looked up, and an array
// takes less time for both.
type occurrences struct {
	places []occurrence // the number of them is a power of two
	shift  int
}

// occurrence is a hash and its count, 0 in a place that is free.
type occurrence struct {
	hash  uint64
	count int
}

// spread makes a place of a hash (Fibonacci hashing; Knuth, TAOCP 6.4). It is
// another one in each process: nobody can write a page whose hashes all meet.
var spread = rand.Uint64() | 1

// reset empties the counts, for up to n hashes.
func (o *occurrences) reset(n int) {
	size := bits.Len(uint(n)) + 1 // half of the places stay free
	o.shift = 64 - size
	o.places = resized(o.places, 1<<size)
	clear(o.places)
}

// place returns where a hash is, or is to be.
func (o *occurrences) place(hash uint64) *occurrence {
	for at := int(hash * spread >> o.shift); ; at++ {
		p := &o.places[at&(len(o.places)-1)]
		if p.count == 0 || p.hash == hash {
			return p
		}
	}
}

func (o *occurrences) add(hash uint64) {
	p := o.place(hash)
	p.hash = hash
	p.count++
}

// of returns how often a hash was added.
func (o *occurrences) of(hash uint64) int { return o.place(hash).count }

package heuristics

// wordTable maps words to values, as a map does that is asked for every word
// of a text: a word of up to eight bytes, as most function words are, is looked
// for as one number, with no hash of its bytes and no comparison of strings.
type wordTable[V any] struct {
	entries []wordEntry[V] // the number of them is a power of two
	used    int
	few     filter       // of their hashes: small enough to stay near the processor
	long    map[string]V // words of more bytes
	ends    filter       // of those: their outer bytes
}

// wordEntry is a short word; its key is 0 where there is none.
type wordEntry[V any] struct {
	key   uint64
	value V
}

// maxShort is the length of the longest word that is one number, in bytes.
const maxShort = 8

// shortKey returns the bytes of a word as one number. Words have no zero bytes.
func shortKey[T string | []byte](w T) uint64 {
	key := uint64(0)
	for i := 0; i < len(w); i++ {
		key = key<<8 | uint64(w[i])
	}
	return key
}

// get returns the value of a word, and whether it has one.
func get[V any, T string | []byte](t *wordTable[V], w T) (value V, ok bool) {
	if len(w) <= maxShort {
		return t.short(shortKey(w))
	}
	if len(t.long) > 0 && t.ends.has(outerHash(w)) {
		value, ok = t.long[string(w)]
	}
	return value, ok
}

// mayHaveLong reports whether there may be a word of n bytes, more than a short
// one has, with these bytes first, in the middle and last.
func (t *wordTable[V]) mayHaveLong(n int, first, middle, last byte) bool {
	return len(t.long) > 0 && t.ends.has(outerBytesHash(n, first, middle, last))
}

// short is get for the key of a short word. Who walks over the letters of a
// word anyway can make its key on the way.
func (t *wordTable[V]) short(key uint64) (value V, ok bool) {
	if key == 0 || t.used == 0 || !t.few.has(shortHash(key)) {
		return value, false
	}
	if e := &t.entries[t.place(key)]; e.key == key {
		return e.value, true
	}
	return value, false
}

// shortHash spreads a key over 32 bits (Fibonacci hashing; Knuth, TAOCP 6.4).
func shortHash(key uint64) uint32 { return uint32(key * 0x9e3779b97f4a7c15 >> 32) }

// place returns where a key is, or is to be.
func (t *wordTable[V]) place(key uint64) uint32 {
	mask := uint32(len(t.entries) - 1)
	at := shortHash(key) >> 8 & mask
	for t.entries[at].key != 0 && t.entries[at].key != key {
		at = (at + 1) & mask
	}
	return at
}

// set gives a word, which must not be empty, a value.
func (t *wordTable[V]) set(w string, value V) {
	if len(w) > maxShort {
		if t.long == nil {
			t.long, t.ends = make(map[string]V), newFilter(256)
		}
		t.long[w] = value
		t.ends.add(outerHash(w))
		return
	}
	t.put(shortKey(w), value)
}

// put is set for the key of a short word, or for another number that is not 0.
func (t *wordTable[V]) put(key uint64, value V) {
	if t.used*2 >= len(t.entries) { // half of the places stay free
		t.grow()
	}
	e := &t.entries[t.place(key)]
	if e.key == 0 {
		t.used++
	}
	*e = wordEntry[V]{key, value}
	t.few.add(shortHash(key))
}

// grow makes room for twice the words.
func (t *wordTable[V]) grow() {
	old := t.entries
	t.entries = make([]wordEntry[V], max(128, 2*len(old)))
	t.few = newFilter(len(t.entries) / 2)
	for _, e := range old {
		if e.key != 0 {
			t.entries[t.place(e.key)] = e
			t.few.add(shortHash(e.key))
		}
	}
}

// len returns the number of words.
func (t *wordTable[V]) len() int { return t.used + len(t.long) }

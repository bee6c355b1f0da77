package heuristics

import "unicode/utf8"

// filter is a set of words that may say yes to one that is not in it, never
// no to one that is (Bloom, "Space/time trade-offs in hash coding with
// allowable errors", CACM 1970, with a single hash). It passes most words by
// without a look into a map.
type filter struct {
	bits []uint64
	mask uint32
}

// newFilter returns a filter for about n words; one in sixteen of others
// passes it.
func newFilter(n int) filter {
	size := uint32(1024)
	for int(size) < 16*n {
		size *= 2
	}
	return filter{bits: make([]uint64, size/64), mask: size - 1}
}

func (f *filter) add(h uint32) { f.bits[h&f.mask/64] |= 1 << (h & 63) }

func (f *filter) has(h uint32) bool { return f.bit(h) != 0 }

// bit is has as a number, 1 or 0.
func (f *filter) bit(h uint32) uint64 { return f.bits[h&f.mask/64] >> (h & 63) & 1 }

// fetch has the processor read what look-ups of these hashes will ask for. A
// large filter is not at hand between two documents: to wait for one word of it
// after the other takes many times longer than to ask for all at once, which
// the processor does where no branch stands between.
func (f *filter) fetch(hashes []uint32) (any uint64) {
	for _, h := range hashes {
		any |= f.bits[h&f.mask/64]
	}
	return any
}

// The hash of a word is FNV-1a of its bytes, in 32 bits, mixed at the end.
const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

// mixHash spreads what tells hashes apart over all of their bits, of which a
// filter looks at the low ones (after the last step of A. Appleby's MurmurHash3).
func mixHash(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// hashWord returns the hash of a word that is in small letters.
func hashWord[T string | []byte](w T) uint32 { return mixHash(hashBytes(w)) }

// hashBytes is FNV-1a of a word's bytes, not mixed.
func hashBytes[T string | []byte](w T) uint32 {
	h := uint32(fnvStart)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * fnvPrime
	}
	return h
}

// hashRune takes the UTF-8 of a character beyond ASCII into a hash.
func hashRune(h uint32, r rune) uint32 {
	var buf [utf8.UTFMax]byte
	for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

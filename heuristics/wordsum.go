package heuristics

import (
	"math/bits"
	"unicode/utf8"
)

// wordSum takes up the bytes of a word one by one and makes a hash of its first
// eight, its last eight and their number. The hash takes two reads of a word
// that lies in one piece, not a step a byte as FNV-1a does; words that differ
// in nothing but the middle of more than sixteen bytes are one to the filters
// that it is for.
type wordSum struct {
	head, tail uint64
	length     int
}

// sumBytes is how many bytes a word's sum takes from either end.
const sumBytes = 8

// add takes up a byte.
func (w *wordSum) add(c byte) {
	if w.length < sumBytes {
		w.head |= uint64(c) << (8 * w.length)
	}
	w.tail = w.tail>>8 | uint64(c)<<56
	w.length++
}

// addRune takes up the UTF-8 of a character.
func (w *wordSum) addRune(r rune) {
	if r < utf8.RuneSelf {
		w.add(byte(r))
		return
	}
	var buf [utf8.UTFMax]byte
	for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
		w.add(c)
	}
}

// hash returns the hash of the bytes taken up.
func (w *wordSum) hash() uint32 {
	if w.length <= sumBytes {
		return shortSum(w.head)
	}
	return longSum(w.head, w.tail, w.length)
}

// shortSum is the hash of a word of up to eight bytes, the first of them lowest.
func shortSum(word uint64) uint32 {
	high, low := bits.Mul64(word^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return uint32(high ^ low)
}

// longSum is the hash of a longer word by its first eight bytes and its last.
func longSum(head, tail uint64, length int) uint32 {
	high, low := bits.Mul64(head^0x9e3779b97f4a7c15, tail^uint64(length)*0xd6e8feb86659fd93|1)
	return uint32(high ^ low)
}

// sumOf returns the hash of a word that is in small letters.
func sumOf[T string | []byte](w T) uint32 {
	if len(w) <= sumBytes {
		return shortSum(bytesUpTo(w, len(w)))
	}
	return longSum(eightAt(w, 0), eightAt(w, len(w)-sumBytes), len(w))
}

package heuristics

import "unicode/utf8"

// Eight bytes of a text are looked at as one number here (SIMD within a
// register; S. E. Anderson, "Bit Twiddling Hacks").

// eightAt returns the eight bytes from an offset on, the first of them lowest.
func eightAt[T string | []byte](s T, i int) uint64 {
	p := s[i : i+8]
	return uint64(p[0]) | uint64(p[1])<<8 | uint64(p[2])<<16 | uint64(p[3])<<24 |
		uint64(p[4])<<32 | uint64(p[5])<<40 | uint64(p[6])<<48 | uint64(p[7])<<56
}

// bytesFrom is eightAt with zeros for what is behind the end.
func bytesFrom(s string, i int) uint64 {
	switch {
	case i+8 <= len(s):
		return eightAt(s, i)
	case len(s) >= 8:
		return eightAt(s, len(s)-8) >> (8 * (i + 8 - len(s)))
	}
	return bytesUpTo(s, len(s)) >> (8 * i)
}

// bytesBefore returns the eight bytes before an offset, the last of them
// highest, with zeros for what is before the start.
func bytesBefore(s string, end int) uint64 {
	if end >= 8 {
		return eightAt(s, end-8)
	}
	return bytesUpTo(s, end) << (8 * (8 - end))
}

// bytesUpTo returns the bytes before an offset of eight at the most, the first
// of them lowest.
func bytesUpTo[T string | []byte](s T, end int) (word uint64) {
	for i := range end {
		word |= uint64(s[i]) << (8 * i)
	}
	return word
}

// The same in each of eight bytes.
const (
	eachByte = 0x0101010101010101
	topBits  = 0x80 * eachByte
	caseBits = 0x20 * eachByte
)

// lettersIn has the top bit of each byte set that is an ASCII letter.
func lettersIn(word uint64) uint64 {
	small := (word | caseBits) &^ topBits
	return (small + (0x80-'a')*eachByte) &^ (small + (0x7f-'z')*eachByte) &^ word & topBits
}

// isASCII reports whether a text has no character beyond ASCII.
func isASCII(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if eightAt(s, i)&topBits != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

package heuristics

// Features of times: posts and comments, the cards of a list and the entries of a
// log come each with a line that tells when it was made, where an article has one
// at its top. They are of plain text alone: the markup says as much of HTML, where
// they made nothing better.

// stampFeatures names them.
var stampFeatures = []string{
	"stamp3", "stamp10", "stampsbefore", "tostampbefore", "tostampafter", "pagestamps",
}

// maxStampWords is how many words a line has at most that tells when something
// was made: a name and a time.
const maxStampWords = 14

// isStamp reports whether a block is a short line with a time of day or a date
// in figures or with a year, whatever else is in it.
func (t *featureTable) isStamp(i int) bool {
	b, s := &t.d.Blocks[i], &t.shapes[i]
	if b.Role == Dateline {
		return true
	}
	return s.words <= maxStampWords && s.digits > 2 && (s.years > 0 && s.digits > 4*s.years || hasClock(b.text))
}

// hasClock reports whether a text has a time of day in it ("8:17").
func hasClock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) {
			return true
		}
	}
	return false
}

// stampRow writes the features of a block, but for pagestamps.
func (t *featureTable) stampRow(r row, i int, near, wide *sums, at progress, next coming) row {
	return r.write([]float32{
		float32(near.stamp), float32(wide.stamp), log1(t.upTo[i].stamp),
		log1(min(i-at.stamp, 50)), log1(min(int(next.stamp)-i, 50)),
	})
}

package heuristics

import "strings"

// ReadText returns a document over plain text, a block a line. White space at
// both ends of a line belongs to the gaps between blocks.
func ReadText(source string) *Document {
	d := NewDocument(source)
	d.Blocks = make([]Block, 0, strings.Count(source, "\n")+1)
	breaks := lineScanner(source)
	at := 0
	for at < len(source) {
		end, next := breaks(at)
		start, stop := trimSpace(source, at, end)
		if start < stop {
			b := d.Append(start, stop, Paragraph)
			n := len(d.Blocks)
			b.lastLine = start
			b.apart = n == 1 || manyBreaks(d.gap(n-2))
		}
		at = next
	}
	return d
}

// manyBreaks reports whether there is more than one line break in white space.
func manyBreaks(gap string) bool { return len(gap) > 1 && lineBreaks(gap) > 1 }

// trimSpace narrows source[start:end] to what is not ASCII white space.
func trimSpace(source string, start, end int) (int, int) {
	for start < end && isSpace(source[start]) {
		start++
	}
	for start < end && isSpace(source[end-1]) {
		end--
	}
	return start, end
}

// hasRune reports whether a character beyond ASCII is in a text. Its last byte is
// looked for first: there are fewer of those than of its first, which all signs
// of its sort have.
func hasRune(s, r string) bool {
	return strings.IndexByte(s, r[len(r)-1]) >= 0 && strings.Contains(s, r)
}

// lineScanner returns a function that finds the end of the line which starts
// at an offset, and the start of the next. Lines end with LF, CR LF, CR, NEL
// and Unicode's line and paragraph separators; most texts have LF alone, and
// are not searched for the others.
func lineScanner(source string) func(at int) (end, next int) {
	if strings.IndexByte(source, '\r') < 0 && !hasRune(source, "\u2028") && !hasRune(source, "\u2029") && !hasRune(source, "\u0085") {
		return func(at int) (int, int) {
			if k := strings.IndexByte(source[at:], '\n'); k >= 0 {
				return at + k, at + k + 1
			}
			return len(source), len(source)
		}
	}
	return func(at int) (int, int) {
		for i := at; i < len(source); i++ {
			switch source[i] {
			case '\n':
				return i, i + 1
			case '\r':
				if i+1 < len(source) && source[i+1] == '\n' {
					return i, i + 2
				}
				return i, i + 1
			case 0xc2:
				if strings.HasPrefix(source[i:], "\u0085") {
					return i, i + 2
				}
			case 0xe2:
				if strings.HasPrefix(source[i:], "\u2028") || strings.HasPrefix(source[i:], "\u2029") {
					return i, i + 3
				}
			}
		}
		return len(source), len(source)
	}
}

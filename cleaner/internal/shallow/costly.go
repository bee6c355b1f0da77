package shallow

import "bytes"

const (
	// fewTags is how many tags a page may have without being looked at:
	// whatever they are, the parser makes little of them.
	fewTags = 1000
	// maxOnce is how many tags of html, head and body are no cause for
	// worry.
	maxOnce = 16
	// nodesPerTag and freeNodes bound the elements that formatting may
	// make.
	nodesPerTag, freeNodes = 8, 1 << 18
	// parserDepth is how many elements the parser has open at most.
	parserDepth = 512
)

// Costly reports whether the parser could make much more of the page than it
// has tags, or take long over it. It goes by the names of tags alone, those in
// comments and scripts included: it costs a few hundredths of the parsing, and
// that a page is flattened without need does no harm.
func Costly(page []byte) bool {
	tags := bytes.Count(page, angle)
	if tags < fewTags {
		return false
	}
	seen, open, most := 0, 0, 0
	var buf [maxName + 1]byte
	for {
		k := bytes.IndexByte(page, '<')
		if k < 0 {
			break
		}
		page = page[k+1:]
		name, end := bytes.CutPrefix(page, stroke)
		if len(name) == 0 || !costlyInitials[name[0]|0x20] {
			continue
		}
		switch kind := costlyNames[string(nameOf(name, &buf))]; {
		case kind == formattingName && !end:
			open++
			most = max(most, open)
		case kind == formattingName:
			open = max(open-1, 0)
		case kind == onceName && !end:
			seen++
		}
	}
	return seen > maxOnce || min(most, parserDepth)*tags > nodesPerTag*tags+freeNodes
}

var angle, stroke = []byte("<"), []byte("/")

// nameKind is what makes a name cost.
type nameKind uint8

const (
	formattingName nameKind = iota + 1
	onceName
)

// maxName is the length of the longest name that matters.
const maxName = len("strong")

// costlyNames are the names that matter. An "a" does not: each closes the one
// before.
var costlyNames = func() map[string]nameKind {
	kinds := make(map[string]nameKind)
	for name := range formatting {
		if name != "a" {
			kinds[name] = formattingName
		}
	}
	for name := range once {
		kinds[name] = onceName
	}
	return kinds
}()

// costlyInitials are their first letters: most tags need no further look.
var costlyInitials = func() (initials [256]bool) {
	for name := range costlyNames {
		initials[name[0]] = true
	}
	return initials
}()

// nameOf writes the name that a tag starts with, in small letters, into buf.
// It is cut where it is longer than any that matters.
func nameOf(tag []byte, buf *[maxName + 1]byte) []byte {
	n := 0
	for n < len(buf) && n < len(tag) {
		c := tag[n] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		buf[n] = c
		n++
	}
	return buf[:n]
}

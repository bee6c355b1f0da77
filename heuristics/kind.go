package heuristics

import "fmt"

// Kind is what a block is in the structure of the page.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Quote
	Code
	TableRow
	Verse
	kindCount
)

var kindNames = [kindCount]string{"paragraph", "heading", "list-item", "quote", "code", "table-row", "verse"}

// String returns the kind's name in lower case.
func (k Kind) String() string {
	if k < kindCount {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// linewise reports whether neighbours of this kind stand on adjoining lines
// of the output; others are separated by a blank line.
func (k Kind) linewise() bool {
	return k == ListItem || k == Code || k == TableRow || k == Verse || k == Quote
}

package cleaner

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/winnowtext/winnow/heuristics"
)

// TestPlaces maps the ends of a link, in a block that starts at 10, through one
// edit of the source.
func TestPlaces(t *testing.T) {
	for name, test := range map[string]struct {
		source     string // of the block
		edit       heuristics.Edit
		start, end int // of the link
		want       string
	}{
		"an edit before it":                     {"a  bcd", heuristics.Edit{Start: 11, End: 13, New: " "}, 13, 15, "bc"},
		"an edit behind it":                     {"ab  cd", heuristics.Edit{Start: 12, End: 14, New: " "}, 10, 12, "ab"},
		"an edit in it":                         {"ab  cd", heuristics.Edit{Start: 12, End: 14, New: " "}, 10, 16, "ab cd"},
		"an edit that is it":                    {"signsigned", heuristics.Edit{Start: 10, End: 14}, 10, 20, "signed"},
		"it begins in what is taken out":        {"the the cat", heuristics.Edit{Start: 13, End: 17}, 14, 21, " cat"},
		"it ends in what is taken out":          {"the the cat", heuristics.Edit{Start: 13, End: 17}, 10, 15, "the"},
		"it is what is taken out":               {"the the cat", heuristics.Edit{Start: 13, End: 17}, 14, 17, ""},
		"it begins within an edit that kept it": {"xx ab", heuristics.Edit{Start: 10, End: 15, New: "yy ab"}, 13, 15, "ab"},
		"it ends within an edit that kept it":   {"ab xx", heuristics.Edit{Start: 10, End: 15, New: "ab yy"}, 10, 12, "ab"},
		"it begins in the midst of an edit":     {"aXYb", heuristics.Edit{Start: 11, End: 13, New: "Z"}, 12, 14, "Zb"},
		"it ends in the midst of an edit":       {"aXYb", heuristics.Edit{Start: 11, End: 13, New: "Z"}, 10, 12, "aZ"},
		"what is put in before it is not its":   {"a.B", heuristics.Edit{Start: 12, End: 12, New: " "}, 12, 13, "B"},
		"what is put in behind it is not its":   {"a.B", heuristics.Edit{Start: 12, End: 12, New: " "}, 10, 12, "a."},
	} {
		t.Run(name, func(t *testing.T) {
			source := "0123456789" + test.source
			text := source[10:test.edit.Start] + test.edit.New + source[test.edit.End:]
			p := places{source: source, edits: []heuristics.Edit{test.edit}, start: 10}
			start := p.place(test.start, false)
			assert.Equal(t, test.want, text[start:p.place(test.end, true)])
		})
	}
}

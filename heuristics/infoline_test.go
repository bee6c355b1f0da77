package heuristics

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInfolineTags(t *testing.T) {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	for _, c := range []struct {
		name, line string
		role       Role
		tags       []string
	}{
		{"a date and categories", "January 13, 2020 at 08:45 AM | categories: harbours, ferries | View Comments", Dateline, []string{"harbours", "ferries"}},
		{"a name and a category", "By Ella Marsh | December 16, 2025 | Category: Harbours", Byline, []string{"Harbours"}},
		{"categories alone are no date", "Red | categories: harbours", Undecided, nil},
		{"a sentence is no list", "January 13, 2020 | categories: all that the harbour master wrote down in his book", Undecided, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := NewEngine(Config{})
			require.NoError(t, err)
			d := ReadText(c.line + "\n\n" + story)
			d.phrases = e.phrases
			readLanguage(d)
			readInfolines(d)
			assert.Equal(t, c.role, d.Blocks[0].Role)
			assert.Equal(t, c.tags, d.Fields.Tags)
		})
	}
}

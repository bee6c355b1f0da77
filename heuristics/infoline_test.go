package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
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

func TestInfolineOfAHeadline(t *testing.T) {
	const story = "<p>The council has approved the new harbour after a long debate, and the work is to begin in spring.</p>"
	for _, c := range []struct {
		name, page, wantAuthor string
		role                   Role
	}{
		{"a headline that ends in a date names nobody", "<h1>Harbour Board Update 2024-10-04</h1>" + story, "", Undecided},
		{"a name and a date", "<p>Ella Marsh, 2024-10-04</p>" + story, "Ella Marsh", Byline},
		{"words of another element before a date", "<p><i>Harbour Works</i> <b>2024-10-04</b></p>" + story, "", Byline},
		{"a label before a date names nobody", "<p>Written By Feb 11, 2019</p>" + story, "", Byline},
		{"a byline stays one in a heading", "<h2>by Ella Marsh on 2024-10-04</h2>" + story, "Ella Marsh", Byline},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := NewEngine(Config{})
			require.NoError(t, err)
			root, err := html.Parse(strings.NewReader(c.page))
			require.NoError(t, err)
			d := HTMLReader{}.Read(root)
			d.phrases = e.phrases
			readLanguage(d)
			readInfolines(d)
			assert.Equal(t, c.role, d.Blocks[0].Role)
			assert.Equal(t, c.wantAuthor, strings.Join(d.Fields.Authors, "; "))
		})
	}
}

func TestInfolineOfABareName(t *testing.T) {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	for _, c := range []struct {
		name, line, author, date string
		role                     Role
	}{
		{"a name before a day", "Ella Marsh | March 3, 2021 at 14:26", "Ella Marsh", "2021-03-03T14:26:00", Byline},
		{"a name behind a day", "3 March 2021 - Ella Marsh - 12 comments", "Ella Marsh", "2021-03-03", Byline},
		{"a counter behind the day", "By Ella Rose Marsh Mar 3, 2021 5 min read", "Ella Rose Marsh", "2021-03-03", Byline},
		{"a blog's line below a post", "Posted by Ella Marsh at 9:11 PM", "Ella Marsh", "", Byline},
		{"the same in German", "Eingestellt von Ella Marsh um 21:11", "Ella Marsh", "", Byline},
		{"a day, a name and counters", "March 3, 2021, 09:15 Ella Marsh 12 comments 2 481 views", "Ella Marsh", "2021-03-03T09:15:00", Dateline},
		{"a year is not a number's beginning", "By Ella Rose Marsh Mar 3, 2021 481 views", "Ella Rose Marsh", "2021-03-03", Byline},
		{"a day, a name and a sentence", "March 3, 2021 Ella Marsh took 12 comments", "", "", Undecided},
		{"a name without a day", "Ella Marsh | 12 comments", "", "", Undecided},
		{"two names, one of which is a place", "Ella Marsh | North Quay | March 3, 2021", "", "", Undecided},
		{"a name of one word", "Harbour | March 3, 2021", "", "", Undecided},
		{"four words are a headline", "New Lights For Quays | March 3, 2021", "", "", Undecided},
		{"capitals alone are a headline", "HARBOUR LIGHTS | March 3, 2021", "", "", Undecided},
		{"an hour behind a short label", "By Ella Marsh at 9:11 PM", "", "", Undecided},
		{"a number that no widget says", "By Ella Marsh Mar 3, 2021 5 boats", "", "", Undecided},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := NewEngine(Config{})
			require.NoError(t, err)
			d := ReadText(c.line + "\n\n" + story)
			d.phrases = e.phrases
			readLanguage(d)
			d.Language = knowledge().byCode["en"]
			if strings.Contains(c.line, " von ") {
				d.Language = knowledge().byCode["de"]
			}
			readInfolines(d)
			assert.Equal(t, c.role, d.Blocks[0].Role)
			assert.Equal(t, c.author, strings.Join(d.Fields.Authors, "; "))
			assert.Equal(t, c.date, d.Fields.Date.Value)
		})
	}
}

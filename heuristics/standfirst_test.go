package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestStandfirst gives the blocks of a page the roles that the body layer
// could have given, and leaves the one that names itself a standfirst out.
func TestStandfirst(t *testing.T) {
	const lead = "The standfirst says that the town gets its harbour."
	article, _ := examplePage("harbour")
	for _, row := range []struct {
		name        string
		in          string
		description string
		score       float32 // of the lead, by the model
		kept        bool
	}{
		{"the markup calls it a summary", "<h1>Title</h1><p class=summary>" + lead + "</p>" + article, "", 0.1, true},
		{"it stands in the header of an article", "<article><header><h1>Title</h1><p>" + lead + "</p></header>" + article + "</article>", "", 0.1, true},
		{"the page describes itself by it", "<h1>Title</h1><p>" + lead + "</p>" + article, lead, 0.1, true},
		{"a description that is cut short", "<h1>Title</h1><p>" + lead + "</p>" + article, lead[:45] + "...", 0.1, true},
		{"another description is no evidence", "<h1>Title</h1><p>" + lead + "</p>" + article, "The paper of the town and of its harbour, since 1902.", 0.1, false},
		{"its place and a model in doubt", "<h1>Title</h1><p>" + lead + "</p>" + article, "", 0.45, true},
		{"its place alone", "<h1>Title</h1><p>" + lead + "</p>" + article, "", 0.1, false},
		{"below a name may stand who has it", "<h1>Title</h1><p>Anna Marsh</p><p>" + lead + "</p>" + article, "", 0.45, false},
		{"a box about the author", "<h1>Title</h1><p class=\"summary author\">" + lead + "</p>" + article, "", 0.45, false},
		{"an aside", "<h1>Title</h1><aside><p class=summary>" + lead + "</p></aside>" + article, "", 0.45, false},
		{"a teaser is one link", "<h1>Title</h1><p class=summary><a href=/x>" + lead + "</a></p>" + article, "", 0.45, false},
		{"a teaser that is cut short", "<h1>Title</h1><p class=summary>" + strings.TrimSuffix(lead, ".") + "...</p>" + article, "", 0.45, false},
		{"too short for a sentence", "<h1>Title</h1><p class=summary>A standfirst.</p>" + article, "", 0.45, false},
		{"no headline above", "<h2>Title</h2><p class=summary>" + lead + "</p>" + article, "", 0.45, false},
		{"no article below", "<h1>Title</h1><p class=summary>" + lead + "</p><p>Sold out.</p>", "", 0.45, false},
		{"far below the headline", "<h1>Title</h1>" + strings.Repeat("<p>Menu</p>", standfirstReach) + "<p class=summary>" + lead + "</p>" + article, "", 0.45, false},
		{"behind the text's beginning", "<h1>Title</h1>" + article + "<p class=summary>" + lead + "</p>", "", 0.45, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(row.in))
			require.NoError(t, err)
			d := ReadHTML(root)
			d.Fields.Description = Field{Value: row.description, Signal: "description"}
			at := -1
			for i := range d.Blocks {
				switch b := &d.Blocks[i]; {
				case strings.Contains(strings.ToLower(b.text), "standfirst"):
					at = i
					b.Decide(Boilerplate, "body/model", 1-row.score)
				case b.isProse():
					b.Decide(Body, "body/model", 0.9)
				default:
					b.Decide(Boilerplate, "body/model", 0.9)
				}
			}
			require.GreaterOrEqual(t, at, 0)
			keepStandfirst(d)
			assert.Equal(t, row.kept, d.Blocks[at].Role == Body)
		})
	}
}

// TestStandfirstOfText holds that the rule leaves text without markup alone.
func TestStandfirstOfText(t *testing.T) {
	d := ReadText("Title\n\nA lead that the model left out of the text here.\n\nMore.")
	for i := range d.Blocks {
		d.Blocks[i].Decide(Boilerplate, "body/model", 0.5)
	}
	keepStandfirst(d)
	for i := range d.Blocks {
		assert.Equal(t, Boilerplate, d.Blocks[i].Role)
	}
}

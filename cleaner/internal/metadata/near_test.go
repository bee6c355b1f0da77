package metadata

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestNearHeadline reads pages that tell who and when by what stands around
// the headline.
func TestNearHeadline(t *testing.T) {
	const threadHead = `<head><link rel="canonical" href="https://talk.example/threads/kilns.7/"></head>`
	const saved = `<meta property="article:published_time" content="2025-06-12"><meta property="article:modified_time" content="2025-06-12"><h1>Kilns</h1>`
	for name, c := range map[string]struct{ page, author, date string }{
		"the first post's author":       {threadHead + `<h1>Kilns</h1><div><b class="username">tinplate</b></div><div><b class="username">oakum</b></div>`, "tinplate", ""},
		"users of a page that is none":  {`<h1>Kilns</h1><div><b class="username">tinplate</b></div>`, "", ""},
		"a post's attribute":            {threadHead + `<h1>Kilns</h1><article data-author="tinplate">Hello</article>`, "tinplate", ""},
		"a link to an author's page":    {`<h1>Kilns</h1><p><a href="/authors/ada-okafor">Ada Okafor</a></p>`, "Ada Okafor", ""},
		"a link of other words":         {`<h1>Kilns</h1><p><a href="/authors/all">Our Authors</a></p>`, "", ""},
		"one name behind a sure label":  {`<h1>Kilns</h1><p>Written by Ada</p>`, "Ada", ""},
		"one name behind a bare by":     {`<h1>Kilns</h1><p>by Ada</p>`, "", ""},
		"who wrote before who edited":   {`<h1>Kilns</h1><p>Edited by Ben Marsh</p><p>Written by Ada Okafor</p>`, "Ada Okafor", ""},
		"the shown day and the saving":  {saved + `<p>May 3, 2024</p>`, "", "2024-05-03"},
		"the shown day is the markup's": {saved + `<p>May 3, 2024</p><p>June 12, 2025</p>`, "", "2025-06-12"},
		"a later day is shown":          {saved + `<p>July 3, 2025</p>`, "", "2025-06-12"},
		"the only day, far below":       {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>May 3, 2024</p>`, "", "2024-05-03"},
		"the only day is of a change":   {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>Updated: May 3, 2024</p>`, "", ""},
		"two days, far below":           {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>May 3, 2024</p><p>May 9, 2024</p>`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(c.page))
			require.NoError(t, err)
			got := Read(root)
			assert.Equal(t, c.author, strings.Join(got.Authors, "; "))
			assert.Equal(t, c.date, got.Date.Value)
		})
	}
}

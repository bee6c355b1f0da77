package metadata

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCutSite(t *testing.T) {
	known := []string{fold("Harbour Post"), "harbourpost"}
	for _, row := range []struct{ why, in, title, site string }{
		{"behind a bar", "Bridge lifts twice | Harbour Post", "Bridge lifts twice", "Harbour Post"},
		{"behind a dash", "Bridge lifts twice - Harbour Post", "Bridge lifts twice", "Harbour Post"},
		{"before a bar", "Harbour Post | Bridge lifts twice", "Bridge lifts twice", "Harbour Post"},
		{"before a colon", "Harbour Post: Bridge lifts twice", "Bridge lifts twice", "Harbour Post"},
		{"with an article", "Bridge lifts twice | The Harbour Post", "Bridge lifts twice", "The Harbour Post"},
		{"a dash of the title's own", "Bridge - lifts twice", "Bridge - lifts twice", ""},
		{"a colon of the title's own", "Bridge: lifts twice", "Bridge: lifts twice", ""},
		{"the site alone", "Harbour Post", "Harbour Post", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			title, site := cutSite(row.in, known)
			assert.Equal(t, row.title, title)
			assert.Equal(t, row.site, site)
		})
	}
}

func TestGuessSite(t *testing.T) {
	for _, row := range []struct{ why, in, heading, title, site string }{
		{"short behind a bar", "A long story of a bridge | Post", "", "A long story of a bridge", "Post"},
		{"the heading says the rest", "Bridge - The Very Long Name of a Paper", "Bridge", "Bridge", "The Very Long Name of a Paper"},
		{"the heading says what is behind", "Post - Bridge lifts", "Bridge lifts", "Bridge lifts", "Post"},
		{"long behind the mark", "Bridge - it lifts for the wrong ship twice", "", "Bridge - it lifts for the wrong ship twice", ""},
		{"no mark", "Bridge", "", "Bridge", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			var headings []heading
			if row.heading != "" {
				headings = []heading{{text: row.heading}}
			}
			title, site := guessSite(row.in, headings)
			assert.Equal(t, row.title, title)
			assert.Equal(t, row.site, site)
		})
	}
}

func TestHeadingWithoutItsPermalink(t *testing.T) {
	for _, row := range []struct{ why, heading, want string }{
		{"the sign of Sphinx", `Submitting patches<a class="headerlink" href="#submitting">¶</a>`, "Submitting patches"},
		{"a number sign apart", `Installing <a href="#installing">#</a>`, "Installing"},
		{"a link's picture in an element", `Installing <a href="#installing"><span>🔗</span></a>`, "Installing"},
		{"a number sign of the name", `Learning C#`, "Learning C#"},
		{"a link that is the heading", `<a href="#top">Bridge lifts twice</a>`, "Bridge lifts twice"},
		{"nothing to cut", `Bridge lifts twice`, "Bridge lifts twice"},
	} {
		t.Run(row.why, func(t *testing.T) {
			assert.Equal(t, row.want, read(t, "<h1>"+row.heading+"</h1>").Title.Value)
		})
	}
}

func TestMisreadCharactersOfValues(t *testing.T) {
	f := read(t, `<title>The CafÃ© on the Quay â€” Opening Hours</title><meta name="description" content="Itâ€™s open all year."><h1>The CafÃ© on the Quay â€” Opening Hours</h1>`)
	assert.Equal(t, "The Café on the Quay — Opening Hours", f.Title.Value, "the characters layer mends blocks alone")
	assert.Equal(t, "It’s open all year.", f.Description.Value)
}

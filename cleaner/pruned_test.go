package cleaner_test

import (
	"bytes"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/cleaner"
)

// TestPrunedPages cleans each fixture with and without what is left out before
// the parsing: all that is read of a tree is still in it.
func TestPrunedPages(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{Links: true, Comments: true})
	require.NoError(t, err)
	withImages, err := cleaner.New(cleaner.Options{Links: true, Images: true, Comments: true})
	require.NoError(t, err)
	for _, f := range fixtures(t, ".html") {
		for _, c := range []*cleaner.Cleaner{c, withImages} {
			pruned, err := c.CleanHTML(bytes.NewReader(f.input))
			require.NoError(t, err)
			if pruned.Encoding != "utf-8" || bytes.HasPrefix(f.input, []byte("<?xml")) || bytes.Contains(f.input, []byte("<noscript><iframe")) {
				continue // what CleanHTML mends of XHTML is not mended in a tree
			}
			root, err := html.ParseWithOptions(bytes.NewReader(f.input), html.ParseOptionEnableScripting(false))
			require.NoError(t, err)
			whole, err := c.CleanDocument(goquery.NewDocumentFromNode(root))
			require.NoError(t, err)
			assert.Equal(t, whole.Record("", true), pruned.Record("", true), f.name)
			assert.Equal(t, whole.Blocks, pruned.Blocks, f.name)
		}
	}
}

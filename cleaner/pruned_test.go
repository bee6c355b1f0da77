package cleaner_test

import (
	"bytes"
	"encoding/json"
	"strings"
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

// TestResultsOutliveTheirPages: the memory of a page is used again for the next
// one, and nothing of it may be in a result.
func TestResultsOutliveTheirPages(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{Links: true, Images: true, Comments: true})
	require.NoError(t, err)
	var inputs [][]byte
	for _, f := range fixtures(t, ".html") {
		inputs = append(inputs, f.input)
	}
	for _, name := range []string{"koi8-r", "utf-8"} {
		inputs = append(inputs, []byte("<html lang=ru><meta charset="+name+"><title>\xcd</title><p>\xcd\xcf\xd3\xd4"))
	}
	var results []*cleaner.Result
	var records [][]byte
	for _, input := range inputs {
		res, err := c.CleanHTML(bytes.NewReader(input))
		require.NoError(t, err)
		record, err := json.Marshal(res)
		require.NoError(t, err)
		results, records = append(results, res), append(records, append(record, res.Encoding...))
	}
	for range 20 {
		_, err := c.CleanHTML(strings.NewReader(strings.Repeat("#", 1<<20-1024)))
		require.NoError(t, err)
	}
	for i, res := range results {
		record, err := json.Marshal(res)
		require.NoError(t, err)
		assert.Equal(t, string(records[i]), string(append(record, res.Encoding...)))
	}
}

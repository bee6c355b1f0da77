package metadata

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// expectation is what a fixture's expected.json tells of metadata.
type expectation struct {
	Why         string                       `json:"why"`
	Title       string                       `json:"title"`
	Author      string                       `json:"author"`
	Date        string                       `json:"date"`
	Modified    string                       `json:"modified"`
	Language    string                       `json:"language"`
	SiteName    string                       `json:"sitename"`
	Description string                       `json:"description"`
	License     string                       `json:"license"`
	Canonical   string                       `json:"canonical"`
	Image       string                       `json:"image"`
	Tags        []string                     `json:"tags"`
	Categories  []string                     `json:"categories"`
	Signals     map[string]heuristics.Signal `json:"signals"`
}

// TestFixtures reads the hand-written pages of the whole project. Pages in
// other encodings are the business of the package that decodes them.
func TestFixtures(t *testing.T) {
	inputs, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "html-*", "input.html"))
	require.NoError(t, err)
	require.NotEmpty(t, inputs)
	for _, path := range inputs {
		folder := filepath.Dir(path)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			page, err := os.ReadFile(path)
			require.NoError(t, err)
			if !utf8.Valid(page) || bytes.IndexByte(page, 0) >= 0 {
				t.Skip("not in UTF-8")
			}
			data, err := os.ReadFile(filepath.Join(folder, "expected.json"))
			require.NoError(t, err)
			var want expectation
			require.NoError(t, json.Unmarshal(data, &want))
			root, err := html.Parse(bytes.NewReader(page))
			require.NoError(t, err)
			got, _ := Read(root, "")
			checkFixture(t, want, got)
		})
	}
}

func checkFixture(t *testing.T, want expectation, got heuristics.Fields) {
	assert.Equal(t, want.Title, got.Title.Value, "title")
	assert.Equal(t, want.Author, strings.Join(got.Authors, "; "), "author")
	assert.Equal(t, want.Date, got.Date.Value, "date")
	assert.Equal(t, want.Modified, got.Modified.Value, "modified")
	if got.Language.Value != "" { // otherwise it is detected in the text
		assert.Equal(t, want.Language, got.Language.Value, "language")
	}
	assert.Equal(t, want.SiteName, got.SiteName.Value, "sitename")
	assert.Equal(t, want.Description, got.Description.Value, "description")
	assert.Equal(t, want.License, got.License.Value, "license")
	if want.Canonical != "" {
		assert.Equal(t, want.Canonical, got.Canonical.Value, "canonical")
	}
	if want.Image != "" {
		assert.Equal(t, want.Image, got.Image.Value, "image")
	}
	assert.Equal(t, want.Tags, got.Tags, "tags")
	assert.Equal(t, want.Categories, got.Categories, "categories")
	for field, signal := range want.Signals {
		assert.Equal(t, signal, signalOf(got, field), "signal of %s", field)
	}
}

func signalOf(f heuristics.Fields, field string) heuristics.Signal {
	return map[string]heuristics.Signal{
		"title": f.Title.Signal, "author": f.AuthorsSignal, "date": f.Date.Signal, "modified": f.Modified.Signal, "tags": f.TagsSignal,
		"categories": f.CategoriesSignal, "sitename": f.SiteName.Signal, "description": f.Description.Signal, "license": f.License.Signal,
		"canonical": f.Canonical.Signal, "image": f.Image.Signal, "language": f.Language.Signal,
	}[field]
}

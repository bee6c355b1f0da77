package cleaner_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// update writes what comes out into the fixtures: go test ./cleaner -update.
// Read the difference before you commit it.
var update = flag.Bool("update", false, "write body.txt of the fixtures anew")

// expectation is a fixture's expected.json; see testdata/README.md. What it
// leaves out must be absent, but for language, canonical and image.
type expectation struct {
	Why         string                       `json:"why"`
	Known       string                       `json:"known_failure"` // why the case cannot hold yet
	Title       string                       `json:"title"`
	Author      string                       `json:"author"`
	Date        string                       `json:"date"`
	Modified    string                       `json:"modified"`
	Language    string                       `json:"language"`
	SiteName    string                       `json:"sitename"`
	Description string                       `json:"description"`
	License     string                       `json:"license"`
	LicenseURL  string                       `json:"license_url"`
	Canonical   string                       `json:"canonical"`
	Image       string                       `json:"image"`
	Images      []heuristics.Image           `json:"images"`
	Related     []string                     `json:"related"`
	Tags        []string                     `json:"tags"`
	Categories  []string                     `json:"categories"`
	Signals     map[string]heuristics.Signal `json:"signals"`
}

// fixture is a folder of testdata.
type fixture struct {
	name, folder string
	input        []byte
	html         bool
	body         string
	expected     expectation
}

// fixtures reads all cases of testdata with an input of the extension.
func fixtures(t testing.TB, extension string) []fixture {
	t.Helper()
	inputs, err := filepath.Glob(filepath.Join("..", "testdata", "*", "input"+extension))
	require.NoError(t, err)
	require.NotEmpty(t, inputs)
	var cases []fixture
	for _, path := range inputs {
		folder := filepath.Dir(path)
		f := fixture{name: filepath.Base(folder), folder: folder, html: extension == ".html"}
		f.input, err = os.ReadFile(path)
		require.NoError(t, err)
		body, err := os.ReadFile(filepath.Join(folder, "body.txt"))
		require.NoError(t, err)
		f.body = strings.TrimSpace(string(body))
		expected, err := os.ReadFile(filepath.Join(folder, "expected.json"))
		require.NoError(t, err)
		decoder := json.NewDecoder(bytes.NewReader(expected))
		decoder.DisallowUnknownFields() // a name with a slip in it would check nothing
		require.NoError(t, decoder.Decode(&f.expected), "%s/expected.json", f.name)
		cases = append(cases, f)
	}
	return cases
}

func clean(t testing.TB, f fixture) *cleaner.Result {
	t.Helper()
	if !f.html {
		return cleaner.Clean(string(f.input))
	}
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	res, err := c.CleanHTML(bytes.NewReader(f.input))
	require.NoError(t, err)
	return res
}

func TestHTMLFixtures(t *testing.T) {
	for _, f := range fixtures(t, ".html") {
		t.Run(f.name, func(t *testing.T) { checkFixture(t, f) })
	}
}

func TestTextFixtures(t *testing.T) {
	for _, f := range fixtures(t, ".txt") {
		t.Run(f.name, func(t *testing.T) { checkFixture(t, f) })
	}
}

func checkFixture(t *testing.T, f fixture) {
	res := clean(t, f)
	if f.expected.Known != "" {
		require.NotEqual(t, f.body, strings.TrimSpace(res.Text), "the case holds now: take the mark off")
		t.Skip("known failure: " + f.expected.Known)
	}
	if *update {
		require.NoError(t, os.WriteFile(filepath.Join(f.folder, "body.txt"), []byte(res.Text+"\n"), 0o644))
		return
	}
	assert.Equal(t, f.body, strings.TrimSpace(res.Text), f.expected.Why)
	got, want := res.Record("", false), f.expected
	assert.Equal(t, want.Title, got.Title, "title")
	assert.Equal(t, want.Author, got.Author, "author")
	assert.Equal(t, want.Date, cmp.Or(got.Published, got.Date), "date")
	assert.Equal(t, want.Modified, got.Modified, "modified")
	if want.Language != "" {
		assert.Equal(t, want.Language, got.Language, "language")
	}
	assert.ElementsMatch(t, want.Images, captions(got.Images), "images")
	assert.Equal(t, orNone(want.Related), got.Related, "related")
	assert.Equal(t, orNone(want.Tags), got.Tags, "tags")
	assert.Equal(t, orNone(want.Categories), got.Categories, "categories")
	checkHTMLFields(t, f, got)
}

// checkHTMLFields checks the fields that plain text does not have.
func checkHTMLFields(t *testing.T, f fixture, got cleaner.Record) {
	if !f.html {
		return
	}
	want := f.expected
	assert.Equal(t, want.SiteName, got.SiteName, "sitename")
	assert.Equal(t, want.Description, got.Description, "description")
	assert.Equal(t, want.License, got.License, "license")
	assert.Equal(t, want.LicenseURL, got.LicenseURL, "license_url")
	if want.Canonical != "" {
		assert.Equal(t, want.Canonical, got.Canonical, "canonical")
	}
	if want.Image != "" {
		assert.Equal(t, want.Image, got.Image, "image")
	}
	for field, signal := range want.Signals {
		assert.Equal(t, signal, got.Signals[field], "signal of %s", field)
	}
}

// captions drops the addresses: the fixtures name captions and credits.
func captions(images []heuristics.Image) []heuristics.Image {
	var out []heuristics.Image
	for _, i := range images {
		if i.Caption != "" || i.Credit != "" {
			out = append(out, heuristics.Image{Caption: i.Caption, Credit: i.Credit})
		}
	}
	return out
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

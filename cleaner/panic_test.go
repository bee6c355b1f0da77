package cleaner_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// withRule returns a cleaner with a rule of the user's.
func withRule(t *testing.T, apply func(*heuristics.Document)) *cleaner.Cleaner {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{Rules: []heuristics.Rule{{ID: "mine/broken", Doc: "Breaks.", Apply: apply}}})
	require.NoError(t, err)
	return c
}

// sum returns the first digits of what sha256sum prints.
func sum(input string) string {
	h := sha256.Sum256([]byte(input))
	return hex.EncodeToString(h[:])[:16]
}

var errBroken = errors.New("the rule is broken")

func TestPanicsAreErrors(t *testing.T) {
	const text = "The ferry sails again on Monday.\n\nShare this article"
	const page = "<html><head></head><body><p>The ferry sails again on Monday.</p></body></html>"
	for name, apply := range map[string]func(*heuristics.Document){
		"a rule that panics with an error": func(*heuristics.Document) { panic(errBroken) },
		"a rule that panics with a text":   func(*heuristics.Document) { panic("the rule is broken") },
		"a rule that panics with nil":      func(*heuristics.Document) { panic(nil) },
		"a rule that looks past the end":   func(d *heuristics.Document) { d.Blocks[len(d.Blocks)].Decide(heuristics.Body, "mine/broken", 1) },
		"a rule that moves a block out of the source, which is noticed when the text is written": func(d *heuristics.Document) {
			d.Blocks[0].Start, d.Blocks[0].End = 1_000_000, 2_000_000
		},
		"a rule that turns the blocks round": func(d *heuristics.Document) {
			d.Append(0, 1, heuristics.Paragraph)
			slices.Reverse(d.Blocks)
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := withRule(t, apply)
			doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
			require.NoError(t, err)
			_, textErr := c.CleanText(strings.NewReader(text))
			_, pageErr := c.CleanHTML(strings.NewReader(page))
			_, treeErr := c.CleanDocument(doc)
			for what, made := range map[string]struct {
				err   error
				input string
			}{"text": {textErr, text}, "page": {pageErr, page}, "tree": {treeErr, page}} {
				wrong, ok := errors.AsType[*cleaner.PanicError](made.err)
				require.True(t, ok, "%s: %v", what, made.err)
				assert.Equal(t, sum(made.input), wrong.Input, what)
				assert.Contains(t, wrong.Error(), wrong.Input, what)
				assert.Contains(t, string(wrong.Stack), "heuristics", "%s: where it was", what)
			}
		})
	}
}

func TestPanicKeepsItsError(t *testing.T) {
	c := withRule(t, func(*heuristics.Document) { panic(errBroken) })
	_, err := c.CleanText(strings.NewReader("a"))
	assert.ErrorIs(t, err, errBroken)
	c = withRule(t, func(*heuristics.Document) { panic(7) })
	_, err = c.CleanText(strings.NewReader("a"))
	assert.NoError(t, errors.Unwrap(err))
}

// TestCleanHandsTheTextBack: Clean has no error to return, and a program that
// looks at the text alone must not lose it.
func TestCleanHandsTheTextBack(t *testing.T) {
	const input = "caf\xe9: the ferry sails again on Monday.\n\nShare this article\n"
	c := withRule(t, func(*heuristics.Document) { panic(errBroken) })
	res := c.Clean(input)
	require.ErrorIs(t, res.Err, errBroken)
	assert.Equal(t, input, res.Text)
	requireRebuild(t, []byte(input), res)
	assert.Empty(t, res.Blocks)
	assert.Equal(t, cleaner.Metadata{}, res.Metadata)
	assert.NotPanics(t, func() { _, _, _ = res.Markdown(), res.HTML(), res.Record("", true) })
	assert.NoError(t, cleaner.Clean(input).Err)
}

func TestDocumentsWithoutATree(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	for name, doc := range map[string]*goquery.Document{"nil": nil, "no selection": {}, "no nodes": {Selection: &goquery.Selection{}}} {
		t.Run(name, func(t *testing.T) {
			res, err := c.CleanDocument(doc)
			require.NoError(t, err)
			assert.Empty(t, res.Text)
		})
	}
}

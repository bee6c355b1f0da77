package cleaner

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/cleaner/internal/charset"
	"github.com/winnowtext/winnow/cleaner/internal/metadata"
	"github.com/winnowtext/winnow/cleaner/internal/shallow"
	"github.com/winnowtext/winnow/heuristics"
)

// ErrRepairHTML says that a repair-only cleaner was given HTML: its lines
// have no place to stay in.
var ErrRepairHTML = errors.New("cleaner: RepairOnly is for plain text, not for HTML")

// CleanHTML reads a page and cleans it. The encoding is that of a byte order
// mark, else UTF-8 if the bytes are well-formed, else Options.Charset, else
// what the page declares, else a guess, else windows-1252. The errors are the
// reader's, *TooLargeError and ErrRepairHTML.
func (c *Cleaner) CleanHTML(r io.Reader) (*Result, error) { return c.CleanHTMLAt(r, nil) }

// CleanHTMLAt is CleanHTML for a page whose URL is known, which its relative
// links and images are resolved against. Nothing is fetched from it. nil is
// not known.
func (c *Cleaner) CleanHTMLAt(r io.Reader, page *url.URL) (*Result, error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	input, err := c.read(r)
	if err != nil {
		return nil, err
	}
	declared := c.options.Charset
	if declared == "" {
		declared = charset.Declared(input)
	}
	decoded, err := charset.Decode(input, declared)
	if err != nil {
		return nil, fmt.Errorf("cleaner: %w", err)
	}
	root, err := parse(closeEmpty(decoded.Source))
	if err != nil {
		return nil, fmt.Errorf("cleaner: parsing: %w", err)
	}
	res := c.cleanTree(root, page)
	res.Encoding = decoded.Encoding
	return res, nil
}

// CleanDocument cleans a page that was parsed before. doc.Url, if set, is its
// URL, as for CleanHTMLAt. The tree is not changed.
func (c *Cleaner) CleanDocument(doc *goquery.Document) (*Result, error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	if len(doc.Nodes) == 0 {
		return c.cleanTree(&html.Node{Type: html.DocumentNode}, doc.Url), nil
	}
	return c.cleanTree(doc.Nodes[0], doc.Url), nil
}

// parse parses a page. html.Parse gives up where more than 512 elements are
// open; such a page is parsed again with the innermost elements left out,
// which loses nesting that nobody sees but none of the text.
func parse(page string) (*html.Node, error) {
	parseOnce := func(r io.Reader) (*html.Node, error) {
		return html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
	}
	root, err := parseOnce(strings.NewReader(page))
	for depth := shallow.Depth; err != nil && depth > 0; depth /= 4 {
		root, err = parseOnce(bytes.NewReader(shallow.Flatten(page, depth)))
	}
	return root, err
}

// cleanTree takes a tree through the layers.
func (c *Cleaner) cleanTree(root *html.Node, page *url.URL) *Result {
	o := &c.options
	d := heuristics.HTMLReader{Links: o.Links, Pictures: o.Images, Comments: o.Comments}.Read(root)
	d.Fields = metadata.Read(root)
	c.engine.Run(d)
	d.Fields.SettleDate()
	res := newResult(charset.Text{Source: d.Source(), Encoding: "utf-8"}, d)
	res.visible = true
	if o.Links || o.Images {
		res.addLinks(d, newResolver(root, page, d.Fields.Canonical.Value))
	}
	if o.Comments {
		res.Comments = d.Comments()
	}
	return res
}

package cleaner

import (
	"bytes"
	"errors"
	"fmt"
	"io"

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
// reader's, *TooLargeError, *PanicError and ErrRepairHTML.
func (c *Cleaner) CleanHTML(r io.Reader) (*Result, error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	input, err := c.read(r)
	if err != nil {
		return nil, err
	}
	return c.cleanPage(input)
}

// cleanPage decodes, parses and cleans a page.
func (c *Cleaner) cleanPage(input []byte) (res *Result, err error) {
	defer rescue(&res, &err, hashOf(input))
	declared := c.options.Charset
	if declared == "" {
		declared = charset.Declared(input)
	}
	decoded, err := charset.Decode(input, declared)
	if err != nil {
		return nil, fmt.Errorf("cleaner: %w", err)
	}
	root, err := parse(decoded.Source)
	if err != nil {
		return nil, fmt.Errorf("cleaner: parsing: %w", err)
	}
	res = c.cleanTree(root)
	res.Encoding = decoded.Encoding
	return res, nil
}

// CleanDocument cleans a page that was parsed before. The tree is not
// changed; a document without one is an empty page. The errors are
// *PanicError and ErrRepairHTML.
func (c *Cleaner) CleanDocument(doc *goquery.Document) (res *Result, err error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	root := &html.Node{Type: html.DocumentNode}
	if doc != nil && doc.Selection != nil && len(doc.Nodes) > 0 {
		root = doc.Nodes[0]
	}
	defer rescue(&res, &err, hashOfTree(root))
	return c.cleanTree(root), nil
}

// parse parses a page. html.Parse gives up where more than 512 elements are
// open, and takes long where it has to open them over and over; such a page is
// parsed with the innermost elements left out, which loses nesting that nobody
// sees but none of the text.
func parse(page string) (root *html.Node, err error) {
	parseOnce := func(page []byte) (*html.Node, error) {
		return html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	}
	if !shallow.Costly(page) {
		if root, err = parseOnce([]byte(page)); err == nil {
			return root, nil
		}
	}
	// What the parser closes by itself is counted as open, and the other way
	// round: the depth that it finds can be greater than the one asked for.
	for depth := shallow.Depth; depth > 0; depth /= 16 {
		if root, err = parseOnce(shallow.Flatten(page, depth)); err == nil {
			return root, nil
		}
	}
	return parseOnce(shallow.Flatten(page, 0))
}

// cleanTree takes a tree through the layers.
func (c *Cleaner) cleanTree(root *html.Node) *Result {
	d := heuristics.ReadHTML(root)
	d.Fields = metadata.Read(root)
	c.engine.Run(d)
	d.Fields.SettleDate()
	res := newResult(charset.Text{Source: d.Source(), Encoding: "utf-8"}, d)
	res.visible = true
	return res
}

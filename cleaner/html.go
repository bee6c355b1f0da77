package cleaner

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"sync"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/cleaner/internal/charset"
	"github.com/winnowtext/winnow/cleaner/internal/metadata"
	"github.com/winnowtext/winnow/cleaner/internal/prune"
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
func (c *Cleaner) CleanHTML(r io.Reader) (*Result, error) { return c.CleanHTMLAt(r, nil) }

// CleanHTMLAt is CleanHTML for a page whose URL is known, which its relative
// links and images are resolved against. Where the page does not name its own
// address, the URL stands in for it when the metadata is read: it can tell a day,
// a forum's thread or the site. Nothing is fetched from it. nil is not known.
func (c *Cleaner) CleanHTMLAt(r io.Reader, page *url.URL) (*Result, error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	buffer := pageBuffers.Get().(*bytes.Buffer)
	defer keepBuffer(buffer)
	if err := c.readInto(buffer, r); err != nil {
		return nil, err
	}
	return c.cleanPage(buffer.Bytes(), page)
}

// pageBuffers are used again from page to page: nothing of a result is in them.
var pageBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxBuffer is the size of the greatest buffer that is kept, in bytes.
const maxBuffer = 4 << 20

// keepBuffer keeps a buffer for the next page.
func keepBuffer(b *bytes.Buffer) {
	if b.Cap() <= maxBuffer {
		b.Reset()
		pageBuffers.Put(b)
	}
}

// cleanPage decodes, parses and cleans a page.
func (c *Cleaner) cleanPage(input []byte, page *url.URL) (res *Result, err error) {
	defer rescue(&res, &err, hashOf(input))
	source, encoding, err := charset.DecodePage(input, c.options.Charset)
	if err != nil {
		return nil, fmt.Errorf("cleaner: %w", err)
	}
	root, err := parse(closeFrames(closeEmpty(source)), c.options.Images)
	if err != nil {
		return nil, fmt.Errorf("cleaner: parsing: %w", err)
	}
	res = c.cleanTree(root, page)
	res.Encoding = encoding
	return res, nil
}

// CleanDocument cleans a page that was parsed before. doc.Url, if set, is its
// URL, as for CleanHTMLAt. The tree is not changed; a document without one is
// an empty page. The errors are *PanicError and ErrRepairHTML.
func (c *Cleaner) CleanDocument(doc *goquery.Document) (res *Result, err error) {
	if c.options.RepairOnly {
		return nil, ErrRepairHTML
	}
	root := &html.Node{Type: html.DocumentNode}
	if doc != nil && doc.Selection != nil && len(doc.Nodes) > 0 {
		root = doc.Nodes[0]
	}
	var page *url.URL
	if doc != nil {
		page = doc.Url
	}
	defer rescue(&res, &err, hashOfTree(root))
	return c.cleanTree(root, page), nil
}

// parse parses a page, without what is read nowhere, such as the text of scripts.
// html.Parse gives up where more than 512 elements are open, and takes long where
// it has to open them over and over; such a page is parsed with the innermost
// elements left out, which loses nesting that nobody sees but none of the text.
func parse(page []byte, pictures bool) (root *html.Node, err error) {
	parseOnce := func(r io.Reader) (*html.Node, error) {
		return html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
	}
	flat := func(depth int) (*html.Node, error) { return parseOnce(bytes.NewReader(shallow.Flatten(page, depth))) }
	if !shallow.Costly(page) {
		if root, err = parseOnce(prune.NewReader(page, pictures)); err == nil {
			return root, nil
		}
	}
	// What the parser closes by itself is counted as open, and the other way
	// round: the depth that it finds can be greater than the one asked for.
	for depth := shallow.Depth; depth > 0; depth /= 16 {
		if root, err = flat(depth); err == nil {
			return root, nil
		}
	}
	return flat(0)
}

// cleanTree takes a tree through the layers. They do not need the tree itself:
// its memory, the most that a large page takes, is free when they run.
func (c *Cleaner) cleanTree(root *html.Node, page *url.URL) *Result {
	o, base := &c.options, ""
	if o.Links || o.Images {
		base = baseHref(root)
	}
	d := heuristics.HTMLReader{Links: o.Links, Pictures: o.Images, Comments: o.Comments}.Read(root)
	address := ""
	if page != nil {
		address = page.String()
	}
	fields, listed := metadata.Read(root, address)
	d.Fields = fields
	c.engine.Run(d)
	switch d.Kind {
	case heuristics.KindProduct, heuristics.KindCollection, heuristics.KindService:
		if !metadata.IsArticle(&d.Fields) {
			metadata.DropShown(&d.Fields)
		}
	case heuristics.KindListing:
		if metadata.IsSection(cmp.Or(d.Fields.Canonical.Value, address)) {
			metadata.DropShown(&d.Fields)
		} else if listed {
			metadata.DropListed(&d.Fields)
		}
	}
	d.Fields.SettleDate()
	res := newResult(charset.Text{Source: d.Source(), Encoding: "utf-8"}, d)
	res.visible = true
	if o.Links || o.Images {
		res.addLinks(d, newResolver(base, page, d.Fields.Canonical.Value))
	}
	if o.Comments {
		res.Comments = d.Comments()
	}
	return res
}

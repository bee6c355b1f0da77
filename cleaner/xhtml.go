package cleaner

import (
	"bytes"

	"golang.org/x/net/html"
)

// rawText are the elements whose content is not markup. HTML knows no empty
// element "<title/>": its parser takes all that follows for the title.
var rawText = map[string]bool{"title": true, "script": true, "style": true, "textarea": true, "iframe": true, "noframes": true, "noembed": true, "xmp": true}

// closeEmpty returns a page of XHTML, which says so by the declaration of XML
// that it starts with, with the empty elements closed that HTML's parser would
// not. Other pages come back as they are.
func closeEmpty(page []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimLeft(page, "\ufeff \t\r\n"), []byte("<?xml")) || !bytes.Contains(page, []byte("/>")) {
		return page
	}
	z := html.NewTokenizer(bytes.NewReader(page))
	var out bytes.Buffer
	out.Grow(len(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			out.Write(z.Raw())
			return out.Bytes()
		case html.SelfClosingTagToken:
			raw := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			if !rawText[string(name)] {
				out.Write(raw)
				continue
			}
			z.NextIsNotRawText()
			out.Write(bytes.TrimSuffix(raw, []byte("/>")))
			out.WriteString("></" + string(name) + ">")
		default:
			out.Write(z.Raw())
		}
	}
}

// closeFrames returns a page with an end tag for each iframe in a <noscript>
// that has none, as where a template of XHTML writes "<iframe src=... />" there.
// Browsers run scripts: to them the markup in a <noscript> is text, which ends
// with it. Where it is read, such an iframe would take all that follows it on
// the page for its own.
func closeFrames(page []byte) []byte {
	start, end, frame := []byte("<noscript"), []byte("</noscript"), []byte("<iframe")
	var out bytes.Buffer
	copied, at := 0, 0
	for {
		i := bytes.Index(page[at:], start)
		if i < 0 {
			break
		}
		at += i
		n := bytes.Index(page[at:], end)
		if n < 0 {
			break
		}
		inner := page[at : at+n]
		at += n
		if k := bytes.LastIndex(inner, frame); k >= 0 && !bytes.Contains(inner[k:], []byte("</iframe")) {
			out.Write(page[copied:at])
			out.WriteString("</iframe>")
			copied = at
		}
	}
	if copied == 0 {
		return page
	}
	out.Write(page[copied:])
	return out.Bytes()
}

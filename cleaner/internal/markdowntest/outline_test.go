package markdowntest

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parser reads CommonMark and those of GitHub's additions that could be taken
// out of prose by mistake.
var parser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))

// render makes HTML of Markdown.
func render(t testing.TB, markdown string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, parser.Convert([]byte(markdown), &out))
	return out.String()
}

// outline is the structure and the text of a piece of HTML, a block a line.
// What the same structure can be written as in several ways is alike: loose
// and tight lists, numbers as start or value, tables with an empty head.
func outline(t testing.TB, fragment string) string {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	require.NoError(t, err)
	o := &outliner{}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	o.blocks(body, "")
	return o.out.String()
}

type outliner struct{ out strings.Builder }

func (o *outliner) line(path, kind, text string) {
	o.out.WriteString(path + kind + ": " + text + "\n")
}

var containers = map[atom.Atom]bool{atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.P: true, atom.Pre: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}

// blocks writes the blocks in a node; text without an element of its own, as
// in a tight item, is a paragraph.
func (o *outliner) blocks(n *html.Node, path string) {
	var loose strings.Builder
	flush := func() {
		if text := strings.Join(strings.Fields(loose.String()), " "); text != "" {
			o.line(path, "p", text)
		}
		loose.Reset()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !containers[c.DataAtom] {
			inline(&loose, c)
			continue
		}
		flush()
		switch c.DataAtom {
		case atom.Ul, atom.Ol:
			o.list(c, path)
		case atom.Blockquote:
			o.blocks(c, path+"> ")
		case atom.Pre:
			var code strings.Builder
			rawText(&code, c)
			o.line(path, "code", strconv.Quote(strings.TrimRight(code.String(), "\n")))
		case atom.Table:
			o.table(c, path)
		default:
			var text strings.Builder
			inline(&text, c)
			if words := strings.Join(strings.Fields(text.String()), " "); words != "" || c.DataAtom != atom.P {
				o.line(path, c.Data, words)
			}
		}
	}
	flush()
}

// list writes the items of a list with their numbers.
func (o *outliner) list(n *html.Node, path string) {
	number := 1
	if v := attribute(n, "start"); v != "" {
		number, _ = strconv.Atoi(v)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			continue
		}
		marker := "- "
		if n.DataAtom == atom.Ol {
			if v := attribute(c, "value"); v != "" {
				number, _ = strconv.Atoi(v)
			}
			marker = strconv.Itoa(number) + ". "
			number++
		}
		o.line(path, marker, "")
		o.blocks(c, path+"  ")
	}
}

// table writes the rows that have a text.
func (o *outliner) table(n *html.Node, path string) {
	rows := 0
	var walk func(n *html.Node, head bool)
	walk = func(n *html.Node, head bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Tr {
				walk(c, c.DataAtom == atom.Thead)
				continue
			}
			var cells []string
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.Type == html.ElementNode {
					var text strings.Builder
					inline(&text, d)
					cells = append(cells, strings.Join(strings.Fields(text.String()), " "))
				}
			}
			for len(cells) > 0 && cells[len(cells)-1] == "" {
				cells = cells[:len(cells)-1]
			}
			kind := "row"
			if head && rows == 0 {
				kind = "head"
			}
			if rows++; len(cells) > 0 {
				o.line(path, kind, strconv.Quote(strings.Join(cells, "\t")))
			}
		}
	}
	walk(n, false)
}

// inline writes text with links and images in braces, and the names of
// elements that should not be there.
func inline(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.Type != html.ElementNode:
		return
	case n.DataAtom == atom.Br:
		b.WriteString(" ⏎ ")
		return
	case n.DataAtom == atom.Img:
		b.WriteString("{" + attribute(n, "src") + " " + attribute(n, "alt") + "}")
		return
	case n.DataAtom == atom.A:
		b.WriteString("{" + attribute(n, "href") + ": ")
		defer b.WriteString("}")
	case !containers[n.DataAtom] && n.DataAtom != atom.Td && n.DataAtom != atom.Th:
		b.WriteString("<" + n.Data + ">")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inline(b, c)
	}
}

func rawText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		rawText(b, c)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// letters returns the letters of a text alone.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}

// textOf returns all text of a piece of HTML.
func textOf(t testing.TB, fragment string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(fragment))
	require.NoError(t, err)
	var b strings.Builder
	rawText(&b, root)
	return b.String()
}

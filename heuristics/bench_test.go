package heuristics

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// newsText makes a page's text like a newspaper's: a menu, a dateline, an
// article with a few defects and related lines, widgets and a footer.
func newsText(paragraphs int) string {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "Section %d\n", i)
	}
	b.WriteString("\nThe harbour\nBy Anna Marsh\n21 January 2020 14:05\nShare on Facebook\n\n")
	for i := range paragraphs {
		fmt.Fprintf(&b, "In the year %d the council met for the the first time, and \u201cnobody\u201d, said the mas-\nter of the old harbour, didn\u00e2\u20ac\u2122t believe that it would come so soon.", 1900+i%100)
		b.WriteString("The work began in spring &amp; ended in autumn, the Gazette writes.\n\n")
		if i%9 == 8 {
			b.WriteString("Read more: What keeps the ferry from sailing\nThe quay at dawn (Photo: Ella Marsh / AFP)\n\n")
		}
	}
	b.WriteString("Tags: harbour, ferry, council\n12 comments\nSign up for our newsletter\nAll rights reserved\nPrivacy policy\n")
	return b.String()
}

// newsHTML marks the same page up.
func newsHTML(paragraphs int) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><title>The harbour | The Gazette</title></head><body><main class="content"><article class="post">`)
	for part := range strings.SplitSeq(newsText(paragraphs), "\n\n") {
		for line := range strings.SplitSeq(part, "\n") {
			class := "text"
			if len(line) < 50 {
				class = "widget"
			}
			fmt.Fprintf(&b, `<div class="%s"><p>%s <a href="/x">more</a></p></div>`, class, line)
		}
	}
	b.WriteString("</article></main></body></html>")
	return b.String()
}

// benchInput is what the benchmarks go over.
type benchInput struct {
	name string
	size int
	read func() *Document
}

// benchInputs are a text and a page of about 40 KB of text.
func benchInputs(b *testing.B) []benchInput {
	b.Helper()
	text := newsText(150)
	root, err := html.Parse(strings.NewReader(newsHTML(150)))
	require.NoError(b, err)
	return []benchInput{
		{"text", len(text), func() *Document { return ReadText(text) }},
		{"html", len(ReadHTML(root).Source()), func() *Document { return ReadHTML(root) }},
	}
}

// BenchmarkRead makes documents: of text, and of a tree that was parsed.
func BenchmarkRead(b *testing.B) {
	for _, in := range benchInputs(b) {
		b.Run(in.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(in.size))
			for b.Loop() {
				in.read()
			}
		})
	}
}

// BenchmarkLayer runs each layer alone, over a document that has been through
// the layers before it. Bytes are those of the text, also for HTML.
func BenchmarkLayer(b *testing.B) {
	for _, in := range benchInputs(b) {
		for n, l := range layers() {
			b.Run(in.name+"/"+l.name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(in.size))
				for b.Loop() {
					b.StopTimer()
					d := in.read()
					d.phrases = builtinSet()
					for _, before := range layers()[:n] {
						before.apply(d)
					}
					b.StartTimer()
					l.apply(d)
				}
			})
		}
	}
}

// apply runs the rules of a layer.
func (l layer) apply(d *Document) {
	for _, r := range l.rules {
		r.Apply(d)
	}
}

// BenchmarkEngine runs all layers, reading left out.
func BenchmarkEngine(b *testing.B) {
	e, err := NewEngine(Config{})
	require.NoError(b, err)
	for _, in := range benchInputs(b) {
		b.Run(in.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(in.size))
			for b.Loop() {
				b.StopTimer()
				d := in.read()
				b.StartTimer()
				e.Run(d)
			}
		})
	}
}

// BenchmarkRender writes the clean text and the edits.
func BenchmarkRender(b *testing.B) {
	e, err := NewEngine(Config{})
	require.NoError(b, err)
	for _, in := range benchInputs(b) {
		d := in.read()
		e.Run(d)
		b.Run(in.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(in.size))
			for b.Loop() {
				d.Render()
			}
		})
	}
}

// TestBenchedPagesAreLikeRealOnes: a page in which the layers find nothing to
// do would measure nothing.
func TestBenchedPagesAreLikeRealOnes(t *testing.T) {
	e, err := NewEngine(Config{})
	require.NoError(t, err)
	d := ReadText(newsText(20))
	e.Run(d)
	text, edits := d.Render()
	layersSeen := map[string]bool{}
	for i := range d.Blocks {
		name, _, _ := strings.Cut(string(d.Blocks[i].Rule), "/")
		layersSeen[name] = true
	}
	for _, edit := range edits {
		name, _, _ := strings.Cut(string(edit.Rule), "/")
		layersSeen[name] = true
	}
	for _, name := range []string{"characters", "lines", "phrases", "fields", "body", "words"} {
		require.True(t, layersSeen[name], "the %s layer did something: %v", name, layersSeen)
	}
	require.Contains(t, text, "the master of the old harbour, didn\u2019t believe")
}

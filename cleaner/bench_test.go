package cleaner_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// newsPage makes a page like a newspaper's: a menu, an article of that many
// paragraphs with a related link now and then, comments, a footer.
func newsPage(paragraphs int) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour | The Gazette</title></head><body><nav class="main-nav"><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/s/%d">Section %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav><main><article class="post"><h1>The harbour</h1><p class="byline">By Anna Marsh</p>`)
	for i := range paragraphs {
		fmt.Fprintf(&b, `<p>In the year %d the council met for the <em>first</em> time, and "nobody", said the master of <a href="/h/%d">the old harbour</a>, had believed that it would come so soon. The work began in spring.</p>`, i, i)
		if i%9 == 8 {
			b.WriteString(`<aside class="related"><a href="/r">Read more: What keeps the ferry from sailing</a></aside>`)
		}
	}
	b.WriteString(`</article></main><footer><p>All rights reserved</p><a href="/privacy">Privacy policy</a></footer></body></html>`)
	return []byte(b.String())
}

// BenchmarkHTML shows the cleaning of a page beside goquery's parse alone,
// which is the floor.
func BenchmarkHTML(b *testing.B) {
	page := newsPage(60)
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(b, err)
	b.Run("parse alone", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, err := goquery.NewDocumentFromReader(bytes.NewReader(page)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("clean", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, err := c.CleanHTML(bytes.NewReader(page)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkText shows the cleaning of plain text and the repairs alone.
func BenchmarkText(b *testing.B) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(b, err)
	res, err := c.CleanHTML(bytes.NewReader(newsPage(60)))
	require.NoError(b, err)
	for _, mode := range []struct {
		name    string
		options cleaner.Options
	}{{"clean", cleaner.Options{}}, {"repair only", cleaner.Options{RepairOnly: true}}} {
		c, err := cleaner.New(mode.options)
		require.NoError(b, err)
		b.Run(mode.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(res.Source)))
			for b.Loop() {
				c.Clean(res.Source)
			}
		})
	}
}

// BenchmarkMap cleans the same pages with one worker and with more. The bytes
// a second of two workers are about twice those of one where two processors are
// free: compare the lines.
func BenchmarkMap(b *testing.B) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(b, err)
	const pages = 64
	page := newsPage(60)
	inputs := func(yield func([]byte) bool) {
		for range pages {
			if !yield(page) {
				return
			}
		}
	}
	clean := func(page []byte) *cleaner.Result {
		res, err := c.CleanHTML(bytes.NewReader(page))
		if err != nil {
			b.Error(err)
		}
		return res
	}
	for workers := 1; workers <= max(2, runtime.GOMAXPROCS(0)); workers *= 2 {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(pages * len(page)))
			for b.Loop() {
				for res := range cleaner.Map(inputs, workers, clean) {
					_ = res.Text
				}
			}
		})
	}
}

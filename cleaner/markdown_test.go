package cleaner_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// TestMarkdownFixtures compares the body with body.md, where a case has it.
func TestMarkdownFixtures(t *testing.T) {
	paths, err := filepath.Glob("../testdata/*/body.md")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			if text, err := os.ReadFile(filepath.Join(filepath.Dir(path), "input.txt")); err == nil {
				assert.Equal(t, strings.TrimSpace(string(want)), cleaner.Clean(string(text)).Markdown())
				return
			}
			page, err := os.ReadFile(filepath.Join(filepath.Dir(path), "input.html"))
			require.NoError(t, err)
			assert.Equal(t, strings.TrimSpace(string(want)), cleanPage(t, string(page)).Markdown())
		})
	}
}

func cleanPage(t testing.TB, page string) *cleaner.Result {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	res, err := c.CleanHTML(strings.NewReader(page))
	require.NoError(t, err)
	return res
}

// structures are texts and pages, all of them body, with what is written of
// them. A page is told by its first character.
var structures = map[string]struct{ input, markdown, html string }{
	"nothing comes of nothing":                      {"", "", ""},
	"a line break in a paragraph is a hard one":     {"<p>a<br>b", "a\\\nb", "<p>a<br>\nb</p>"},
	"two line breaks part paragraphs":               {"<p>a<br><br>b", "a\n\nb", "<p>a</p>\n<p>b</p>"},
	"headings keep their levels, in one line":       {"<h3>a<br>b</h3><p>c", "### a b\n\nc", "<h3>a b</h3>\n<p>c</p>"},
	"markup that a page speaks of is text":          {"<p>&lt;b&gt; R&amp;D \"it's\"", "\\<b> R&D \"it's\"", "<p>&lt;b&gt; R&amp;D &#34;it&#39;s&#34;</p>"},
	"below a number items are set in by three":      {"<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n   - b\n2. c", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>"},
	"below a dash items are set in by two":          {"<ul><li>a<ul><li>b<br>c</ul></ul>", "- a\n  - b\\\n    c", "<ul>\n<li>a\n<ul>\n<li>b<br>\nc</li>\n</ul>\n</li>\n</ul>"},
	"numbers start where the page starts them":      {"<ol start=9><li>a<li>b</ol>", "9. a\n10. b", "<ol>\n<li value=\"9\">a</li>\n<li>b</li>\n</ol>"},
	"two lists side by side stay two":               {"<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>"},
	"a listing in an item belongs to it":            {"<ol><li>a<pre>b</pre><li>c</ol>", "1. a\n\n   ```\n   b\n   ```\n\n2. c", "<ol>\n<li>\n<p>a</p>\n<pre><code>b</code></pre>\n</li>\n<li>c</li>\n</ol>"},
	"bullets of plain text are dashes":              {"• a\n• b", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
	"a list that counts down keeps its numbers":     {"2. a\n1. b", "2. a\n\n1) b", "<ol>\n<li value=\"2\">a</li>\n</ol>\n<ol>\n<li>b</li>\n</ol>"},
	"a lazy list counts for itself":                 {"1. a\n1. b", "1. a\n1. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"},
	"paragraphs of a quote are one quote":           {"<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"},
	"a list in a quote stays in it":                 {"<blockquote><p>a<ul><li>b</ul></blockquote>", "> a\n>\n> - b", "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>"},
	"lines of a quote in plain text":                {"> a\n> b\n>> c", "> a\\\n> b\n>\n> > c", "<blockquote>\n<p>a<br>\nb</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n</blockquote>"},
	"a listing has its language":                    {"<pre><code class=language-c++>a\n  b</code></pre>", "```c++\na\n  b\n```", "<pre><code class=\"language-c++\">a\n  b</code></pre>"},
	"a fence is longer than those in the listing":   {"<pre>a ``` b</pre>", "````\na ``` b\n````", "<pre><code>a ``` b</code></pre>"},
	"a fenced listing keeps its lines":              {"```go\nif a {\n\n\tb()\n}\n```", "```go\nif a {\n\n\tb()\n}\n```", "<pre><code class=\"language-go\">if a {\n\n\tb()\n}</code></pre>"},
	"a class that could be anything is left out":    {"```\"onclick=\na\n```", "```\"onclick=\na\n```", "<pre><code>a</code></pre>"},
	"a table without a head has an empty one":       {"a\tb\nc\td", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |", "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"},
	"a table between bars has a head, rows padded":  {"| a | b |\n|---|:-:|\n| c\\|d |  |", "| a | b |\n| --- | --- |\n| c\\|d |  |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c|d</td>\n<td></td>\n</tr>\n</tbody>\n</table>"},
	"text that runs to the left says so":            {"<p>שלום world", "שלום world", "<p dir=\"rtl\">שלום world</p>"},
	"a list that runs to the left says so once":     {"<ul><li>مرحبا<li>2<li>abc</ul>", "- مرحبا\n- 2\n- abc", "<ul dir=\"rtl\">\n<li>مرحبا</li>\n<li>2</li>\n<li dir=\"ltr\">abc</li>\n</ul>"},
	"a stanza is a paragraph with its lines as is":  {"a b\nc d\n\ne f\ng h", "a b\\\nc d\n\ne f\\\ng h", "<p>a b<br>\nc d</p>\n<p>e f<br>\ng h</p>"},
	"paragraphs on adjoining lines stay paragraphs": {"The tide is out.\nThe boats lie on their sides.", "The tide is out.\n\nThe boats lie on their sides.", "<p>The tide is out.</p>\n<p>The boats lie on their sides.</p>"},
	"quotes in quotes":                              {"<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> > b\n>\n> c", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n<p>c</p>\n</blockquote>"},
	"lines of a listing that are elements":          {"<pre><div>a</div><div>  b</div><div><br></div>\n<div>c</div></pre>", "```\na\n  b\n\nc\n```", "<pre><code>a\n  b\n\nc</code></pre>"},
	"the numbers of a listing's lines are not its":  {"<table><tr><td class=gutter><pre>1\n2</pre><td><pre>a\n<span class=lineno>2 </span>b</pre></table>", "```\na\nb\n```", "<pre><code>a\nb</code></pre>"},
	"a class of line numbers around a text":         {"<p class=ln>a 1", "a 1", "<p>a 1</p>"},
	"cells that span columns and rows":              {"<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>", "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th></th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n<td>e</td>\n</tr>\n<tr>\n<td></td>\n<td>f</td>\n<td>g</td>\n</tr>\n</tbody>\n</table>"},
	"an empty corner is head too":                   {"<table><tr><td></td><th>a<th>b<tr><th>c<td>d<td>e</table>", "|  | a | b |\n| --- | --- | --- |\n| c | d | e |", "<table>\n<thead>\n<tr>\n<th></th>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table>"},
	"an item says its number":                       {"<ol><li>a<li value=7>b<li>c</ol>", "1. a\n\n7) b\n8) c", "<ol>\n<li>a</li>\n<li value=\"7\">b</li>\n<li>c</li>\n</ol>"},
	"a reversed list counts down":                   {"<ol reversed><li>a<li>b</ol>", "2. a\n\n1) b", "<ol>\n<li value=\"2\">a</li>\n</ol>\n<ol>\n<li>b</li>\n</ol>"},
	"a heading by its role":                         {"<div role=heading aria-level=3>a</div><p>b</p><div role=heading>c</div><p>d", "### a\n\nb\n\n## c\n\nd", "<h3>a</h3>\n<p>b</p>\n<h2>c</h2>\n<p>d</p>"},
	"a block in a heading":                          {"<h3><div>a</div></h3><p>b", "### a\n\nb", "<h3>a</h3>\n<p>b</p>"},
	"a heading's permalink is none of it":           {"<h3><a href='#a'>#</a>a<a href='#a'><span>¶</span></a></h3><p>No. <a href='#c'>#1</a> <a href=x>#</a>", "### a\n\nNo. #1 #", "<h3>a</h3>\n<p>No. #1 #</p>"},
	"a formula stands in its line, once":            {"<p>Let <math><semantics><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding='application/x-tex'>x=1</annotation></semantics></math> be", "Let x=1 be", "<p>Let x=1 be</p>"},
	"what is said to browsers without frames":       {"<html><frameset><frame src=x><noframes><body><p>a</p><p>b</body></noframes></frameset></html>", "a\n\nb", "<p>a</p>\n<p>b</p>"},
	"empty elements of XHTML are closed":            {"<?xml version='1.0'?><html><head><title/><script src='x' /></head><body><p>a</p><textarea/><p>b<br/>c</p></body></html>", "a\n\nb\\\nc", "<p>a</p>\n<p>b<br>\nc</p>"},
	"an iframe in noscript ends with it":            {"<noscript><iframe src=x /></noscript><p>a</p><noscript><iframe></iframe></noscript><p>b", "a\n\nb", "<p>a</p>\n<p>b</p>"},
	"tables in tables":                              {"<table><tr><td>a<table><tr><th>b<th>c<tr><td>d<td>e</table><td>f</table>", "a\n\n| b | c |\n| --- | --- |\n| d | e |\n\nf", "<p>a</p>\n<table>\n<thead>\n<tr>\n<th>b</th>\n<th>c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table>\n<p>f</p>"},
	"terms and what they mean":                      {"<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>", "a\n\nb\n\nc\n\nd\n\ne", "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n<p>e</p>"},
	"ruby without its reading":                      {"<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字", "<p>漢字</p>"},
	"a break that a word may have":                  {"<p>har<wbr>bour and har&shy;bour", "harbour and harbour", "<p>harbour and harbour</p>"},
}

func TestStructures(t *testing.T) {
	for name, test := range structures {
		t.Run(name, func(t *testing.T) {
			res := repairer(t).Clean(test.input)
			if strings.HasPrefix(test.input, "<") {
				res = cleanPage(t, test.input)
			}
			assert.Equal(t, test.markdown, res.Markdown())
			assert.Equal(t, test.html, res.HTML())
		})
	}
}

// TestWritingIsLinear writes texts that invite doing things over and over.
func TestWritingIsLinear(t *testing.T) {
	for name, line := range map[string]string{
		"marks": "*a_ `b~ [", "quotes": ">>>> a\n", "items": "- a\n  - b\n", "rows": "a\tb\n", "cells": "a\t", "references": "&a", "backslashes": `\`, "numbers": "9", "digits in rows": "1\t2\n", "fences": "```\n",
	} {
		t.Run(name, func(t *testing.T) {
			res := repairer(t).Clean(strings.Repeat(line, 400_000/len(line)))
			start := time.Now()
			markdown, html := res.Markdown(), res.HTML()
			assert.Less(t, time.Since(start), 10*time.Second)
			assert.Less(t, len(markdown)+len(html), 40*(len(res.Text)+1))
		})
	}
}

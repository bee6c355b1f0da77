package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMain lets the test binary be a worker, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == workerFlag {
		os.Exit(work(os.Args[2], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// called is what a call of run left behind.
type called struct {
	code           int
	stdout, stderr string
}

func call(ctx context.Context, args ...string) called {
	var out, errs bytes.Buffer
	code := run(ctx, args, &out, &errs)
	return called{code, out.String(), errs.String()}
}

// write makes the files in a new folder and goes there.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(content), 0o666))
	}
}

const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring."

func TestCompareFixtures(t *testing.T) {
	folder := t.TempDir()
	md, svg := filepath.Join(folder, "t.md"), filepath.Join(folder, "t.svg")
	got := call(t.Context(), "-rounds", "1", "-match", "^(html-meta-json-ld|blog-english)$", "-markdown", md, "-svg", svg)
	require.Equal(t, exitOK, got.code, got.stderr)
	for _, tool := range toolNames() {
		assert.Contains(t, got.stdout, tool)
		assert.Contains(t, got.stderr, tool, "progress")
	}
	assert.Contains(t, got.stdout, "HTML: 1 pages")
	assert.Contains(t, got.stdout, "text: 1 pages")
	text, err := os.ReadFile(md)
	require.NoError(t, err)
	assert.Contains(t, string(text), "| winnow | 1 |")
	drawing, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(drawing), "go-readability")
}

func TestMistakesAreTold(t *testing.T) {
	write(t, map[string]string{
		"pages/a.html": "<p>" + story, "empty/readme.md": "", "refs/b.txt": "x", "broken/a.json": "{}", "bad/a.html.gz": "no gzip", "texts/a.txt": story,
	})
	for _, row := range []struct {
		why, args string
		code      int
		tells     []string
	}{
		{"a flag that is none", "-speed", exitUsage, []string{"-speed", "compare -h"}},
		{"a tool that is none", "-tools winnow,lynx", exitUsage, []string{`"lynx"`, "go-readability"}},
		{"no rounds", "-rounds 0", exitUsage, []string{"-rounds 0"}},
		{"an expression that is none", "-match (", exitUsage, []string{"-match"}},
		{"a folder that is not there", "nowhere", exitFailed, []string{"nowhere"}},
		{"the default folder, far from a clone", "", exitFailed, []string{ownPages, "in its own folder"}},
		{"a folder without pages", "empty", exitFailed, []string{"empty", ".html"}},
		{"no page that matches", "-match zzz pages", exitFailed, []string{"pages", "zzz"}},
		{"references of other pages", "-reference refs pages", exitFailed, []string{"refs", "a.json"}},
		{"a reference that has no text", "-reference broken pages", exitFailed, []string{filepath.Join("broken", "a.json"), "main_content"}},
		{"a page that cannot be read", "-rounds 1 -tools winnow bad", exitFailed, []string{"winnow for HTML", "a.html.gz"}},
		{"a tool for other pages", "-tools go-readability texts", exitFailed, []string{"none of the tools"}},
		{"a file that cannot be written", "-rounds 1 -tools winnow -markdown empty pages", exitFailed, []string{"empty"}},
		{"a file in no folder is told before the work", "-svg no/t.svg pages", exitUsage, []string{"no/t.svg", "no folder"}},
		{"a folder of references that is not there", "-reference nowhere pages", exitFailed, []string{"-reference", "nowhere"}},
	} {
		t.Run(row.why, func(t *testing.T) {
			got := call(t.Context(), strings.Fields(row.args)...)
			assert.Equal(t, row.code, got.code)
			for _, tells := range row.tells {
				assert.Contains(t, got.stderr, tells)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	got := call(t.Context(), "-h")
	assert.Equal(t, called{exitOK, usage, ""}, got)
	for _, flag := range []string{"-reference", "-match", "-tools", "-rounds", "-markdown", "-svg"} {
		assert.Contains(t, usage, flag)
	}
	for _, column := range columns[1:] {
		assert.Contains(t, usage, "\n  "+column, "the column is explained")
	}
}

func TestInterrupt(t *testing.T) {
	write(t, map[string]string{"a.html": "<p>" + story})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := call(ctx, "a.html")
	assert.Equal(t, exitInterrupted, got.code)
	assert.Contains(t, got.stderr, "interrupted")
}

// TestInterruptGivesWhatItHas interrupts when the second tool begins.
func TestInterruptGivesWhatItHas(t *testing.T) {
	write(t, map[string]string{"a.html": "<p>" + story})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out bytes.Buffer
	code := run(ctx, []string{"-tools", "winnow,goquery parse", "a.html"}, &out, writerFunc(func(p []byte) {
		if strings.Contains(string(p), "winnow") {
			cancel()
		}
	}))
	assert.Equal(t, exitInterrupted, code)
	assert.Contains(t, out.String(), "goquery parse", "the first tool was done")
}

// writerFunc is called with what is written.
type writerFunc func([]byte)

func (f writerFunc) Write(p []byte) (int, error) { f(p); return len(p), nil }

// TestToolsKeepTheStory holds every tool to the least that it must do.
func TestToolsKeepTheStory(t *testing.T) {
	prose := strings.Repeat("<p>"+story+"</p>", 6)
	pages := map[kind]string{
		htmlKind: "<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>" + prose + "</article></body></html>",
		textKind: strings.Repeat(story+"\n\n", 3),
	}
	for _, tool := range tools() {
		t.Run(string(tool.kind)+"/"+tool.name, func(t *testing.T) {
			clean, err := tool.start()
			require.NoError(t, err)
			text, err := clean([]byte(pages[tool.kind]))
			require.NoError(t, err)
			assert.Equal(t, !tool.silent, strings.Contains(text, story))
		})
	}
}

func TestKeepSentences(t *testing.T) {
	for _, row := range []struct{ why, line, want string }{
		{"a sentence", " It rained on the quay. ", "It rained on the quay."},
		{"a question, a cry and a quotation", "Did it rain all day?\nIt did rain all day!\n\"It did rain all day\"", "Did it rain all day?\nIt did rain all day!\n\"It did rain all day\""},
		{"no end", "It rained on the quay", ""},
		{"cut off", "It rained on the quay...", ""},
		{"four words", "It rained all day.", ""},
		{"a notice", "You need JavaScript for this page.", ""},
		{"nothing", "", ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, keepSentences(row.line)) })
	}
}

func TestPlotIsXML(t *testing.T) {
	drawing := plot([]table{{kind: htmlKind, pages: 1, rows: []row{{name: "<&>", pages: 1, bytes: 5, cpu: 1, scored: 1, f1: 0.5}}}})
	d := xml.NewDecoder(strings.NewReader(drawing))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else {
			require.NoError(t, err)
		}
	}
	assert.Contains(t, drawing, "&lt;&amp;&gt;")
	assert.Contains(t, drawing, ">0.500<")
}

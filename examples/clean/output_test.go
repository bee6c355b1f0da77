package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// ids returns the IDs of records, one a line.
func ids(t *testing.T, ndjson string) []string {
	t.Helper()
	var list []string
	for line := range strings.Lines(ndjson) {
		var rec cleaner.Record
		require.NoError(t, json.Unmarshal([]byte(line), &rec), line)
		list = append(list, rec.ID)
	}
	return list
}

func TestText(t *testing.T) {
	files{"a.txt": pageText, "b.txt": first, "empty.txt": "", "raw.txt": first + "\n" + second}.write(t)
	for name, test := range map[string]struct {
		args, want string
	}{
		"the body ends with one line break":            {"a.txt", bodyText},
		"an empty line stands between pages":           {"a.txt b.txt", bodyText + "\n" + first + "\n"},
		"a page without a body leaves no trace":        {"b.txt empty.txt b.txt", first + "\n\n" + first + "\n"},
		"nothing comes of nothing":                     {"empty.txt", ""},
		"-repair-only keeps every line, and adds none": {"-repair-only raw.txt", first + "\n" + mended},
		"-repair-only puts nothing between pages":      {"-repair-only raw.txt b.txt", first + "\n" + mended + first},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, "")
			assert.Equal(t, called{exitOK, test.want, ""}, got)
		})
	}
}

func TestRecords(t *testing.T) {
	page := "A <b> & c: " + pageText
	files{"d/a.txt": page, "b.txt": first}.write(t)
	for name, test := range map[string]struct {
		args    string
		has     []string
		lacks   []string
		asLines int
	}{
		"ndjson is a line an input":     {"-format ndjson d b.txt", []string{`{"id":"a",`, "\n" + `{"id":"b",`}, []string{"\n\n", "\t"}, 2},
		"ndjson escapes no HTML":        {"-format ndjson d", []string{"A <b> & c"}, []string{`\u003c`, `\u0026`}, 1},
		"json escapes no HTML":          {"-format json d", []string{"A <b> & c"}, []string{`\u003c`, `\u0026`}, 0},
		"a ledger is asked for":         {"-format ndjson d", nil, []string{`"ledger"`}, 1},
		"-ledger puts it in the line":   {"-format ndjson -ledger d", []string{`"ledger":[{`, `"words/doubled"`, `"share"`}, nil, 1},
		"-ledger puts it in the object": {"-format json -ledger b.txt d", []string{`"ledger": [`}, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, "")
			require.Equal(t, exitOK, got.code, got.stderr)
			for _, s := range test.has {
				assert.Contains(t, got.stdout, s)
			}
			for _, s := range test.lacks {
				assert.NotContains(t, got.stdout, s)
			}
			if test.asLines > 0 {
				assert.Equal(t, test.asLines, strings.Count(got.stdout, "\n"))
				assert.True(t, strings.HasSuffix(got.stdout, "}\n"))
			}
		})
	}
}

func TestJSONShape(t *testing.T) {
	files{"d/a.txt": pageText, "b.txt": first, "c.txt": first}.write(t)
	for name, test := range map[string]struct {
		args, start, end string
		ids              []string // of an array
	}{
		"one input is an object":                  {"b.txt", "{\n  \"id\": \"b\",", "\n}\n", nil},
		"several are an array":                    {"b.txt c.txt", "[\n  {\n    \"id\": \"b\",", "\n  }\n]\n", []string{"b", "c"}},
		"a folder is an array, whatever is in it": {"d", "[\n  {\n    \"id\": \"a\",", "\n  }\n]\n", []string{"a"}},
		"what fails is not in the array":          {"none b.txt gone", "[\n  {\n    \"id\": \"b\",", "\n  }\n]\n", []string{"b"}},
		"an array without anything is one":        {"none gone", "[]\n", "[]\n", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			out := call(t, "-format json "+test.args, "").stdout
			assert.True(t, strings.HasPrefix(out, test.start), out)
			assert.True(t, strings.HasSuffix(out, test.end), out)
			if test.ids == nil {
				return
			}
			var list []cleaner.Record
			require.NoError(t, json.Unmarshal([]byte(out), &list))
			got := []string{}
			for _, rec := range list {
				got = append(got, rec.ID)
			}
			assert.Equal(t, test.ids, got)
		})
	}
}

func TestJSONOfAFailedInputIsEmpty(t *testing.T) {
	t.Chdir(t.TempDir())
	assert.Empty(t, call(t, "-format json none", "").stdout)
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct {
		title, text, want string
	}{
		"the headline stands above the body": {"New Harbour", first, "# New Harbour\n\n" + first},
		"a page without one begins at once":  {"", first, first},
		"a page of nothing but the headline": {"New Harbour", "", "# New Harbour"},
	} {
		t.Run(name, func(t *testing.T) {
			res := cleaner.Clean(test.text)
			res.Metadata.Title.Value = test.title
			assert.Equal(t, test.want, markdown(res))
		})
	}
	got := call(t, "-format markdown", pageText)
	assert.Equal(t, exitOK, got.code)
	assert.True(t, strings.HasSuffix(got.stdout, bodyText), got.stdout)
}

func TestHTML(t *testing.T) {
	for name, test := range map[string]struct{ title, text, want string }{
		"the headline stands above the body": {"Salt & <Sand>", first, "<h1>Salt &amp; &lt;Sand&gt;</h1>\n<p>" + first + "</p>"},
		"a page without one begins at once":  {"", first, "<p>" + first + "</p>"},
		"a page of nothing but the headline": {"Salt", "", "<h1>Salt</h1>"},
	} {
		t.Run(name, func(t *testing.T) {
			res := cleaner.Clean(test.text)
			res.Metadata.Title.Value = test.title
			assert.Equal(t, test.want, markup(res))
		})
	}
	got := call(t, "-format html", pageText)
	assert.Equal(t, exitOK, got.code)
	assert.Contains(t, got.stdout, "<p>")
}

// commented is a page with a link, an image and a comment.
var commented = "<html><body><article><h1>The quay</h1>" + "<p>The old <a href='/quay'>quay</a> has been there for longer than anybody in the town can say, and nobody wants to see it go.</p><p>" + strings.Repeat("Nobody in the town had believed that it would come so soon, said the master of the harbour. ", 12) + "</p><img src='i.png' alt='The quay'><p>" + strings.Repeat("The work is to begin in spring and will take about two years. ", 4) + "</p></article>" +
	"<section class='comments'><ol><li class='comment'><b class='fn'>Piet</b> <time datetime='2023-11-13'>13 November</time><p>I can confirm that, we live two streets from there.</p></li></ol></section></body></html>"

func TestLinksImagesAndComments(t *testing.T) {
	files{"a.html": commented}.write(t)
	for name, test := range map[string]struct {
		args string
		has  []string
		not  string
	}{
		"nothing unless asked for":    {"-format markdown a.html", []string{"old quay has"}, "]("},
		"links in Markdown":           {"-format markdown -links -url https://a.example/b/ a.html", []string{"[quay](https://a.example/quay)"}, "!["},
		"images in HTML":              {"-format html -images -url https://a.example/b/ a.html", []string{`<img src="https://a.example/b/i.png" alt="The quay">`}, "<a "},
		"a URL that is not known":     {"-format html -images a.html", []string{`<img src="i.png" alt="The quay">`}, "<a "},
		"records list both":           {"-format ndjson -links -images a.html", []string{`"links":[{"text":"quay","url":"/quay"}]`, `"body_images":[{"url":"i.png","alt":"The quay"}]`}, `"comments"`},
		"records list comments":       {"-format json -comments a.html", []string{`"text": "I can confirm that, we live two streets from there."`, `"author": "Piet"`, `"date": "2023-11-13"`}, `"links"`},
		"records are silent of these": {"-format ndjson a.html", nil, "Piet"},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, "")
			require.Equal(t, exitOK, got.code, got.stderr)
			for _, s := range test.has {
				assert.Contains(t, got.stdout, s)
			}
			assert.NotContains(t, got.stdout, test.not)
		})
	}
}

func TestOrderWithManyWorkers(t *testing.T) {
	// Pages of very different sizes: the small ones are ready first.
	pages, want := files{}, []string(nil)
	for i := range 60 {
		id := fmt.Sprintf("%03d", i)
		pages["d/"+id+".txt"] = strings.Repeat(pageText, 1+(59-i)*2)
		want = append(want, id)
	}
	pages.write(t)
	for _, workers := range []int{1, 8} {
		got := call(t, fmt.Sprintf("-format ndjson -j %d d", workers), "")
		assert.Equal(t, exitOK, got.code)
		assert.Equal(t, want, ids(t, got.stdout), "%d workers", workers)
	}
}

func TestRecordsComeAsTheyAreMade(t *testing.T) {
	// The first record is there while the second page is not.
	files{"a.txt": pageText}.write(t)
	stdin, writer := io.Pipe()
	var lines []string
	out := writerFunc(func(p []byte) (int, error) {
		lines = append(lines, string(p))
		if len(lines) == 1 {
			go func() {
				io.WriteString(writer, pageText)
				writer.Close()
			}()
		}
		return len(p), nil
	})
	code := run(t.Context(), []string{"-format", "ndjson", "a.txt", "-"}, stdin, out, io.Discard)
	assert.Equal(t, exitOK, code)
	assert.Equal(t, []string{"a", "stdin"}, ids(t, strings.Join(lines, "")))
}

func TestFiles(t *testing.T) {
	tree := files{"d/a.txt": pageText, "d/in/b.txt.gz": gz(t, pageText), "e.txt": pageText}
	for name, test := range map[string]struct {
		args, stdin string
		want        []string // below out
	}{
		"text":                               {args: "e.txt", want: []string{"out/e.txt"}},
		"json is a file an input":            {args: "-format json d", want: []string{"out/a.json", "out/in/b.json"}},
		"markdown":                           {args: "-format markdown e.txt", want: []string{"out/e.md"}},
		"html":                               {args: "-format html e.txt", want: []string{"out/e.html"}},
		"ndjson is one file":                 {args: "-format ndjson d e.txt", want: []string{"out/records.ndjson"}},
		"folders are kept below those given": {args: "d e.txt", want: []string{"out/a.txt", "out/e.txt", "out/in/b.txt"}},
		"a file given stands at the top":     {args: filepath.FromSlash("d/in/b.txt.gz"), want: []string{"out/b.txt"}},
		"standard input has a name too":      {stdin: pageText, want: []string{"out/stdin.txt"}},
	} {
		t.Run(name, func(t *testing.T) {
			tree.write(t)
			got := call(t, "-o out "+test.args, test.stdin)
			assert.Equal(t, called{code: exitOK}, got)
			assert.Equal(t, test.want, listed(t, "out"))
			for _, file := range test.want {
				content, err := os.ReadFile(file)
				require.NoError(t, err)
				checkContent(t, file, string(content))
			}
		})
	}
}

// checkContent checks what a file of -o has in it.
func checkContent(t *testing.T, file, content string) {
	t.Helper()
	switch filepath.Ext(file) {
	case ".txt", ".md":
		assert.True(t, strings.HasSuffix(content, bodyText), content)
	case ".json":
		var rec cleaner.Record
		require.NoError(t, json.Unmarshal([]byte(content), &rec))
		assert.True(t, strings.HasPrefix(content, "{\n  \"id\""), content)
		assert.True(t, strings.HasSuffix(content, "\n}\n"), content)
	case ".ndjson":
		assert.Equal(t, []string{"a", "b", "e"}, ids(t, content))
	}
}

func TestFilesThatAreNotOverwritten(t *testing.T) {
	for name, test := range map[string]struct {
		args, stderr string
	}{
		"an input by its output":       {"-o . a.txt", "clean: a.txt: its output a.txt is an input\n"},
		"an input by another's output": {"-o . a.txt.gz a.txt -format text", "clean: a.txt.gz: its output a.txt is an input\nclean: a.txt: its output a.txt is an input\n"},
		"the output of another input":  {"-o out a.txt e/a.txt", "clean: e/a.txt: its output out/a.txt is that of a.txt already\n"},
	} {
		t.Run(name, func(t *testing.T) {
			files{"a.txt": pageText, "a.txt.gz": gz(t, "other"), "e/a.txt": "other"}.write(t)
			got := call(t, filepath.FromSlash(test.args), "")
			assert.Equal(t, exitFailed, got.code)
			assert.Equal(t, filepath.FromSlash(test.stderr), got.stderr)
			content, err := os.ReadFile("a.txt")
			require.NoError(t, err)
			assert.Equal(t, pageText, string(content))
		})
	}
}

func TestSecondRunDoesTheSame(t *testing.T) {
	// The outputs below the folder given are no inputs of the next run, and
	// are replaced.
	files{"d/a.txt": pageText, "d/out/": ""}.write(t)
	for range 2 {
		assert.Equal(t, called{code: exitOK}, call(t, "-o "+filepath.FromSlash("d/out")+" d", ""))
		assert.Equal(t, []string{"d/a.txt", "d/out/a.txt"}, listed(t, "d"))
	}
}

func TestFailedCommitLeavesNothing(t *testing.T) {
	files{"a.txt": pageText, "out/a.txt/x": "a folder stands in the way"}.write(t)
	got := call(t, "-o out a.txt", "")
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.stderr, "clean: writing: ")
	assert.Equal(t, []string{"out/a.txt/x"}, listed(t, "out"))
}

// onTerminal runs the command with these of its streams on a terminal.
func onTerminal(t *testing.T, args string, out, errs bool) called {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := &command{stdin: strings.NewReader(pageText), stdout: &stdout, stderr: &stderr}
	c.terminal = func(stream any) bool { return out && stream == &stdout || errs && stream == &stderr }
	code := c.run(t.Context(), strings.Fields(args))
	return called{code, stdout.String(), stderr.String()}
}

func TestProgress(t *testing.T) {
	files{"d/a.txt": pageText, "d/b.txt": pageText}.write(t)
	for name, test := range map[string]struct {
		args      string
		out, errs bool
		want      string
	}{
		"a folder on a terminal":                 {"d", false, true, "\r\x1b[K2/2  "},
		"files written, whatever the output is":  {"-o out d", true, true, "\r\x1b[K2/2  "},
		"a message has the line for itself":      {"d none", false, true, "\r\x1b[Kclean: none: no such file"},
		"one input is no matter":                 {"-", false, true, ""},
		"not amid the text on the same terminal": {"d", true, true, ""},
		"not in a log":                           {"d", false, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := onTerminal(t, test.args, test.out, test.errs)
			if test.want == "" {
				assert.Empty(t, got.stderr)
				return
			}
			assert.Contains(t, got.stderr, test.want)
			assert.True(t, strings.HasSuffix(got.stderr, "B/s\n"), got.stderr)
		})
	}
}

func TestByteCount(t *testing.T) {
	for want, n := range map[string]float64{"0 B": 0, "999 B": 999, "1.5 kB": 1500, "32 MB": 32e6, "7.25 GB": 7.25e9} {
		assert.Equal(t, want, byteCount(n))
	}
}

func TestBuffersAreNoTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	require.NoError(t, err)
	defer file.Close()
	assert.False(t, isTerminal(file))
	assert.False(t, isTerminal(&bytes.Buffer{}))
}

package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInputs(t *testing.T) {
	for name, test := range map[string]struct {
		files       files
		args, stdin string
		ids         []string // of the records
	}{
		"no argument is standard input":       {args: "", stdin: pageText, ids: []string{"stdin"}},
		"- is standard input":                 {args: "-", stdin: pageText, ids: []string{"stdin"}},
		"empty standard input is a page":      {args: "", stdin: "", ids: []string{"stdin"}},
		"standard input has its place":        {files{"a.txt": "", "b.txt": ""}, "b.txt - a.txt", pageText, []string{"b", "stdin", "a"}},
		"flags may stand behind files":        {files: files{"a.txt": "", "b.txt": ""}, args: "a.txt -j 2 b.txt", ids: []string{"a", "b"}},
		"behind -- a name may begin with -":   {files: files{"-h": ""}, args: "-- -h", ids: []string{"-h"}},
		"a file given may have any name":      {files: files{"README": ""}, args: "README", ids: []string{"README"}},
		"an ending is taken off once":         {files: files{"a.txt.txt": ""}, args: "a.txt.txt", ids: []string{"a.txt"}},
		"an ending in capitals is one":        {files: files{"A.TXT": ""}, args: ".", ids: []string{"A"}},
		"dots in a name are no ending":        {files: files{"v1.2": ""}, args: "v1.2", ids: []string{"v1.2"}},
		"a name of nothing but the ending":    {files: files{".txt": ""}, args: ".txt", ids: []string{".txt"}},
		"compressed files lose both endings":  {files: files{"a.txt.gz": gz(t, pageText)}, args: "a.txt.gz", ids: []string{"a"}},
		"folders are walked in name order":    {files: files{"d/b.txt": "", "d/a/z.txt": "", "d/c/x/y.txt": "", "d/a.txt": ""}, args: "d", ids: []string{"z", "a", "b", "y"}},
		"other files in folders are no pages": {files: files{"d/a.txt": "", "d/b.md": "", "d/c.gz": "", "d/txt": ""}, args: "d", ids: []string{"a"}},
		"compressed files in folders":         {files: files{"d/a.txt.gz": gz(t, ""), "d/b.txt": ""}, args: "d", ids: []string{"a", "b"}},
		"folders and files keep their order":  {files: files{"d/x.txt": "", "e/y.txt": "", "f.txt": ""}, args: "e f.txt d", ids: []string{"y", "f", "x"}},
		"a file given twice is cleaned twice": {files: files{"a.txt": ""}, args: "a.txt a.txt", ids: []string{"a", "a"}},
	} {
		t.Run(name, func(t *testing.T) {
			test.files.write(t)
			got := call(t, "-format ndjson "+test.args, test.stdin)
			assert.Equal(t, exitOK, got.code)
			assert.Empty(t, got.stderr)
			assert.Equal(t, test.ids, ids(t, got.stdout))
		})
	}
}

func TestCompressedInputIsTheSame(t *testing.T) {
	files{"a.txt": pageText, "b.txt.gz": gz(t, pageText)}.write(t)
	assert.Equal(t, call(t, "a.txt", ""), call(t, "b.txt.gz", ""))
}

func TestLinksInFolders(t *testing.T) {
	files{"d/a.txt": "", "elsewhere/b.txt": "", "elsewhere/in/c.txt": ""}.write(t)
	here, err := os.Getwd()
	require.NoError(t, err)
	for link, to := range map[string]string{"d/file.txt": "elsewhere/b.txt", "d/folder": "elsewhere/in", "d/gone.txt": "none", "root": "d"} {
		if err := os.Symlink(filepath.Join(here, to), link); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	// A link to a file is a page, one to a folder could lead in circles, but
	// a folder that the user gave is walked, whatever it is.
	for _, args := range []string{"d", "root"} {
		got := call(t, "-format ndjson "+args, "")
		assert.Equal(t, []string{"a", "file"}, ids(t, got.stdout), args)
		assert.Equal(t, exitOK, got.code, args)
	}
}

func TestFailedInputs(t *testing.T) {
	cut := gz(t, strings.Repeat(pageText, 50))
	files{
		"a.txt": pageText, "z.txt": pageText, "empty/": "", "bad.gz": pageText, "cut.txt.gz": cut[:len(cut)/2],
		"bomb.txt.gz": gz(t, strings.Repeat("a ", 1000)), "d/bad.txt.gz": "", "d/good.txt": pageText,
	}.write(t)
	for name, test := range map[string]struct {
		args, stderr string
	}{
		"a file that is not there":              {"a.txt none.txt z.txt", "clean: none.txt: no such file or directory\n"},
		"a folder without pages is a mistake":   {"a.txt empty z.txt", "clean: empty: the folder has no .txt, .html, .htm or .xhtml in it\n"},
		"a file that is not compressed":         {"a.txt bad.gz z.txt", "clean: bad.gz: decompressing: gzip: invalid header\n"},
		"a file that was cut":                   {"a.txt cut.txt.gz z.txt", "clean: cut.txt.gz: unexpected EOF\n"},
		"the limit is for what is decompressed": {"-max-input 500 a.txt bomb.txt.gz z.txt", "clean: bomb.txt.gz: it is larger than 500 bytes; see -max-input\n"},
		"one of a folder":                       {"a.txt d", "clean: " + filepath.FromSlash("d/bad.txt.gz") + ": decompressing: EOF\n"},
	} {
		t.Run(name+"; the others are done", func(t *testing.T) {
			got := call(t, test.args, "")
			assert.Equal(t, exitFailed, got.code)
			assert.Equal(t, bodyText+"\n"+bodyText, got.stdout)
			assert.Equal(t, test.stderr, got.stderr)
		})
	}
}

func TestLimit(t *testing.T) {
	size := len(pageText)
	for name, test := range map[string]struct {
		limit, code int
	}{
		"a page of the limit passes":   {size, exitOK},
		"one byte more does not":       {size - 1, exitFailed},
		"less than 0 is no limit":      {-1, exitOK},
		"0 is the library's own limit": {0, exitOK},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.code, call(t, fmt.Sprint("-max-input ", test.limit), pageText).code)
		})
	}
}

func TestHTMLIsKnown(t *testing.T) {
	for name, test := range map[string]struct {
		file, kind, start string
		want              bool
	}{
		"by the name":                       {"a.html", inputAuto, first, true},
		"by the short name":                 {"a.htm", inputAuto, first, true},
		"by the name of XHTML, compressed":  {"a.xhtml.gz", inputAuto, first, true},
		"by the name in capitals":           {"A.HTML", inputAuto, first, true},
		"by the doctype":                    {"", inputAuto, "<!DOCTYPE html><title>x</title>", true},
		"by the root":                       {"", inputAuto, "<html lang=en>", true},
		"behind white space and a mark":     {"", inputAuto, "\xef\xbb\xbf \n\n<HTML>", true},
		"behind an XML declaration":         {"a.txt", inputAuto, "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC>", true},
		"in UTF-16":                         {"", inputAuto, "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", true},
		"a fragment":                        {"", inputAuto, "Hello<p class=x>there", true},
		"a fragment of a layout":            {"", inputAuto, "<div\nid=x>", true},
		"Markdown that begins with a tag":   {"a.md", inputAuto, "<div align=center>", false},
		"prose is text":                     {"a.txt", inputAuto, pageText, false},
		"the beginning of a tag is no sign": {"", inputAuto, "<pre> <person> <headers> <divide> <p", false},
		"a tag far down is spoken of":       {"", inputAuto, strings.Repeat("word ", 200) + "<p>", false},
		"nothing is text":                   {"", inputAuto, "", false},
		"-input text against the name":      {"a.html", inputText, "<html>", false},
		"-input html against the name":      {"a.txt", inputHTML, first, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newSniffed(test.start)
			assert.Equal(t, test.want, isHTML(input{path: test.file}, r, test.kind))
			left := make([]byte, len(test.start))
			n, _ := r.Read(left)
			assert.Equal(t, test.start, string(left[:n]), "looking takes nothing away")
		})
	}
}

func TestHTMLIsCleaned(t *testing.T) {
	page := "<!DOCTYPE html><title>New Harbour</title><p>" + first + "</p>\n<p>" + second + "</p>"
	files{"a.html": page, "b.xhtml.gz": gz(t, page), "c.txt": page, "d.txt": pageText}.write(t)
	for name, test := range map[string]struct {
		args, stdin, stdout, stderr string
		code                        int
	}{
		"by the name":                {args: "a.html", stdout: bodyText},
		"compressed":                 {args: "b.xhtml.gz", stdout: bodyText},
		"by the content":             {args: "c.txt", stdout: bodyText},
		"from standard input":        {stdin: page, stdout: bodyText},
		"if it is said to be HTML":   {args: "-input html", stdin: "<b>" + first + "</b>", stdout: first + "\n"},
		"and not if said to be text": {args: "-input text -repair-only", stdin: "<b>x</b>", stdout: "<b>x</b>"},
		"up to the limit":            {args: "-max-input 50 a.html", stderr: "clean: a.html: it is larger than 50 bytes; see -max-input\n", code: exitFailed},
		"but it cannot be repaired in place, unlike others": {
			args: "-repair-only a.html d.txt", stdout: strings.Replace(pageText, second, mended, 1),
			stderr: "clean: a.html: it is HTML, and -repair-only is for text; see -input\n", code: exitFailed,
		},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, called{test.code, test.stdout, test.stderr}, call(t, test.args, test.stdin))
		})
	}
}

func TestCleaningFlags(t *testing.T) {
	toot := pageText + "\nBoost this toot\n"
	files{"toot.txt": "# mine\nshare: Boost this toot\n", "more.txt": "prompt: Beg for coffee **\n"}.write(t)
	for name, test := range map[string]struct {
		args, stdin, has, lacks string
	}{
		"a doubled word is mended":                 {"", pageText, "said the harbour", "the the"},
		"unless its rule is switched off":          {"-disable words/doubled", pageText, "the the", share},
		"-disable is repeatable":                   {"-disable words/doubled -disable phrases/widget,body/model", pageText, "the the harbour master on Monday.\n\n" + share, ""},
		"-disable takes lists":                     {"-disable=lines/hyphen,words/doubled", pageText, "the the", share},
		"-repair-only takes nothing out":           {"-repair-only", pageText, share, "the the"},
		"-min-confidence 1 mends nothing of words": {"-min-confidence 1", pageText, "the the", ""},
		"-min-confidence 0.9 does what is sure":    {"-min-confidence 0.9", pageText, "said the harbour", "the the"},
		"-phrases tells of more widgets":           {"-phrases toot.txt", toot, mended, "Boost"},
		"-phrases is repeatable":                   {"-phrases more.txt -phrases toot.txt", toot + "\nBeg for coffee if you like\n", mended, "Boost|coffee"},
		"-charset says how bytes are read":         {"-charset windows-1251 -repair-only", "\xcf\xf0\xe8\xe2\xe5\xf2", "Привет", "\xcf"},
		"well-formed UTF-8 counts for more":        {"-charset windows-1251 -repair-only", "Привет", "Привет", "Рџ"},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, test.stdin)
			assert.Equal(t, exitOK, got.code, got.stderr)
			assert.Contains(t, got.stdout, test.has)
			for lack := range strings.FieldsFuncSeq(test.lacks, func(r rune) bool { return r == '|' }) {
				assert.NotContains(t, got.stdout, lack)
			}
		})
	}
}

// newSniffed is a reader as pages have them.
func newSniffed(text string) *bufio.Reader {
	return bufio.NewReaderSize(strings.NewReader(text), sniffBytes)
}

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/heuristics"
)

// The pages of the tests: a body of two paragraphs, of which the second has a
// doubled word, and a share line.
const (
	first  = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	second = "Nobody on the quay had believed that it would come so soon, said the the harbour master on Monday."
	share  = "Share this on Facebook"

	pageText = first + "\n\n" + second + "\n\n" + share + "\n"
)

// mended is the second paragraph as the library mends it.
var mended = strings.Replace(second, "the the", "the", 1)

// bodyText is what comes of pageText.
var bodyText = first + "\n\n" + mended + "\n"

// files are the contents of files by name; the name of a folder ends in "/".
type files map[string]string

// write makes the files in a new folder and goes there.
func (f files) write(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range f {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		if strings.HasSuffix(name, "/") {
			continue
		}
		require.NoError(t, os.WriteFile(name, []byte(content), 0o666))
	}
}

// gz compresses a content.
func gz(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, content)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

// called is what a call of run left behind.
type called struct {
	code           int
	stdout, stderr string
}

// call runs the command with the arguments in one string.
func call(t *testing.T, args, stdin string) called {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), strings.Fields(args), strings.NewReader(stdin), &out, &errs)
	return called{code, out.String(), errs.String()}
}

// listed returns the files below the working folder, links and all.
func listed(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	require.NoError(t, filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, filepath.ToSlash(path))
		}
		return err
	}))
	return names
}

func TestAnswersThatAreNoCleaning(t *testing.T) {
	for name, test := range map[string]struct {
		args, want string
	}{
		"-h shows how it is called":                         {"-h", "usage: clean [flags] [FILE|DIR]..."},
		"-help is -h, as in other Go commands":              {"-help", "examples:"},
		"-h counts behind a file":                           {"no-such-file -h", "exit status:"},
		"-version names the compiler":                       {"-version", "go1."},
		"-rules lists IDs that -disable takes":              {"-rules", "words/doubled"},
		"-rules says what a rule does":                      {"-rules", heuristics.Rules()[0].Doc},
		"-rules asks for no input, and reads none if given": {"-rules no-such-file", "lines/hyphen"},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, "")
			assert.Equal(t, exitOK, got.code)
			assert.Contains(t, got.stdout, test.want)
			assert.Empty(t, got.stderr)
		})
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	// The help and the README are written by hand: a flag that they lack
	// nobody finds.
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	var s settings
	s.flags().VisitAll(func(f *flag.Flag) {
		assert.Contains(t, usage, "  -"+f.Name+" ", "in the help")
		assert.Regexp(t, "`-"+f.Name+"[` ]", string(readme), "in the README")
	})
}

// usageErrors are command lines with what the message must say.
var usageErrors = map[string]struct {
	args, want string
}{
	"an unknown flag is named":                        {"-bogus page.txt", "-bogus"},
	"an unknown flag is found behind a file too":      {"page.txt -bogus", "-bogus"},
	"a flag without its value":                        {"page.txt -o", "-o"},
	"an unknown format, with those there are":         {"-format xml page.txt", "text, json, ndjson, markdown"},
	"an unknown kind of input, with those there are":  {"-input pdf page.txt", "auto, text, html"},
	"an unknown rule is named":                        {"-disable words/none page.txt", `"words/none"`},
	"an unknown rule late in a list":                  {"-disable words/doubled,x/y page.txt", `"x/y"`},
	"a rule without its layer is suggested":           {"-disable doubled page.txt", `"words/doubled" is`},
	"an unknown leaning, with those there are":        {"-favor speed page.txt", "balanced, precision and recall"},
	"an unknown charset is named":                     {"-charset klingon page.txt", "klingon"},
	"a size that is no number":                        {"-max-input 3MB page.txt", "-max-input"},
	"a negative number of workers":                    {"-j -1 page.txt", "-j -1"},
	"a confidence that is none":                       {"-min-confidence 1.5 page.txt", "-min-confidence 1.5"},
	"a confidence that is no number":                  {"-min-confidence NaN page.txt", "-min-confidence NaN"},
	"standard input can be read once":                 {"- page.txt -", "twice"},
	"text has no place for a ledger":                  {"-ledger page.txt", "-ledger and -format text"},
	"Markdown has no place for a ledger":              {"-ledger -format markdown page.txt", "-ledger and -format markdown"},
	"an explanation is no JSON":                       {"-explain -format json page.txt", "-explain and -format json"},
	"an explanation is not for files":                 {"-explain -o out page.txt", "-explain and -o"},
	"a phrase file that is not there":                 {"-phrases none.txt page.txt", "-phrases none.txt: no such file"},
	"a phrase file's bad role, with file and line":    {"-phrases bad.txt page.txt", "-phrases bad.txt: line 4"},
	"a phrase file's bad pattern, with file and line": {"-phrases star.txt page.txt", "-phrases star.txt: line 1"},
	"lines of HTML have no place to stay in":          {"-repair-only -input html page.txt", "-repair-only and -input html"},
	"text has no place for links":                     {"-links page.txt", "-links and -images: text"},
	"text has no place for comments":                  {"-comments page.txt", "-comments and -format text"},
	"Markdown has no place for comments":              {"-comments -format markdown page.txt", "-comments and -format markdown"},
	"repaired lines have no links":                    {"-repair-only -links -format markdown page.txt", "-repair-only is for text"},
	"a URL for nothing":                               {"-url https://a.example/ page.txt", "-url: it is for"},
	"a URL that is a part of one":                     {"-links -format html -url a.example/x page.txt", "it takes a whole URL"},
	"a URL that no page is resolved against":          {"-links -format html -url ftp://a.example/x page.txt", "it takes a whole URL"},
	"an explanation is no record":                     {"-explain -comments page.txt", "-explain shows the blocks"},
	"repairs leave nothing out":                       {"-repair-only -favor recall page.txt", "-repair-only and -favor"},
	"-o names a file":                                 {"-o out.txt page.txt", "-o out.txt"},
	"-o would write the records over an input":        {"-o . -format ndjson records.ndjson", "is an input"},
}

func TestUsageErrors(t *testing.T) {
	files{
		"page.txt":       pageText,
		"bad.txt":        "# mine\n\nshare: Boost this toot\nnonsense: Hello\n",
		"star.txt":       "share: a * and * inside\n",
		"out.txt":        "a file",
		"records.ndjson": "{}",
	}.write(t)
	for name, test := range usageErrors {
		t.Run(name, func(t *testing.T) {
			got := call(t, test.args, "")
			assert.Equal(t, exitUsage, got.code)
			assert.Empty(t, got.stdout)
			assert.Contains(t, got.stderr, test.want)
			assert.Contains(t, got.stderr, "clean -h")
		})
	}
}

func TestEmptyValuesAreUsageErrors(t *testing.T) {
	// An unset variable of the shell leaves them: clean "$FILE".
	for name, args := range map[string][]string{
		"a file":                              {""},
		"-o":                                  {"-o", ""},
		"-charset":                            {"-charset", ""},
		"-disable":                            {"-disable", ""},
		"-phrases":                            {"-phrases", ""},
		"-format":                             {"-format", ""},
		"a list's end, which may lack a name": {"-disable", "words/doubled,"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			assert.Equal(t, exitUsage, run(t.Context(), args, strings.NewReader(pageText), &out, &errs))
			assert.Empty(t, out.String())
			assert.NotEmpty(t, errs.String())
		})
	}
}

var errFull = errors.New("full")

// broken is an output that fails.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestOutputThatFails(t *testing.T) {
	files{"page.txt": pageText, "b.txt": pageText}.write(t)
	for name, test := range map[string]struct {
		args   string
		err    error
		stderr string
	}{
		"a closed pipe has had enough: no word":          {"page.txt b.txt", io.ErrClosedPipe, ""},
		"a full disk is told":                            {"page.txt", errFull, "clean: writing: full\n"},
		"a closed pipe does not wait for standard input": {"page.txt -", io.ErrClosedPipe, ""},
		"the end of an array is output too":              {"-format json page.txt none.txt", io.ErrClosedPipe, ""},
		"the help is output too":                         {"-h", io.ErrClosedPipe, ""},
	} {
		t.Run(name, func(t *testing.T) {
			stdin, writer := io.Pipe() // never written to
			defer writer.Close()
			var errs bytes.Buffer
			code := run(t.Context(), strings.Fields(test.args), stdin, broken{test.err}, &errs)
			assert.Equal(t, exitFailed, code)
			assert.Equal(t, test.stderr, errs.String())
		})
	}
}

// interrupting is a standard input that interrupts the command when it is
// read, and never ends: what a user does who has seen enough.
type interrupting struct {
	interrupt context.CancelFunc
	end       chan struct{}
}

func (r interrupting) Read([]byte) (int, error) {
	r.interrupt()
	<-r.end
	return 0, io.EOF
}

func TestInterrupt(t *testing.T) {
	for name, test := range map[string]struct {
		args, stdout, stderr string
		written              []string
	}{
		"what is done is written, and how many": {
			args: "-j 1 a.txt - b.txt", stdout: bodyText, stderr: "clean: interrupted: 1 of 3 done\n",
		},
		"a failed input is not done": {
			args: "-j 1 none.txt a.txt - b.txt", stdout: bodyText,
			stderr: "clean: none.txt: no such file or directory\nclean: interrupted: 1 of 4 done\n",
		},
		"an array is closed": {
			args: "-j 1 -format json - a.txt", stdout: "[]\n", stderr: "clean: interrupted: 0 of 2 done\n",
		},
		"files are whole, and no temporary ones are left": {
			args: "-j 1 -o out a.txt - b.txt", stderr: "clean: interrupted: 1 of 3 done\n", written: []string{"out/a.txt"},
		},
		"records get their name": {
			args: "-j 1 -o out -format ndjson a.txt - b.txt", stderr: "clean: interrupted: 1 of 3 done\n",
			written: []string{"out/records.ndjson"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			files{"a.txt": pageText, "b.txt": pageText, "out/": ""}.write(t)
			ctx, cancel := context.WithCancel(t.Context())
			stdin := interrupting{cancel, make(chan struct{})}
			defer close(stdin.end)
			var out, errs bytes.Buffer
			assert.Equal(t, exitInterrupted, run(ctx, strings.Fields(test.args), stdin, &out, &errs))
			assert.Equal(t, test.stdout, out.String())
			assert.Equal(t, test.stderr, errs.String())
			assert.Equal(t, test.written, listed(t, "out"))
		})
	}
}

func TestInterruptBeforeTheStart(t *testing.T) {
	files{"a.txt": pageText}.write(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	assert.Equal(t, exitInterrupted, run(ctx, []string{"."}, nil, &out, &errs))
	assert.Empty(t, out.String())
	assert.Contains(t, errs.String(), "interrupted: 0 done")
}

func TestInterruptAfterTheEndIsNone(t *testing.T) {
	files{"a.txt": pageText}.write(t)
	ctx, cancel := context.WithCancel(t.Context())
	var errs bytes.Buffer
	out := writerFunc(func(p []byte) (int, error) {
		cancel()
		return len(p), nil
	})
	assert.Equal(t, exitOK, run(ctx, []string{"a.txt"}, nil, out, &errs))
	assert.Empty(t, errs.String())
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

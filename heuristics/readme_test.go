package heuristics_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/heuristics"
)

var update = flag.Bool("update", false, "write the rule table of README.md anew")

const (
	readme      = "../README.md"
	tableOpens  = "<!-- rules -->\n"
	tableCloses = "<!-- /rules -->\n"
)

// TestREADMERuleTable holds the rule table of README.md to the rules.
//
//	go test ./heuristics -run TestREADMERuleTable -update
//
// writes it anew.
func TestREADMERuleTable(t *testing.T) {
	page, err := os.ReadFile(readme)
	require.NoError(t, err)
	before, rest, opened := strings.Cut(string(page), tableOpens)
	got, after, closed := strings.Cut(rest, tableCloses)
	require.True(t, opened && closed, "README.md has the markers %q and %q", tableOpens, tableCloses)
	want := ruleTable(t)
	if *update {
		require.NoError(t, os.WriteFile(readme, []byte(before+tableOpens+want+tableCloses+after), 0o644))
		return
	}
	assert.Equal(t, want, got, "the table is stale: go test ./heuristics -run TestREADMERuleTable -update")
}

// ruleTable returns the rules as a Markdown table, in running order.
func ruleTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| rule | what it does | in its test |\n| --- | --- | --- |\n")
	for _, r := range heuristics.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, strings.ReplaceAll(r.Doc, "|", `\|`), hitShown(t, r))
	}
	return b.String()
}

// hitShown shows the first thing that a rule does in its Hit: the words that
// it mends, or the block that it decides with its role. Of a Hit in which
// another rule does the last step the first line is shown, and of one that
// comes out as it went in nothing.
func hitShown(t *testing.T, r heuristics.Rule) string {
	e, err := heuristics.NewEngine(heuristics.Config{})
	require.NoError(t, err)
	d := heuristics.ReadText(r.Hit.In)
	e.Run(d)
	text, edits := d.Render()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Rule == r.ID && b.Role != heuristics.Body {
			end, roles := glued(d.Blocks[i:])
			return code(d.Source()[b.Start:end]) + ": " + roles
		}
	}
	for i, edit := range edits {
		if edit.Rule == r.ID {
			start, end := around(d.Source(), edit)
			return code(d.Source()[start:end]) + " → " + code(rewritten(d.Source(), edits[i:], start, end))
		}
	}
	if r.Hit.In == text {
		return "–"
	}
	line, _, _ := strings.Cut(r.Hit.In, "\n")
	return code(line)
}

// glued returns the end and the roles of the first block and of those that
// follow it without a space.
func glued(blocks []heuristics.Block) (end int, roles string) {
	end, roles = blocks[0].End, blocks[0].Role.String()
	for _, b := range blocks[1:] {
		if b.Start != end {
			break
		}
		end, roles = b.End, roles+", "+b.Role.String()
	}
	return end, roles
}

// around returns the bounds of the words that an edit touches.
func around(source string, e heuristics.Edit) (start, end int) {
	const space = " \t\r\n"
	start = strings.LastIndexAny(source[:e.Start], space) + 1
	end = len(source)
	if k := strings.IndexAny(source[e.End:], space); k >= 0 {
		end = e.End + k
	}
	return start, end
}

// rewritten returns source[start:end] as it reads after the edits that lie in
// it.
func rewritten(source string, edits []heuristics.Edit, start, end int) string {
	var b strings.Builder
	for _, e := range edits {
		if e.End > end {
			break
		}
		b.WriteString(source[start:e.Start] + e.New)
		start = e.End
	}
	return b.String() + source[start:end]
}

// maxShown is the length of the longest text that the table shows, in
// characters.
const maxShown = 56

// code returns a text as a code span of a table's cell: what cannot be seen,
// combining accents too, is escaped as Go does, and a long text is cut at a
// word.
func code(s string) string {
	s = strings.Trim(strconv.Quote(s), `"`)
	s = strings.ReplaceAll(s, `\"`, `"`)
	for r := rune(0x300); r < 0x370; r++ {
		s = strings.ReplaceAll(s, string(r), fmt.Sprintf(`\u%04x`, r))
	}
	if utf8.RuneCountInString(s) > maxShown {
		s = string([]rune(s)[:maxShown])
		s = s[:max(strings.LastIndexByte(s, ' '), 1)] + " …"
	}
	fence := "`"
	if strings.Contains(s, "`") {
		fence = "``"
	}
	return fence + strings.ReplaceAll(s, "|", `\|`) + fence
}

// TestREADMECompiles has the Go snippets of README.md compiled, each as a
// package. One that is no file is taken for the statements of a function.
func TestREADMECompiles(t *testing.T) {
	page, err := os.ReadFile(readme)
	require.NoError(t, err)
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	snippets := regexp.MustCompile("(?ms)^```go\n(.*?)^```$").FindAllStringSubmatch(string(page), -1)
	require.NotEmpty(t, snippets)
	// The packages stand in folders of the module that are not there.
	overlay := map[string]map[string]string{"Replace": {}}
	args := []string{"build", "-overlay", filepath.Join(t.TempDir(), "overlay.json")}
	for n, s := range snippets {
		name, file := fmt.Sprintf("readme%d", n), filepath.Join(t.TempDir(), "snippet.go")
		require.NoError(t, os.WriteFile(file, []byte(snippet(s[1])), 0o644))
		overlay["Replace"][filepath.Join(root, name, "snippet.go")] = file
		args = append(args, "./"+name)
	}
	data, err := json.Marshal(overlay)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(args[2], data, 0o644))
	build := exec.Command("go", args...)
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// snippet makes a file of a snippet: the packages that it names are imported.
// It is not of package main, which would be linked too.
func snippet(code string) string {
	if whole, ok := strings.CutPrefix(code, "package main\n"); ok {
		return "package readme\n" + whole
	}
	var imports strings.Builder
	for _, path := range []string{"fmt", "log", "net/url", "os", "slices", "strings", "github.com/winnowtext/winnow/cleaner", "github.com/winnowtext/winnow/heuristics"} {
		if regexp.MustCompile(`\b` + path[strings.LastIndexByte(path, '/')+1:] + `\.`).MatchString(code) {
			fmt.Fprintf(&imports, "import %q\n", path)
		}
	}
	return "package readme\n\n" + imports.String() + "\nfunc main() {\n" + code + "}\n"
}

// TestDocMapsEveryFile holds the map in doc.go to the files of the package.
func TestDocMapsEveryFile(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	mapped := map[string]bool{"doc.go": true}
	for _, m := range regexp.MustCompile(`(?m)^//\t *(\w+\.go)\s`).FindAllStringSubmatch(string(doc), -1) {
		mapped[m[1]] = true
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			assert.True(t, mapped[f], "doc.go has a line for %s", f)
			delete(mapped, f)
		}
	}
	assert.Equal(t, map[string]bool{}, mapped, "doc.go maps files that are not there")
}

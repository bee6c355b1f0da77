package cleaner_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// repairCase is a row of testdata/repairs, whose README.md tells the format.
type repairCase struct {
	kind, language, wrong, right, known string
	place                               string // file and line
}

// mend reports whether the case has a defect; the others must stay.
func (c repairCase) mend() bool { return c.wrong != c.right }

// repairCases reads all tables.
func repairCases(t testing.TB) []repairCase {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join("..", "testdata", "repairs", "*.tsv"))
	require.NoError(t, err)
	var cases []repairCase
	for _, path := range tables {
		table, err := os.ReadFile(path)
		require.NoError(t, err)
		lines := strings.Split(strings.TrimSuffix(string(table), "\n"), "\n")
		require.Equal(t, "kind\tlanguage\twrong\tright\tknown_failure", lines[0], path)
		for n, line := range lines[1:] {
			place := fmt.Sprintf("%s:%d", filepath.Base(path), n+2)
			cells := strings.Split(line, "\t")
			require.Len(t, cells, 5, place)
			cases = append(cases, repairCase{cells[0], cells[1], unescape(t, cells[2], place), unescape(t, cells[3], place), cells[4], place})
		}
	}
	return cases
}

// unescape resolves the table's \n, \t, \\ and \uXXXX.
func unescape(t testing.TB, cell, place string) string {
	t.Helper()
	s, err := strconv.Unquote(`"` + strings.ReplaceAll(cell, `"`, `\"`) + `"`)
	require.NoError(t, err, place)
	return s
}

// foldedSpace makes one space of every run of spaces, tabs and line breaks: where
// a tool breaks its lines is not scored.
func foldedSpace(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// repairScore is what became of the rows of a kind.
type repairScore struct {
	mended, missed, spoiled int // of rows with a defect
	kept, harmed            int // of rows without
}

// recallFloor is the least share of defects that must be mended, by kind;
// harmCeiling the greatest share of the sound rows that may be changed. What
// is marked as a known failure counts as a failure.
var recallFloor = map[string]float64{
	"control": 1, "doubled": 0.93, "entity": 1, "fullwidth": 1, "glued": 0.98, "hyphenation": 0.97, "invisible": 1, "letterspaced": 0.9,
	"ligature": 1, "mojibake": 0.98, "nfc": 1, "repeated": 1, "space": 1, "spaced": 0.97, "stuttered": 0.97,
}

const harmCeiling = 0.01

// TestRepairBenchmark scores the repairs on the hand-written tables of
// testdata/repairs.
func TestRepairBenchmark(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	require.NoError(t, err)
	scores := map[string]*repairScore{}
	languages, mend, stay, harmed := map[string]bool{}, 0, 0, 0
	for _, row := range repairCases(t) {
		s := scores[row.kind]
		if s == nil {
			s = &repairScore{}
			scores[row.kind] = s
		}
		languages[row.language] = true
		if row.mend() && row.known == "" { // what is right is sound text too
			right := foldedSpace(row.right)
			assert.Equal(t, right, foldedSpace(c.Clean(row.right).Text), "%s: what is right must stay", row.place)
		}
		got, want := foldedSpace(c.Clean(row.wrong).Text), foldedSpace(row.right)
		ok := got == want
		switch {
		case row.mend() && ok:
			s.mended++
		case row.mend() && got == foldedSpace(row.wrong):
			s.missed++
		case row.mend():
			s.spoiled++
		case ok:
			s.kept++
		default:
			s.harmed++
		}
		mend, stay, harmed = mend+count(row.mend()), stay+count(!row.mend()), harmed+count(!row.mend() && !ok)
		if row.known == "" {
			assert.Equal(t, want, got, "%s (%s, %s)", row.place, row.kind, row.language)
		} else {
			assert.NotEqual(t, want, got, "%s holds now: take the mark off", row.place)
		}
	}
	logScores(t, scores)
	told, err := os.ReadFile(filepath.Join("..", "testdata", "repairs", "README.md"))
	require.NoError(t, err)
	for kind, s := range scores {
		assert.Regexp(t, fmt.Sprintf("(?m)^\\| `%s` \\|.*\\| %d \\| %d \\|$", kind, s.mended+s.missed+s.spoiled, s.kept+s.harmed), string(told), "the table of README.md")
	}
	assert.Contains(t, string(told), fmt.Sprintf("%d rows have a defect, %d have none; the languages are %d", mend, stay, len(languages)))
	for kind, s := range scores {
		if n := s.mended + s.missed + s.spoiled; n > 0 {
			require.Contains(t, recallFloor, kind, "every kind has a floor")
			assert.GreaterOrEqual(t, float64(s.mended)/float64(n), recallFloor[kind], "recall of %s", kind)
		}
	}
	assert.LessOrEqual(t, float64(harmed)/float64(stay), harmCeiling, "share of the sound rows that were changed")
	assert.GreaterOrEqual(t, mend, 400, "rows to mend")
	assert.GreaterOrEqual(t, stay, 600, "rows to leave alone")
	assert.GreaterOrEqual(t, len(languages), 15, "languages")
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// logScores writes the table that README.md of the tables quotes.
func logScores(t *testing.T, scores map[string]*repairScore) {
	var kinds []string
	for kind := range scores {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	var all repairScore
	t.Logf("%-14s %7s %7s %7s %7s   %7s %7s", "kind", "mended", "missed", "spoiled", "recall", "kept", "harmed")
	line := func(kind string, s repairScore) {
		recall := 1.0
		if n := s.mended + s.missed + s.spoiled; n > 0 {
			recall = float64(s.mended) / float64(n)
		}
		t.Logf("%-14s %7d %7d %7d %7.3f   %7d %7d", kind, s.mended, s.missed, s.spoiled, recall, s.kept, s.harmed)
	}
	for _, kind := range kinds {
		s := *scores[kind]
		line(kind, s)
		all.mended, all.missed, all.spoiled = all.mended+s.mended, all.missed+s.missed, all.spoiled+s.spoiled
		all.kept, all.harmed = all.kept+s.kept, all.harmed+s.harmed
	}
	line("all", all)
}

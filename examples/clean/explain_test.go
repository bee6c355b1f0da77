package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

func TestExplain(t *testing.T) {
	files{"a.txt": pageText, "b.txt": first}.write(t)
	for name, test := range map[string]struct {
		args  string
		lines []string // parts of lines, in order
	}{
		"every block is there with what became of it": {"a.txt", []string{
			"a.txt: blocks: 3 (1 kept, 1 repaired, 1 removed)",
			"kept      body   ", "repaired  body   ", `words/doubled  "the the" -> "the"`, "removed   share  phrases/widget",
		}},
		"-repair-only removes nothing": {"-repair-only a.txt", []string{
			"(2 kept, 1 repaired, 0 removed)", "kept      body", `"the the" -> "the"`, share,
		}},
		"a switched-off rule repairs nothing": {"-disable words/doubled a.txt", []string{"(2 kept, 0 repaired, 1 removed)"}},
		"every page has its heading":          {"b.txt a.txt", []string{"b.txt: blocks: 1", "kept", "\na.txt: blocks: 3"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := call(t, "-explain "+test.args, "")
			assert.Equal(t, exitOK, got.code)
			assert.Empty(t, got.stderr)
			assert.NotContains(t, got.stdout, "\x1b")
			rest := got.stdout
			for _, part := range test.lines {
				_, after, found := strings.Cut(rest, part)
				assert.True(t, found, "%q in order in\n%s", part, got.stdout)
				rest = after
			}
		})
	}
}

func TestExplainColours(t *testing.T) {
	for name, test := range map[string]struct {
		terminal      bool
		noColor, term string
		want          bool
	}{
		"a terminal has colours":                     {true, "", "xterm", true},
		"a pipe has none":                            {false, "", "xterm", false},
		"NO_COLOR means none":                        {true, "1", "xterm", false},
		"NO_COLOR has no value that means something": {true, "0", "xterm", false},
		"a dumb terminal cannot":                     {true, "", "dumb", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("NO_COLOR", test.noColor)
			t.Setenv("TERM", test.term)
			got := onTerminal(t, "-explain", test.terminal, false)
			assert.Equal(t, exitOK, got.code)
			assert.Equal(t, test.want, strings.Contains(got.stdout, "\x1b["), got.stdout)
		})
	}
}

// made is a result with blocks and a ledger of the test's making.
func made(source string, blocks []heuristics.Block, ledger cleaner.Ledger) *cleaner.Result {
	for i := range ledger {
		ledger[i].Old = source[ledger[i].Start:ledger[i].End]
	}
	return &cleaner.Result{Source: source, Blocks: blocks, Ledger: ledger}
}

func TestJudge(t *testing.T) {
	const body, navigation, space = heuristics.Body, heuristics.Navigation, heuristics.Space
	for name, test := range map[string]struct {
		source string
		ends   [][2]int // of the blocks
		ledger cleaner.Ledger
		fates  []fate
		counts []int // of repairs
	}{
		"what the ledger does not name is kept":  {"one two", [][2]int{{0, 7}}, nil, []fate{kept}, []int{0}},
		"space between blocks is no repair":      {"one\n\n\ntwo", [][2]int{{0, 3}, {6, 9}}, cleaner.Ledger{{Start: 3, End: 6, New: "\n\n", Role: space}}, []fate{kept, kept}, []int{0, 0}},
		"blocks without a gap keep apart":        {"HomeNews", [][2]int{{0, 4}, {4, 8}}, cleaner.Ledger{{Start: 4, End: 8, Role: navigation}}, []fate{kept, removed}, []int{0, 0}},
		"an insertion at the end is the block's": {"oneTwo", [][2]int{{0, 3}, {3, 6}}, cleaner.Ledger{{Start: 3, End: 3, New: ".", Role: body}}, []fate{repaired, kept}, []int{1, 0}},
		"several repairs of a block":             {"a a b b", [][2]int{{0, 7}}, cleaner.Ledger{{Start: 1, End: 3, Role: body}, {Start: 5, End: 7, Role: body}}, []fate{repaired}, []int{2}},
		"a removed block and its space":          {"Home\n\ntext", [][2]int{{0, 4}, {6, 10}}, cleaner.Ledger{{Start: 0, End: 4, Role: navigation}, {Start: 4, End: 6, Role: space}}, []fate{removed, kept}, []int{0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			var blocks []heuristics.Block
			for _, e := range test.ends {
				blocks = append(blocks, heuristics.Block{Start: e[0], End: e[1]})
			}
			for i, v := range judge(made(test.source, blocks, test.ledger)) {
				assert.Equal(t, test.fates[i], v.fate, "block %d", i)
				assert.Len(t, v.repairs, test.counts[i], "block %d", i)
			}
		})
	}
}

func TestRepairText(t *testing.T) {
	for name, test := range map[string]struct {
		source, before, after string
		start, end            int
		new                   string
	}{
		"the word around a repair":              {source: "the coun-\ncil has", start: 8, end: 10, before: `"coun-\ncil"`, after: `"council"`},
		"nothing around a repair of words":      {source: "a said said b", start: 6, end: 11, before: `"said said"`, after: `"said"`},
		"what cannot be seen is shown":          {source: "a\u200bb", start: 1, end: 4, before: `"a\u200bb"`, after: `"ab"`},
		"bytes that are no UTF-8 are shown":     {source: "a\xffb", start: 1, end: 2, new: "\ufffd", before: `"a\xffb"`, after: `"a\ufffdb"`},
		"a long word is cut between characters": {source: strings.Repeat("é", 40) + "x", start: 80, end: 81, before: `"` + strings.Repeat("é", 12) + `x"`, after: `"` + strings.Repeat("é", 12) + `"`},
	} {
		t.Run(name, func(t *testing.T) {
			b := &heuristics.Block{End: len(test.source)}
			e := cleaner.Entry{Start: test.start, End: test.end, Old: test.source[test.start:test.end], New: test.new}
			before, after := repairText(test.source, b, e)
			assert.Equal(t, test.before, before)
			assert.Equal(t, test.after, strings.ReplaceAll(after, "�", `\ufffd`))
		})
	}
}

func TestExplainIsHarmlessToATerminal(t *testing.T) {
	assert.Equal(t, `\x1b[2J "quoted" \u202e`, printable("\x1b[2J \"quoted\" \u202e"))
	assert.Equal(t, "abc…", shorten("abcdef", 4))
	assert.Equal(t, "äöüß", shorten("äöüß", 4))
}

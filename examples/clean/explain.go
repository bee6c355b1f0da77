package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

const (
	// snippetRunes is how much of a block is shown, excerptRunes how much
	// of each side of a repair.
	snippetRunes, excerptRunes = 72, 48
	// contextBytes is how far from a repair the word around it may end.
	contextBytes = 24
)

// fate is what became of a block.
type fate string

const (
	kept     fate = "kept"
	repaired fate = "repaired"
	removed  fate = "removed"
)

// palette is the colour of each fate, and what ends it; it is empty where
// there are no colours.
type palette struct {
	fates      map[fate]string
	faint, end string
}

func newPalette(on bool) palette {
	if !on {
		return palette{}
	}
	return palette{
		fates: map[fate]string{kept: "\x1b[32m", repaired: "\x1b[33m", removed: "\x1b[31m"},
		faint: "\x1b[2m", end: "\x1b[0m",
	}
}

// verdict is a block with what became of it.
type verdict struct {
	block   *heuristics.Block
	fate    fate
	repairs []cleaner.Entry
}

// explain writes every block of a page: its fate, role, rule, confidence and
// beginning, and below it the repairs.
func explain(name string, res *cleaner.Result, p palette) []byte {
	verdicts := judge(res)
	count, roles, rules := make(map[fate]int), 0, 0
	for _, v := range verdicts {
		count[v.fate]++
		roles = max(roles, len(v.block.Role.String()))
		rules = max(rules, len(v.block.Rule))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: blocks: %d (%d kept, %d repaired, %d removed)\n",
		printable(name), len(verdicts), count[kept], count[repaired], count[removed])
	for _, v := range verdicts {
		text := shorten(strings.Join(strings.Fields(res.Source[v.block.Start:v.block.End]), " "), snippetRunes)
		fmt.Fprintf(&b, "%s%-8s%s  %-*s  %s%-*s  %.2f%s  %s\n", p.fates[v.fate], v.fate, p.end,
			roles, v.block.Role, p.faint, rules, v.block.Rule, v.block.Confidence, p.end, printable(text))
		for _, e := range v.repairs {
			before, after := repairText(res.Source, v.block, e)
			fmt.Fprintf(&b, "          %s%s%s  %s -> %s\n", p.faint, e.Rule, p.end, before, after)
		}
	}
	return b.Bytes()
}

// judge says what became of each block. It goes by the ledger, which is what
// happened: blocks and entries are both in order.
func judge(res *cleaner.Result) []verdict {
	verdicts := make([]verdict, len(res.Blocks))
	ledger := res.Ledger
	for i := range res.Blocks {
		v := &verdicts[i]
		v.block, v.fate = &res.Blocks[i], kept
		n := entriesUpTo(ledger, v.block.End)
		for _, e := range ledger[:n] {
			switch e.Role {
			case heuristics.Space:
				// between blocks
			case heuristics.Body:
				v.fate = repaired
				v.repairs = append(v.repairs, e)
			default:
				v.fate = removed
			}
		}
		ledger = ledger[n:]
	}
	return verdicts
}

// entriesUpTo counts the entries at the head of the ledger that are of a block
// with that end, or of the space before it. Blocks can follow one another at
// once: what begins at the end is of this block if it is an insertion.
func entriesUpTo(ledger cleaner.Ledger, end int) int {
	for n, e := range ledger {
		if e.Start > end || e.Start == end && e.End > end {
			return n
		}
	}
	return len(ledger)
}

// repairText shows a repair, old and new, with the word that it is in.
func repairText(source string, b *heuristics.Block, e cleaner.Entry) (before, after string) {
	head, tail := source[b.Start:max(e.Start, b.Start)], source[e.End:max(e.End, b.End)]
	if i := strings.LastIndexAny(head, " \t\r\n"); i >= 0 {
		head = head[i+1:]
	}
	if i := strings.IndexAny(tail, " \t\r\n"); i >= 0 {
		tail = tail[:i]
	}
	for len(head) > contextBytes {
		_, size := utf8.DecodeRuneInString(head)
		head = head[size:]
	}
	for len(tail) > contextBytes {
		_, size := utf8.DecodeLastRuneInString(tail)
		tail = tail[:len(tail)-size]
	}
	return quote(head + e.Old + tail), quote(head + e.New + tail)
}

// quote shows a text with all that cannot be seen in it.
func quote(text string) string { return strconv.Quote(shorten(text, excerptRunes)) }

// shorten cuts a text to a number of characters, the last one an ellipsis.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	n := 0
	for i := range text {
		if n++; n == limit {
			return text[:i] + "…"
		}
	}
	return text
}

// printable escapes what a page could do to a terminal.
func printable(text string) string {
	quoted := strconv.Quote(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

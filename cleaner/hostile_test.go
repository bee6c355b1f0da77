package cleaner_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// patience is what a hostile input may take: a sound machine needs a fraction
// of it, and work that grows with the square of the input many times as much.
const patience = 60 * time.Second

// hostileInputs are made to find work that grows faster than the input.
func hostileInputs() []struct {
	name string
	make func() string
} {
	repeat := func(s string, n int) func() string { return func() string { return strings.Repeat(s, n) } }
	return []struct {
		name string
		make func() string
	}{
		{"a line of 20 MB", repeat("the ferry left the quay at noon and ", 20<<20/36)},
		{"a word of 20 MB", repeat("x", 20<<20)},
		{"a million short lines", repeat("ab\n", 1_000_000)},
		{"a million lines of their own", func() string {
			var b strings.Builder
			for i := range 1_000_000 {
				b.WriteString(string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + "\n")
			}
			return b.String()
		}},
		{"one phrase half a million times", repeat("Listen Live\n", 500_000)},
		{"random bytes", func() string {
			r, out := rand.New(rand.NewPCG(4, 20)), make([]byte, 4<<20)
			for i := range out {
				out[i] = byte(r.Uint32())
			}
			return string(out)
		}},
		{"random letters and line breaks", func() string {
			const letters = "ab -.\n\n©:|&;<>'\"0123#*\xc3\xa9\xe2\x80\x99"
			r, out := rand.New(rand.NewPCG(4, 21)), make([]byte, 1<<20)
			for i := range out {
				out[i] = letters[r.IntN(len(letters))]
			}
			return string(out)
		}},
		{"broken words", repeat("a-\n", 400_000)},
		{"one broken word", repeat("abc-\n", 200_000)},
		{"a stutter without end", repeat("ab", 1_000_000)},
		{"stutters", repeat("signsigned ", 100_000)},
		{"a doubled word without end", repeat("the ", 1_000_000)},
		{"a doubled word on lines of its own", repeat("the\n", 250_000)},
		{"brackets", repeat("[", 500_000)},
		{"words glued to brackets", repeat("word(of the word)word ", 50_000)},
		{"words glued at full stops", repeat("In the end.Word of the end ", 50_000)},
		{"words glued at commas", repeat("the word,word of it ", 50_000)},
		{"punctuation with spaces before", repeat("the word , the word . The ", 50_000)},
		{"letters one by one", repeat("a b c d N E W S ", 60_000)},
		{"a sentence over and over", repeat("The harbour will be closed to all ships for the rest of the week. ", 20_000)},
		{"lost bytes", repeat("citÃ Ã Â â€ ", 100_000)},
		{"angles", repeat("<", 500_000)},
		{"ampersands", repeat("&", 500_000)},
		{"escaped ampersands", func() string { return "&" + strings.Repeat("amp;", 250_000) }},
		{"entities", repeat("&lt;", 250_000)},
		{"bytes that are not UTF-8", repeat("\xff", 500_000)},
		{"bytes that are not UTF-8 among such that are", repeat("é\xffé, è ", 200_000)},
		{"marks on one letter", func() string { return "a" + strings.Repeat("\u0301", 300_000) }},
		{"misread characters", repeat("Ã©", 300_000)},
		{"characters that only look misread", repeat("ж—Ґ", 200_000)},
		{"half of misread characters", repeat("â€", 300_000)},
		{"soft hyphens", repeat("\u00ad", 500_000)},
		{"soft hyphens at line ends", repeat("ab\u00ad\n", 200_000)},
		{"white space", repeat(" ", 2_000_000)},
		{"white space and line breaks", repeat(" \t\n\r", 500_000)},
		{"line separators", repeat("a\u2028b\u2029", 200_000)},
		{"code fences", repeat("```\n", 300_000)},
		{"indented code", repeat("    x = 1;\nab\nab\n", 100_000)},
		{"list markers", repeat("- - 1. * ", 200_000)},
		{"table rows", repeat("| a | b |\n", 150_000)},
		{"datelines", repeat("21 January 2020 14:05\n", 60_000)},
		{"digits", repeat("1234567890", 200_000)},
		{"bylines", repeat("By Ella Marsh and Tom Reed\n", 60_000)},
		{"credits", repeat("Photo: Ella Marsh / AFP\n", 60_000)},
		{"captions with credits", repeat("The quay at dawn (Photo: Ella Marsh)\n", 40_000)},
		{"colons", repeat(": ", 500_000)},
		{"colon lines", repeat("a: b: c: d\n", 100_000)},
		{"wrapped lines of one paragraph", repeat("the council has approved the new development of the old harbour quay\n", 30_000)},
		{"Chinese without a break", repeat("市政府宣布老桥", 100_000)},
		{"headings all alike", repeat("The Council Has Approved the Harbour\n\n", 50_000)},
	}
}

// shorter is how many times smaller the inputs are with -short.
const shorter = 10

// within fails the test where a function takes longer than the patience.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	start := time.Now()
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
		t.Logf("%s: %v", what, time.Since(start).Round(time.Millisecond))
	case <-time.After(patience):
		t.Fatalf("%s takes longer than %v", what, patience)
	}
}

func TestHostileText(t *testing.T) {
	repair := repairer(t)
	for _, c := range hostileInputs() {
		t.Run(c.name, func(t *testing.T) {
			input := c.make()
			if testing.Short() {
				input = input[:len(input)/shorter]
			}
			var res, repaired *cleaner.Result
			within(t, "cleaning", func() { res = cleaner.Clean(input) })
			within(t, "repairing", func() { repaired = repair.Clean(input) })
			requireFits(t, input, res)
			requireFits(t, input, repaired)
		})
	}
}

// requireFits is requireRebuild without the checks of single entries, which
// take longer than the cleaning where there are a million.
func requireFits(t *testing.T, input string, res *cleaner.Result) {
	t.Helper()
	back, ok := res.Input()
	require.True(t, ok, "the ledger does not fit the text")
	require.True(t, string(back) == input, "the rebuilt input differs")
	at := 0
	for _, e := range res.Ledger {
		if e.Start < at || e.Rule == "" || e.Role == 0 {
			require.Fail(t, "a bad entry", "%+v", e)
		}
		at = e.End
	}
}

func TestHostileHTML(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(t, err)
	words := "the ferry left the quay at noon "
	for _, h := range []struct {
		name, page string
		contains   string
	}{
		{"100,000 nested divs", strings.Repeat("<div>", 100_000) + words + strings.Repeat("</div>", 100_000), words[:31]},
		{"100,000 nested divs with text", strings.Repeat("<div>the quay ", 100_000), "the quay"},
		{"100,000 nested spans", strings.Repeat("<span>", 100_000) + words, ""},
		{"100,000 nested lists", strings.Repeat("<ul><li>quay", 50_000), ""},
		{"100,000 nested quotes", strings.Repeat("<blockquote>quay", 100_000), ""},
		{"100,000 open formatting elements", strings.Repeat("<b><i>", 50_000) + words, ""},
		{"10,000 unclosed anchors", strings.Repeat("<a href=x><p>quay", 10_000), ""},
		{"100,000 paragraphs", strings.Repeat("<p>"+words+"</p>", 100_000), ""},
		{"100,000 links", strings.Repeat("<a href=/x>quay</a> ", 100_000), ""},
		{"100,000 cells", "<table>" + strings.Repeat("<tr><td>quay</td></tr>", 100_000) + "</table>", ""},
		{"nested tables", strings.Repeat("<table><tr><td>quay", 3_000), ""},
		{"a tag without end", "<p " + strings.Repeat("a=b ", 300_000), ""},
		{"a comment without end", "<!--" + strings.Repeat("-", 2_000_000), ""},
		{"a script without end", "<p>quay</p><script>" + strings.Repeat("x", 2_000_000), ""},
		{"angles", strings.Repeat("<", 500_000), ""},
		{"ends without a start", strings.Repeat("</p>", 200_000), ""},
		{"line breaks", strings.Repeat("quay<br>", 200_000), ""},
		{"broken entities", strings.Repeat("&am", 500_000), ""},
		{"random bytes", string(randomBytes(1 << 20)), ""},
		{"metas", strings.Repeat("<meta name=author content='Ella Marsh'>", 50_000), ""},
		{"JSON-LD nested deeply", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 50_000) + "</script>", ""},
	} {
		t.Run(h.name, func(t *testing.T) {
			var res *cleaner.Result
			within(t, "cleaning", func() {
				var err error
				res, err = c.CleanHTML(strings.NewReader(h.page))
				assert.NoError(t, err)
			})
			require.NotNil(t, res)
			source, ok := res.Ledger.Rebuild(res.Text)
			require.True(t, ok, "the ledger does not fit the text")
			require.True(t, source == res.Source, "the rebuilt source differs")
			assert.True(t, strings.Contains(res.Source, h.contains), "the text is there")
		})
	}
}

func randomBytes(n int) []byte {
	r, out := rand.New(rand.NewPCG(4, 22)), bytes.Repeat([]byte{'<'}, n)
	for i := range out {
		if i%7 > 0 {
			out[i] = byte(r.Uint32())
		}
	}
	return out
}

package cleaner_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// repairer only repairs.
func repairer(t testing.TB) *cleaner.Cleaner {
	t.Helper()
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	require.NoError(t, err)
	return c
}

// requireRebuild checks the first two promises: text and ledger give back the
// input, and the ledger accounts for every byte that the text lacks.
func requireRebuild(t testing.TB, input []byte, res *cleaner.Result) {
	t.Helper()
	back, ok := res.Input()
	require.True(t, ok, "the ledger does not fit the text")
	require.True(t, bytes.Equal(input, back), "rebuilt input differs:\n%q\n%q", input, back)
	at := 0
	for _, e := range res.Ledger {
		require.LessOrEqual(t, at, e.Start, "entries overlap")
		require.NotEmpty(t, e.Rule, "an entry without a rule at %d", e.Start)
		require.NotZero(t, e.Role, "an entry without a role at %d, by %s", e.Start, e.Rule)
		require.Equal(t, res.Source[e.Start:e.End], e.Old)
		at = e.End
	}
}

func TestPromisesHoldForFixtures(t *testing.T) {
	for _, f := range fixtures(t, ".txt") {
		t.Run(f.name, func(t *testing.T) {
			res := cleaner.Clean(string(f.input))
			requireRebuild(t, f.input, res)
			again := cleaner.Clean(res.Text)
			assert.Equal(t, res.Text, again.Text, "a second cleaning changes nothing")
			repaired := repairer(t).Clean(string(f.input))
			requireRebuild(t, f.input, repaired)
			assert.Equal(t, repaired.Text, repairer(t).Clean(repaired.Text).Text, "a second repair changes nothing")
		})
	}
}

func TestPromisesHoldForHTMLFixtures(t *testing.T) {
	for _, f := range fixtures(t, ".html") {
		t.Run(f.name, func(t *testing.T) {
			res := clean(t, f)
			requireRebuild(t, []byte(res.Source), res)
		})
	}
}

// FuzzHTML gives any bytes for a page: the promises hold for its visible
// text, and the outputs come without a panic.
func FuzzHTML(f *testing.F) {
	for _, c := range fixtures(f, ".html") {
		f.Add(c.input)
	}
	for _, s := range []string{
		"<p>a <a href=/x>b <img src=i.png></a><pre><a href=y> c </a> </pre><noscript><img src=j>", "<div class=comment><b class=fn>a</b><time>1 May 2020</time><p>b</div>", "<table><tr><td colspan=3 rowspan=2>a<td>b<tr><td>c",
		"<table><tr><td><td>a<tr><th>b", "<li><ul><li>x<ol start=-1><li>y", "<pre>\n\n a\n</pre><br><br>b", "<p hidden>x<p>y", "<svg><p>z", "\xff<b>\x00",
	} {
		f.Add([]byte(s))
	}
	c, err := cleaner.New(cleaner.Options{})
	require.NoError(f, err)
	all := keeper(f)
	f.Fuzz(func(t *testing.T, input []byte) {
		res, err := c.CleanHTML(bytes.NewReader(input))
		require.NoError(t, err)
		requireRebuild(t, []byte(res.Source), res)
		_, _ = res.Markdown(), res.HTML()
		more, err := all.CleanHTML(bytes.NewReader(input))
		require.NoError(t, err)
		require.Equal(t, res.Text, more.Text)
		_, _ = more.Markdown(), more.HTML()
		at := 0
		for _, l := range more.Links {
			require.True(t, at <= l.Start && l.Start < l.End && l.End <= len(more.Source), "links are in order and apart")
			at = l.End
		}
	})
}

func FuzzRebuild(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, input []byte) {
		requireRebuild(t, input, cleaner.Clean(string(input)))
	})
}

func FuzzCalm(f *testing.F) {
	addSeeds(f)
	c := repairer(f)
	f.Fuzz(func(t *testing.T, input []byte) {
		once := c.Clean(string(input))
		requireRebuild(t, input, once)
		twice := c.Clean(once.Text)
		require.Equal(t, once.Text, twice.Text)
	})
}

// addSeeds gives a fuzz target the fixtures and some oddities to start from.
func addSeeds(f *testing.F) {
	for _, c := range fixtures(f, ".txt") {
		f.Add(c.input)
	}
	for _, s := range []string{
		"", "\n", "\r\n\r", "\xff\xfea\x00b\x00", "\xfe\xff\x00a\x00b", "\xef\xbb\xbfBOM", "caf\xe9", "a-\nb", "exam-\nple of\r\nthe\r\nthe",
		"signsigned signed", "&amp;amp;lt;", "Ã¢â‚¬â„¢", "the the\u00adthe", "x\u0301\u0301", "- a\n- b\n\n```\ncode\n```", "a\u2028b\u0085c",
		"It was dry,but it(the roof)was sound .Nobody knew,“not I.”The end", "citÃ era â€ don\u0092t", "N E W S of the A B C D E F", "вЂ™ РІ –é√º",
		"It was very cold on the ice that day for all of us. It was very cold on the ice that day for all of us.",
	} {
		f.Add([]byte(s))
	}
}

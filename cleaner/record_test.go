package cleaner_test

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

func TestRecordOfNothing(t *testing.T) {
	got, err := json.Marshal(cleaner.Clean("").Record("", false))
	require.NoError(t, err)
	assert.JSONEq(t, `{"id":"","text":"","title":"","author":"","date":"","modified":"","sitename":"","description":"","language":"",
		"license":"","tags":[],"categories":[],"images":[],"related":[],"kind":"","confidence":0}`, string(got), "lists are [] and not null")
}

func TestRecordShape(t *testing.T) {
	field := func(v string) heuristics.Field { return heuristics.Field{Value: v, Signal: "meta"} }
	res := &cleaner.Result{
		Text: "Body.",
		Metadata: cleaner.Metadata{
			Title: field("T"), SiteName: field("S"), Description: field("D"), Language: heuristics.Field{Value: "en", Signal: heuristics.SignalDetected},
			License: field("L"), Canonical: field("https://a.example/"), Image: field("https://a.example/i.png"), Kind: field("article"),
			Date: field("2020-01-21"), Modified: field("2020-01-22"), Authors: []string{"Ella Marsh", "Tom Reed"}, AuthorsSignal: heuristics.SignalVisible,
			Tags: []string{"sea"}, TagsSignal: "jsonld", Categories: []string{"News"}, CategoriesSignal: "jsonld",
			Images: []heuristics.Image{{Caption: "C", Credit: "R"}}, Related: []string{"More"},
		},
		Ledger: cleaner.Ledger{{Rule: "phrases/known", Role: heuristics.Share, Start: 5, End: 11, Old: "\nShare", New: "", Confidence: 0.9}},
	}
	got, err := json.Marshal(res.Record("page-7", true))
	require.NoError(t, err)
	assert.JSONEq(t, `{"id":"page-7","text":"Body.","title":"T","author":"Ella Marsh; Tom Reed","date":"2020-01-21","modified":"2020-01-22","sitename":"S",
		"description":"D","language":"en","license":"L","canonical":"https://a.example/","image":"https://a.example/i.png","tags":["sea"],"categories":["News"],
		"images":[{"caption":"C","credit":"R"}],"related":["More"],"kind":"article","confidence":0,
		"signals":{"title":"meta","sitename":"meta","description":"meta","language":"detected","license":"meta","canonical":"meta","image":"meta","kind":"meta",
			"date":"meta","modified":"meta","author":"visible","tags":"jsonld","categories":"jsonld"},
		"ledger":[{"rule":"phrases/known","role":"share","start":5,"end":11,"old":"\nShare","new":"","confidence":0.9}]}`, string(got))
	got, err = json.Marshal(res.Record("page-7", false))
	require.NoError(t, err)
	assert.NotContains(t, string(got), "ledger", "no ledger unless asked for")
	var back cleaner.Record
	require.NoError(t, json.Unmarshal(got, &back))
	assert.Equal(t, res.Record("page-7", false), back, "a record can be read back")
}

func TestRecordSignalsOnlyOfValues(t *testing.T) {
	res := &cleaner.Result{Metadata: cleaner.Metadata{Title: heuristics.Field{Signal: "meta"}, Date: heuristics.Field{Value: "2020-01", Signal: "meta"}}}
	assert.Equal(t, map[string]heuristics.Signal{"date": "meta"}, res.Record("", false).Signals)
}

func TestRecordOfBytesThatAreNotUTF8(t *testing.T) {
	// Most of the text is UTF-8, so that the stray byte stays one.
	res := cleaner.Clean("The café on the quay, the crêperie, the pâtisserie and the brûlerie are open, é è ê, but the b\xe9ret shop has been closed since May.")
	require.Equal(t, "utf-8", res.Encoding)
	found := false
	for _, e := range res.Record("", true).Ledger {
		if e.Rule != "characters/invalid" {
			assert.Empty(t, e.OldBytes, "only bytes that are not UTF-8 need it")
			continue
		}
		found = true
		assert.Empty(t, e.Old)
		old, err := base64.StdEncoding.DecodeString(e.OldBytes)
		require.NoError(t, err)
		assert.Equal(t, "\xe9", string(old))
		assert.Equal(t, "\uFFFD", e.New)
	}
	assert.True(t, found, "the repair is in the ledger")
}

func TestMarshalJSONIsRecordWithLedger(t *testing.T) {
	res := cleaner.Clean("Marks &amp; Sons have closed the shop on the quay for good, said the owner on Monday.")
	got, err := json.Marshal(res)
	require.NoError(t, err)
	want, err := json.Marshal(res.Record("", true))
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
	assert.Contains(t, string(got), `"rule":"characters/entity"`)
}

// TestRecordRebuilds makes the source again from the JSON alone.
func TestRecordRebuilds(t *testing.T) {
	const page = "Home\nShare this article\n\nThe caf\u00c3\u00a9 doesn\u00e2\u20ac\u2122t open, said the the owner &amp; his wife on Monday morning.\n\n\nShare this article\n"
	encoded, err := json.Marshal(cleaner.Clean(page))
	require.NoError(t, err)
	var rec cleaner.Record
	require.NoError(t, json.Unmarshal(encoded, &rec))
	var ledger cleaner.Ledger
	for _, e := range rec.Ledger {
		ledger = append(ledger, cleaner.Entry{Rule: e.Rule, Role: e.Role, Start: e.Start, End: e.End, Old: e.Old, New: e.New})
	}
	require.NotEmpty(t, ledger)
	source, ok := ledger.Rebuild(rec.Text)
	require.True(t, ok)
	assert.Equal(t, page, source)
}

func TestRebuildRefusesWhatDoesNotFit(t *testing.T) {
	res := cleaner.Clean("Marks &amp; Sons have closed the shop on the quay for good, said the owner on Monday.")
	require.NotEmpty(t, res.Ledger)
	_, ok := res.Ledger.Rebuild("Marks")
	assert.False(t, ok)
	changed := *res
	changed.Text = "x" + res.Text
	_, ok = changed.Input()
	assert.False(t, ok)
}

func TestRebuildRefusesBrokenLedgers(t *testing.T) {
	for name, ledger := range map[string]cleaner.Ledger{
		"a start past the text":        {{Start: 4, End: 4, Old: ""}},
		"a start far past the text":    {{Start: 1, End: 2, Old: "x", New: "b"}, {Start: math.MaxInt, End: math.MaxInt}},
		"a start before the beginning": {{Start: -1, End: 0, Old: "x"}},
		"an end before the start":      {{Start: 2, End: math.MinInt}, {Start: 2, End: 2}},
		"another length than the old":  {{Start: 0, End: 5, Old: "x"}},
		"entries out of order":         {{Start: 2, End: 3, Old: "x"}, {Start: 1, End: 1}},
		"a new that is not there":      {{Start: 0, End: 1, Old: "x", New: "y"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, ok := ledger.Rebuild("abc")
			assert.False(t, ok)
		})
	}
	source, ok := cleaner.Ledger{{Start: 1, End: 3, Old: "xy", New: "b"}}.Rebuild("abc")
	assert.True(t, ok)
	assert.Equal(t, "axyc", source)
}

// FuzzRecord reads records of any program's making: a ledger that fits its
// text turns the source into it, and one that does not is refused.
func FuzzRecord(f *testing.F) {
	for _, c := range fixtures(f, ".txt") {
		rec, err := json.Marshal(cleaner.Clean(string(c.input)))
		require.NoError(f, err)
		f.Add(rec)
	}
	f.Add([]byte(`{"text":"abc","ledger":[{"rule":"a/b","role":"body","start":1,"end":3,"old":"xy","new":"b"}]}`))
	f.Add([]byte(`{"text":"abc","ledger":[{"role":"space","start":9223372036854775807,"end":-1,"old":"","new":""}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var rec cleaner.Record
		if json.Unmarshal(data, &rec) != nil {
			return
		}
		var ledger cleaner.Ledger
		for _, e := range rec.Ledger {
			ledger = append(ledger, cleaner.Entry{Rule: e.Rule, Role: e.Role, Start: e.Start, End: e.End, Old: e.Old, New: e.New})
		}
		source, ok := ledger.Rebuild(rec.Text)
		if !ok {
			return
		}
		var text strings.Builder
		at := 0
		for _, e := range ledger {
			text.WriteString(source[at:e.Start] + e.New)
			at = e.End
		}
		text.WriteString(source[at:])
		require.Equal(t, rec.Text, text.String())
	})
}

package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twoRuns are a tool that is done and one that was interrupted.
func twoRuns() []*toolRun {
	pages := []page{{id: "a", kind: htmlKind}, {id: "b", kind: htmlKind}}
	return []*toolRun{
		{tool: tool{name: "floor", kind: htmlKind}, pages: pages, peak: 3e6, best: []record{
			{Bytes: 1_000_000, CPU: time.Second, Allocations: 10, Allocated: 2_000_000}, {Bytes: 3_000_000, CPU: 3 * time.Second, Allocations: 30, Allocated: 6_000_000},
		}},
		{tool: tool{name: "other", kind: htmlKind}, pages: pages, f1: []float64{0.5, 1}, best: []record{{Bytes: 1_000_000, CPU: 5 * time.Second, Error: "panic"}}},
		{tool: tool{name: "words", kind: textKind}, pages: pages, best: []record{{Bytes: 10, CPU: time.Millisecond}}},
		{tool: tool{name: "not begun", kind: textKind}, pages: pages},
	}
}

func TestTablesAddUp(t *testing.T) {
	tables := tablesOf(twoRuns())
	require.Len(t, tables, 2)
	assert.Equal(t, "HTML: 2 pages, 4.0 MB", tables[0].title())
	assert.Equal(t, []string{"floor", "2", "4.0 s", "1.0", "1.0", "20", "2.0", "3 MB", "-", "0"}, tables[0].rows[0].cells())
	assert.Equal(t, []string{"other", "1", "5.0 s", "0.20", "5.0", "-", "-", "0 MB", "0.750", "1"}, tables[0].rows[1].cells(),
		"times count on the pages of both")
	assert.Len(t, tables[1].rows, 1, "a tool that was not begun has no row")
	assert.Empty(t, tablesOf(twoRuns()[3:]), "nor has a table that was not")
}

func TestBestRoundCounts(t *testing.T) {
	r := &toolRun{pages: []page{{reference: "the quay", hasReference: true}}}
	r.take(0, record{CPU: 3, Text: "the quay", Peak: 5}, true)
	r.take(0, record{CPU: 2, Allocations: 7, Peak: 9}, false)
	r.take(0, record{CPU: 4, Peak: 1}, false)
	r.take(1, record{CPU: 1}, false) // of a page that nobody asked for
	assert.Equal(t, []record{{CPU: 2, Allocations: 7, Peak: 9}}, r.best)
	assert.Equal(t, []float64{1}, r.f1)
	assert.EqualValues(t, 9, r.peak)
}

func TestPlainAndMarkdown(t *testing.T) {
	tables := []table{{kind: textKind, pages: 1, bytes: 2_000_000, rows: []row{{name: "winnow", pages: 1, bytes: 2_000_000, cpu: 100 * time.Millisecond, times: 1}}}}
	assert.Equal(t, `text: 1 pages, 2.0 MB

tool    pages     CPU  MB/s  x first  allocs  alloc  peak  F1  failed
winnow      1  100 ms    20      1.0       -      -  0 MB   -       0
`, plain(tables))
	assert.Equal(t, `text: 1 pages, 2.0 MB

| tool | pages | CPU | MB/s | x first | allocs | alloc | peak | F1 | failed |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| winnow | 1 | 100 ms | 20 | 1.0 | - | - | 0 MB | - | 0 |
`, markdown(tables))
}

package main

import (
	"slices"
	"time"
)

// table is what came of the tools for one kind of pages.
type table struct {
	kind  kind
	pages int
	bytes int // of all pages
	rows  []row
}

// row is a tool's sums.
type row struct {
	name        string
	pages       int // done
	failed      int
	bytes       int
	cpu         time.Duration
	times       float64 // of the first row's time, on the pages of both
	allocations float64 // a page
	allocated   float64 // bytes for a byte of input
	peak        int64
	scored      int // pages with a reference text
	f1          float64
}

// tablesOf adds up the runs; they are in order, kind by kind.
func tablesOf(runs []*toolRun) []table {
	var tables []table
	var base *toolRun
	for _, r := range runs {
		if len(tables) == 0 || tables[len(tables)-1].kind != r.tool.kind {
			tables, base = append(tables, table{kind: r.tool.kind, pages: len(r.pages)}), r
		}
		t := &tables[len(tables)-1]
		made := rowOf(r, base)
		t.bytes = max(t.bytes, made.bytes)
		if made.pages > 0 {
			t.rows = append(t.rows, made)
		}
	}
	// After an interrupt there can be tables that were not begun.
	return slices.DeleteFunc(tables, func(t table) bool { return len(t.rows) == 0 })
}

// rowOf adds up one tool.
func rowOf(r, base *toolRun) row {
	made := row{name: r.tool.name, pages: len(r.best), peak: r.peak, scored: len(r.f1)}
	var own, others time.Duration
	for i, rec := range r.best {
		made.bytes += rec.Bytes
		made.cpu += rec.CPU
		made.allocations += float64(rec.Allocations)
		made.allocated += float64(rec.Allocated)
		if rec.Error != "" {
			made.failed++
		}
		if i < len(base.best) {
			own, others = own+rec.CPU, others+base.best[i].CPU
		}
	}
	made.times = ratio(float64(own), float64(others))
	made.allocations = ratio(made.allocations, float64(made.pages))
	made.allocated = ratio(made.allocated, float64(made.bytes))
	for _, f := range r.f1 {
		made.f1 += f / float64(len(r.f1))
	}
	return made
}

// speed is in millions of bytes a second of CPU time.
func (r *row) speed() float64 { return ratio(float64(r.bytes)/1e6, r.cpu.Seconds()) }

// ratio is 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// columns are the heads of a table.
var columns = []string{"tool", "pages", "CPU", "MB/s", "x first", "allocs", "alloc", "peak", "F1", "failed"}

// cells writes a row.
func (r *row) cells() []string {
	quality := "-"
	if r.scored > 0 {
		quality = fmt.Sprintf("%.3f", r.f1)
	}
	return []string{
		r.name, fmt.Sprint(r.pages), cpuText(r.cpu), figure(r.speed()), figure(r.times), figure(r.allocations), figure(r.allocated),
		fmt.Sprintf("%.0f MB", float64(r.peak)/1e6), quality, fmt.Sprint(r.failed),
	}
}

// cpuText shows seconds, or milliseconds below one.
func cpuText(d time.Duration) string {
	if d < time.Second {
		return figure(float64(d)/1e6) + " ms"
	}
	return figure(d.Seconds()) + " s"
}

// figure writes a number with three digits or so; "-" where there is none.
func figure(x float64) string {
	switch {
	case x == 0:
		return "-"
	case x < 0.095:
		return fmt.Sprintf("%.1g", x)
	case x < 0.995:
		return fmt.Sprintf("%.2f", x)
	case x < 9.95:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}

// title tells what a table is of.
func (t *table) title() string {
	return fmt.Sprintf("%s: %d pages, %s MB", t.kind, t.pages, figure(float64(t.bytes)/1e6))
}

// grid is the table as cells, the heads first.
func (t *table) grid() [][]string {
	grid := [][]string{columns}
	for i := range t.rows {
		grid = append(grid, t.rows[i].cells())
	}
	return grid
}

// plain writes the tables for a terminal.
func plain(tables []table) string {
	var b strings.Builder
	for i := range tables {
		t := &tables[i]
		grid := t.grid()
		width := make([]int, len(columns))
		for _, line := range grid {
			for k, cell := range line {
				width[k] = max(width[k], utf8.RuneCountInString(cell))
			}
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t.title() + "\n\n")
		for _, line := range grid {
			fmt.Fprintf(&b, "%-*s", width[0], line[0])
			for k, cell := range line[1:] {
				fmt.Fprintf(&b, "  %*s", width[k+1], cell)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// markdown writes the tables as Markdown.
func markdown(tables []table) string {
	var b strings.Builder
	for i := range tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n\n", tables[i].title())
		for k, line := range tables[i].grid() {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(line, " | "))
			if k == 0 {
				b.WriteString("| --- |" + strings.Repeat(" --: |", len(columns)-1) + "\n")
			}
		}
	}
	return b.String()
}

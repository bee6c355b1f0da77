package main

import (
	"fmt"
	"html"
	"strings"
)

// The measures of the plot, in pixels.
const (
	plotWidth  = 760
	nameWidth  = 150
	barWidth   = 200 // of the longest bar
	valueWidth = 70  // behind a bar
	lineHeight = 24
	barHeight  = 14
	headHeight = 56
	margin     = 16
)

// plotStyle has colours for light pages and dark ones.
const plotStyle = `<style>
text { font: 13px sans-serif; fill: #24292f }
.title { font-weight: bold }
.bar { fill: #8c959f }
.own { fill: #0969da }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .bar { fill: #6e7681 } .own { fill: #4493f8 } }
</style>
`

// plot draws the tables as SVG: for each tool a bar for its speed and one for
// its F1. The fastest tool that does something has the longest. Speeds are so far apart that the bars of the slow ones are short:
// that is what they are there to show.
func plot(tables []table) string {
	var b strings.Builder
	height := margin
	for i := range tables {
		height += headHeight + lineHeight*len(tables[i].rows) + margin
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", plotWidth, height, plotWidth, height)
	fmt.Fprintf(&b, "<title>%s</title>\n%s", html.EscapeString(plotTitle(tables)), plotStyle)
	y := margin
	for i := range tables {
		y = tables[i].draw(&b, y) + margin
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// plotTitle says in words what is to be seen.
func plotTitle(tables []table) string {
	var parts []string
	for i := range tables {
		parts = append(parts, tables[i].title())
	}
	return "Speed and F1 of words. " + strings.Join(parts, "; ")
}

// draw draws a table below y, and returns where it ends.
func (t *table) draw(b *strings.Builder, y int) int {
	label := func(x, y int, class, text string) {
		fmt.Fprintf(b, `<text x="%d" y="%d"%s>%s</text>`+"\n", x, y, class, html.EscapeString(text))
	}
	second := margin + nameWidth + barWidth + valueWidth
	label(margin, y+12, ` class="title"`, t.title())
	label(margin+nameWidth, y+36, "", "MB a second of CPU time")
	label(second, y+36, "", "F1 of words")
	y += headHeight
	fastest := 0.0
	for i := range t.rows {
		if r := &t.rows[i]; r.pages == t.pages && r.name != "nothing" {
			fastest = max(fastest, r.speed())
		}
	}
	for i := range t.rows {
		r := &t.rows[i]
		label(margin, y+12, "", r.name)
		share := ratio(r.speed(), fastest)
		if share > 1 {
			share = 0 // "nothing" has a figure and no bar
		}
		bar(b, margin+nameWidth, y, share, r.name)
		label(margin+nameWidth+barLength(share)+6, y+12, "", figure(r.speed()))
		if r.scored > 0 && r.f1 > 0 {
			bar(b, second, y, r.f1, r.name)
			label(second+barLength(r.f1)+6, y+12, "", fmt.Sprintf("%.3f", r.f1))
		}
		y += lineHeight
	}
	return y
}

// barLength is the length of a bar for a share of the longest.
func barLength(share float64) int { return int(share*barWidth + 0.5) }

// bar draws a bar.
func bar(b *strings.Builder, x, y int, share float64, name string) {
	class := "bar"
	if name == "winnow" {
		class = "own"
	}
	fmt.Fprintf(b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`+"\n", class, x, y, barLength(share), barHeight)
}

package heuristics

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tableStats is what tells a data table from one that lays out a page.
type tableStats struct {
	rows, cells, headers int
	columns, inRow       int
	chars                int
	blocks               int // paragraphs, lists and the like in cells
}

// isData reports whether the table holds data.
func (s *tableStats) isData() bool {
	switch {
	case s.cells == 0:
		return false
	case s.headers > 0 && s.columns > 1:
		return s.chars/s.cells < 400
	}
	return s.rows > 1 && s.columns > 1 && s.chars/s.cells < 120 && s.blocks <= s.cells/2
}

// isDataTable counts what stands in a table and judges by that. A table with
// another one in it lays out the page: the count ends there, so that each node
// of nested tables is counted once.
func isDataTable(table *html.Node) bool {
	if role := attr(table, "role"); role == "presentation" || role == "none" {
		return false
	}
	var s tableStats
	for n := table.FirstChild; n != nil; n = following(n, table) {
		if n.Type == html.ElementNode && n.DataAtom == atom.Table {
			return false
		}
		s.count(n)
	}
	return s.isData()
}

func (s *tableStats) count(n *html.Node) {
	if n.Type == html.TextNode {
		s.chars += len(strings.TrimSpace(n.Data))
		return
	}
	switch n.DataAtom {
	case atom.Tr:
		s.rows++
		s.inRow = 0
	case atom.Th, atom.Thead, atom.Caption:
		s.headers++
		if n.DataAtom != atom.Th {
			return
		}
		fallthrough
	case atom.Td:
		s.cells++
		s.inRow++
		s.columns = max(s.columns, s.inRow)
	case atom.P, atom.Ul, atom.Ol, atom.Div, atom.H1, atom.H2, atom.H3, atom.Form, atom.Article:
		s.blocks++
	}
}

// maxColumns bounds the columns that cells are laid out in.
const maxColumns = 64

// tableColumns lays out the cells of a data table: one that spans columns
// stands in the first, one that spans rows in the first, and the others are
// empty.
type tableColumns struct {
	taken [maxColumns]int // the rows that a cell above still spans
	at    int             // the column of the next cell
	extra int             // the further columns of the open cell
}

// startCell begins a cell.
func (r *htmlReader) startCell(n *html.Node, c *tableColumns) {
	for c.at < maxColumns && c.taken[c.at] > 0 {
		c.taken[c.at]--
		r.nextColumn(c)
	}
	if c.at > 0 {
		r.tab()
	}
	c.extra = min(spanOf(n, "colspan"), maxColumns-min(c.at, maxColumns-1)) - 1
	rows := spanOf(n, "rowspan")
	for k := c.at; k <= c.at+c.extra && k < maxColumns; k++ {
		c.taken[k] = rows - 1
	}
	c.at++
}

// nextColumn leaves a column empty.
func (r *htmlReader) nextColumn(c *tableColumns) {
	if c.at > 0 {
		r.tab()
	}
	c.at++
}

// endCell ends a cell.
func (r *htmlReader) endCell(c *tableColumns) {
	for ; c.extra > 0; c.extra-- {
		r.nextColumn(c)
	}
}

// endRow ends the block of a table's row.
func (r *htmlReader) endRow(c *tableColumns) {
	for k := c.at; k < maxColumns; k++ {
		c.taken[k] = max(0, c.taken[k]-1)
	}
	c.at, c.extra = 0, 0
	if r.open {
		r.endBlock()
	}
	r.fresh, r.breaks, r.marker = true, 0, ""
	r.links.border()
}

// spanOf returns how many columns or rows a cell spans.
func spanOf(n *html.Node, key string) int {
	span, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || span < 1 {
		return 1
	}
	return min(span, maxColumns*maxColumns)
}

// tab parts two cells of a row.
func (r *htmlReader) tab() {
	r.begin()
	r.text = append(r.text, '\t')
	r.space = false
}

// headerRow reports whether all cells of the row that ends are heads. A cell
// without a text, as in a corner, may be any.
func (r *htmlReader) headerRow() bool {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := r.stack[i].node
		if n == nil || n.DataAtom != atom.Tr {
			continue
		}
		cells := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td && !isEmpty(c) {
				return false
			}
			cells += oneIf(c.DataAtom == atom.Th)
		}
		return cells > 0
	}
	return false
}

// isEmpty reports whether an element has no more in it than white space.
func isEmpty(n *html.Node) bool {
	c := n.FirstChild
	return c == nil || c.NextSibling == nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) == ""
}

package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/winnowtext/winnow/heuristics"
)

// source is a fitted page whose lines make mixed ones: what a page writes with
// what another has around its text.
type source struct {
	page   page
	labels *labels
	lines  []string
	body   []bool // which lines the reference text has
}

// remember takes note of a page's lines.
func (w *writer) remember(p page, l *labels, blocks []heuristics.Block, marks []mark) {
	s := source{page: p, labels: l}
	for i := range blocks {
		s.lines = append(s.lines, strings.ReplaceAll(blocks[i].Text(), "\n", " "))
		s.body = append(s.body, marks[i].label > 0)
	}
	w.sources = append(w.sources, s)
}

// mixed writes for each page that was remembered another: its own boilerplate
// with the body of the next page of its kind. Both are of one part of the pages,
// as the odds of words are taken from the others.
func (w *writer) mixed() error {
	next := make(map[string]*source) // by kind and part
	for i := len(w.sources) - 1; i >= 0; i-- {
		s := &w.sources[i]
		number, _ := strconv.Atoi(s.page.ID)
		key := fmt.Sprint(s.page.Kind, foldOf(number))
		if other := next[key]; other != nil {
			p := s.page
			p.Form, p.Words = "mixed", other.labels.words
			if err := w.document(p, s.around(other), "text", other.labels); err != nil {
				return err
			}
		}
		next[key] = s
	}
	return nil
}

// around returns the page's lines with another's body instead of its own, spread
// over the places where its own stood.
func (s *source) around(other *source) string {
	var body, out []string
	for i, line := range other.lines {
		if other.body[i] {
			body = append(body, line)
		}
	}
	places, place := 0, 0
	for _, b := range s.body {
		if b {
			places++
		}
	}
	for i, line := range s.lines {
		if !s.body[i] {
			out = append(out, line)
			continue
		}
		out = append(out, body[place*len(body)/places:(place+1)*len(body)/places]...)
		place++
	}
	return strings.Join(out, "\n")
}

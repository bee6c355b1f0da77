package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/winnowtext/winnow/heuristics"
)

// tail is how many numbers stand behind the features of a row: the label, the
// block's words, how many of them are right, and whether it was left open.
const tail = 4

// second writes the rows of the second look: of the pages in a work folder and
// the scores that fit.py gave their blocks, each by a model that had not seen
// the page.
func second(work, out string) error {
	var s summary
	data, err := os.ReadFile(filepath.Join(work, "pages.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("pages.json: %w", err)
	}
	rows, err := readFloats(filepath.Join(work, "rows.f32"))
	if err != nil {
		return err
	}
	scores, err := readFloats(filepath.Join(work, "scores.f32"))
	if err != nil {
		return err
	}
	width := len(s.Features) + tail
	if len(rows) != width*len(scores) {
		return fmt.Errorf("%s: %d scores for %d rows", work, len(scores), len(rows)/width)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(out, "rows.f32"))
	if err != nil {
		return err
	}
	defer file.Close()
	w := &writer{rows: file, summary: summary{Pages: s.Pages}}
	for _, p := range s.Pages {
		if err := w.scored(rows[:p.Rows*width], scores[:p.Rows], width); err != nil {
			return err
		}
		rows, scores = rows[p.Rows*width:], scores[p.Rows:]
	}
	return w.finish(filepath.Join(out, "pages.json"))
}

// scored writes the rows of one page.
func (w *writer) scored(rows, scores []float32, width int) error {
	words := make([]int32, len(scores))
	for i := range words {
		words[i] = int32(rows[(i+1)*width-tail+1])
	}
	names, table := heuristics.ScoreFeatures(words, scores)
	w.summary.Features = names
	for i, row := range table {
		behind := rows[(i+1)*width-tail : (i+1)*width]
		if err := w.floats(append(row, behind...)); err != nil {
			return err
		}
	}
	return nil
}

// readFloats reads a file of float32, little-endian.
func readFloats(name string) ([]float32, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	numbers := make([]float32, len(data)/4)
	for i := range numbers {
		numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return numbers, nil
}

// Command train writes the body model's features and labels of a collection
// of pages with reference texts, for fit.py to fit, and of text the table of
// the odds of words.
//
//	go run ./heuristics/internal/train -dataset DIR -input text -out WORK
//	go run ./heuristics/internal/train -second WORK -out WORK2
//
// The second form writes the rows of the second look, of WORK and the scores that
// fit.py has put there.
//
// DIR is the development folder of WCXB (Murrough Foley, CC BY 4.0): text/,
// html/ and ground-truth/. See README.md beside this file.
package main

import (
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

func main() {
	dataset := flag.String("dataset", "", "folder with text/, html/ and ground-truth/")
	input := flag.String("input", "text", "which pages to read: text or html")
	out := flag.String("out", "", "folder to write rows.f32, pages.json, texts.jsonl and, of text, words.bin to")
	all := flag.Bool("all", false, "write the validation pages (ids that 5 divides) too, to measure on them")
	work := flag.String("second", "", "work folder with scores.f32, to write the rows of the second look of")
	flag.Parse()
	write := func() error { return run(*dataset, *input, *out, *all) }
	if *work != "" {
		write = func() error { return second(*work, *out) }
	}
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// page is what pages.json says of a page: its blocks are Rows rows of
// rows.f32, each row the features, the label, the block's words, how many of
// them the reference text has, and whether the rules left the block open.
type page struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Validation bool   `json:"validation"`
	Rows       int    `json:"rows"`
	// Words is the number of words of the reference text.
	Words int `json:"words"`
	// Form is "" for the page itself, else how it was changed.
	Form string `json:"form,omitempty"`
}

// summary is pages.json.
type summary struct {
	Features []string `json:"features"`
	Pages    []page   `json:"pages"`
}

func run(dataset, input, out string, all bool) error {
	files, err := filepath.Glob(filepath.Join(dataset, "ground-truth", "*.json"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no reference texts in %s", filepath.Join(dataset, "ground-truth"))
	}
	sort.Strings(files)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	rows, err := os.Create(filepath.Join(out, "rows.f32"))
	if err != nil {
		return err
	}
	defer rows.Close()
	texts, err := os.Create(filepath.Join(out, "texts.jsonl"))
	if err != nil {
		return err
	}
	defer texts.Close()
	w := newWriter(rows, texts)
	if input == "text" { // words of HTML are not looked up
		if err := w.pages(files, dataset, input, all, true); err != nil {
			return err
		}
		if err := w.writeWords(filepath.Join(out, "words.bin")); err != nil {
			return err
		}
	}
	if err := w.pages(files, dataset, input, all, false); err != nil {
		return err
	}
	if err := w.mixed(); err != nil {
		return err
	}
	return w.finish(filepath.Join(out, "pages.json"))
}

// pages goes through the pages, to count their words or to write their rows.
func (w *writer) pages(files []string, dataset, input string, all, counting bool) error {
	w.counting = counting
	for n, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".json")
		number, err := strconv.Atoi(id)
		if err != nil {
			return fmt.Errorf("%s: the name is no number", file)
		}
		if number%5 == 0 && (!all || counting) {
			continue
		}
		if err := w.add(dataset, input, id, number%5 == 0); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
		if n%100 == 0 {
			fmt.Fprintf(os.Stderr, "\r%d of %d", n, len(files))
		}
	}
	fmt.Fprintln(os.Stderr)
	if counting {
		for f := range w.odds {
			w.odds[f] = w.words.odds(f)
		}
		w.allOdds = w.words.odds(-1)
	}
	return nil
}

// writer writes rows and remembers the pages.
type writer struct {
	rows    io.Writer
	texts   io.Writer // the text of each row, as a line of JSON
	summary summary
	cleaner *cleaner.Cleaner
	widgets []string
	sources []source // the pages of text, to mix

	// of the page at hand, as the rule of the cleaner notes them
	table [][]float32
	open  []bool // which blocks the rules left undecided

	// The tables of the odds of words, nil for HTML: of all fitted pages but
	// a part's, of all of them, and the one for the page at hand.
	words    tally
	counting bool
	odds     [wordFolds]*heuristics.WordOdds
	allOdds  *heuristics.WordOdds
	present  *heuristics.WordOdds
}

func newWriter(rows, texts io.Writer) *writer {
	w := &writer{rows: rows, texts: texts, widgets: widgetLines()}
	c, err := cleaner.New(cleaner.Options{MaxInput: -1, Rules: []heuristics.Rule{{
		ID: "train/features", Doc: "Notes the features before the body layer.",
		Apply: func(d *heuristics.Document) {
			if len(d.Blocks) > 0 && !w.counting {
				w.summary.Features, w.table = heuristics.Features(d, w.present)
				w.open = w.open[:0]
				for i := range d.Blocks {
					w.open = append(w.open, d.Blocks[i].Role == heuristics.Undecided)
				}
			}
		},
	}}})
	if err != nil {
		panic(err) // the rule above is complete
	}
	w.cleaner = c
	return w
}

// reference is what a ground-truth file says of a page.
type reference struct {
	Truth struct {
		Text string `json:"main_content"`
	} `json:"ground_truth"`
	Internal struct {
		Type struct {
			Primary string `json:"primary"`
		} `json:"page_type"`
	} `json:"_internal"`
}

// add reads a page with its reference text, and counts it or writes its rows
// and those of the pages that are made of it.
func (w *writer) add(dataset, input, id string, validation bool) error {
	var ref reference
	raw, err := os.ReadFile(filepath.Join(dataset, "ground-truth", id+".json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &ref); err != nil {
		return err
	}
	kind := ref.Internal.Type.Primary
	if kind == "category" {
		kind = "collection"
	}
	source, err := readFile(filepath.Join(dataset, input, id+extension(input)+".gz"))
	if err != nil {
		return err
	}
	l := newLabels(ref.Truth.Text)
	p := page{ID: id, Kind: kind, Validation: validation, Words: l.words}
	if err := w.document(p, source, input, l); err != nil {
		return err
	}
	if kind != "article" || len(ref.Truth.Text) < 1500 || input != "text" || w.counting {
		return nil
	}
	return w.forms(p, ref.Truth.Text, l)
}

// forms writes the reference text as pages of its own: as it is, all of it
// body; among widget lines; and in words of no language.
func (w *writer) forms(p page, text string, l *labels) error {
	number, _ := strconv.Atoi(p.ID)
	rng := rand.New(rand.NewPCG(uint64(number), 1))
	p.Form = "clean"
	if err := w.document(p, text, "text", l); err != nil {
		return err
	}
	p.Form = "noisy"
	if number%3 == 0 {
		text = foreign(text)
		l = newLabels(text)
	}
	return w.document(p, noisy(text, rng, w.widgets), "text", l)
}

func extension(input string) string {
	if input == "html" {
		return ".html"
	}
	return ".txt"
}

func readFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(z)
	return string(data), err
}

// document counts the words of one page, or writes its rows.
func (w *writer) document(p page, source, input string, l *labels) error {
	number, _ := strconv.Atoi(p.ID)
	w.present = w.allOdds
	if !p.Validation {
		w.present = w.odds[foldOf(number)]
	}
	w.table = nil
	clean := w.cleaner.CleanText
	if input == "html" {
		clean = w.cleaner.CleanHTML
	}
	res, err := clean(strings.NewReader(source))
	if err != nil {
		return err
	}
	marks := l.mark(res.Blocks)
	if w.counting {
		w.words.add(number, res.Blocks, marks)
		return nil
	}
	for i, row := range w.table {
		b := &res.Blocks[i]
		m := marks[i]
		if err := json.NewEncoder(w.texts).Encode(b.Text()); err != nil {
			return err
		}
		if err := w.row(row, m, w.open[i]); err != nil {
			return err
		}
	}
	if p.Form == "" && !p.Validation && input == "text" {
		w.remember(p, l, res.Blocks[:len(w.table)], marks)
	}
	p.Rows = len(w.table)
	w.summary.Pages = append(w.summary.Pages, p)
	return nil
}

// row writes the features of a block and, behind them, its mark and whether
// the rules left it open.
func (w *writer) row(row []float32, m mark, open bool) error {
	behind := [tail]float32{m.label, float32(m.words), float32(m.right), 0}
	if open {
		behind[3] = 1
	}
	return w.floats(append(append([]float32(nil), row...), behind[:]...))
}

// floats writes numbers, little-endian.
func (w *writer) floats(numbers []float32) error {
	buf := make([]byte, 0, 4*len(numbers))
	for _, v := range numbers {
		buf = binary.LittleEndian.AppendUint32(buf, math.Float32bits(v))
	}
	_, err := w.rows.Write(buf)
	return err
}

// writeWords writes the odds of the words of all fitted pages.
func (w *writer) writeWords(name string) error {
	data := make([]byte, len(w.allOdds))
	for i, v := range w.allOdds {
		data[i] = byte(v)
	}
	return os.WriteFile(name, data, 0o644)
}

// finish writes what pages.json says.
func (w *writer) finish(name string) error {
	data, err := json.Marshal(w.summary)
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// compare measures all tools on the pages of their kind, and returns a table
// for each kind. Rounds go over all tools, so that what disturbs the machine
// for a while does not hit one alone. After an interrupt it returns what there
// is.
func compare(ctx context.Context, s settings, pages []page, p *progress) ([]table, error) {
	defer p.end()
	var runs []*toolRun
	for _, k := range []kind{htmlKind, textKind} {
		of := pagesOf(pages, k)
		for _, t := range toolsOf(k, s.tools) {
			if len(of) > 0 {
				runs = append(runs, &toolRun{tool: t, pages: of, best: make([]record, 0, len(of))})
			}
		}
	}
	if len(runs) == 0 {
		return nil, errors.New("none of the tools takes pages of this kind")
	}
	for round := range s.rounds {
		for _, r := range runs {
			p.start(r.tool, len(r.pages), round+1, s.rounds)
			err := r.measure(ctx, round == 0, p)
			if ctx.Err() != nil {
				return tablesOf(runs), nil
			}
			if err != nil {
				return nil, fmt.Errorf("%s for %s: %w", r.tool.name, r.tool.kind, err)
			}
		}
	}
	return tablesOf(runs), nil
}

func pagesOf(pages []page, k kind) []page {
	var of []page
	for _, p := range pages {
		if p.kind == k {
			of = append(of, p)
		}
	}
	return of
}

// toolRun is a tool, its pages, and the best record of each page so far.
type toolRun struct {
	tool  tool
	pages []page
	best  []record // as many as pages were done
	f1    []float64
	peak  int64
}

// measure starts a worker and goes over the pages once. In the first round the
// texts are scored.
func (r *toolRun) measure(ctx context.Context, first bool, p *progress) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	orders, err := r.orders(first)
	if err != nil {
		return err
	}
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, program, workerFlag, string(r.tool.kind)+"/"+r.tool.name)
	// One thread: the garbage collector would use idle ones for work that
	// need not be done.
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Stdin, cmd.Stderr = orders, &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	n := 0
	for rec, err := range readRecords(out) {
		if err != nil {
			break // the worker's own words tell more
		}
		r.take(n, rec, first)
		n++
		p.update(n)
	}
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("the worker ended behind page %d of %d: %w\n%s", n, len(r.pages), err, tail(errs.Bytes()))
	}
	if n < len(r.pages) {
		return fmt.Errorf("the worker ended behind page %d of %d (%s)", n, len(r.pages), r.pages[n].path)
	}
	return nil
}

// orders is the worker's input.
func (r *toolRun) orders(first bool) (*bytes.Buffer, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for _, p := range r.pages {
		if err := e.Encode(order{Path: p.path, Text: first && p.hasReference && !r.tool.silent}); err != nil {
			return nil, err
		}
	}
	return &b, nil
}

// take keeps a record: of each page the one of the round that took least.
func (r *toolRun) take(n int, rec record, first bool) {
	if n >= len(r.pages) {
		return
	}
	r.peak = max(r.peak, rec.Peak)
	if first {
		if r.pages[n].hasReference && !r.tool.silent {
			r.f1 = append(r.f1, f1(rec.Text, r.pages[n].reference))
		}
		rec.Text = ""
		r.best = append(r.best, rec)
		return
	}
	if rec.CPU < r.best[n].CPU {
		rec.Text = ""
		r.best[n] = rec
	}
}

// tailBytes is how much of what a worker complains of is shown.
const tailBytes = 2000

func tail(b []byte) []byte { return bytes.TrimSpace(b[max(0, len(b)-tailBytes):]) }

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"

	"github.com/winnowtext/winnow/cleaner"
)

// outcome is what came of an input: its rendered form, or an error.
type outcome struct {
	in       input
	rendered []byte
	bytes    int64 // read
	err      error
}

// worker cleans and renders inputs, several at a time. Both are done here and
// not where the outcomes are written: writing is in order, and others wait.
type worker struct {
	cleaner *cleaner.Cleaner
	kind    string // of the input
	pageURL *url.URL
	stdin   io.Reader
	render  renderer
}

// clean deals with one input. After an interrupt it starts no more.
func (w *worker) clean(ctx context.Context, in input) outcome {
	o := outcome{in: in, err: in.err}
	if o.err == nil {
		o.err = ctx.Err()
	}
	if o.err != nil {
		return o
	}
	p, err := openPage(ctx, in, w.stdin)
	if err != nil {
		o.err = err
		return o
	}
	defer p.close()
	res, err := w.cleanPage(in, p)
	o.bytes = p.raw.n
	if err != nil {
		o.err = err
		return o
	}
	o.rendered, o.err = w.render(in, res)
	return o
}

// cleanPage cleans a page of either kind. Errors that flags have led to name
// them.
func (w *worker) cleanPage(in input, p *page) (*cleaner.Result, error) {
	work := w.cleaner.CleanText
	if isHTML(in, p.Reader, w.kind) {
		work = func(r io.Reader) (*cleaner.Result, error) { return w.cleaner.CleanHTMLAt(r, w.pageURL) }
	}
	res, err := work(p)
	if tooLarge, ok := errors.AsType[*cleaner.TooLargeError](err); ok {
		return nil, fmt.Errorf("it is larger than %d bytes; see -max-input", tooLarge.Limit)
	}
	if errors.Is(err, cleaner.ErrRepairHTML) {
		return nil, errors.New("it is HTML, and -repair-only is for text; see -input")
	}
	return res, err
}

package cleaner

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/winnowtext/winnow/cleaner/internal/charset"
	"github.com/winnowtext/winnow/heuristics"
)

// Cleaner cleans pages. It is immutable and safe for concurrent use.
type Cleaner struct {
	options Options
	engine  *heuristics.Engine
}

// New returns a cleaner. An unknown rule or charset, a rule without an ID, a
// phrase that cannot match and a MinConfidence out of range are errors.
func New(options Options) (*Cleaner, error) {
	engine, err := heuristics.NewEngine(heuristics.Config{
		Disabled: options.Disable, Rules: options.Rules, Phrases: options.Phrases,
		Leaning: options.Leaning, MinConfidence: float32(options.MinConfidence),
	})
	if err != nil {
		return nil, fmt.Errorf("cleaner: %w", err)
	}
	if options.Charset != "" {
		if _, err := charset.Decode("", options.Charset); err != nil {
			return nil, fmt.Errorf("cleaner: %w", err)
		}
	}
	if options.MaxInput == 0 {
		options.MaxInput = DefaultMaxInput
	}
	return &Cleaner{options: options, engine: engine}, nil
}

// standard is the cleaner with the default options, made once.
var standard = sync.OnceValue(func() *Cleaner {
	c, err := New(Options{MaxInput: -1})
	if err != nil {
		panic(err) // the built-in rules are valid: every test would fail
	}
	return c
})

// Clean cleans plain text with the default options. Any bytes will do.
func Clean(text string) *Result { return standard().Clean(text) }

// Clean cleans plain text. Bytes that are not UTF-8 are decoded as CleanText
// does. The size is not limited: the text is in memory already. Where a rule
// panics the text comes back as it was, without blocks and metadata, and
// Result.Err says so.
func (c *Cleaner) Clean(text string) *Result {
	res, err := c.cleanInput(text)
	if err != nil {
		// A panic. Nothing else can be: the charset was checked by New,
		// and decoders of the registry replace what they cannot read.
		return &Result{Text: text, Source: text, Encoding: "utf-8", Err: err}
	}
	return res
}

// CleanText reads plain text and cleans it. The errors are the reader's,
// *TooLargeError and *PanicError.
func (c *Cleaner) CleanText(r io.Reader) (*Result, error) {
	input, err := c.read(r)
	if err != nil {
		return nil, err
	}
	return c.cleanInput(input)
}

// cleanInput decodes and cleans a text.
func (c *Cleaner) cleanInput(input string) (res *Result, err error) {
	defer rescue(&res, &err, hashOf(input))
	decoded, err := charset.Decode(input, c.options.Charset)
	if err != nil {
		return nil, fmt.Errorf("cleaner: %w", err)
	}
	return c.clean(decoded), nil
}

// read reads all of the input, up to the limit. A builder makes a string of it
// without another copy.
func (c *Cleaner) read(r io.Reader) (string, error) {
	var input strings.Builder
	err := c.readInto(&input, r)
	return input.String(), err
}

// memory is a strings.Builder or a bytes.Buffer.
type memory interface {
	io.Writer
	Grow(n int)
	Len() int
}

// readInto reads all of the input, up to the limit.
func (c *Cleaner) readInto(input memory, r io.Reader) error {
	limit := c.options.MaxInput
	fits := false
	if n := sizeOf(r); n > 0 && (limit < 0 || n <= limit) {
		input.Grow(int(n))
		fits = true
	}
	if err := copyInto(input, r, limit, fits); err != nil {
		return err
	}
	if limit >= 0 && int64(input.Len()) > limit {
		return &TooLargeError{Limit: limit}
	}
	return nil
}

// copyInto copies at most limit bytes and one more. What fits and is in memory
// already is copied at once.
func copyInto(input memory, r io.Reader, limit int64, fits bool) error {
	if m, ok := r.(io.WriterTo); ok && fits {
		if _, inMemory := r.(interface{ Len() int }); inMemory {
			_, err := m.WriteTo(input)
			return err
		}
	}
	if limit >= 0 {
		r = io.LimitReader(r, limit+1)
	}
	buffer := readBuffers.Get().(*[]byte)
	defer readBuffers.Put(buffer)
	// A writer alone: a bytes.Buffer would read by itself, and wants more room.
	_, err := io.CopyBuffer(struct{ io.Writer }{input}, r, *buffer)
	return err
}

// readBuffers are used again from input to input.
var readBuffers = sync.Pool{New: func() any { b := make([]byte, 32<<10); return &b }}

// sizeOf returns how many bytes a reader has, at the most, where it says so: a
// reader of memory (bytes.Reader, strings.Reader, bytes.Buffer) or a file.
// Others have 0.
func sizeOf(r io.Reader) int64 {
	switch r := r.(type) {
	case interface{ Len() int }:
		return int64(r.Len())
	case *os.File:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	}
	return 0
}

func (c *Cleaner) clean(in charset.Text) *Result {
	if c.options.RepairOnly {
		return c.repair(in)
	}
	d := heuristics.ReadText(in.Source)
	c.engine.Run(d)
	return newResult(in, d)
}

// placeInSource gives blocks of a text that edits made the places of its source.
// One that begins or ends within an edit takes all of it.
func placeInSource(blocks []heuristics.Block, edits []heuristics.Edit) {
	shift, last := 0, 0 // what the edits passed have added; where the last block ends
	// pass goes by the edits before a place; what is taken out right there is
	// before it if so said.
	pass := func(place int, takenOut bool) {
		for ; len(edits) > 0; edits = edits[1:] {
			e := edits[0]
			start, end := e.Start+shift, e.Start+shift+len(e.New)
			if end > place || start == place && !takenOut {
				return
			}
			shift += len(e.New) - (e.End - e.Start)
		}
	}
	for i := range blocks {
		b := &blocks[i]
		pass(b.Start, true)
		start := b.Start - shift
		if len(edits) > 0 {
			start = min(start, edits[0].Start)
		}
		pass(b.End, false)
		end := b.End - shift
		if len(edits) > 0 && edits[0].Start < end {
			end = edits[0].End
		}
		b.Start = max(start, last)
		b.End = max(b.Start, end)
		last = b.End
	}
}

// maxRounds bounds how often a text is repaired over again.
const maxRounds = 6

// repair repairs a text until nothing is left to repair, so that repairing
// the outcome changes nothing. A text that does not come to rest, as only one
// made for it can, stays as it is.
func (c *Cleaner) repair(in charset.Text) *Result {
	text, edits := in.Source, []heuristics.Edit(nil)
	for range maxRounds {
		d := heuristics.ReadText(text)
		d.RepairOnly = true
		c.engine.Run(d)
		next, more := d.Render()
		if len(more) == 0 {
			r := newResult(in, d)
			r.Text, r.Ledger = text, newLedger(in.Source, edits)
			placeInSource(r.Blocks, edits)
			return r
		}
		edits = heuristics.Compose(in.Source, text, edits, more)
		text = next
	}
	d := heuristics.ReadText(in.Source)
	for i := range d.Blocks {
		d.Blocks[i].Decide(heuristics.Body, "body/default", 0)
	}
	r := newResult(in, d)
	r.Text, r.Ledger = in.Source, nil
	return r
}

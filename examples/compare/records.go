package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// record is what a worker tells of a page, one JSON object a line.
type record struct {
	Bytes       int           `json:"bytes"`
	CPU         time.Duration `json:"cpu"` // nanoseconds
	Allocations uint64        `json:"allocations"`
	Allocated   uint64        `json:"allocated"` // bytes
	Peak        int64         `json:"peak"`      // bytes, of the process so far, beyond those before the tool began
	Text        string        `json:"text,omitempty"`
	Error       string        `json:"error,omitempty"`
}

// readRecords reads records up to the end. What is no record ends it with an
// error that says which one it is.
func readRecords(r io.Reader) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		in := json.NewDecoder(r)
		for n := 1; ; n++ {
			var rec record
			err := in.Decode(&rec)
			switch {
			case errors.Is(err, io.EOF):
				return
			case err == nil && (rec.Bytes < 0 || rec.CPU < 0 || rec.Peak < 0):
				err = errors.New("a figure is below 0")
			}
			if err != nil {
				yield(record{}, fmt.Errorf("record %d of a worker: %w", n, err))
				return
			}
			if !yield(rec, nil) {
				return
			}
		}
	}
}

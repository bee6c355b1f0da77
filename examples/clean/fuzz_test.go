package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// FuzzRecords gives the command any bytes to read: it writes a record that is
// JSON again, whichever kind it takes the input for.
func FuzzRecords(f *testing.F) {
	for _, s := range []string{pageText, "<!doctype html><p>" + first, "<html><body>" + second, "caf\xe9", "\xff\xfe<\x00p\x00>\x00", "\xef\xbb\xbf<p>x", "", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, kind := range []string{inputAuto, inputText, inputHTML} {
			var out, errs bytes.Buffer
			code := run(t.Context(), []string{"-format", "ndjson", "-ledger", "-input", kind}, bytes.NewReader(input), &out, &errs)
			require.Equal(t, exitOK, code, errs.String())
			require.Equal(t, 1, bytes.Count(out.Bytes(), []byte("\n")), "a line an input")
			var rec cleaner.Record
			require.NoError(t, json.Unmarshal(out.Bytes(), &rec))
		}
	})
}

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadRecords(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    int
		wrong   string
	}{
		{"nothing", "", 0, ""},
		{"two", `{"bytes":1}` + "\n" + `{"bytes":2}`, 2, ""},
		{"no JSON behind one", `{"bytes":1} panic: oh`, 1, "record 2"},
		{"cut off", `{"bytes":`, 0, "record 1"},
		{"a figure that cannot be", `{"cpu":-1}`, 0, "below 0"},
	} {
		t.Run(row.why, func(t *testing.T) {
			n, wrong := 0, ""
			for _, err := range readRecords(strings.NewReader(row.in)) {
				if err != nil {
					wrong = err.Error()
					break
				}
				n++
			}
			assert.Equal(t, row.want, n)
			assert.Contains(t, wrong, row.wrong)
			assert.Equal(t, row.wrong == "", wrong == "")
		})
	}
}

func FuzzReadRecords(f *testing.F) {
	f.Add([]byte(`{"bytes":1,"cpu":2,"allocations":3,"allocated":4,"peak":5,"text":"a","error":"b"}` + "\n{}"))
	f.Add([]byte(`{"cpu":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for rec, err := range readRecords(bytes.NewReader(data)) {
			if err != nil {
				return
			}
			back, err := json.Marshal(rec)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(back, &record{}))
		}
	})
}

func TestWorkerTellsOfPanics(t *testing.T) {
	r := measured(func([]byte) (string, error) { panic("oh") }, []byte("abc"))
	assert.Equal(t, "panic: oh", r.Error)
	assert.Equal(t, 3, r.Bytes)
	assert.Empty(t, r.Text)
	var errs bytes.Buffer
	assert.Equal(t, exitFailed, work("HTML/lynx", strings.NewReader(""), &errs, &errs))
	assert.Contains(t, errs.String(), "lynx")
}

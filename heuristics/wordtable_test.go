package heuristics

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordTable(t *testing.T) {
	var table wordTable[int]
	for _, row := range []struct {
		why, word string
		set       bool
	}{
		{"a short word", "the", true},
		{"the start of one that is there", "th", false},
		{"one longer than one that is there", "them", false},
		{"eight bytes, the longest that are one number", "although", true},
		{"nine bytes", "therefore", true},
		{"nine bytes with the same ends", "throfoore", false},
		{"two letters of two bytes each", "не", true},
		{"letters of three bytes", "และ", true},
		{"no word", "", false},
	} {
		if row.set {
			table.set(row.word, len(row.word))
		}
		t.Run(row.why, func(t *testing.T) {
			n, ok := get(&table, row.word)
			assert.Equal(t, row.set, ok)
			if ok {
				assert.Equal(t, len(row.word), n)
			}
			same, _ := get(&table, []byte(row.word))
			assert.Equal(t, n, same, "bytes are looked up as strings are")
		})
	}
	assert.Equal(t, 5, table.len())
}

func TestWordTableIsAMap(t *testing.T) {
	var table wordTable[int]
	_, ok := get(&table, "empty")
	assert.False(t, ok, "a table without words has none")
	words := make(map[string]int)
	for i := range 3000 { // with words of both lengths, some set twice
		w := fmt.Sprintf("w%d", i*7919%2500*(1+i%2*100_000_000))
		words[w] = i
		table.set(w, i)
	}
	assert.Equal(t, len(words), table.len())
	for i := range 2500 {
		w := fmt.Sprintf("w%d", i)
		want, there := words[w]
		got, ok := get(&table, w)
		assert.Equal(t, there, ok, w)
		assert.Equal(t, want, got, w)
	}
	for w, want := range words {
		got, ok := get(&table, w)
		assert.True(t, ok && got == want, w)
	}
}

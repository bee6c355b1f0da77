package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestF1(t *testing.T) {
	for _, row := range []struct {
		why, text, reference string
		want                 float64
	}{
		{"alike", "the old quay", "the old quay", 1},
		{"order, case and signs do not count", "Quay, OLD: the!", "the old quay", 1},
		{"both empty", "", " ... ", 1},
		{"nothing came out", "", "the quay", 0},
		{"nothing was wanted", "the quay", "", 0},
		{"nothing in common", "ferry", "quay", 0},
		{"half of the words are right, all are there", "the quay by night", "the quay", 2.0 * 2 / 6},
		{"a word twice counts twice", "the the quay", "the quay", 2.0 * 2 / 5},
		{"figures and underscores are of words", "a_b 12", "a b 12", 2.0 * 1 / 5},
		{"letters of all scripts", "набережная 市", "Набережная 市", 1},
	} {
		t.Run(row.why, func(t *testing.T) { assert.InDelta(t, row.want, f1(row.text, row.reference), 1e-9) })
	}
}

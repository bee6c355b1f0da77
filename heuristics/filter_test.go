package heuristics

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFilterNeverDeniesAMember(t *testing.T) {
	words := []string{"", "a", "share", "тема", "分享", "a longer one than most"}
	f := newFilter(len(words))
	for _, w := range words {
		f.add(hashWord(w))
	}
	passed := 0
	for _, w := range words {
		assert.True(t, f.has(hashWord(w)), w)
	}
	for i := range 1000 {
		if f.has(hashWord(string(rune('A'+i%26)) + string(rune('a'+i/26)))) {
			passed++
		}
	}
	assert.Less(t, passed, 125, "one in sixteen of others, about")
}

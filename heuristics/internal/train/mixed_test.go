package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMixedPage(t *testing.T) {
	for _, c := range []struct {
		name, page, body, want string // capitals are body
	}{
		{"a line for a line", "menu A B share", "X Y", "menu X Y share"},
		{"a longer body is spread over the places", "menu A ad B share", "X Y Z V", "menu X Y ad Z V share"},
		{"a shorter one leaves places empty", "menu A ad B C share", "X", "menu ad X share"},
		{"a page without a body takes none", "menu share", "X", "menu share"},
		{"nor does one have any without another's", "menu A share", "login", "menu share"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, other := sourceOf(c.page), sourceOf(c.body)
			assert.Equal(t, strings.Fields(c.want), strings.Fields(page.around(&other)))
		})
	}
}

func sourceOf(words string) source {
	var s source
	for _, w := range strings.Fields(words) {
		s.lines = append(s.lines, w)
		s.body = append(s.body, w == strings.ToUpper(w))
	}
	return s
}

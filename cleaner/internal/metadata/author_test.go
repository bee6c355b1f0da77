package metadata

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSplitNames(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    []string
	}{
		{"one name", "Ann Lee", []string{"Ann Lee"}},
		{"English label", "By Ann Lee", []string{"Ann Lee"}},
		{"German label", "Von Käthe Löwenstein", []string{"Käthe Löwenstein"}},
		{"French label", "Par Hélène Garçonnet", []string{"Hélène Garçonnet"}},
		{"a label with a colon", "Autor: Zofia Wąsik", []string{"Zofia Wąsik"}},
		{"two names", "Ann Lee and Tom Reed", []string{"Ann Lee", "Tom Reed"}},
		{"two German names", "Ann Lee und Tom Reed", []string{"Ann Lee", "Tom Reed"}},
		{"a list with commas", "Ann Lee, Tom Reed and Ida Moe", []string{"Ann Lee", "Tom Reed", "Ida Moe"}},
		{"semicolons", "Ann Lee; Tom Reed", []string{"Ann Lee", "Tom Reed"}},
		{"a job behind a comma", "Ann Lee, Transport Correspondent", []string{"Ann Lee"}},
		{"a degree behind a comma", "Ann Lee, MD", []string{"Ann Lee, MD"}},
		{"an employer behind a bar", "Ann Lee | Harbour Post", []string{"Ann Lee", "Harbour Post"}},
		{"a mail address before the name", "ann@post.example (Ann Lee)", []string{"Ann Lee"}},
		{"a mail address alone", "ann@post.example", nil},
		{"a handle", "@annlee", nil},
		{"a profile's address", "https://www.facebook.com/annlee", nil},
		{"a name that says nothing", "admin", nil},
		{"a user's name", "tinplate", []string{"tinplate"}},
		{"a firm's name with an and", "Simon and Schuster", []string{"Simon and Schuster"}},
		{"family name first", "Okafor, Ada", []string{"Ada Okafor"}},
		{"a template left over", "{{author}}", nil},
		{"character references", "Redacci&oacute;n Norte", []string{"Redacción Norte"}},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, splitNames(row.in, false, true)) })
	}
}

func TestSplitNamesOfVisibleLines(t *testing.T) {
	for _, row := range []struct {
		why, in string
		named   bool
		want    []string
	}{
		{"a byline", "By Ann Lee", false, []string{"Ann Lee"}},
		{"a sentence that begins with by", "By batching we can do more of it", false, nil},
		{"a date before the name", "Posted on May 3, 2021 by Ann Lee", false, []string{"Ann Lee"}},
		{"a date behind the name", "By Ann Lee on May 3, 2021", false, []string{"Ann Lee"}},
		{"a user's name in an element of its own", "tinplate", true, []string{"tinplate"}},
		{"a user's name without any mark", "tinplate", false, nil},
		{"a widget's words", "Read more", true, nil},
		{"a weekday", "Sat, 20 Dec, 2025", true, nil},
		{"names on lines of their own", "By\nAnn Lee\nand\nTom Reed", true, []string{"Ann Lee"}},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, splitNames(row.in, true, row.named)) })
	}
}

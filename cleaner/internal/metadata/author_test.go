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
		{"a template's variable", "page.head.author", nil},
		{"an agency behind a slash", "Ann Lee/dpa", []string{"Ann Lee"}},
		{"two names with a slash", "Ann Lee / Tom Reed", []string{"Ann Lee", "Tom Reed"}},
		{"an agency's desk", "dpa/bb", []string{"dpa/bb"}},
		{"two who talk", "Ann Lee im Gespräch mit Tom Reed", []string{"Ann Lee", "Tom Reed"}},
		{"a label of another name", "Written by: Edited by: Ann Lee", nil},
		{"a label alone", "Organization:", nil},
		{"a label in place of a name", "Written By", nil},
		{"a word of the form in place of a name", "publisher", nil},
		{"a bracket that is cut", "Ann Lee (May", []string{"Ann Lee"}},
		{"a whole bracket", "Ann Lee (Post)", []string{"Ann Lee (Post)"}},
		{"a line of rights", "Copyright Clay Works GmbH - all rights reserved", nil},
		{"a firm's form with an and", "Clay Works GmbH & Co. KG", []string{"Clay Works GmbH & Co. KG"}},
		{"quotation marks around", "'tinplate'", []string{"tinplate"}},
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
		{"a section before the byline", "Guide\nby Ann Lee", true, []string{"Ann Lee"}},
		{"a section before a label alone", "Press release\nby\nAnn Lee", true, []string{"Ann Lee"}},
		{"who edited stands behind who wrote", "Ann Lee\nEdited by Tom Reed", true, []string{"Ann Lee"}},
		{"what a page is filed under", "by Ann Lee under Ships", true, []string{"Ann Lee"}},
		{"a saying that begins with by", "By the Numbers", true, nil},
		{"what a Dutch by is elsewhere", "Door & Window", true, nil},
		{"a team with its article", "by the Harbour Team", true, []string{"the Harbour Team"}},
		{"a job", "Head Potter", true, nil},
		{"names on lines of their own", "By\nAnn Lee\nand\nTom Reed", true, []string{"Ann Lee"}},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, splitNames(row.in, true, row.named)) })
	}
}

func TestAgencyOf(t *testing.T) {
	for _, row := range []struct {
		why, in string
		alone   bool
		want    string
	}{
		{"in the dateline", "HAFENSTADT (dpa/bb) - Die Brücke hob sich.", false, "dpa/bb"},
		{"in the dateline before a long dash", "Hafenstadt (AFP) – Die Brücke hob sich.", false, "AFP"},
		{"on a line of its own", "(dpa)", true, "dpa"},
		{"two agencies", "APA/dpa", true, "APA/dpa"},
		{"where the element is no line", "dpa", false, ""},
		{"brackets in a sentence", "The agency (dpa) says that", false, ""},
		{"other brackets", "HAFENSTADT (hst) - Die Brücke", false, ""},
		{"a word that begins so", "dpaint", true, ""},
		{"an address", "dpa/a.b.c", true, ""},
		{"nothing", "", true, ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, agencyOf(row.in, row.alone)) })
	}
}

func TestIsLogin(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    bool
	}{
		{"small letters", "annlee", true},
		{"an underscore", "Ann_Lee", true},
		{"a capital within", "AnnL", true},
		{"digits", "Ann7", true},
		{"a first name", "Ann", false},
		{"a full name", "ann lee", false},
		{"nothing", "", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, isLogin(row.in)) })
	}
}

func TestPreloadedPoster(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"the first post's user", `{"topic_1":"{\"post_stream\":{\"posts\":[{\"id\":1,\"username\":\"tinplate\",\"x\":1},{\"username\":\"other\"}]}}"}`, "tinplate"},
		{"no posts", `{"site":"{\"username\":\"tinplate\"}"}`, ""},
		{"no user", `{"topic_1":"{\"post_stream\":{\"posts\":[]}}"}`, ""},
		{"the text ends too soon", `post_stream username\":\"tin`, ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, preloadedPoster(row.in)) })
	}
}

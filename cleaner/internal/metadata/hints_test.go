package metadata

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClassHints(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    hint
	}{
		{"a word", "byline", hintAuthor},
		{"words with dashes", "post-author", hintAuthor},
		{"words with capitals", "postedBy", hintDate | hintAuthor},
		{"a list's order", "sort-by", 0},
		{"the order a list has", "sortingByText", 0},
		{"what sets something off", "replace_triggered_by", 0},
		{"a short word beside digits", "css-1by9x", 0},
		{"a class of chance", "iBY00YrfeRqYBThjP", 0},
		{"a class of chance with an underscore's word", "byline_x1Yz", hintAuthor},
		{"a long word beside a digit", "author2", hintAuthor},
		{"how an author's name looks", "title card-author-name", hintAuthor | hintHeading},
		{"a title beside an author", "author title", hintAuthor | hintBeside | hintHeading},
		{"what the page has elsewhere", "main--withSidebar", 0},
		{"what it has not", "page-no-comments", 0},
		{"a sidebar", "main-sidebar", hintAside},
		{"a user's name", "username", hintUser},
		{"a user's name in two words", "user-name", hintUser},
		{"a user's name behind others", "CommentAccountName", hintComment | hintUser},
		{"another name", "filename", 0},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, classHints(row.in)) })
	}
}

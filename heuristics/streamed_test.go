package heuristics

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// shown returns the texts of a page's blocks in their order, those of hidden
// parts in brackets.
func shown(t *testing.T, page string) string {
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	require.NoError(t, err)
	d := ReadHTML(root)
	var all []string
	for i := range d.Blocks {
		b := &d.Blocks[i]
		text := b.text
		if b.Evidence.Areas&InHidden != 0 {
			text = "[" + text + "]"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestStreamedParts(t *testing.T) {
	const part = "<div hidden id=S:1f><p>part</p></div>"
	for _, row := range []struct{ name, in, want string }{
		{"a boundary takes its part, and the stand-in goes",
			"<p>a</p><!--$?--><template id=B:1f></template><p>wait</p><!--/$--><p>b" + part, "a part b"},
		{"boundaries in a stand-in end before it does",
			"<main><!--$?--><template id=B:1f></template><!--$--><i>x</i><!--/$--><p>wait</p><!--/$--><p>b</main>" + part, "part b"},
		{"a boundary whose comments were taken out keeps its stand-in",
			"<p>a</p><template id=B:1f></template><p>wait" + part, "a part wait"},
		{"a stand-in without end ends with the element around",
			"<main><!--$?--><template id=B:1f></template><p>wait</main><p>b" + part, "part b"},
		{"a placeholder in a part takes the next one",
			"<main><template id=B:0></template></main><div hidden id=S:0><p>a</p><template id=P:1f></template><p>b</p></div>" + part, "a part b"},
		{"in the middle of a line",
			"<p>a <template id=P:1></template> b<div hidden id=S:1>part</div>", "a part b"},
		{"without a place it stays hidden", "<p>a" + part, "a [part]"},
		{"without a part the stand-in stays", "<main><!--$?--><template id=B:2></template><p>wait</p><!--/$--></main>" + part, "wait [part]"},
		{"a part that is shown where it is stays there", "<main><template id=B:1f></template><p>a</p></main><div id=S:1f>part</div>", "a part"},
		{"the first template takes it", "<main><template id=B:1f></template><p>a</p><template id=P:1f></template></main>" + part, "part a"},
		{"of two parts of a number the second stays hidden",
			"<main><template id=B:1></template><p>a</main><div hidden id=S:1>b</div><div hidden id=S:1>c</div>", "b a [c]"},
		{"another template holds text that scripts use", "<p>a<template id=card><p>b</template>" + part, "a [part]"},
	} {
		t.Run(row.name, func(t *testing.T) { assert.Equal(t, row.want, shown(t, row.in)) })
	}
}

func TestShadowRoots(t *testing.T) {
	for _, row := range []struct{ name, in, want string }{
		{"an open one is shown", "<x-a><template shadowrootmode=open><style>p{}</style><p>a</p></template></x-a><p>b", "a b"},
		{"a closed one too: closed is for scripts", "<x-a><template shadowrootmode=closed>a</template></x-a>", "a"},
		{"a word that is no mode makes none", "<x-a><template shadowrootmode=yes>a</template></x-a><p>b", "b"},
	} {
		t.Run(row.name, func(t *testing.T) { assert.Equal(t, row.want, shown(t, row.in)) })
	}
}

// TestStreamedPartsDeep has each part hold the place of the next: no text is
// lost where they are deeper than is followed.
func TestStreamedPartsDeep(t *testing.T) {
	const parts = 2 * maxStreamDepth
	page := "<main><template id=B:0></template></main>"
	for i := range parts {
		page += "<div hidden id=S:" + strconv.Itoa(i) + ">n" + strconv.Itoa(i) + "<template id=P:" + strconv.Itoa(i+1) + "></template></div>"
	}
	text := shown(t, page)
	for i := range parts {
		assert.Contains(t, text, "n"+strconv.Itoa(i))
	}
	assert.Contains(t, text, "[n"+strconv.Itoa(maxStreamDepth), "below the bound it is read where it stands")
}

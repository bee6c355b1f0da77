package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// marked makes a text with enough marks of Markdown around lines.
func marked(lines string) string {
	return "## A [a](/a) [b](/b) [c](/c)\n\n" + lines
}

// unmarked runs the rule over a text that is told to be Markdown and returns the
// lines that are left, without those of marked.
func unmarked(lines string) string {
	return strings.TrimPrefix(strings.TrimPrefix(laidOut(marked(lines), false), "A a b c"), "\n\n")
}

func TestMarkdownWithinLines(t *testing.T) {
	for _, row := range []struct{ reason, in, want string }{
		{"a link", "See [the map](https://a.example/map) of the coast.", "See the map of the coast."},
		{"a title behind the address", `See [the map](/map "The map") of the coast.`, "See the map of the coast."},
		{"brackets in an address", "The [Quay](/wiki/Quay_(port)) is old.", "The Quay is old."},
		{"a picture", "The quay ![seen from the north](/quay.jpg) is old.", "The quay  is old."},
		{"a picture that is a link", "[![The quay](/quay.jpg)](/large)", ""},
		{"emphasis", "It is **very** old, *very* old and _very_ old.", "It is very old, very old and very old."},
		{"both at once", "It is ***very*** old.", "It is very old."},
		{"emphasis with its space inside, as many tools write it", "**Opening hours: **all day", "Opening hours: all day"},
		{"code", "Run `a *b* [c](d)` twice.", "Run a *b* [c](d) twice."},
		{"code with a backtick in it", "Run ``a ` b`` twice.", "Run a ` b twice."},
		{"escapes", `It costs 5 \* 3, see \[1\].`, "It costs 5 * 3, see [1]."},
		{"a heading", "### The ferry", "The ferry"},
		{"a rule", "* * *", ""},
		{"an item of a menu is a line", "* [Home](/)", "Home"},
		{"an item of the text keeps its mark", "* the [map](/map) of the coast\n* water", "* the map of the coast\n* water"},
		{"a product", "It is 5*3*2 and 2**3**4.", "It is 5*3*2 and 2**3**4."},
		{"a sign of a name", "Set max_line_width and * or _ alone.", "Set max_line_width and * or _ alone."},
		{"brackets of the text", "He said [sic] that f(x) [see (a)] holds.", "He said [sic] that f(x) [see (a)] holds."},
		{"words in brackets behind brackets are no address", "As said [there](see above) it is old.", "As said [there](see above) it is old."},
		{"a fence holds code", "```\na [b](c) **d**\n```", "```\na [b](c) **d**\n```"},
	} {
		t.Run(row.reason, func(t *testing.T) { assert.Equal(t, row.want, unmarked(row.in)) })
	}
}

func TestMarkdownOverLines(t *testing.T) {
	for _, row := range []struct{ reason, in, want string }{
		{"a card is a link with lines of its own", "[\n\n### The quay\n\nIt is old.\n\n](/quay)", "The quay\n\nIt is old."},
		{"a bracket far above is another's", "[see" + strings.Repeat("\n\nIt is old.", 20) + "\n\n](/quay)", "[see" + strings.Repeat("\n\nIt is old.", 20)},
	} {
		t.Run(row.reason, func(t *testing.T) { assert.Equal(t, row.want, unmarked(row.in)) })
	}
}

func TestTextThatIsNoMarkdown(t *testing.T) {
	plain := strings.Repeat("The tide is out and the boats lie on their sides.\n\n", 100)
	for _, row := range []struct{ reason, in string }{
		{"two links are too few to tell", "See [a](/a) and [b](/b) in **bold**."},
		{"a long text that shows what Markdown is", plain + "A link is [a](/a), [b](/b) or [c](/c)."},
		{"brackets without an address", strings.Repeat("He [the master](of the harbour) said it.\n\n", 5) + "Nobody heard."},
		{"comments of a program", "# a\n\n# b\n\n# c\n\n**d**"},
	} {
		t.Run(row.reason, func(t *testing.T) { assert.Equal(t, row.in, laidOut(row.in, false)) })
	}
	in := marked("It is **very** old.")
	assert.Equal(t, in, laidOut(in, true), "repair-only leaves what is no damage")
}

func TestMarkdownHeadings(t *testing.T) {
	d := ReadText(marked("#### The ferry"))
	markKinds(d)
	dropMarkdown(d)
	assert.Equal(t, Heading, d.Blocks[1].Kind)
	assert.EqualValues(t, 4, d.Blocks[1].Level)
}

// TestMarkdownIsLinear has lines that would take minutes if a search started
// anew at each mark that nothing closes.
func TestMarkdownIsLinear(t *testing.T) {
	for _, part := range []string{"[", "](", "](a", "![", "[a](", "[a](/b", "[a](b \"", "`", "``a`", "*a", "_a ", "**", "\\"} {
		const n = 1_000_000
		d := ReadText(marked(strings.Repeat(part, n/len(part))))
		markKinds(d)
		require.NotPanics(t, func() { dropMarkdown(d) }, part)
	}
}

func FuzzDropMarkdown(f *testing.F) {
	for _, seed := range []string{
		"[a](b)", "![a](b \"c\")", "[![a](b)](c)", "**a** *b* ***c***", "`a`b``", "# a\n\n[\n\nb](c)", "\\*a\\", "* [a](b)", "* * *", "```\n[a](b)\n```",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		source := marked(in)
		d := ReadText(source)
		for _, r := range linesRules() {
			r.Apply(d)
		}
		for i := range d.Blocks {
			d.Blocks[i].Decide(Body, "test/body", 1)
		}
		out, edits := d.Render()
		checkEdits(t, source, out, edits)
		require.LessOrEqual(t, len(strings.Join(strings.Fields(out), "")), len(source), "marks only go")
	})
}

package cleaner

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEscapedParagraphs(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"prose stays as it is":                    {"It's a well-known fact (see p. 3): 5 < 6, R&D & co. cost 3 * 4 = 12!", "It's a well-known fact (see p. 3): 5 < 6, R&D & co. cost 3 * 4 = 12!"},
		"underscores inside words mean nothing":   {"set max_input_size and min_input", "set max_input_size and min_input"},
		"a mark without a partner means nothing":  {"from 5* to ~6 `", "from 5* to ~6 `"},
		"emphasis":                                {"a *b* _c_", `a \*b\* \_c\_`},
		"strikethrough of GitHub's":               {"~~a~~", `\~\~a\~\~`},
		"a code span":                             {"`a`", "\\`a\\`"},
		"a pair over two lines is one":            {"*a\nb*", "\\*a\\\nb\\*"},
		"brackets mean nothing without a target":  {"he [sic] said [1] [2]", "he [sic] said [1] [2]"},
		"a link":                                  {"[a](b)", `[a\](b)`},
		"a definition would vanish":               {"[a]: b", `[a\]: b`},
		"a task's box":                            {"[x] done", `\[x] done`},
		"a tag":                                   {"<b>a</b>", `\<b>a\</b>`},
		"a reference":                             {"&amp; &#65; & &x", `\&amp; \&#65; & &x`},
		"a backslash before a sign":               {`a\b \* \`, `a\b \\* \\`},
		"a heading":                               {"# a", `\# a`},
		"a hashtag is none":                       {"#a", "#a"},
		"an item":                                 {"- a\n+ b\n* c", "\\- a\\\n\\+ b\\\n\\* c"},
		"a sign before a word opens none":         {"-a +b", "-a +b"},
		"a numbered item":                         {"1. a\n23) b", "1\\. a\\\n23\\) b"},
		"a number of a sentence opens none":       {"1.5 metres", "1.5 metres"},
		"a quote":                                 {"> a", `\> a`},
		"a rule":                                  {"---\n***\n_ _ _", "\\---\\\n\\*\\*\\*\\\n\\_ _ _"},
		"an underline of a heading":               {"a\n===", "a\\\n\\==="},
		"the rule of a table":                     {"a | b\n:-- | --:", "a | b\\\n\\:-- | --:"},
		"a fence":                                 {"```", "\\`\\`\\`"},
		"two spaces break after a backslash":      {"a\\\nb", "a\\\\  \nb"},
		"words of other scripts are words":        {"дом_на_горе", "дом_на_горе"},
		"an underscore at a word's end can close": {"_дом_", `\_дом\_`},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			e := escaper{out: &out}
			e.paragraph(codeLines(nil, test.text), "")
			assert.Equal(t, test.want, out.String())
		})
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"signs at the end would be taken off": {"On C #", `On C \#`},
		"signs of a word stay":                {"On C#", "On C#"},
		"nothing else than signs":             {"##", `\##`},
		"a number opens no list in a heading": {"1. Start", "1. Start"},
		"a heading is one line":               {"a\nb", "a b"},
		"nothing":                             {"", ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, EscapeMarkdown(test.text)) })
	}
}

func TestSplitMarker(t *testing.T) {
	for name, test := range map[string]struct {
		text    string
		ordered bool
		number  int
		rest    string
	}{
		"a dash":                          {"- a", false, 0, "a"},
		"set in":                          {"    - a", false, 0, "a"},
		"a bullet glued to its text":      {"•a", false, 0, "a"},
		"a tick says something":           {"✓ a", false, 0, "✓ a"},
		"a number":                        {"12. a", true, 12, "a"},
		"a number with a bracket":         {"3) a", true, 3, "a"},
		"a number that no list can have":  {"1234567890. a", false, 0, "1234567890. a"},
		"the marker of an empty item":     {"-", false, 0, ""},
		"text whose marker was taken off": {"a b", false, 0, "a b"},
	} {
		t.Run(name, func(t *testing.T) {
			ordered, number, rest := splitMarker(test.text)
			assert.Equal(t, test.ordered, ordered)
			assert.Equal(t, test.number, number)
			assert.Equal(t, test.rest, rest)
		})
	}
}

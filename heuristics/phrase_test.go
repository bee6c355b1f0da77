package heuristics

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// matchLine folds a line and looks it up.
func matchLine(s *PhraseSet, line string) verdict {
	var f folded
	f.fold(line)
	return s.match(&f, line[len(line)-1])
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"punctuation alone", " -- !? ", ""},
		{"small letters", "Share THIS Article", "share this article"},
		{"letters lose their accents", "ÉCRIRE À Ömer Łódź ĐAK", "ecrire a omer lodz dak"},
		{"Greek capitals have no accents", "ΟΡΟΙ ΧΡΗΣΗΣ Όροι χρήσης", "οροι χρησησ οροι χρησησ"},
		{"Romanian with comma or cedilla", "Știri Ştiri ţară țară", "stiri stiri tara tara"},
		{"dots of Turkish", "IŞIK İndir ışık", "isik indir isik"},
		{"Cyrillic keeps its letters but for the dots of yo", "ЧИТАЙ ЕЩЁ її", "читай еще її"},
		{"Arabic yeh and kaf of two forms", "كي کی أو", "كي كي او"},
		{"runs of white space", " Share \t\u00a0 this\u3000page ", "share this page"},
		{"punctuation parts words", "Share|this,page", "share this page"},
		{"a full stop goes", "Read on.", "read on"},
		{"number", "12 comments", "# comments"},
		{"number with separators", "1,234.5 comments", "# comments"},
		{"number of thousands", "3.4K views", "# views"},
		{"number of millions", "2m views", "# views"},
		{"a unit that goes on is a word", "2km away", "# km away"},
		{"number glued to a word", "12comments", "# comments"},
		{"word glued to a number", "Comments12", "comments #"},
		{"numbers of other scripts", "١٢ تعليق", "# تعليق"},
		{"full-width number", "１２件", "#件"},
		{"straight and curly apostrophes", "Don’t miss", "don't miss"},
		{"quotes go", "'Share' “this”", "share this"},
		{"apostrophe at the end goes", "readers' picks", "readers picks"},
		{"colon stays", "Tags: one", "tags: one"},
		{"colon of Chinese", "标签：一", "标签:一"},
		{"colon at the end goes", "Related:", "related"},
		{"colon at the end goes, the inner one stays", "More: related:", "more: related"},
		{"two colons are one", "Tags:: one", "tags: one"},
		{"colon in front goes", ": one", "one"},
		{"space beside wide characters goes", "分享 到 X", "分享到x"},
		{"soft hyphen and zero-width space go", "Sub\u00adscribe\u200b now", "subscribe now"},
		{"joiner goes", "می\u200cخواهم", "ميخواهم"},
		{"Devanagari keeps its marks", "हिन्दी में", "हिन्दी में"},
		{"not UTF-8 parts words", "share\xffthis", "share this"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f folded
			f.fold("left over: from 9 lines before")
			f.fold(c.in)
			assert.Equal(t, c.want, string(f.text))
			assert.Equal(t, strings.Contains(c.want, ":"), f.colon, "colon")
			last := 0
			for _, end := range f.ends {
				require.Greater(t, end, last, "the ends rise")
				last = end
			}
			assert.Equal(t, len(strings.TrimRight(c.want, ":")), last, "the last word ends the text")
		})
	}
}

func TestFoldWords(t *testing.T) {
	for _, c := range []struct {
		name, in string
		words    int
	}{
		{"words", "share this article", 3},
		{"number and word", "12comments", 2},
		{"wide characters are words each", "分享到X", 4},
		{"colons part words", "tags: one: two", 3},
		{"nothing", "...", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f folded
			f.fold(c.in)
			assert.Len(t, f.ends, c.words, "%q", f.text)
		})
	}
}

func TestPhraseFilesParse(t *testing.T) {
	names, err := fs.Glob(phraseFiles, "phrases/*.txt")
	require.NoError(t, err)
	assert.Len(t, names, len(knowledge().languages), "a file for each language")
	total := 0
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			code := strings.TrimSuffix(strings.TrimPrefix(name, "phrases/"), ".txt")
			assert.Contains(t, knowledge().byCode, code)
			f, err := phraseFiles.Open(name)
			require.NoError(t, err)
			phrases, err := ReadPhrases(f)
			require.NoError(t, err)
			assert.Greater(t, len(phrases), 100)
			for _, p := range phrases {
				assert.NotContains(t, []Role{Undecided, Body, Space}, p.Role, p.Pattern)
			}
			total += len(phrases)
		})
	}
	assert.Len(t, Phrases(), total)
}

// filled returns lines that a pattern must match.
func filled(pattern string) []string {
	fixed := strings.ReplaceAll(strings.Trim(pattern, "*"), " * ", " \x00 ")
	var lines []string
	for _, number := range []string{"7", "1,250", "3.4K"} {
		lines = append(lines, strings.TrimSpace(strings.ReplaceAll(fixed, "#", number)))
		if !strings.Contains(fixed, "#") {
			break
		}
	}
	var fill []string
	switch {
	case !strings.Contains(pattern, "*"):
		return lines
	case strings.Contains(pattern, "**"):
		fill = []string{"Zwirbel", strings.TrimSpace(strings.Repeat("Zwirbel ", 12))}
	default:
		fill = []string{"Zwirbel", "Zwirbel Quastenfang Zwirbel Quastenfang"}
	}
	var out []string
	for _, l := range lines {
		for _, w := range fill {
			switch before, after, inside := strings.Cut(l, "\x00"); {
			case inside:
				out = append(out, before+w+after)
			case strings.HasPrefix(pattern, "*"):
				out = append(out, w+" "+l)
			default:
				out = append(out, l+" "+w)
			}
		}
	}
	return out
}

// TestEveryPhraseMatchesItself fills in what a pattern leaves open. Another
// verdict is right only if another phrase gives it that matches the same line,
// and is not weaker.
func TestEveryPhraseMatchesItself(t *testing.T) {
	set := builtinSet()
	claimed := 0
	for _, p := range Phrases() {
		alone, err := NewPhraseSet([]Phrase{p})
		require.NoError(t, err)
		want := verdict{p.Role, p.Weak}
		for _, line := range filled(p.Pattern) {
			require.Equal(t, want, matchLine(alone, line), "pattern %q alone, on %q", p.Pattern, line)
			got := matchLine(set, line)
			require.NotEqual(t, Undecided, got.role, "pattern %q on %q", p.Pattern, line)
			require.False(t, got.weak && !p.Weak, "pattern %q on %q: a weak phrase comes first", p.Pattern, line)
			if got != want {
				claimed++
				break
			}
		}
	}
	assert.Less(t, claimed*100, len(Phrases()), "phrases whose lines go to another role")
}

func TestPhrasesMatchWholeLines(t *testing.T) {
	for _, line := range []string{
		"She asked him to share this article with the whole class before the bell rang.",
		"Nobody wanted to subscribe to our old paper after the fire in the printing house.",
		"The related articles of the treaty were read out one by one in the great hall.",
		"He said that he would leave a comment in the book at the door of the museum.",
		"The advertisement in the window had faded until only the price could be read.",
		"Von allen Seiten wurde er gebeten, den Artikel zu teilen und weiterzugeben, doch er schwieg.",
		"Ils voulaient partager cet article de pain avec tous les enfants du village.",
		"Nadie quiso compartir este artículo de lujo con los vecinos de la otra orilla.",
		"他把这篇文章分享给了全班同学，大家读完之后都沉默了很久。",
		"He signed the book away, but the makers kept all rights reserved to them by the old treaty.",
		"We recommend the best products of the valley to all who pass through it.",
		"Der Verlag behielt sich alle Rechte vorbehaltlich einer neuen Einigung vor.",
		"Sie können das Formular als PDF herunterladen und in Ruhe zu Hause ausfüllen.",
		"Она попросила поделиться хлебом со всеми, кто стоял у ворот до самого вечера.",
	} {
		assert.Equal(t, verdict{}, matchLine(builtinSet(), line), line)
	}
}

func TestWidgetLines(t *testing.T) {
	for _, c := range []struct {
		name, line string
		role       Role
	}{
		{"a notice of rights behind the owner", "© 2025 Harbour Press, Inc. All Rights Reserved.", Legal},
		{"the same in German", "© Hafenverlag GmbH. Alle Rechte vorbehalten.", Legal},
		{"the same in Polish", "© Wydawnictwo Portowe. Wszelkie prawa zastrzeżone.", Legal},
		{"how the page earns money", "We earn commissions from links on our site. See how we test.", Advertisement},
		{"a wall before the text", "To read the full story, please subscribe to The Harbour News.", Prompt},
		{"a link from another blog", "Pingback von Alte Schiffe und neue Häfen - Notizen | 11.09.2011 23:31", Comment},
		{"another page, named", "Czytaj więcej w weekendowym wydaniu naszej portowej gazety", Related},
		{"a file to load", "Artikel als PDF herunterladen", Share},
		{"paging of a blog", "Newer Post Older Post Home", Navigation},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, verdict{c.role, false}, matchLine(builtinSet(), c.line), c.line) })
	}
}

func TestSeams(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []int
	}{
		{"a capital behind a small letter", "ShareTweet", []int{5}},
		{"behind a bracket", "Comments (12)Share", []int{13}},
		{"behind an exclamation mark", "BlogThis!Share to Facebook", []int{4, 9}},
		{"a name with a capital inside", "McDonald", nil},
		{"a space is no seam", "Share! Tweet", nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, seams(nil, c.in)) })
	}
}

func TestPhraseMatching(t *testing.T) {
	set, err := NewPhraseSet([]Phrase{
		{Pattern: "Mend this", Role: Share},
		{Pattern: "# mends", Role: Counter},
		{Pattern: "Mend with *", Role: Share},
		{Pattern: "Mended by: **", Role: Credit},
		{Pattern: "Mending **", Role: Legal},
		{Pattern: "* mends", Role: Related, Weak: true},
		{Pattern: "** never mends", Role: Prompt},
		{Pattern: "Mender", Role: Tags, Weak: true},
		{Pattern: "Mender", Role: Prompt},
		{Pattern: "Mender", Role: Comment},
		{Pattern: "Old wool *", Role: Tags, Weak: true},
		{Pattern: "Old wool for sale *", Role: Advertisement},
		{Pattern: "1234", Role: Navigation},
		{Pattern: "修理 **", Role: Navigation},
		{Pattern: "Knit the * sock", Role: Legal, Weak: true},
		{Pattern: "Knit the * sock", Role: Prompt},
		{Pattern: "Knit the * sock #", Role: Counter},
	})
	require.NoError(t, err)
	for _, c := range []struct {
		name, line string
		want       verdict
	}{
		{"the words", "Mend this", verdict{Share, false}},
		{"other case and punctuation", "• MEND, THIS!", verdict{Share, false}},
		{"a colon more", "Mend: this", verdict{Share, false}},
		{"a word more behind", "Mend this now", verdict{}},
		{"a word more in front", "Now mend this", verdict{}},
		{"a number", "1,204 mends", verdict{Counter, false}},
		{"a word for a number", "many mends", verdict{Related, true}},
		{"few: one word", "Mend with wool", verdict{Share, false}},
		{"few: four words", "Mend with wool of the best", verdict{Share, false}},
		{"few: five words are too many", "Mend with wool of the very best", verdict{}},
		{"few: a colon is no word", "Mend with: wool: of the: best", verdict{Share, false}},
		{"few: none", "Mend with", verdict{}},
		{"few: no sentence", "Mend with good wool.", verdict{}},
		{"few: no question", "Mend with good wool?", verdict{}},
		{"any: one word", "Mending socks", verdict{Legal, false}},
		{"any: a sentence", "Mending socks is what we do, all day and every day, for you.", verdict{Legal, false}},
		{"any: none", "Mending", verdict{}},
		{"any after a colon", "Mended by: Ella Marsh and all her sisters", verdict{Credit, false}},
		{"the colon counts", "Mended by Ella Marsh and all her sisters", verdict{}},
		{"few before: four words", "a sock that he mends", verdict{Related, true}},
		{"few before: five words are too many", "a sock that he now mends", verdict{}},
		{"any before", "a sock that he has, after all, never mends", verdict{Prompt, false}},
		{"strong before weak, the earlier of two", "Mender", verdict{Prompt, false}},
		{"a weak open phrase", "Old wool in bags", verdict{Tags, true}},
		{"a strong longer phrase before a weak one", "Old wool for sale here", verdict{Advertisement, false}},
		{"a number stands for any", "77", verdict{Navigation, false}},
		{"wide characters need no space", "修理工具的人", verdict{Navigation, false}},
		{"inside: one word, the strong one of two", "Knit the red sock!", verdict{Prompt, false}},
		{"inside: four words", "Knit the very long red left sock", verdict{Prompt, false}},
		{"inside: five words are too many", "Knit the very long red woollen left sock", verdict{}},
		{"inside: none", "Knit the sock", verdict{}},
		{"inside: the end of a word is no word", "Knit the red windsock", verdict{}},
		{"inside: other words behind", "Knit the red sock now", verdict{}},
		{"inside: another end", "Knit the red sock 12", verdict{Counter, false}},
		{"a line without words", "…", verdict{}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, matchLine(set, c.line), c.line) })
	}
}

func TestUserPhrasesComeFirst(t *testing.T) {
	assert.Equal(t, Share, matchLine(builtinSet(), "Share this article").role)
	set, err := phraseSet([]Phrase{{Pattern: "Share this article", Role: Legal}, {Pattern: "Quastenfang **", Role: Prompt}})
	require.NoError(t, err)
	assert.Equal(t, Legal, matchLine(set, "Share this article").role, "the user's role counts")
	assert.Equal(t, Prompt, matchLine(set, "Quastenfang for all").role)
	assert.Equal(t, Share, matchLine(set, "Share this page").role, "the built-in ones are still known")
	assert.Equal(t, Share, matchLine(builtinSet(), "Share this article").role, "the built-in set is not changed")
}

func TestReadPhrases(t *testing.T) {
	got, err := ReadPhrases(strings.NewReader("\ufeff# comment\n\n  share : Mend this \r\nprompt?: Why: not\n# end"[3:]))
	require.NoError(t, err)
	assert.Equal(t, []Phrase{{Pattern: "Mend this", Role: Share}, {Pattern: "Why: not", Role: Prompt, Weak: true}}, got)
}

func TestReadPhrasesErrors(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"no colon", "share: a\n\nmend this", "line 3: \"mend this\" is not"},
		{"no pattern", "share:  ", "line 1: "},
		{"unknown role", "# x\nshare: a\nmending: b", "line 3: heuristics: no role \"mending\""},
		{"two stars inside", "share: mend * this * now", "line 1: pattern \"mend * this * now\": one \"*\""},
		{"any number inside", "share: mend ** this", "line 1: pattern \"mend ** this\": one \"*\""},
		{"a star that is part of a word", "share: mend*this", "line 1: pattern \"mend*this\": one \"*\""},
		{"nothing but signs behind the star", "share: mend * --", "line 1: pattern \"mend * --\": one \"*\""},
		{"stars at both ends", "share: * mend *", "line 1: pattern \"* mend *\""},
		{"no words", "share: --", "line 1: pattern \"--\" has no words"},
		{"star alone", "share: **", "line 1: pattern \"**\" has no words"},
		{"two question marks", "share??: mend", "line 1: heuristics: no role \"share?\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadPhrases(strings.NewReader(c.in))
			require.ErrorContains(t, err, c.want)
		})
	}
	_, err := NewPhraseSet([]Phrase{{Pattern: "a * b * c", Role: Share}})
	require.Error(t, err)
	_, err = ReadPhrases(strings.NewReader("share: " + strings.Repeat("x", 70_000)))
	require.Error(t, err, "a line without end is an error, not a lost phrase")
}

// TestMatchGrowth looks a long line up: only its first and last words can be
// a phrase, so that matching costs no more memory than a short line's.
func TestMatchGrowth(t *testing.T) {
	set := builtinSet()
	for _, c := range []struct{ name, word string }{{"words", "share "}, {"numbers", "12 "}, {"wide characters", "分享"}, {"colons", "tags: "}} {
		t.Run(c.name, func(t *testing.T) {
			var short, long folded
			short.fold(strings.Repeat(c.word, 1_000))
			long.fold(strings.Repeat(c.word, 100_000))
			require.GreaterOrEqual(t, len(long.ends), 100_000)
			few := testing.AllocsPerRun(5, func() { set.match(&short, 'x') })
			many := testing.AllocsPerRun(5, func() { set.match(&long, 'x') })
			assert.LessOrEqual(t, many, few, "allocations")
			assert.LessOrEqual(t, few, 2.0)
			line := strings.Repeat(c.word, 100_000)
			again := testing.AllocsPerRun(2, func() { long.fold(line) })
			assert.Zero(t, again, "folding uses its memory again")
		})
	}
}

// FuzzReadPhrases: what is read can be matched with, and what is refused names
// the line.
func FuzzReadPhrases(f *testing.F) {
	for _, s := range []string{"prompt: Ring the harbour bell *\ncounter: # ships in port", "share?: ** on the quay\n# note\n\n", "legal: a * b", "no role: x", "prompt:", "tags: 分享到：**"} {
		f.Add(s, "12 ships in port: on the quay")
	}
	f.Fuzz(func(t *testing.T, file, line string) {
		phrases, err := ReadPhrases(strings.NewReader(file))
		if err != nil {
			require.Regexp(t, `^(line \d+: |bufio\.Scanner: )`, err.Error())
			return
		}
		set, err := NewPhraseSet(phrases)
		require.NoError(t, err)
		var folding folded
		folding.fold(line)
		last := byte(0)
		if line != "" {
			last = line[len(line)-1]
		}
		set.match(&folding, last)
	})
}

// TestFoldLetters: letters are folded the same in words of all lengths, of which
// eight bytes are taken at once, and beside characters that fold otherwise.
func TestFoldLetters(t *testing.T) {
	for name, test := range map[string]struct{ line, want string }{
		"seven letters":                    {"Article NOW", "article now"},
		"eight letters":                    {"Comments OF", "comments of"},
		"nine letters":                     {"Subscribe", "subscribe"},
		"more than two eights":             {"Internationalisation it", "internationalisation it"},
		"accents inside":                   {"Début Événements", "debut evenements"},
		"a letter behind a wide character": {"分a", "分a"},
		"a space beside a wide character":  {"分 a 分", "分a分"},
		"a wide character and a quote":     {"分'a b", "分'a b"},
		"a wide character and a colon":     {"分: a", "分: a"},
		"digits beside letters":            {"12comments34k", "# comments #"},
	} {
		t.Run(name, func(t *testing.T) {
			var f folded
			f.fold("分") // what the line before left behind counts for nothing
			f.fold(test.line)
			assert.Equal(t, test.want, string(f.text))
		})
	}
}

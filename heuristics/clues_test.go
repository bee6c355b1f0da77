package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCluesAreLookedForAgainAfterAChange(t *testing.T) {
	d := ReadText("The ferry sails at noon.")
	require.False(t, d.Blocks[0].may(mayHaveDigit))
	require.True(t, d.Repair(0, "test", []Repair{{Start: 19, End: 23, New: "12"}}))
	assert.True(t, d.Blocks[0].may(mayHaveDigit))
	assert.False(t, d.Blocks[0].may(mayHaveColon))
}

// FuzzClues: a line that has no clue has nothing for the rules that ask for it.
func FuzzClues(f *testing.F) {
	for _, line := range []string{
		"21 January 2020", "٢١ يناير", "२ घंटे पहले", "𝟐 hours ago", "Tags: a, b", "标签：一", "Home > News", "Home » News » Rail", "Home › A › B", "A → B → C",
		"Red | green | blue", "One · Two · Three", "Photo＝Anna Marsh", "写真：山田", "One • Two • Three", "a\tb", "Anna Marsh ⋅ today", "Log inSign up", "МенюПоиск", "(more)Éire", "", "no clue at all",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		b := &Block{text: line}
		require.Equal(t, hasDigit(line), b.may(mayHaveDigit), "%q has a digit", line)
		if !b.may(mayHaveDigit) {
			_, confidence := readDateline(line, nil, true)
			require.Zero(t, confidence, "%q is a dateline", line)
		}
		if !b.may(mayHaveColon) {
			_, sign, _ := NewDocument("").reader().cutIntro(line, introTags, introRelated)
			require.False(t, sign == ':' || sign == '：', "%q has a label with a colon", line)
		}
		if !b.may(mayHaveBar) {
			require.False(t, menu(line) || hasBar(line), "%q has a bar", line)
			whole := splitInfo([]string{}, &Block{text: line, clues: mayHaveBar | mayHaveDash | cluesTaken})
			require.Equal(t, whole, splitInfo([]string{}, b), "%q has parts", line)
		}
		if !b.may(mayHaveLabelSign) {
			require.False(t, hasLabelSign(line), "%q has a label's sign", line)
		}
		if !b.may(mayHaveSeam) {
			require.Empty(t, seams(nil, line), "%q has seams", line)
		}
		if !b.may(mayHaveArrow) {
			_, ok := breadcrumb(line)
			require.False(t, ok, "%q is a path", line)
		}
	})
}

// FuzzGlances: what a glance at a line rules out is not found by a look either.
func FuzzGlances(f *testing.F) {
	for _, line := range []string{
		"Updated 2 hours ago", "vor 3 Stunden", "发布于2小时前", "12k", "Photo by Ella Marsh on Unsplash", "Tom Reed via Getty Images", "A walk on the quay", "x via AP.",
		"Photo: Anna Marsh", "Фото: Анна", "ФОТО", "写真＝山田", "\u212aategorien: a", "By Anna Marsh", "Tags:", "no label at all", " on ", "re-re-reading", "signsigned", "That that's the--the the", "don’t don’t’s 4the the",
		"21 January 2020", "٢١ يناير ٢٠٢٠", "21.01.202014:05", "20200121", "12 March", "2020年1月21日", "𝟏 May 𝟐𝟎𝟐𝟎", "January 2020",
	} {
		f.Add(line)
	}
	f.Add("A'" + strings.Repeat("\x91", 1000)) // bytes that are no characters, all through what a label can take
	f.Fuzz(func(t *testing.T, line string) {
		checkCountedSigns(t, line)
		r := anyReader()
		if last, ok := endOf(line); ok && !r.x.agoLasts.has(last) {
			require.False(t, r.wholeAgo(line), "%q is a relative time", line)
			rest, _, _ := r.cutIntro(line, introPublished, introUpdated)
			require.False(t, r.wholeAgo(rest), "%q ends with a relative time", line)
		}
		if !mayTellDay(line) {
			date, _ := parseDateline(line, nil)
			require.False(t, date.published.hasDay() || date.updated.hasDay(), "%q tells a day", line)
		}
		for _, word := range dealers {
			if k := strings.LastIndex(line, word); k > 0 && strings.Count(line[k+len(word):], " ") <= 1 {
				require.True(t, mayNameDealer(line), "%q has a dealer behind %q", line, word)
			}
		}
		for _, r := range []reader{r, (&Document{Language: knowledge().byCode["ru"]}).reader()} {
			for c := range introClasses {
				if !r.labels.may(line, setOfIntros(c)) {
					require.Zero(t, r.introLength(line, c), "%q begins with a label", line)
				}
			}
		}
		checkQuickLooks(t, r, line, map[string]int{})
		for w := range strings.SplitSeq(line, "-") {
			if stutterLength(w) > 0 {
				require.True(t, mayStutter(line), "%q begins with its own start", w)
			}
		}
	})
}

package heuristics

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// gatePieces are what the lines are made of that the quick looks are tried on:
// what rules look for, and what only looks like it.
var gatePieces = []string{
	"Photo", "photo by", "Photo:", "Foto: ", "Fot.", "Image courtesy of", "Photography", "Pho", "Credit", "credits/", "©", "(c) ", "(Photo: ", "[", ")", "]", "写真＝", "撮影", "Фото:", "Bild",
	"Anna", "Marsh", "Ella Marsh", "de", "al-Said", "d'Arc", "O’Hara", "AFP", "Getty Images", "Shutterstock", "file photo", " via ", " on ", " from ", "/", " / ", "|", " - ", " – ", "•", "·", "\t", "⋅",
	"By", "by ", "Written by", "Posted by", "Author:", "기자", "박하은", "-", "*", "Tags:", "Related:", "Read more", "#one", ",", ", ", ";", ":", "：",
	"21", "2020", "21.", "January", "Jan", "Mar 2020", "1/21/2020", "14:05", "2h", "12k", "pm", "GMT", "(GMT)", "२०२०", "٢١", "2 hours ago", "Updated", "ago", "yesterday", "年", "1月", "#12 ",
	"the", "harbour", "Harbour", "council.", "Council", "not", "it's", "don’t", "Don't", "“", "”", "!", "?", "...", ".", ". ", "。", "\u00a0", "\u200b", "\xff", "é", "É", "12", "comments", "Share", "Share this", "5 min read", "YouTube", "logIn", " ",
}

// madeUpLines calls f with many lines of the pieces, the same ones each time.
func madeUpLines(f func(line string)) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(gatePieces[random.IntN(len(gatePieces))])
			if random.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		f(strings.TrimSpace(b.String()))
	}
}

// TestQuickLooks compares the quick looks with what they spare.
func TestQuickLooks(t *testing.T) {
	readers := []reader{anyReader(), (&Document{Language: knowledge().byCode["en"]}).reader(), (&Document{Language: knowledge().byCode["ko"]}).reader()}
	found := map[string]int{} // how often the slow way found something: else the test would prove nothing
	madeUpLines(func(line string) {
		for _, r := range readers {
			checkQuickLooks(t, r, line, found)
		}
	})
	for _, what := range []string{"credit", "caption", "byline", "tags", "dateline", "lone infoline", "name and date", "label", "phrase", "sentence"} {
		assert.NotZero(t, found[what], "no line is a %s", what)
	}
}

// checkQuickLooks requires that no quick look denies what is there.
func checkQuickLooks(t require.TestingT, r reader, line string, found map[string]int) {
	denies := func(what string, is, may bool) {
		if is {
			found[what]++
			require.True(t, may, "%q is a %s", line, what)
		}
	}
	b := &Block{text: line}
	_, credit := r.parseCredit(line)
	denies("credit", credit, r.mayBeCredit(b))
	signed := b.may(mayHaveLabelSign)
	caption, by, ok := slowCaption(r, line, signed)
	denies("caption", ok, b.may(mayHaveLabelSign|mayHaveBracket|hasBeyondASCII|mayHaveCapital))
	gotCaption, gotBy, gotOK := r.parseCaption(line, signed)
	require.Equal(t, []any{caption, by, ok}, []any{gotCaption, gotBy, gotOK}, "caption of %q", line)
	_, byline := r.parseByline(line)
	denies("byline", byline, r.mayBeByline(b))
	denies("tags", len(splitTags(line)) >= minLoneTags && !strings.ContainsAny(line, "|0123456789") || hashtags(line), mayBeTags(line))
	for _, top := range []bool{false, true} {
		_, confidence := readDateline(line, r.language, top)
		denies("dateline", confidence > 0, r.x.mayBeDateline(b, top))
	}
	for c := range introClasses {
		denies("label", r.introLength(line, c) > 0, r.labels.mayBegin(b, setOfIntros(c)))
	}
	denies("sentence", hasSentence(line), b.may(mayHaveSentence))
	if isASCII(line) {
		require.Equal(t, hasSentence(line), b.may(mayHaveSentence), "%q has a sentence", line)
	}
	if line != "" {
		if w, ok := b.outerWords(); ok {
			denies("phrase", matchLine(builtinSet(), line) != verdict{}, builtinSet().may(line, w))
		}
	}
	in := infoline{d: &Document{Language: r.language, phrases: builtinSet()}, r: r, f: new(folded)}
	if in.parts = splitInfo(nil, b); len(in.parts) == 1 {
		may := in.mayStandAlone(b)
		denies("lone infoline", in.read(), may)
	}
	checkNameThenDate(t, in, line, found)
}

// checkNameThenDate requires that a name with a date behind it is within the
// reach of both.
func checkNameThenDate(t require.TestingT, in infoline, line string, found map[string]int) {
	for k := 1; k < len(line); k++ {
		date, ok := parseDateline(line[k:], in.r.language)
		if line[k-1] != ' ' && line[k-1] != ',' || !utf8.RuneStart(line[k]) || !ok || date.rest != "" {
			continue
		}
		if date.published.hasDay() || date.updated.hasDay() || in.isPosted(line[:k]) {
			require.LessOrEqual(t, k, in.dayReach(line), "%q tells a day from %d on", line, k)
		}
		head := strings.TrimRight(line[:k], " ,-–—|•·/")
		_, byline := in.r.parseByline(head)
		if byline || in.isLabel(head) || looksLikeName(head) && strings.Contains(head, " ") {
			found["name and date"]++
			require.LessOrEqual(t, k, in.nameReach(line), "%q names someone up to %d", line, k)
		}
	}
}

// TestNameThenDateWithoutSpace: a comma parts a name and a date as well as a
// space does, whatever the hash of the name.
func TestNameThenDateWithoutSpace(t *testing.T) {
	in := infoline{d: &Document{Language: knowledge().byCode["de"], phrases: builtinSet()}, f: new(folded)}
	in.r = in.d.reader()
	found := map[string]int{}
	for _, name := range []string{"Ella Marsh", "Greta Solberg", "Ida Engel-Moor", "Tom Reed", "Nils Holm"} {
		checkNameThenDate(t, in, name+",02.01.2023, 11:08 Uhr", found)
		checkNameThenDate(t, in, name+",02.01.2023", found)
	}
	assert.GreaterOrEqual(t, found["name and date"], 10)
}

// slowCaption is parseCaption with a look at every offset.
func slowCaption(r reader, s string, signed bool) (caption, credit string, ok bool) {
	if len(s) > maxCaption || len(s) < 8 {
		return "", "", false
	}
	from := max(4, len(s)-maxCredit)
	signed = signed && hasLabelSign(s[from:])
	for k := from; k < len(s)-2; k++ {
		if !creditPlace(s, k, signed) || !r.creditStarts(s[k:]) && !(strings.HasSuffix(s[:k], ". ") && slashed(s[k:])) {
			continue
		}
		if credit, ok = r.parseCredit(s[k:]); !ok {
			continue
		}
		if caption = strings.TrimRight(s[:k], " —–-|/("); caption == "" || sentences(caption) > 2 {
			return "", "", false
		}
		return caption, credit, true
	}
	return "", "", false
}

// TestPhotoPairs: the first two letters of a credit's label are among those that
// a label may begin with.
func TestPhotoPairs(t *testing.T) {
	x := knowledge()
	for label, of := range x.intros {
		if of[introPhoto] == 0 || label[0] >= utf8.RuneSelf {
			continue
		}
		assert.True(t, x.anyLabels().mayBePhoto(label+" x"), label)
		assert.True(t, x.anyLabels().mayBePhoto(strings.ToUpper(label)+" x"), label)
	}
}

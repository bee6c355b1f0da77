package heuristics

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"math/bits"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed languages/*.txt
var languageFiles embed.FS

// Language is what is known of one language.
type Language struct {
	// Code is its ISO 639-1 code.
	Code string
	// Name is its English name.
	Name string

	index    uint8  // in the lexicon
	order    string // of numeric dates: "dmy", "mdy", "ymd"
	months   map[string]int
	function wordTable[bool]
	doubled  map[string]bool // words that may stand twice in a row
	never    map[string]bool // words besides the function words that may not
	// site finds the words that widgets say in it, and labels the labels that
	// count in a text in it, once asked for.
	site   func() *filter
	labels func() *labels
}

// isFunction reports whether a word, in small letters, is a function word.
func (l *Language) isFunction(w string) bool { _, ok := get(&l.function, w); return ok }

// outerHash is a hash of a word's length and its outer bytes.
func outerHash[T string | []byte](w T) uint32 {
	return outerBytesHash(len(w), w[0], w[len(w)/2], w[len(w)-1])
}

func outerBytesHash(n int, first, middle, last byte) uint32 {
	return mixHash(uint32(first) | uint32(last)<<8 | uint32(n)<<16 | uint32(middle)<<24)
}

// lexicon is the vocabulary of all languages together.
type lexicon struct {
	languages []*Language
	byCode    map[string]*Language
	english   *Language
	months    map[string]int // of the first language that has the word
	// monthHeads are the first words of months' names that are more than a
	// word, with the greatest number of tokens.
	monthHeads map[string]int
	// words tells which parts of a line a word may be.
	words map[string]wordClass
	// intros are the labels before a colon or a name, by their words, with
	// the languages that use them so.
	intros map[string]*[introClasses]languages
	// anyLabels are the labels of all languages, at a glance.
	anyLabels func() *labels
	// timeWords has the words that a time may begin with, timeEnds those
	// that one of ASCII may end with.
	timeWords, timeEnds filter
	// ago are the relative times in folded form; the longest has longestAgo
	// bytes.
	ago        map[string]bool
	longestAgo int
	agoEnds    filter // their first and last words
	agoLasts   filter // the last ones alone
	// functionOf lists, for a function word, the languages it belongs to.
	functionOf wordTable[[]uint8]
	// longestIntro is the greatest number of bytes of an intro.
	longestIntro int
}

// wordClass says which parts of a dateline a word may be.
type wordClass uint16

const (
	wordWeekday wordClass = 1 << iota
	wordPublished
	wordUpdated
	wordParticle
	wordAM
	wordPM
)

// introClass says what a label introduces.
type introClass uint8

const (
	introBy introClass = iota
	introAuthor
	introPhoto
	introTags
	introRelated
	introAnd
	introPublished
	introUpdated
	introClasses
)

// languages is a set of languages, a bit for each in the lexicon's order.
type languages uint64

// maxLanguages is how many languages there is room for in a set.
const maxLanguages = 64

// spoken returns the languages whose labels count in a document: its own and
// English, which sites of all languages use; all where it is not known.
func (x *lexicon) spoken(l *Language) languages {
	if l == nil {
		return ^languages(0)
	}
	return 1<<l.index | 1<<x.english.index
}

// introduces reports whether a label is of one of the classes in one of the
// languages.
func (x *lexicon) introduces(label string, in languages, classes ...introClass) bool {
	set := x.intros[label]
	if set == nil {
		return false
	}
	for _, c := range classes {
		if set[c]&in != 0 {
			return true
		}
	}
	return false
}

func newLexicon() *lexicon {
	x := &lexicon{
		byCode: map[string]*Language{}, months: map[string]int{}, monthHeads: map[string]int{}, words: map[string]wordClass{},
		intros: map[string]*[introClasses]languages{}, ago: map[string]bool{},
		timeWords: newFilter(1500), timeEnds: newFilter(1500), agoEnds: newFilter(4000), agoLasts: newFilter(1000),
	}
	x.anyLabels = sync.OnceValue(func() *labels { return x.labelsIn(x.spoken(nil)) })
	for z := range zones {
		x.timeWords.add(hashWord(z))
		x.timeEnds.add(hashWord(z))
	}
	for _, w := range clockWords {
		x.timeEnds.add(hashWord(w))
	}
	return x
}

// knowledge returns the lexicon, read once from the embedded files.
var knowledge = sync.OnceValue(func() *lexicon {
	x := newLexicon()
	names, _ := fs.Glob(languageFiles, "languages/*.txt")
	sort.SliceStable(names, func(a, b int) bool { return names[a] == "languages/en.txt" && names[b] != names[a] })
	for _, name := range names {
		must(name, x, x.read(name))
	}
	x.readMonths(furtherMonths)
	return x
})

func (x *lexicon) read(name string) error {
	f, err := languageFiles.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	l := &Language{
		Code:   strings.TrimSuffix(strings.TrimPrefix(name, "languages/"), ".txt"),
		months: map[string]int{}, doubled: map[string]bool{}, never: map[string]bool{},
	}
	l.site = sync.OnceValue(func() *filter { return siteWords(l) })
	l.labels = sync.OnceValue(func() *labels { return x.labelsIn(x.spoken(l)) })
	l.index = uint8(len(x.languages))
	x.languages = append(x.languages, l)
	x.byCode[l.Code] = l
	if l.Code == "en" {
		x.english = l
	}
	month := 0
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("line %d: no colon in %q", n, line)
		}
		if key == "month" {
			month++
		}
		for v := range strings.SplitSeq(rest, "|") {
			if v = strings.TrimSpace(v); v == "" {
				continue
			}
			if err := x.add(l, key, v, month); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return scanner.Err()
}

// add takes up one value of a language file.
func (x *lexicon) add(l *Language, key, v string, month int) error {
	switch key {
	case "name":
		l.Name = v
	case "order":
		l.order = v
	case "month":
		x.addMonth(l, strings.TrimSuffix(v, "."), month)
	case "weekday":
		x.word(strings.TrimSuffix(v, "."), wordWeekday)
	case "published":
		x.label(l, v, wordPublished, introPublished)
	case "updated":
		x.label(l, v, wordUpdated, introUpdated)
	case "particle":
		x.word(strings.TrimSuffix(v, "."), wordParticle)
	case "am":
		x.word(v, wordAM)
	case "pm":
		x.word(v, wordPM)
	case "ago":
		x.addAgo(v)
	case "by":
		x.intro(l, v, introBy)
	case "author":
		x.intro(l, v, introAuthor)
	case "and":
		x.intro(l, v, introAnd)
	case "photo":
		x.intro(l, v, introPhoto)
	case "tags":
		x.intro(l, v, introTags)
	case "related":
		x.intro(l, v, introRelated)
	case "function":
		l.function.set(v, true)
		of, _ := get(&x.functionOf, v)
		x.functionOf.set(v, append(of, l.index))
	case "doubled":
		l.doubled[v] = true
	case "never":
		l.never[v] = true
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// addMonth takes up a name of a month.
func (x *lexicon) addMonth(l *Language, name string, month int) {
	l.months[name] = month
	x.timeWords.add(firstHash(name))
	x.timeEnds.add(hashWord(lastLetters(name)))
	if _, ok := x.months[name]; !ok {
		x.months[name] = month
	}
	if t := (tokenizer{source: name}); t.fill(2) && t.tokens[0].word != "" {
		t.fill(len(name))
		x.monthHeads[t.tokens[0].word] = max(x.monthHeads[t.tokens[0].word], len(t.tokens))
	}
}

// addAgo takes up a relative time, with "#" for the number.
func (x *lexicon) addAgo(v string) {
	var f folded
	f.fold(strings.ReplaceAll(v, "#", "0"))
	x.ago[string(f.text)] = true
	x.longestAgo = max(x.longestAgo, len(v))
	x.agoEnds.add(f.outerWords().pair())
	x.agoLasts.add(f.outerWords().last)
}

// label takes up words that may stand before a date.
func (x *lexicon) label(l *Language, v string, word wordClass, intro introClass) {
	x.intro(l, v, intro)
	for w := range strings.FieldsSeq(v) {
		x.word(w, word)
	}
}

func (x *lexicon) word(w string, class wordClass) {
	x.words[w] |= class
	x.timeWords.add(firstHash(w))
	x.timeEnds.add(hashWord(lastLetters(w)))
}

func (x *lexicon) intro(l *Language, v string, class introClass) {
	if x.intros[v] == nil {
		x.intros[v] = new([introClasses]languages)
	}
	x.intros[v][class] |= 1 << l.index
	x.longestIntro = max(x.longestIntro, len(v))
}

// month returns the month that a word names, from 1, preferring the
// language's own; 0 where it names none.
func (x *lexicon) month(l *Language, w string) int {
	if l != nil {
		if m := l.months[w]; m > 0 {
			return m
		}
	}
	return x.months[w]
}

// script is a writing system that tells the language, or narrows it down.
type script struct {
	table *unicode.RangeTable
	code  string // the language, where the script has but one here
}

var scripts = []script{
	{unicode.Hangul, "ko"}, {unicode.Thai, "th"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Devanagari, "hi"},
}

// The size of the sample that tells a text's language, and the evidence it
// takes.
const (
	sampleBytes    = 32 << 10
	minEvidence    = 6.0
	minFunctionary = 0.08 // of the words: function words of the language
	// Menus and tables have few function words: fewer will do where those of
	// no other language come near.
	minPlain  = 0.02
	plainLead = 2.0
	// A glance at some blocks of a text will do where it leaves no doubt.
	glanceBytes = 2 << 10
	clearShare  = 0.15 // of the words
	clearLead   = 2.0
)

// detectLanguage tells the document's language, unless it is known.
func detectLanguage(d *Document) {
	if d.Language == nil {
		d.Language = knowledge().detect(d)
	}
}

// detect tells a document's language by its scripts and function words, from
// longer blocks first: menus say little. It returns nil where unsure.
func (x *lexicon) detect(d *Document) *Language {
	t := newTally(x)
	if t.glance(d) {
		return t.language()
	}
	*t = *newTally(x)
	for _, least := range []int{longBlock, 0} {
		for i := range d.Blocks {
			if s := d.Blocks[i].text; len(s) >= least && (least > 0 || len(s) < longBlock) && t.bytes < sampleBytes {
				t.count(s)
			}
		}
		if t.bytes > sampleBytes/8 {
			break
		}
	}
	return t.language()
}

// longBlock is the length from which a block counts as a longer one, in bytes.
const longBlock = 80

// glance counts some of the longer blocks of a large document, from all over
// it: a notice at its top may be in another language than the rest. It reports
// whether they speak for one language without a doubt.
func (t *tally) glance(d *Document) bool {
	size, passed := 0, 0
	for i := range d.Blocks {
		if n := len(d.Blocks[i].text); n >= longBlock {
			size += n
		}
	}
	if size <= 2*glanceBytes {
		return false // to look at all is as quick
	}
	for i := range d.Blocks {
		if s := d.Blocks[i].text; len(s) >= longBlock {
			if t.bytes*size <= passed*glanceBytes {
				t.count(s)
			}
			passed += len(s)
		}
	}
	best, second := t.leaders()
	return t.scores[best] >= max(minEvidence, clearShare*float64(t.words)) && t.scores[best] >= clearLead*second
}

// tally counts what a text says of its language.
type tally struct {
	x      *lexicon
	bytes  int
	words  int
	scores []float64
	wide   int // Chinese characters
	kana   int
	script [8]int
	// Letters that Arabic has and its neighbours in the script have not, and
	// the other way round.
	arabic, notArabic int

	letter int
	word   []byte
}

func newTally(x *lexicon) *tally { return &tally{x: x, scores: make([]float64, len(x.languages))} }

func (t *tally) count(s string) {
	if len(s) > sampleBytes {
		s = s[:sampleBytes]
	}
	t.bytes += len(s)
	for i := 0; i < len(s); {
		if c := s[i]; smallLetter[c] != 0 || c == '\'' {
			i = t.plainLetters(s, i)
			continue
		} else if c < utf8.RuneSelf {
			if len(t.word) > 0 { // few: most are counted already
				t.endWord()
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r >= 0x2010 && r < 0x2060, !unicode.IsLetter(r) && !unicode.IsMark(r) && r != 0x200c:
			t.endWord()
			continue
		}
		t.letter++
		if r >= 0x3041 && r < 0x3100 {
			t.kana++
		} else if isWide(r) {
			t.wide++
		} else if r >= 0x370 {
			t.countScript(r)
		}
		t.word = utf8.AppendRune(t.word, unicode.ToLower(r))
	}
	t.endWord()
}

// plainLetters takes the ASCII letters and apostrophes at an offset, of which
// there is one at least, and returns their end. Short words of nothing else, the
// most there are, are counted at once.
func (t *tally) plainLetters(s string, i int) int {
	word := bytesFrom(s, i)
	n := bits.TrailingZeros64(lettersIn(word)^topBits) / 8 // 8 of all letters
	end := i + n
	if len(t.word) == 0 && (end == len(s) || foldsPlain[s[end]]) {
		t.letter += n
		t.words++
		t.score(t.x.functionOf.short(bits.ReverseBytes64((word | caseBits) << (8 * (maxShort - n)))))
		return end
	}
	for end < len(s) && (smallLetter[s[end]] != 0 || s[end] == '\'') {
		end++
	}
	t.letter += end - i
	for _, c := range []byte(s[i:end]) {
		t.word = append(t.word, c|0x20)
	}
	return end
}

func (t *tally) countScript(r rune) {
	switch r {
	case 'ة', 'ي', 'ى', 'ك':
		t.arabic++
		return
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی', 'ٹ', 'ڈ', 'ے', 'ں', 'ہ', 'ە', 'ې', 'ۆ':
		t.notArabic++
		return
	}
	for k, s := range scripts {
		if unicode.Is(s.table, r) {
			t.script[k]++
		}
	}
}

func (t *tally) endWord() {
	if len(t.word) == 0 {
		return
	}
	t.words++
	t.score(get(&t.x.functionOf, t.word))
	t.word = t.word[:0]
}

// functionWeights are what a word weighs by the number of languages whose
// function word it is.
var functionWeights = func() (weights [maxLanguages + 1]float64) {
	for n := range weights {
		weights[n] = 1 / float64(1+n/4)
	}
	return weights
}()

// score counts a word for the languages whose function word it is.
func (t *tally) score(of []uint8, ok bool) {
	if !ok {
		return
	}
	weight := functionWeights[len(of)]
	for _, k := range of {
		t.scores[k] += weight
	}
}

// language returns the language that the counts speak for.
func (t *tally) language() *Language {
	if t.letter == 0 {
		return nil
	}
	if t.kana*20 > t.letter {
		return t.x.byCode["ja"]
	}
	if t.wide*2 > t.letter {
		return t.x.byCode["zh"]
	}
	for k, s := range scripts {
		if t.script[k]*2 > t.letter {
			return t.x.byCode[s.code]
		}
	}
	if t.arabic*20 > t.letter && t.notArabic*20 < t.arabic {
		return t.x.byCode["ar"]
	}
	best, second := t.leaders()
	if t.scores[best] < minEvidence || t.scores[best] < second*1.02 {
		return nil
	}
	if share := t.scores[best] / float64(t.words); share < minFunctionary && (share < minPlain || t.scores[best] < second*plainLead) {
		return nil
	}
	return t.x.languages[best]
}

// leaders returns the language that most function words belong to, and the score
// of the next one.
func (t *tally) leaders() (best int, second float64) {
	for k, score := range t.scores {
		if score > t.scores[best] {
			best, second = k, t.scores[best]
		} else if k != best {
			second = max(second, score)
		}
	}
	return best, second
}

// headHash returns the hash of a label's first word, in small letters; of
// Chinese and Japanese its first character, since no space shows where the
// label ends. ok is false where there is no word.
func headHash(s string) (h uint32, ok bool) {
	h, i := takeLetters(s, 0)
	if i > 0 && (i == len(s) || endsHead(s[i])) {
		return h, true
	}
	var w wordSum
	for i = 0; i < len(s) && !endsHead(s[i]); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isWide(r) && i > 0 {
			break
		}
		w.addRune(unicode.ToLower(r))
		if isWide(r) {
			break
		}
		i += size
	}
	return w.hash(), w.length > 0
}

// endsHead reports whether a character ends a label's first word.
func endsHead(c byte) bool { return c == ' ' || c == '.' || c == ':' || c == ',' || c == '=' }

// introSet is a set of classes of labels, a bit each.
type introSet uint8

func setOfIntros(classes ...introClass) (set introSet) {
	for _, c := range classes {
		set |= 1 << c
	}
	return set
}

// labels is what a glance at the start of a line tells of the labels that count
// in a text: which classes have one that begins with this byte, and one whose
// first word has this hash. It is small, to stay near the processor, but not so
// small that many words share a place with a label; and it knows some languages
// alone: of all of them together a word would pass that is a label in another.
type labels struct {
	first  [256]introSet
	heads  [2048]introSet
	places [256]creditPlaces
	second [256]uint32 // of credits' labels: the second letters behind a first one, a bit each
}

// creditPlaces tells of a byte where a credit may begin inside a line.
type creditPlaces uint8

const (
	spaceAt      creditPlaces = 1 << iota
	dotAt                     // a full stop
	behindAt                  // one of those two
	capitalAt                 // what labels begin with, and no small letter: behind those a credit begins
	smallAt                   // such a small letter: so where a sign stands behind the label
	creditAlways              // a bracket, or a character beyond ASCII: a credit begins whatever stands before
	noSmallAt                 // no space and no small letter: behind a sentence an agency begins, without a label
	wordAt                    // no space: so where a sign stands behind its name

	dotShift    = 1
	behindShift = 2
)

// letterBits tell the letters of ASCII apart, whether small or not.
const letterBits = 31

// mayBePhoto reports quickly whether a line that begins with ASCII could begin
// with a credit's label: by its first two letters. Many words share the first
// one with a label, few the second too.
func (t *labels) mayBePhoto(s string) bool {
	return len(s) > 1 && (smallLetter[s[1]] == 0 || t.second[smallLetter[s[0]]]>>(s[1]&letterBits)&1 != 0)
}

// makePlaces fills in the places of credits.
func (t *labels) makePlaces() {
	for i, set := range t.first {
		c := byte(i)
		var at creditPlaces
		switch {
		case c >= utf8.RuneSelf || c == '(' || c == '[':
			at = creditAlways
		case c == ' ':
			at = spaceAt | behindAt
		case c == '.':
			at = dotAt | behindAt
		case set&(1<<introPhoto) == 0:
		case isSmall(c):
			at = smallAt
		default:
			at = capitalAt
		}
		if c != ' ' {
			at |= wordAt
		}
		if c != ' ' && !isSmall(c) {
			at |= noSmallAt
		}
		t.places[c] = at
	}
}

// labelsIn looks over the labels of some languages.
func (x *lexicon) labelsIn(in languages) *labels {
	t := new(labels)
	for c := utf8.RuneSelf; c < len(t.first); c++ {
		t.first[c] = ^introSet(0) // a letter's small form may begin with another byte
	}
	for v, of := range x.intros {
		h, ok := headHash(v)
		for c := range introClasses {
			if ok && of[c]&in != 0 {
				t.heads[h%uint32(len(t.heads))] |= 1 << c
				t.first[v[0]] |= 1 << c
				t.first[upperASCII(v[0])] |= 1 << c
				if c == introPhoto && len(v) > 1 {
					t.second[v[0]] |= 1 << (v[1] & letterBits)
				}
			}
		}
	}
	t.makePlaces()
	return t
}

// may reports whether a line could begin with a label of one of the classes.
func (t *labels) may(s string, classes introSet) bool {
	if s == "" || t.first[s[0]]&classes == 0 {
		return false
	}
	h, ok := headHash(s)
	return ok && t.heads[h%uint32(len(t.heads))]&classes != 0
}

// mayBegin reports whether a block could begin with a label of one of the
// classes, by the word that it is known to begin with.
func (t *labels) mayBegin(b *Block, classes introSet) bool {
	w, _ := b.outerWords()
	if b.clues&plainStart == 0 {
		return t.may(b.text, classes)
	}
	return t.first[b.text[0]]&t.heads[w.first%uint32(len(t.heads))]&classes != 0
}

func upperASCII(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// firstHash returns the hash of the word that a text begins with, in small
// letters: its letters up to the first sign, and one alone of Chinese and
// Japanese characters.
func firstHash(s string) uint32 {
	h := uint32(fnvStart)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r < utf8.RuneSelf && isASCIILetter(byte(r)):
			h = (h ^ uint32(r|0x20)) * fnvPrime
		case isWide(r) && i > 0, !unicode.IsLetter(r) && !(unicode.IsMark(r) && i > 0):
			return mixHash(h)
		case isWide(r):
			return mixHash(hashRune(h, r))
		default:
			h = hashRune(h, unicode.ToLower(r))
		}
		i += size
	}
	return mixHash(h)
}

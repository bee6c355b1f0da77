package heuristics

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed phrases/*.txt
var phraseFiles embed.FS

// Phrase is what a widget says, and the role of the line that says it.
//
// The pattern must match a whole line. Case, accents, quotes' form, white space and
// punctuation but for colons are ignored. "#" stands for a number. One star may
// stand in a pattern: "*" is one to four words, and "**", at the start or the end
// only, any number.
type Phrase struct {
	Pattern string
	Role    Role
	// Weak phrases are said by honest lines too: they are evidence for the
	// body layer and decide nothing.
	Weak bool
}

// ReadPhrases reads a phrase file: "role: pattern" a line, "role?: pattern"
// for a weak phrase; blank lines and lines that start with "#" are passed
// over. An error names the line.
func ReadPhrases(r io.Reader) ([]Phrase, error) {
	var phrases []Phrase
	scanner := bufio.NewScanner(r)
	for n := 1; scanner.Scan(); n++ {
		p, ok, err := parsePhrase(scanner.Text())
		if err == nil && !ok {
			continue
		}
		if err == nil {
			_, err = compilePhrase(p, new(folded))
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		phrases = append(phrases, p)
	}
	return phrases, scanner.Err()
}

// parsePhrase reads a line of a phrase file; ok is false where it is blank or a
// comment. It does not look into the pattern.
func parsePhrase(line string) (p Phrase, ok bool, err error) {
	if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
		return Phrase{}, false, nil
	}
	name, pattern, _ := strings.Cut(line, ":")
	if pattern = strings.TrimSpace(pattern); pattern == "" {
		return Phrase{}, false, fmt.Errorf("%q is not \"role: pattern\"", line)
	}
	strong, weak := strings.CutSuffix(strings.TrimSpace(name), "?")
	role, err := ParseRole(strong)
	if err != nil {
		return Phrase{}, false, err
	}
	return Phrase{Pattern: pattern, Role: role, Weak: weak}, true, nil
}

// openness is how a pattern goes on behind its fixed words.
type openness uint8

const (
	whole     openness = iota // not at all
	fewAfter                  // "*" at the end
	anyAfter                  // "**" at the end
	fewBefore                 // "*" at the start
	anyBefore                 // "**" at the start
	fewInside                 // "*" inside, with fixed words behind it too
	opennessCount
)

// fewWords is how many words a "*" stands for at the most.
const fewWords = 4

// compiled is a pattern in folded form.
type compiled struct {
	key   []byte
	open  openness
	tail  string // the fixed words behind a star inside
	outer outerWords
	start uint32 // hash of the first two words, or of the only one
}

// compilePhrase compiles a pattern. f is memory to fold it in, which holds the
// key.
func compilePhrase(p Phrase, f *folded) (compiled, error) {
	text, open := p.Pattern, whole
	switch {
	case strings.HasSuffix(text, "**"):
		text, open = strings.TrimSuffix(text, "**"), anyAfter
	case strings.HasSuffix(text, "*"):
		text, open = strings.TrimSuffix(text, "*"), fewAfter
	case strings.HasPrefix(text, "**"):
		text, open = strings.TrimPrefix(text, "**"), anyBefore
	case strings.HasPrefix(text, "*"):
		text, open = strings.TrimPrefix(text, "*"), fewBefore
	}
	tail := ""
	before, after, inside := strings.Cut(text, " * ")
	if inside && open == whole {
		f.fold(strings.ReplaceAll(after, "#", "0"))
		text, tail, open = before, string(f.text), fewInside
	}
	if strings.Contains(text, "*") || strings.Contains(after, "*") || open == fewInside && tail == "" {
		return compiled{}, fmt.Errorf("pattern %q: one \"*\", or \"**\" at an end, is all that may stand there", p.Pattern)
	}
	f.fold(strings.ReplaceAll(text, "#", "0"))
	if len(f.text) == 0 {
		return compiled{}, fmt.Errorf("pattern %q has no words", p.Pattern)
	}
	c := compiled{key: f.text, open: open, tail: tail, outer: f.outerWords(), start: f.startHash()}
	// A colon before the open end is part of the pattern: "Read more: **".
	if (open == fewAfter || open == anyAfter) && strings.HasSuffix(strings.TrimRight(text, " "), ":") {
		c.key = append(c.key, ':')
	}
	return c, nil
}

// verdict is what a phrase says of a line. The zero value says nothing.
type verdict struct {
	role Role
	weak bool
}

// PhraseSet finds phrases. It is immutable and safe for concurrent use.
type PhraseSet struct {
	// entries has, for the fixed words of the patterns, a verdict for
	// each way in which they may go on.
	entries map[string]entry
	// inside has, for the words before a star that stands inside, what may
	// stand behind it.
	inside map[string][]ending
	// longest is the greatest number of bytes of fixed words.
	longest int
	// whole has the first and last words of the patterns that are a whole
	// line, bounds the first two, or the only one, and the last. heads has
	// the first words of those that are open at the end, starts their first
	// two words or the only one, tails the last words of those that are open
	// at the start. stems has all of the fixed words of those that go on
	// behind them.
	whole, bounds, heads, starts, tails, stems filter
}

// entry is what is known of some fixed words. Of a star inside it tells the
// strongest role that is possible.
type entry [opennessCount]verdict

// ending is what stands behind a star inside a pattern.
type ending struct {
	tail    string
	verdict verdict
}

// NewPhraseSet returns a set of the phrases; of two with the same pattern the
// earlier one counts, and a strong one before a weak one.
func NewPhraseSet(phrases []Phrase) (*PhraseSet, error) {
	m := newSetMaker(len(phrases))
	for _, p := range phrases {
		if err := m.add(p); err != nil {
			return nil, err
		}
	}
	return m.set, nil
}

// setMaker makes a set of phrases. Every program that cleans one text makes
// that of the built-in ones: all the keys are parts of one string.
type setMaker struct {
	set  *PhraseSet
	f    folded
	keys strings.Builder
}

// newSetMaker returns a maker of a set of about n phrases.
func newSetMaker(n int) *setMaker {
	m := &setMaker{set: &PhraseSet{
		entries: make(map[string]entry, n), inside: make(map[string][]ending),
		whole: newFilter(n), bounds: newFilter(n), heads: newFilter(n / 16), starts: newFilter(n / 8), tails: newFilter(n / 32), stems: newFilter(n / 8), // most patterns are a whole line
	}}
	m.keys.Grow(n * keyBytes)
	return m
}

// keyBytes is about how many bytes a key has.
const keyBytes = 24

// add takes up a phrase.
func (m *setMaker) add(p Phrase) error {
	c, err := compilePhrase(p, &m.f)
	if err != nil {
		return err
	}
	s := m.set
	s.know(c)
	e, ok := s.entries[string(c.key)]
	if c.open == fewInside {
		s.inside[string(c.key)] = append(s.inside[string(c.key)], ending{c.tail, verdict{p.Role, p.Weak}})
	}
	if ok && e[c.open].role != Undecided && (p.Weak || !e[c.open].weak) {
		return nil
	}
	e[c.open] = verdict{p.Role, p.Weak}
	if ok {
		s.entries[string(c.key)] = e
		return nil
	}
	from := m.keys.Len()
	m.keys.Write(c.key)
	s.entries[m.keys.String()[from:]] = e
	s.longest = max(s.longest, len(c.key))
	return nil
}

// know puts a pattern's outermost words into the filters.
func (s *PhraseSet) know(c compiled) {
	switch c.open {
	case whole:
		s.whole.add(c.outer.pair())
		s.bounds.add(lineStart{hash: c.start, words: 2}.bound(c.outer))
	case fewAfter, anyAfter, fewInside:
		s.heads.add(c.outer.first)
		s.starts.add(c.start)
		s.stems.add(hashWord(c.key))
	default:
		s.tails.add(c.outer.last)
	}
}

// may reports whether a line with these words at its ends could match.
func (s *PhraseSet) may(line string, b outerWords) bool {
	return s.glance(b) != 0 && s.look(startOf(line), b)
}

// glance is the part of may that asks of nothing but the two words; 1 for yes.
func (s *PhraseSet) glance(b outerWords) uint64 {
	return s.whole.bit(b.pair()) | s.heads.bit(b.first) | s.tails.bit(b.last)
}

// look is what may asks of the lines that pass a glance: how they start.
func (s *PhraseSet) look(start lineStart, b outerWords) bool {
	switch {
	case start.words == 0 || s.tails.has(b.last) || s.bounds.has(start.bound(b)):
		return true
	case start.words == 1:
		return false // nothing is left for an open end
	}
	return s.starts.has(start.hash) || s.starts.has(b.first)
}

// embeddedPhrases returns the phrases of an embedded file, by the language's
// code; none where it has no file. A test compiles them all.
func embeddedPhrases(code string) []Phrase {
	file, err := phraseFiles.ReadFile("phrases/" + code + ".txt")
	if err != nil {
		return nil
	}
	phrases := make([]Phrase, 0, bytes.Count(file, []byte("\n")))
	for line := range strings.Lines(string(file)) {
		p, ok, err := parsePhrase(line)
		if must(code, ok, err) {
			phrases = append(phrases, p)
		}
	}
	return phrases
}

// phraseLanguages returns the codes of the languages that have phrases, English
// first, then by code.
func phraseLanguages() []string {
	names, _ := fs.Glob(phraseFiles, "phrases/*.txt")
	codes := []string{"en"}
	for _, name := range names {
		if code := strings.TrimSuffix(path.Base(name), ".txt"); code != "en" {
			codes = append(codes, code)
		}
	}
	return codes
}

// phraseCount is about how many built-in phrases there are.
const phraseCount = 27_000

// builtinSet is the set of the built-in phrases alone.
var builtinSet = sync.OnceValue(func() *PhraseSet {
	s, err := phraseSetOf(nil)
	return must("phrases", s, err)
})

// phraseSet returns the built-in phrases and the user's, which count first.
func phraseSet(extra []Phrase) (*PhraseSet, error) {
	if len(extra) == 0 {
		return builtinSet(), nil
	}
	return phraseSetOf(extra)
}

// phraseSetOf makes a set of some phrases and the built-in ones. Those are read
// file by file and not kept: the set has all that is asked for later.
func phraseSetOf(first []Phrase) (*PhraseSet, error) {
	m := newSetMaker(len(first) + phraseCount)
	for _, p := range first {
		if err := m.add(p); err != nil {
			return nil, err
		}
	}
	for _, code := range phraseLanguages() {
		for _, p := range embeddedPhrases(code) {
			if err := m.add(p); err != nil {
				return nil, err
			}
		}
	}
	return m.set, nil
}

// find returns what the phrases say of a line. f is memory to fold it in.
func (s *PhraseSet) find(f *folded, line string) verdict {
	if b, ok := outerWordsOf(line); line == "" || ok && !s.may(line, b) {
		return verdict{}
	}
	f.fold(line)
	return s.match(f, line[len(line)-1])
}

// match returns what the phrases say of a line in its folded form. last is
// the line's last character: an open pattern does not take a sentence.
func (s *PhraseSet) match(f *folded, last byte) verdict {
	if len(f.text) == 0 {
		return verdict{}
	}
	b := f.outerWords()
	if s.whole.has(b.pair()) {
		if v := s.exact(f); v.role != Undecided {
			return v
		}
	}
	var weak verdict // the first one: a strong phrase counts before it
	if s.heads.has(b.first) && (s.starts.has(b.first) || s.starts.has(f.startHash())) {
		if v := s.matchStart(f, last, &weak); v.role != Undecided {
			return v
		}
	}
	if s.tails.has(b.last) {
		if v := s.matchEnd(f, last); weak.role == Undecided || v.role != Undecided && !v.weak {
			return v
		}
	}
	return weak
}

// matchStart looks for patterns that are open at the end. A weak verdict is
// only noted.
func (s *PhraseSet) matchStart(f *folded, last byte, weak *verdict) verdict {
	words := len(f.ends)
	h, from := uint32(fnvStart), 0
	for k, end := range f.ends {
		if end > s.longest {
			break
		}
		for ; from < end; from++ {
			h = (h ^ uint32(f.text[from])) * fnvPrime
		}
		e, ok := s.stem(f.text[:end], h)
		if end < len(f.text) && f.text[end] == ':' {
			if c, colon := s.stem(f.text[:end+1], (h^':')*fnvPrime); colon {
				e, ok = c, true
			}
		}
		if !ok {
			continue
		}
		left := words - k - 1
		if v := e[anyAfter]; left > 0 && v.before(weak) {
			return v
		}
		if v := e[fewAfter]; left > 0 && left <= fewWords && last != '.' && last != '?' && v.before(weak) {
			return v
		}
		if e[fewInside].role != Undecided {
			if v := s.matchInside(f, end, left); v.before(weak) {
				return v
			}
		}
	}
	return verdict{}
}

// stem returns the entry of some words with the hash h, not mixed, if they are
// all that a pattern that goes on has.
func (s *PhraseSet) stem(words []byte, h uint32) (e entry, ok bool) {
	if !s.stems.has(mixHash(h)) {
		return e, false
	}
	e, ok = s.entries[string(words)]
	return e, ok
}

// matchInside looks for the patterns with a star behind the first words of a
// line, which end at an offset with some words left. A strong one counts first.
func (s *PhraseSet) matchInside(f *folded, end, left int) verdict {
	var found verdict
	for _, e := range s.inside[string(f.text[:end])] {
		words := left - 1 - strings.Count(e.tail, " ") // that the star would stand for
		if words < 1 || words > fewWords || !strings.HasSuffix(string(f.text[end:]), " "+e.tail) {
			continue
		}
		if !e.verdict.weak {
			return e.verdict
		}
		if found.role == Undecided {
			found = e.verdict
		}
	}
	return found
}

// before reports whether a verdict decides at once: a weak one is only kept,
// the first of them.
func (v verdict) before(weak *verdict) bool {
	if v.weak && weak.role == Undecided {
		*weak = v
	}
	return v.role != Undecided && !v.weak
}

// exact looks up the whole line, with its colons and without.
func (s *PhraseSet) exact(f *folded) verdict {
	if e := s.entries[string(f.text)]; e[whole].role != Undecided {
		return e[whole]
	}
	if !f.colon {
		return verdict{}
	}
	plain := make([]byte, 0, len(f.text))
	for _, c := range f.text {
		if c != ':' {
			plain = append(plain, c)
		}
	}
	return s.entries[string(plain)][whole]
}

// matchEnd looks for patterns that are open at the start.
func (s *PhraseSet) matchEnd(f *folded, last byte) verdict {
	for k := len(f.ends) - 2; k >= 0; k-- {
		start := f.ends[k]
		for start < len(f.text) && (f.text[start] == ' ' || f.text[start] == ':') {
			start++
		}
		if len(f.text)-start > s.longest {
			break
		}
		e, ok := s.entries[string(f.text[start:])]
		if !ok {
			continue
		}
		if v := e[anyBefore]; v.role != Undecided {
			return v
		}
		if v := e[fewBefore]; v.role != Undecided && k < fewWords && last != '.' && last != '?' {
			return v
		}
	}
	return verdict{}
}

// Phrases returns the built-in phrases, which it reads anew.
func Phrases() []Phrase {
	all := make([]Phrase, 0, phraseCount)
	for _, code := range phraseLanguages() {
		all = append(all, embeddedPhrases(code)...)
	}
	return all
}

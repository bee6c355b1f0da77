package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// repeatable are first parts that are set before a word which may begin with
// them itself ("subsubsection"), and those of great-grandparents.
var repeatable = setOf(`sub anti meta non pre super ultra great counter hyper tele proto bis mini micro poly multi post pra praw tatara über unter
	farfar farmor mormor morfar iso ükük vice пра анти прапра προ αντι`)

// The shortest start that counts as written twice, and the shortest word
// left, in characters.
const (
	minStutter     = 3
	minStutterRest = 5
)

// sureStutter is the length from which a start that stands twice needs no
// witness, in characters: no word of a living language is made so.
const sureStutter = 6

// reduplicating are the languages that make words by saying a part twice.
var reduplicating = setOf(`id tr vi th hi ja zh ko fa`)

// repairStutter finds words that begin with their own start.
func repairStutter(d *Document, b *Block) []Repair {
	s := b.text
	var out []Repair
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && !inWord[s[i]] {
			i++
			continue
		}
		end := wordEnd(s, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if end-i >= minStutter+minStutterRest {
			out = d.stutters(out, s, i, end)
		}
		i = end
	}
	return out
}

// stutters adds the repairs of a word, the parts of a compound one by one.
func (d *Document) stutters(out []Repair, s string, from, end int) []Repair {
	for from < end {
		to := end
		if k := strings.IndexByte(s[from:end], '-'); k >= 0 {
			to = from + k
		}
		w := s[from:to]
		if len(w) >= minStutter+minStutterRest && len(w) <= 4*16 {
			if k := stutterLength(w); k > 0 && d.isStutter(w, k) {
				out = append(out, Repair{Start: from, End: from + k})
			}
		}
		from = to + 1
	}
	return out
}

// stutterLength returns the length of a word's start that stands again right
// behind itself; 0 where there is none.
func stutterLength(w string) int {
	for k := minStutter; k <= len(w)/2; k++ {
		if w[k] == w[0] && strings.HasPrefix(w[k:], w[:k]) && utf8.RuneStart(w[k]) {
			return k
		}
	}
	return 0
}

// isStutter looks for witnesses that the word behind its repeated start is
// what was meant: the document has it elsewhere, or it is a common word; and
// that the whole is no word itself.
func (d *Document) isStutter(w string, k int) bool {
	low := strings.ToLower(w)
	if len(low) != len(w) || !alphabetic(firstRune(w)) || utf8.RuneCountInString(w[:k]) < minStutter {
		return false
	}
	start, rest := low[:k], low[k:]
	if utf8.RuneCountInString(rest) < minStutterRest || repeatable[start] || commonWord(low) {
		return false
	}
	if d.counts()[low] > 1 {
		return false
	}
	if again := d.counts()[rest] > 0; strings.ContainsFunc(w[k:], unicode.IsUpper) {
		// "TheBellsTheBells" is meant; a noun of German is one word and
		// stands elsewhere too.
		_, n := utf8.DecodeRuneInString(w[k:])
		return again && len(rest) > k && unicode.IsUpper(firstRune(w[k:])) && !strings.ContainsFunc(w[k+n:], unicode.IsUpper)
	}
	if t := d.spoken(); t.sure && reduplicating[t.languages[0].Code] {
		return false
	}
	return utf8.RuneCountInString(start) >= sureStutter || knownForm(rest) || d.counts()[rest] > 0
}

// alphabetic reports whether a letter belongs to a script whose letters stand
// for single sounds.
func alphabetic(r rune) bool { return r < 0x590 && unicode.IsLetter(r) }

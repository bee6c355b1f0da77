package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word or a sign of a line.
type token struct {
	start, end int
	word       string // in small letters, without a dot at the end
	value      int    // of a number
	digits     int    // how many digits a number has, 0 for others
	sign       rune   // of what is neither number nor word
	spaced     bool   // white space stands before it
}

// tokenizer cuts a line into tokens, as many as are asked for; Chinese and
// Japanese characters are words of their own.
type tokenizer struct {
	source string
	at     int // how far the line is cut
	tokens []token
}

// fill cuts until there are n tokens; false where the line has fewer.
func (t *tokenizer) fill(n int) bool {
	for len(t.tokens) < n && t.scan() {
	}
	return len(t.tokens) >= n
}

// scan cuts off the next token; false at the line's end.
func (t *tokenizer) scan() bool {
	s, start := t.source, t.at
	r, size := utf8.DecodeRuneInString(s[t.at:])
	for t.at < len(s) && unicode.IsSpace(r) {
		t.at += size
		r, size = utf8.DecodeRuneInString(s[t.at:])
	}
	if t.at >= len(s) {
		return false
	}
	next := token{start: t.at, spaced: t.at > start}
	switch {
	case unicode.IsDigit(r):
		next.end = t.number(&next)
	case unicode.IsLetter(r):
		next.end = letters(s, t.at)
		next.word = strings.ToLower(s[t.at:next.end])
	default:
		next.end, next.sign = t.at+size, r
	}
	t.at = next.end
	t.tokens = append(t.tokens, next)
	return true
}

// number reads the digits that stand next and returns where they end.
func (t *tokenizer) number(next *token) int {
	i := t.at
	for i < len(t.source) {
		r, size := utf8.DecodeRuneInString(t.source[i:])
		if !unicode.IsDigit(r) {
			break
		}
		next.value, next.digits = min(next.value*10+digitValue(r), 1e9), next.digits+1
		i += size
	}
	return i
}

// letters returns the end of the word that starts at the offset.
func letters(s string, at int) int {
	r, size := utf8.DecodeRuneInString(s[at:])
	end := at + size
	for end < len(s) && !isWide(r) {
		next, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(next) && !unicode.IsMark(next) || isWide(next) {
			break
		}
		end += n
	}
	return end
}

// digitValue returns the value of a decimal digit of any script: Unicode lays
// them out in runs of ten that start with zero.
func digitValue(r rune) int {
	if r < utf8.RuneSelf {
		return int(r - '0')
	}
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return int(r-zero) % 10
}

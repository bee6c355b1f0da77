package heuristics

import (
	"slices"
	"strings"
)

// Marks of Markdown (CommonMark 0.31) in plain text: many tools give the text of
// a page so. Only what stands within a line is read, and links that go on over
// some lines; the words stay as they are.

// A text counts as Markdown from so many marks, one in so many lines: a text
// about Markdown shows some too.
const (
	minMarks    = 3
	linesToMark = 25
)

// dropMarkdown takes the marks off a text that is written in Markdown: where
// links lead to and pictures, emphasis, the signs of headings, escapes.
func dropMarkdown(d *Document) {
	if d.RepairOnly || !isMarkdown(d) {
		return
	}
	m := markdown{repairs: make([][]Repair, len(d.Blocks))}
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind != Code && b.text != "" {
			m.readLine(i, b)
		}
	}
	for i, repairs := range m.repairs {
		b := &d.Blocks[i]
		if b.Kind == Code {
			continue
		}
		slices.SortFunc(repairs, func(a, b Repair) int { return a.Start - b.Start })
		if b.Kind == ListItem && isWholeLink(b.text, repairs) {
			// A menu's item, by all experience: its mark would say that it is of the text.
			b.Kind = Paragraph
			repairs[0].Start = 0
		}
		d.Repair(i, "lines/markdown", repairs)
		if isBareSign(b.text) {
			d.Repair(i, "lines/markdown", []Repair{{End: len(b.text)}})
		}
		d.trim(i, "lines/markdown")
	}
}

// isWholeLink reports whether all words of a line are of one link.
func isWholeLink(s string, repairs []Repair) bool {
	if len(repairs) < 2 {
		return false
	}
	first, last := repairs[0], repairs[len(repairs)-1]
	return s[first.Start] == '[' && s[last.Start] == ']' && isBareSign(s[:first.Start]) && isBareSign(s[last.End:])
}

// isMarkdown reports whether a plain text is written in Markdown.
func isMarkdown(d *Document) bool {
	if !strings.Contains(d.source, "](") && !strings.Contains(d.source, "## ") {
		return false
	}
	marks := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence != nil {
			return false
		}
		if b.Kind == Code {
			continue
		}
		marks += oneIf(headingMark(b.text) > 2)
		for s := b.text; ; {
			k := strings.Index(s, "](")
			if k < 0 {
				break
			}
			end := linkTarget(s, k+1)
			marks += oneIf(end > 0)
			s = s[max(k+2, end):]
		}
	}
	return marks >= minMarks && marks*linesToMark >= len(d.Blocks)
}

// headingMark returns the length of the sign that a heading begins with, its
// space included; 0 where a line has none.
func headingMark(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n+1 >= len(s) || s[n] != ' ' {
		return 0
	}
	return n + 1
}

// linkTarget returns the end of "(address)" or "(address "title")" at the
// offset, -1 where there is none.
func linkTarget(s string, at int) int {
	depth := 0
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		case ' ':
			if i == at+1 || i+1 >= len(s) || s[i+1] != '"' && s[i+1] != '\'' {
				return -1
			}
			title := s[i+2:]
			if k := strings.IndexByte(title, ']'); k >= 0 { // no further, so that all bytes are looked at once
				title = title[:k]
			}
			end := strings.Index(title, string(s[i+1])+")")
			if end < 0 {
				return -1
			}
			return i + 2 + end + 2
		case ']', '\t':
			return -1
		}
	}
	return -1
}

// isBareSign reports whether a line has nothing but signs: what is left of an
// item or a heading, a rule, the line below a table's head.
func isBareSign(s string) bool {
	return strings.Trim(s, "*+->#[]!|_=: \t") == ""
}

// markdown reads the lines of a text.
type markdown struct {
	repairs [][]Repair // of each block
	lost    openMark   // a bracket that its line did not close
}

// openMark is a bracket or a sign of emphasis that may be closed further on.
type openMark struct {
	block, at int
	image     bool
	before    int // repairs of the block that were there already
}

// maxBrackets is how many open brackets a line is read with, and maxLinkLines
// over how many blocks a link goes on.
const (
	maxBrackets  = 32
	maxLinkLines = 12
)

// readLine notes what is to go of one line.
func (m *markdown) readLine(i int, b *Block) {
	s := b.text
	if n := headingMark(s); n > 0 {
		m.drop(i, 0, n)
		if b.Kind == Paragraph {
			b.Kind, b.Level = Heading, uint8(n-1)
		}
	}
	l := markedLine{i: i, s: s}
	for k := 0; k < len(s); k++ {
		switch s[k] {
		case '\\':
			if k+1 < len(s) && isMarkdownSign(s[k+1]) {
				m.drop(i, k, k+1)
				k++
			}
		case '[':
			if len(l.open) < maxBrackets {
				image := oneIf(k > 0 && s[k-1] == '!')
				l.open = append(l.open, openMark{block: i, at: k - image, image: image > 0, before: len(m.repairs[i])})
			}
		case ']':
			k = m.closeBracket(&l, k)
		case '`':
			k = m.code(&l, k)
		case '*', '_':
			k = m.emphasis(&l, k)
		}
	}
	if len(l.open) > 0 {
		m.lost = l.open[len(l.open)-1]
	}
}

// markedLine is a line that is being read, and what is open in it.
type markedLine struct {
	i        int // its block
	s        string
	open     []openMark
	emphasis emphasisMarks
	unclosed [maxTicks + 1]bool // so many backticks are closed nowhere behind
}

// code reads the backticks at k, and where others close them what is between,
// in which nothing is a sign. It returns the offset of the last byte that it has
// read, as do the two below.
func (m *markdown) code(l *markedLine, k int) int {
	n := runLength(l.s, k)
	if n > maxTicks || l.unclosed[n] {
		return k + n - 1
	}
	end := strings.Index(l.s[k+n:], l.s[k:k+n])
	if end < 0 {
		l.unclosed[n] = true
		return k + n - 1
	}
	end += k + n
	m.drop(l.i, k, k+n)
	m.drop(l.i, end, end+n)
	return end + n - 1
}

// emphasis reads the signs of emphasis at k.
func (m *markdown) emphasis(l *markedLine, k int) int {
	n := runLength(l.s, k)
	if from := l.emphasis.pair(l.s, k, n); from >= 0 {
		m.drop(l.i, from, from+n)
		m.drop(l.i, k, k+n)
	} else if isStray(l.s, k, n) {
		m.drop(l.i, k, k+n)
	}
	return k + n - 1
}

// maxTicks is how many backticks may stand around code within a line.
const maxTicks = 2

// runLength returns how many bytes are alike from k on.
func runLength(s string, k int) int {
	n := 1
	for k+n < len(s) && s[k+n] == s[k] {
		n++
	}
	return n
}

func (m *markdown) drop(block, start, end int) {
	m.repairs[block] = append(m.repairs[block], Repair{Start: start, End: end})
}

// closeBracket reads the closing bracket at k.
func (m *markdown) closeBracket(l *markedLine, k int) int {
	end := -1
	if k+1 < len(l.s) && l.s[k+1] == '(' {
		end = linkTarget(l.s, k+1)
	}
	n := len(l.open)
	if n == 0 {
		if end < 0 {
			return k
		}
		m.closeLost(l.i)
		m.drop(l.i, k, end)
		return end - 1
	}
	begin := l.open[n-1]
	l.open = l.open[:n-1]
	switch {
	case end < 0:
		return k // brackets of the text
	case begin.image:
		m.repairs[l.i] = m.repairs[l.i][:begin.before]
		m.drop(l.i, begin.at, end)
	default:
		m.drop(l.i, begin.at, begin.at+1)
		m.drop(l.i, k, end)
	}
	return end - 1
}

// closeLost takes out the bracket that a line above opened, if it is near.
func (m *markdown) closeLost(i int) {
	if m.lost.at >= 0 && m.lost.block < i && i-m.lost.block <= maxLinkLines {
		m.drop(m.lost.block, m.lost.at, m.lost.at+1+oneIf(m.lost.image))
	}
	m.lost.at = -1
}

// isMarkdownSign reports whether a backslash before a byte is an escape.
func isMarkdownSign(c byte) bool {
	return c < 0x7f && c > ' ' && !isDigit(c) && !isASCIILetter(c)
}

// maxEmphasis is how many signs in a row are read as emphasis.
const maxEmphasis = 3

// emphasisMarks holds, by sign and number, one more than where emphasis was
// opened on the line.
type emphasisMarks [2][maxEmphasis + 1]int

// pair reads n signs at k. It returns where the emphasis that they close was
// opened, -1 where they close none.
func (e *emphasisMarks) pair(s string, k, n int) int {
	if n > maxEmphasis {
		return -1
	}
	before, behind := byte(' '), byte(' ')
	if k > 0 {
		before = s[k-1]
	}
	if k+n < len(s) {
		behind = s[k+n]
	}
	if n != 2 && isWordByte(before) && isWordByte(behind) || n == 2 && s[k] == '*' {
		return -1 // within a word, or a product
	}
	from := &e[oneIf(s[k] == '_')][n]
	switch {
	case before != ' ' && *from > 0:
		at := *from - 1
		*from = 0
		return at
	case behind != ' ':
		*from = k + 1
	}
	return -1
}

// isStray reports whether n signs at k are emphasis that nothing on the line opens
// or closes as it should: many tools leave a space on the wrong side.
func isStray(s string, k, n int) bool {
	before := k == 0 || s[k-1] == ' '
	behind := k+n == len(s) || s[k+n] == ' '
	if s[k] == '_' {
		return n > 1 && before && behind
	}
	return n > 1 && !(!before && !behind && isDigit(s[k-1]) && isDigit(s[k+n]))
}

// isWordByte reports whether a byte is of a word; those beyond ASCII count.
func isWordByte(c byte) bool { return c >= 0x80 || isDigit(c) || isASCIILetter(c) }

package cleaner

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks says which of the characters that mean something in pairs (* _ ~ `)
// have a partner in a paragraph. The others are left as they are, so that
// prose stays readable.
type marks [utf8.RuneSelf]bool

// isMark reports whether a character means something in pairs.
func isMark(c byte) bool { return c == '*' || c == '_' || c == '~' || c == '`' }

// findMarks looks for pairs of marks in a paragraph. It finds a few too many:
// an escape that was not needed does no harm.
func findMarks(lines []string) *marks {
	var paired, opened marks
	for _, line := range lines {
		for i := 0; i < len(line); {
			if !isMark(line[i]) {
				i++
				continue
			}
			c, end := line[i], runEnd(line, i)
			opens, closes := flanks(line, i, end)
			paired[c] = paired[c] || closes && opened[c]
			opened[c] = opened[c] || opens
			i = end
		}
	}
	return &paired
}

// runEnd returns the end of the run of the character at i.
func runEnd(s string, i int) int {
	end := i + 1
	for end < len(s) && s[end] == s[i] {
		end++
	}
	return end
}

// flanks reports whether a run of marks could begin and could end something:
// it has no white space on its inner side, and an underscore is not inside a
// word. Any run of backticks can do both. At a line's end the backslash of the
// hard break may follow.
func flanks(line string, start, end int) (opens, closes bool) {
	if line[start] == '`' {
		return true, true
	}
	before, _ := utf8.DecodeLastRuneInString(line[:start])
	after, _ := utf8.DecodeRuneInString(line[end:])
	if line[start] == '_' && isWordRune(before) && isWordRune(after) {
		return false, false
	}
	opens = after != ' ' && after != '\t'
	closes = start > 0 && before != ' ' && before != '\t'
	return opens, closes
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isPunctuation reports whether c is a character that a backslash escapes.
func isPunctuation(c byte) bool {
	return c > ' ' && c < utf8.RuneSelf-1 && !(c >= '0' && c <= '9') && !(c|0x20 >= 'a' && c|0x20 <= 'z')
}

// escaper writes text so that a parser of Markdown reads the same text.
type escaper struct {
	out   *strings.Builder
	marks *marks
	bars  bool // they part the cells of a table
}

// paragraph writes the lines of a paragraph, with hard breaks between them;
// all but the first start with the prefix. A backslash behind a backslash is
// no break to every parser; two spaces are.
func (e *escaper) paragraph(lines []string, prefix string) {
	e.marks = findMarks(lines)
	for k, line := range lines {
		if k > 0 {
			if strings.HasSuffix(lines[k-1], "\\") {
				e.out.WriteString("  \n" + prefix)
			} else {
				e.out.WriteString("\\\n" + prefix)
			}
		}
		at, end := lineStart(line)
		e.inline(line[:at])
		for ; at < end; at++ {
			e.out.WriteByte('\\')
			e.out.WriteByte(line[at])
		}
		e.inlineFrom(line, end)
	}
}

// heading writes the one line of a heading, where a last run of "#" would be
// taken for its end.
func (e *escaper) heading(line string) {
	e.marks = findMarks([]string{line})
	bare := strings.TrimRight(line, "#")
	if len(bare) == len(line) || bare != "" && bare[len(bare)-1] != ' ' && bare[len(bare)-1] != '\t' {
		e.inline(line)
		return
	}
	e.inline(bare)
	e.out.WriteByte('\\')
	e.out.WriteString(line[len(bare):])
}

// cell writes a cell of a table.
func (e *escaper) cell(text string) {
	e.marks, e.bars = findMarks([]string{text}), true
	e.inline(text)
}

func (e *escaper) inline(line string) { e.inlineFrom(line, 0) }

// inlineFrom writes line[from:], whatever stands before.
func (e *escaper) inlineFrom(line string, from int) {
	written := from
	for i := from; i < len(line); i++ {
		c := line[i]
		if c >= utf8.RuneSelf || !isPunctuation(c) {
			continue
		}
		end := i + 1
		if isMark(c) {
			end = runEnd(line, i)
		}
		if !e.means(line, i, end) {
			i = end - 1
			continue
		}
		e.out.WriteString(line[written:i])
		for ; i < end; i++ {
			e.out.WriteByte('\\')
			e.out.WriteByte(c)
		}
		i--
		written = end
	}
	e.out.WriteString(line[written:])
}

// means reports whether a run of the same mark, or another single character,
// would mean something to a parser.
func (e *escaper) means(line string, i, end int) bool {
	c, next := line[i], byte('\n')
	if end < len(line) {
		next = line[end]
	}
	switch {
	case isMark(c):
		opens, closes := flanks(line, i, end)
		return e.marks[c] && (opens || closes)
	case c == '\\':
		return next == '\n' || isPunctuation(next)
	case c == '<':
		return next != '\n' && next != ' ' && next != '\t'
	case c == '&':
		return isEntity(line[i+1:])
	case c == ']':
		return next == '(' || next == ':'
	case c == '|':
		return e.bars
	}
	return false
}

// maxEntity is the length of the longest name of a character, and then some.
const maxEntity = 40

// isEntity reports whether a text goes on as a character reference does after
// its "&".
func isEntity(s string) bool {
	s = strings.TrimPrefix(s, "#")
	for i := 0; i < len(s) && i < maxEntity; i++ {
		c := s[i]
		if c == ';' {
			return i > 0
		}
		if c >= utf8.RuneSelf || c <= ' ' || isPunctuation(c) {
			return false
		}
	}
	return false
}

// lineStart returns the part of a line, at its start, that would make it
// something else than text: a heading, an item, a quote, a listing, a rule.
func lineStart(line string) (start, end int) {
	if line == "" {
		return 0, 0
	}
	run := runEnd(line, 0)
	switch c := line[0]; c {
	case '>':
		return 0, 1
	case '#':
		if run <= 6 && endsWord(line, run) {
			return 0, 1
		}
	case '-', '+':
		if endsWord(line, 1) || isRule(line) {
			return 0, 1
		}
	case '*', '_':
		if c == '*' && endsWord(line, 1) || strings.Trim(line, string(c)+" \t") == "" {
			return 0, run
		}
	case '`', '~':
		if run >= 3 {
			return 0, run
		}
	case '=', ':', '|':
		if isRule(line) {
			return 0, 1
		}
	case '[':
		if strings.HasPrefix(line, "[!") || len(line) > 2 && line[2] == ']' && strings.IndexByte(" xX", line[1]) >= 0 {
			return 0, 1 // a note's kind, and a task's box, on GitHub
		}
	default:
		n := countDigits(line)
		if n > 0 && n < 10 && n < len(line) && (line[n] == '.' || line[n] == ')') && endsWord(line, n+1) {
			return n, n + 1
		}
	}
	return 0, 0
}

// endsWord reports whether the line, or a word of it, ends at i.
func endsWord(line string, i int) bool {
	return i >= len(line) || line[i] == ' ' || line[i] == '\t'
}

// isRule reports whether a line is nothing but a rule: it would underline a
// heading, part the text, or make the line above a table's head.
func isRule(line string) bool {
	return strings.Trim(line, "=") == "" || strings.Trim(line, "-:| \t") == "" && strings.IndexByte(line, '-') >= 0
}

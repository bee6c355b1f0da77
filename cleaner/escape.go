package cleaner

import (
	"strconv"
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
func findMarks(lines []line) *marks {
	var f markFinder
	for _, l := range lines {
		list := l.segments()
		if list == nil {
			f.find(run{text: l.text, end: len(l.text)})
		}
		for _, s := range list {
			f.find(s.run(l.text))
		}
	}
	return &f.paired
}

type markFinder struct{ paired, opened marks }

func (f *markFinder) find(r run) {
	for i := r.start; i < r.end; {
		if !isMark(r.text[i]) {
			i++
			continue
		}
		c, end := r.text[i], min(runEnd(r.text, i), r.end)
		opens, closes := r.flanks(i, end)
		f.paired[c] = f.paired[c] || closes && f.opened[c]
		f.opened[c] = f.opened[c] || opens
		i = end
	}
}

// run is a part of a line's text: all of it, or what stands between the
// borders of links and images.
type run struct {
	text       string
	start, end int
	// open and shut say that a border is at the start, at the end.
	open, shut bool
	linked     bool
}

// run returns the text of a segment.
func (s segment) run(text string) run {
	linked := s.url != ""
	return run{text: text, start: s.start, end: s.end, open: linked || !s.first, shut: linked || !s.last, linked: linked}
}

// flanks is flanks of a run of marks. Beside a border, whose brackets are
// punctuation to a parser, it could do both.
func (r run) flanks(start, end int) (opens, closes bool) {
	if r.open && start == r.start || r.shut && end == r.end {
		return true, true
	}
	return flanks(r.text, start, end)
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
func (e *escaper) paragraph(lines []line, prefix string) {
	e.marks = findMarks(lines)
	for k, l := range lines {
		if k > 0 {
			if strings.HasSuffix(lines[k-1].text, "\\") {
				e.out.WriteString("  \n" + prefix)
			} else {
				e.out.WriteString("\\\n" + prefix)
			}
		}
		if list := l.segments(); list != nil {
			e.segments(l.text, list)
			continue
		}
		e.start(run{text: l.text, end: len(l.text)})
	}
}

// start writes the run that a line starts with.
func (e *escaper) start(r run) {
	at, end := lineStart(r.text[:r.end])
	e.run(run{text: r.text, end: at})
	for ; at < end; at++ {
		e.out.WriteByte('\\')
		e.out.WriteByte(r.text[at])
	}
	r.start = end
	e.run(r)
}

// segments writes the line of a paragraph that has links and images in it.
func (e *escaper) segments(text string, list []segment) {
	for i, s := range list {
		switch {
		case s.image != nil:
			e.image(s)
		case s.url != "":
			e.out.WriteByte('[')
			if x := text[s.start:s.end]; i == 0 && (x == "x" || x == "X") {
				e.out.WriteString("&#" + strconv.Itoa(int(x[0])) + ";") // no task's box
			} else {
				e.run(s.run(text))
			}
			e.out.WriteByte(']')
			e.destination(s.url)
		case i == 0 && s.start == 0:
			e.start(s.run(text))
		default:
			e.run(s.run(text))
		}
	}
}

// image writes an image, in the link that has no text but it.
func (e *escaper) image(s segment) {
	if s.spaceFirst {
		e.out.WriteByte(' ')
	}
	if s.image.Link != "" {
		e.out.WriteByte('[')
	}
	e.out.WriteString("![")
	for _, c := range []byte(s.image.Alt) {
		switch {
		case c == '`': // one before it could make code of a backslash
			e.out.WriteString("&#96;")
			continue
		case strings.IndexByte("\\*_~[]<>&|!", c) >= 0:
			e.out.WriteByte('\\')
		}
		e.out.WriteByte(c)
	}
	e.out.WriteByte(']')
	e.destination(s.image.URL)
	if s.image.Link != "" {
		e.out.WriteByte(']')
		e.destination(s.image.Link)
	}
	if s.spaceLast {
		e.out.WriteByte(' ')
	}
}

// destination writes a URL behind what leads there. It has no spaces.
func (e *escaper) destination(url string) {
	e.out.WriteByte('(')
	balanced := balancedBrackets(url)
	for i := 0; i < len(url); i++ {
		switch c := url[i]; {
		case !balanced && (c == '(' || c == ')'):
			e.out.WriteByte('\\')
		case c == '&' && isEntity(url[i+1:]):
			e.out.WriteString("&amp;") // not every parser knows "\&" here
			continue
		}
		e.out.WriteByte(url[i])
	}
	e.out.WriteByte(')')
}

// maxBrackets is how deep brackets in a URL may be nested: parsers need not
// follow further than 32 (CommonMark, 6.3).
const maxBrackets = 30

// balancedBrackets reports whether each bracket in a URL has its partner.
func balancedBrackets(url string) bool {
	depth := 0
	for i := 0; i < len(url); i++ {
		switch url[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > maxBrackets {
			return false
		}
	}
	return depth == 0
}

// heading writes the lines of a heading as one, where a last run of "#" would
// be taken for its end.
func (e *escaper) heading(lines []line) {
	e.marks = findMarks(lines)
	for k, l := range lines {
		if k > 0 {
			e.out.WriteByte(' ')
		}
		e.inline(l, k == len(lines)-1)
	}
}

// cell writes a cell of a table.
func (e *escaper) cell(l line) {
	e.marks, e.bars = findMarks([]line{l}), true
	e.inline(l, false)
}

// inline writes a line that starts with nothing that means something. Where a
// heading ends with it, the "#" at its end stay text.
func (e *escaper) inline(l line, ends bool) {
	list := l.segments()
	if list == nil {
		list = []segment{{end: len(l.text), first: true, last: true}}
	}
	for i, s := range list {
		if s.image != nil || s.url != "" {
			e.segments(l.text, list[i:i+1])
			continue
		}
		r := s.run(l.text)
		if ends && i == len(list)-1 {
			e.headingEnd(r)
			continue
		}
		e.run(r)
	}
}

// headingEnd writes the run that a heading ends with.
func (e *escaper) headingEnd(r run) {
	bare := strings.TrimRight(r.text[r.start:r.end], "#")
	signs := r.end - r.start - len(bare)
	if signs == 0 || bare != "" && bare[len(bare)-1] != ' ' && bare[len(bare)-1] != '\t' {
		e.run(r)
		return
	}
	r.end -= signs
	e.run(r)
	e.out.WriteByte('\\')
	e.out.WriteString(r.text[r.end : r.end+signs])
}

// run writes a part of a line.
func (e *escaper) run(r run) {
	line, written := r.text, r.start
	for i := r.start; i < r.end; i++ {
		c := line[i]
		if c >= utf8.RuneSelf || !isPunctuation(c) {
			continue
		}
		end := i + 1
		if isMark(c) {
			end = min(runEnd(line, i), r.end)
		}
		if !e.means(r, i, end) {
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
	e.out.WriteString(line[written:r.end])
}

// means reports whether a run of the same mark, or another single character,
// would mean something to a parser.
func (e *escaper) means(r run, i, end int) bool {
	line := r.text
	c, next := line[i], byte('\n')
	if end < len(line) {
		next = line[end]
	}
	if end == r.end && r.shut {
		next = '[' // or "]", or "!"
	}
	switch {
	case isMark(c):
		opens, closes := r.flanks(i, end)
		return e.marks[c] && (opens || closes)
	case r.linked && (c == '[' || c == ']'), c == '!' && end == r.end && r.shut:
		return true
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

package prune

import "bytes"

// rawEndTag reads the end tag of raw text behind its "</". It returns the place
// where the tokenizer goes on, which is behind the byte that ends the name if it
// is such a tag.
func rawEndTag(page []byte, at int, name string) (next int, ok bool) {
	for i := range len(name) {
		if at >= len(page) {
			return at, false
		}
		if c := page[at]; c != name[i] && c != name[i]-('a'-'A') {
			return at, false
		}
		at++
	}
	return endOfName(page, at)
}

// endOfName reads the byte that ends a tag's name.
func endOfName(page []byte, at int) (next int, ok bool) {
	if at < len(page) && (isSpace(page[at]) || page[at] == '/' || page[at] == '>') {
		return at + 1, true
	}
	return at, false
}

var endOpen = []byte("</")

// rawEnd returns the place of the end tag of raw text, -1 where it has none.
func rawEnd(page []byte, at int, name string) int {
	for {
		k := bytes.Index(page[at:], endOpen)
		if k < 0 {
			return -1
		}
		start := at + k
		next, ok := rawEndTag(page, start+2, name)
		if ok {
			return start
		}
		at = next
	}
}

// scriptState is a state of the tokenizer in a script (HTML, 13.2.5.4 and
// 13.2.5.15 to 13.2.5.31).
type scriptState uint8

const (
	scriptData    scriptState = iota
	escaped                   // behind "<!--"
	doubleEscaped             // behind "<!-- <script"
)

// scriptEnd returns the place of the end tag of a script, -1 where it has none.
func scriptEnd(page []byte, at int) int {
	state, dashes := scriptData, 0
	for at < len(page) {
		if state == scriptData || dashes == 0 {
			k := nextSign(page[at:], state)
			if k < 0 {
				return -1
			}
			at += k
		}
		c := page[at]
		at++
		switch {
		case c == '<' && state == scriptData:
			var end bool
			if end, at, state = dataAngle(page, at); end {
				return at
			}
			if state == escaped {
				dashes = len("--")
			}
		case c == '<' && state == escaped:
			dashes = 0
			var end bool
			if end, at, state = escapedAngle(page, at); end {
				return at
			}
		case c == '<':
			dashes = 0
			at, state = doubleEscapedAngle(page, at)
		case c == '-':
			dashes++
		case c == '>' && dashes >= 2:
			state, dashes = scriptData, 0
		default:
			dashes = 0
		}
	}
	return -1
}

// nextSign returns how far the next byte is that may change the state.
func nextSign(s []byte, state scriptState) int {
	if state == scriptData {
		return bytes.IndexByte(s, '<')
	}
	for i := range len(s) {
		if s[i] == '<' || s[i] == '-' {
			return i
		}
	}
	return -1
}

// dataAngle reads behind an angle in a script. Where the script ends it returns
// the place of its end tag.
func dataAngle(page []byte, at int) (end bool, next int, state scriptState) {
	switch rest := page[at:]; {
	case startsWith(rest, "!--"):
		return false, at + len("!--"), escaped
	case startsWith(rest, "/"):
		next, end = rawEndTag(page, at+1, "script")
		if end {
			next = at - 1
		}
		return end, next, scriptData
	}
	return false, at, scriptData
}

// escapedAngle reads behind an angle in a script behind "<!--". Where the script
// ends it returns the place of its end tag.
func escapedAngle(page []byte, at int) (end bool, next int, state scriptState) {
	switch {
	case at >= len(page):
		return false, at, escaped
	case page[at] == '/':
		next, end = rawEndTag(page, at+1, "script")
		if end {
			next = at - 1
		}
		return end, next, escaped
	case isLetter(page[at]):
		next, ok := rawEndTag(page, at, "script")
		if ok {
			return false, next, doubleEscaped
		}
		return false, next, escaped
	}
	return false, at, scriptData // so the tokenizer has it, other than HTML
}

// doubleEscapedAngle reads behind an angle in a script in such a script.
func doubleEscapedAngle(page []byte, at int) (next int, state scriptState) {
	if at >= len(page) || page[at] != '/' {
		return at, doubleEscaped
	}
	next, ok := rawEndTag(page, at+1, "script")
	if ok {
		return next, escaped
	}
	return next, doubleEscaped
}

// commentEnd returns where the text of a comment ends and the place behind the
// comment, which is -1 where it has no end.
func commentEnd(page []byte, start int) (text, end int) {
	for at := start; ; {
		at = behind(page, at, '>')
		if at < 0 {
			return len(page), -1
		}
		switch s := page[start : at-1]; {
		case len(s) == 0, string(s) == "-":
			return start, at
		case endsWith(s, "--"):
			return at - len("-->"), at
		case endsWith(s, "--!"):
			return at - len("--!>"), at
		}
	}
}

func endsWith(s []byte, suffix string) bool {
	return len(s) >= len(suffix) && string(s[len(s)-len(suffix):]) == suffix
}

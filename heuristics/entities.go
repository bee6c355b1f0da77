package heuristics

import (
	"html"
	"strings"
)

// maxEntity is the length of the longest entity that is looked for, in bytes:
// HTML's longest with a common use, and some room.
const maxEntity = 12

// repairEntities resolves entities that end with a semicolon. A text that
// shows markup or speaks of entities keeps them.
func repairEntities(s string) []Repair {
	var out []Repair
	for i := 0; i < len(s); {
		k := strings.IndexByte(s[i:], '&')
		if k < 0 {
			break
		}
		i += k
		end := i + 1
		for strings.HasPrefix(s[end:], "amp;") { // escaped more than once
			end += len("amp;")
		}
		from := end - 1 // the sign or the semicolon before the name
		if n := entityLength(s[end:]); n > 0 && !isAddressOf(s[:i], s[end:end+n]) {
			if text := html.UnescapeString("&" + s[end:end+n]); text != "&"+s[end:end+n] {
				if text == "\u00a0" { // written to keep a space, not to bind words
					text = " "
				}
				out = append(out, Repair{Start: i, End: end + n, New: text})
				i = end + n
				continue
			}
		}
		if from > i {
			out = append(out, Repair{Start: i, End: end, New: "&"})
		}
		i = end
	}
	if len(out) > 0 && showsMarkup(s) {
		return nil
	}
	return out
}

// isAddressOf reports whether a sign and a name are an expression of a program
// ("b = &num;"): the names of signs that such text is escaped to are taken
// for entities all the same.
func isAddressOf(before, name string) bool {
	if !strings.HasSuffix(strings.TrimRight(before, " "), "=") {
		return false
	}
	switch name {
	case "amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;":
		return false
	}
	return name[0] >= 'a' && name[0] <= 'z'
}

// entityLength returns how long the entity's name and semicolon are, 0 where
// s does not start with them.
func entityLength(s string) int {
	for i := 0; i < len(s) && i < maxEntity; i++ {
		c := s[i]
		switch {
		case c == ';':
			if i > 1 {
				return i + 1
			}
			return 0
		case c == '#' && i == 0, isDigit(c), isASCIILetter(c):
		default:
			return 0
		}
	}
	return 0
}

// markupWords are the words of texts about markup.
var markupWords = newSubject("entit", "escap", "html", "xml")

// showsMarkup reports whether a text is about markup: it has tags, or names
// what it is about.
func showsMarkup(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '<' && (s[i+1] == '/' || s[i+1] == '!' || isASCIILetter(s[i+1])) {
			return true
		}
	}
	for _, literal := range []string{"('&", "(\"&", "=\"&", "='&"} { // a string of a program
		if strings.Contains(s, literal) {
			return true
		}
	}
	return markupWords.in(s)
}

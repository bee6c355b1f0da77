package metadata

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// value is a JSON value as linked data uses it: a text (numbers, true and
// false are kept as written), a list or an object. The zero value is null.
type value struct {
	kind  valueKind
	text  string
	keys  []string // of an object, beside items
	items []value
}

type valueKind uint8

const (
	nullValue valueKind = iota
	textValue
	listValue
	objectValue
)

// get returns the object's value of the key, the zero value without one.
func (v *value) get(key string) *value {
	if v.kind == objectValue {
		for i, k := range v.keys {
			if k == key {
				return &v.items[i]
			}
		}
	}
	return &value{}
}

// maxJSONDepth bounds the recursion of the reader; what lies deeper is passed
// over. Metadata of real pages nest no deeper than a dozen levels.
const maxJSONDepth = 48

// parseJSON reads JSON the way a forgiving person would. Pages write their
// linked data by templates, so it takes trailing and missing commas, raw line
// breaks and bare quotes within strings, comments, CDATA marks and a text that
// ends too soon. Every step passes at least one byte, so the time is linear.
// Several values behind one another come back as a list.
func parseJSON(s string) value {
	if !strings.Contains(s, `"`) && strings.Contains(s, "&quot;") {
		s = unescape(s)
	}
	if k := strings.Index(s[:min(len(s), 64)], "CDATA["); k >= 0 {
		s = s[k+len("CDATA["):]
	}
	p := jsonParser{s: s}
	all := value{kind: listValue}
	for p.at < len(s) {
		if c := s[p.at]; c != '{' && c != '[' {
			p.at++
			continue
		}
		all.items = append(all.items, p.value(0))
	}
	return all
}

type jsonParser struct {
	s  string
	at int
}

// space passes white space and comments.
func (p *jsonParser) space() {
	for p.at < len(p.s) {
		switch c := p.s[p.at]; {
		case c <= ' ':
			p.at++
		case c == '/' && strings.HasPrefix(p.s[p.at:], "//"):
			p.pass("\n")
		case c == '/' && strings.HasPrefix(p.s[p.at:], "/*"):
			p.pass("*/")
		default:
			return
		}
	}
}

// pass goes on behind the next mark, or to the end.
func (p *jsonParser) pass(mark string) {
	if k := strings.Index(p.s[p.at:], mark); k >= 0 {
		p.at += k + len(mark)
	} else {
		p.at = len(p.s)
	}
}

func (p *jsonParser) value(depth int) value {
	p.space()
	if p.at >= len(p.s) {
		return value{}
	}
	switch c := p.s[p.at]; c {
	case '{', '[':
		if depth >= maxJSONDepth {
			p.skip()
			return value{}
		}
		p.at++
		if c == '{' {
			return p.object(depth)
		}
		return p.list(depth)
	case '"':
		p.at++
		return value{kind: textValue, text: p.text()}
	}
	return p.bare()
}

// skip passes a bracket and all that it holds, however deep.
func (p *jsonParser) skip() {
	depth := 0
	for p.at < len(p.s) {
		c := p.s[p.at]
		p.at++
		switch c {
		case '"':
			p.text()
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return
			}
		}
	}
}

func (p *jsonParser) list(depth int) value {
	v := value{kind: listValue}
	for {
		p.space()
		if p.at >= len(p.s) {
			return v
		}
		switch p.s[p.at] {
		case ']':
			p.at++
			return v
		case '}': // the list was never closed
			return v
		case ',', ':':
			p.at++
		default:
			v.items = append(v.items, p.value(depth+1))
		}
	}
}

func (p *jsonParser) object(depth int) value {
	v := value{kind: objectValue}
	for {
		p.space()
		if p.at >= len(p.s) {
			return v
		}
		switch p.s[p.at] {
		case '}':
			p.at++
			return v
		case ']':
			return v
		case ',', ':', '[', '{':
			p.at++
			continue
		}
		key := p.key()
		p.space()
		if p.at < len(p.s) && p.s[p.at] == ':' {
			p.at++
			v.keys = append(v.keys, key)
			v.items = append(v.items, p.member(depth+1))
		}
	}
}

// member reads the value of a key; where there is none it is null.
func (p *jsonParser) member(depth int) value {
	p.space()
	if p.at < len(p.s) && (p.s[p.at] == ',' || p.s[p.at] == '}' || p.s[p.at] == ']') {
		return value{}
	}
	return p.value(depth)
}

// key reads a key and cuts the vocabulary off it ("schema:headline",
// "https://schema.org/headline").
func (p *jsonParser) key() string {
	var key string
	if p.s[p.at] == '"' {
		p.at++
		key = p.text()
	} else {
		key = strings.Trim(p.bare().text, "'")
	}
	return localName(key)
}

// localName cuts the vocabulary off a name.
func localName(name string) string {
	return name[strings.LastIndexAny(name, "/:#")+1:]
}

// bare reads what stands without quotes up to the next sign of structure: a
// number, a literal, or a word that should have been quoted.
func (p *jsonParser) bare() value {
	start := p.at
	for p.at < len(p.s) && !strings.ContainsRune(",:{}[]\"\n", rune(p.s[p.at])) {
		p.at++
	}
	if p.at == start {
		p.at++
		return value{}
	}
	s := strings.TrimSpace(p.s[start:p.at])
	if s == "null" || s == "undefined" || s == "" {
		return value{}
	}
	return value{kind: textValue, text: s}
}

// text reads a string from behind its first quote. A quote that no sign of
// structure follows is part of the string: in valid JSON that cannot be.
func (p *jsonParser) text() string {
	start := p.at
	escaped := false
	for p.at < len(p.s) {
		switch p.s[p.at] {
		case '\\':
			escaped = true
			p.at = min(p.at+2, len(p.s))
			continue
		case '"':
			if p.closes(p.at + 1) {
				s := p.s[start:p.at]
				p.at++
				if escaped {
					return unquote(s)
				}
				return s
			}
		}
		p.at++
	}
	return unquote(p.s[start:p.at])
}

// closes reports whether a string may end before the offset.
func (p *jsonParser) closes(at int) bool {
	for k := at; k < len(p.s); k++ {
		switch c := p.s[k]; {
		case c <= ' ':
			continue
		case c == ',' || c == ':' || c == '}' || c == ']':
			return true
		case c == '/':
			return k+1 < len(p.s) && (p.s[k+1] == '/' || p.s[k+1] == '*')
		default:
			return c == '"' && strings.ContainsRune(p.s[at:k], '\n') // a comma is missing
		}
	}
	return true
}

// unquote undoes the escapes of a JSON string; broken ones stay.
func unquote(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'r', 't', 'b', 'f':
			out = append(out, ' ')
		case 'u':
			r, n := unicodeEscape(s[i+1:])
			out = utf8.AppendRune(out, r)
			i += n
		default:
			out = append(out, s[i])
		}
	}
	return string(out)
}

// unicodeEscape reads the four digits behind "\u", and the second half of a
// surrogate pair; n is how many bytes that took.
func unicodeEscape(s string) (r rune, n int) {
	r, ok := hex4(s)
	if !ok {
		return utf8.RuneError, 0
	}
	if utf16.IsSurrogate(r) {
		if strings.HasPrefix(s[4:], `\u`) {
			if low, ok := hex4(s[6:]); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					return pair, 10
				}
			}
		}
		return utf8.RuneError, 4
	}
	return r, 4
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[:4]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

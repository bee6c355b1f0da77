package cleaner

import (
	"html"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// HTML returns the clean body as a fragment of HTML: h1 to h6, p, br, ul, ol,
// li, blockquote, pre, code and table, with Options.Links a and with
// Options.Images img. All text is escaped. The attributes are value (the number
// of an item), dir (where text runs the other way than around it), href, src,
// alt and the class that names a listing's language ("language-go").
// bluemonday's UGCPolicy passes all but the class and alt texts with unusual
// signs, and adds rel="nofollow" to links. It has no title and no line break at
// its end.
func (r *Result) HTML() string {
	w := &htmlWriter{}
	w.out.Grow(len(r.Text) + len(r.Text)/4)
	for _, p := range r.structure() {
		w.part(p)
	}
	return strings.TrimSuffix(w.out.String(), "\n")
}

// htmlWriter writes parts as HTML.
type htmlWriter struct {
	out strings.Builder
	rtl bool // the direction of the element around
}

// element writes an element with what write puts into it, and a line break.
// Its direction is that of the first strong letter of text, if it has one.
func (w *htmlWriter) element(tag, attributes, text string, write func()) {
	outer := w.rtl
	if rtl, ok := direction(text); ok && rtl != outer {
		w.rtl = rtl
		attributes += dirAttributes[rtl]
	}
	w.out.WriteString("<" + tag + attributes + ">")
	write()
	w.out.WriteString("</" + tag + ">\n")
	w.rtl = outer
}

var dirAttributes = map[bool]string{false: ` dir="ltr"`, true: ` dir="rtl"`}

// direction tells which way a text runs, by its first strong letter.
func direction(text string) (rtl, ok bool) {
	for i := 0; i < len(text); {
		p, size := bidi.LookupString(text[i:])
		switch p.Class() {
		case bidi.L:
			return false, true
		case bidi.R, bidi.AL:
			return true, true
		}
		i += max(size, 1)
	}
	return false, false
}

// opening returns the first text of a part with a strong letter in it.
func (p *part) opening() string {
	if t := firstStrong(p.lines); t != "" {
		return t
	}
	for _, r := range p.rows {
		if t := firstStrong(r.cells); t != "" {
			return t
		}
	}
	for _, q := range p.parts {
		if t := q.opening(); t != "" {
			return t
		}
	}
	return ""
}

// firstStrong returns the first text with a strong letter in it.
func firstStrong(texts []line) string {
	for _, t := range texts {
		if _, ok := direction(t.text); ok {
			return t.text
		}
	}
	return ""
}

func (w *htmlWriter) text(s string) { w.out.WriteString(html.EscapeString(s)) }

// lines writes lines with a break between them.
func (w *htmlWriter) lines(lines []line, between string) {
	for k, l := range lines {
		if k > 0 {
			w.out.WriteString(between)
		}
		w.line(l)
	}
}

// line writes a text with its links and images.
func (w *htmlWriter) line(l line) {
	list := l.segments()
	if list == nil {
		w.text(l.text)
	}
	for _, s := range list {
		switch {
		case s.image != nil:
			w.image(s)
		case s.url != "":
			w.out.WriteString(`<a href="`)
			w.text(s.url)
			w.out.WriteString(`">`)
			w.text(l.text[s.start:s.end])
			w.out.WriteString("</a>")
		default:
			w.text(l.text[s.start:s.end])
		}
	}
}

// image writes an image, in the link that has no text but it.
func (w *htmlWriter) image(s segment) {
	if s.spaceFirst {
		w.out.WriteByte(' ')
	}
	if s.image.Link != "" {
		w.out.WriteString(`<a href="`)
		w.text(s.image.Link)
		w.out.WriteString(`">`)
	}
	w.out.WriteString(`<img src="`)
	w.text(s.image.URL)
	w.out.WriteString(`" alt="`)
	w.text(s.image.Alt)
	w.out.WriteString(`">`)
	if s.image.Link != "" {
		w.out.WriteString("</a>")
	}
	if s.spaceLast {
		w.out.WriteByte(' ')
	}
}

// lineBreak stands between the lines of a paragraph.
const lineBreak = "<br>\n"

func (w *htmlWriter) part(p *part) {
	switch p.kind {
	case headingPart:
		w.element("h"+strconv.Itoa(p.level), "", p.opening(), func() { w.lines(p.lines, " ") })
	case listPart:
		w.list(p)
	case quotePart:
		w.element("blockquote", "", p.opening(), func() { w.children(p.parts) })
	case codePart:
		w.code(p)
	case tablePart:
		w.table(p)
	default:
		w.element("p", "", p.opening(), func() { w.lines(p.lines, lineBreak) })
	}
}

// children writes parts on lines of their own.
func (w *htmlWriter) children(parts []*part) {
	w.out.WriteByte('\n')
	for _, p := range parts {
		w.part(p)
	}
}

// list writes a list. Numbers that a browser would not count to are written.
func (w *htmlWriter) list(p *part) {
	tag, next := "ul", 1
	if p.ordered {
		tag = "ol"
	}
	w.element(tag, "", p.opening(), func() {
		w.out.WriteByte('\n')
		for i, item := range p.parts {
			value := ""
			lazy := i > 0 && item.number == p.parts[i-1].number // "1." before every item
			if p.ordered && item.number != next && !lazy {
				next = item.number
				value = ` value="` + strconv.Itoa(next) + `"`
			}
			next++
			w.element("li", value, item.opening(), func() { w.item(item.parts) })
		}
	})
}

// item writes what an item holds. Text alone, or with a list below it, is no
// paragraph.
func (w *htmlWriter) item(parts []*part) {
	if len(parts) > 0 && parts[0].kind == paragraphPart && onlyLists(parts[1:]) {
		w.lines(parts[0].lines, lineBreak)
		parts = parts[1:]
	}
	if len(parts) > 0 {
		w.children(parts)
	}
}

func onlyLists(parts []*part) bool {
	for _, p := range parts {
		if p.kind != listPart {
			return false
		}
	}
	return true
}

func (w *htmlWriter) code(p *part) {
	class := ""
	if name := languageName(p.info); name != "" {
		class = ` class="language-` + name + `"`
	}
	text := joinLines(p.lines, "\n")
	w.element("pre", "", text, func() {
		w.out.WriteString("<code" + class + ">")
		w.text(text)
		w.out.WriteString("</code>")
	})
}

// languageName returns the name of a language as a class may have it: the
// first word, if it is made of letters, digits and the signs of "c++" and
// the like.
func languageName(info string) string {
	name, _, _ := strings.Cut(info, " ")
	for i := 0; i < len(name); i++ {
		if isPunctuation(name[i]) && strings.IndexByte("+#-._", name[i]) < 0 || name[i] <= ' ' || name[i] >= 0x7f {
			return ""
		}
	}
	return name
}

// table writes a table, its head apart.
func (w *htmlWriter) table(p *part) {
	w.element("table", "", p.opening(), func() {
		w.out.WriteByte('\n')
		head := p.head()
		w.rows("thead", p, p.rows[:head])
		w.rows("tbody", p, p.rows[head:])
	})
}

func (w *htmlWriter) rows(tag string, p *part, rows []tableRow) {
	if len(rows) == 0 {
		return
	}
	w.out.WriteString("<" + tag + ">\n")
	for _, r := range rows {
		cell := "td"
		if r.header {
			cell = "th"
		}
		w.out.WriteString("<tr>\n")
		for _, c := range r.cells {
			w.element(cell, "", c.text, func() { w.line(c) })
		}
		w.out.WriteString(strings.Repeat("<"+cell+"></"+cell+">\n", p.padding(len(r.cells))))
		w.out.WriteString("</tr>\n")
	}
	w.out.WriteString("</" + tag + ">\n")
}

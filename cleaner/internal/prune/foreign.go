package prune

import (
	"bytes"
	"strings"
)

// maxForeign bounds how deep elements in svg and math are followed.
const maxForeign = 64

// svgNames and mathNames are the elements of svg and math whose content the
// parser reads as it does around them.
var (
	svgNames = namesOf(`a animate animatemotion animatetransform circle clippath defs ellipse feblend fecolormatrix
		fecomponenttransfer fecomposite feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode
		femorphology feoffset feturbulence filter g image line lineargradient marker mask metadata path pattern polygon polyline
		radialgradient rect set stop svg switch symbol text textpath tspan use view`)
	mathNames = namesOf(`annotation maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom
		mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
		semantics`)
)

// rawInSVG are those that hold HTML, or outside of svg raw text: they have the
// same end either way if no tag is in them.
var rawInSVG = namesOf("desc style title")

// namesOf maps names to themselves: what is looked up by bytes comes back
// without a copy.
func namesOf(words string) map[string]string {
	names := make(map[string]string)
	for w := range strings.FieldsSeq(words) {
		names[w] = w
	}
	return names
}

// foreign goes over an svg or math element whose start tag was read, and leaves
// out what is in an svg without text, and the attributes in others. Whether the parser takes the element for
// what it is depends on where it stands; where that could matter to the tokens
// behind, the rest of the page stays as it is.
func (r *Reader) foreign(t *tag) {
	if t.doubtful {
		r.stop()
		return
	}
	if t.closesSelf {
		r.at = t.end
		return
	}
	w := foreignWalk{page: r.page, at: t.end, svg: t.is("svg"), cuts: r.cuts}
	w.open[0], w.depth = "math", 1
	if w.svg {
		w.open[0] = "svg"
		w.strip(r.at+len("<svg"), t)
	}
	inner := len(w.cuts)
	for w.depth > 0 {
		if !w.next() {
			r.stop()
			return
		}
	}
	r.at = w.at
	if r.verbatim || !w.svg {
		return
	}
	r.cuts = w.cuts
	if !w.text {
		r.cuts = r.cuts[:inner]
		r.leave(t.end, w.last)
	}
}

// foreignWalk goes over the tokens in an svg or math element.
type foreignWalk struct {
	page  []byte
	at    int
	last  int  // the place of the last tag
	svg   bool // it is svg, not math
	open  [maxForeign]string
	depth int   // how many elements are open
	text  bool  // there is text other than white space
	cuts  []cut // what goes if its end is found
}

// minStripped is how many bytes the attributes in an svg have at least that go.
// It bounds the memory for cuts.
const minStripped = 16

// strip leaves out the attributes of a tag in an svg, where nothing is read.
func (w *foreignWalk) strip(start int, t *tag) {
	end := t.end - len(">")
	if t.closesSelf {
		end = t.end - len("/>")
	}
	if w.svg && end-start >= minStripped {
		w.cuts = append(w.cuts, cut{start, end})
	}
}

// next goes over text and the tag behind it; false where it is one that it
// cannot tell enough of.
func (w *foreignWalk) next() bool {
	k := bytes.IndexByte(w.page[w.at:], '<')
	if k < 0 || w.at+k+1 == len(w.page) {
		return false
	}
	w.text = w.text || !isBlank(w.page[w.at:w.at+k])
	w.at += k
	w.last = w.at
	switch c := w.page[w.at+1]; {
	case isLetter(c):
		return w.startTag()
	case c == '/':
		return w.endTag()
	case startsWith(w.page[w.at:], "<!--"):
		_, w.at = commentEnd(w.page, w.at+len("<!--"))
		return w.at > 0
	case c == '?':
		w.at = behind(w.page, w.at+1, '>')
		return w.at > 0
	}
	return false
}

func isBlank(s []byte) bool {
	for i := range len(s) {
		if !isSpace(s[i]) {
			return false
		}
	}
	return true
}

func (w *foreignWalk) startTag() bool {
	var t tag
	at := t.readName(w.page, w.at+1)
	if at < 0 {
		return false
	}
	if t.readRest(w.page, at, nil); t.end < 0 || t.doubtful {
		return false
	}
	name := w.known(&t)
	if name == "" || w.depth == maxForeign {
		return false
	}
	w.strip(at, &t)
	w.at = t.end
	if !t.closesSelf {
		w.open[w.depth] = name
		w.depth++
	}
	return true
}

// known returns the name of an element that does not change how the parser reads
// on, "" for others.
func (w *foreignWalk) known(t *tag) string {
	name := t.name[:t.length]
	if !w.svg {
		return mathNames[string(name)]
	}
	if raw := rawInSVG[string(name)]; raw != "" {
		w.text = true
		k := bytes.IndexByte(w.page[t.end:], '<')
		if k < 0 || t.closesSelf || !startsWith(w.page[t.end+k:], "</") {
			return ""
		}
		if _, ok := rawEndTag(w.page, t.end+k+len("</"), raw); !ok {
			return ""
		}
		return raw
	}
	if bytes.IndexByte(name, ':') > 0 {
		return string(name) // of another language: "sodipodi:namedview"
	}
	return svgNames[string(name)]
}

// endTag closes the element that it names, in svg those in it too. In math they
// could be HTML to the parser.
func (w *foreignWalk) endTag() bool {
	at := w.at + len("</")
	if at >= len(w.page) || !isLetter(w.page[at]) {
		return false
	}
	var t tag
	if at = t.readName(w.page, at); at < 0 {
		return false
	}
	if t.readRest(w.page, at, nil); t.end < 0 {
		return false
	}
	w.at = t.end
	for k := w.depth - 1; k >= 0; k-- {
		if t.is(w.open[k]) {
			w.depth = k
			return true
		}
		if !w.svg {
			return false
		}
	}
	return false
}

// noscript goes over what is in a <noscript>, as it is: to most of the parser's
// modes it is markup, to some it is raw text. It goes on behind it where both end
// at the same place.
func (r *Reader) noscript() {
	if r.verbatim {
		return
	}
	end := rawEnd(r.page, r.at, "noscript")
	if end < 0 {
		r.stop()
		return
	}
	r.verbatim = true
	for r.at < end {
		r.next()
	}
	r.verbatim = false
	if r.at != end {
		r.stop()
	}
}

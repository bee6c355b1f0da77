package heuristics

import (
	"strings"
	"unicode/utf8"
)

// maxInfoline is the length of the longest line that is taken apart, in bytes.
const maxInfoline = 200

func readInfolines(d *Document) {
	var lines []fieldLine
	in := infoline{d: d, r: d.reader(), f: new(folded)}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Cue == Dateline || len(b.text) > maxInfoline || b.Kind == Code || !b.may(mayHaveDigit|mayHaveBar) {
			continue
		}
		if !b.may(mayHaveDigit) && !hasBar(b.text) {
			continue
		}
		in.begin(b)
		if in.parts = splitInfo(in.parts[:0], b); len(in.parts) == 1 && !in.mayStandAlone(b) {
			continue
		}
		if in.read() {
			lines = append(lines, in.line(i))
		}
	}
	d.decideLines(lines, "fields/infoline")
}

// line returns the field line of block i.
func (in infoline) line(i int) fieldLine {
	return fieldLine{block: i, role: in.role, confidence: 0.85, take: func() {
		in.d.takeDates(in.dates)
		if len(in.names) > 0 {
			in.d.takeAuthors(in.names)
		}
		in.d.addTags(in.tags)
	}}
}

// hasBar reports whether a line has one of the signs that most often stand
// between fields.
func hasBar(s string) bool {
	return strings.ContainsAny(s, "|\t") || strings.Contains(s, "•") || strings.Contains(s, "·")
}

// infoline is what the parts of a line are.
type infoline struct {
	d       *Document
	r       reader
	f       *folded  // memory, as is
	parts   []string // of the line
	heading bool
	marked  bool // there is markup: elements that stand beside one another are on the line
	role    Role
	dates   dateline
	names   []string
	tags    []string
}

// begin forgets the line before.
func (in *infoline) begin(b *Block) {
	*in = infoline{d: in.d, r: in.r, f: in.f, parts: in.parts, heading: b.Kind == Heading, marked: b.Evidence != nil}
}

// mayStandAlone reports quickly whether a line of one part could be a strong one:
// a date, a byline, a relative time, or a name with a date behind it.
func (in *infoline) mayStandAlone(b *Block) bool {
	s := in.parts[0]
	w, ok := b.outerWords()
	return !ok || in.r.x.agoEnds.has(w.pair()) || len(s) != len(b.text) || in.r.mayBeByline(b) || mayTellDay(s) && in.r.x.mayBeginTime(s) || in.mayNameThenDate(s)
}

// read says what the parts of a line are; false where one is none of the known
// fields, or none of them is strong evidence. Beside a day one part may be a
// name that nothing introduces ("Ella Marsh | March 3, 2021").
func (in *infoline) read() bool {
	strong, name := false, ""
	for _, part := range in.parts {
		role := in.part(part)
		switch role {
		case Undecided:
			if name != "" || len(in.parts) == 1 || in.heading || !bareName(part) {
				return false
			}
			name = part
		case Dateline, Byline:
			strong = true
			if in.role != Byline {
				in.role = role
			}
		}
	}
	if name == "" {
		return strong
	}
	if len(in.names) > 0 || !in.dates.published.hasDay() && !in.dates.updated.hasDay() {
		return false
	}
	in.names, in.role = []string{name}, Byline
	return true
}

// maxBareName is how many words a name has at most that nothing introduces.
const maxBareName = 3

// bareName reports whether a text is a person's name by its shape alone: two or
// three words with capitals, and no more than one of nothing but capitals.
func bareName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxBareName || !looksLikeName(s) {
		return false
	}
	shouted := 0
	for _, w := range words {
		shouted += oneIf(len(w) > 2 && strings.ToUpper(w) == w && strings.ToLower(w) != w)
	}
	return shouted < 2
}

// part returns the role of one part of the line.
func (in *infoline) part(s string) Role {
	if mayTellDay(s) {
		line, ok := parseDateline(s, in.d.Language)
		if ok && (line.published.hasDay() || line.updated.hasDay()) && (line.rest == "" || line.restIsWidget(in)) {
			in.dates.merge(line)
			return Dateline
		}
	}
	if names, ok := in.r.parseByline(s); ok && fullName(names[0]) {
		in.names = append(in.names, names...)
		return Byline
	}
	b, told := outerWordsOf(s)
	mayBeAgo := !told || in.r.x.agoEnds.has(b.pair())
	if len(in.parts) == 1 && !mayBeAgo && !in.mayNameThenDate(s) {
		return Undecided // no other field stands alone
	}
	if rest, sign, ok := in.r.cutIntro(s, introTags); ok && sign == ':' {
		if tags := splitTags(rest); len(tags) > 0 {
			in.tags = append(in.tags, tags...)
			return Tags
		}
	}
	if mayBeAgo || in.d.phrases.may(s, b) {
		in.f.fold(s)
		if in.r.x.ago[string(in.f.text)] {
			return Dateline
		}
		if v := in.d.phrases.match(in.f, s[len(s)-1]); v.role != Undecided {
			return Counter
		}
	}
	return in.nameThenDate(s)
}

// mayTellDay reports quickly whether a text could tell a date to the day: that
// takes two numbers, the day's and the year's, and the month's or its name.
func mayTellDay(s string) bool {
	numbers, named := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			if mayBeDigit(c) {
				return true
			}
			named = true
		case isDigit(c):
			numbers += oneIf(i == 0 || !isDigit(s[i-1]))
		case isASCIILetter(c):
			named = true
		}
		if numbers > 1 && (named || numbers > 2) {
			return true
		}
	}
	return false
}

// restIsWidget reports whether a date's line goes on with a byline or a
// widget's text.
func (p dateline) restIsWidget(in *infoline) bool {
	if names, ok := in.r.parseByline(p.rest); ok {
		in.names = append(in.names, names...)
		return true
	}
	return in.isWidget(p.rest) || in.bylineThenWidget(p.rest) || in.nameThenCounters(p.rest)
}

// isWidget reports whether a part says what a widget says.
func (in *infoline) isWidget(s string) bool {
	return in.d.phrases.find(in.f, s).role != Undecided
}

// bylineThenWidget reads "by Greta Solberg 4 comments".
func (in *infoline) bylineThenWidget(s string) bool {
	k := strings.IndexAny(s, "0123456789")
	if k <= 0 || !in.isWidget(s[k:]) {
		return false
	}
	names, ok := in.r.parseByline(strings.TrimSpace(s[:k]))
	in.names = append(in.names, names...)
	return ok
}

// maxDateTail is the length of the longest date that is looked for behind a
// name, in bytes.
const maxDateTail = 64

// nameThenDate reads "Ella Marsh, March 3, 2021" and "by Ella Marsh on March
// 3, 2021". A headline may end in a date too: there, "Harbour Update 2024-10-04"
// names nobody.
func (in *infoline) nameThenDate(s string) Role {
	if !in.mayNameThenDate(s) {
		return Undecided
	}
	end := in.nameReach(s)
	if !in.r.x.mayEndTime(s) {
		if s = in.cutCounter(s); s == "" || !in.r.x.mayEndTime(s) {
			return Undecided
		}
	}
	end = min(end, in.dayReach(s), len(s)-1)
	for k := max(1, len(s)-maxDateTail); k <= end; k++ {
		if s[k-1] != ' ' && s[k-1] != ',' || s[k] == ' ' || !utf8.RuneStart(s[k]) {
			continue
		}
		line, ok := parseDateline(s[k:], in.d.Language)
		if !ok || line.rest != "" || !line.published.hasDay() && !line.updated.hasDay() && !in.isPosted(s[:k]) {
			continue
		}
		head := strings.TrimRight(s[:k], " ,-–—|•·/")
		parted := len(head) < len(strings.TrimRight(s[:k], " ")) // by a sign
		names, byline := in.r.parseByline(head)
		if in.isLabel(head) {
			byline = true // "Written by" before the day: the name is elsewhere, or missing
		} else if !byline && !in.heading && looksLikeName(head) && len(strings.Fields(head)) > 1 {
			byline = true
			if !in.marked || parted {
				names = []string{head}
			} // else a section's name as often, in an element of its own
		}
		if !byline {
			return Undecided
		}
		in.names = append(in.names, names...)
		in.dates.merge(line)
		return Byline
	}
	return Undecided
}

// mayNameThenDate reports quickly whether a line could be a name and a date.
func (in *infoline) mayNameThenDate(s string) bool {
	from := max(1, len(s)-maxDateTail-maxCounter)
	return in.dayReach(s) >= from && in.nameReach(s) >= from
}

// dayReach returns the last offset from which on the line may tell a day, or a
// time as it stands behind "Posted by".
func (in *infoline) dayReach(s string) int {
	if in.r.labels.may(strings.TrimSpace(s), setOfIntros(introBy)) {
		return len(s)
	}
	return lastDay(s)
}

// lastDay returns the last offset from which on there are the two numbers that
// a day takes, -1 where there is none.
func lastDay(s string) int {
	last, inside := false, false // the last number was passed, the one here is it
	for i := len(s) - 1; i >= 0; i-- {
		switch c := s[i]; {
		case c >= utf8.RuneSelf && mayBeDigit(c):
			return i
		case !isDigit(c):
			last, inside = last || inside, false
		case last:
			return i
		default:
			inside = true
		}
	}
	return -1
}

// nameReach returns the last offset up to which a line may be names or a label
// of them: where the first word begins that is no part of a name.
// A date may stand behind a name's comma without a space.
func (in *infoline) nameReach(s string) int {
	if !isASCII(s) || s == "" || strings.IndexByte(bylineSigns, s[0]) >= 0 || in.r.labels.may(s, setOfIntros(introBy, introAuthor)) {
		return len(s) // that takes a longer look
	}
	words := 0
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && !isSpace(s[i]) && s[i] != ',' {
			i++
		}
		if w := strings.TrimRight(s[start:i], "-|/"); w != "" {
			if in.heading || !namePart(w) {
				return start * oneIf(words > 1)
			}
			words++
		}
		for i < len(s) && (isSpace(s[i]) || s[i] == ',') {
			i++
		}
	}
	return len(s)
}

// namePart reports quickly whether a word of ASCII could be a part of a name.
func namePart(w string) bool {
	if isSmall(w[0]) {
		return nameParticles[strings.ToLower(w)] || w[0] == 'd' && w[min(1, len(w)-1)] == '\'' || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
	}
	return isASCIILetter(w[0]) && !strings.ContainsAny(w, "0123456789:")
}

// maxCounter is the length of the longest counter that is looked for behind a
// date, in bytes.
const maxCounter = 40

// cutCounter cuts off what a widget says with a number at the end of a line
// ("... March 3, 2021 5 min read"); "" where nothing does.
func (in *infoline) cutCounter(s string) string {
	for k := len(s) - 1; k > 0 && k > len(s)-maxCounter; k-- {
		if !isDigit(s[k]) || s[k-1] != ' ' {
			continue
		}
		if !in.isWidget(s[k:]) {
			break
		}
		// Of "2 481 views" the number begins before.
		if from := strings.LastIndexByte(s[:k-1], ' ') + 1; len(s) > k+3 && s[k+3] == ' ' && k-from < 5 && isNumber(s[from:k-1]) {
			k = from
		}
		return strings.TrimRight(s[:k], " ,-–—|•·/")
	}
	return ""
}

// isNumber reports whether a text is nothing but ASCII digits.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// nameThenCounters reads a bare name and what widgets say, as it stands behind a
// day ("Ella Marsh Reading time: 3 min 2,481 views").
func (in *infoline) nameThenCounters(s string) bool {
	if in.heading {
		return false
	}
	rest := s
	for !in.isWidget(rest) {
		words := strings.Fields(rest)
		for n := maxBareName; n > 1; n-- {
			if len(words) <= n {
				continue
			}
			if name := strings.Join(words[:n], " "); bareName(name) && in.isWidget(strings.Join(words[n:], " ")) {
				in.names = append(in.names, name)
				return true
			}
		}
		if rest = in.cutCounter(rest); rest == "" {
			return false
		}
	}
	return false
}

// isPosted reports whether a text is a name behind a label of two words at
// least ("Posted by Ella Marsh"): behind such a one the hour alone tells when, as
// blogs have it below their posts.
func (in *infoline) isPosted(s string) bool {
	s = strings.TrimSpace(s)
	rest, _, ok := in.r.cutIntro(s, introBy)
	return ok && rest != "" && strings.Contains(strings.TrimSpace(s[:len(s)-len(rest)]), " ")
}

// isLabel reports whether a text is a byline's label and nothing behind it.
func (in *infoline) isLabel(s string) bool {
	rest, _, ok := in.r.cutIntro(s, introBy, introAuthor)
	return ok && rest == ""
}

func (p *dateline) merge(q dateline) {
	if p.published.year == 0 {
		p.published = q.published
	}
	if p.updated.year == 0 {
		p.updated = q.updated
	}
}

// dashes stand between fields where no bar does.
var dashes = []string{" - ", " – ", " — ", " / "}

// splitInfo appends the parts of a line between the signs that stand between
// fields.
func splitInfo(parts []string, b *Block) []string {
	s := b.text
	if b.may(mayHaveBar) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '|' || r == '•' || r == '·' || r == '\t' || r == '⋅' || r == '∙' }) {
			parts = append(parts, part)
		}
	} else {
		parts = append(parts, s)
	}
	if len(parts) == 1 && b.may(mayHaveDash) {
		for _, dash := range dashes {
			if strings.Contains(s, dash) {
				parts = parts[:0]
				for part := range strings.SplitSeq(s, dash) {
					parts = append(parts, part)
				}
				break
			}
		}
	}
	kept := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

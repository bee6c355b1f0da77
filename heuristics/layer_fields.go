package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fieldsRules know lines by what they are, and read the metadata off them.
func fieldsRules() []Rule {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\nNobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	const more = "The ferry sails again from the first of May, and the fares stay what they were in the years before.\n\nA new crane is on its way from the yard in the north, and it will be set up where the old one stood."
	page, visible := examplePage("harbour")
	page2, visible2 := examplePage("station")
	return []Rule{{
		ID:    "fields/language",
		Doc:   "Tells the language by scripts and function words; it decides no block.",
		Hit:   Example{In: story, Out: story},
		Miss:  Example{In: "12 14 16"},
		Apply: readLanguage,
	}, {
		ID:    "fields/section",
		Doc:   "Reads the path to the page (\"Home > News\") as categories.",
		Hit:   Example{In: "Home > News > Europe\n\n" + story, Out: story},
		Miss:  Example{In: story + "\n\nThe test is whether a > b or b > a holds for all of the pairs."},
		Apply: readSections,
	}, {
		ID:    "fields/menu",
		Doc:   "Takes out lines of short names with bars or dots between them, above the text and below it.",
		Hit:   Example{In: "Start · All walks · Maps · Guestbook\n\n" + story + "\n\nPrevious walk | Back to top | Next walk", Out: story},
		Miss:  Example{In: story + "\n\nRed · Green · Blue\n\n" + more, Out: story + "\n\nRed · Green · Blue\n\n" + more},
		Apply: readMenus,
	}, {
		ID:    "fields/dateline",
		Doc:   "Reads lines that are a date or a time, in the words of some thirty languages or in figures.",
		Hit:   Example{In: "03:00 GMT +321 January 2020\n\n" + story, Out: story},
		Miss:  Example{In: "1956\n\n" + story},
		Apply: readDatelines,
	}, {
		ID:    "fields/byline",
		Doc:   "Reads the authors' names off lines that say who wrote the text.",
		Hit:   Example{In: "By Anna Marsh and Tom Reed\n\n" + story, Out: story},
		Miss:  Example{In: "By Monday the water had gone from all of the streets.\n\n" + story},
		Apply: readBylines,
	}, {
		ID:    "fields/infoline",
		Doc:   "Takes apart lines that hold several fields with signs between them.",
		Hit:   Example{In: "By Anna Marsh | January 21, 2020 | 12 comments\n\n" + story, Out: story},
		Miss:  Example{In: "Red | green | blue\n\n" + story},
		Apply: readInfolines,
	}, {
		ID:    "fields/credit",
		Doc:   "Reads lines that say who made a picture.",
		Hit:   Example{In: story + "\n\n© Sputnik / Anna Marsh\n\n" + more, Out: story + "\n\n" + more},
		Miss:  Example{In: "Photo by photo, the album tells how the harbour was built.\n\n" + story},
		Apply: readCredits,
	}, {
		ID:    "fields/caption",
		Doc:   "Knows a caption by the credit that stands at its end or on the next line, and a second saying behind the credit.",
		Hit:   Example{In: story + "\n\nThe old quay at low tide (Photo: Anna Marsh)\n\n" + more, Out: story + "\n\n" + more},
		Miss:  Example{In: story + "\n\nThe old quay was built (in parts at least) of granite.\n\n" + more},
		Apply: readCaptions,
	}, {
		ID:    "fields/tags",
		Doc:   "Reads lists of keywords, with a label or after the text's end.",
		Hit:   Example{In: story + "\n\nTags: harbour, council, spring", Out: story},
		Miss:  Example{In: "Bread, butter, cheese, and a jug of cider stood on the table.\n\n" + story},
		Apply: readTags,
	}, {
		ID:    "fields/related",
		Doc:   "Reads headlines of other pages, behind a label or as a block after the last paragraph.",
		Hit:   Example{In: story + "\n\n" + more + "\n\nWhat Keeps the Ferry From Sailing in Winter\nHarbour to Get New Lights and Longer Quay\nShare this article", Out: story + "\n\n" + more},
		Miss:  Example{In: story + "\n\nA poem about the sea\n\n" + more},
		Apply: readRelated,
	}, {
		ID:    "fields/title",
		Doc:   "Reads the headline off the line above the byline, dateline or share bar at the top.",
		Hit:   Example{In: "New Harbour Approved After Debate\n\nBy Anna Marsh\n\n" + story, Out: story},
		Miss:  Example{In: "A letter from the harbour\n\n" + story},
		Apply: readTitle,
	}, {
		ID:    "fields/name",
		Doc:   "Knows the headline by the metadata of the page's markup.",
		Hit:   Example{In: "<title>New Harbour Approved</title><div>New Harbour Approved</div>" + page, HTML: true, Out: visible},
		Miss:  Example{In: "<title>New Harbour Approved</title>" + page, HTML: true, Out: visible},
		Apply: matchTitle,
	}, {
		ID:    "fields/figure",
		Doc:   "Knows captions by the markup of figures, and reads their credits.",
		Hit:   Example{In: page + "<figure><img src=q.jpg><figcaption>The old quay. Photo: Anna Marsh</figcaption></figure>", HTML: true, Out: visible},
		Miss:  Example{In: "<figure>" + page + "</figure>", HTML: true, Out: visible},
		Apply: readFigures,
	}, {
		ID:    "fields/comments",
		Doc:   "Knows the readers' comments below a text by the markup around them.",
		Hit:   Example{In: page + page2 + "<div class=comments><p>I have never seen so many boats in one place, and I have lived here for all of my life.</p></div>", HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: "<div class=comments>" + page + page2 + "</div>", HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markComments,
	}, {
		ID:    "fields/hidden",
		Doc:   "Takes out what the markup hides beside a text that is in sight.",
		Hit:   Example{In: page + page2 + "<div style=\"display: none\"><p>Subscribers saw this paragraph first, and it tells at some length why the meeting was closed.</p></div>", HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: "<div style=\"display: none\">" + page + page2 + "</div>", HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markHidden,
	}, {
		ID:    "fields/button",
		Doc:   "Takes out what the buttons of the markup say.",
		Hit:   Example{In: page + "<button>Copy link</button>" + page2, HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: page + page2, HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markButtons,
	}}
}

// matchTitle gives the role of the headline to the line at the top that says
// what the markup names the page.
func matchTitle(d *Document) {
	if d.Fields.Title.Value == "" || d.Fields.Title.Signal == SignalVisible {
		return
	}
	first, _ := d.prose()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if first >= 0 && i > first {
			return
		}
		if b.Role == Undecided && len(b.text) <= maxTitle && sameFolded(b.text, d.Fields.Title.Value) {
			b.Decide(Title, "fields/name", 0.95)
		}
	}
}

func readLanguage(d *Document) {
	detectLanguage(d)
	if d.Language != nil {
		d.Fields.Language.set(d.Language.Code, SignalDetected)
	}
}

// longParagraph is the length from which a block with a sentence in it is
// taken for running text by the fields layer, in bytes of a Latin script.
const longParagraph = 90

// isProse reports whether a block is surely a paragraph of running text.
func (b *Block) isProse() bool {
	if b.Role != Undecided && b.Role != Body {
		return false
	}
	return len(b.text) >= longParagraph && sentences(b.text) > 0
}

// aside reports whether the markup says that the block is no part of the text.
func (b *Block) aside() bool {
	return b.Evidence != nil && b.Evidence.Areas&(InHidden|InNav|InDialog|InFooter) != 0
}

// prose returns the indexes of the first block of running text and of the
// last; both are -1 where there is none.
func (d *Document) prose() (first, last int) {
	first, last = -1, -1
	for i := range d.Blocks {
		if d.Blocks[i].isProse() && !d.Blocks[i].aside() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// noisy reports whether the page has machinery that the phrases layer is
// certain of, or comes with markup. In a text without any, a line that only
// looks like a field is more likely the author's.
func (d *Document) noisy() bool {
	if d.containers != nil {
		return true
	}
	for i := range d.Blocks {
		switch d.Blocks[i].Role {
		case Share, Prompt, Comment, Navigation, Advertisement, Legal, Counter, Boilerplate:
			return true
		}
	}
	return false
}

func readSections(d *Document) {
	first, _ := d.prose()
	for i := range d.Blocks {
		if first >= 0 && i > first {
			return
		}
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || len(b.text) > 200 {
			continue
		}
		if parts, ok := breadcrumb(b.text); ok && b.Decide(Section, "fields/section", 0.9) && d.Fields.Categories == nil {
			d.Fields.Categories, d.Fields.CategoriesSignal = parts, SignalVisible
		}
	}
}

func readMenus(d *Document) {
	first, last := d.prose()
	for i := range d.Blocks {
		if i >= first && i <= last {
			continue
		}
		b := &d.Blocks[i]
		if b.Role == Undecided && b.Kind != TableRow && b.Kind != Code && len(b.text) <= maxInfoline && menu(b.text) {
			b.Decide(Navigation, "fields/menu", 0.8)
		}
	}
}

// menu reports whether a line is three or more names of few words, each with a
// capital, with bars or dots between them.
func menu(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	if len(parts) < 3 {
		return false
	}
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if r := firstRune(p); p == "" || !unicode.IsUpper(r) && !isCaseless(r) || len(strings.Fields(p)) > 3 || strings.ContainsAny(p, "0123456789.:$€") {
			return false
		}
	}
	return true
}

// homes are the names of a site's first page.
var homes = setOf(`home homepage startseite start accueil inicio início inicio home главная головна hjem hem etusivu úvod domů főoldal
	acasă начало почетна naslovnica anasayfa beranda 首页 首頁 ホーム トップ 홈 الرئيسية خانه ראשי`, "strona główna", "hlavní strana", "página inicial", "ana sayfa", "trang chủ")

// breadcrumb parts a path from the site's first page; ok is false where the
// line is none.
func breadcrumb(s string) (parts []string, ok bool) {
	for _, sep := range []string{">", "»", "›", "/", "→", "|"} {
		fields := strings.Split(s, sep)
		if len(fields) < 2 || len(fields) > 8 {
			continue
		}
		for k := range fields {
			fields[k] = strings.TrimSpace(fields[k])
			if fields[k] == "" || len(strings.Fields(fields[k])) > 5 {
				return nil, false
			}
		}
		home := homes[strings.ToLower(fields[0])]
		weak := sep == "/" || sep == "|"
		if !home && (weak || len(fields) < 3 || strings.ContainsAny(s, "=()0123456789")) {
			continue
		}
		if sep == "|" {
			return nil, false // a menu
		}
		if home {
			fields = fields[1:]
		}
		return fields, true
	}
	return nil, false
}

// maxFieldLines is how many lines of one field a page may have that tells of
// itself: more are a list's, and stay for the body layer to judge.
const maxFieldLines = 4

// fieldLine is a line that looks like a field of the page.
type fieldLine struct {
	block      int
	role       Role
	confidence float32
	certain    bool // whatever their number
	take       func()
}

// decideLines gives the lines their role. On a page with many of them only
// one that stands above the running text tells of the page, and the others are
// left with a cue; so are those below the top of a text without any machinery.
func (d *Document) decideLines(lines []fieldLine, rule ID) {
	first, _ := d.prose()
	many, noisy := 0, d.noisy()
	for _, l := range lines {
		if !l.certain {
			many++
		}
	}
	taken := false
	for _, l := range lines {
		b := &d.Blocks[l.block]
		top := first < 0 || l.block < first
		if !l.certain && !top && !noisy || !l.certain && many > maxFieldLines && (taken || !top) {
			b.Cue = l.role
			if many <= maxFieldLines {
				l.take()
			}
			continue
		}
		if b.Decide(l.role, rule, l.confidence) {
			taken = true
			l.take()
		}
	}
}

func readDatelines(d *Document) {
	first, _ := d.prose()
	var lines []fieldLine
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || len(b.text) > maxDateline || len(b.text) < 4 {
			continue
		}
		line, confidence := readDateline(b.text, d.Language, i < first)
		if confidence > 0 {
			lines = append(lines, fieldLine{i, Dateline, confidence, line.timeOnly(b.text), func() { d.takeDates(line) }})
		}
	}
	d.decideLines(lines, "fields/dateline")
}

// takeDates writes the dates of a line on the document, unless an earlier
// line had them.
func (d *Document) takeDates(line dateline) {
	if line.published.hasDay() {
		d.Fields.Date.set(line.published.String(), SignalVisible)
	}
	if line.updated.hasDay() {
		d.Fields.Modified.set(line.updated.String(), SignalVisible)
	}
}

// readDateline returns what a whole line tells of times and how sure that is;
// 0 where it is no dateline. A date without a year is one only at the top.
func readDateline(s string, l *Language, top bool) (dateline, float32) {
	if r := (reader{knowledge(), ^languages(0), l}); r.isAgo(s) {
		return dateline{undated: true}, 0.9
	}
	p, ok := parseDateline(cutNumber(s), l)
	if !ok {
		return p, 0
	}
	if p.rest != "" {
		// "Posted on March 3, 2021 by Ella Marsh" is the infoline's.
		return p, 0
	}
	switch {
	case p.published.hasDay(), p.updated.hasDay():
		return p, 0.95
	case top:
		return p, 0.6
	}
	if p.timeOnly(s) {
		return p, 0.6
	}
	return p, 0
}

// cutNumber cuts a post's number off a line ("#12 18 Feb 2024, 19:02").
func cutNumber(s string) string {
	if rest, ok := strings.CutPrefix(s, "#"); ok {
		return strings.TrimLeft(rest, "0123456789")
	}
	return s
}

// isAgo reports whether a line is a relative time with a number in it, behind
// a label or without one ("Updated 2 hours ago").
func (r reader) isAgo(s string) bool {
	if r.wholeAgo(s) {
		return true
	}
	rest, _, ok := r.cutIntro(s, introPublished, introUpdated)
	return ok && r.wholeAgo(rest)
}

func (r reader) wholeAgo(s string) bool {
	var f folded
	f.fold(s)
	return r.x.ago[string(f.text)] && strings.IndexByte(string(f.text), '#') >= 0
}

// timeOnly reports whether a line without a date is a time with a zone, as
// stands above the entries of a live blog.
func (p dateline) timeOnly(s string) bool {
	if len(s) > 24 || !strings.ContainsAny(s, ":.hH") {
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	_, zoned := zones[strings.ToLower(strings.Trim(last, "()"))]
	return zoned
}

func readBylines(d *Document) {
	first, last := d.prose()
	r := d.reader()
	var lines []fieldLine
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading {
			continue
		}
		// In the text a byline is rare and a sentence like one is not.
		if first >= 0 && i > first+1 && i < last && !d.nearDateline(i) {
			continue
		}
		if names, ok := r.parseByline(b.text); ok && (d.nearDateline(i) || fullName(names[0])) {
			lines = append(lines, fieldLine{i, Byline, 0.9, false, func() { d.takeAuthors(names) }})
		}
	}
	d.decideLines(lines, "fields/byline")
}

// fullName reports whether a name has two parts at least, or is in a script
// that writes names in one.
func fullName(name string) bool {
	return strings.Contains(name, " ") || isCaseless(firstRune(name))
}

func (d *Document) takeAuthors(names []string) {
	if len(d.Fields.Authors) == 0 {
		d.Fields.Authors, d.Fields.AuthorsSignal = names, SignalVisible
	}
}

// nearDateline reports whether a dateline stands next to block i.
func (d *Document) nearDateline(i int) bool {
	return i > 0 && d.Blocks[i-1].Role == Dateline || i+1 < len(d.Blocks) && d.Blocks[i+1].Role == Dateline
}

// maxInfoline is the length of the longest line that is taken apart, in bytes.
const maxInfoline = 200

func readInfolines(d *Document) {
	var f folded
	var lines []fieldLine
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Cue == Dateline || len(b.text) > maxInfoline || b.Kind == Code {
			continue
		}
		in := infoline{d: d, f: &f}
		if in.read(b.text) {
			lines = append(lines, fieldLine{block: i, role: in.role, confidence: 0.85, take: func() {
				d.takeDates(in.dates)
				if len(in.names) > 0 {
					d.takeAuthors(in.names)
				}
			}})
		}
	}
	d.decideLines(lines, "fields/infoline")
}

// infoline is what the parts of a line are.
type infoline struct {
	d     *Document
	f     *folded
	role  Role
	dates dateline
	names []string
}

// read takes the line apart; false where a part is none of the known fields,
// or none of them is strong evidence.
func (in *infoline) read(s string) bool {
	strong := false
	parts := splitInfo(s)
	for _, part := range parts {
		role := in.part(part)
		switch role {
		case Undecided:
			return false
		case Dateline, Byline:
			strong = true
			if in.role != Byline {
				in.role = role
			}
		}
	}
	return strong
}

// part returns the role of one part of the line.
func (in *infoline) part(s string) Role {
	line, ok := parseDateline(s, in.d.Language)
	if ok && (line.published.hasDay() || line.updated.hasDay()) && (line.rest == "" || line.restIsWidget(in)) {
		in.dates.merge(line)
		return Dateline
	}
	if names, ok := in.d.reader().parseByline(s); ok && fullName(names[0]) {
		in.names = append(in.names, names...)
		return Byline
	}
	in.f.fold(s)
	if knowledge().ago[string(in.f.text)] {
		return Dateline
	}
	if v := in.d.phrases.match(in.f, s[len(s)-1]); v.role != Undecided {
		return Counter
	}
	return in.nameThenDate(s)
}

// restIsWidget reports whether a date's line goes on with a byline or a
// widget's text.
func (p dateline) restIsWidget(in *infoline) bool {
	if names, ok := in.d.reader().parseByline(p.rest); ok {
		in.names = append(in.names, names...)
		return true
	}
	return in.isWidget(p.rest) || in.bylineThenWidget(p.rest)
}

// isWidget reports whether a part says what a widget says.
func (in *infoline) isWidget(s string) bool {
	in.f.fold(s)
	return in.d.phrases.match(in.f, s[len(s)-1]).role != Undecided
}

// bylineThenWidget reads "by Greta Solberg 4 comments".
func (in *infoline) bylineThenWidget(s string) bool {
	k := strings.IndexAny(s, "0123456789")
	if k <= 0 || !in.isWidget(s[k:]) {
		return false
	}
	names, ok := in.d.reader().parseByline(strings.TrimSpace(s[:k]))
	in.names = append(in.names, names...)
	return ok
}

// nameThenDate reads "Ella Marsh, March 3, 2021" and "by Ella Marsh on March
// 3, 2021".
func (in *infoline) nameThenDate(s string) Role {
	for k := 1; k < len(s); k++ {
		if s[k-1] != ' ' && s[k-1] != ',' || s[k] == ' ' || !utf8.RuneStart(s[k]) {
			continue
		}
		line, ok := parseDateline(s[k:], in.d.Language)
		if !ok || line.rest != "" || !line.published.hasDay() && !line.updated.hasDay() {
			continue
		}
		head := strings.TrimRight(s[:k], " ,-–—|•·/")
		names, byline := in.d.reader().parseByline(head)
		if !byline && looksLikeName(head) && len(strings.Fields(head)) > 1 {
			names, byline = []string{head}, true
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

func (p *dateline) merge(q dateline) {
	if p.published.year == 0 {
		p.published = q.published
	}
	if p.updated.year == 0 {
		p.updated = q.updated
	}
}

// splitInfo parts a line at the signs that stand between fields.
func splitInfo(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '•' || r == '·' || r == '\t' || r == '⋅' || r == '∙' })
	if len(parts) == 1 {
		for _, dash := range []string{" - ", " – ", " — ", " / "} {
			if strings.Contains(s, dash) {
				parts = strings.Split(s, dash)
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

func readCredits(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || b.Kind == Verse {
			continue
		}
		if credit, ok := d.reader().parseCredit(b.text); ok && b.Decide(Credit, "fields/credit", 0.9) {
			d.addCredit(i, credit)
		}
	}
}

// addCredit takes the credit at block i, and the caption that stands before
// it if there is one.
func (d *Document) addCredit(i int, credit string) {
	image := Image{Credit: credit}
	if i > 0 {
		before := &d.Blocks[i-1]
		said := i+1 < len(d.Blocks) && sameFolded(before.text, d.Blocks[i+1].text)
		if said || before.captionLike() && !d.Blocks[i].apart {
			if before.Decide(Caption, "fields/caption", 0.8) {
				image.Caption = before.text
				if said {
					d.Blocks[i+1].Decide(Repeat, "fields/caption", 1)
				}
			}
		}
	}
	d.Fields.Images = append(d.Fields.Images, image)
}

// captionLike reports whether an undecided block could be a caption that a
// credit follows: short, one or two sentences, no list and no heading of the
// text.
func (b *Block) captionLike() bool {
	return b.Role == Undecided && b.Kind == Paragraph && len(b.text) <= 220 && sentences(b.text) <= 2 && !strings.HasSuffix(b.text, ":") && (len(strings.Fields(b.text)) > 1 || hasWideScript(b.text))
}

// sameFolded reports whether two lines say the same.
func sameFolded(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > 2*len(b)+8 || len(b) > 2*len(a)+8 || len(a) > 4<<10 {
		return false
	}
	var f, g folded
	f.fold(a)
	g.fold(b)
	return len(f.text) > 0 && string(f.text) == string(g.text)
}

func readCaptions(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || b.Kind == Verse {
			continue
		}
		if caption, credit, ok := d.reader().parseCaption(b.text); ok && b.Decide(Caption, "fields/caption", 0.85) {
			d.Fields.Images = append(d.Fields.Images, Image{Caption: caption, Credit: credit})
		}
	}
}

// The shape of a list of keywords.
const (
	maxTagWords = 5
	maxTagBytes = 48
	minLoneTags = 4 // in a list without a label
)

func readTags(d *Document) {
	_, last := d.prose()
	noisy := d.noisy()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided && b.Role != Tags || len(b.text) > 1200 || b.Kind == ListItem || b.Kind == Code {
			continue
		}
		if rest, sign, ok := d.reader().cutIntro(b.text, introTags); ok && (sign == ':' || sign == '：') {
			if tags := splitTags(rest); len(tags) > 0 {
				d.takeTags(b, tags, 0.95)
				continue
			}
			if rest == "" && b.Decide(Tags, "fields/tags", 0.9) {
				d.readTagLines(i + 1)
				continue
			}
		}
		if b.Role == Undecided && last >= 0 && i > last && noisy {
			if tags := splitTags(b.text); len(tags) >= minLoneTags && !strings.ContainsAny(b.text, "|0123456789") || hashtags(b.text) {
				d.takeTags(b, tags, 0.8)
			}
		}
	}
}

// readTagLines takes the lines behind a lone label, a keyword or a list each.
func (d *Document) readTagLines(i int) {
	for ; i < len(d.Blocks); i++ {
		b := &d.Blocks[i]
		if b.Role != Undecided || len(b.text) > 400 {
			return
		}
		tags := splitTags(b.text)
		if len(tags) == 0 {
			return
		}
		d.takeTags(b, tags, 0.8)
	}
}

func (d *Document) takeTags(b *Block, tags []string, confidence float32) {
	if b.Role == Undecided {
		b.Decide(Tags, "fields/tags", confidence)
	}
	if d.Fields.TagsSignal == "" || d.Fields.TagsSignal == SignalVisible {
		d.Fields.Tags, d.Fields.TagsSignal = append(d.Fields.Tags, tags...), SignalVisible
	}
}

// hashtags reports whether a line is nothing but words with a "#".
func hashtags(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if len(w) < 2 || w[0] != '#' {
			return false
		}
		n++
	}
	return n > 0
}

// splitTags returns the keywords of a list; nil where it is none.
func splitTags(s string) []string {
	if hashtags(s) {
		return strings.Fields(strings.ReplaceAll(s, "#", " "))
	}
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "。") {
		return nil
	}
	var tags []string
	s = strings.TrimRight(s, " .;,")
	for t := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == ',' || r == ';' || r == '|' || r == '•' || r == '·' || r == '،' || r == '、' || r == '，' || r == '；'
	}) {
		t = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(t), "#"))
		if t == "" {
			continue
		}
		if len(t) > maxTagBytes || len(strings.Fields(t)) > maxTagWords || strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "S.") {
			return nil
		}
		tags = append(tags, t)
	}
	return tags
}

// headlineLike reports whether a block could be the headline of another page.
func (b *Block) headlineLike() bool {
	if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading || len(b.text) > 160 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if strings.ContainsRune(".,:;。…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	if unicode.IsLower(first) {
		return false
	}
	if isWide(first) || isWide(last) {
		return utf8.RuneCountInString(b.text) >= 8
	}
	words := len(strings.Fields(b.text))
	return words >= 4 && words <= 24 && len(b.text) >= 20
}

func readRelated(d *Document) {
	noisy := d.noisy()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Role == Related && b.Rule == "phrases/widget":
			d.takeLabelled(i)
		case noisy && b.Role == Undecided && len(b.text) < 200 && b.Kind != Code:
			if rest, sign, ok := d.reader().cutIntro(b.text, introRelated); ok && (sign == ':' || sign == '：') && headline(rest) && b.Decide(Related, "fields/related", 0.85) {
				d.Fields.Related = append(d.Fields.Related, rest)
			}
		}
	}
	d.readHeadlineBlock()
}

// headline reports whether what stands behind a label can be a headline.
func headline(s string) bool {
	return utf8.RuneCountInString(s) >= 8 && !strings.HasSuffix(s, ".") && (len(strings.Fields(s)) > 2 || hasWideScript(s))
}

// takeLabelled reads the headline behind a phrase's colon, or the headlines
// on the lines below a phrase that stands alone.
func (d *Document) takeLabelled(i int) {
	text := d.Blocks[i].text
	if k := strings.IndexAny(text, ":："); k > 0 {
		_, size := utf8.DecodeRuneInString(text[k:])
		if rest := strings.TrimSpace(text[k+size:]); rest != "" {
			d.Fields.Related = append(d.Fields.Related, strings.TrimRight(rest, " »›→>"))
			return
		}
	}
	for k := i + 1; k < len(d.Blocks) && (d.Blocks[k].headlineLike() || d.Blocks[k].Kind == ListItem && d.Blocks[k].Role == Undecided && k-i < 12 && len(d.Blocks[k].text) < 160 && sentences(d.Blocks[k].text) == 0); k++ {
		if k > i+1 && d.Blocks[k].apart && !d.Blocks[k-1].apart {
			break
		}
		headline := d.Blocks[k].text
		if d.Blocks[k].Kind == ListItem {
			headline = headline[markerLength(headline):]
		}
		d.Blocks[k].Decide(Related, "fields/related", 0.8)
		d.Fields.Related = append(d.Fields.Related, headline)
	}
}

// minProse is how many paragraphs a text must have before the headlines after
// its end are told from its own lines.
const minProse = 2

// readHeadlineBlock finds the headlines that stand on adjoining lines between
// the last paragraph and the widgets at the end.
func (d *Document) readHeadlineBlock() {
	paragraphs := 0
	for i := range d.Blocks {
		if d.Blocks[i].isProse() {
			paragraphs++
		}
	}
	_, last := d.prose()
	if paragraphs < minProse {
		return
	}
	start := last + 1
	for start < len(d.Blocks) && d.Blocks[start].Role != Undecided {
		start++
	}
	end := start
	for end < len(d.Blocks) && d.Blocks[end].headlineLike() && (end == start || !d.Blocks[end].apart) {
		end++
	}
	// Behind the block: the end, or a widget.
	if end-start < 2 || end < len(d.Blocks) && d.Blocks[end].Role == Undecided {
		return
	}
	for i := start; i < end; i++ {
		d.Blocks[i].Decide(Related, "fields/related", 0.7)
		d.Fields.Related = append(d.Fields.Related, d.Blocks[i].text)
	}
}

// maxTitle is the length of the longest headline, in bytes.
const maxTitle = 240

// titleReach is how many blocks above a byline or dateline the headline is
// looked for.
const titleReach = 4

func readTitle(d *Document) {
	first, _ := d.prose()
	for i := range d.Blocks {
		if first >= 0 && i > first+titleReach {
			return
		}
		switch d.Blocks[i].Role {
		case Byline, Dateline, Share, Counter, Comment:
			if k := d.titleAbove(i); k >= 0 && (first < 0 || k < first) && d.Blocks[k].Decide(Title, "fields/title", 0.8) {
				d.Fields.Title.set(d.Blocks[k].text, SignalVisible)
				d.aroundTitle(k, i)
				return
			}
		}
	}
}

// aroundTitle decides what the headline's place tells of other blocks: short
// lines above it are the page's, and a bare name between it and the line i
// below is the author's.
func (d *Document) aroundTitle(title, i int) {
	for k := range title {
		if b := &d.Blocks[k]; !b.isProse() {
			b.Decide(Section, "fields/title", 0.7)
		}
	}
	for k := title + 1; k < i; k++ {
		b := &d.Blocks[k]
		if b.Role == Undecided && d.Blocks[i].Role == Dateline && looksLikeName(b.text) && (isCaseless(firstRune(b.text)) && utf8.RuneCountInString(b.text) <= 8 || fullName(b.text) && len(strings.Fields(b.text)) < 4) {
			b.Decide(Byline, "fields/byline", 0.6)
			d.takeAuthors([]string{b.text})
		}
	}
}

// titleAbove returns the undecided heading-like block above block i; -1 where
// there is none within reach.
func (d *Document) titleAbove(i int) int {
	for k := i - 1; k >= 0 && k >= i-titleReach; k-- {
		b := &d.Blocks[k]
		if b.Role != Undecided || b.Kind != Paragraph && b.Kind != Heading && b.Kind != Verse || len(b.text) > maxTitle {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(b.text)
		if strings.ContainsRune(".:;,。", last) {
			continue
		}
		if len(strings.Fields(b.text)) >= 2 || hasWideScript(b.text) && utf8.RuneCountInString(b.text) > 5 {
			return k
		}
	}
	return -1
}

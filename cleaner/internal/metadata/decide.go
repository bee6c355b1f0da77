package metadata

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// siteNames are the folded names by which the site may appear in a title.
func (e *evidence) siteNames(site, address string) []string {
	known := []string{fold(site), hostName(address)}
	for _, c := range e.fields[fieldSite] {
		known = append(known, fold(siteName(c.value)))
	}
	for _, s := range e.frontLinks {
		if f := fold(s); len(f) > 3 {
			known = append(known, f)
		}
	}
	return known[:min(len(known), 24)]
}

// title decides on the title, and on the name of the site where nothing but
// the title element tells it.
func (e *evidence) title(out *heuristics.Fields) {
	known := e.siteNames(out.SiteName.Value, out.Canonical.Value)
	cut := func(s string) string {
		s, _ = cutSite(tidy(s), known)
		return s
	}
	title, site := cutSite(e.titleElement, known)
	if site == "" {
		title, site = guessSite(e.titleElement, e.headings)
	}
	out.Title = e.first(fieldTitle, cut)
	if h := e.agreedHeading(out.Title.Value, known); h != "" {
		out.Title = e.signed(h, cut)
	}
	if out.Title.Value == "" && title != "" {
		out.Title = heuristics.Field{Value: title, Signal: signalTitleElement}
	}
	if out.SiteName.Value == "" && site != "" {
		out.SiteName = heuristics.Field{Value: site, Signal: signalTitleElement}
	}
}

// signed gives a heading the signal of the most trusted one that says the
// same.
func (e *evidence) signed(h string, cut func(string) string) heuristics.Field {
	key := fold(h)
	for _, c := range e.sorted(fieldTitle) {
		if fold(cut(c.value)) == key {
			return heuristics.Field{Value: h, Signal: c.signal}
		}
	}
	return heuristics.Field{Value: h, Signal: signalH1}
}

// minAgreement is the share of a heading's words that the title element or a
// signal must have too for the heading to be the title.
const minAgreement = 0.5

// agreedHeading returns the h1 that agrees best with what the other signals
// call the page, "" where none does. Readers take the heading for the title,
// and other signals are often worded for search engines; but a page may have
// several headings, and the first may be the site's logo.
func (e *evidence) agreedHeading(trusted string, known []string) string {
	references := []map[string]bool{wordsOf(e.titleElement), wordsOf(trusted)}
	for _, c := range e.sorted(fieldTitle) {
		if len(references) < 8 {
			references = append(references, wordsOf(c.value))
		}
	}
	best, bestScore := "", minAgreement
	for _, h := range e.headings {
		score := 0.0
		words := wordsOf(h.text)
		for _, r := range references {
			score = max(score, covered(words, r)+0.1*covered(r, words))
		}
		if trusted == "" && len(e.titleElement) == 0 {
			score = minAgreement + 0.1
		}
		if isSiteName(h.text, known) {
			score -= 1
		}
		if h.place&(hintAside|hintComment) != 0 {
			score -= 0.3
		}
		if h.place&hintHead != 0 {
			score -= 0.2
		}
		if score > bestScore || score == bestScore && best == "" {
			best, bestScore = h.text, score
		}
	}
	return best
}

// wordsOf returns the words of a text in small letters, of scripts without
// spaces the characters.
func wordsOf(s string) map[string]bool {
	words := make(map[string]bool)
	start := -1
	low := strings.ToLower(clip(s, 600))
	for i, r := range low {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		wide := r >= 0x2e80 && letter
		if start >= 0 && (!letter || wide) {
			words[low[start:i]] = true
			start = -1
		}
		if wide {
			words[string(r)] = true
		} else if letter && start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words[low[start:]] = true
	}
	return words
}

// covered is the share of the words that another text has too.
func covered(words, other map[string]bool) float64 {
	if len(words) == 0 {
		return 0
	}
	n := 0
	for w := range words {
		if other[w] {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// times decides on the dates. A page that tells of nothing but its last change
// has no date of publishing.
func (e *evidence) times(out *heuristics.Fields) {
	monthFirst := out.Language.Value == "en" || out.Language.Value == ""
	thread := isThread(out.Canonical.Value)
	e.dateElements(monthFirst, thread)
	e.dateLines(out.Title.Value, monthFirst, thread)
	if d := dateInURL(out.Canonical.Value); d != "" {
		e.add(fieldPublished, signalURL, d)
	}
	if len(e.fields[fieldPublished]) == 0 && out.Kind.Value != "product" && out.Kind.Value != "collection" {
		e.onlyDate(monthFirst)
	}
	read := func(s string) string { return parseDate(tidy(s), monthFirst) }
	out.Date = e.day(fieldPublished, read)
	out.Modified = e.day(fieldModified, read)
	shown := e.shown
	if sameMoment(out.Date.Value, shown) || !e.shows(out.Date.Value) && isSaving(out.Date.Value, out.Modified.Value, e.shownAlone) {
		if !sameMoment(out.Date.Value, shown) {
			shown = e.shownAlone
		}
		out.Date = heuristics.Field{Value: shown, Signal: signalVisible}
	}
}

// shows reports whether the page shows a day.
func (e *evidence) shows(day string) bool {
	for _, c := range e.fields[fieldPublished] {
		if (c.signal == signalVisible || c.signal == signalTime) && len(day) >= 10 && strings.HasPrefix(c.value, day[:10]) {
			return true
		}
	}
	return false
}

// isSaving reports whether a day of publishing is but that of the last saving,
// which the markup gives for both: the page shows an earlier one.
func isSaving(published, modified, shown string) bool {
	if len(shown) < 10 || len(modified) < 10 || len(published) < 10 || shown[:10] >= published[:10] {
		return false
	}
	if shown[:4] == published[:4] && shown[5:7] == published[8:10] && shown[8:10] == published[5:7] {
		return false // the same one, with the month first
	}
	a, err := time.Parse(time.DateOnly, published[:10])
	b, err2 := time.Parse(time.DateOnly, modified[:10])
	return err == nil && err2 == nil && a.Sub(b).Abs() <= 48*time.Hour
}

// sameMoment reports whether the day that a page shows is the one before or
// behind that of a moment in UTC: the same moment on the clock of the site.
func sameMoment(utc, day string) bool {
	if len(day) < 10 || len(utc) < 10 || utc[:10] == day[:10] || !strings.HasSuffix(utc, "Z") && !strings.HasSuffix(utc, "+00:00") {
		return false
	}
	a, err := time.Parse(time.RFC3339, utc)
	b, err2 := time.Parse(time.DateOnly, day[:10])
	if err != nil || err2 != nil {
		return false
	}
	hours := b.Add(12 * time.Hour).Sub(a).Hours()
	return hours > -24 && hours < 26
}

// day returns the most trusted date that is known to the day, or else the most
// trusted one.
func (e *evidence) day(f field, read func(string) string) heuristics.Field {
	full := e.first(f, func(s string) string {
		if d := read(s); len(d) >= 10 {
			return d
		}
		return ""
	})
	if full.Value != "" {
		return full
	}
	return e.first(f, read)
}

// dateElements reads the time elements and those whose class tells of a date.
func (e *evidence) dateElements(monthFirst, thread bool) {
	for _, d := range e.dates {
		t := tierOf(d.place, tierSure)
		switch {
		case t == tierReader && thread, thread && t == tierSure && d.hints&hintDate != 0:
			t = tierSure // the first post
		case t == tierReader, t == tierAside && d.place&hintArticle == 0 && !thread:
			continue
		case t == tierSure && d.place&hintHead != 0:
			t = tierAside // the clock of the site
		case t == tierSure && d.place&hintArticle == 0:
			t = tierWeak
		}
		value := parseDate(d.value, monthFirst)
		if len(value) < 10 {
			value = findDate(d.text, monthFirst)
		}
		if value == "" {
			continue
		}
		f, signal := fieldPublished, signalVisible
		if d.element {
			signal = signalTime
		}
		if d.hints&hintModified != 0 && (d.hints&hintDate == 0 || !d.element) {
			f = fieldModified
		}
		e.fields[f] = append(e.fields[f], candidate{value: value, signal: signal, tier: t})
	}
}

// Around the headline, this many elements behind and before it, stands the
// date of an article.
const (
	dateBehind = 150
	dateBefore = 100
)

// headline is where the page shows its title.
func (e *evidence) headline(title string) int {
	key := fold(title)
	for _, h := range e.headings {
		if key == "" || fold(h.text) == key {
			return h.order
		}
	}
	if len(e.headings) > 0 {
		return e.headings[0].order
	}
	return e.titleOrder
}

// dateLines reads dates that stand around the headline without any markup
// that says so.
func (e *evidence) dateLines(title string, monthFirst, thread bool) {
	at := e.headline(title)
	for pass := range 2 {
		for _, d := range e.dateTexts {
			behind := d.order >= at
			if pass == 0 != behind || behind && d.order > at+dateBehind || !behind && d.order < at-dateBefore {
				continue
			}
			if tierOf(d.place, tierSure) == tierReader && !thread || d.place&hintAside != 0 && d.place&hintArticle == 0 {
				continue
			}
			e.dateLine(d, monthFirst)
		}
	}
}

// onlyDate takes the day that stands alone on a line of the page, wherever
// that is, if it is the only such line.
func (e *evidence) onlyDate(monthFirst bool) {
	only := ""
	for _, d := range e.dateTexts {
		s := tidy(d.node.Data)
		if len(s) > maxDateLine || d.place&(hintAside|hintComment|hintHead|hintFigure) != 0 {
			continue
		}
		value := parseDate(s, monthFirst)
		switch {
		case len(value) < 10 || len(tidy(textOf(d.node.Parent, nil))) > maxDateLine:
		case lineHints(around(d.node))&hintModified != 0:
			return
		case only != "":
			return
		default:
			only = value
		}
	}
	e.addWeak(fieldPublished, signalVisible, only)
}

// maxDateLine is the length of a line that tells a date and no more.
const maxDateLine = 40

// around is the line that a text stands on, with its label.
func around(n *html.Node) string {
	line := tidy(textOf(n.Parent, nil))
	if len(line) > 140 {
		line = tidy(n.Data)
	}
	if p := n.Parent.Parent; p != nil && len(line) < 30 {
		if s := tidy(textOf(p, nil)); len(s) < 80 {
			return s
		}
	}
	return line
}

// dateLine reads one such text with what stands around it.
func (e *evidence) dateLine(d dateText, monthFirst bool) {
	line := tidy(textOf(d.node.Parent, nil))
	if len(line) > 140 {
		line = tidy(d.node.Data)
	}
	value := parseDate(tidy(d.node.Data), monthFirst)
	if len(value) < 10 {
		value = findDate(line, monthFirst)
	}
	if len(value) < 10 {
		return
	}
	f := fieldPublished
	if h := classHints(around(d.node)); h&hintModified != 0 && h&hintDate == 0 {
		f = fieldModified
	}
	if f == fieldPublished && d.place&hintAside == 0 {
		if e.shown == "" {
			e.shown = value
		}
		if e.shownAlone == "" && len(tidy(d.node.Data)) <= maxDateLine {
			e.shownAlone = value
		}
	}
	e.fields[f] = append(e.fields[f], candidate{value: value, signal: signalVisible, tier: tierWeak})
}

// isThread reports whether an address is that of a forum's thread, where the
// first post is what the page is dated by and signed with.
func isThread(address string) bool {
	low := strings.ToLower(clip(address, 500))
	for _, mark := range []string{"/threads/", "/thread/", "/thread-", "/topic/", "/topics/", "/t/", "viewtopic", "showthread", "/forum/", "/forums/", "/comments/", "/discussion/", "/questions/"} {
		if strings.Contains(low, mark) {
			return true
		}
	}
	return strings.Contains(low, "://forum") || strings.Contains(low, "://community.")
}

// maxLinkedAuthors is how many people a page links as its authors at most.
const maxLinkedAuthors = 4

// authors decides on the authors: the most trusted signal that names a person,
// or else the first that names anybody. A name in a byline that no markup
// vouches for replaces the site's own name only.
func (e *evidence) authors(out *heuristics.Fields) {
	thread := isThread(out.Canonical.Value)
	for _, b := range e.bylines {
		if b.tier < tierAside || b.tier == tierReader && thread || b.tier == tierAside && introduced(b.value) {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], b)
		}
	}
	e.profiles(out.Title.Value, thread)
	names := organisations{fold(out.SiteName.Value), hostName(out.Canonical.Value)}
	all := e.sorted(fieldAuthor)
	for k := 0; k < len(all); {
		end := k
		for end < len(all) && rank(fieldAuthor, all[end]) == rank(fieldAuthor, all[k]) {
			end++
		}
		persons, groups, site := sortNames(all[k:end], names)
		if all[k].signal == signalRel && len(persons) > maxLinkedAuthors {
			persons, groups = nil, nil // a list of articles
		}
		if len(persons) > 0 || len(groups) > 0 {
			if len(persons) == 0 {
				persons = groups
			}
			out.Authors, out.AuthorsSignal = persons, all[k].signal
			return
		}
		if len(site) > 0 && out.Authors == nil {
			out.Authors, out.AuthorsSignal = site, all[k].signal
		}
		k = end
	}
}

// posterBefore is how many elements before its headline a thread's first post
// names who wrote it.
const posterBefore = 50

// profiles takes the names at the headline that link to an author's page,
// where nobody else is found.
func (e *evidence) profiles(title string, thread bool) {
	at := e.headline(title)
	for _, p := range e.posters {
		if thread && p.order >= at-posterBefore && !strings.HasPrefix(p.name, "@") {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: p.name, signal: signalVisible, tier: tierReader})
			break
		}
	}
	for _, p := range e.profileLinks {
		if p.order > at-dateBefore && p.order < at+dateBehind {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: p.name, signal: signalVisible, tier: tierAside})
			return
		}
	}
}

// isSigned reports whether a text begins with words that introduce who wrote
// the page and nothing else, so that one name alone is enough.
func isSigned(s string) bool {
	s = strings.TrimSpace(s)
	for _, label := range []string{"written by ", "posted by ", "started by ", "thread starter ", "geschrieben von ", "verfasst von ", "gespeichert von "} {
		if len(s) > len(label) && strings.EqualFold(s[:len(label)], label) {
			return true
		}
	}
	return false
}

// introduced reports whether a text begins as a byline does.
func introduced(s string) bool {
	_, ok := cutByline(strings.TrimSpace(s))
	return ok
}

// familyLast turns "Okafor, Ada N." of the signals that write names so.
func familyLast(c candidate) string {
	if c.signal != signalCitation && c.signal != signalDublinCore || strings.Count(c.value, ",") != 1 || strings.Contains(c.value, ";") {
		return c.value
	}
	family, given, _ := strings.Cut(c.value, ",")
	if given = strings.TrimSpace(given); given == "" || strings.Contains(strings.TrimSpace(family), " ") && strings.Contains(given, " ") {
		return c.value
	}
	return given + " " + strings.TrimSpace(family)
}

// sortNames reads the names of candidates of one signal: of persons, of groups
// ("Travel Desk") and of the site itself. Of visible bylines only the first
// that names anybody counts.
func sortNames(list []candidate, names organisations) (persons, groups, site []string) {
	seen := make(map[string]bool)
	for _, c := range list {
		visible := c.signal == signalVisible
		read := visible || c.signal == signalRel // off the page
		for _, name := range splitNames(familyLast(c), read, c.tier != tierWeak) {
			if visible && c.tier > tierSure && c.tier < tierReader && !looksLikeFullName(name) && !(c.tier == tierWeak && isWord(name) && isSigned(c.value)) {
				continue // "by clicking", "By Industry"
			}
			key := fold(name)
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			switch {
			case names.isSite(name) || c.organisation:
				site = append(site, name)
			case hasWord(name, organisationWords):
				groups = append(groups, name)
			default:
				persons = append(persons, name)
			}
		}
		if visible && len(persons)+len(groups)+len(site) > 0 {
			break
		}
	}
	return persons, groups, site
}

// lineHints tells what the words of a line say.
func lineHints(line string) hint { return classHints(strings.ReplaceAll(line, ":", " ")) }

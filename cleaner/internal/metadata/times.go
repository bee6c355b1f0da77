package metadata

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// times decides on the dates.
func (e *evidence) times(out *heuristics.Fields) {
	monthFirst := e.monthFirst(out)
	thread := e.isThread(e.address(out))
	e.dateElements(e.headline(out.Title.Value), monthFirst, thread)
	e.dateLines(out.Title.Value, monthFirst, thread)
	if d := dateInURL(e.address(out)); d != "" {
		e.add(fieldPublished, signalURL, d)
	}
	if len(e.fields[fieldPublished]) == 0 && out.Kind.Value != "product" && out.Kind.Value != "collection" {
		e.onlyDate(monthFirst)
		if len(e.fields[fieldPublished]) == 0 {
			e.leadDate(e.headline(out.Title.Value), monthFirst)
		}
		if len(e.fields[fieldPublished]) == 0 {
			e.onlyMonth(e.headline(out.Title.Value), monthFirst)
		}
	}
	read := func(s string) string { return parseDate(tidy(s), monthFirst) }
	out.Date = e.day(fieldPublished, read)
	out.Modified = e.day(fieldModified, read)
	if out.Date.Value == "" {
		out.Date = e.shownChange(e.headline(out.Title.Value), read)
	}
	if f := e.siteClock(out.Date.Value, read); f.Value != "" {
		out.Date = f
	} else if f := e.agreed(out.Date, read); f.Value != "" && !sameMoment(out.Date.Value, f.Value) {
		out.Date = f
	}
	shown := e.shown
	if e.shownAlone == "" {
		e.shownAlone = e.labelled
	}
	if sameMoment(out.Date.Value, shown) || !e.shows(out.Date.Value) && e.aloneDays <= maxAloneDays && isSaving(out.Date.Value, out.Modified.Value, e.shownAlone) {
		if !sameMoment(out.Date.Value, shown) {
			shown = e.shownAlone
		}
		out.Date = heuristics.Field{Value: shown, Signal: signalVisible}
	}
}

// maxAloneDays is how many lines near the headline are days alone at most
// where one of them may be the page's own: more are those of a list.
const maxAloneDays = 2

// dayFirst are the regions that write English dates with the day first.
var dayFirst = wordSet(`gb uk au nz ie in za sg my hk ng ke mt pk jm tt`)

// monthFirst reports whether "1/2/2020" is the second of January on the page:
// where other days on it can be read but one way, as those are; or else in
// English, except where the language's region or the site's domain is one that
// writes the day first.
func (e *evidence) monthFirst(out *heuristics.Fields) bool {
	if monthFirst, told := e.orderOfFigures(); told {
		return monthFirst
	}
	if out.Language.Value != "en" {
		return out.Language.Value == ""
	}
	for _, c := range e.fields[fieldLanguage] {
		if _, region, ok := strings.Cut(strings.ReplaceAll(c.value, "_", "-"), "-"); ok {
			return !dayFirst[strings.ToLower(strings.TrimSpace(region))]
		}
	}
	return !dayFirst[topDomain(e.address(out))]
}

// orderOfFigures tells in which order the page writes days in figures: by those
// that have but one reading, or else by those of which the page tells one
// reading in words too. told is false where nothing does, or one the one and
// one the other.
func (e *evidence) orderOfFigures() (monthFirst, told bool) {
	months, days := false, false
	var open []figures
	note := func(_ int, f figures) {
		m, d := f.order()
		months, days = months || m, days || d
		if !m && !d && f.first != f.second && len(open) < maxOpenFigures {
			open = append(open, f)
		}
	}
	for _, d := range e.dateTexts {
		eachFigures(d.node.Data, note)
	}
	for _, f := range []field{fieldPublished, fieldModified} {
		for _, c := range e.fields[f] {
			eachFigures(clip(c.value, maxDateLine), note)
		}
	}
	if !months && !days && len(open) > 0 {
		words := e.daysInWords()
		for _, f := range open {
			months, days = months || words[f.day(true)], days || words[f.day(false)]
		}
	}
	return months, months != days
}

// maxOpenFigures is how many days in figures that have two readings are looked
// for in words.
const maxOpenFigures = 20

// daysInWords are the days that lines of the page tell in a way that can be read
// but one way.
func (e *evidence) daysInWords() map[string]bool {
	days := make(map[string]bool)
	for _, d := range e.dateTexts {
		s, open := tidy(d.node.Data), false
		eachFigures(s, func(int, figures) { open = true })
		if open || len(s) > maxDateLine {
			continue
		}
		if day := parseDate(s, true); len(day) >= 10 {
			days[day[:10]] = true
		}
	}
	return days
}

// agreed is the day that the page shows at its headline, where a signal of the
// markup or the page's address says the same: what the most trusted signal
// says otherwise is then the day of another event, such as a move of the site.
// Where nothing but the page itself told the date, any day that it shows will
// do.
func (e *evidence) agreed(chosen heuristics.Field, read func(string) string) heuristics.Field {
	visible := chosen.Signal == signalVisible || chosen.Signal == signalTime
	for _, c := range e.sorted(fieldPublished) {
		if c.signal == signalTime || c.signal == signalVisible {
			continue
		}
		d := read(c.value)
		if len(d) >= 10 && (strings.HasPrefix(e.shown, d[:10]) || visible && e.shownAs(d, tierWeak)) {
			return heuristics.Field{Value: d, Signal: c.signal}
		}
	}
	return heuristics.Field{}
}

// siteClock is the day of a moment in UTC on the clock of the site, which
// another signal gives for the same moment; "" without one.
func (e *evidence) siteClock(utc string, read func(string) string) heuristics.Field {
	a, err := time.Parse(time.RFC3339, utc)
	if err != nil || !isUTC(utc) {
		return heuristics.Field{}
	}
	for _, c := range e.sorted(fieldPublished) {
		d := read(c.value)
		if b, err := time.Parse(time.RFC3339, d); err == nil && !isUTC(d) && a.Sub(b).Abs() < time.Minute && d[:10] != utc[:10] {
			return heuristics.Field{Value: d, Signal: c.signal}
		}
	}
	return heuristics.Field{}
}

func isUTC(s string) bool { return strings.HasSuffix(s, "Z") || strings.HasSuffix(s, "+00:00") }

// shownChange is the day of the last change where the page shows it at its
// headline.
func (e *evidence) shownChange(at int, read func(string) string) heuristics.Field {
	for _, c := range e.sorted(fieldModified) {
		if d := read(c.value); len(d) >= 10 && c.order > at-dateBefore && c.order <= at+dateBehind && (c.signal == signalVisible || c.signal == signalTime) {
			return heuristics.Field{Value: d, Signal: c.signal}
		}
	}
	return heuristics.Field{}
}

// shows reports whether the page shows a day.
func (e *evidence) shows(day string) bool { return e.shownAs(day, tierCount) }

// shownAs reports whether the page shows a day at a place that is that sure.
func (e *evidence) shownAs(day string, least tier) bool {
	for _, c := range e.fields[fieldPublished] {
		if (c.signal == signalVisible || c.signal == signalTime) && c.tier <= least && len(day) >= 10 && strings.HasPrefix(c.value, day[:10]) {
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
	if len(day) < 10 || len(utc) < 10 || utc[:10] == day[:10] {
		return false
	}
	if !isUTC(utc) {
		return sameMinute(utc, day)
	}
	a, err := time.Parse(time.RFC3339, utc)
	b, err2 := time.Parse(time.DateOnly, day[:10])
	if err != nil || err2 != nil {
		return false
	}
	hours := b.Add(12 * time.Hour).Sub(a).Hours()
	return hours > -24 && hours < 26
}

// sameMinute reports whether two times without zones differ by whole hours, as
// those of two zones do.
func sameMinute(a, b string) bool {
	const layout = "2006-01-02T15:04"
	if len(a) != len("2006-01-02T15:04:05") || len(b) < len(layout) {
		return false
	}
	x, err := time.Parse(layout, a[:len(layout)])
	y, err2 := time.Parse(layout, b[:len(layout)])
	d := x.Sub(y).Abs()
	return err == nil && err2 == nil && d%time.Hour == 0 && d <= 14*time.Hour
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
func (e *evidence) dateElements(at int, monthFirst, thread bool) {
	for _, d := range e.dates {
		t := tierOf(d.place, tierSure)
		near := d.order >= at && d.order <= at+dateBeside
		switch {
		case t == tierReader && thread, thread && t == tierSure && d.hints&hintDate != 0:
			t = tierSure // the first post
		case t == tierReader, t == tierAside && d.place&hintArticle == 0 && !thread && !near:
			continue
		case t == tierSure && d.place&hintHead != 0, thread && t == tierSure && d.place&hintArticle == 0 && d.order < at:
			t = tierAside // the clock of the site
		case t == tierSure && d.place&hintArticle == 0:
			t = tierWeak
		}
		signal := signalVisible
		if d.element {
			signal = signalTime
		}
		changed := d.hints&hintModified != 0 && (d.hints&hintDate == 0 || !d.element)
		if isOtherDay(d.text) {
			continue
		}
		published, updated := findDates(d.text, monthFirst)
		if value := parseDate(d.value, monthFirst); len(value) >= 10 {
			changed = changed || published == "" && updated != ""
			published, updated = value, ""
		}
		if changed && updated == "" {
			published, updated = "", published
		}
		if published != "" {
			if d.pubdate && t < tierAside && e.labelled == "" {
				e.labelled = published
			}
			e.fields[fieldPublished] = append(e.fields[fieldPublished], candidate{value: published, signal: signal, tier: t, order: d.order})
		}
		if updated != "" {
			e.fields[fieldModified] = append(e.fields[fieldModified], candidate{value: updated, signal: signal, tier: t, order: d.order})
		}
	}
}

// Around the headline, this many elements behind and before it, stands the
// date of an article.
const (
	dateBehind = 150
	dateBefore = 100
	// A box that is called an aside holds the article's date only so near.
	dateBeside = 40
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
			e.dateLine(d, behind && d.order <= at+dateBeside, monthFirst)
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
		case len(value) < 10 || len(tidy(textOf(d.node.Parent, nil))) > maxDateLine || onOtherLine(d.node) || isSpan(s, monthFirst):
		case tellsChange(around(d.node), monthFirst):
			e.fields[fieldModified] = append(e.fields[fieldModified], candidate{value: value, signal: signalVisible, tier: tierWeak, order: d.order})
			return
		case only != "":
			return
		default:
			only = value
		}
	}
	e.addWeak(fieldPublished, signalVisible, only)
}

// maxLead is the length of what stands before the dash of a dateline.
const maxLead = 60

// leadOf returns what a paragraph has before a dash near its start, as agencies
// and press offices set place and day there; "" without a digit in it.
func leadOf(s string) string {
	s = strings.TrimSpace(s)
	head := clip(s, maxLead)
	for _, dash := range []string{" - ", " – ", " — ", ".- "} {
		if k := strings.Index(head, dash); k > 0 && hasDigit(head[:k]) {
			return head[:k]
		}
	}
	return ""
}

// leadDate takes the day that a paragraph behind the headline begins with,
// alone or behind a place.
func (e *evidence) leadDate(at int, monthFirst bool) {
	for _, l := range e.leads {
		if l.order < at || l.order > at+dateBehind {
			continue
		}
		day := l.value
		for {
			if d := parseDate(strings.Trim(day, " ()"), monthFirst); len(d) >= 10 {
				e.addWeak(fieldPublished, signalVisible, d)
				return
			}
			_, rest, ok := strings.Cut(day, ", ")
			if !ok {
				break
			}
			day = rest
		}
	}
}

// onlyMonth takes the month that stands alone on a line behind the headline,
// as reports and magazines are dated.
func (e *evidence) onlyMonth(at int, monthFirst bool) {
	for _, d := range e.dateTexts {
		s := tidy(d.node.Data)
		if d.order < at || d.order > at+dateBehind || len(s) > maxMonthLine || d.place&(hintAside|hintComment|hintHead|hintFigure) != 0 {
			continue
		}
		if month := parseDate(s, monthFirst); len(month) == 7 && !hasDigit(s[:1]) && len(tidy(textOf(d.node.Parent, nil))) <= maxMonthLine {
			e.addWeak(fieldPublished, signalVisible, month)
			return
		}
	}
}

// maxMonthLine is the length of a line with a month and a year.
const maxMonthLine = 20

// maxDateLine is the length of a line that tells a date and no more.
const maxDateLine = 40

// maxDatedLine is the length of a line that may tell more than its date: who
// wrote, where.
const maxDatedLine = 80

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

// dateLine reads one such text with what stands around it; beside says that the
// headline is near, so that it is the page's own whatever it stands in.
func (e *evidence) dateLine(d dateText, beside, monthFirst bool) {
	line := tidy(textOf(d.node.Parent, nil))
	if len(line) > 140 {
		line = tidy(d.node.Data)
	}
	value := parseDate(tidy(d.node.Data), monthFirst)
	if len(value) < 10 {
		value = findDate(line, monthFirst)
	}
	if len(value) < 10 || e.isVersion(tidy(d.node.Data)) || onOtherLine(d.node) || isSpan(tidy(d.node.Data), monthFirst) {
		return
	}
	t := tierWeak
	if len(line) > maxDatedLine {
		t = tierAside // a day that the text tells of
	}
	f := fieldPublished
	if tellsChange(around(d.node), monthFirst) {
		f = fieldModified
	}
	if f == fieldPublished && (beside || d.place&hintAside == 0) {
		if e.shown == "" {
			e.shown = value
		}
		if len(tidy(d.node.Data)) <= maxDateLine {
			if e.shownAlone == "" {
				e.shownAlone = value
			}
			e.aloneDays++
		}
	}
	e.fields[f] = append(e.fields[f], candidate{value: value, signal: signalVisible, tier: t, order: d.order})
}

// otherDays begin lines that tell a day of something else: when a user joined,
// what the clock of the site says.
var otherDays = setOf(`joined | join date | member since | registered | registration date | registriert | registriert seit | mitglied seit | dabei seit | anmeldedatum
	inscrit le | inscription | membre depuis | iscritto il | iscritto dal | registrato | geregistreerd | lid sinds | lid geworden | registrado | miembro desde | membro desde
	dołączył | dołączyła | rejestracja | medlem sedan | reggad | medlem siden | регистрация | зарегистрирован
	it is currently | current time | the time now is | time now | aktuelle zeit | aktuelles datum | aktuelles datum und uhrzeit | es ist jetzt | heure actuelle | nous sommes le | fecha actual | ora attuale | oggi è`)

// isOtherDay reports whether a line is one of them with a day behind it.
func isOtherDay(line string) bool {
	line = strings.ToLower(clip(strings.TrimSpace(line), 60))
	for label := range otherDays {
		rest, ok := strings.CutPrefix(line, label)
		day := strings.TrimLeft(rest, " :\u00a0")
		if ok && day != "" && len(day) < len(rest) && (hasDigit(day[:1]) || strings.HasPrefix(rest, ":") || parseDate(day, true) != "") {
			return true
		}
	}
	return false
}

// onOtherLine reports whether the line that a text stands on, with its label, is
// one of them.
func onOtherLine(n *html.Node) bool {
	return isOtherDay(textOf(n.Parent, nil)) || isOtherDay(around(n))
}

// isSpan reports whether a line tells from which day to which something goes on:
// a course, a fair, an offer.
func isSpan(line string, monthFirst bool) bool {
	for _, mark := range []string{"–", "—", " - ", " bis ", " to ", " until ", " au ", " al ", " t/m "} {
		from, till, ok := strings.Cut(line, mark)
		if !ok {
			continue
		}
		day, _ := parseDates(from, monthFirst)
		last, _ := parseDates(till, monthFirst)
		if len(day) >= 10 && len(last) >= 10 && day < last {
			return true
		}
	}
	return false
}

// isVersion reports whether a line is a title that begins with the number of a
// version ("2024.4.4 does not start"), which is written as some write a date.
func (e *evidence) isVersion(line string) bool {
	if _, n := digits(line, 5); n != 4 || len(line) < minTitle || line[4] != '.' {
		return false
	}
	return strings.HasPrefix(fold(e.titleElement), fold(line))
}

// tellsChange reports whether the line that a date stands on says that it is
// the day of a change.
func tellsChange(line string, monthFirst bool) bool {
	if published, updated := findDates(line, monthFirst); published != "" || updated != "" {
		if published == "" {
			return true
		}
	}
	h := lineHints(line)
	return h&hintModified != 0 && h&hintDate == 0
}

// isThread reports whether an address is that of a forum's thread, where the
// first post is what the page is dated by and signed with.
func (e *evidence) isThread(address string) bool {
	return e.forum || isThread(address) || address == "" && len(e.posters) > 1 && e.forumLinks > 1
}

func isThread(address string) bool {
	low := strings.ToLower(clip(address, 500))
	for _, mark := range []string{"/threads/", "/thread/", "/thread-", "/topic/", "/topics/", "/t/", "viewtopic", "showtopic", "showthread", "/forum/", "/forums/", "/comments/", "/discussion/", "/questions/", "?topic="} {
		if strings.Contains(low, mark) {
			return true
		}
	}
	for _, host := range []string{"://forum", "://community.", "://discuss.", "://bbs."} {
		if strings.Contains(low, host) {
			return true
		}
	}
	return false
}

// lineHints tells what the words of a line say.
func lineHints(line string) hint { return classHints(strings.ReplaceAll(line, ":", " ")) }

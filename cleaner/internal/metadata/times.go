package metadata

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/winnowtext/winnow/heuristics"
)

// times decides on the dates. A page that tells of nothing but its last change
// has no date of publishing.
func (e *evidence) times(out *heuristics.Fields) {
	monthFirst := out.Language.Value == "en" || out.Language.Value == ""
	thread := e.isThread(out.Canonical.Value)
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
func (e *evidence) isThread(address string) bool { return e.forum || isThread(address) }

func isThread(address string) bool {
	low := strings.ToLower(clip(address, 500))
	for _, mark := range []string{"/threads/", "/thread/", "/thread-", "/topic/", "/topics/", "/t/", "viewtopic", "showthread", "/forum/", "/forums/", "/comments/", "/discussion/", "/questions/"} {
		if strings.Contains(low, mark) {
			return true
		}
	}
	return strings.Contains(low, "://forum") || strings.Contains(low, "://community.")
}

// lineHints tells what the words of a line say.
func lineHints(line string) hint { return classHints(strings.ReplaceAll(line, ":", " ")) }

package metadata

import (
	"strings"
	"unicode"

	"github.com/winnowtext/winnow/heuristics"
)

// siteNames are the folded names by which the site may appear in a title.
func (e *evidence) siteNames(site, address string) []string {
	known := []string{fold(site), hostName(address)}
	for _, c := range e.fields[fieldSite] {
		known = append(known, fold(siteName(c.value)))
	}
	for _, l := range e.frontLinks {
		if f := fold(l.text); len(f) > 3 && (l.host == "" || address == "" || l.host == bareHost(address)) {
			known = append(known, f)
		}
	}
	return known[:min(len(known), 24)]
}

// title decides on the title, and on the name of the site where nothing but
// the title element tells it.
func (e *evidence) title(out *heuristics.Fields) {
	known := e.siteNames(out.SiteName.Value, e.address(out))
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
	if h := e.onlyHeading(known); out.Title.Value == "" && h != "" {
		out.Title = heuristics.Field{Value: h, Signal: signalH1}
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

// minShare is the least share of a signal's title that an agreeing heading has.
// One word of a long title is that of a section.
const minShare = 0.05

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
			if back := covered(r, words); back >= minShare {
				score = max(score, covered(words, r)+0.1*back)
			}
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

// otherWords is the share of a heading's words, and less, that a title element
// about something else may have too: "the" and "of".
const otherWords = 0.1

// onlyHeading returns the page's only h1 where the title element is about
// something else, which the page does not show: the site's own, on every page.
func (e *evidence) onlyHeading(known []string) string {
	if len(e.headings) != 1 || e.titleOrder > 0 {
		return ""
	}
	h := e.headings[0].text
	if isSiteName(h, known) || covered(wordsOf(h), wordsOf(e.titleElement)) > otherWords {
		return ""
	}
	return h
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

package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleMarks part a title from the name of the site, the surest first.
var titleMarks = []string{" | ", " – ", " — ", " - ", " · ", " • ", " » ", " :: ", " « ", " // ", " ‹ ", " › ", " ~ ", " / ", "｜", " │ ", " ⋆ ", " * ", " < ", " > "}

// cutSite cuts the name of the site off a title, at its end or start. known
// are folded names of the site. It returns the title and what was cut off.
func cutSite(s string, known []string) (title, site string) {
	title = s
	for range 3 {
		head, tail, mark := lastCut(title)
		if mark == "" {
			break
		}
		if !isSiteName(tail, known) {
			first, rest := firstCut(title)
			if first != "" && isSiteName(first, known) && strings.IndexFunc(rest, unicode.IsLetter) >= 0 {
				return rest, first
			}
			break
		}
		title = head
		if site == "" || len(fold(tail)) > 0 {
			site = tail
		}
	}
	if site == "" {
		if k := strings.Index(s, ": "); k > 0 && isSiteName(s[:k], known) {
			return strings.TrimSpace(s[k+2:]), s[:k]
		}
	}
	return title, site
}

// lastCut cuts a title at its last mark.
func lastCut(s string) (head, tail, mark string) {
	at := -1
	for _, m := range titleMarks {
		if k := strings.LastIndex(s, m); k > at {
			at, mark = k, m
		}
	}
	if at <= 0 {
		return s, "", ""
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(mark):]), mark
}

// firstCut cuts a title at its first mark.
func firstCut(s string) (first, rest string) {
	at, mark := len(s), ""
	for _, m := range titleMarks {
		if k := strings.Index(s, m); k >= 0 && k < at {
			at, mark = k, m
		}
	}
	if mark == "" {
		return "", s
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(mark):])
}

// isSiteName reports whether a part of a title is one of the site's names.
func isSiteName(s string, known []string) bool {
	f := fold(s)
	if f == "" {
		return true
	}
	for _, k := range known {
		if k == "" {
			continue
		}
		if f == k || len(k) >= 4 && strings.TrimPrefix(f, "the") == strings.TrimPrefix(k, "the") {
			return true
		}
		if len(k) >= 4 && len(f) >= 4 && (strings.HasPrefix(f, k) && len(f) <= 2*len(k) || strings.HasPrefix(k, f) && len(k) <= 2*len(f)) {
			return true
		}
	}
	return false
}

// guessSite cuts a title whose site is not known: what a heading does not say
// is the site's name, or else what stands behind the last mark where it is
// short and the rest is longer.
func guessSite(s string, headings []heading) (title, site string) {
	head, tail, mark := lastCut(s)
	if mark == "" {
		return s, ""
	}
	first, rest := firstCut(s)
	for _, h := range headings {
		switch fold(h.text) {
		case fold(head):
			return head, tail
		case fold(rest):
			return rest, first
		}
	}
	words := len(strings.Fields(tail))
	if words <= 5 && utf8.RuneCountInString(tail) < utf8.RuneCountInString(head) {
		return head, tail
	}
	return s, ""
}

package metadata

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// isURL reports whether a value is an address.
func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//")
}

// isLicenseURL reports whether an address is that of a Creative Commons
// licence.
func isLicenseURL(s string) bool {
	return strings.Contains(s, "creativecommons.org/licenses/") || strings.Contains(s, "creativecommons.org/publicdomain/")
}

// tagPaths are the parts of addresses that lead to all that a site has on a
// subject.
var tagPaths = []string{"/tag/", "/tags/", "/topic/", "/topics/", "/thema/", "/themen/", "/motcle/", "/schlagwort/", "/schlagworte/", "/label/",
	"/keyword/", "/keywords/", "/etiqueta/", "/temas/", "/tema/", "/mot/"}

// isTagAddress reports whether an address is that of a subject.
func isTagAddress(href string) bool { return hasPath(href, tagPaths) }

// subjectPaths are the parts of addresses that lead to all that a site has in a
// section or on a subject, by their path or a parameter.
var subjectPaths = []string{"/category/", "/kategorie/", "/categoria/", "/categorie/", "topic=", "category=", "tag="}

// isSubjectAddress reports whether an address is that of a section or a subject.
func isSubjectAddress(href string) bool { return isTagAddress(href) || hasPath(href, subjectPaths) }

// authorPaths are the parts of addresses that lead to a site's author.
var authorPaths = []string{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autore/", "/autori/", "/writer/", "/writers/",
	"/contributor/", "/contributors/"}

// isAuthorAddress reports whether an address is that of an author.
func isAuthorAddress(href string) bool { return hasPath(href, authorPaths) }

// hasPath reports whether an address has one of the parts. Very long ones are
// no addresses of pages, and are not searched.
func hasPath(href string, parts []string) bool {
	return len(href) <= 300 && slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(href, p) })
}

// forumPaths are the parts of addresses within a forum.
var forumPaths = []string{"viewtopic", "viewforum", "showtopic", "showforum", "ShowTopic-", "ShowForum-", "showthread", "forumdisplay", "?topic=", "/forum/", "/forums/"}

// isForumLink reports whether an address is one within a forum. Every link of a
// page is asked: what all the parts have in common is looked for before.
func isForumLink(href string) bool {
	return (strings.Contains(href, "orum") || strings.Contains(href, "opic") || strings.Contains(href, "thread")) && hasPath(href, forumPaths)
}

// isSlugOf reports whether the last part of an address spells a name: each
// word of it is one of the name, folded ("ann-lee", "AnnLee").
func isSlugOf(href, name string) bool {
	if !looksLikeFullName(name) || len(name) > 50 {
		return false
	}
	if k := strings.IndexAny(href, "?#"); k >= 0 {
		href = href[:k]
	}
	href = strings.TrimRight(href, "/")
	slug := strings.TrimSuffix(href[strings.LastIndexByte(href, '/')+1:], ".html")
	key := fold(name)
	if fold(slug) == key {
		return true
	}
	n := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(slug), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '+' }) {
		if n++; len(word) < 2 || !strings.Contains(key, word) {
			return false
		}
	}
	return n > 1
}

// licenseOf returns the address of a licence link, or what the link says
// where the address tells nothing.
func licenseOf(href string, n *html.Node) string {
	if isURL(href) {
		return href
	}
	return tidy(textOf(n, nil))
}

// isFrontPage reports whether a link leads to a site's front page.
func isFrontPage(href string) bool {
	if href == "/" {
		return true
	}
	if !isURL(href) {
		return false
	}
	rest := href[strings.Index(href, "//")+2:]
	slash := strings.IndexByte(rest, '/')
	return slash < 0 || slash == len(rest)-1
}

// hostOf returns an address's host in small letters; "" where there is none.
func hostOf(address string) string {
	_, host, _ := strings.Cut(address, "//")
	if k := strings.IndexAny(host, "/?#:"); k >= 0 {
		host = host[:k]
	}
	return strings.ToLower(host)
}

// bareHost returns an address's host without "www.".
func bareHost(address string) string { return strings.TrimPrefix(hostOf(address), "www.") }

// topDomain returns the last label of an address's host.
func topDomain(address string) string {
	host := hostOf(address)
	return host[strings.LastIndexByte(host, '.')+1:]
}

// hostName returns the part of an address that names the site, without
// "www." and the top-level domains: "guardian" of "https://www.guardian.co.uk/".
func hostName(address string) string {
	labels := strings.Split(hostOf(address), ".")
	if len(labels) < 2 || len(labels) > 10 {
		return ""
	}
	labels = labels[:len(labels)-1]
	if n := len(labels); n > 1 && len(labels[n-1]) <= 3 && labels[n-2] != "www" {
		labels = labels[:n-1]
	}
	return fold(labels[len(labels)-1])
}

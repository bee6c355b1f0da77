package metadata

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// aboutLabels stand over or before what a page tells of its author.
var aboutLabels = setOf(`about the author | about the authors | about the writer | about author | about me | author bio | author's bio | über den autor | über die autorin
	über den/die autor/in | zum autor | zur autorin | zur person | à propos de l'auteur | à propos de l’auteur | à propos de l'autrice | sobre el autor | sobre la autora
	sobre o autor | sobre a autora | sull'autore | sull’autore | l'autore | over de auteur | om författaren | om forfatteren | o autorze | o autorovi`)

var aboutList = shortlistOf(aboutLabels)

// aboutVerbs are the words that such a text goes on with behind the name.
var aboutVerbs = wordSet(`is was has writes works lives joined holds covers serves specializes specialises loves helps began started studied
	ist war hat schreibt arbeitet lebt leitet studierte est a écrit vive es ha escribe è scrive é escreve schrijft werkt heeft är har er`)

// about takes the name that a text below a label about the author begins with
// ("About the author: Ada Okafor is a potter"), as that of a box about one.
func (w *walker) about(n *html.Node, s string, place hint) {
	if len(s) > maxAboutLabel || len(w.boxes) >= maxBoxes || place&hintComment != 0 {
		return
	}
	if s = strings.TrimRight(s, " :："); !mayHave(aboutList, s) || !aboutLabels[strings.ToLower(s)] {
		return
	}
	if next := nextText(n); next != "" {
		if name := leadingName(next); name != "" {
			w.boxes = append(w.boxes, profileLink{name, w.order})
		}
	}
}

// maxAboutLabel is the length of the longest label about an author, in bytes.
const maxAboutLabel = 40

// aboutLevels is how many elements up a label may end with its text behind.
const aboutLevels = 3

// nextText returns what stands behind a text: in the same element, or in the next
// one beside it or beside one that it ends.
func nextText(n *html.Node) string {
	for p, up := n, 0; p != nil && up <= aboutLevels && p.DataAtom != atom.Body; p, up = p.Parent, up+1 {
		for next := p.NextSibling; next != nil; next = next.NextSibling {
			s := ""
			switch next.Type {
			case html.TextNode:
				s = strings.TrimLeft(collapse(next.Data), ": ")
			case html.ElementNode:
				s = strings.TrimLeft(collapse(textOf(next, nil)), ": ")
			}
			if s != "" {
				return s
			}
		}
	}
	return ""
}

// leadingName returns the full name that a sentence about a person begins with.
func leadingName(s string) string {
	at := 0
	for range maxLeadingName {
		end := strings.IndexByte(s[at:], ' ')
		if end < 0 {
			return ""
		}
		word := s[at : at+end]
		if at > 0 && (aboutVerbs[word] || strings.HasSuffix(strings.TrimSpace(s[:at]), ",")) {
			if name := strings.Trim(s[:at], " ,"); isPerson(name) {
				return name
			}
			return ""
		}
		at += end + 1
	}
	return ""
}

// maxLeadingName is how many words of a sentence are looked at for a name.
const maxLeadingName = 7

package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// setOf makes a set of the lines of a list.
func setOf(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		if w = strings.TrimSpace(w); w != "" {
			m[w] = true
		}
	}
	return m
}

// bylineWords introduce a name. Those in sureBylines do so without a colon.
var (
	sureBylines = setOf(`by | written by | words by | text by | story by | article by | reported by | report by | posted by | published by | edited by | interview by | interviewed by
		compiled by | submitted by | contributed by | guest post by | created by | authored by | review by | analysis by
		written and recorded by | blog by | post by | started by | thread starter | thread started by | guest article by | this post was written by | this article was written by | written and edited by | view all posts by | all posts by | more posts by | all articles by | view all articles by | see all articles by | more articles by | article written by | posts by
		von | gespeichert von | geschrieben von | alle beiträge von | zeige alle beiträge von | alle artikel von | beitrag von | verfasst von | veröffentlicht von | erstellt von | text von | ein beitrag von | ein artikel von | ein bericht von
		gastbeitrag von | kommentar von | eine analyse von | ein gastbeitrag von | gepostet von | eingestellt von | autor | autorin | autoren | ein kommentar von
		par | écrit par | rédigé par | publié par | posté par | article rédigé par | propos recueillis par
		por | escrito por | publicado por | texto de | redactado por | postado por | texto por
		di | a cura di | scritto da | pubblicato da | postato da | inserito da | articolo di | un articolo di
		door | geschreven door | gepubliceerd door | geplaatst door | tekst door | een artikel van
		av | skrevet av | publisert av | tekst av | skriven av | publicerad av | postad av | text av | av:
		af | skrevet af | tekst af | udgivet af | napsal | napsala | napisał | napisała | opracował
		oleh | ditulis oleh | viết bởi | yazan | מאת | מאת: | بقلم | كتب | автор | автор: | написал | написала | дописувач | від | scris de | kirjoittanut | γράφει | γράφει ο | γράφει η`)
	colonBylines = setOf(`author | authors | author(s) | auteur(s) | autor(en) | contributors | writer | writers | words | text | story | reporter | byline | editor | contributor | blog author
		autor | autorin | autoren | verfasser | redakteur | auteur | auteurs | autore | autores | autori | redactor | texto | testo | testi | texte
		tekst | autorka | autorzy | forfatter | skribent | szerző | írta | penulis | yazar | автор | авторы | автори | текст | interview | interview von | tác giả | 作者 | 文 | 記者 | 记者 | 編集 | ライター | 글 | 기자 | posted by | written by | by | von | par | por`)
)

// isBylineLabel reports whether a text is a label before names.
func isBylineLabel(s string) bool {
	s = strings.TrimRight(s, " :：")
	return sureBylines[s] || colonBylines[s]
}

// introWords are the first words of all labels.
var introWords = func() map[string]bool {
	words := make(map[string]bool)
	for _, set := range []map[string]bool{sureBylines, colonBylines} {
		for label := range set {
			first, _, _ := strings.Cut(label, " ")
			words[strings.TrimRight(first, ":")] = true
		}
	}
	return words
}()

var introList = shortlistOf(introWords)

// mayIntroduce reports quickly whether a line begins with the first word of a
// label: every text of a page is asked.
func mayIntroduce(s string) bool {
	var word [24]byte
	for i := 0; ; i++ {
		if i == len(s) || s[i] <= ' ' || s[i] == ':' {
			return mayHave(introList, word[:i]) && introWords[string(word[:i])]
		}
		if i == len(word) {
			return false
		}
		c := s[i]
		if c >= 0x80 || c == '\'' {
			return true // not for a quick look
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		word[i] = c
	}
}

// cutByline cuts the words that introduce a name off a line, and a colon
// behind them. ok is false where there are none.
func cutByline(s string) (rest string, ok bool) {
	if len(s) < 2 || !mayIntroduce(s) {
		return s, false
	}
	if k := strings.IndexAny(s[:min(len(s), 40)], ":：・"); k > 0 {
		if isBylineLabel(strings.ToLower(strings.TrimSpace(s[:k]))) {
			_, size := utf8.DecodeRuneInString(s[k:])
			return strings.TrimSpace(s[k+size:]), true
		}
	}
	best := -1
	for end, words := 0, 0; words < 5 && end < len(s) && end < 40; words++ {
		next := strings.IndexFunc(s[end:], unicode.IsSpace)
		if next < 0 {
			if sureBylines[strings.ToLower(s)] {
				best = len(s)
			}
			break
		}
		if sureBylines[strings.ToLower(s[:end+next])] {
			best = end + next
		}
		end += next
		for end < len(s) && unicode.IsSpace(rune(s[end])) {
			end++
		}
		if words == 0 && end == next {
			break
		}
	}
	if best < 0 {
		return s, false
	}
	return strings.TrimSpace(strings.TrimLeft(s[best:], ":")), true
}

// jobWords tell a job, an employer or another thing that is no name.
var jobWords = wordSet(`editor editors reporter correspondent writer columnist journalist redakteur redakteurin redaktion contributor contributors producer
	director manager ceo cto cfo founder cofounder co-founder president professor specialist expert analyst consultant engineer developer
	strategist marketer blogger head chief senior junior staff team officer lead fellow researcher scientist teacher student attorney lawyer
	korrespondent korrespondentin autor autorin journalistin volontär chefredakteur reporterin reviewer freelance freelancer associate
	assistant vice coordinator advisor designer architect university school college institute inc inc. llc ltd gmbh magazine news media press group company
	times post daily network agency studio studios foundation association department center centre administration board committee chair chairman chairwoman chairperson co-chair`)

// organisationWords tell an author that is no person.
var organisationWords = wordSet(`editor editors redaktion team staff inc inc. llc ltd gmbh ag magazine news media press group company network agency studio studios
	foundation association department center centre administration board committee university school college institute contributor
	contributors admin desk service services editorial newsroom onlineredaktion rédaction redazione redacción redação community support
	solutions software technologies marketing magazin zeitung verlag e.v. times post daily guide blog bureau agentur dpa afp apa reuters`)

// credentials stand behind a name.
var credentials = wordSet(`md m.d. phd ph.d. ph.d rd rdn cpa jd j.d. mba ms m.s. ma m.a. msc bsc ba rn dds dvm esq esq. jr jr. sr sr. ii iii lcsw mph cfa cfp cfp® cpt dr. ldn cssd edd psyd lmft do np pa-c pharmd dpt mpp mpa bs`)

func wordSet(list string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// hasWord reports whether a word of the text, in small letters, is in the set.
func hasWord(s string, set map[string]bool) bool {
	for w := range strings.FieldsSeq(s) {
		if set[strings.ToLower(strings.Trim(w, ",;:()®™"))] {
			return true
		}
	}
	return false
}

// maxNameBytes is the length of the longest name.
const maxNameBytes = 90

// splitNames reads the names of an author's field: introducing words, jobs,
// addresses and handles go, several names come apart. visible text must look
// like names; named says that its element is marked as an author's, so that a
// user's name ("tinplate") is one too.
func splitNames(s string, visible, named bool) []string {
	var names []string
	s = strings.ReplaceAll(unescape(s), " - ", "\n")
	if visible {
		s = fromByline(s)
	}
	for line := range strings.FieldsFuncSeq(s, isLineMark) {
		line = collapse(tidy(line))
		if len(line) > 300 || visible && len(line) > 160 {
			continue
		}
		line, introduced := cutBylines(line)
		if strings.HasSuffix(line, ":") {
			continue // a label whose name is not here
		}
		if visible {
			if !introduced {
				line = behindDate(line)
			}
			line = beforeDate(line)
		}
		for _, part := range splitList(line) {
			name := cleanName(part)
			switch {
			case name == "" || visible && isJob(name):
			case !visible || looksLikeName(name) && (named || isShort(line)) || named && name == line && isSlashed(name) || (named || introduced && name == line) && looksLikeUser(name):
				names = append(names, name)
			}
		}
		if visible && len(names) > 0 && !strings.HasSuffix(line, ",") && !isConjunction(line) {
			if !endsList(line) {
				return names
			}
		}
		if len(names) > maxCandidates {
			return names
		}
	}
	return names
}

// cutBylines cuts words that introduce a name, which some pages have twice.
func cutBylines(line string) (rest string, introduced bool) {
	rest, introduced = cutByline(line)
	switch {
	case introduced && isEdited(rest): // the first has no name behind it
		return "", true
	case introduced:
		rest, _ = cutByline(rest)
	}
	return rest, introduced
}

// fromByline cuts off the lines of an element before the one that introduces
// a name: a section, a label of the kind of text.
func fromByline(s string) string {
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		line := strings.TrimSpace(s[at : at+end])
		if rest, ok := cutByline(line); ok && !isEdited(line) && (rest == "" && at+end < len(s) || rest != "" && len(rest) <= maxNameBytes && unicode.IsUpper(firstRune(rest))) {
			return s[at:]
		}
		at += end + 1
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isShort reports whether a line is no longer than a byline may be: sentences
// begin with "by" too.
func isShort(line string) bool { return strings.Count(line, " ") < 12 }

func isLineMark(r rune) bool {
	return r == '\n' || r == ';' || r == '|' || r == '•' || r == '·' || r == '–' || r == '—' || r == '»' || r == '→' || r == '⋅' || r == '∙' || r == '◦'
}

// withoutEdited cuts the label off a name that is to count all the same.
func withoutEdited(s string) string {
	if label, _ := editedLabel(strings.TrimSpace(s)); label > 0 {
		return strings.TrimLeft(strings.TrimSpace(s)[label:], " :")
	}
	return s
}

// behindDate cuts off a date that stands before a byline ("Posted on 3 May
// 2020 by Ann Lee").
func behindDate(s string) string {
	for _, w := range []string{" by ", " By ", " von ", " par ", " por ", " door ", " av "} {
		if k := strings.Index(s, w); k > 0 && hasDigit(s[:k]) && !hasDigit(s[k:]) {
			return s[k+len(w):]
		}
	}
	return s
}

// beforeDate cuts what follows a name on a line: a date, a place.
func beforeDate(s string) string {
	if k := strings.IndexAny(s, "0123456789"); k > 0 && !isWordByte(s[k-1]) {
		s = s[:k]
	}
	for _, w := range []string{" on ", " at ", " am ", " in ", " um ", " vom ", " le ", " il ", " den ", " under ", " // ", " - "} {
		if k := strings.Index(s+" ", w); k > 0 {
			s = s[:k]
		}
	}
	return strings.TrimSpace(s)
}

func isWordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf }

// looksLikeUser reports whether a text is a user's name: one word of letters,
// digits, dots and dashes.
func looksLikeUser(s string) bool {
	if len(s) < 2 || len(s) > 30 || notNameWords[strings.ToLower(s)] {
		return false
	}
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r) || r == '.' || r == '-' || r == '_':
		default:
			return false
		}
	}
	return letters > 0 && len(s) > 2
}

// isConjunction reports whether a line is the "and" of a list.
func isConjunction(s string) bool {
	for _, c := range conjunctions {
		if strings.EqualFold(strings.TrimSpace(s), strings.TrimSpace(c)) {
			return true
		}
	}
	return false
}

// endsList reports whether a list goes on behind a line.
func endsList(line string) bool {
	for _, c := range conjunctions {
		if strings.HasSuffix(strings.ToLower(line), strings.TrimRight(c, " ")) {
			return true
		}
	}
	return false
}

// conjunctions stand before the last name of a list.
var conjunctions = []string{" and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " i ", " и ", " ja ", " with ",
	" im Gespräch mit ", " in conversation with "}

// splitList parts a list of names at its commas and conjunctions. A comma
// before a job or a title parts nothing but cuts it off.
func splitList(s string) []string {
	pieces := splitAnd(withoutAgency(s))
	var out []string
	for _, piece := range pieces {
		parts := strings.FieldsFunc(piece, func(r rune) bool { return r == ',' || r == '、' || r == '，' })
		for k, part := range parts {
			part = strings.TrimSpace(part)
			switch {
			case k == 0:
				out = append(out, part)
			case len(out) > 0 && isCredential(part):
				out[len(out)-1] += ", " + part
			case looksLikeFullName(part) && !hasWord(part, jobWords):
				out = append(out, part)
			case len(parts) == 2 && len(pieces) == 1 && isWord(parts[0]) && isWord(part) && !hasWord(part, jobWords):
				out[len(out)-1] = part + " " + out[len(out)-1] // "Okafor, Ada"
			}
		}
	}
	return out
}

// withoutAgency cuts the agency off that stands behind a full name and a slash
// ("Ann Lee/dpa"), and puts a comma between two full names.
func withoutAgency(s string) string {
	left, right, ok := strings.Cut(s, "/")
	if left = strings.TrimSpace(left); !ok || !looksLikeFullName(left) || hasWord(left, organisationWords) {
		return s
	}
	if right = strings.TrimSpace(right); looksLikeFullName(right) && !hasWord(right, organisationWords) {
		return left + ", " + right
	}
	return left
}

// isSlashed reports whether a name is one word of a person's and that of a blog
// behind a slash ("Ada / Clay and Fire"), as some sign.
func isSlashed(s string) bool {
	left, right, ok := strings.Cut(s, " / ")
	return ok && isWord(left) && looksLikeName(left) && looksLikeFullName(right) && !hasWord(right, jobWords)
}

// isJob reports whether a text is a job ("Head Winemaker", "Senior Writer"):
// its first word is one that jobs begin with.
func isJob(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	return rest != "" && ranks[strings.ToLower(first)]
}

// isPerson reports whether a text looks like the full name of a person, without a
// job.
func isPerson(s string) bool {
	return looksLikeFullName(s) && !strings.Contains(s, "&") && s != strings.ToUpper(s) && !isJob(s) && !hasWord(s, jobWords) && !hasWord(s, organisationWords)
}

// ranks are words that jobs begin with and names do not.
var ranks = wordSet(`head chief senior junior lead vice assistant associate founder co-founder cofounder managing executive deputy contributing freelance`)

// isCredential reports whether a text is a degree behind a name ("PhD",
// "CEPF®", "MD FACLM").
func isCredential(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		n++
		if !credentials[strings.ToLower(w)] && (len(w) > 8 || len(w) < 2 || strings.ToUpper(w) != w || strings.IndexFunc(w, unicode.IsLetter) < 0) {
			return false
		}
	}
	return n > 0 && n < 4
}

func isWord(s string) bool {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && unicode.IsUpper(r) && !strings.ContainsAny(s, " ")
}

// splitAnd parts a text at conjunctions with a full name on both sides; a
// firm's "Simon and Schuster" stays whole.
func splitAnd(s string) []string {
	for _, c := range conjunctions {
		k := strings.Index(s, c)
		if k <= 0 {
			continue
		}
		left, right := strings.TrimRight(s[:k], " ,"), s[k+len(c):]
		if strings.Contains(left, " ") && strings.Contains(strings.TrimSpace(right), " ") && !hasWord(left, organisationWords) && !hasWord(right, organisationWords) {
			return append([]string{left}, splitAnd(right)...)
		}
	}
	return []string{s}
}

// cleanName makes a name of a part of a list; "" where it is none.
func cleanName(s string) string {
	s = strings.Trim(s, " \t,.;:-–—|/*_~\"'“”„«»<>[]")
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = strings.Trim(s, "()")
	}
	if strings.Contains(s, "@") {
		s = withoutMail(s)
	}
	if k := strings.Index(s, " ("); k > 0 && !strings.Contains(s[k:], ")") {
		s = s[:k] // something cut the bracket
	}
	low := strings.ToLower(s)
	switch {
	case s == "" || len(s) > maxNameBytes || len(strings.Fields(s)) > 8:
		return ""
	case isURL(low) || strings.HasPrefix(low, "www.") || strings.Contains(low, "://") || strings.Contains(low, ".com/"):
		return ""
	case notNames[low] || isBylineLabel(low) || strings.ContainsAny(s, ":{}=<>") || strings.HasSuffix(low, "rights reserved") || strings.HasPrefix(low, "copyright"):
		return ""
	case strings.IndexFunc(s, unicode.IsLetter) < 0 || isIdentifier(s):
		return ""
	}
	return s
}

// isIdentifier reports whether a text is a variable's name that a template
// left: small letters with dots between.
func isIdentifier(s string) bool {
	return strings.Count(s, ".") > 1 && strings.IndexFunc(s, func(r rune) bool { return r != '.' && r != '_' && (r < 'a' || r > 'z') }) < 0 && !strings.HasPrefix(s, "www.")
}

// withoutMail cuts mail addresses and handles off: "ann@x.org (Ann Lee)".
func withoutMail(s string) string {
	if open := strings.IndexByte(s, '('); open > 0 && strings.Contains(s[:open], "@") && strings.HasSuffix(s, ")") {
		return strings.TrimSpace(s[open+1 : len(s)-1])
	}
	var kept []string
	for w := range strings.FieldsSeq(s) {
		if !strings.Contains(w, "@") {
			kept = append(kept, w)
		}
	}
	return strings.Trim(strings.Join(kept, " "), " ()<>,")
}

// notNames are what stands in authors' fields and names nobody.
var notNames = setOf(`author | authors | admin | administrator | unknown | anonymous author | none | null | undefined | guest | user | n/a | by | article | home | blog
	read more | share | editor | false | true | default | webmaster | root | about the author | view all posts | view more posts | more | no author | website | follow | email | menu | login | sign in | contributor | contributors | publisher | get | stand | datum | nachricht | pressemitteilung
	jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec | mon | tue | wed | thu | fri | sat | sun | mo | di | mi | do | fr | sa | so`)

// nameParticles are the small words within names.
var nameParticles = wordSet(`de del della di da dos das do du des la le el al bin bint ibn ben van von vom zu zur der den ter ten te af av y e i und and of the d' l' &`)

// noNameStarts are particles that a name holds and does not begin with.
var noNameStarts = wordSet(`the & and und y e i of`)

// looksLikeName reports whether a text is a name by its shape: one to five
// words with capitals.
func looksLikeName(s string) bool {
	if strings.ContainsAny(s, "0123456789@:/?!\"“”[]{}<>_=+*#%") || len(s) > 60 || hasWord(s, notNameWords) {
		return false
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		if words == 0 && noNameStarts[w] && !hasWord(s, organisationWords) {
			return false
		}
		words++
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r) || r == '(':
			capitals++
		case unicode.IsLetter(r) && !unicode.IsLower(r): // a script without capitals
			capitals++
		case nameParticles[strings.ToLower(w)] || capitals > 0 && organisationWords[w] || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’"):
		default:
			return false
		}
		if strings.HasSuffix(w, ".") && len(w) > 5 {
			return false
		}
	}
	return capitals > 0 && words <= 6
}

// looksLikeFullName reports whether a text is a name of at least two words.
func looksLikeFullName(s string) bool { return strings.Contains(s, " ") && looksLikeName(s) }

// notNameWords are words of widgets and sentences that names do not hold.
var notNameWords = wordSet(`by collected view read more share subscribe newsletter comment comments reply posted published updated edited reviewed min minutes ago january february march
	april june july august september october november december views this that your our follow sign log privacy policy terms copyright
	about contact home menu search article articles post posts author authors published: updated: veröffentlicht aktualisiert uhr lesezeit kommentare kommentar mehr last modified reading time in on at`)

// organisations are the names of the site.
type organisations struct {
	site, host string // folded
}

// isName reports whether a text is the site's name or that of its host.
func (o organisations) isName(s string) bool {
	f := fold(s)
	return f != "" && (f == o.site || f == o.host)
}

// isSite reports whether a name is that of the site: its name, its host, or
// an address.
func (o organisations) isSite(name string) bool {
	f := fold(name)
	if o.isName(name) {
		return true
	}
	for _, known := range []string{o.site, o.host} {
		if len(known) >= 5 && strings.Contains(f, known) && !hasWord(name, organisationWords) {
			return true
		}
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w = strings.Trim(w, "(),"); strings.HasPrefix(w, "www.") {
			return true
		}
		if k := strings.LastIndexByte(w, '.'); k > 2 && domains[w[k+1:]] {
			return true
		}
	}
	return false
}

// domains are the ends of addresses that stand for authors.
var domains = wordSet(`com de org net it fr at ch eu io info uk co`)

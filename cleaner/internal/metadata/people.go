package metadata

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/winnowtext/winnow/heuristics"
)

// maxLinkedAuthors is how many people a page links as its authors at most.
const maxLinkedAuthors = 4

// authors decides on the authors: the most trusted signal that names a person,
// or else the first that names anybody. A name in a byline that no markup
// vouches for replaces the site's own name only.
func (e *evidence) authors(out *heuristics.Fields) {
	thread := e.isThread(e.address(out))
	at := e.headline(out.Title.Value)
	e.takeBylines(at, thread)
	e.profiles(at, thread)
	names := organisations{fold(out.SiteName.Value), hostName(e.address(out))}
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
				if wrote := writtenBy(all[k:end]); wrote != "" {
					persons = []string{wrote}
				}
			}
			out.Authors, out.AuthorsSignal = persons, all[k].signal
			if shown := e.bylineAt(at, names); tellsMore(shown, persons) || len(shown) > 0 && isFirstWord(persons, out.SiteName.Value) || len(shown) > 0 && !e.showsAnyOf(persons) {
				out.Authors, out.AuthorsSignal = shown, signalVisible
			}
			return
		}
		if len(site) > 0 && out.Authors == nil {
			out.Authors, out.AuthorsSignal = site, all[k].signal
		}
		k = end
	}
	if name := cleanName(e.layer); len(out.Authors) == 0 && name != "" && !names.isSite(name) && !hasWord(name, organisationWords) {
		out.Authors, out.AuthorsSignal = []string{name}, signalMeta
	}
	if len(out.Authors) == 0 && e.agency != "" {
		out.Authors, out.AuthorsSignal = []string{e.agency}, signalVisible
	}
}

// bylineBefore is how many elements before its headline an article may name
// its author.
const bylineBefore = 15

// teasersBelow counts the bylines that only classes mark far below the headline:
// where there are many they are those of other articles. What stands within one
// another is one.
func (e *evidence) teasersBelow(at int) int {
	n, last := 0, 0
	for _, b := range e.bylines {
		if b.order <= at+dateBehind || b.tier != tierSure || b.introduced {
			continue
		}
		if n == 0 || b.order > last+withinByline {
			n++
		}
		last = b.order
	}
	return n
}

// withinByline is how many elements the parts of one byline are apart.
const withinByline = 6

// takeBylines takes the bylines, those at the headline first. A dated one that
// stands there is the page's, whatever the classes around it say.
func (e *evidence) takeBylines(at int, thread bool) {
	teasers := e.teasersBelow(at) > maxLinkedAuthors
	for _, far := range []bool{false, true} {
		for _, b := range e.bylines {
			near := b.order >= at && b.order <= at+dateBehind
			if near == far || teasers && far && b.order > at && b.tier == tierSure && !b.introduced {
				continue
			}
			if thread && far && b.tier == tierWeak && len(e.posters) > 0 {
				continue // of what else the site has
			}
			if near && b.tier == tierAside && b.introduced && isDatedByline(b.value) {
				b.tier = tierSure
			}
			if near && b.tier == tierWeak && isOneWord(b.value) && e.dayBeside(b.order) {
				b.tier = tierSure
			}
			beside := b.tier == tierAside && b.order >= at-bylineBefore && b.order <= at+dateBeside && len(collapse(b.value)) <= maxNameBytes
			if b.tier < tierAside || b.tier == tierReader && thread || b.tier == tierAside && (introduced(b.value) || beside) {
				e.fields[fieldAuthor] = append(e.fields[fieldAuthor], b)
			}
		}
	}
}

// isOneWord reports whether a byline is words for who wrote and one word more, a
// user's name.
func isOneWord(byline string) bool {
	rest, ok := cutByline(collapse(byline))
	return ok && looksLikeUser(rest)
}

// dayBeside reports whether a day stands right before or behind an element.
func (e *evidence) dayBeside(order int) bool {
	for _, d := range e.dateTexts {
		if d.order >= order-withinByline && d.order <= order+withinByline && len(parseDate(tidy(d.node.Data), true)) >= 10 {
			return true
		}
	}
	for _, d := range e.dates {
		if d.element && d.order >= order-withinByline && d.order <= order+withinByline {
			return true
		}
	}
	return false
}

// bylineAt returns the names that the page shows at its headline behind words
// for who wrote; nil where they are no full names of persons.
func (e *evidence) bylineAt(at int, names organisations) []string {
	for _, b := range e.bylines {
		if !b.introduced || b.order < at || b.order > at+dateBehind || b.tier == tierReader {
			continue
		}
		persons, _, _ := sortNames([]candidate{b}, names)
		for _, p := range persons {
			if !looksLikeFullName(p) || hasWord(p, jobWords) {
				return nil
			}
		}
		if len(persons) > 0 {
			return persons
		}
	}
	return nil
}

// tellsMore reports whether a byline says all that the markup says of who
// wrote and more: further names, or the full one of whom the markup calls by a
// login.
func tellsMore(shown, marked []string) bool {
	if len(shown) > 0 && len(marked) == 1 && isLogin(marked[0]) {
		return true
	}
	all := fold(strings.Join(shown, " "))
	for _, m := range marked {
		if !strings.Contains(all, fold(m)) {
			return false
		}
	}
	return len(shown) > len(marked)
}

// showsAnyOf reports whether the page shows one of the people to its readers, by
// the longest word of the name. It is asked only where a byline names others, as
// it goes over the whole page.
func (e *evidence) showsAnyOf(people []string) bool {
	var words []string
	for _, name := range people {
		longest := ""
		for w := range strings.FieldsSeq(strings.ToLower(name)) {
			if len(w) > len(longest) {
				longest = w
			}
		}
		words = append(words, longest)
	}
	for n := range e.root.Descendants() {
		if n.Type != html.TextNode || isUnread(n.Parent) {
			continue
		}
		low := strings.ToLower(n.Data)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) }) {
			return true
		}
	}
	return false
}

// isUnread reports whether the text of an element is none that readers see.
func isUnread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// isFirstWord reports whether the one who is named is called as the first word of
// the site's name is: "Google" on the Google Blog.
func isFirstWord(people []string, site string) bool {
	first, _, several := strings.Cut(site, " ")
	return several && len(people) == 1 && fold(people[0]) == fold(first)
}

// isLogin reports whether a name is one that a person has in a system: one
// word that is not written as names are ("ann_lee", "annlee", "AnnL").
func isLogin(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	capital := false
	for k, r := range s {
		if r == '_' || unicode.IsDigit(r) || k == 0 && unicode.IsLower(r) {
			return true
		}
		capital = capital || k > 0 && unicode.IsUpper(r)
	}
	return capital
}

// posterBefore is how many elements before its headline a thread's first post
// names who wrote it.
const posterBefore = 50

// profiles takes the names at the headline that link to an author's page,
// where nobody else is found.
func (e *evidence) profiles(at int, thread bool) {
	if thread && e.firstPoster != "" {
		e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: e.firstPoster, signal: signalVisible, tier: tierReader})
		return
	}
	for _, p := range e.posters {
		if thread && p.order >= at-posterBefore && !strings.HasPrefix(p.name, "@") {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: p.name, signal: signalVisible, tier: tierReader})
			break
		}
	}
	if len(e.boxes) > 0 && len(e.boxes) <= maxLinkedAuthors {
		e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: e.boxes[0].name, signal: signalVisible, tier: tierAside})
	}
	if name := e.nameAtDate(at); name != "" {
		e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: name, signal: signalVisible, tier: tierAside})
	}
	for _, p := range e.profileLinks {
		if p.order > at-dateBefore && p.order < at+dateBehind {
			e.fields[fieldAuthor] = append(e.fields[fieldAuthor], candidate{value: p.name, signal: signalVisible, tier: tierAside})
			return
		}
	}
}

// nameAtDate returns the only full name of a person that stands, parted by a sign,
// on the line with the day at the headline ("25.10.2022 - Ada Okafor").
func (e *evidence) nameAtDate(at int) string {
	for _, d := range e.dateTexts {
		if d.order < at-bylineBefore || d.order > at+dateBeside || d.place&(hintAside|hintComment|hintHead) != 0 {
			continue
		}
		name, dated := "", false
		for _, part := range datedParts(d.node) {
			part, _, _ = strings.Cut(strings.TrimSpace(part), " in ") // the section behind the name
			switch {
			case parseDate(part, true) != "":
				dated = true
			case isPerson(part) && name == "":
				name = part
			case isPerson(part):
				return ""
			}
		}
		if dated && name != "" {
			return name
		}
	}
	return ""
}

// datedParts are the parts of the line that a day stands on; where that is the day
// alone, of the line around it. It is nil where there are no several, or the line is
// a text.
func datedParts(n *html.Node) []string {
	for p, up := n.Parent, 0; p != nil && up < 2; p, up = p.Parent, up+1 {
		line := tidy(textOf(p, nil))
		if len(line) > maxDatedLine {
			return nil
		}
		if parts := strings.FieldsFunc(strings.ReplaceAll(line, " - ", "|"), isLineMark); len(parts) > 1 {
			return parts
		}
	}
	return nil
}

// isSigned reports whether a text begins with words that introduce who wrote
// the page and nothing else, so that one name alone is enough.
func isSigned(s string) bool {
	s = strings.TrimSpace(s)
	for _, label := range []string{"written by", "posted by", "started by", "thread starter", "geschrieben von", "verfasst von", "gespeichert von"} {
		if len(s) > len(label)+1 && strings.EqualFold(s[:len(label)], label) && (s[len(label)] == ' ' || s[len(label)] == ':') {
			return true
		}
	}
	return false
}

// isDatedByline reports whether a short line names one word and a day behind
// ("by amanda · Dec 20, 2025"): nobody but a person is told so.
func isDatedByline(s string) bool {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return len(line) < 60 && len(findDate(line, true)) >= 10
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
// that names anybody counts. Who edited or reviewed counts where nobody wrote.
func sortNames(list []candidate, names organisations) (persons, groups, site []string) {
	persons, groups, site = sortSigned(list, names, false)
	if len(persons)+len(groups)+len(site) == 0 {
		return sortSigned(list, names, true)
	}
	return persons, groups, site
}

func sortSigned(list []candidate, names organisations, edited bool) (persons, groups, site []string) {
	seen := make(map[string]bool)
	for _, c := range list {
		visible := c.signal == signalVisible
		if !visible && isEdited(strings.TrimSpace(c.value)) != edited {
			continue
		}
		read := visible || c.signal == signalRel // off the page
		if s := tidy(c.value); names.isName(s) { // before its words are taken for those of a byline
			if key := fold(s); !seen[key] {
				seen[key] = true
				site = append(site, s)
			}
			continue
		}
		for _, name := range splitNames(withoutEdited(familyLast(c)), read, c.tier != tierWeak) {
			if visible && !c.mayName(name) {
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

// mayName reports whether a visible byline may mean a name: where no class
// says so, one word alone is a user's name only behind words that say so.
func (c candidate) mayName(name string) bool {
	if c.tier == tierSure || c.tier == tierReader || looksLikeFullName(name) {
		return true
	}
	return c.tier == tierWeak && looksLikeUser(name) && (isSigned(c.value) || isDatedByline(c.value))
}

// writtenBy returns the full name that a byline of the page has behind "Written
// by": whom a line at the headline calls but a team may be told at the end.
func writtenBy(list []candidate) string {
	for _, c := range list {
		line := collapse(c.value)
		if c.signal != signalVisible || c.tier >= tierAside || !c.introduced || len(line) < len(written) || !strings.EqualFold(line[:len(written)], written) {
			continue
		}
		if rest, ok := cutByline(line); ok && isPerson(rest) {
			return rest
		}
	}
	return ""
}

// written are the words that nobody but who wrote is told behind.
const written = "written by "

package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func readSections(d *Document) {
	first := d.firstProse()
	for i := range d.Blocks {
		if first >= 0 && i > first {
			return
		}
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || len(b.text) > 200 || !b.may(mayHaveArrow) {
			continue
		}
		if parts, ok := breadcrumb(b.text); ok && b.Decide(Section, "fields/section", 0.9) && d.Fields.Categories == nil {
			d.Fields.Categories, d.Fields.CategoriesSignal = parts, SignalVisible
		}
	}
}

func readMenus(d *Document) {
	d.navigate("fields/menu", func(b *Block) bool { return b.may(mayHaveBar) && menu(b.text) })
}

// navigate gives the role of navigation to the short lines above the running
// text and below it that look like it. Few pages have one that does: only then
// the running text is looked for.
func (d *Document) navigate(rule ID, like func(b *Block) bool) {
	first, last, known := 0, 0, false
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if len(b.text) > maxInfoline || b.Role != Undecided || b.Kind == TableRow || b.Kind == Code || !like(b) {
			continue
		}
		if !known {
			first, last = d.prose()
			known = true
		}
		if i < first || i > last {
			b.Decide(Navigation, rule, 0.8)
		}
	}
}

// arrowsBack begin the links to the page before. Guillemets and arrows ahead do
// not count: quotations begin with them, and steps.
const arrowsBack = "←⟵⬅◄◀"

func readPagers(d *Document) {
	d.navigate("fields/pager", func(b *Block) bool {
		return b.text != "" && b.text[0] >= utf8.RuneSelf && b.Kind != Verse && strings.ContainsRune(arrowsBack, firstRune(b.text))
	})
}

// menu reports whether a line is three or more names of few words, each with a
// capital, with bars or dots between them.
func menu(s string) bool {
	if strings.Count(s, "|")+strings.Count(s, "·")+strings.Count(s, "•") < 2 {
		return false
	}
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
var homes = setOf(`home homepage startseite start accueil inicio início inicio home главная головна hjem hem etusivu úvod domů főoldal kezdőlap címlap
	acasă acasa начало почетна početna naslovnica naslovna насловна αρχική domov anasayfa beranda 首页 首頁 ホーム トップ 홈 الرئيسية خانه ראשי`, "strona główna", "hlavní strana", "hlavní stránka", "hlavná stránka", "prima pagină", "αρχική σελίδα", "página inicial", "ana sayfa", "trang chủ")

// breadcrumb parts a path from the site's first page; ok is false where the
// line is none.
func breadcrumb(s string) (parts []string, ok bool) {
	if !strings.ContainsAny(s, ">»›/→|") {
		return nil, false
	}
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

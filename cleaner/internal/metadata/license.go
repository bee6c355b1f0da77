package metadata

import (
	"net/url"
	"slices"
	"strings"

	"github.com/winnowtext/winnow/heuristics"
)

// setLicense fills in the licence: its name, as the SPDX licence list writes
// it for those of Creative Commons ("CC-BY-4.0"), and its address. A page may
// tell either; of a licence of Creative Commons the one gives the other. An
// address of any other licence stands for its name too.
func setLicense(out *heuristics.Fields, f heuristics.Field) {
	out.License = f
	if isURL(f.Value) {
		out.LicenseURL = f.Value
		if id := creativeCommonsID(f.Value); id != "" {
			out.License.Value = id
		}
		return
	}
	if id := creativeCommonsName(f.Value); id != "" {
		out.License.Value, out.LicenseURL = id, creativeCommonsURL(id)
	}
}

// creativeCommons are the licences of Creative Commons, as their addresses
// have them.
var creativeCommons = []string{"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"}

// creativeCommonsVersions are the versions there are.
var creativeCommonsVersions = []string{"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"}

// creativeCommonsID returns the name of the licence at an address of
// creativecommons.org: "CC-BY-SA-3.0-DE" of "/licenses/by-sa/3.0/de/deed.en".
// Without a version it is "CC-BY-SA".
func creativeCommonsID(address string) string {
	u, err := url.Parse(strings.ToLower(address))
	if err != nil || strings.TrimPrefix(u.Hostname(), "www.") != "creativecommons.org" {
		return ""
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 2 {
		return ""
	}
	switch {
	case parts[0] == "publicdomain" && parts[1] == "zero":
		return "CC0-1.0"
	case parts[0] == "publicdomain" && parts[1] == "mark":
		return "CC-PDM-1.0"
	case parts[0] != "licenses" || !slices.Contains(creativeCommons, parts[1]):
		return ""
	}
	id := "CC-" + strings.ToUpper(parts[1])
	if len(parts) < 3 || !slices.Contains(creativeCommonsVersions, parts[2]) {
		return id
	}
	id += "-" + parts[2]
	if len(parts) > 3 && isJurisdiction(parts[3]) {
		id += "-" + strings.ToUpper(parts[3])
	}
	return id
}

// isJurisdiction reports whether a part of an address names the law that a
// licence was written for: a country's code, "igo" or "scotland".
func isJurisdiction(s string) bool {
	return len(s) == 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z' || s == "igo" || s == "scotland"
}

// creativeCommonsURL is the inverse of creativeCommonsID.
func creativeCommonsURL(id string) string {
	switch id {
	case "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	case "CC-PDM-1.0":
		return "https://creativecommons.org/publicdomain/mark/1.0/"
	}
	kind := strings.TrimPrefix(strings.ToLower(id), "cc-")
	version := strings.IndexAny(kind, "1234")
	if version < 0 {
		return "" // there is no page of a licence without a version
	}
	return "https://creativecommons.org/licenses/" + kind[:version-1] + "/" + strings.Replace(kind[version:], "-", "/", 1) + "/"
}

// licenseWords are the parts of licences' names in full.
var licenseWords = map[string]string{
	"attribution": "by", "sharealike": "sa", "noncommercial": "nc", "noderivatives": "nd", "noderivs": "nd",
	"by": "by", "sa": "sa", "nc": "nc", "nd": "nd",
}

// creativeCommonsName returns the licence that a text is the name of: "CC
// BY-SA 4.0", "Creative Commons Attribution-ShareAlike 4.0 International".
func creativeCommonsName(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '(' || r == ')' || r == ',' })
	rest := words
	switch {
	case len(words) > 0 && (words[0] == "cc0"):
		return "CC0-1.0"
	case len(words) > 1 && words[0] == "cc":
		rest = words[1:]
	case len(words) > 2 && words[0] == "creative" && words[1] == "commons":
		rest = words[2:]
	default:
		return ""
	}
	var parts []string
	tail := ""
	for i, w := range rest {
		if p := licenseWords[w]; p != "" && tail == "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
			continue
		}
		switch {
		case tail == "" && slices.Contains(creativeCommonsVersions, w):
			tail = "-" + w
		case tail != "" && i == len(rest)-1 && isJurisdiction(w):
			tail += "-" + strings.ToUpper(w)
		case w == "international" || w == "unported" || w == "license" || w == "licence" || w == "generic":
		default:
			return ""
		}
	}
	if kind := strings.Join(parts, "-"); slices.Contains(creativeCommons, kind) {
		return "CC-" + strings.ToUpper(kind) + tail
	}
	return ""
}

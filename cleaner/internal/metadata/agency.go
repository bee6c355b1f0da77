package metadata

import "strings"

// agencies are the codes of news agencies, in small letters.
var agencies = wordSet(`dpa afp apa reuters rtr sda ats kna epd sid dts ansa efe anp belga ntb ritzau jiji kyodo xinhua pti ians upi tass lusa ctk čtk bns elta leta`)

// agencyOf returns the agency that signs a text: in brackets in the dateline
// before it ("BERLIN (dpa/bb) - The ..."), or where the element may be a line, alone
// on it.
func agencyOf(s string, alone bool) string {
	s = strings.TrimSpace(clip(s, 80))
	if alone && len(s) <= 20 {
		if sign := strings.Trim(s, "()"); isAgency(sign) {
			return sign
		}
	}
	open := strings.IndexByte(s, '(')
	if open < 0 || open > 40 {
		return ""
	}
	sign, rest, ok := strings.Cut(s[open+1:], ")")
	rest = strings.TrimLeft(rest, " \u00a0")
	for _, mark := range []string{"-", "–", "—", ":"} {
		if ok && strings.HasPrefix(rest, mark) && len(sign) <= 20 && isAgency(sign) {
			return sign
		}
	}
	return ""
}

// isAgency reports whether a text is an agency's code, with or without those
// of a desk or of a second agency behind a slash.
func isAgency(s string) bool {
	code, desk, ok := strings.Cut(s, "/")
	desk = strings.TrimSpace(desk)
	return agencies[strings.ToLower(strings.TrimSpace(code))] && (!ok || len(desk) > 1 && len(desk) <= 8 && !strings.ContainsAny(desk, " .,/"))
}

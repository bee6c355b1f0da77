package metadata

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/winnowtext/winnow/heuristics"
)

// parseDate reads a date as machines or people write it and returns it in RFC
// 3339 or the part of it that is known, "" where it is none that could be
// true. monthFirst says how "1/2/2020" is meant.
func parseDate(s string, monthFirst bool) string {
	published, updated := parseDates(s, monthFirst)
	if published == "" {
		return updated
	}
	return published
}

// parseDates reads a line of dates and tells the day of publishing from that
// of a change, which words such as "updated" introduce.
func parseDates(s string, monthFirst bool) (published, updated string) {
	s = strings.Trim(s, " \t\r\n\"'/|")
	if len(s) < 4 || len(s) > 140 {
		return "", ""
	}
	if d := parseEpoch(s); d != "" {
		return d, ""
	}
	if d, ok := parseISO(s); ok {
		return plausible(d), ""
	}
	if d := parseSlashes(s, monthFirst); d != "" {
		return plausible(d), ""
	}
	if year, n := digits(s, 5); n == 4 && len(s) > 5 && s[4] == ' ' && year > 1900 && !strings.HasPrefix(s[5:], "m.") { // "2024 Jun 30", not the Lithuanian "2024 m."
		s = s[5:] + " " + s[:4]
	}
	if last := s[strings.LastIndexByte(s, ' ')+1:]; strings.Count(last, "-") == 2 && !hasDigit(last[:strings.IndexByte(last, '-')]) { // "Jun-30-2024"
		s = s[:len(s)-len(last)] + strings.ReplaceAll(last, "-", " ")
	}
	if k := strings.IndexByte(s, '('); k > 10 { // "... GMT+0100 (Central European Time)"
		s = strings.TrimSpace(s[:k])
	}
	s = yearBehindZone(s)
	if monthFirst {
		s = yearsFirst(s)
	}
	published, updated = heuristics.ParseDateline(s, nil)
	return plausible(published), plausible(updated)
}

// yearBehindZone brings "Mon Oct 11 14:57:21 CEST 2021", as Java and Unix
// write it, into the order of all others.
func yearBehindZone(s string) string {
	if len(s) < 24 || s[len(s)-5] != ' ' {
		return s
	}
	part := strings.Fields(s)
	if len(part) != 6 || len(part[5]) != 4 || strings.Count(part[3], ":") != 2 {
		return s
	}
	return part[2] + " " + part[1] + " " + part[5] + " " + part[3] + " " + part[4]
}

// plausible drops dates before the web could have meant them, and the zero of
// clocks.
func plausible(d string) string {
	if d < "1900" || d > "2100" || strings.HasPrefix(d, "1970-01-01") {
		return ""
	}
	return d
}

// parseEpoch reads seconds or milliseconds since 1970, of the years 1990 to
// 2100.
func parseEpoch(s string) string {
	if len(s) != 9 && len(s) != 10 && len(s) != 13 {
		return ""
	}
	n := int64(0)
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return ""
		}
		n = n*10 + int64(s[i]-'0')
	}
	if len(s) == 13 {
		n /= 1000
	}
	if n < 631152000 || n > 4102444800 {
		return ""
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339)
}

// digits reads up to most digits at the start of s; n is how many there were.
func digits(s string, most int) (v, n int) {
	for n < len(s) && n < most && s[n] >= '0' && s[n] <= '9' {
		v = v*10 + int(s[n]-'0')
		n++
	}
	return v, n
}

// parseISO reads dates that begin with the year: "2020-01-21T14:05:00+0100",
// "2020/1/21 14:05", "20200121T140500Z", "2020-01", "2020". ok is false where
// the text is no such date at all.
func parseISO(s string) (d string, ok bool) {
	year, n := digits(s, 4)
	if n != 4 {
		return "", false
	}
	rest := s[4:]
	if rest == "" {
		return fmt.Sprintf("%04d", year), true
	}
	month, day, rest, ok := monthAndDay(rest)
	switch {
	case !ok || month < 1 || month > 12:
		return "", false
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month), rest == ""
	case day > daysIn(year, month):
		return "", true
	}
	date := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if rest != "" && unicode.IsLetter(rune(rest[0])) && rest[0] != 'T' && rest[0] != 't' && rest[0] != 'Z' {
		return "", false
	}
	return date + clockOf(rest), true
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// monthAndDay reads "-01-21", "/1/21", ".01.21", "0121" and the month alone.
func monthAndDay(s string) (month, day int, rest string, ok bool) {
	separator := s[0]
	if separator >= '0' && separator <= '9' {
		v, n := digits(s, 5)
		if n != 4 {
			return 0, 0, s, false
		}
		return v / 100, v % 100, s[4:], true
	}
	if separator != '-' && separator != '/' && separator != '.' {
		return 0, 0, s, false
	}
	month, n := digits(s[1:], 2)
	if n == 0 {
		return 0, 0, s, false
	}
	rest = s[1+n:]
	if n == 2 && separator == '-' && len(rest) > 3 && rest[0] == '/' && rest[3] == '/' { // "/2012-06/04/"
		separator = '/'
	}
	if rest == "" || rest[0] != separator {
		return month, 0, rest, true
	}
	day, n = digits(rest[1:], 2)
	switch {
	case n == 0:
		return month, 0, rest, true
	case day == 0:
		return 0, 0, rest, false
	}
	return month, day, rest[1+n:], true
}

// clockOf reads the time of day and the zone behind a date and returns them
// as RFC 3339 wants them, "" without a time.
func clockOf(s string) string {
	s = strings.TrimLeft(s, "Tt ,-|@")
	hour, n := digits(s, 2)
	if n == 0 || hour > 24 || len(s) < n+3 {
		return ""
	}
	colon := s[n] == ':' || s[n] == '.'
	if s = s[n:]; colon {
		s = s[1:]
	}
	minute, n := digits(s, 2)
	if n != 2 || minute > 59 {
		return ""
	}
	s = s[2:]
	second := 0
	if colon && s != "" && s[0] == ':' {
		s = s[1:]
	}
	if v, n := digits(s, 2); n == 2 {
		second, s = min(v, 59), s[2:]
	}
	if s != "" && (s[0] == '.' || s[0] == ',') {
		s = strings.TrimLeft(s[1:], "0123456789")
	}
	s = strings.TrimSpace(s)
	hour, s = halfDay(hour, s)
	return fmt.Sprintf("T%02d:%02d:%02d%s", hour%24, minute, second, zoneOf(s))
}

// halfDay turns the hour by an "am" or "pm" behind it.
func halfDay(hour int, s string) (int, string) {
	if len(s) < 2 || s[1]|0x20 != 'm' {
		return hour, s
	}
	switch s[0] | 0x20 {
	case 'p':
		return hour%12 + 12, strings.TrimSpace(s[2:])
	case 'a':
		return hour % 12, strings.TrimSpace(s[2:])
	}
	return hour, s
}

// zoneOf reads "Z", "+0100", "+01:00", "-5", "GMT", "UTC+2".
func zoneOf(s string) string {
	named := strings.HasPrefix(s, "GMT") || strings.HasPrefix(s, "UTC")
	if named {
		s = s[3:]
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		if named || s == "Z" || s == "z" {
			return "Z"
		}
		return ""
	}
	hours, n := digits(s[1:], 2)
	rest := strings.TrimPrefix(s[1+n:], ":")
	minutes, _ := digits(rest, 2)
	if n == 0 || hours > 14 || minutes > 59 {
		return ""
	}
	return fmt.Sprintf("%c%02d:%02d", s[0], hours, minutes)
}

// figures are the numbers of a day written with slashes or dashes, the year last.
type figures struct {
	first, second, year int
	size                int // in bytes
}

// figuresAt reads "1/21/2020", "21/1/20" and "01-21-2020" at the start of a text;
// size is 0 where it begins otherwise.
func figuresAt(s string) (f figures) {
	a, n := digits(s, 3)
	if n == 0 || n > 2 || n >= len(s) || s[n] != '/' && s[n] != '-' {
		return f
	}
	b, m := digits(s[n+1:], 3)
	if m == 0 || m > 2 || n+1+m >= len(s) || s[n+1+m] != s[n] {
		return f
	}
	year, k := digits(s[n+m+2:], 5)
	switch {
	case k == 2 && s[n] == '/':
		year += 2000
	case k == 4 && year > 1900+thaiEra && year < 2100+thaiEra:
		year -= thaiEra
	case k != 4 || year < 1900 || year > 2100:
		return f
	}
	return figures{a, b, year, n + m + 2 + k}
}

// thaiEra is what years of the Thai calendar count more: since 543 BC.
const thaiEra = 543

// day tells the day that figures mean, "" where there is none.
func (f figures) day(monthFirst bool) string {
	day, month := f.first, f.second
	if month > 12 || monthFirst && day <= 12 {
		day, month = month, day
	}
	if month < 1 || month > 12 || day < 1 || day > daysIn(f.year, month) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", f.year, month, day)
}

// order tells by the figures alone whether the month or the day stands first;
// both are false where either may, and where they are no day.
func (f figures) order() (monthFirst, dayFirst bool) {
	if f.day(false) == "" {
		return false, false
	}
	return f.second > 12, f.first > 12
}

// eachFigures calls use for each day in figures that a text holds, with where it
// begins.
func eachFigures(s string, use func(at int, f figures)) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i > 0 && (isWordByte(s[i-1]) || strings.IndexByte("0123456789./-", s[i-1]) >= 0) {
			continue
		}
		if f := figuresAt(s[i:]); f.size > 0 {
			use(i, f)
			i += f.size
		}
	}
}

// yearsFirst writes the days in figures on a line, which have the month first,
// in the order that is the same everywhere.
func yearsFirst(s string) string {
	var out strings.Builder
	last := 0
	eachFigures(s, func(at int, f figures) {
		if day := f.day(true); day != "" {
			out.WriteString(s[last:at])
			out.WriteString(day)
			last = at + f.size
		}
	})
	if last == 0 {
		return s
	}
	return out.String() + s[last:]
}

// isShortDay reports whether a text begins with a day in figures whose year has
// but two ("3.5.24", "03/05/24, 10:15").
func isShortDay(s string) bool {
	a, n := digits(s, 3)
	if n == 0 || n > 2 || n >= len(s) || s[n] != '.' && s[n] != '/' {
		return n > 0 && n <= 2 && isDashedMonth(s[n:])
	}
	b, m := digits(s[n+1:], 3)
	if m == 0 || m > 2 || n+m+1 >= len(s) || s[n+m+1] != s[n] {
		return false
	}
	_, k := digits(s[n+m+2:], 3)
	end := n + m + 2 + k
	return k == 2 && a > 0 && b > 0 && min(a, b) <= 12 && max(a, b) <= 31 && (end == len(s) || s[end] == ' ' || s[end] == ',')
}

// isDashedMonth reports whether a text begins with a month of three letters and a
// year of two digits behind dashes ("-May-24").
func isDashedMonth(s string) bool {
	return len(s) >= 7 && s[0] == '-' && s[4] == '-' && hasDigit(s[5:6]) && hasDigit(s[6:7]) && (len(s) == 7 || s[7] == ' ' || s[7] == ',')
}

// parseSlashes reads "1/21/2020 2:05 PM" and "21/1/2020".
func parseSlashes(s string, monthFirst bool) string {
	f := figuresAt(s)
	day := f.day(monthFirst)
	if f.size == 0 || day == "" {
		return ""
	}
	return day + clockOf(s[f.size:])
}

// maxDateWords is how many words of a line are searched for a date.
const maxDateWords = 24

// findDate returns the first date that a text holds: the text as a whole, one
// of its lines, or a few words of one ("by Ann Lee on 3 May 2021").
func findDate(s string, monthFirst bool) string {
	published, updated := findDates(s, monthFirst)
	if published == "" {
		return updated
	}
	return published
}

// findDates returns the first day of publishing and the first of a change that
// a text holds.
func findDates(s string, monthFirst bool) (published, updated string) {
	label := ""
	s = strings.ReplaceAll(s, " / ", "\n")
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '|' || r == '•' || r == '·' || r == '–' || r == '—' }) {
		line = collapse(line)
		if strings.IndexFunc(line, unicode.IsDigit) < 0 {
			if line != "" {
				label = line
			}
			continue
		}
		if len(line) < 6 {
			continue
		}
		p, u := "", ""
		if len(label) < maxDateLine { // "Updated:" on the line before
			p, u = parseDates(label+" "+line, monthFirst)
		}
		if len(p) < 10 && len(u) < 10 {
			p, u = parseDates(line, monthFirst)
		}
		if len(p) < 10 && len(u) < 10 {
			p, u = datesWithin(line, monthFirst)
		}
		label = ""
		if published == "" && len(p) >= 10 {
			published = p
		}
		if updated == "" && len(u) >= 10 {
			updated = u
		}
	}
	return published, updated
}

// datesWithin searches the words of a line.
func datesWithin(line string, monthFirst bool) (published, updated string) {
	words := strings.Fields(clip(line, 400))
	words = words[:min(len(words), maxDateWords)]
	for i := 0; i < len(words); i++ {
		p, u, n := datesAt(words[i:], monthFirst)
		if published == "" {
			published = p
		}
		if updated == "" {
			updated = u
		}
		i += max(n-1, 0)
	}
	return published, updated
}

// datesAt reads the dates that the first words are, as many of them as there
// are; n is their number.
func datesAt(words []string, monthFirst bool) (published, updated string, n int) {
	for n = min(5, len(words)); n >= 1; n-- {
		if n < 3 && !strings.ContainsAny(words[0], "-/.年년") {
			break
		}
		part := strings.Trim(strings.Join(words[:n], " "), " ,;:()")
		if r := rune(part0(part)); !unicode.IsDigit(r) && !unicode.IsLetter(r) {
			continue
		}
		if p, u := parseDates(part, monthFirst); len(p) >= 10 || len(u) >= 10 {
			return p, u, n
		}
	}
	return "", "", 0
}

func part0(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// dateInURL reads a date from the path of an address: "/2020/01/21/",
// "/2020-01-21-", "/20200121/".
func dateInURL(address string) string {
	k := strings.Index(address, "://")
	if k < 0 {
		k = -3
	}
	path := address[k+3:]
	slash := strings.IndexByte(path, '/')
	if slash < 0 || len(path) > 2000 {
		return ""
	}
	path = path[slash:]
	if q := strings.IndexAny(path, "?#"); q >= 0 {
		path = path[:q]
	}
	month := ""
	for i := 1; i < len(path); i++ {
		if c := path[i-1]; c != '/' && c != '-' && c != '_' {
			continue
		}
		if day := urlDayFirst(path[i:]); day != "" {
			return day
		}
		if (!strings.HasPrefix(path[i:], "19") && !strings.HasPrefix(path[i:], "20")) || i+7 > len(path) {
			continue
		}
		day, m := urlDateAt(path[i:])
		if day != "" {
			return day
		}
		if month == "" {
			month = m
		}
	}
	return month
}

// urlDayFirst reads "21-01-2020" and "21.01.2020" at the start of a part of a
// path; a month before the day is no date to be sure of.
func urlDayFirst(s string) string {
	if len(s) < 10 || s[2] != '-' && s[2] != '.' || s[5] != s[2] || len(s) > 10 && s[10] >= '0' && s[10] <= '9' {
		return ""
	}
	day, n := digits(s, 2)
	month, m := digits(s[3:], 2)
	year, k := digits(s[6:], 4)
	if n != 2 || m != 2 || k != 4 || year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return ""
	}
	if s[2] == '-' && day <= 12 {
		return "" // American?
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// urlDateAt reads a date at the start of a part of a path, and the month
// alone where no day follows.
func urlDateAt(s string) (day, month string) {
	year, n := digits(s, 9)
	if n == 8 {
		d, _ := parseISO(s[:8])
		return plausible(d), ""
	}
	if n != 4 || year < 1990 || year > 2100 {
		return "", ""
	}
	m, d, rest, ok := monthAndDay(s[4:])
	if !ok || m < 1 || m > 12 || s[4] == '.' {
		return "", ""
	}
	if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return "", ""
	}
	if d > 0 && d <= daysIn(year, m) {
		return fmt.Sprintf("%04d-%02d-%02d", year, m, d), ""
	}
	if s[4] == '/' && strings.HasPrefix(rest, "/") && len(s) > 7 && s[7] == '/' {
		return "", fmt.Sprintf("%04d-%02d", year, m)
	}
	return "", ""
}

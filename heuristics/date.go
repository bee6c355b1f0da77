package heuristics

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// moment is a point in time as far as a text tells it. Absent parts are -1,
// an absent year, month or day 0.
type moment struct {
	year, month, day     int
	hour, minute, second int
	zone                 int // minutes east of UTC
	zoned                bool
}

var noMoment = moment{hour: -1, minute: -1}

// hasDay reports whether the date is known to the day.
func (m moment) hasDay() bool { return m.year > 0 && m.month > 0 && m.day > 0 }

// String returns the moment as RFC 3339 writes it, or the part that is known:
// "2020-01-21T03:00:00+03:00", "2020-01-21T03:00:00", "2020-01-21", "2020-01";
// "" without a year and a month.
func (m moment) String() string {
	switch {
	case m.year == 0 || m.month == 0:
		return ""
	case m.day == 0:
		return fmt.Sprintf("%04d-%02d", m.year, m.month)
	case m.hour < 0:
		return fmt.Sprintf("%04d-%02d-%02d", m.year, m.month, m.day)
	case m.hour == 24: // the day's end
		next := time.Date(m.year, time.Month(m.month), m.day+1, 0, 0, 0, 0, time.UTC)
		m.year, m.month, m.day, m.hour = next.Year(), int(next.Month()), next.Day(), 0
	}
	s := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d", m.year, m.month, m.day, m.hour, max(m.minute, 0), m.second)
	switch {
	case !m.zoned:
		return s
	case m.zone == 0:
		return s + "Z"
	}
	sign, zone := '+', m.zone
	if zone < 0 {
		sign, zone = '-', -zone
	}
	return s + fmt.Sprintf("%c%02d:%02d", sign, zone/60, zone%60)
}

// dateline is what a line tells of times.
type dateline struct {
	published, updated moment
	// undated says that there is a relative time ("2 hours ago").
	undated bool
	// rest is what is left of the line behind the last time, from a word
	// that belongs to no time on; "" where the whole line was taken.
	rest string
}

// maxDateline is the length of the longest line that is read as a dateline,
// in bytes.
const maxDateline = 140

// ParseDate reads the date that a text is, in the words of any known language
// or in figures, and returns it in RFC 3339 or the part of it that is known
// ("2020-01-21"). Figures alone are read in the order usual in the language;
// a nil language puts the day first where both are possible. It returns ""
// where the text is anything else.
func ParseDate(s string, l *Language) string {
	published, updated := ParseDateline(s, l)
	if published == "" {
		return updated
	}
	return published
}

// ParseDateline reads a line of dates as [ParseDate] does and tells the day of
// publishing from that of a change, which words such as "updated" introduce.
// Both are empty where the line holds anything else.
func ParseDateline(s string, l *Language) (published, updated string) {
	d, ok := parseDateline(s, l)
	if !ok || d.rest != "" {
		return "", ""
	}
	return d.published.String(), d.updated.String()
}

// parseDateline reads the times that a line begins with. ok is false where it
// begins with none.
func parseDateline(s string, l *Language) (d dateline, ok bool) {
	x := knowledge()
	if len(s) > maxDateline || !x.mayBeginTime(s) || !hasDigit(s) {
		return d, false
	}
	p := dateParsers.Get().(*dateParser)
	defer dateParsers.Put(p)
	*p = dateParser{tokenizer: tokenizer{source: s, tokens: p.tokens[:0]}, x: x, language: l, at: noMoment}
	p.line = dateline{published: noMoment, updated: noMoment}
	for p.fill(p.next+1) && p.step() {
	}
	p.flush()
	if p.fill(p.next + 1) {
		p.line.rest = s[p.tokens[p.next].start:]
	}
	return p.line, p.dates > 0 || p.times > 0
}

// dateParsers are used again: most of what one needs is the memory of its
// tokens.
var dateParsers = sync.Pool{New: func() any { return new(dateParser) }}

// timeSigns may stand between the parts of a time, and before it.
const timeSigns = "|,.;:/-–—•·()[]<>@~，：、・．،（）"

// mayBeginTime reports quickly whether a line could begin with a time: with a
// number, or with a word that stands in times.
func (x *lexicon) mayBeginTime(s string) bool {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r >= '0' && r <= '9' || r == '+' || r >= utf8.RuneSelf && unicode.IsDigit(r):
			return true
		case r < utf8.RuneSelf && isASCIILetter(byte(r)) || r >= utf8.RuneSelf && unicode.IsLetter(r):
			return x.timeWords.has(firstHash(s[i:]))
		case !unicode.IsSpace(r) && !strings.ContainsRune(timeSigns, r):
			return false
		}
		i += size
	}
	return false
}

// mayEndTime reports quickly whether a line could end with a time: in a line of
// ASCII its last word, if it ends with one, is a word of times.
func (x *lexicon) mayEndTime(s string) bool {
	if !isASCII(s) {
		return true
	}
	for s != "" && (s[len(s)-1] == ' ' || strings.IndexByte(timeSigns, s[len(s)-1]) >= 0) {
		s = s[:len(s)-1]
	}
	w := lastLetters(s)
	if w == "" {
		return true
	}
	h := uint32(fnvStart)
	for _, c := range []byte(w) {
		h = (h ^ uint32(c|0x20)) * fnvPrime
	}
	return x.timeEnds.has(mixHash(h))
}

// lastLetters returns the ASCII letters at the end of a text.
func lastLetters(s string) string {
	k := len(s)
	for k > 0 && isASCIILetter(s[k-1]) {
		k--
	}
	return s[k:]
}

// hasDigit reports whether a text has a decimal digit of any script.
func hasDigit(s string) bool {
	beyond := false
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
		beyond = beyond || mayBeDigit(s[i])
	}
	if beyond {
		for _, r := range s {
			if r > 0x600 && unicode.IsDigit(r) {
				return true
			}
		}
	}
	return false
}

// dateParser goes over the tokens of a line.
type dateParser struct {
	tokenizer
	x        *lexicon
	language *Language
	next     int

	at                 moment
	updated            bool // an "updated" stands before
	dates              int  // dates with a month read so far
	times              int  // times of day read so far
	afternoon, morning bool
	line               dateline
}

// step takes the next part of the line; false where it belongs to no time.
func (p *dateParser) step() bool {
	t := &p.tokens[p.next]
	if t.digits > 0 {
		return p.yearFirst() || p.yearMonthDay() || p.yearDay() || p.numeric() || p.dayMonth() || p.clock()
	}
	if t.word != "" {
		return p.monthDay() || p.zone() || p.label()
	}
	if t.sign == '+' || t.sign == '-' && p.at.hour >= 0 && !t.spaced {
		if p.offset() {
			return true
		}
	}
	if strings.ContainsRune(timeSigns, t.sign) {
		p.next++
		return true
	}
	return false
}

// peek returns the token k places on, an empty one past the end.
func (p *dateParser) peek(k int) *token {
	if p.fill(p.next + k + 1) {
		return &p.tokens[p.next+k]
	}
	return &noToken
}

// noToken stands behind the last token. Nothing may change it.
var noToken = token{sign: -1}

// setDate takes a date; a second one on the line closes the first.
func (p *dateParser) setDate(year, month, day, tokens int) bool {
	if year != 0 && (year < 1900 || year > 2100) || month < 1 || month > 12 || day < 0 || day > daysIn(year, month) {
		return false
	}
	if p.at.month > 0 {
		p.flush()
	}
	p.at.year, p.at.month, p.at.day = year, month, day
	p.dates++
	p.next += tokens
	return true
}

// daysIn returns how many days a month has; year is 0 where it is not known.
func daysIn(year, month int) int {
	if year == 0 {
		year = 2000 // a leap year
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// flush closes the moment read so far.
func (p *dateParser) flush() {
	if p.at.year > 0 && p.at.month > 0 {
		if p.updated && p.line.updated.year == 0 {
			p.line.updated = p.at
		} else if !p.updated && p.line.published.year == 0 {
			p.line.published = p.at
		}
	}
	p.at = noMoment
}

// fullYear returns the year that a number of two or four digits stands for,
// -1 for others. Thai years count from 543 BC; nobody else writes days of the
// time when they would be years to come.
func (p *dateParser) fullYear(t *token) int {
	if t.digits == 4 && t.value > buddhistFrom && t.value < buddhistTo {
		return t.value - buddhistEra
	}
	if t.digits == 2 {
		if t.value < 70 {
			return 2000 + t.value
		}
		return 1900 + t.value
	}
	if t.digits == 4 {
		return t.value
	}
	return -1
}

// Thai years count from 543 BC; those of the time since 1900.
const (
	buddhistEra  = 543
	buddhistFrom = 1900 + buddhistEra
	buddhistTo   = 2100 + buddhistEra
)

// yearFirst reads "2020-01-21", "2020/1/21", "2020. 1. 21.", "2020年1月21日",
// "2020년 1월 21일".
func (p *dateParser) yearFirst() bool {
	y, m, d := p.peek(0), p.peek(2), p.peek(4)
	if y.digits != 4 || m.digits == 0 || m.digits > 2 {
		return false
	}
	first, second := p.peek(1), p.peek(3)
	asian := first.word == "年" || first.word == "년"
	if !asian && (first.sign <= 0 || !strings.ContainsRune("-/.／．－", first.sign) || first.sign != second.sign) {
		return false
	}
	if asian && second.word != "月" && second.word != "월" {
		return false
	}
	if d.digits == 0 || d.digits > 2 {
		if !asian {
			return false
		}
		return p.setDate(y.value, m.value, 0, 4)
	}
	tokens := 5
	if last := p.peek(5); last.word == "日" || last.word == "일" || last.word == "号" || last.word == "號" {
		tokens = 6
	}
	if !p.setDate(y.value, m.value, d.value, tokens) {
		return false
	}
	if p.peek(0).word == "t" && p.peek(1).digits > 0 { // RFC 3339
		p.next++
	}
	return true
}

// yearMonthDay reads "2020. január 21." and "2020 January 21".
func (p *dateParser) yearMonthDay() bool {
	if p.peek(0).digits != 4 {
		return false
	}
	k := 1
	if sign := p.peek(k).sign; sign == '.' || sign == ',' || sign == '-' {
		k++
	}
	month, tokens := p.month(k)
	if month == 0 {
		return false
	}
	k += tokens
	if sign := p.peek(k).sign; sign == '.' || sign == '-' {
		k++
	}
	day := p.peek(k)
	if day.digits == 0 || day.digits > 2 || day.value == 0 || p.peek(k+1).sign == ':' {
		return false
	}
	return p.setDate(p.fullYear(p.peek(0)), month, day.value, k+1)
}

// month returns the month whose name starts k tokens on and how many tokens
// it takes, 0 where there is none.
func (p *dateParser) month(k int) (month, tokens int) {
	w := p.peek(k).word
	if w == "" {
		return 0, 0
	}
	for n := p.x.monthHeads[w]; n > 1; n-- {
		if !p.fill(p.next + k + n) {
			continue
		}
		name := strings.ToLower(p.source[p.tokens[p.next+k].start:p.tokens[p.next+k+n-1].end])
		if m := p.x.month(p.language, strings.TrimSuffix(name, ".")); m > 0 {
			return m, n
		}
	}
	if m := p.x.month(p.language, w); m > 0 {
		return m, 1
	}
	return 0, 0
}

// numeric reads "21.01.2020", "1/21/2020", "21-01-20".
func (p *dateParser) numeric() bool {
	a, b := p.peek(0), p.peek(2)
	sign := p.peek(1).sign
	if a.digits > 2 || b.digits == 0 || b.digits > 2 || sign <= 0 || !strings.ContainsRune("./-", sign) || p.peek(3).sign != sign {
		return false
	}
	if p.next > 0 && !a.spaced {
		if before := p.tokens[p.next-1].word; before != "" && !isWide(firstRune(before)) {
			return false // "v1.2.20"
		}
	}
	c := *p.peek(4) // which splitYear changes
	year := p.fullYear(&c)
	if c.digits == 6 && p.peek(5).sign == ':' { // "21.01.202014:05"
		year = p.splitYear(p.next + 4)
	}
	if year < 0 || c.digits == 2 && c.spaced || year != c.value && c.digits == 4 && p.peek(5).sign == ':' {
		return false // 2511:01 is an hour glued to two digits of a year, no Thai one
	}
	day, month := a.value, b.value
	if month > 12 || day <= 12 && p.language != nil && p.language.order == "mdy" && sign == '/' {
		day, month = month, day
	}
	return p.setDate(year, month, day, 5)
}

// splitYear parts a year from the hour that is glued to it.
func (p *dateParser) splitYear(k int) int {
	t := p.tokens[k]
	year, hour := t, t
	year.value, year.digits, year.end = t.value/100, 4, t.start+4
	hour.value, hour.digits, hour.start = t.value%100, 2, t.start+4
	p.tokens = append(p.tokens[:k+1], append([]token{hour}, p.tokens[k+1:]...)...)
	p.tokens[k] = year
	return year.value
}

// dayMonth reads "21 January 2020", "21. Januar", "21 de enero de 2020".
func (p *dateParser) dayMonth() bool {
	day := p.peek(0)
	if day.digits > 2 || day.value < 1 || day.value > 31 {
		return false
	}
	k := 1
	month, tokens := p.month(k)
	for month == 0 && k < 4 && p.insideDate(k) {
		k++
		month, tokens = p.month(k)
	}
	if month == 0 {
		return false
	}
	return p.withYear(day.value, month, k+tokens)
}

// insideDate reports whether the token k places on may stand between a day
// and its month. "am" is a particle in German, but not there.
func (p *dateParser) insideDate(k int) bool {
	t := p.peek(k)
	if t.sign == '\'' || t.sign == '’' {
		return p.peek(k-1).word == "d" // Catalan "d'abril"
	}
	return t.sign == '.' || t.sign == '-' || t.sign == '/' || t.word != "am" && p.particle(k)
}

// particle reports whether the token k places on is a word that may stand
// inside a date.
func (p *dateParser) particle(k int) bool {
	w := p.peek(k).word
	return w != "" && p.x.words[w]&wordParticle != 0
}

// withYear takes a day and a month, and the year behind them if there is one;
// k is how many tokens they take.
func (p *dateParser) withYear(day, month, k int) bool {
	end := k
	for k < end+4 && (p.comma(k) || p.peek(k).sign == '-' || p.peek(k).sign == '/' || p.particle(k)) {
		k++
	}
	t := p.peek(k)
	switch year := p.fullYear(t); {
	case t.digits == 4 && year >= 1900 && year <= 2100:
		return p.setDate(year, month, day, k+1)
	case t.digits == 6 && p.peek(k+1).sign == ':' && t.value/100 >= 1900 && t.value/100 <= 2100:
		return p.setDate(p.splitYear(p.next+k), month, day, k+1)
	case t.digits == 2 && !t.spaced && k > end && p.peek(k-1).sign == '-' && p.peek(end-1).word != "" && p.peek(1).sign == '-' && p.peek(k+1).sign != ':':
		return p.setDate(year, month, day, k+1) // "21-Jan-20"
	case t.sign == '\'' || t.sign == '’':
		if y := p.peek(k + 1); y.digits == 2 {
			return p.setDate(p.fullYear(y), month, day, k+2)
		}
	}
	return p.setDate(0, month, day, end)
}

// monthDay reads "January 21, 2020", "Jan. 21st 2020", "January 2020".
func (p *dateParser) monthDay() bool {
	month, k := p.month(0)
	if month == 0 {
		return false
	}
	for end := k + 3; k < end && (p.comma(k) || p.particle(k)); {
		k++
	}
	t := p.peek(k)
	switch year := p.fullYear(t); {
	case t.digits == 4 && year >= 1900 && year <= 2100:
		return p.setDate(year, month, 0, k+1)
	case t.digits > 0 && t.digits <= 2 && t.value >= 1 && t.value <= 31:
		return p.withYear(t.value, month, k+1)
	}
	return false
}

// comma reports whether the token k places on is a full stop or a comma.
func (p *dateParser) comma(k int) bool {
	sign := p.peek(k).sign
	return sign == '.' || sign == ',' || sign == '،'
}

// label takes a weekday, a particle, or a word that says what the date is of.
func (p *dateParser) label() bool {
	class, tokens := p.wordClass()
	switch {
	case class&wordUpdated != 0 && class&wordPublished == 0:
		if !p.updated {
			p.flush()
		}
		p.updated = true
	case class&wordPublished != 0:
		if class&wordUpdated == 0 && class&wordParticle == 0 && p.updated {
			p.flush()
			p.updated = false
		}
	case class&wordPM != 0 && class&wordAM == 0:
		p.afternoon = true
	case class&wordAM != 0 && class&wordPM == 0:
		p.morning = true
	case class&(wordWeekday|wordParticle) != 0:
	default:
		return false
	}
	p.next += tokens
	return true
}

// maxWideLabel is how many characters a label in Chinese or Japanese has at
// the most.
const maxWideLabel = 6

// wordClass returns what the next word may be and its tokens. Chinese and
// Japanese characters are tokens of their own: the longest word that they
// begin counts.
func (p *dateParser) wordClass() (class wordClass, tokens int) {
	first := p.peek(0)
	if isWide(firstRune(first.word)) {
		p.fill(p.next + maxWideLabel)
		for n := min(maxWideLabel, len(p.tokens)-p.next); n > 1; n-- {
			if class = p.x.words[p.source[first.start:p.tokens[p.next+n-1].end]]; class != 0 {
				return class, n
			}
		}
	}
	return p.x.words[first.word], 1
}

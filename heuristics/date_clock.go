package heuristics

// clock reads "14:05", "14:05:30", "2:05 pm", "2 pm", "14h05", "14.05 Uhr",
// "14時5分".
func (p *dateParser) clock() bool {
	h := p.peek(0)
	sep, m := p.peek(1), p.peek(2)
	if h.digits > 2 || h.value > 24 || h.value == 24 && m.value > 0 {
		return false
	}
	minute := m.digits == 2 && m.value < 60
	tokens := 0
	switch {
	case sep.sign == ':' && minute && !m.spaced, sep.sign == '：' && minute:
		tokens = 3
	case (sep.word == "h" || sep.word == "ч" || sep.word == "u") && minute:
		tokens = 3
	case sep.word == "h" || sep.word == "uhr" || sep.word == "点" || sep.word == "點":
		m, tokens = &token{}, 2
	case sep.sign == '.' && minute && !m.spaced && p.dottedClock():
		tokens = 3
	case (sep.word == "時" || sep.word == "时" || sep.word == "시") && m.digits > 0 && m.value < 60:
		tokens = 4
	case p.halfDay(1):
		m, tokens = &token{}, 1
	default:
		return false
	}
	if p.at.hour >= 0 {
		p.flush()
	}
	p.at.hour, p.at.minute = h.value, m.value
	p.times++
	p.next += tokens
	p.seconds()
	p.twelveHours()
	return true
}

// clockWords are the words of ASCII that clock takes: "14h", "2 p.m.", "14 Uhr".
var clockWords = []string{"h", "u", "uhr", "m"}

// dottedClock reports whether "14.05" is a time: a date stands before, or a
// word for the clock around.
func (p *dateParser) dottedClock() bool {
	after := p.peek(3)
	return p.peek(4).digits == 0 && (after.sign == -1 || after.word != "" || after.sign == ')') &&
		(p.dates > 0 || after.word == "uhr" || p.x.words[after.word]&(wordAM|wordPM) != 0)
}

// seconds reads what may stand behind the minutes: seconds, their fractions,
// and the "Z" of RFC 3339.
func (p *dateParser) seconds() {
	if p.peek(0).sign == ':' && p.peek(1).digits == 2 && p.peek(1).value < 60 {
		p.at.second = p.peek(1).value
		p.next += 2
		if p.peek(0).sign == '.' && p.peek(1).digits > 0 && !p.peek(1).spaced { // fractions
			p.next += 2
		}
	}
	if p.peek(0).word == "z" {
		p.at.zoned = true
		p.next++
	}
}

// halfDay reports whether the token k places on starts an "am" or "p.m.".
func (p *dateParser) halfDay(k int) bool {
	class, _ := p.half(k)
	return class != 0
}

// half returns the class of the half-day word k places on and its tokens.
func (p *dateParser) half(k int) (wordClass, int) {
	t := p.peek(k)
	if t.word == "" {
		return 0, 0
	}
	if c := p.x.words[t.word] & (wordAM | wordPM); c != 0 && c != wordAM|wordPM {
		return c, 1
	}
	if (t.word == "a" || t.word == "p") && p.peek(k+1).sign == '.' && p.peek(k+2).word == "m" {
		n := 3
		if p.peek(k+3).sign == '.' {
			n = 4
		}
		if t.word == "a" {
			return wordAM, n
		}
		return wordPM, n
	}
	return 0, 0
}

// twelveHours turns the hour by an "am" or "pm" behind it, or before it as in
// Korean and Chinese.
func (p *dateParser) twelveHours() {
	class, tokens := p.half(0)
	p.next += tokens
	if class == 0 {
		if p.afternoon {
			class = wordPM
		} else if p.morning {
			class = wordAM
		}
	}
	p.afternoon, p.morning = false, false
	switch {
	case class == wordPM && p.at.hour < 12:
		p.at.hour += 12
	case class == wordAM && p.at.hour == 12:
		p.at.hour = 0
	}
}

// zones are the abbreviations of time zones that mean one offset, in minutes
// east of UTC.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 60, "cet": 60, "mez": 60, "west": 60, "cest": 120, "mesz": 120, "eet": 120,
	"eest": 180, "msk": 180, "мск": 180, "trt": 180, "ist": 330, "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "kst": 540,
	"aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
	"pst": -480, "pdt": -420, "brt": -180, "art": -180, "wib": 420,
}

// zone reads a zone's abbreviation and the offset behind it ("GMT +3").
func (p *dateParser) zone() bool {
	minutes, ok := zones[p.peek(0).word]
	if !ok {
		return false
	}
	p.next++
	p.at.zone, p.at.zoned = minutes, true
	if s := p.peek(0).sign; s == '+' || s == '-' || s == '−' {
		p.offset()
	}
	return true
}

// offset reads "+3", "+03:00", "+0300". A day that is glued to it is parted:
// "+321 January" is +3 and the 21st.
func (p *dateParser) offset() bool {
	sign, t := p.peek(0).sign, *p.peek(1) // which is changed below
	if t.digits == 0 || t.spaced && sign != '+' {
		return false
	}
	hours, minutes, tokens := t.value, 0, 2
	switch {
	case p.x.month(p.language, p.peek(2).word) > 0 && t.digits > 1 && t.digits < 5:
		day := 10
		if t.digits == 2 || t.value%100 > 31 || t.value%100 < 10 || t.value/100 > 14 {
			day = 1
		}
		if day == 10 {
			hours = t.value / 100
			p.tokens[p.next+1].value, p.tokens[p.next+1].digits = t.value%100, 2
		} else {
			hours = t.value / 10
			p.tokens[p.next+1].value, p.tokens[p.next+1].digits = t.value%10, 1
		}
		tokens = 1
	case t.digits == 4:
		hours, minutes = t.value/100, t.value%100
	case p.peek(2).sign == ':' && p.peek(3).digits == 2:
		minutes, tokens = p.peek(3).value, 4
	}
	if hours > 14 || minutes > 59 {
		return false
	}
	p.at.zone, p.at.zoned = hours*60+minutes, true
	if sign != '+' {
		p.at.zone = -p.at.zone
	}
	p.next += tokens
	return true
}

package heuristics

import (
	_ "embed"
	"strings"
)

// furtherMonths are the months of languages that have no file of their own: a
// date in them is read, though their texts are not told by their words.
//
//go:embed months.txt
var furtherMonths string

// readMonths takes up a file of months, twelve lines a language. A word that is
// known already keeps its month.
func (x *lexicon) readMonths(source string) {
	month := 0
	for line := range strings.Lines(source) {
		names, ok := strings.CutPrefix(line, "month:")
		if !ok {
			continue
		}
		month = month%12 + 1
		for name := range strings.SplitSeq(names, "|") {
			if name = strings.TrimSpace(name); name != "" {
				x.addMonth(&Language{months: map[string]int{}}, name, month)
			}
		}
	}
}

// yearWords stand between a year and the rest of a date: "2024 m. sausio 5 d.",
// "2024. gada 5. janvāris", "2024ko urtarrilaren 5a".
var yearWords = setOf("m gada gads ko eko")

// yearDay reads dates whose year stands first and has a word behind it, with the
// month or the day next.
func (p *dateParser) yearDay() bool {
	k := 1
	if p.peek(k).sign == '.' {
		k++
	}
	if p.peek(0).digits != 4 || !yearWords[p.peek(k).word] {
		return false
	}
	if k++; p.peek(k).sign == '.' || p.peek(k).sign == ',' {
		k++
	}
	if month, tokens := p.month(k); month > 0 {
		day := p.peek(k + tokens)
		if day.digits == 0 || day.digits > 2 || day.value == 0 {
			return p.setDate(p.peek(0).value, month, 0, k+tokens)
		}
		k += tokens + 1
		if p.dayWord(k) {
			k++
		}
		return p.setDate(p.peek(0).value, month, day.value, k)
	}
	day := p.peek(k)
	if k++; p.peek(k).sign == '.' {
		k++
	}
	month, tokens := p.month(k)
	if month == 0 || day.digits == 0 || day.digits > 2 || day.value == 0 {
		return false
	}
	return p.setDate(p.peek(0).value, month, day.value, k+tokens)
}

// dayWord reports whether the token k places on is the word or the ending of a
// day: "5 d.", "5a", "5ean".
func (p *dateParser) dayWord(k int) bool {
	t := p.peek(k)
	return t.word == "d" || !t.spaced && (t.word == "a" || t.word == "ean" || t.word == "an")
}

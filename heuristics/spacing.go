package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstWords are words that sentences of English begin with, besides the
// function words.
var firstWords = setOf(`nobody everybody somebody anybody everyone someone anyone nothing everything something only however therefore plus other
	others most some many few several every each both either neither another such here there then now today yesterday tomorrow last next first
	second third finally also still yet just even perhaps maybe please thanks thank let see read since until although though despite during under
	between within without through unlike instead meanwhile moreover furthermore nevertheless later soon often sometimes usually never always once
	above below around across against along among behind beside besides beyond near before after not yes well look make take keep use add get
	according additionally eventually recently currently previously unfortunately fortunately similarly overall also likewise indeed hence thus
	one two three four five six seven eight nine ten how why which whose what when where who while whether whatever whenever it its i`)

// hosts are the ends of names of hosts and files that begin with a capital
// where the name does ("Earth.Org").
var hosts = setOf(`com org net info edu gov io js ai co uk fr eu tv app dev cc ly py md pdf txt doc docx csv xml html json exe jpg png zip`)

// abbreviations are written with a full stop, and a name may be glued to it.
var abbreviations = setOf(`mr mrs ms dr prof st sig sigra dott ing dipl sr sra dra mme mlle gen col capt rev hon art cap vol no nr pag str tel vs fig
	inc ltd co jr dept univ approx ca г ул им стр рис т см д г-н кв`)

// articles are never the whole of a clause.
var articles = setOf(`the a an der die das ein eine le la les un une el los las il lo gli de het een`)

// The words beside which a name with a full stop inside is one of a program
// ("the string.Index function", "a call to os.Create").
var (
	codeBefore = setOf(`call calls calling called function method class module import package type object`)
	codeBehind = setOf(`function functions method methods class classes module object objects package property field type constant variable interface
		call calls example api library struct name`)
)

// namesCode reports whether what stands around a full stop is a name of a
// program: words beside it say so, the text has another such name, or, in a
// document with code, the document has it more than once.
func (p *running) namesCode(start, stop, next, end int) bool {
	before := strings.TrimRight(p.text[max(0, start-40):start], " ")
	for range 2 {
		k := strings.LastIndexByte(before, ' ') + 1
		if codeBefore[strings.ToLower(before[k:])] {
			return true
		}
		before = strings.TrimRight(before[:k], " ")
	}
	if codeBehind[nextWord(p.text[end:])] || p.dottedNames() > 0 {
		return true
	}
	return p.d.showsCode() && p.d.programs().parts[p.text[next:end]] > 1
}

// dottedNames counts the names with a short or numbered first part before a
// full stop inside ("os.Create", "v1.Alpha").
func (p *running) dottedNames() int {
	if p.names >= 0 {
		return p.names
	}
	p.names = 0
	s := p.text
	for i := 2; i+2 < len(s); i++ {
		if s[i] == '.' && isASCIILetter(s[i+1]) && (unicode.IsDigit(rune(s[i-1])) || isASCIILetter(s[i-1]) && isASCIILetter(s[i-2]) && (i == 2 || s[i-3] == ' ')) {
			p.names++
		}
	}
	return p.names
}

// repairGlued finds sentence ends with a word right behind them.
func repairGlued(d *Document, b *Block) []Repair {
	var out []Repair
	s, running := b.text, d.runningText(b)
	for i := 1; i < len(s); i++ {
		c := s[i]
		if c < 'A' || c > 'Z' && c < utf8.RuneSelf || !utf8.RuneStart(c) {
			continue
		}
		at := i
		switch s[i-1] {
		case '.', '!', '?':
			if strings.HasPrefix(s[i:], "”") { // a closing quote stands between
				at += len("”")
			}
		default:
			continue
		}
		if confidence := running.glued(i-1, at); confidence > 0 {
			out = append(out, Repair{Start: at, End: at, New: " ", Confidence: confidence})
		}
	}
	return out
}

// glued tells how sure it is that between the sign at the offset stop and the
// word at the offset next a space got lost.
func (p *running) glued(stop, next int) float32 {
	d, s := p.d, p.text
	if next >= len(s) || stop < 3 {
		return 0
	}
	if !unicode.IsUpper(firstRune(s[next:])) {
		return 0
	}
	start, end := stop, wordEnd(s, next)
	for start > 0 && s[start-1] != ' ' && s[start-1] != '\n' && stop-start < 40 {
		start--
	}
	// What stands around must be two words and a sign, no name of a file, a
	// host or a class.
	head, word := strings.TrimLeft(s[start:stop], "(\"'“‘«["), s[next:end]
	low := strings.ToLower(word)
	single := utf8.RuneCountInString(word) == 1
	if !plainWord(head) || hosts[low] || utf8.RuneCountInString(head) < 2 || !single && !plainWord(word) || end == len(s) {
		return 0
	}
	if single && !(d.isFunction(low) && startsSmall(s[end:])) {
		return 0
	}
	if !strings.ContainsRune(" \n,;:'\"", rune(s[end])) && !strings.HasPrefix(s[end:], "’") && !strings.HasPrefix(s[end:], "”") {
		return 0
	}
	if abbreviations[strings.ToLower(head)] || articles[low] && s[end] != ' ' {
		return 0
	}
	begins, function := d.mayBe("en") && firstWords[low], d.isFunction(low)
	capital := unicode.IsUpper(firstRune(head))
	switch {
	case (begins || function) && s[end] == ' ' && !startsSmall(s[end:]) && !isLetterAt(s[end+1:]) && !p.isProse():
		return 0 // "func.Out [func.QueueMessage]"
	case (begins || function) && (s[end] != ' ' || startsSmall(s[end:]) || !capital):
		return 0.95
	case function && p.isProse() && !d.showsCode():
		return 0.85
	case single || utf8.RuneCountInString(head) < 3 || p.namesCode(start, stop, next, end) || !p.isProse():
		return 0
	case capital && !(d.mayBe("en") && knownForm(low) && startsSmall(s[end:]) && isParticiple(low)):
		return 0
	case d.mayBe("en") && (!knownForm(head) || !knownForm(low) && !startsSmall(s[end:])):
		return 0
	}
	return 0.8
}

// isParticiple reports whether a word of English looks like one that begins
// a sentence and is no name.
func isParticiple(low string) bool {
	return strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ly")
}

// repairCommas finds commas and semicolons between two words without a space
// behind.
func repairCommas(d *Document, b *Block) []Repair {
	var out []Repair
	s, running := b.text, d.runningText(b)
	for i := 2; i+2 < len(s); i++ {
		if s[i] != ',' && s[i] != ';' || s[i+1] < 'a' || s[i+1] > 'z' && s[i+1] < utf8.RuneSelf || s[i-1] == ' ' {
			continue
		}
		start, end := i, i+1
		for start > 0 && s[start-1] != ' ' && s[start-1] != '\n' && i-start < 40 {
			start--
		}
		for end < len(s) && s[end] != ' ' && s[end] != '\n' && end-i < 40 {
			end++
		}
		head, word := strings.TrimLeft(s[start:i], "(\"'“‘«["), strings.TrimRight(s[i+1:end], ".,;:!?)\"'”’»]")
		if plainWord(head) && smallWord(word) && d.areWords(head, word) && running.isProse() {
			out = append(out, Repair{Start: i + 1, End: i + 1, New: " "})
		}
	}
	return out
}

// areWords reports whether two words on both sides of a sign are words of the
// text's language, as far as that can be told.
func (d *Document) areWords(a, b string) bool {
	if d.isFunction(b) || d.isFunction(strings.ToLower(a)) {
		return true
	}
	if d.mayBe("en") {
		return knownForm(strings.ToLower(a)) && knownForm(b)
	}
	return len(d.speech()) > 0 && !d.showsCode()
}

// maxBracket is the length of the longest text in brackets that is looked
// at, in bytes.
const maxBracket = 200

// repairBrackets finds brackets that stand right behind a word, and words
// right behind a bracket. What they hold must be words: brackets around a part
// of a word ("(un)usual") and an argument ("f(x)") hold none.
func repairBrackets(d *Document, b *Block) []Repair {
	var out []Repair
	s, running := b.text, d.runningText(b)
	for i := 0; i < len(s); i++ {
		if s[i] != '(' {
			continue
		}
		length := strings.IndexByte(s[i:min(len(s), i+maxBracket)], ')')
		if length < 0 {
			continue
		}
		end := i + length + 1
		before := i > 0 && wordByte(s[i-1])
		behind := end < len(s) && wordByte(s[end])
		if (!before && !behind) || !d.holdsWords(s[i+1:end-1]) || d.showsCode() || !running.isProse() {
			continue
		}
		if before && d.endsWithWord(s[:i]) {
			out = append(out, Repair{Start: i, End: i, New: " "})
		}
		if behind && d.beginsWithWord(s[end:]) {
			out = append(out, Repair{Start: end, End: end, New: " "})
		}
		i = end - 1
	}
	return out
}

// wordByte reports whether a byte is a letter of ASCII or a part of a
// character beyond.
func wordByte(c byte) bool { return c >= utf8.RuneSelf || inWord[c] }

// holdsWords reports whether a text is two words at least, one of them a
// function word, and nothing but words, figures and their punctuation.
func (d *Document) holdsWords(s string) bool {
	words, function := 0, false
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ".,;:!?\"'“”‘’%€$£")
		if smallWord(w) || plainWord(w) {
			words++
			function = function || d.isFunction(strings.ToLower(w))
			continue
		}
		for _, r := range w {
			if !unicode.IsDigit(r) && !unicode.IsLetter(r) && r != '.' && r != ',' && r != '-' && r != '–' {
				return false
			}
		}
	}
	return words > 1 && function
}

// endsWithWord reports whether the last word of a text is one of small
// letters, with white space before it.
func (d *Document) endsWithWord(s string) bool {
	start := strings.LastIndexAny(s, " \n\t") + 1
	w := s[start:]
	return smallWord(w) && utf8.RuneCountInString(w) > 2 && (!d.mayBe("en") || d.known(w))
}

// beginsWithWord reports whether a text begins with a word of small letters
// and white space or punctuation behind it.
func (d *Document) beginsWithWord(s string) bool {
	end := wordEnd(s, 0)
	if end < len(s) && !strings.ContainsRune(" \n,.;:!?", rune(s[end])) {
		return false
	}
	w := s[:end]
	return smallWord(w) && (!d.mayBe("en") || d.known(w))
}

// repairSpaced finds punctuation marks with a space before them in running
// text.
func repairSpaced(d *Document, b *Block) []Repair {
	var out []Repair
	s := b.text
	checked := false
	for i := 3; i < len(s); i++ {
		if s[i-1] != ' ' || !d.isMisplaced(s, i) {
			continue
		}
		if !checked { // the shape of the text is looked at once
			if len(d.speech()) == 0 || !d.isProse(s) {
				return nil
			}
			checked = true
		}
		if s[i] == ',' || s[i] == '.' || !d.mayBe("fr") {
			out = append(out, Repair{Start: i - 1, End: i})
		}
	}
	return out
}

// isMisplaced reports whether the character at the offset, which has a space
// before it, is a punctuation mark that ends a clause: words stand before it,
// and it is not spoken of or part of a sign.
func (d *Document) isMisplaced(s string, i int) bool {
	switch s[i] {
	case ',', ';', '.', '!', '?':
	default:
		return false
	}
	if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' {
		return false
	}
	start := i - 1
	for start > 0 && s[start-1] != ' ' && s[start-1] != '\n' && i-start < 40 {
		start--
	}
	w := strings.TrimLeft(strings.TrimRight(s[start:i-1], ")\"”’»"), "(\"“‘«")
	if !plainWord(w) || !unicode.IsLetter(lastRune(w)) || unicode.IsUpper(firstRune(w)) && s[i] == ',' || spokenOf[w] {
		return false
	}
	rest := strings.TrimLeft(s[i+1:], " \n")
	switch {
	case rest == "":
		return true
	case s[i] == ',' || s[i] == ';':
		return isLetterAt(rest)
	}
	return unicode.IsUpper(firstRune(rest)) || strings.ContainsRune("\"“„«¿¡(", firstRune(rest))
}

// spokenOf are words behind which a punctuation mark is what a text is about
// ("Use a , for a pause").
var spokenOf = setOf(`a an the git cp mv ls cd add get un una el la le les der die das ein called sign mark key trailing leading`)

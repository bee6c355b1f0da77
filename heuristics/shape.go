package heuristics

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// shape is what one look over a block's text counts.
type shape struct {
	chars, letters, digits int32
	words                  int32 // Chinese and Japanese characters count for half a word
	capitalized            int32 // words that start with a capital
	shouted                int32 // words of two and more capitals
	function               int32 // function words of the document's language
	commas, ends           int32 // inside the sentence, and at its end
	quotes, brackets, bars int32
	signs                  int32 // other punctuation and symbols
	prices, years, links   int32 // amounts of money, numbers like years, addresses
	longest                int32 // the longest word, in characters
	first, last            runeClass
	hash                   uint64 // of the text, digits left out
	odds                   odds   // of its words
	site                   int32  // words that widgets say
}

// runeClass is a coarse class of characters.
type runeClass uint8

const (
	classNone runeClass = iota
	classUpper
	classLower
	classCaseless
	classDigit
	classEnd   // . ! ? and their kin
	classColon // : and ;
	classComma
	classQuote
	classOther
)

// counter counts shapes; its memory is used again from block to block.
type counter struct {
	language *Language
	s        *shape
	odds     *WordOdds
	site     *filter           // the language's words of widgets, nil where there are none
	each     func(word []byte) // is given each word, where it is set

	// the present word: its first letters in small, its characters, and the
	// capitals among them
	word   [maxFunction]byte
	n      int
	key    uint64 // of word, where it is short
	hash   uint32 // of word
	length int32
	upper  int32
}

// maxFunction is the length of the longest function word that is known, in
// bytes, and the space for the last letter of a longer one.
const maxFunction = 16 + utf8.UTFMax

// count writes the shape of a text.
func (c *counter) count(text string, s *shape) {
	c.s = s
	*s = shape{}
	c.newWord()
	hash := uint64(fnvStart)
	wide, number := int32(0), 0 // Chinese and Japanese characters; digits in a row
	for i := 0; i < len(text); {
		if b := text[i]; b >= 'a' && b <= 'z' {
			if number > 0 {
				c.s.years += int32(oneIf(number == 4 && yearLike(text, i)))
				number = 0
			}
			if c.s.first == classNone {
				c.s.first = classLower
			}
			i, hash = c.small(text, i, hash)
			continue
		}
		if text[i] == ' ' && number == 0 && c.s.first != classNone { // between two words
			c.s.chars++
			c.endWord()
			hash = (hash ^ ' ') * hashPrime
			i++
			continue
		}
		r, size := rune(text[i]), 1
		class := classOther
		if r < utf8.RuneSelf {
			class = asciiClasses[r]
		} else {
			r, size = utf8.DecodeRuneInString(text[i:])
			class = classify(r)
		}
		c.s.chars++
		if c.s.first == classNone {
			c.s.first = class
		}
		if class == classDigit {
			c.s.digits++
			if number++; number == 1 && i > 0 && isMoney(text[:i]) {
				c.s.prices++
			}
		} else if number > 0 {
			c.s.years += int32(oneIf(number == 4 && yearLike(text, i)))
			number = 0
		}
		switch {
		case class == classCaseless && isWide(r):
			c.endWord()
			wide++
			c.s.letters++
		case class <= classCaseless && class != classNone:
			c.letter(r, class)
		case class == classDigit, (r == '\'' || r == '’' || r == '-') && c.length > 0:
			if class == classDigit {
				c.length++
			}
		default:
			c.endWord()
			c.sign(r, class)
		}
		if r != ' ' {
			c.s.last = class
		}
		if r < '0' || r > '9' {
			hash = (hash ^ uint64(r)) * hashPrime
		}
		i += size
	}
	c.s.years += int32(oneIf(number == 4 && yearLike(text, len(text))))
	c.endWord()
	c.s.words += (wide + 1) / 2
	c.s.hash = hash ^ hash>>29
}

// hashPrime is that of FNV for 64 bits. Equal hashes of unequal texts would
// cost a little exactness of a feature and nothing else.
const hashPrime = 1099511628211

// small takes a run of small ASCII letters, which most of a Latin text is,
// into the present word. It returns the run's end and the hash.
func (c *counter) small(text string, i int, hash uint64) (int, uint64) {
	start, key, word := i, c.key, c.hash
	for i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		b := text[i]
		hash = (hash ^ uint64(b)) * hashPrime
		// A processor does these beside, while it waits for the product.
		word = (word ^ uint32(b)) * fnvPrime
		key = key<<8 | uint64(b)
		i++
	}
	n := int32(i - start)
	c.s.chars += n
	c.s.letters += n
	c.length += n
	c.s.last = classLower
	if room := maxFunction - utf8.UTFMax - c.n; i-start <= room {
		c.n += copy(c.word[c.n:], text[start:i])
		c.key, c.hash = key, word
	} else if room > 0 {
		c.n += copy(c.word[c.n:], text[start:start+room])
		c.hash = hashBytes(c.word[:c.n])
	}
	return i, hash
}

// letter takes a letter into the present word.
func (c *counter) letter(r rune, class runeClass) {
	c.s.letters++
	c.length++
	if class == classUpper {
		c.upper++
		if c.length == 1 {
			c.s.capitalized++
		}
		if r < utf8.RuneSelf {
			r |= 0x20
		} else {
			r = unicode.ToLower(r)
		}
	}
	if c.n >= maxFunction-utf8.UTFMax {
		return
	}
	from := c.n
	c.n += utf8.EncodeRune(c.word[from:], r)
	for _, b := range c.word[from:c.n] {
		c.key, c.hash = c.key<<8|uint64(b), (c.hash^uint32(b))*fnvPrime
	}
}

// newWord begins a word.
func (c *counter) newWord() {
	c.n, c.length, c.upper, c.key, c.hash = 0, 0, 0, 0, fnvStart
}

// endWord closes the present word.
func (c *counter) endWord() {
	if c.length == 0 {
		return
	}
	c.s.words++
	c.s.longest = max(c.s.longest, c.length)
	if c.upper > 1 && c.upper == c.length {
		c.s.shouted++
	}
	c.lookUp()
	c.newWord()
}

// lookUp finds what is known of the present word.
func (c *counter) lookUp() {
	if c.language != nil && c.isFunction() {
		c.s.function++
	}
	if c.site != nil && c.n >= minSiteWord && c.site.has(mixHash(c.hash)) {
		c.s.site++
	}
	if c.odds != nil && c.s.words <= maxOddsWords {
		c.s.odds.take(c.odds[oddsBucket(c.hash)])
	}
	if c.each != nil {
		c.each(c.word[:c.n])
	}
}

// isFunction reports whether the present word is a function word.
func (c *counter) isFunction() bool {
	if c.n <= maxShort {
		_, ok := c.language.function.short(c.key)
		return ok
	}
	_, ok := get(&c.language.function, c.word[:c.n])
	return ok
}

// sign counts a character that is neither letter nor digit.
func (c *counter) sign(r rune, class runeClass) {
	switch {
	case r == ' ' || r == '\t' || r == '\n':
	case class == classEnd:
		c.s.ends++
	case class == classComma:
		c.s.commas++
	case class == classQuote:
		c.s.quotes++
	case r == '(' || r == ')' || r == '[' || r == ']':
		c.s.brackets++
	case r == '|' || r == '»' || r == '>' || r == '›' || r == '•' || r == '·' || r == '/' || r == '→':
		c.s.bars++
	case r == '@' || r == '_' || r == '=':
		c.s.links++
	default:
		c.s.signs++
	}
}

func classify(r rune) runeClass {
	if r < utf8.RuneSelf {
		return asciiClasses[r]
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return classUpper
	case unicode.IsLower(r):
		return classLower
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return classCaseless
	case unicode.IsDigit(r):
		return classDigit
	}
	switch r {
	case '。', '！', '？', '…', '।', '؟', '۔':
		return classEnd
	case '，', '、', '،', '；':
		return classComma
	case '：':
		return classColon
	case '“', '”', '„', '«', '»', '‘', '’', '「', '」', '『', '』':
		return classQuote
	}
	return classOther
}

var asciiClasses = func() (table [utf8.RuneSelf]runeClass) {
	for r := range table {
		switch {
		case r >= 'A' && r <= 'Z':
			table[r] = classUpper
		case r >= 'a' && r <= 'z':
			table[r] = classLower
		case r >= '0' && r <= '9':
			table[r] = classDigit
		case r == '.' || r == '!' || r == '?':
			table[r] = classEnd
		case r == ':' || r == ';':
			table[r] = classColon
		case r == ',':
			table[r] = classComma
		case r == '"':
			table[r] = classQuote
		default:
			table[r] = classOther
		}
	}
	return table
}()

// isMoney reports whether a text ends with a currency's sign.
func isMoney(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	if r == ' ' || r == '\u00a0' {
		r, _ = utf8.DecodeLastRuneInString(s[:len(s)-size])
	}
	return r == '$' || r == '€' || r == '£' || r == '¥' || r == '₹' || r == '₽' || r == '￥'
}

// yearLike reports whether the four digits before the offset are a year.
func yearLike(s string, end int) bool {
	return s[end-4] == '1' && s[end-3] == '9' || s[end-4] == '2' && s[end-3] == '0'
}

// log1 squeezes counts: 0 stays 0, doubling adds about the same.
func log1[T int | int32](n T) float32 {
	if n >= 0 && int(n) < len(logs) {
		return logs[n]
	}
	return float32(math.Log1p(float64(n)))
}

// logs are the squeezed forms of the counts that are met most.
var logs = func() (table [4096]float32) {
	for n := range table {
		table[n] = float32(math.Log1p(float64(n)))
	}
	return table
}()

// share returns part of whole, 0 of nothing.
func share[T int | int32](part, whole T) float32 {
	if whole == 0 {
		return 0
	}
	return float32(part) / float32(whole)
}

package heuristics

import (
	"hash/maphash"
	"math"
	"unicode"
	"unicode/utf8"
)

// shape is what one look over a block's text counts.
type shape struct {
	chars, letters, digits int
	words                  int // Chinese and Japanese characters count for half a word
	capitalized            int // words that start with a capital
	shouted                int // words of two and more capitals
	function               int // function words of the document's language
	commas, ends           int // inside the sentence, and at its end
	quotes, brackets, bars int
	signs                  int // other punctuation and symbols
	prices, years, links   int // amounts of money, numbers like years, addresses
	longest                int // the longest word, in characters
	first, last            runeClass
	hash                   uint64 // of the text, digits left out
	odds                   odds   // of its words
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
	word     []byte
	upper    int // capitals in the present word
	length   int // characters in it
	s        shape
	odds     *WordOdds
	buckets  []uint16 // of the words, where they are wanted
}

// count returns the shape of a text.
func (c *counter) count(text string) shape {
	c.s, c.word, c.upper, c.length = shape{}, c.word[:0], 0, 0
	var h maphash.Hash
	h.SetSeed(repeatSeed)
	wide := 0
	number, numberLen := 0, 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		c.s.chars++
		class := classify(r)
		if c.s.first == classNone {
			c.s.first = class
		}
		if class == classDigit {
			c.s.digits++
			number, numberLen = (number*10+int(r)%10)%10000, numberLen+1
			if numberLen == 1 && i > 0 && isMoney(text[:i]) {
				c.s.prices++
			}
		} else {
			if numberLen == 4 && yearLike(text, i) {
				c.s.years++
			}
			number, numberLen = 0, 0
		}
		switch {
		case isWide(r) && class == classCaseless:
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
		i += size
	}
	if numberLen == 4 && yearLike(text, len(text)) {
		c.s.years++
	}
	c.endWord()
	c.s.words += (wide + 1) / 2
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			h.WriteByte(text[i])
		}
	}
	c.s.hash = h.Sum64()
	return c.s
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
		r = unicode.ToLower(r)
	}
	if len(c.word) < 16 {
		c.word = utf8.AppendRune(c.word, r)
	}
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
	if c.language != nil && c.language.function[string(c.word)] {
		c.s.function++
	}
	if c.s.words <= maxOddsWords {
		if c.odds != nil {
			c.s.odds.take(c.odds[wordBucket(c.word)])
		}
		if c.buckets != nil {
			c.buckets = append(c.buckets, wordBucket(c.word))
		}
	}
	c.word, c.length, c.upper = c.word[:0], 0, 0
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
func log1(n int) float32 { return float32(math.Log1p(float64(n))) }

// share returns part of whole, 0 of nothing.
func share(part, whole int) float32 {
	if whole == 0 {
		return 0
	}
	return float32(part) / float32(whole)
}

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
	word    [maxFunction]byte
	n       int
	key     uint64 // of word, where it is short
	hash    uint32 // of word
	length  int32
	upper   int32
	capital bool // the first letter is one

	text   uint64 // hash of the text so far
	number int    // digits in a row before
	wide   int32  // Chinese and Japanese characters so far

	wordSigns
}

// maxWhole is how many bytes of a word are looked at, and maxFunction the length
// of the longest function word that is known: the last letter may go beyond.
const (
	maxWhole    = 16
	maxFunction = maxWhole + utf8.UTFMax
)

// count writes the shape of a text.
func (c *counter) count(text string, s *shape) {
	*s = shape{}
	c.s, c.text, c.number, c.wide, c.wordSigns = s, fnvStart, 0, 0, wordSigns{}
	c.newWord()
	for i := 0; i < len(text); {
		if c.length == 0 && isASCIILetter(text[i]) {
			if end := c.wholeWord(text, i); end > i {
				i = end
				continue
			}
		}
		switch {
		case isSmall(text[i]):
			i = c.small(text, i)
		case text[i] == ' ' && c.number == 0 && s.first != classNone: // between two words
			s.chars++
			if c.length > 0 {
				c.endWord(text, i)
			}
			c.mix(' ')
			i++
		default:
			i += c.other(text, i)
		}
	}
	c.endNumber(text, len(text))
	c.endWord(text, len(text))
	s.words += (c.wide + 1) / 2
	s.hash = c.text ^ c.text>>29
}

// other takes the character at the offset, which is of any sort, and returns its
// size.
func (c *counter) other(text string, i int) (size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	class := classify(r)
	c.s.chars++
	if c.s.first == classNone {
		c.s.first = class
	}
	if r != ' ' {
		c.s.last = class
	}
	if class != classDigit {
		c.endNumber(text, i)
	}
	switch {
	case class == classDigit:
		c.digit(text, i)
	case class == classCaseless && isWide(r):
		c.endWord(text, i)
		c.unsure = true
		c.wide++
		c.s.letters++
		c.mix(uint64(r))
	case class <= classCaseless:
		c.letter(r, class)
	case (r == '\'' || r == '’' || r == '-') && c.length > 0:
		c.mix(uint64(r))
		c.join(text, i, size)
	default:
		c.endWord(text, i)
		c.sign(r, class)
		c.mix(uint64(r))
		c.found |= signsBeside(text, i, r, class)
		c.unsure = c.unsure || r == '’' && i+size < len(text) && wordByte(text[i+size])
	}
	return size
}

// digit takes a digit, which may be a part of a word.
func (c *counter) digit(text string, i int) {
	c.length++
	c.s.digits++
	if c.number++; c.number == 1 && i > 0 && isMoney(text[:i]) {
		c.s.prices++
	}
}

// endNumber closes the digits in a row before the offset, if there are any.
func (c *counter) endNumber(text string, end int) {
	c.s.years += int32(oneIf(c.number == 4 && yearLike(text, end)))
	c.number = 0
}

// mix takes a word or another character into the hash of the text.
func (c *counter) mix(part uint64) { c.text = (c.text ^ part) * hashPrime }

// joinsWord tells which bytes behind small letters may belong to the same word:
// then it is not taken as a whole.
var joinsWord = func() (table [256]bool) {
	for i := range table {
		c := byte(i)
		table[c] = c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || isDigit(c) || c == '\'' || c == '-'
	}
	return table
}()

// wholeWord takes a word of ASCII letters, small but for the first one, at once:
// most words are such, and what is known of the letters is kept at hand. It
// returns the word's end, or the start for any other word.
func (c *counter) wholeWord(text string, start int) (end int) {
	first := text[start] | 0x20
	key, word := uint64(first), (fnvStart^uint32(first))*fnvPrime
	end = start + 1
	for ; end < len(text); end++ {
		b := text[end]
		if !isSmall(b) {
			break
		}
		key = key<<8 | uint64(b)
		word = (word ^ uint32(b)) * fnvPrime
	}
	n := end - start
	if n > maxWhole || end < len(text) && joinsWord[text[end]] || c.each != nil {
		return start
	}
	capital := first != text[start]
	if capital && n > maxShort && c.language != nil && c.language.function.mayHaveLong(n, first, text[start+n/2], text[end-1]) {
		return start // the table has small letters
	}
	c.s.function += int32(oneIf(isFunction(c.language, key, text[start:end])))
	c.takeWhole(text[start:end], word, capital)
	return end
}

// takeWhole counts a word of ASCII letters by its hash.
func (c *counter) takeWhole(word string, hash uint32, capital bool) {
	s, n := c.s, len(word)
	s.words++
	s.chars += int32(n)
	s.letters += int32(n)
	s.longest = max(s.longest, int32(n))
	s.capitalized += int32(oneIf(capital))
	if s.first == classNone {
		s.first = asciiClasses[word[0]]
	}
	s.last = asciiClasses[word[n-1]]
	c.lookUp(hash, n)
	c.mix(uint64(hash)<<1 | uint64(oneIf(capital)))
	c.signsOfWhole(word, hash)
}

// hashPrime is that of FNV for 64 bits. Words are mixed in by their own hashes.
// Equal hashes of unequal texts would cost a little exactness of a feature and
// nothing else.
const hashPrime = 1099511628211

// small takes a run of small ASCII letters into the present word. It returns the
// run's end.
func (c *counter) small(text string, i int) int {
	c.endNumber(text, i)
	if c.s.first == classNone {
		c.s.first = classLower
	}
	start, key, word := i, c.key, c.hash
	for i < len(text) && isSmall(text[i]) {
		key = key<<8 | uint64(text[i])
		word = (word ^ uint32(text[i])) * fnvPrime
		i++
	}
	n := int32(i - start)
	c.s.chars += n
	c.s.letters += n
	c.length += n
	c.s.last = classLower
	if room := maxWhole - c.n; i-start <= room {
		c.n += copy(c.word[c.n:], text[start:i])
		c.key, c.hash = key, word
		return i
	} else if room > 0 {
		c.n += copy(c.word[c.n:], text[start:start+room])
		c.hash = hashBytes(c.word[:c.n])
	}
	c.mix(uint64(word)) // of letters that c.hash knows nothing of
	return i
}

// letter takes a letter into the present word.
func (c *counter) letter(r rune, class runeClass) {
	c.s.letters++
	c.length++
	if class != classUpper {
		c.unsure = true // small ones of ASCII do not come here
	} else {
		c.upper++
		c.capital = c.capital || c.n == 0
		if c.length == 1 {
			c.s.capitalized++
		}
		if r < utf8.RuneSelf {
			r |= 0x20
		} else {
			c.unsure = true
			r = unicode.ToLower(r)
		}
	}
	if c.n >= maxWhole {
		c.mix(uint64(r))
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
	c.n, c.length, c.upper, c.capital, c.key, c.hash = 0, 0, 0, false, 0, fnvStart
}

// endWord closes the present word, which ends at an offset.
func (c *counter) endWord(text string, end int) {
	if c.length == 0 {
		return
	}
	if c.n > 0 {
		c.signsOfWord(text, end)
	}
	c.s.words++
	c.s.longest = max(c.s.longest, c.length)
	if c.upper > 1 && c.upper == c.length {
		c.s.shouted++
	}
	c.s.function += int32(oneIf(isFunction(c.language, c.key, c.word[:c.n])))
	c.lookUp(c.hash, c.n)
	if c.n > 0 {
		capital := oneIf(c.capital)
		c.mix(uint64(c.hash)<<1 | uint64(capital) | uint64(int(c.upper)-capital)<<40)
	}
	if c.each != nil {
		c.each(c.word[:c.n])
	}
	c.newWord()
}

// lookUp finds what else is known of a word of n bytes by its hash.
func (c *counter) lookUp(hash uint32, n int) {
	if c.site != nil && n >= minSiteWord {
		c.s.site += int32(c.site.bit(mixHash(hash))) // no processor guesses which have it
	}
	if c.odds != nil && c.s.words <= maxOddsWords {
		c.s.odds.take(c.odds[oddsBucket(hash)])
	}
}

// isFunction reports whether a word in small letters is a function word of a
// language, which may be nil. key is that of the word, if it is short.
func isFunction[T string | []byte](l *Language, key uint64, word T) (ok bool) {
	switch {
	case l == nil:
	case len(word) <= maxShort:
		_, ok = l.function.short(key)
	default:
		_, ok = get(&l.function, word)
	}
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
	case isGeneralPunctuation(r):
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

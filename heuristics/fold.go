package heuristics

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is the form in which phrases and lines are compared: small letters
// without accents, numbers as "#", quotes straight, punctuation gone but for
// colons, single spaces, and no space beside Chinese and Japanese characters.
type folded struct {
	text []byte
	// ends are the offsets in text at which a word ends, in order.
	ends []int
	// colon says that there is a colon inside.
	colon bool
	wide  bool // the text so far ends with a Chinese or Japanese character
}

// fold folds s into f, whose memory is used again.
func (f *folded) fold(s string) {
	f.text, f.ends, f.colon, f.wide = f.text[:0], f.ends[:0], false, false
	space := false // white space or punctuation is due before the next word
	for i := 0; i < len(s); {
		if smallLetter[s[i]] != 0 { // most of them
			if space || f.wide {
				f.word(&space, false)
			}
			i = f.letters(s, i)
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == ' ':
			space = true
		case r >= '0' && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r):
			space = true // "12comments"
			f.word(&space, false)
			size = numberLength(s[i:])
			f.text = append(f.text, '#')
			space = true
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´':
			if len(f.text) > 0 && !space && i+size < len(s) && isLetterAt(s[i+size:]) {
				f.text, f.wide = append(f.text, '\''), false
			} else {
				space = true
			}
		case r == ':' || r == '：':
			f.mark()
			space = true
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)):
			f.word(&space, isWide(r))
			f.text = utf8.AppendRune(f.text, plainLetter(r))
		case r == 0x200c || r == 0x200d || r == 0xad || r == 0x200b:
		default:
			space = true
		}
		i += size
	}
	if n := len(f.text); n > 0 && f.text[n-1] == ':' {
		f.text = f.text[:n-1]
		f.colon = false
		for _, c := range f.text {
			f.colon = f.colon || c == ':'
		}
	}
	if n := len(f.text); n > 0 && (len(f.ends) == 0 || f.ends[len(f.ends)-1] < n) {
		f.ends = append(f.ends, n)
	}
}

// outerWords returns the hashes of the first word and the last.
func (f *folded) outerWords() outerWords {
	last := f.wordAt(len(f.ends) - 1)
	return outerWords{sumOf(f.text[:f.ends[0]]), sumOf(f.text[last:f.ends[len(f.ends)-1]])}
}

// wordAt returns where a word begins, by its number.
func (f *folded) wordAt(n int) int {
	if n == 0 {
		return 0
	}
	at := f.ends[n-1]
	for at < len(f.text) && (f.text[at] == ' ' || f.text[at] == ':') {
		at++
	}
	return at
}

// startHash returns the hash of the first two words, or of the only one.
func (f *folded) startHash() uint32 {
	one := sumOf(f.text[:f.ends[0]])
	if len(f.ends) == 1 {
		return one
	}
	return startHash(one, sumOf(f.text[f.wordAt(1):f.ends[1]]))
}

// plainLetters has, for each letter below its length, the small letter without
// accents; 0 for what is no letter.
var plainLetters = func() (table [0x2000]rune) {
	for i := range table {
		r := rune(i)
		if !unicode.IsLetter(r) {
			continue
		}
		table[i] = unicode.ToLower(r)
		// The dots of Cyrillic and the marks of Arabic make other letters.
		if !unicode.In(r, unicode.Latin, unicode.Greek) {
			continue
		}
		if d := norm.NFD.String(string(table[i])); d != "" {
			table[i] = firstRune(d)
		}
	}
	for _, pair := range [][2]rune{{'đ', 'd'}, {'ł', 'l'}, {'ø', 'o'}, {'ı', 'i'}, {'ς', 'σ'}, {'ё', 'е'}, {'ی', 'ي'}, {'ى', 'ي'}, {'ک', 'ك'}, {'أ', 'ا'}, {'إ', 'ا'}} {
		table[pair[0]] = pair[1]
		if upper := unicode.ToUpper(pair[0]); upper < rune(len(table)) && pair[0] != 'ı' && pair[0] != 'ς' {
			table[upper] = pair[1]
		}
	}
	return table
}()

// plainLetter returns the small letter without accents: capitals often stand
// without them ("A LIRE AUSSI"), and so do whole pages of some languages.
// Letters that writers mix up are one: Romanian s with comma or cedilla, two
// forms of Arabic yeh and kaf.
func plainLetter(r rune) rune {
	if int(r) < len(plainLetters) && plainLetters[r] != 0 {
		return plainLetters[r]
	}
	return unicode.ToLower(r)
}

// mark adds a colon behind the last word.
func (f *folded) mark() {
	if n := len(f.text); n > 0 && f.text[n-1] != ':' {
		f.endWord()
		f.text = append(f.text, ':')
		f.colon, f.wide = true, false
	}
}

// endWord notes the end of a word; a colon is behind one that was noted.
func (f *folded) endWord() {
	if n := len(f.text); n > 0 && f.text[n-1] != ':' && (len(f.ends) == 0 || f.ends[len(f.ends)-1] < n) {
		f.ends = append(f.ends, n)
	}
}

// word goes from one word to the next where a space is due; every wide
// character is a word of its own.
func (f *folded) word(space *bool, wide bool) {
	n := len(f.text)
	if n == 0 {
		*space, f.wide = false, wide
		return
	}
	if wide || f.wide || *space {
		f.endWord()
	}
	if *space && !wide && !f.wide {
		f.text = append(f.text, ' ')
	}
	*space, f.wide = false, wide
}

// letters adds the ASCII letters from an offset on, and returns their end.
func (f *folded) letters(s string, i int) int {
	for n := sumBytes; n == sumBytes; i += n {
		word := bytesFrom(s, i)
		n = bits.TrailingZeros64(lettersIn(word)^topBits) / 8
		f.text = binary.LittleEndian.AppendUint64(f.text, word|caseBits)
		f.text = f.text[:len(f.text)-sumBytes+n]
	}
	return i
}

// numberLength returns the length of the number that s starts with: digits,
// separators between digits, and a unit of thousands or millions ("3.4K").
func numberLength(s string) int {
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if unicode.IsDigit(r) {
			end += size
			continue
		}
		if (r == '.' || r == ',') && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9' {
			end++
			continue
		}
		break
	}
	if end < len(s) && (s[end]|0x20 == 'k' || s[end]|0x20 == 'm') && (end+1 == len(s) || !isLetterAt(s[end+1:])) {
		end++
	}
	return end
}

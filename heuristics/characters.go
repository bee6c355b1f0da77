package heuristics

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// charactersRules undo damage to single characters. Each looks only at
// blocks whose traits concern it.
func charactersRules() []Rule {
	return []Rule{{
		ID:    "characters/invalid",
		Doc:   "Puts the replacement character where bytes are not UTF-8.",
		Hit:   Example{In: "The caf\xe9 on the quay has been closed since May.", Out: "The caf\uFFFD on the quay has been closed since May."},
		Miss:  Example{In: "The café on the quay has been closed since May."},
		Apply: perBlock("characters/invalid", 1, hasInvalid, repairInvalid),
	}, {
		ID:    "characters/mojibake",
		Doc:   "Restores UTF-8 that was read as a legacy encoding, once or twice over.",
		Hit:   Example{In: "They donâ€™t sell cafÃ© au lait here any more.", Out: "They don’t sell café au lait here any more."},
		Miss:  Example{In: "NÃO HÁ RAZÃO para alarme, disse a Ângela ontem."},
		Apply: perBlock("characters/mojibake", 0.97, hasMisread, repairMojibake),
	}, {
		ID:    "characters/entity",
		Doc:   "Resolves HTML entities that were left in the text.",
		Hit:   Example{In: "Marks &amp; Sons have closed the shop &#8211; for good.", Out: "Marks & Sons have closed the shop – for good."},
		Miss:  Example{In: "In HTML the entity &amp; stands for an ampersand."},
		Apply: perBlock("characters/entity", 0.97, hasAmpersand, repairEntities),
	}, {
		ID:    "characters/control",
		Doc:   "Removes control characters, and puts right those that are windows-1252's punctuation.",
		Hit:   Example{In: "The ferry\x00 leaves\x1b at\u0081 noon.", Out: "The ferry leaves at noon."},
		Miss:  Example{In: "The ferry leaves at noon."},
		Apply: perBlock("characters/control", 1, hasControl, repairControls),
	}, {
		ID:    "characters/invisible",
		Doc:   "Removes soft hyphens, zero-width characters and stray direction marks; joiners that a script or an emoji needs stay.",
		Hit:   Example{In: "The govern\u00adment moved the \u200bbridge.", Out: "The government moved the bridge."},
		Miss:  Example{In: "می\u200cخواهم به خانه بروم و کتاب بخوانم."},
		Apply: perBlock("characters/invisible", 1, hasInvisible, repairInvisible),
	}, {
		ID:    "characters/space",
		Doc:   "Puts a plain space in the place of typographic spaces; no-break and ideographic spaces inside text stay.",
		Hit:   Example{In: "About 40 thousand\u2002people live\u2003here.", Out: "About 40 thousand people live here."},
		Miss:  Example{In: "春の海\u3000ひねもすのたりのたりかな。\n\nAbout 40\u00a0000 people live here.", Out: "春の海\u3000ひねもすのたりのたりかな。\n\nAbout 40\u00a0000 people live here."},
		Apply: perBlock("characters/space", 1, hasOddSpace, repairSpaces),
	}, {
		ID:    "characters/form",
		Doc:   "Spells out ligatures, and full-width Latin letters and digits that stand among narrow ones.",
		Hit:   Example{In: "The ofﬁce on the third ﬂoor is closed.", Out: "The office on the third floor is closed."},
		Miss:  Example{In: "会議はＡ棟の３階で開かれます。"},
		Apply: perBlock("characters/form", 0.98, hasPresented, repairForms),
	}, {
		ID:    "characters/nfc",
		Doc:   "Composes letters and their marks (Unicode normalization form C).",
		Hit:   Example{In: "The cafe\u0301 is open on Sundays.", Out: "The café is open on Sundays."},
		Miss:  Example{In: "The x\u0304 stands for the mean of the sample."},
		Apply: perBlock("characters/nfc", 1, hasMark, repairComposition),
	}, {
		ID:    "characters/letterspaced",
		Doc:   "Joins the letters of a word that was set with spaces between them, where what comes of it is a word.",
		Hit:   Example{In: "N E W S from the harbour is what you will find on this page every Monday.", Out: "NEWS from the harbour is what you will find on this page every Monday."},
		Miss:  Example{In: "The walls of the shape are A B C D, and the trains stop at X Y Z and W."},
		Apply: joinLetters,
	}}
}

// maxPasses bounds how often a rule looks again at a block that it has
// changed: damage done twice over comes off in two passes.
const maxPasses = 4

// perBlock makes an Apply of a function that proposes repairs for one text.
// The confidence is that of the repairs which have none of their own.
func perBlock(id ID, confidence float32, concern traits, propose func(string) []Repair) func(*Document) {
	return func(d *Document) {
		if d.traits()&concern == 0 {
			return
		}
		for i := range d.Blocks {
			b := &d.Blocks[i]
			for pass := 0; b.traits()&concern != 0 && pass < maxPasses; pass++ {
				if !d.Repair(i, id, confident(propose(b.text), confidence)) {
					break
				}
			}
		}
	}
}

// confident gives the repairs that have no confidence this one.
func confident(repairs []Repair, confidence float32) []Repair {
	for k := range repairs {
		if repairs[k].Confidence == 0 {
			repairs[k].Confidence = confidence
		}
	}
	return repairs
}

// common is what the texts of all blocks of a document tell together: most rules
// that mend concern none of them, and need not go over the blocks.
type common struct {
	traits traits
	signs  signs
	// looked and signed are the numbers of blocks that were looked at.
	looked, signed int
}

// traits returns what the characters of all blocks tell, looking once a change.
func (d *Document) traits() traits {
	if s := &d.common; s.looked != len(d.Blocks) {
		s.looked, s.traits = len(d.Blocks), 0
		for i := range d.Blocks {
			s.traits |= d.Blocks[i].traits()
		}
	}
	return d.common.traits
}

// traits returns what the block's characters tell, looking once a change.
func (b *Block) traits() traits {
	if b.looked {
		return b.seen
	}
	return b.look()
}

func (b *Block) look() traits {
	b.seen, b.looked = 0, true
	if b.may(hasBeyondASCII | mayBeDamaged) { // fewer blocks than not
		b.seen = look(b.text)
	}
	return b.seen
}

func repairInvalid(s string) []Repair {
	var out []Repair
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || size != 1 {
			i += size
			continue
		}
		start := i
		for i < len(s) && r == utf8.RuneError && size == 1 {
			i++
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		out = append(out, Repair{Start: start, End: i, New: "\uFFFD"})
	}
	return out
}

// lost1252 are the control characters that are windows-1252's punctuation,
// read as ISO 8859-1.
var lost1252 = map[rune]string{
	0x80: "€", 0x84: "„", 0x8b: "‹", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x99: "™", 0x9b: "›",
}

func repairControls(s string) []Repair {
	out := removeRunes(s, func(r rune, _ int) bool {
		return (r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0) && lost1252[r] == ""
	})
	before := rune(0)
	for i, r := range s {
		mark := lost1252[r]
		misread := before == 'â' || before == 'Â' || before == 'Ã' // and left so on purpose
		if before = r; mark != "" && !misread {
			out = append(out, Repair{Start: i, End: i + utf8.RuneLen(r), New: mark, Confidence: 0.9})
		}
	}
	slices.SortFunc(out, func(a, b Repair) int { return a.Start - b.Start })
	return out
}

// removeRunes proposes to take out the characters that drop names; it is
// given the character and its offset.
func removeRunes(s string, drop func(r rune, at int) bool) []Repair {
	var out []Repair
	for i, r := range s {
		if !drop(r, i) {
			continue
		}
		size := utf8.RuneLen(r)
		if n := len(out); n > 0 && out[n-1].End == i {
			out[n-1].End = i + size
		} else {
			out = append(out, Repair{Start: i, End: i + size})
		}
	}
	return out
}

func repairInvisible(s string) []Repair {
	bidi := look(s)&hasRightLeft != 0
	trimmed := len(strings.TrimRight(s, " \t\u00a0"))
	return removeRunes(s, func(r rune, at int) bool {
		switch {
		case r == 0xad:
			// At a line's end it says that the word goes on: the lines
			// layer joins it.
			return at+2 != trimmed
		case r == 0x200c || r == 0x200d:
			return !joinerNeeded(s, at)
		case r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return !bidi
		}
		return r == 0x200b || r == 0xfeff || r == 0x180e || r >= 0x2060 && r <= 0x2064 || r >= 0x206a && r <= 0x206f
	})
}

// joinerNeeded reports whether the zero-width joiner or non-joiner at the
// offset stands where scripts and emoji use it: behind a letter or sign of
// Arabic or an Indic script, or behind an emoji.
func joinerNeeded(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+3:])
	if after == utf8.RuneError || unicode.IsSpace(after) || unicode.IsSpace(before) {
		return false
	}
	return before >= 0x600 && before < 0x1000 || before >= 0x2190 && before < 0x2c00 || before == 0xfe0f || before >= 0x1f000
}

func repairSpaces(s string) []Repair {
	var out []Repair
	for i, r := range s {
		if r != 0x1680 && (r < 0x2000 || r > 0x200a) && r != 0x205f {
			continue
		}
		out = append(out, Repair{Start: i, End: i + utf8.RuneLen(r), New: " "})
	}
	return out
}

// ligatures are spelt out from U+FB00 on.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

func repairForms(s string) []Repair {
	var out []Repair
	wide := hasWideScript(s)
	if wide && !strings.Contains(s, "\xef\xac") { // the first bytes of the ligatures
		return nil
	}
	for i, r := range s {
		if r >= 0xfb00 && int(r) < 0xfb00+len(ligatures) {
			out = append(out, Repair{Start: i, End: i + 3, New: ligatures[r-0xfb00]})
		} else if !wide && r >= 0xff01 && r <= 0xff5e {
			out = append(out, Repair{Start: i, End: i + 3, New: narrow(s, i, r)})
		}
	}
	if len(out) > 0 && speaksOfCharacters(s) {
		return nil
	}
	return out
}

// narrow returns the narrow form of the full-width character at the offset.
// The wide form of a punctuation mark has the space beside it built in.
func narrow(s string, at int, r rune) string {
	plain := string(r - 0xff01 + '!')
	switch r - 0xff01 + '!' {
	case ',', ';', ':', '!', '?', ')':
		if isLetterAt(s[at+3:]) {
			plain += " "
		}
	case '(':
		if before := lastRune(s[:at]); at > 0 && !unicode.IsSpace(before) {
			plain = " " + plain
		}
	}
	return plain
}

// characterWords are the words of texts about single characters.
var characterWords = newSubject("unicode", "u+", "ligatur", "code point", "codepoint")

// speaksOfCharacters reports whether a text is about single characters: then
// each has to stay what it is.
func speaksOfCharacters(s string) bool { return characterWords.in(s) }

func repairComposition(s string) []Repair {
	if norm.NFC.IsNormalString(s) {
		return nil
	}
	var out []Repair
	var it norm.Iter
	it.InitString(norm.NFC, s)
	for !it.Done() {
		from := it.Pos()
		segment := it.Next()
		if to := it.Pos(); s[from:to] != string(segment) {
			out = append(out, Repair{Start: from, End: to, New: string(segment)})
		}
	}
	if len(out) > 0 && speaksOfCharacters(s) {
		return nil
	}
	return out
}

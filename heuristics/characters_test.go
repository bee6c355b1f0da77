package heuristics

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

// repaired applies what a function proposes, as often as a rule does.
func repaired(propose func(string) []Repair, s string) string {
	d := ReadText(strings.ReplaceAll(s, "\n", " "))
	if len(d.Blocks) == 0 {
		return ""
	}
	for range maxPasses {
		if !d.Repair(0, "test/rule", propose(d.Blocks[0].text)) {
			break
		}
	}
	return d.Blocks[0].text
}

// misread reads UTF-8 as the encoding, the way browsers do.
func misread(m *charmap.Charmap, s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		r := m.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestMojibakeOf1252(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"English quotes and dashes", "They don’t sell “café au lait” — ever…"},
		{"Spanish", "El señor Muñoz no volverá este año, ¿verdad?"},
		{"French", "Cœur d’été à Noël, déjà vu à la carte"},
		{"German", "Größe und Übung – „schön“, sagte Straßenbahner Jäger"},
		{"Portuguese", "A canção não é à tarde, são três irmãs"},
		{"Polish", "Zażółć gęślą jaźń i ślimak"},
		{"Vietnamese", "Việt Nam đẹp, người dân rất vui"},
		{"Russian", "Привет, как дела? Это «письмо»."},
		{"Greek", "Καλημέρα σας"},
		{"Japanese", "日本語のテキスト"},
		{"euro sign", "It costs €5 or £4"},
		{"emoji", "See you 😀 there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			once := misread(charmap.Windows1252, c.text)
			require.NotEqual(t, c.text, once)
			assert.Equal(t, c.text, repaired(repairMojibake, once), "once")
			if c.name != "Vietnamese" {
				assert.Equal(t, c.text, repaired(repairMojibake, misread(charmap.Windows1252, once)), "twice")
			}
		})
	}
}

func TestMojibakeOfOthers(t *testing.T) {
	for _, c := range []struct {
		name     string
		encoding *charmap.Charmap
		text     string
	}{
		{"1251: Russian words", charmap.Windows1251, "Привет, Москва такая большая"},
		{"1251: German", charmap.Windows1251, "Die Brücke gehört den Bürgern"},
		{"1251: one letter beside whole words", charmap.Windows1251, "Порт и море в июле"},
		{"MacRoman: Russian", charmap.Macintosh, "Дети бежали по лугу"},
		{"MacRoman: Polish", charmap.Macintosh, "Mała łódka stała na brzegu"},
		{"1251: quotes", charmap.Windows1251, "They don’t say “ever” — why…"},
		{"MacRoman: English", charmap.Macintosh, "They don’t sell “café au lait” — ever…"},
		{"MacRoman: German", charmap.Macintosh, "Größe und Übung, „schön“"},
		{"MacRoman: French", charmap.Macintosh, "Il a été à Noël là-bas"},
	} {
		t.Run(c.name, func(t *testing.T) {
			once := misread(c.encoding, c.text)
			require.NotEqual(t, c.text, once)
			assert.Equal(t, c.text, repaired(repairMojibake, once))
		})
	}
}

func TestMojibakeInPart(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"one damaged word among sound ones", "The café sells cafÃ© au lait", "The café sells café au lait"},
		{"damage at both ends", "Ã©tÃ©", "été"},
		{"closing quote whose last byte was lost", "“Never,â€ she said", "“Never,” she said"},
		{"no-break space", "40Â\u00a0000 people", "40\u00a0000 people"},
		{"byte order mark", "ï»¿Start", "\ufeffStart"},
		{"a lost no-break space at a word's end", "La cittÃ era vuota", "La città era vuota"},
		{"a lost no-break space behind a word", "Il est parti Ã la mer et Ã  pied", "Il est parti à la mer et à pied"},
		{"a lost no-break space behind a figure", "40Â 000 people", "40 000 people"},
		{"a letter that is spoken of", "a letra Ã é rara", "a letra Ã é rara"},
		{"damage far from where encodings are spoken of", "The encoding of the page is told by its head. " + strings.Repeat("The ferry is late. ", 12) + "They donâ€™t sail.", "The encoding of the page is told by its head. " + strings.Repeat("The ferry is late. ", 12) + "They don’t sail."},
		{"a double reading in part", "donÃ¢â‚¬â„¢t and don’t", "don’t and don’t"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(repairMojibake, c.in)) })
	}
}

func TestMojibakeLeavesSoundText(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"Portuguese capitals", "NÃO HÁ RAZÃO PARA A CORAÇÃO, disse a Ângela à mãe em São João"},
		{"Portuguese with signs", "CORAÇÃO® e AÇÃO™ são marcas; «MAÇû, «PÃO»"},
		{"French capitals", "À CÔTÉ DE L’ÎLE, ÂGÉ D’UN ÉTÉ : « ÊTRE » Ô ÇA"},
		{"French quotes", "« Il a dit “là” », l’été – déjà… »"},
		{"German", "GRÖẞE, ÄÖÜ, „Straße“, Übung – »schön«"},
		{"Polish", "ŁÓDŹ i ĆMA, „Żółć”, Ósmy Śląsk – ĄĘŃ"},
		{"Vietnamese", "ĐƯỜNG PHỐ Ăn Ở Hà Nội đã đổi, “người ấy” nói…"},
		{"Spanish", "Él dijo: «¡SÍ!» y «está»… Á ÉL Ñ"},
		{"Danish", "ÆØÅ – Ål på Ø, »Århus«"},
		{"Russian", "Рига, Сочи и С° – «Да», сказала Р. Я."},
		{"Ukrainian", "Ґанок і її Європа – «Ні»"},
		{"Icelandic", "Ðað er Þór, ÁÐ og ÖÐ"},
		{"Turkish", "ŞİŞLİ Ğ ÜÇ İĞNE"},
		{"a text about the damage", "In mojibake “Ã©” stands for é."},
		{"closing signs behind small letters", "Le «café»… et le «là»—, déjà»™ «è»…"},
		{"Portuguese capitals before a closing quote", "Lia-se «AMANHû e «NÃO», e «IRMû mais abaixo"},
		{"Ukrainian endings", "надії, моїї, Марії, історії, Її мрії та їх вії"},
		{"Cyrillic capitals before small letters", "Рік, Гёте, Сім, Гілля, Рєпін, Јован и Рђа"},
		{"formulas", "2√πr, k√π, x≈π, ƒ(x)"},
		{"symbols of Mac fonts", "√4 = 2, ¬p ∧ q, ≈5, π≠3"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.text, repaired(repairMojibake, c.text)) })
	}
}

// TestMojibakeGrowth counts the proposals and the memory for runs that are
// misread but convince nobody: none may be decoded again from every place.
func TestMojibakeGrowth(t *testing.T) {
	for _, unit := range []string{"ж—Ґ", "Êó•", "Ð¿", "Рџ", "Ã©", "â€", "Ã", "рџЂ"} {
		few, many := strings.Repeat(unit, 1_000), strings.Repeat(unit, 20_000)
		small := allocated(func() { repairMojibake(few) }) // quadratic growth would be by 400
		large := allocated(func() { repairMojibake(many) })
		assert.LessOrEqual(t, large, 100*small, "bytes allocated for %q", unit)
	}
}

func TestEntities(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"named", "Marks &amp; Sons", "Marks & Sons"},
		{"decimal", "for good &#8211; or not", "for good – or not"},
		{"hexadecimal", "don&#x2019;t", "don’t"},
		{"no-break space was written to keep a space", "40&nbsp;000", "40 000"},
		{"escaped twice", "Marks &amp;amp; Sons", "Marks & Sons"},
		{"escaped thrice, another", "don&amp;amp;#8217;t", "don’t"},
		{"letters", "caf&eacute; &Uuml;bung", "café Übung"},
		{"several", "&ldquo;a&rdquo; &lt; &quot;b&quot;", "“a” < \"b\""},
		{"at the end", "Marks &amp;", "Marks &"},
		{"plain ampersand", "Marks & Sons", "Marks & Sons"},
		{"without semicolon", "Marks &amp Sons &copy 2020", "Marks &amp Sons &copy 2020"},
		{"address", "https://a.example/?a=1&amp=2&lt=3", "https://a.example/?a=1&amp=2&lt=3"},
		{"unknown name", "a &zwirbel; b", "a &zwirbel; b"},
		{"too long a name", "a &CounterClockwiseContourIntegral; b", "a &CounterClockwiseContourIntegral; b"},
		{"a bare number sign", "a &#; b &; c", "a &#; b &; c"},
		{"R&D;", "the R&D; team", "the R&D; team"},
		{"an address in a program", "a = 4; b = &num; c =&sum;", "a = 4; b = &num; c =&sum;"},
		{"an escaped sign in a program", "a = &lt;b&gt;", "a = <b>"},
		{"text about HTML", "In HTML &amp; stands for it", "In HTML &amp; stands for it"},
		{"text with tags", "<b>a</b> &amp; b", "<b>a</b> &amp; b"},
		{"text about escaping", "To escape it, write &lt;", "To escape it, write &lt;"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(repairEntities, c.in)) })
	}
}

func TestInvalid(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"one byte", "caf\xe9 on", "caf\uFFFD on"},
		{"a run is one sign", "a\xff\xfe\xfdb", "a\uFFFDb"},
		{"a cut character", "a\xe2\x82", "a\uFFFD"},
		{"a surrogate", "a\xed\xa0\x80b", "a\uFFFDb"},
		{"the replacement character itself stays", "a\uFFFD\uFFFDb", "a\uFFFD\uFFFDb"},
		{"sound text", "café", "café"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(repairInvalid, c.in)) })
	}
}

func TestInvisible(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"soft hyphen inside a word", "govern\u00adment", "government"},
		{"soft hyphen at the end says that the word goes on", "govern\u00ad", "govern\u00ad"},
		{"zero-width spaces", "\u200ba\u200b\u200bb\ufeff", "ab"},
		{"word joiner", "a\u2060b", "ab"},
		{"non-joiner in Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiner in Hindi", "क्\u200dष", "क्\u200dष"},
		{"joiner in an emoji", "👩\u200d🔬 and ❤\ufe0f\u200d🔥", "👩\u200d🔬 and ❤\ufe0f\u200d🔥"},
		{"non-joiner among Latin letters", "a\u200cb", "ab"},
		{"joiner before a space", "می\u200c خواهم", "می خواهم"},
		{"direction marks in Latin text", "\u200ea\u202ab\u202c", "ab"},
		{"direction marks in Hebrew text", "שלום \u200fabc\u200e", "שלום \u200fabc\u200e"},
		{"plain text", "a b", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(repairInvisible, c.in)) })
	}
}

func TestControls(t *testing.T) {
	assert.Equal(t, "ab\tc", repaired(repairControls, "a\x00\x1b\u0081b\tc\x7f"))
	assert.Equal(t, "été", repaired(repairControls, "été"))
	assert.Equal(t, "don’t – “no”", repaired(repairControls, "don\u0092t \u0096 \u0093no\u0094"), "windows-1252's punctuation")
	assert.Equal(t, "â\u0080", repaired(repairControls, "â\u0080"), "what the mojibake rule has left on purpose")
}

func TestSpacesAndForms(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		propose        func(string) []Repair
	}{
		{"typographic spaces", "a\u2002b\u2009c\u205fd\u1680e", "a b c d e", repairSpaces},
		{"no-break spaces stay", "a\u00a0b\u202fc", "a\u00a0b\u202fc", repairSpaces},
		{"ideographic space stays", "春\u3000海", "春\u3000海", repairSpaces},
		{"ligatures", "oﬃce ﬂoor ﬁn aﬀ baﬄe ﬅ", "office floor fin aff baffle st", repairForms},
		{"full-width letters among narrow ones", "The Ｃｌｕｂ of １２", "The Club of 12", repairForms},
		{"full-width letters in Japanese", "会議はＡ棟の３階", "会議はＡ棟の３階", repairForms},
		{"full-width letters in Korean", "회의는 Ａ동", "회의는 Ａ동", repairForms},
		{"letters that are no ligatures", "æœßĳ", "æœßĳ", repairForms},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(c.propose, c.in)) })
	}
}

func TestComposition(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Latin", "cafe\u0301 nai\u0308ve", "café naïve"},
		{"Vietnamese, two marks", "Vie\u0323\u0302t", "Việt"},
		{"marks out of order", "a\u0302\u0323", "ậ"},
		{"Hangul", "\u1112\u1161\u11ab", "한"},
		{"no composed form", "x\u0304", "x\u0304"},
		{"already composed", "café", "café"},
		{"compatibility forms stay", "ﬁ ² Ａ", "ﬁ ² Ａ"},
		{"lone mark", "\u0301", "\u0301"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, repaired(repairComposition, c.in)) })
	}
}

package heuristics

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spoken returns the language of a code, nil for "".
func spoken(t testing.TB, code string) *Language {
	t.Helper()
	l := knowledge().byCode[code]
	require.True(t, code == "" || l != nil, "no language %q", code)
	return l
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ name, language, in, want string }{
		{"ISO day", "en", "2020-01-21", "2020-01-21"},
		{"ISO with slashes", "ja", "2020/1/21", "2020-01-21"},
		{"ISO in UTC", "en", "2020-01-21T14:05:00Z", "2020-01-21T14:05:00Z"},
		{"ISO with an offset", "en", "2020-01-21T14:05:00+03:00", "2020-01-21T14:05:00+03:00"},
		{"ISO with an offset of half an hour", "en", "2020-01-21T14:05:00+05:30", "2020-01-21T14:05:00+05:30"},
		{"ISO with a basic offset to the west", "en", "2020-01-21T14:05:00-0500", "2020-01-21T14:05:00-05:00"},
		{"ISO drops fractions", "en", "2020-01-21T14:05:09.123+01:00", "2020-01-21T14:05:09+01:00"},
		{"ISO without seconds and zone", "en", "2020-01-21T14:05", "2020-01-21T14:05:00"},
		{"ISO parted by spaces", "en", "2020-01-21 14:05:00 +0300", "2020-01-21T14:05:00+03:00"},

		{"zone glued to the day", "en", "03:00 GMT +321 January 2020", "2020-01-21T03:00:00+03:00"},
		{"zone of two digits glued to the day", "en", "03:00 GMT +1121 January 2020", "2020-01-21T03:00:00+11:00"},
		{"zone with a zero glued to the day", "en", "03:00 GMT +0321 January 2020", "2020-01-21T03:00:00+03:00"},
		{"zone to the west glued to the day", "en", "03:00 GMT -521 January 2020", "2020-01-21T03:00:00-05:00"},
		{"zone glued to a day of one digit", "en", "03:00 GMT +31 January 2020", "2020-01-01T03:00:00+03:00"},
		{"zone glued to the tenth", "en", "03:00 GMT +110 January 2020", "2020-01-10T03:00:00+01:00"},
		{"zone of two digits glued to a low day", "en", "03:00 GMT +105 January 2020", "2020-01-05T03:00:00+10:00"},
		{"zone apart from the day", "en", "03:00 GMT +3 21 January 2020", "2020-01-21T03:00:00+03:00"},
		{"zone behind the time", "en", "21 January 2020 03:00 GMT-5", "2020-01-21T03:00:00-05:00"},
		{"zone by its letters", "en", "21 January 2020 03:00 EST", "2020-01-21T03:00:00-05:00"},
		{"zone in Russian", "ru", "21 января 2020, 03:00 мск", "2020-01-21T03:00:00+03:00"},
		{"year glued to the hour", "de", "21.01.202014:05", "2020-01-21T14:05:00"},
		{"year behind a month glued to the hour", "en", "21 January 202014:05", "2020-01-21T14:05:00"},

		{"American order", "en", "1/2/2020", "2020-01-02"},
		{"European order", "de", "1/2/2020", "2020-02-01"},
		{"day first where no language is known", "", "3/4/2021", "2021-04-03"},
		{"dots put the day first in every language", "en", "1.2.2020", "2020-02-01"},
		{"a number over twelve is the day, in front", "en", "13/2/2020", "2020-02-13"},
		{"a number over twelve is the day, behind", "de", "2/13/2020", "2020-02-13"},
		{"year of two digits", "de", "21.01.20", "2020-01-21"},
		{"year of two digits of the last century", "de", "21.01.99", "1999-01-21"},

		{"a month between dashes, year of two digits", "en", "21-Jan-20", "2020-01-21"},
		{"a month between dashes and a time of day", "en", "21-Jan-10:30", ""},
		{"Thai, counted from 543 BC, where no language is known", "", "5 มกราคม 2567", "2024-01-05"},
		{"Thai in figures", "", "05/01/2567", "2024-01-05"},
		{"a year to come in a machine's order", "", "2567-01-05", ""},
		{"an hour glued to a year of two digits is no Thai year", "", "12/9/2511:01 PM", ""},
		{"a year to come that is none of Thailand's", "", "5 January 2400", ""},
		{"Lithuanian", "", "2024 m. sausio 5 d.", "2024-01-05"},
		{"Lithuanian, with a time of day", "", "2024 m. gegužės 15 d. 10:30", "2024-05-15T10:30:00"},
		{"Lithuanian month", "", "2024 m. gegužė", "2024-05"},
		{"Latvian", "", "2024. gada 5. janvāris", "2024-01-05"},
		{"Latvian, the year last", "", "5. janvāris, 2024", "2024-01-05"},
		{"Basque", "", "2024ko urtarrilaren 5a", "2024-01-05"},
		{"Basque, on the day", "", "2024ko urtarrilaren 15ean", "2024-01-15"},
		{"Catalan", "", "5 de gener de 2024", "2024-01-05"},
		{"Catalan, before a vowel", "", "5 d'abril de 2024", "2024-04-05"},
		{"Catalan, with the typographer's apostrophe", "", "5 d’octubre de 2024", "2024-10-05"},
		{"Icelandic", "", "5. júní 2024", "2024-06-05"},
		{"Estonian", "", "5. veebruar 2024", "2024-02-05"},
		{"Slovenian", "", "5. januarja 2024", "2024-01-05"},
		{"Galician", "", "5 de xaneiro de 2024", "2024-01-05"},
		{"Macedonian", "", "5 јануари 2024", "2024-01-05"},
		{"Albanian", "", "5 gusht 2024", "2024-08-05"},
		{"Belarusian", "", "5 кастрычніка 2024", "2024-10-05"},
		{"Azerbaijani", "", "5 sentyabr 2024", "2024-09-05"},
		{"Welsh", "", "5 Tachwedd 2024", "2024-11-05"},
		{"Malay", "", "5 Ogos 2024", "2024-08-05"},
		{"Georgian", "", "5 იანვარი, 2024", "2024-01-05"},
		{"Bengali, with its own digits", "", "৫ জানুয়ারি ২০২৪", "2024-01-05"},
		{"a year's word without a month", "", "2024 m. 5 d.", ""},
		{"month before the day", "en", "January 21, 2020", "2020-01-21"},
		{"month before an ordinal", "en", "Jan. 21st, 2020", "2020-01-21"},
		{"ordinal before the month", "en", "21st of January, 2020", "2020-01-21"},
		{"weekday in front", "en", "Tuesday, January 21, 2020", "2020-01-21"},
		{"month alone", "en", "January 2020", "2020-01"},
		{"year in short", "en", "21 Jan '20", "2020-01-21"},
		{"joined by hyphens", "en", "21-Jan-2020", "2020-01-21"},
		{"joined by slashes", "en", "21/Jan/2020", "2020-01-21"},
		{"year before the month's name", "en", "2020 January 21", "2020-01-21"},
		{"a leap day", "en", "29 February 2020", "2020-02-29"},

		{"pm", "en", "January 21, 2020 at 2:05 pm", "2020-01-21T14:05:00"},
		{"pm glued", "en", "7pm 3 June 2021", "2021-06-03T19:00:00"},
		{"pm with dots, and a zone without offset", "en", "Jan 21 2020 2:05 p.m. ET", "2020-01-21T14:05:00"},
		{"twelve at night", "en", "January 21, 2020 12:05 a.m.", "2020-01-21T00:05:00"},
		{"twelve at noon", "en", "January 21, 2020 12:05 PM", "2020-01-21T12:05:00"},
		{"am is no part of the date behind it", "en", "2 am January 5, 2020", "2020-01-05T02:00:00"},
		{"the day ends at 24", "de", "31.12.2019, 24:00 Uhr", "2020-01-01T00:00:00"},
		{"time in front", "en", "14:05, 21 January 2020", "2020-01-21T14:05:00"},
		{"French hours", "fr", "21 janvier 2020 à 14h05", "2020-01-21T14:05:00"},
		{"French label and figures", "fr", "Publié le 21/01/2020 à 14h05", "2020-01-21T14:05:00"},
		{"German dotted hours", "de", "21. Januar 2020, 14.05 Uhr", "2020-01-21T14:05:00"},
		{"German figures", "de", "21.01.2020, 14:05 Uhr", "2020-01-21T14:05:00"},
		{"German full hour", "de", "21.01.2020, 14 Uhr", "2020-01-21T14:00:00"},
		{"Italian dotted hours", "it", "21 gennaio 2020 alle 14.05", "2020-01-21T14:05:00"},
		{"Dutch hours", "nl", "21 januari 2020 om 14.05 uur", "2020-01-21T14:05:00"},
		{"Finnish hours", "fi", "21.1.2020 klo 14.05", "2020-01-21T14:05:00"},
		{"Danish hours", "da", "21. januar 2020 kl. 14.05", "2020-01-21T14:05:00"},

		{"Chinese", "zh", "2020年1月21日", "2020-01-21"},
		{"Chinese with the hour glued", "zh", "2020年1月21日14时05分", "2020-01-21T14:05:00"},
		{"Chinese afternoon", "zh", "2020年1月21日 下午2:05", "2020-01-21T14:05:00"},
		{"Chinese label", "zh", "发布时间：2020-01-21 14:05:30", "2020-01-21T14:05:30"},
		{"Japanese month", "ja", "2020年01月", "2020-01"},
		{"Japanese weekday", "ja", "2020年1月21日(火) 14:05", "2020-01-21T14:05:00"},
		{"Japanese afternoon", "ja", "2020年1月21日 午後2時5分", "2020-01-21T14:05:00"},
		{"Japanese full-width digits", "ja", "２０２０年１月２１日", "2020-01-21"},
		{"full-width slashes", "ja", "２０２０／０１／２１", "2020-01-21"},
		{"Korean", "ko", "2020년 1월 21일 오후 2:05", "2020-01-21T14:05:00"},
		{"Korean figures", "ko", "2020. 1. 21. 14:05", "2020-01-21T14:05:00"},
		{"Arabic digits", "ar", "٢١ يناير ٢٠٢٠", "2020-01-21"},
		{"Arabic digits alone", "ar", "٢١/٠١/٢٠٢٠", "2020-01-21"},
		{"Arabic month of two words", "ar", "21 كانون الثاني 2020", "2020-01-21"},
		{"Arabic month by both names", "ar", "21 يناير/كانون الثاني 2020", "2020-01-21"},
		{"Arabic afternoon behind an Arabic comma", "ar", "21 يناير 2020، 2:05 م", "2020-01-21T14:05:00"},
		{"Persian digits", "fa", "۲۱ ژانویه ۲۰۲۰", "2020-01-21"},
		{"Devanagari digits", "hi", "२१ जनवरी २०२०", "2020-01-21"},
		{"Vietnamese numbered month", "vi", "Ngày 21 tháng 1 năm 2020", "2020-01-21"},
		{"Vietnamese numbered month of two digits", "vi", "21 tháng 12, 2020", "2020-12-21"},
		{"Thai short month and Buddhist year", "th", "21 ม.ค. 2563", "2020-01-21"},
		{"Thai figures with a Buddhist year", "th", "วันที่ 21/01/2563 เวลา 14:05 น.", "2020-01-21T14:05:00"},
		{"Hungarian order", "hu", "2020. január 21. 14:05", "2020-01-21T14:05:00"},
		{"Hungarian suffix", "hu", "2020. január 21-én", "2020-01-21"},
		{"Russian year word", "ru", "21 января 2020 г.", "2020-01-21"},
		{"Spanish particles, a low day", "es", "5 de mayo de 2021 a las 9:30", "2021-05-05T09:30:00"},
		{"Portuguese ordinal", "pt", "1º de maio de 2020", "2020-05-01"},
		{"French ordinal", "fr", "1er janvier 2020", "2020-01-01"},
		{"only updated", "es", "Actualizado: 22/01/2020 09:30", "2020-01-22T09:30:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, ParseDate(c.in, spoken(t, c.language)), c.in)
		})
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"nothing", ""},
		{"white space", "  \t "},
		{"price", "$12.50"},
		{"price with a year", "€ 2020"},
		{"version", "version 1.2.3"},
		{"version like a date", "v1.2.20"},
		{"score", "3-2"},
		{"scores", "3-2, 1-1"},
		{"phone number", "+44 20 7946 0123"},
		{"phone number with hyphens", "212-555-0123"},
		{"year alone", "2020"},
		{"year in a phrase", "In 2020"},
		{"digits without marks", "20200121"},
		{"time alone", "14:05"},
		{"the word May", "May"},
		{"the word May in a sentence", "May 2020 be better than 2019"},
		{"the word march before a number", "March 12 miles and rest"},
		{"a day without a year", "21 January"},
		{"a date before a sentence", "21 January 2020 was a cold day on the quay"},
		{"street number", "10 Downing Street"},
		{"verse number", "Chapter 3: 12"},
		{"relative time", "2 hours ago"},
		{"relative day", "Yesterday at 14:05"},
		{"32 January", "32 January 2020"},
		{"day zero", "0 January 2020"},
		{"31 April", "31 April 2021"},
		{"30 February", "30 February 2020"},
		{"29 February of a common year", "2021-02-29"},
		{"month 13", "2020-13-01"},
		{"day 32 in figures", "2020-01-32"},
		{"two numbers over twelve", "31/31/2020"},
		{"hour 25", "25:00, 21 January 2020"},
		{"hour 24 with minutes", "24:30, 21 January 2020"},
		{"minute 75", "21 January 2020 14:75"},
		{"a year long gone", "21 January 1820"},
		{"a long line", "21 January 2020" + strings.Repeat(" ", maxDateline)},
		{"not UTF-8", "\xff21.01\xfe.2020\xff"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Empty(t, ParseDate(c.in, spoken(t, "en")), c.in)
		})
	}
}

func TestParseDateline(t *testing.T) {
	for _, c := range []struct{ name, language, in, published, updated, rest string }{
		{"published, then updated", "en", "Published 21 January 2020, updated 22 January 2020", "2020-01-21", "2020-01-22", ""},
		{"updated, then published", "en", "Updated 22 January 2020 | Published 21 January 2020", "2020-01-21", "2020-01-22", ""},
		{"updated alone", "en", "Last updated on January 22, 2020 at 9:30 am", "", "2020-01-22T09:30:00", ""},
		{"times go with their dates", "en", "21 January 2020 14:05 | Updated 22 January 2020 09:30", "2020-01-21T14:05:00", "2020-01-22T09:30:00", ""},
		{"German", "de", "Veröffentlicht am 21.01.2020 | Aktualisiert am 22.01.2020", "2020-01-21", "2020-01-22", ""},
		{"Japanese", "ja", "公開日：2020年1月21日　更新日：2020年1月22日", "2020-01-21", "2020-01-22", ""},
		{"Korean", "ko", "입력 2020.01.21 14:05 수정 2020.01.22 09:30", "2020-01-21T14:05:00", "2020-01-22T09:30:00", ""},
		{"two dates without a label: the first", "en", "21 January 2020, 22 January 2020", "2020-01-21", "", ""},
		{"a name behind", "en", "21 January 2020 by Ella Marsh", "2020-01-21", "", "by Ella Marsh"},
		{"a day without a year is no full date", "en", "21 January", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := parseDateline(c.in, spoken(t, c.language))
			require.True(t, ok)
			assert.Equal(t, c.published, got.published.String(), "published")
			assert.Equal(t, c.updated, got.updated.String(), "updated")
			assert.Equal(t, c.rest, got.rest, "rest")
		})
	}
	for _, in := range []string{"The ferry leaves at 14:05", "", "12 angry men", "By Ella Marsh, 21 January 2020"} {
		_, ok := parseDateline(in, spoken(t, "en"))
		assert.False(t, ok, "%q begins with no time", in)
	}
}

func TestRelativeTimesAreUndated(t *testing.T) {
	for _, c := range []struct{ language, in string }{
		{"en", "2 hours ago"}, {"de", "vor 2 Stunden"}, {"es", "hace 2 horas"}, {"tr", "3 dakika önce"}, {"ja", "2 時間前"},
		{"zh", "2 小时前"}, {"ar", "منذ 2 ساعات"}, {"hi", "2 घंटे पहले"}, {"ko", "2 시간 전"},
	} {
		t.Run(c.language, func(t *testing.T) {
			line, sure := readDateline(c.in, spoken(t, c.language), false)
			assert.True(t, line.undated, c.in)
			assert.Positive(t, sure)
			assert.Empty(t, line.published.String()+line.updated.String())
			assert.Empty(t, ParseDate(c.in, spoken(t, c.language)))
		})
	}
}

// TestEveryMonthName reads each name of a month that a language file has, in
// the language's own order.
func TestEveryMonthName(t *testing.T) {
	for _, l := range knowledge().languages {
		t.Run(l.Code, func(t *testing.T) {
			for name, month := range l.months {
				want := fmt.Sprintf("2020-%02d-21", month)
				in := "21 " + name + " 2020"
				switch l.Code {
				case "hu":
					in = "2020. " + name + " 21."
				case "zh", "ja":
					in = "2020年" + name + "21日"
				case "ko":
					in = "2020년 " + name + " 21일"
				}
				if r := []rune(name); strings.ContainsRune("一二三四五六七八九十", r[0]) || l.Code == "ko" && !hasDigit(name) {
					continue // numerals in words are not read
				}
				if l.Code == "vi" && strings.HasPrefix(name, "th") && !strings.Contains(name, " ") {
					continue // "th1": a number is never part of a word
				}
				assert.Equal(t, want, ParseDate(in, l), in)
			}
		})
	}
}

// TestForeignMonthNames reads a date of one language in a page of another, as
// a nil language must.
func TestForeignMonthNames(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"Arabic", "21 يوليو 2020"}, {"Bulgarian", "21 юли 2020"}, {"Czech", "21. července 2020"}, {"Danish", "21. juli 2020"},
		{"German", "21. Juli 2020"}, {"Greek", "21 Ιουλίου 2020"}, {"English", "July 21, 2020"}, {"Spanish", "21 de julio de 2020"},
		{"Finnish", "21. heinäkuuta 2020"}, {"French", "21 juillet 2020"}, {"Hebrew", "21 ביולי 2020"}, {"Hindi", "21 जुलाई 2020"},
		{"Croatian", "21. srpnja 2020."}, {"Hungarian", "2020. július 21."}, {"Italian", "21 luglio 2020"}, {"Dutch", "21 juli 2020"},
		{"Polish", "21 lipca 2020"}, {"Portuguese", "21 de julho de 2020"}, {"Romanian", "21 iulie 2020"}, {"Russian", "21 июля 2020"},
		{"Slovak", "21. júla 2020"}, {"Swedish", "21 juli 2020"}, {"Thai", "21 กรกฎาคม 2020"}, {"Turkish", "21 Temmuz 2020"},
		{"Ukrainian", "21 липня 2020"}, {"Vietnamese", "21 tháng 7 năm 2020"}, {"Indonesian", "21 Juli 2020"}, {"Persian", "۲۱ ژوئیه ۲۰۲۰"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, "2020-07-21", ParseDate(c.in, nil), c.in) })
	}
}

// layouts are the forms that a date may come in.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02", "2006-01"}

func parseable(s string) bool {
	for _, layout := range layouts {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"03:00 GMT +321 January 2020", "2020-01-21T14:05:00.123+14:59", "21 ม.ค. 2563", "2020. január 21.", "31.12.2100, 24:00 Uhr", "下午2时5分 2020年2月29日",
		"21 tháng 1 năm 2020", "1 am de 2 am +99 May 99", "Updated 1/1/70 Published 2020", "२१ जनवरी २०२०", "0:0:0 z z +1111 May", "21.01.202014:05 202014:05",
	} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(7))
	}
	x := knowledge()
	f.Fuzz(func(t *testing.T, s string, pick uint8) {
		var l *Language
		if pick > 0 {
			l = x.languages[int(pick)%len(x.languages)]
		}
		got := ParseDate(s, l)
		require.True(t, got == "" || parseable(got), "%q is read as %q", s, got)
		line, ok := parseDateline(s, l)
		require.True(t, strings.HasSuffix(s, line.rest), "the rest %q is no end of %q", line.rest, s)
		require.True(t, ok || !line.published.hasDay(), "a date was found in %q but not told", s)
		require.True(t, !ok || line.rest != "" || knowledge().mayEndTime(s), "%q is a time, and ends with no word of times", s)
		if updated := line.updated.String(); updated != "" {
			require.True(t, parseable(updated), "%q is read as %q", s, updated)
		}
	})
}

func TestHasDigit(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    bool
	}{
		{"ASCII", "Room 12", true},
		{"Arabic", "٢١ يناير", true},
		{"Persian", "۲۱ دی", true},
		{"Devanagari", "२१ जनवरी", true},
		{"Thai", "๒๑ มกราคม", true},
		{"full width", "２１日", true},
		{"mathematical", "𝟐𝟏", true},
		{"a numeral that is no digit", "二十一日", false},
		{"curly quotes and dashes", "“Friday” – at last…", false},
		{"a Roman numeral's own character", "Ⅻ", false},
		{"nothing", "", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, hasDigit(row.in)) })
	}
}

// TestMayEndTime: what a date can end with passes, and other words do not.
func TestMayEndTime(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    bool
	}{
		{"a year", "Ella Marsh, March 3, 2021", true},
		{"a month", "Ella Marsh, 3 March", true},
		{"a half of the day with stops", "at 2 p.m.", true},
		{"a zone in brackets", "14:05 (GMT)", true},
		{"an hour", "um 14 Uhr", true},
		{"a sign alone", "|", true},
		{"an ordinal", "March 3rd", true},
		{"characters that are no words by themselves", "14時5分", true},
		{"a word of the text", "The 3 boats came home.", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, knowledge().mayEndTime(row.in)) })
	}
}

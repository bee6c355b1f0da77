package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// readerOf reads labels in a language and English.
func readerOf(t testing.TB, code string) reader {
	t.Helper()
	d := NewDocument("")
	d.Language = spoken(t, code)
	return d.reader()
}

func TestLooksLikeName(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"two words", "Ella Marsh", true},
		{"one word", "Ella", true},
		{"all capitals", "ELLA MARSH", true},
		{"white space around", "  Ella Marsh ", true},
		{"Irish", "Tom O'Neill", true},
		{"Scottish", "Ann McReed", true},
		{"hyphens", "Anna-Lena Öz-Brandt", true},
		{"particles", "Ludwig van der Au", true},
		{"a particle with an apostrophe", "Hélène d’Arcy", true},
		{"an article in front", "al-Hassan Omar", true},
		{"initials", "J. R. Reed", true},
		{"title", "Prof. Ella Marsh", true},
		{"Polish", "Łucja Żak", true},
		{"Chinese", "张三", true},
		{"Korean", "박하은", true},
		{"Arabic", "أحمد علي", true},
		{"six words", "Ana Luz Mar de la Cruz", true},
		{"seven words", "Ella Ann Bob Carl Dan Ed Fay", false},
		{"small letters", "ella marsh", false},
		{"particles alone", "von der", false},
		{"a small word among them", "Ella was Marsh", false},
		{"a sentence's end", "Ella Went Sailing.", false},
		{"figures", "Ella Marsh 2", false},
		{"address", "ella@example.org", false},
		{"question", "Ella Marsh?", false},
		{"ampersand", "Marsh & Sons", false},
		{"too long", strings.Repeat("Ludmilla", 8), false},
		{"nothing", " ", false},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, looksLikeName(c.in), c.in) })
	}
}

func TestByline(t *testing.T) {
	for _, c := range []struct {
		name, language, in string
		want               []string
	}{
		{"English", "en", "By Ella Marsh", []string{"Ella Marsh"}},
		{"English in capitals", "en", "BY ELLA MARSH", []string{"ELLA MARSH"}},
		{"two", "en", "By Ella Marsh and Tom O'Neill", []string{"Ella Marsh", "Tom O'Neill"}},
		{"three", "en", "by Ella Marsh, Tom Reed and Ann van der Berg", []string{"Ella Marsh", "Tom Reed", "Ann van der Berg"}},
		{"three, comma before the and", "en", "By Ella Marsh, Tom Reed, and Ann Berg", []string{"Ella Marsh", "Tom Reed", "Ann Berg"}},
		{"a job behind", "en", "By Ella Marsh, Harbour Correspondent", []string{"Ella Marsh"}},
		{"a job in small letters behind", "en", "By Ella Marsh, harbour correspondent", []string{"Ella Marsh"}},
		{"a paper behind", "en", "By Ella Marsh | The Harbour Post", []string{"Ella Marsh"}},
		{"a longer label", "en", "Written by Ella Marsh", []string{"Ella Marsh"}},
		{"initials and title", "en", "By Dr. Ella J. Marsh", []string{"Dr. Ella J. Marsh"}},
		{"dash in front", "en", "— By Ella Marsh", []string{"Ella Marsh"}},
		{"English in a German page", "de", "By Ella Marsch", []string{"Ella Marsch"}},
		{"German", "de", "Von Ella Marsch und Jörg von der Au", []string{"Ella Marsch", "Jörg von der Au"}},
		{"German label with colon", "de", "Text: Ella Marsch", []string{"Ella Marsch"}},
		{"French", "fr", "Par Hélène d’Arcy et Jean Le Goff", []string{"Hélène d’Arcy", "Jean Le Goff"}},
		{"Spanish", "es", "Por Lucía del Río", []string{"Lucía del Río"}},
		{"Italian", "it", "di Anna De Luca", []string{"Anna De Luca"}},
		{"Portuguese", "pt", "Por João da Silva", []string{"João da Silva"}},
		{"Dutch", "nl", "Door Anna van den Berg", []string{"Anna van den Berg"}},
		{"Polish", "pl", "Autor: Łucja Żak", []string{"Łucja Żak"}},
		{"Czech", "cs", "Autor: Jana Nováková", []string{"Jana Nováková"}},
		{"Russian", "ru", "Автор: Анна Лебедева", []string{"Анна Лебедева"}},
		{"Swedish", "sv", "Av Åsa Öberg", []string{"Åsa Öberg"}},
		{"Finnish", "fi", "Teksti: Anna Mäki", []string{"Anna Mäki"}},
		{"Turkish", "tr", "Yazan: Ayşe Şahin", []string{"Ayşe Şahin"}},
		{"Greek", "el", "Γράφει η Άννα Παππά", []string{"Άννα Παππά"}},
		{"Hebrew", "he", "מאת דנה כהן", []string{"דנה כהן"}},
		{"Arabic", "ar", "بقلم أحمد علي", []string{"أحمد علي"}},
		{"Hindi", "hi", "द्वारा राम शर्मा", []string{"राम शर्मा"}},
		{"Vietnamese", "vi", "Tác giả: Nguyễn Văn An", []string{"Nguyễn Văn An"}},
		{"Chinese with a space", "zh", "记者 张三", []string{"张三"}},
		{"Chinese glued", "zh", "记者张三", []string{"张三"}},
		{"Chinese with a slash", "zh", "文／李四", []string{"李四"}},
		{"Chinese list", "zh", "作者：张三、李四", []string{"张三", "李四"}},
		{"Japanese with a dot", "ja", "文・佐伯美緒", []string{"佐伯美緒"}},
		{"Japanese with a space in the name", "ja", "執筆：佐伯 美緒", []string{"佐伯 美緒"}},
		{"Korean", "ko", "박하은 기자", []string{"박하은"}},
		{"Korean behind a place", "ko", "[서울=나루신문] 박하은 기자", []string{"박하은"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := readerOf(t, c.language).parseByline(c.in)
			assert.True(t, ok, c.in)
			assert.Equal(t, c.want, got, c.in)
		})
	}
}

func TestNoByline(t *testing.T) {
	for _, c := range []struct{ name, language, in string }{
		{"nothing", "en", ""},
		{"the label alone", "en", "By"},
		{"a sentence", "en", "By the time the ferry left, it was dark."},
		{"an adverb", "en", "By far the best"},
		{"a day", "en", "By Monday"},
		{"a year", "en", "By 2020"},
		{"no label", "en", "Ella Marsh"},
		{"a label that is no start", "en", "Stand by Me"},
		{"an address", "en", "By ella@example.org"},
		{"a question", "en", "By Ella Marsh?"},
		{"an exclamation", "en", "By Jove!"},
		{"a label of another language", "fr", "Von Ella Marsch"},
		{"a German sentence", "de", "Von Hamburg nach Kiel fährt kein Zug mehr."},
		{"a German phrase", "de", "Von wegen"},
		{"a French phrase", "fr", "Par exemple"},
		{"a Spanish phrase", "es", "Por favor"},
		{"an Italian phrase", "it", "di nuovo"},
		{"a Chinese word that begins with a label", "zh", "文化"},
		{"a Chinese sentence that begins with a label's character", "zh", "文化部门的人都去参加这次活动了"},
		{"a Chinese sentence that begins with a label", "zh", "记者从市政府获悉，大桥将关闭。"},
		{"a Korean sentence", "ko", "그는 지난해까지 나루신문에서 일하던 사회부 기자"},
		{"a long line", "en", "By Ella Marsh" + strings.Repeat(" ", 160) + "x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := readerOf(t, c.language).parseByline(c.in)
			assert.False(t, ok, "%q: %q", c.in, got)
			assert.Empty(t, got)
		})
	}
}

func TestBylineOfUnknownLanguage(t *testing.T) {
	got, ok := readerOf(t, "").parseByline("Von Ella Marsch")
	assert.True(t, ok, "where the language is not known, all labels count")
	assert.Equal(t, []string{"Ella Marsch"}, got)
}

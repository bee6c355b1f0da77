package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCredit(t *testing.T) {
	for _, c := range []struct{ name, language, in, want string }{
		{"sign, agency, name", "en", "© Sputnik / Ilya Pitalev", "Sputnik / Ilya Pitalev"},
		{"sign and agency of two words", "en", "© AP Photo / Ella Marsh", "AP Photo / Ella Marsh"},
		{"sign and name", "fr", "© Jean Martel", "Jean Martel"},
		{"sign in brackets", "de", "(c) Ella Marsch", "Ella Marsch"},
		{"Korean sign", "ko", "ⓒ 연합뉴스", "연합뉴스"},
		{"sign as an entity", "en", "&copy; Ella Marsh", "Ella Marsh"},
		{"label", "en", "Photo: Ella Marsh", "Ella Marsh"},
		{"label in capitals", "en", "PHOTO: ELLA MARSH", "ELLA MARSH"},
		{"label with by", "en", "Photo by Ella Marsh", "Ella Marsh"},
		{"label and by behind a colon", "en", "Photo: by Ella Marsh", "Ella Marsh"},
		{"label, name and agency", "en", "Photograph: Ella Marsh/The Harbour Post", "Ella Marsh/The Harbour Post"},
		{"picture", "en", "Picture: PA", "PA"},
		{"credit", "en", "Credit: Ella Marsh", "Ella Marsh"},
		{"full stop at the end", "en", "Photo: Ella Marsh.", "Ella Marsh"},
		{"round brackets", "en", "(Photo by Ella Marsh/Getty Images)", "Ella Marsh/Getty Images"},
		{"square brackets", "en", "[Photo: Ella Marsh]", "Ella Marsh"},
		{"source with a comma", "en", "Image source, Getty Images", "Getty Images"},
		{"source with a comma, a name", "en", "Image source, Ella Marsh", "Ella Marsh"},
		{"agency", "de", "Foto: dpa", "dpa"},
		{"name and agency", "de", "Foto: Ella Marsch/dpa", "Ella Marsch/dpa"},
		{"German brackets", "de", "(Foto: dpa)", "dpa"},
		{"another German label", "de", "Bild: Imago", "Imago"},
		{"dash in front", "pt", "— Foto: Ella Marques/Agência Marisma", "Ella Marques/Agência Marisma"},
		{"capitals and agency", "fr", "JEAN MARTEL / AFP", "JEAN MARTEL / AFP"},
		{"agency behind a slash", "en", "Jean Martel/Reuters", "Jean Martel/Reuters"},
		{"agency behind a bar", "en", "Jean Martel | AP", "Jean Martel | AP"},
		{"agency before the name", "en", "AFP/Jean Martel", "AFP/Jean Martel"},
		{"two agencies", "en", "AFP/Getty Images", "AFP/Getty Images"},
		{"agency behind via", "en", "Ella Marsh / Staff via Getty Images", "Ella Marsh / Staff via Getty Images"},
		{"a nickname and where the picture is", "en", "Photo by ev on Unsplash", "ev on Unsplash"},
		{"the same with from", "en", "Image by AlexZel from Pixabay", "AlexZel from Pixabay"},
		{"agency alone", "en", "Getty Images", "Getty Images"},
		{"French label", "fr", "Crédit photo : Jean Martel", "Jean Martel"},
		{"French label, agency and name", "fr", "Photo AFP / Jean Martel", "AFP / Jean Martel"},
		{"Spanish", "es", "Foto: EFE", "EFE"},
		{"Italian", "it", "Foto di Anna De Luca", "Anna De Luca"},
		{"Polish with a dot", "pl", "Fot. Jan Kowal / PAP", "Jan Kowal / PAP"},
		{"Polish in small letters", "pl", "fot. Jan Kowal", "Jan Kowal"},
		{"Swedish", "sv", "Foto: Åsa Öberg/TT", "Åsa Öberg/TT"},
		{"Russian", "ru", "Фото: Пётр Лагутин / ТАСС", "Пётр Лагутин / ТАСС"},
		{"Turkish", "tr", "Fotoğraf: AA", "AA"},
		{"Chinese: photographed by", "zh", "某报记者 张三 摄", "某报记者 张三"},
		{"Chinese glued", "zh", "张三摄", "张三"},
		{"Chinese label", "zh", "图片来源：新华社", "新华社"},
		{"Japanese label", "ja", "写真：高瀬亮", "高瀬亮"},
		{"Japanese label with an equals sign", "ja", "写真＝高瀬亮", "高瀬亮"},
		{"Japanese: photographed by", "ja", "高瀬亮撮影", "高瀬亮"},
		{"Korean label with an equals sign", "ko", "사진=연합뉴스", "연합뉴스"},
		{"English in a Japanese page", "ja", "Photo: Ella Marsh", "Ella Marsh"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := readerOf(t, c.language).parseCredit(c.in)
			assert.True(t, ok, c.in)
			assert.Equal(t, c.want, got, c.in)
		})
	}
}

func TestNoCredit(t *testing.T) {
	for _, c := range []struct{ name, language, in string }{
		{"nothing", "en", ""},
		{"the sign alone", "en", "©"},
		{"the label alone", "en", "Photo:"},
		{"copyright notice", "en", "© 2020 The Harbour Post"},
		{"copyright notice, year behind", "en", "© The Harbour Post 1999-2020"},
		{"a sentence with a label's word", "en", "Picture this: a harbour without a single boat."},
		{"a sentence behind a label", "en", "Photo: the harbour was empty when the ferry left it."},
		{"a question behind a label", "en", "Photo: did you see it?"},
		{"a long sentence behind a label", "en", "Photo: " + strings.Repeat("what happened next ", 5)},
		{"a compound", "en", "Photo finish"},
		{"a heading", "en", "Photo gallery"},
		{"the plural in a sentence", "en", "Photos of the harbour were shown in the hall."},
		{"a caption's label", "en", "Image caption, The harbour"},
		{"a company", "en", "Image Comics has a new series by Ella Marsh"},
		{"a slash", "en", "Either/or"},
		{"a choice", "en", "Yes / No"},
		{"an agency in a sentence", "en", "He works for AP"},
		{"an agency behind via in a sentence", "en", "The news reached us on Monday via Reuters"},
		{"a name and a site without a label", "en", "Ella Marsh on Flickr"},
		{"a label's word in a sentence", "en", "Photo by photo the album of the harbour grew on Flickr"},
		{"a German heading", "de", "Bild der Woche"},
		{"a Chinese caption", "zh", "图为乘客在青石镇渡口排队登船。"},
		{"a Chinese sentence with the maker's character", "zh", strings.Repeat("很多人都来看", 6) + "摄"},
		{"too long", "en", "Photo: " + strings.Repeat("x", maxCredit)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := readerOf(t, c.language).parseCredit(c.in)
			assert.False(t, ok, "%q: %q", c.in, got)
		})
	}
}

func TestCaption(t *testing.T) {
	for _, c := range []struct{ name, language, in, caption, credit string }{
		{"label behind a sentence", "en", "The harbour at dawn. Photo: Ella Marsh", "The harbour at dawn.", "Ella Marsh"},
		{"label in brackets", "en", "The harbour at dawn (Photo: Ella Marsh)", "The harbour at dawn", "Ella Marsh"},
		{"sign", "en", "The harbour at dawn © Ella Marsh", "The harbour at dawn", "Ella Marsh"},
		{"sign behind a bar", "de", "Der Hafen am Morgen | © dpa", "Der Hafen am Morgen", "dpa"},
		{"dash", "pt", "O porto ao amanhecer — Foto: Ella Marques/AFP", "O porto ao amanhecer", "Ella Marques/AFP"},
		{"Russian", "ru", "Порт на рассвете. Фото: ТАСС", "Порт на рассвете.", "ТАСС"},
		{"Japanese brackets", "ja", "本棚を運び込む住民ら＝20日、白波町（撮影：高瀬亮）", "本棚を運び込む住民ら＝20日、白波町", "高瀬亮"},
	} {
		t.Run(c.name, func(t *testing.T) {
			caption, credit, ok := readerOf(t, c.language).parseCaption(c.in, true)
			assert.True(t, ok, c.in)
			assert.Equal(t, c.caption, caption)
			assert.Equal(t, c.credit, credit)
		})
	}
	for _, c := range []struct{ name, in string }{
		{"a credit alone", "Photo: Ella Marsh"},
		{"an aside in brackets", "The harbour (seen from the north)"},
		{"a call in code", "SELECT max(c) FROM tides"},
		{"a sentence with a colon", "He said: the photo is lost"},
		{"a paragraph", "It was built in 1900. It fell in 1950. It rose in 1960. Photo: Ella Marsh"},
		{"too short", "A. © B"},
		{"too long", strings.Repeat("x", maxCaption) + " © Ella Marsh"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, ok := readerOf(t, "en").parseCaption(c.in, true)
			assert.False(t, ok, c.in)
		})
	}
}

func TestMarkedPicture(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"a German mark", "Das Unwetter traf auch den Kai (Symbolbild)", true},
		{"a full stop behind it", "Das Unwetter traf auch den Kai (Archivfoto).", true},
		{"an English one", "The quay in the storm of last year (file photo)", true},
		{"a French one with a curved apostrophe", "Le quai après la tempête (photo d’archives)", true},
		{"another word in brackets", "Das Unwetter traf auch den Kai (zweimal).", false},
		{"the mark inside the sentence", "Das Symbolbild (Archivbild) zeigt den Kai vor dem Unwetter.", false},
		{"the mark alone", "(Symbolbild)", false},
		{"three sentences are a paragraph", "Der Kai ist alt. Das Unwetter traf ihn hart. Nun wird er neu gebaut (Symbolbild).", false},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, isMarkedPicture(c.in), c.in) })
	}
}

func TestPagers(t *testing.T) {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring."
	for _, c := range []struct {
		name, text string
		block      int
		want       Role
	}{
		{"behind the text", story + "\n\n← The old quay", 1, Navigation},
		{"above it", "◄ Back\n\n" + story, 0, Navigation},
		{"inside it an author may set one", story + "\n\n← The old quay\n\n" + story, 1, Undecided},
		{"a guillemet begins a quotation", story + "\n\n« Le quai »", 1, Undecided},
		{"an arrow ahead begins a step", story + "\n\n→ The old quay", 1, Undecided},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ReadText(c.text)
			readPagers(d)
			assert.Equal(t, c.want, d.Blocks[c.block].Role)
		})
	}
}

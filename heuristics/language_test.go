package heuristics

import (
	"io/fs"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLanguageFilesParse(t *testing.T) {
	names, err := fs.Glob(languageFiles, "languages/*.txt")
	require.NoError(t, err)
	require.Len(t, names, 33)
	assert.Len(t, knowledge().languages, len(names))
	assert.LessOrEqual(t, len(names), 64, "languages is a set of 64 bits")
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			source, err := languageFiles.ReadFile(name)
			require.NoError(t, err)
			x := newLexicon()
			require.NoError(t, x.read(name))
			l := x.languages[0]
			assert.NotEmpty(t, l.Name)
			assert.Contains(t, []string{"dmy", "mdy", "ymd"}, l.order)
			assert.Same(t, l, x.byCode[l.Code])
			months := map[int]int{}
			for word, m := range l.months {
				months[m]++
				assert.False(t, strings.HasSuffix(word, "."), "a month is known without its dot: %q", word)
				assert.Equal(t, strings.ToLower(word), word, "words are in small letters")
			}
			assert.Len(t, months, 12, "every month has a name")
			lines := map[string]int{}
			for line := range strings.SplitSeq(string(source), "\n") {
				key, _, _ := strings.Cut(line, ":")
				lines[key]++
			}
			assert.Equal(t, 12, lines["month"], "a line for each month")
			assert.Equal(t, 7, lines["weekday"], "a line for each weekday")
			for _, key := range []string{"name", "order", "published", "updated", "ago", "by", "author", "and", "photo", "tags", "related", "function"} {
				assert.Equal(t, 1, lines[key], "lines with %s", key)
			}
			assert.Greater(t, l.function.len(), 30)
		})
	}
}

func TestLanguageFileErrors(t *testing.T) {
	x := &lexicon{}
	require.ErrorContains(t, x.add(&Language{}, "moth", "may", 1), `unknown key "moth"`)
	require.Error(t, x.read("languages/xx.txt"), "a file that is not there")
}

func TestSpokenLabels(t *testing.T) {
	x := knowledge()
	for _, c := range []struct {
		name, label string
		class       introClass
		in          string
		want        bool
	}{
		{"its own label", "von", introBy, "de", true},
		{"English labels count everywhere", "by", introBy, "de", true},
		{"labels of others do not", "von", introBy, "fr", false},
		{"where no language is known all count", "von", introBy, "", true},
		{"a label of another class", "von", introPhoto, "de", false},
		{"no label", "quastenfang", introBy, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, x.introduces(c.label, x.spoken(spoken(t, c.in)), c.class))
		})
	}
}

func TestFurtherMonths(t *testing.T) {
	months, names := 0, 0
	for line := range strings.Lines(furtherMonths) {
		switch {
		case strings.HasPrefix(line, "month:"):
			months++
			assert.Equal(t, strings.ToLower(line), line, "words are in small letters")
		case strings.HasPrefix(line, "#") && months%12 == 0:
			names++
		default:
			assert.Failf(t, "no month", "%q", line)
		}
	}
	assert.Equal(t, 16, months/12, "languages")
	assert.Zero(t, months%12, "twelve lines a language")
	assert.Greater(t, names, months/12, "each has its name over it")
	assert.Equal(t, 3, knowledge().month(nil, "mart"), "a word that is known keeps its month")
}

// languageSamples are invented sentences, a few in each language.
var languageSamples = map[string]string{
	"ar": "قالت البلدية إن الجسر القديم سيغلق أمام السيارات ابتداء من يوم الاثنين. وقد كان السكان يعبرون النهر عليه منذ مئة عام، ولا يوجد طريق آخر إلى السوق.",
	"bg": "Общината съобщи, че старият мост ще бъде затворен за коли от понеделник. Хората от селото не са доволни, защото това е единственият път до пазара и те го използват всеки ден.",
	"cs": "Obec oznámila, že starý most bude od pondělí uzavřen pro auta. Lidé z vesnice nejsou spokojeni, protože je to jediná cesta na trh a oni po ní chodí každý den se svými koly.",
	"da": "Kommunen siger, at den gamle bro bliver lukket for biler fra mandag. Folk i landsbyen er ikke glade, for det er den eneste vej til torvet, og de bruger den hver dag efter arbejde.",
	"de": "Die Gemeinde teilte mit, dass die alte Brücke ab Montag für Autos gesperrt wird. Die Leute im Dorf sind nicht zufrieden, weil es der einzige Weg zum Markt ist und sie ihn jeden Tag nehmen.",
	"el": "Ο δήμος ανακοίνωσε ότι η παλιά γέφυρα θα κλείσει για τα αυτοκίνητα από τη Δευτέρα. Οι κάτοικοι του χωριού δεν είναι ευχαριστημένοι, γιατί είναι ο μόνος δρόμος για την αγορά.",
	"en": "The council has said that the old bridge will be closed to cars from Monday. The people of the village are not happy, because it is the only way to the market and they use it every day.",
	"es": "El ayuntamiento anunció que el puente viejo se cerrará a los coches desde el lunes. La gente del pueblo no está contenta, porque es el único camino para ir al mercado y lo usan todos los días.",
	"fa": "شهرداری اعلام کرد که پل قدیمی از روز دوشنبه به روی خودروها بسته می\u200cشود. مردم روستا راضی نیستند، چون این تنها راهی است که آنها را به بازار می\u200cرساند و هر روز از آن استفاده می\u200cکنند.",
	"fi": "Kunta ilmoitti, että vanha silta suljetaan autoilta maanantaista alkaen. Kylän asukkaat eivät ole tyytyväisiä, koska se on ainoa tie torille ja he käyttävät sitä joka päivä, mutta myös lapset.",
	"fr": "La commune a annoncé que le vieux pont sera fermé aux voitures dès lundi. Les gens du village ne sont pas contents, car c'est le seul chemin pour aller au marché et ils le prennent tous les jours.",
	"he": "העירייה הודיעה כי הגשר הישן ייסגר לתנועת מכוניות החל מיום שני. תושבי הכפר אינם מרוצים, כי זו הדרך היחידה אל השוק והם משתמשים בה בכל יום.",
	"hi": "नगर पालिका ने कहा है कि पुराना पुल सोमवार से कारों के लिए बंद कर दिया जाएगा। गाँव के लोग खुश नहीं हैं, क्योंकि बाजार जाने का यही एक रास्ता है।",
	"hr": "Općina je objavila da će stari most od ponedjeljka biti zatvoren za automobile. Ljudi u selu nisu zadovoljni, jer je to jedini put do tržnice koji koriste svaki dan, prije i poslije posla.",
	"hu": "Az önkormányzat közölte, hogy a régi hidat hétfőtől lezárják az autók elől. A falu lakói nem örülnek, mert ez az egyetlen út a piacra, és ők minden nap ezen járnak, de más lehetőség nincs.",
	"id": "Pemerintah kota mengatakan bahwa jembatan lama itu akan ditutup untuk mobil mulai hari Senin. Warga desa tidak senang, karena itu adalah satu-satunya jalan ke pasar dan mereka memakainya setiap hari.",
	"it": "Il comune ha annunciato che il vecchio ponte sarà chiuso alle auto da lunedì. La gente del paese non è contenta, perché è l'unica strada per il mercato e la usano tutti i giorni, anche con i bambini.",
	"ja": "町は、古い橋を月曜日から車の通行止めにすると発表した。市場へ行く道はほかになく、村の人々は困っている。",
	"ko": "군청은 월요일부터 낡은 다리의 차량 통행을 막는다고 밝혔다. 시장으로 가는 유일한 길이어서 마을 사람들은 걱정하고 있다.",
	"nl": "De gemeente heeft gezegd dat de oude brug vanaf maandag dicht is voor auto's. De mensen in het dorp zijn niet blij, want het is de enige weg naar de markt en zij nemen hem elke dag.",
	"no": "Kommunen sier at den gamle broen blir stengt for biler fra mandag. Folk i bygda er ikke fornøyd, for det er den eneste veien til torget, og de bruker den hver dag etter jobb, nå som før.",
	"pl": "Gmina poinformowała, że stary most będzie zamknięty dla aut od poniedziałku. Ludzie ze wsi nie są zadowoleni, ponieważ to jedyna droga na targ i jeżdżą nią codziennie, a także z dziećmi do szkoły.",
	"pt": "A câmara anunciou que a ponte velha será fechada aos carros a partir de segunda-feira. As pessoas da aldeia não estão contentes, porque é o único caminho para o mercado e elas usam-no todos os dias.",
	"ro": "Primăria a anunțat că podul vechi va fi închis pentru mașini de luni. Oamenii din sat nu sunt mulțumiți, pentru că este singurul drum spre piață și îl folosesc în fiecare zi cu copiii lor.",
	"ru": "Мэрия сообщила, что старый мост будет закрыт для машин с понедельника. Жители деревни недовольны, потому что это единственная дорога на рынок, и они ездят по ней каждый день.",
	"sk": "Obec oznámila, že starý most bude od pondelka uzavretý pre autá. Ľudia z dediny nie sú spokojní, pretože je to jediná cesta na trh a chodia po nej každý deň aj so svojimi deťmi.",
	"sr": "Општина је објавила да ће стари мост од понедељка бити затворен за аутомобиле. Људи у селу нису задовољни, јер је то једини пут до пијаце који користе сваки дан, пре и после посла.",
	"sv": "Kommunen har sagt att den gamla bron ska stängas för bilar från måndag. Folk i byn är inte glada, för det är den enda vägen till torget och de tar den varje dag efter jobbet, också när det är kallt.",
	"th": "เทศบาลแจ้งว่าสะพานเก่าจะปิดไม่ให้รถผ่านตั้งแต่วันจันทร์ ชาวบ้านไม่พอใจเพราะเป็นทางเดียวที่จะไปตลาด",
	"tr": "Belediye, eski köprünün pazartesi gününden itibaren araçlara kapatılacağını söyledi. Köy halkı bu karardan memnun değil, çünkü pazara giden tek yol bu ve onlar her gün bu yolu kullanıyor, ama başka bir çare de yok.",
	"uk": "Мерія повідомила, що старий міст буде закрито для машин з понеділка. Жителі села незадоволені, бо це єдина дорога на ринок, і вони їздять нею щодня, а також возять дітей до школи.",
	"vi": "Thành phố cho biết cây cầu cũ sẽ bị đóng đối với xe hơi từ thứ hai. Người dân trong làng không vui, vì đó là con đường duy nhất đến chợ và họ đi qua đó mỗi ngày.",
	"zh": "市政府宣布，老桥从星期一起禁止汽车通行。村里的人都不高兴，因为这是去市场的唯一一条路，他们每天都要走。",
}

// detected returns the code of the language of a text, "" where unsure.
func detected(text string) string {
	if l := knowledge().detect(ReadText(text)); l != nil {
		return l.Code
	}
	return ""
}

func TestDetectLanguage(t *testing.T) {
	assert.Len(t, languageSamples, len(knowledge().languages))
	for code, text := range languageSamples {
		t.Run(code, func(t *testing.T) {
			assert.Equal(t, code, detected(text))
			assert.Equal(t, code, detected(strings.ToUpper(text)), "in capitals")
			assert.Equal(t, code, detected("Home\nSport\nLogin\n\n"+text+"\n\nContact\nFacebook\nTwitter"), "between English menus")
		})
	}
}

func TestDetectLanguageOfLargeText(t *testing.T) {
	lines := func(code string, size int) string {
		return strings.Repeat(languageSamples[code]+"\n\n", size/len(languageSamples[code])+1)
	}
	for code := range languageSamples {
		assert.Equal(t, code, detected(lines(code, 4*glanceBytes)), "a glance tells it, or all of it")
	}
	for _, c := range []struct{ reason, text, want string }{
		{"a notice on top is not all of it", lines("en", glanceBytes) + lines("de", 4*glanceBytes), "de"},
		{"nor is a part at the end", lines("de", 4*glanceBytes) + lines("en", glanceBytes), "de"},
		{"long lines that say nothing", strings.Repeat(strings.Repeat("12 34 56 ", 12)+"\n", 200) + lines("fr", 20), "fr"},
	} {
		t.Run(c.reason, func(t *testing.T) { assert.Equal(t, c.want, detected(c.text)) })
	}
	d, glanced := ReadText(lines("de", 16*glanceBytes)), newTally(knowledge())
	assert.True(t, glanced.glance(d), "a text in one language leaves no doubt")
	assert.Less(t, glanced.bytes, 2*glanceBytes, "and is not read whole")
	assert.False(t, newTally(knowledge()).glance(ReadText(lines("en", 4*glanceBytes)+lines("de", 4*glanceBytes))), "one in two languages does")
}

func TestDetectNoLanguage(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"nothing", ""},
		{"figures", "12 34 56\n78 90"},
		{"one word", "Quastenfang"},
		{"a language unknown here in a known script", strings.Repeat("بلدیہ نے اعلان کیا ہے کہ پرانا پل ٹریفک ے لیے بند ہوگا ", 3)},
		{"names", strings.Repeat("Zwirbel Quastenfang Obermoser Ludmilla Korzybski Tremaine Applegarth ", 20)},
		{"code", strings.Repeat("x9 := fmt_q(zz[k2], qq3)\n", 40)},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Empty(t, detected(c.text)) })
	}
}

func TestDetectLanguageGrowth(t *testing.T) {
	text := strings.Repeat(languageSamples["de"]+"\n\n", 20_000)
	d := ReadText(text)
	counted := newTally(knowledge())
	for i := range d.Blocks {
		if counted.bytes < sampleBytes {
			counted.count(d.Blocks[i].text)
		}
	}
	assert.Less(t, counted.bytes, 2*sampleBytes, "a sample is enough")
	assert.Less(t, testing.AllocsPerRun(1, func() { knowledge().detect(d) }), 50.0)
}

func TestLanguageOfUser(t *testing.T) {
	d := ReadText(languageSamples["de"])
	d.Language = knowledge().byCode["fr"]
	detectLanguage(d)
	assert.Equal(t, "fr", d.Language.Code, "a language that is known is not detected again")
}

func TestMonthPrefersOwnLanguage(t *testing.T) {
	x := knowledge()
	for word, first := range x.months {
		for _, l := range x.languages {
			if own := l.months[word]; own > 0 {
				require.Equal(t, own, x.month(l, word), "%s in %s", word, l.Code)
			}
		}
		require.Equal(t, first, x.month(nil, word))
		require.True(t, first >= 1 && first <= 12)
	}
	assert.Zero(t, x.month(nil, "quastenfang"))
	assert.Equal(t, 5, x.month(nil, "máj"))
}

// TestFunctionWordsHaveWeights: there is room for the languages of each function
// word.
func TestFunctionWordsHaveWeights(t *testing.T) {
	x := knowledge()
	assert.LessOrEqual(t, len(x.languages), maxLanguages)
	for _, e := range x.functionOf.entries {
		assert.Less(t, len(e.value), len(functionWeights))
	}
	for word, of := range x.functionOf.long {
		assert.Less(t, len(of), len(functionWeights), word)
	}
}

// TestTallyTakesWordsWhole: a word counts the same however it is read: at once,
// where it is short and of ASCII letters, or character by character.
func TestTallyTakesWordsWhole(t *testing.T) {
	for name, text := range map[string]string{
		"short words":               "The and of it is not a",
		"the longest that is short": "yourself",
		"long words":                "themselves ourselves",
		"apostrophes":               "don't 'tis l'eau isn't' '",
		"a back quote":              "the`and",
		"a curly quote":             "don’t the’",
		"accents":                   "é à où être déjà the",
		"numbers beside":            "12the and34 of5it",
	} {
		t.Run(name, func(t *testing.T) {
			want, got := newTally(knowledge()), newTally(knowledge())
			got.count(text)
			for _, r := range text {
				switch {
				case r == '’' || r != '\'' && !unicode.IsLetter(r):
					want.endWord()
				default:
					want.letter++
					want.word = utf8.AppendRune(want.word, unicode.ToLower(r))
				}
			}
			want.endWord()
			assert.Equal(t, want.scores, got.scores)
			assert.Equal(t, want.words, got.words)
			assert.Equal(t, want.letter, got.letter)
		})
	}
}

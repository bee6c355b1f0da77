package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// laidOut runs the lines layer alone over a text.
func laidOut(text string, repairOnly bool) string {
	d := ReadText(text)
	d.RepairOnly = repairOnly
	for _, r := range linesRules() {
		r.Apply(d)
	}
	for i := range d.Blocks {
		d.Blocks[i].Decide(Body, "test/body", 1)
	}
	out, edits := d.Render()
	checkEdits(panics{}, text, out, edits)
	return out
}

// panics is for checks in helpers that have no test at hand.
type panics struct{}

func (panics) Errorf(format string, args ...any) { panic(strings.TrimSpace(format)) }
func (panics) FailNow()                          { panic("failed") }

// fold breaks lines as fold -s does, or as fold does where hard is set: the
// width counts characters, and the space at a break stays on the line.
func fold(text string, width int, hard bool) string {
	var b strings.Builder
	for k, line := range strings.Split(text, "\n") {
		if k > 0 {
			b.WriteByte('\n')
		}
		runes := []rune(line)
		for len(runes) > width {
			cut := width
			for !hard && cut > 0 && runes[cut-1] != ' ' {
				cut--
			}
			if cut == 0 {
				cut = width
			}
			b.WriteString(string(runes[:cut]))
			b.WriteByte('\n')
			runes = runes[cut:]
		}
		b.WriteString(string(runes))
	}
	return b.String()
}

const (
	harbour = "The council has approved the new development of the harbour after a long debate that lasted until the early hours of the morning, and the work is to begin in spring if the weather allows it, said the harbour master, who has waited for eleven years to see the old quay come down at last."
	ferry   = "Nobody on the quay had believed that it would come so soon, least of all the fishermen, whose boats have to move to the northern basin before the first cranes arrive from the yard on the other side of the bay, where they were built in the winter of the great storm."
)

// wrapped breaks at spaces and leaves none at the ends, as mail programs do.
func wrapped(text string, width int) string {
	lines := strings.Split(fold(text, width+1, false), "\n")
	for k := range lines {
		lines[k] = strings.TrimRight(lines[k], " ")
	}
	return strings.Join(lines, "\n")
}

func TestUnwrap(t *testing.T) {
	both := harbour + "\n\n" + ferry
	for _, width := range []int{60, 72, 76, 100} {
		assert.Equal(t, both, laidOut(wrapped(both, width), false), "mail at %d", width)
		assert.Equal(t, both, laidOut(fold(both, width, false), false), "fold -s -w %d", width)
		assert.Equal(t, both, laidOut(strings.ReplaceAll(wrapped(both, width), "\n", "\r\n"), false), "CR LF at %d", width)
	}
	assert.Equal(t, both, laidOut(fold(both, 80, true), false), "fold -w 80 cuts words")
}

func TestUnwrapAmongShortLines(t *testing.T) {
	const menu = "Home\nNews\nSport\nWeather\nCulture\nContact\nAbout us\nImprint"
	both := harbour + "\n" + ferry + "\n" + harbour
	for _, width := range []int{60, 72, 76} {
		want := strings.ReplaceAll(menu+"\n"+both+"\n"+menu, "\n", "\n\n")
		if width == 72 {
			want = strings.ReplaceAll(want, ".\n\nNobody", ". Nobody") // behind a last line that is full
		}
		assert.Equal(t, want, laidOut(menu+"\n"+wrapped(both, width)+"\n"+menu, false), "a page's menus around text of width %d", width)
	}
	few := menu + "\n" + wrapped(harbour, 76) + "\n" + menu
	assert.Equal(t, strings.ReplaceAll(few, "\n", "\n\n"), laidOut(few, false), "four full lines among sixteen short ones are no proof")
}

func TestUnwrapBesideALineThatIsLeftEmpty(t *testing.T) {
	menu := "Home\nNews\nSport\nWeather\nCulture\nContact\nAbout us\n"
	text := menu + wrapped(harbour+"\n"+ferry+"\n"+harbour, 60) + "\n" + strings.Repeat("\u200b", 58) + "\n" + menu
	e, err := NewEngine(Config{})
	require.NoError(t, err)
	d := ReadText(text)
	require.NotPanics(t, func() { e.Run(d) }, "the characters layer leaves nothing of a line that counts as full")
	out, _ := d.Render()
	assert.Contains(t, out, "come down at last.")
}

func TestUnwrapKeepsLines(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"menu", "Home\nNews\nSport\nWeather\nCulture\nContact\nAbout us\nImprint"},
		{"long menu entries", "Everything on the harbour and the ferry\nThe best walks on the coast in spring\nRecipes from the kitchens of the north\nLetters to the editor from our readers"},
		{"short sentences", "The tide is out.\nThe boats lie on their sides.\nA dog runs along the water.\nNobody calls it back."},
		{"dialogue", "“Where is the ferry?” she asked.\n“It left an hour ago,” said the man in the booth, who had not looked up.\n“And the next one?”\n“Tomorrow.”"},
		{"headlines of one length, all with capitals", "Council Approves the New Harbour After a Long Debate\nFerry to Sail Again From the First Day of Next Month\nStorm Takes Roof Off Fish Hall but Nobody Was Harmed\nOld Crane Is Sold to the Museum for One Single Crown"},
		{"paragraphs on lines of their own", harbour + "\n" + ferry + "\n" + harbour},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, strings.Count(c.text, "\n"), strings.Count(strings.ReplaceAll(laidOut(c.text, false), "\n\n", "\n"), "\n"), "every line is still one")
			assert.Equal(t, c.text, laidOut(c.text, true), "repair-only changes nothing")
		})
	}
}

func TestUnwrapOfChinese(t *testing.T) {
	text := "市议会经过长时间的辩论之后终于批准了港口的新开发计划工程将于春天开始港口负责人说他等了十一年才看到旧码头被拆除渔民们的船必须在第一批起重机到来之前搬到北面的水池去没有人相信这一天会来得这么快尤其是那些在岸边生活了一辈子的老人们他们每天早上都坐在码头上看船看海看天上的云彩从山后慢慢地飘过来"
	assert.Equal(t, text, laidOut(fold(text, 40, true), false), "no space between characters")
}

func TestUnwrapRepairOnly(t *testing.T) {
	text := wrapped(harbour+"\n\n"+ferry, 72)
	assert.Equal(t, text, laidOut(text, true), "every line stays in its place")
}

func TestHyphen(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a broken word", "The new develop-\nment begins.", "The new development begins."},
		{"a soft hyphen", "The new develop\u00ad\nment begins.", "The new development begins."},
		{"the Unicode hyphen", "The new develop\u2010\nment begins.", "The new development begins."},
		{"the sign for a break", "The new develop¬\nment begins.", "The new development begins."},
		{"CR LF", "The new develop-\r\nment begins.", "The new development begins."},
		{"spaces around the break", "The new develop-  \n  ment begins.", "The new development begins."},
		{"letters beyond ASCII", "Die Gemein-\nde über-\nlegt noch.", "Die Gemeinde überlegt noch."},
		{"Russian", "Новый мост от-\nкроют весной.", "Новый мост откроют весной."},
		{"twice in a row", "The inter-\nnation-\nal fair.", "The international fair."},
		{"a true hyphen by its first part", "It was a well-\nknown fact.", "It was a well-known fact."},
		{"a true hyphen by the document", "The sea-blue door. It was sea-\nblue once.", "The sea-blue door. It was sea-blue once."},
		{"the document knows the word without", "The cooperation is good. Their coop-\neration is new.", "The cooperation is good. Their cooperation is new."},
		{"two known words that are none together", "It is a simple use-\ncase for the rest of us.", "It is a simple use-case for the rest of us."},
		{"a number in words", "The twenty-\none men of the crew.", "The twenty-one men of the crew."},
		{"French pronouns are hung on", "Elle a dit à son frère : voulez-\nvous venir avec nous dans la maison ?", "Elle a dit à son frère : voulez-\n\nvous venir avec nous dans la maison ?"},
		{"Portuguese pronouns are hung on", "Não se trata de vê-\nlo outra vez, mas de saber para que ele partiu.", "Não se trata de vê-\n\nlo outra vez, mas de saber para que ele partiu."},
		{"Russian particles are hung on", "Кто-\nто постучал в дверь, но на крыльце никого не было.", "Кто-\n\nто постучал в дверь, но на крыльце никого не было."},
		{"a point of the compass", "Le sud-\nouest du pays est sous la neige.", "Le sud-ouest du pays est sous la neige."},
		{"a part left out", "Der Schlüssel für Haus-\nund Hoftür.", "Der Schlüssel für Haus-\n\nund Hoftür."},
		{"a capital goes on", "The Anglo-\nSaxon king.", "The Anglo-\n\nSaxon king."},
		{"a number before", "The 12-\nyear plan.", "The 12-\n\nyear plan."},
		{"a dash", "He left -\nand came back.", "He left -\n\nand came back."},
		{"a dash of two hyphens", "He left--\nand came back.", "He left--\n\nand came back."},
		{"a blank line between", "The new develop-\n\nment begins.", "The new develop-\n\nment begins."},
		{"a compound that goes on", "The state-of-the-\nart hall.", "The state-of-the-\n\nart hall."},
		{"at the text's end", "The new develop-", "The new develop-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, laidOut(c.text, false))
		})
	}
}

func TestHyphenRepairOnly(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the break moves behind the word", "The new develop-\nment begins.", "The new development\nbegins."},
		{"punctuation goes with the word", "The develop-\nment, at last, begins.", "The development,\nat last, begins."},
		{"CR LF stays what it is", "The develop-\r\nment begins.", "The development\r\nbegins."},
		{"a true hyphen stays where it is", "It was a well-\nknown fact.", "It was a well-\nknown fact."},
	} {
		t.Run(c.name, func(t *testing.T) {
			once := laidOut(c.text, true)
			assert.Equal(t, c.want, once)
			assert.Equal(t, once, laidOut(once, true), "twice is the same")
		})
	}
}

func TestHyphenGrowth(t *testing.T) {
	measure := func(n int) uint64 {
		text := strings.Repeat("a plain-\nly broken line\n", n)
		return allocated(func() {
			d := ReadText(text)
			joinHyphens(d)
			require.Len(t, d.Blocks, n)
		})
	}
	assert.Less(t, measure(20_000), 30*measure(2_000))
	text := strings.Repeat("word-\n", 20_000) + "word"
	few := allocated(func() { joinHyphens(ReadText(text[:len(text)/10])) })
	assert.Less(t, allocated(func() { joinHyphens(ReadText(text)) }), 30*few, "all lines join to one word")
}

package heuristics

import (
	"strings"
	"testing"
)

// BenchmarkCharacters shows the characters layer over texts without damage:
// plain ASCII, English with typographic quotes, and other scripts. Reading the
// text into blocks is not counted.
func BenchmarkCharacters(b *testing.B) {
	for _, c := range []struct{ name, line string }{
		{"ASCII", "The council has approved the new development of the harbour after a long debate, and the work is to begin in spring."},
		{"English", "The council hasn’t approved the new development of the harbour – “not yet”, said the master, who has waited for years."},
		{"French", "L’été dernier, la forêt a brûlé jusqu’à la mer, et personne n’a été blessé, dit le maire, déjà très âgé, à la presse."},
		{"Russian", "Городской совет принял план строительства порта после долгого спора, и работы начнутся весной, сказал начальник."},
		{"Chinese", "市议会昨天批准了港口的新开发计划，工程将于明年春天正式开始，预计需要三年，渔民们都很高兴。"},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.line+"\n\n", 2000)
			rules := charactersRules()
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				b.StopTimer()
				d := ReadText(text)
				b.StartTimer()
				for _, r := range rules {
					r.Apply(d)
				}
			}
		})
	}
}

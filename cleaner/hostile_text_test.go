package cleaner_test

import (
	"math/rand/v2"
	"strings"
)

// hostileTexts are plain texts of which each is too much of one thing.
func hostileTexts() []hostile {
	return []hostile{
		{"a line of 20 MB", 20 << 20 / 36, repeat("the ferry left the quay at noon and ")},
		{"a word of 20 MB", 20 << 20, repeat("x")},
		{"250,000 short lines", 250_000, repeat("ab\n")},
		{"250,000 lines of their own", 250_000, func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + "\n")
			}
			return b.String()
		}},
		{"200,000 lines of a widget", 200_000, repeat("Listen Live\n")},
		{"a million lines of a letter", 1_000_000, repeat("a\n")},
		{"random bytes", 1 << 19, func(n int) string { return randomBytes(n, "") }},
		{"random letters and line breaks", 1 << 20, func(n int) string {
			return randomBytes(n, "ab -.\n\n©:|&;<>'\"0123#*\xc3\xa9\xe2\x80\x99")
		}},
		{"broken words", 200_000, repeat("a-\n")},
		{"one broken word", 200_000, repeat("abc-\n")},
		{"a stutter without end", 1_000_000, repeat("ab")},
		{"stutters", 100_000, repeat("signsigned ")},
		{"a doubled word without end", 400_000, repeat("the ")},
		{"a doubled word on lines of its own", 250_000, repeat("the\n")},
		{"brackets", 500_000, repeat("[")},
		{"words glued to brackets", 50_000, repeat("word(of the word)word ")},
		{"words glued at full stops", 50_000, repeat("In the end.Word of the end ")},
		{"words glued at commas", 50_000, repeat("the word,word of it ")},
		{"punctuation with spaces before", 50_000, repeat("the word , the word . The ")},
		{"letters one by one", 60_000, repeat("a b c d N E W S ")},
		{"a sentence over and over", 20_000, repeat("The harbour will be closed to all ships for the rest of the week. ")},
		{"lost bytes", 100_000, repeat("citÃ Ã Â â€ ")},
		{"2 MB of angles", 2 << 20, repeat("<")},
		{"2 MB of ampersands", 2 << 20, repeat("&")},
		{"escaped ampersands", 250_000, after("&", "amp;")},
		{"entities", 250_000, repeat("&lt;")},
		{"bytes that are not UTF-8", 500_000, repeat("\xff")},
		{"bytes that are not UTF-8 among such that are", 100_000, repeat("é\xffé, è ")},
		{"marks on one letter", 300_000, after("a", "\u0301")},
		{"misread characters", 300_000, repeat("Ã©")},
		{"characters that only look misread", 200_000, repeat("ж—Ґ")},
		{"half of misread characters", 300_000, repeat("â€")},
		{"soft hyphens", 500_000, repeat("\u00ad")},
		{"soft hyphens at line ends", 200_000, repeat("ab\u00ad\n")},
		{"zero bytes", 500_000, repeat("\x00")},
		{"zero bytes between letters", 300_000, repeat("a\x00")},
		{"UTF-16 with its mark", 150_000, after("\xff\xfe", "a\x00\n\x00")},
		{"UTF-16 without", 150_000, repeat("\x00t\x00h\x00e\x00 ")},
		{"half of a UTF-16 pair over and over", 300_000, after("\xfe\xff", "\xd8\x00")},
		{"white space", 2_000_000, repeat(" ")},
		{"white space and line breaks", 500_000, repeat(" \t\n\r")},
		{"line separators", 50_000, repeat("a\u2028b\u2029")},
		{"code fences", 300_000, repeat("```\n")},
		{"indented code", 100_000, repeat("    x = 1;\nab\nab\n")},
		{"list markers", 200_000, repeat("- - 1. * ")},
		{"table rows", 150_000, repeat("| a | b |\n")},
		{"datelines", 60_000, repeat("21 January 2020 14:05\n")},
		{"digits", 200_000, repeat("1234567890")},
		{"bylines", 60_000, repeat("By Ella Marsh and Tom Reed\n")},
		{"credits", 60_000, repeat("Photo: Ella Marsh / AFP\n")},
		{"captions with credits", 40_000, repeat("The quay at dawn (Photo: Ella Marsh)\n")},
		{"colons", 500_000, repeat(": ")},
		{"colon lines", 100_000, repeat("a: b: c: d\n")},
		{"one paragraph 32,000 times", 32_000, repeat("The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\n")},
		{"one long line 32,000 times, with a widget between", 16_000, repeat("The council has approved the new harbour after a long debate, and the work is to begin.\nShare this article\n")},
		{"wrapped lines of one paragraph", 30_000, repeat("the council has approved the new development of the old harbour quay\n")},
		{"Chinese without a break", 100_000, repeat("市政府宣布老桥")},
		{"headings all alike", 50_000, repeat("The Council Has Approved the Harbour\n\n")},
		{"names in capitals", 60_000, repeat("Ella Marsh, Tom Reed, ")},
		{"menu entries", 100_000, repeat("Home | News | Sport\n")},
		{"glued sentences", 100_000, repeat("It rained.The quay")},
		{"quotes that are not closed", 300_000, repeat("\"'“‘«")},
		{"quoted lines", 200_000, repeat(">>> a\n")},
		{"headings of signs", 200_000, repeat("# a\n")},
		{"addresses", 60_000, repeat("https://example.org/a?b=c&amp;d ")},
		{"clock times without a date", 100_000, repeat("14:05 GMT +3 ")},
		{"years", 300_000, repeat("2020 ")},
		{"verses", 40_000, repeat("O quay\nof night\n\n")},
	}
}

// after is an input of one thing over and over behind another.
func after(first, then string) func(int) string {
	return func(n int) string { return first + strings.Repeat(then, n) }
}

// randomBytes are bytes of those given, of all where none are.
func randomBytes(n int, from string) string {
	r, out := rand.New(rand.NewPCG(4, 20)), make([]byte, n)
	for i := range out {
		if from == "" {
			out[i] = byte(r.Uint32())
		} else {
			out[i] = from[r.IntN(len(from))]
		}
	}
	return string(out)
}

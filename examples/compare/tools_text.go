package main

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/winnowtext/winnow/cleaner"
)

// textTools are the tools for plain text.
func textTools() []tool {
	return []tool{
		plainTool("winnow", textKind, func(page []byte) string { return cleaner.Clean(string(page)).Text }),
		plainTool("nothing", textKind, func(page []byte) string { return string(page) }),
		plainTool("Fields and NFC", textKind, func(page []byte) string {
			return strings.Join(strings.Fields(norm.NFC.String(string(page))), " ")
		}),
		plainTool("C4 lines", textKind, func(page []byte) string { return keepSentences(string(page)) }),
	}
}

// minLineWords is how many words a line must have to be kept.
const minLineWords = 5

// keepSentences keeps the lines that the rules of C4 keep: those that end as a
// sentence does, have five words, and say nothing of JavaScript. What C4 does
// with whole pages, and with sentences that come back, is left out. (Raffel et
// al., "Exploring the limits of transfer learning with a unified text-to-text
// transformer", JMLR 2020, section 2.2, and the program that came with it.)
func keepSentences(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || !strings.ContainsRune(`.!?"`, rune(line[len(line)-1])) || strings.HasSuffix(line, "...") {
			continue
		}
		if len(strings.Fields(line)) >= minLineWords && !strings.Contains(strings.ToLower(line), "javascript") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

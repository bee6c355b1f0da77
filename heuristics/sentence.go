package heuristics

import (
	"strings"
	"unicode/utf8"
)

// minSentence is the length from which a sentence that stands twice in a row
// is damage, in characters; those of Chinese and Japanese count double. What
// is shorter may be a refrain.
const minSentence = 50

// repairSentences finds sentences that stand twice in a row, and not more
// often.
func repairSentences(_ *Document, b *Block) []Repair {
	s := b.text
	if b.Kind == Verse || len(s) < 2*minSentence {
		return nil
	}
	var out []Repair
	for from := 0; ; {
		end := sentenceEnd(s, from)
		if end < 0 {
			return out
		}
		next := end
		for next < len(s) && s[next] == ' ' {
			next++
		}
		again := next + end - from
		if strings.HasPrefix(s[next:], s[from:end]) && isLongSentence(s[from:end]) {
			third := again + next - end
			if (third > len(s) || !strings.HasPrefix(s[third:], s[from:end])) && !strings.ContainsAny(s[end:again], "\r\n") { // lines stay
				out = append(out, Repair{Start: end, End: again})
			}
			for strings.HasPrefix(s[next:], s[from:end]) {
				next += end - from
				for next < len(s) && s[next] == ' ' {
					next++
				}
			}
		}
		from = next
	}
}

// sentenceEnd returns the offset behind the full stop of the sentence that
// begins at the offset, -1 where it has none.
func sentenceEnd(s string, from int) int {
	for i := from; ; {
		stop := len(s)
		if k := strings.IndexByte(s[i:], '.'); k >= 0 {
			stop = i + k
		}
		if k := strings.Index(s[i:stop], "。"); k >= 0 {
			return i + k + len("。")
		}
		if stop == len(s) {
			return -1
		}
		if i = stop + 1; i == len(s) || s[i] == ' ' {
			return i
		}
	}
}

func isLongSentence(s string) bool {
	if len(s) < minSentence {
		return false
	}
	n := utf8.RuneCountInString(s)
	if hasWideScript(s) {
		n *= 2
	}
	return n >= minSentence
}

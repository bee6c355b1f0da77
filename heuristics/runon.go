package heuristics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// runOn are the lines of a page, those of its menu first, for the example of the
// rule.
var runOn = strings.Split("Harbour|News|Sport|Weather|Culture|Letters|Recipes|Contact|Subscribe|"+
	"The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning, when the last speaker had left the hall.|"+
	"Nobody in the town had believed that it would come so soon, said the master of the old harbour, who has worked there for thirty years and has seen four plans come to nothing.|"+
	"The work is to begin in spring and will take about two years. Until then the old harbour stays open on all days of the week, and the fares stay what they are.|"+
	"A new road will lead to the harbour from the north. The council has bought the land for it from three farmers, who keep their houses and may use the road as everybody else.|"+
	"The fishermen, whose boats have to move to the northern basin before the first cranes arrive, had asked for a roof over the quay. They get it, but not before the last crane has gone.|"+
	"Letters to the council may be left at the town hall, where the plans hang beside the stairs until the end of the month.", "|")

// menuLines is how many of them are the menu's.
const menuLines = 9

// A line is looked at for lost line breaks from minRunOn bytes. It has lost them
// where it has so many different ones, one in so many bytes, some of them between
// sentences or wide: names like "YouTube" come again, and code and lists of names
// have no sentences.
const (
	minRunOn     = 1000
	minLost      = 8
	bytesForLost = 600
	minSure      = 2
	// bytesForSpace is in how many bytes words have a space: data have fewer.
	bytesForSpace = 16
)

// splitRunOns parts lines that hold many lines of a page, whose breaks were lost
// when the texts of its elements were put one behind the other.
func splitRunOns(d *Document) {
	if d.RepairOnly {
		return
	}
	var blocks []Block // nil as long as none was parted
	for i := range d.Blocks {
		b := &d.Blocks[i]
		var cuts []int
		if b.Evidence == nil && len(b.text) >= minRunOn && b.Kind != Code {
			cuts = lostBreaks(b.text)
		}
		if cuts != nil && blocks == nil {
			blocks = append(make([]Block, 0, len(d.Blocks)+len(cuts)), d.Blocks[:i]...)
		}
		if blocks != nil {
			blocks = append(blocks, b.split(cuts)...)
		}
	}
	if blocks != nil {
		d.Blocks = blocks
	}
}

// lostBreaks returns where lines of their own begin within a line, behind wide
// gaps and at capitals that follow a small letter or the end of a sentence; none
// where these are too few.
func lostBreaks(s string) []int {
	var cuts []int
	seen := map[string]bool{} // what stands around the cuts
	before, sure := ' ', 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == ' ' && strings.HasPrefix(s[i:], wideGap) {
			at := i
			for i < len(s) && s[i] == ' ' {
				i++
			}
			if at > 0 && i < len(s) {
				cuts = append(cuts, i)
				seen[s[at-1:at]+s[i:i+1]] = true
				sure++
			}
			before = ' '
			continue
		}
		if i > 1 && unicode.IsUpper(r) && (unicode.IsLower(before) || strings.ContainsRune(".!?)%", before)) && s[i-2] != ' ' {
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); unicode.IsLower(next) || next == ' ' && !unicode.IsLower(before) {
				cuts = append(cuts, i)
				seen[s[i-2:min(i+3, len(s))]] = true
				sure += oneIf(!unicode.IsLower(before))
			}
		}
		before = r
		i += n
	}
	if sure < minSure || len(seen) < minLost || len(seen)*bytesForLost < len(s) || strings.Count(s, " ")*bytesForSpace < len(s) {
		return nil
	}
	return cuts
}

// wideGap is the white space between two elements on one line.
const wideGap = "    "

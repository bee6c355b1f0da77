package heuristics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSplitRunOns(t *testing.T) {
	glued := strings.Join(runOn, "")
	prose := strings.Join(runOn[menuLines:], " ")
	parted := strings.Join(runOn, "\n\n")
	data := strings.Repeat(`{"goodsId":"B0aCx","isNew":true,"label":"Sofa.Green","backColor":"Red"},`, 20) + `{"buyNow":1,"maxSize":2,"minSize":3,"netPrice":4,"taxRate":5,"oldPrice":6,"inStock":7}`
	spread := strings.Join(runOn, "      ")
	for _, row := range []struct{ reason, in, want string }{
		{"the texts of all elements one behind the other", glued, parted},
		{"elements with the indentation of the markup between them", spread, parted},
		{"prose", prose, prose},
		{"data of a program", data, data},
		{"a name with a capital inside that comes again", prose + strings.Repeat(" YouTube is open.", 20), prose + strings.Repeat(" YouTube is open.", 20)},
		{"names with capitals inside", prose + strings.Repeat(" ActionScript AppleScript AsciiDoc AutoHotkey BitBake CoffeeScript GraphQL HiveQL JavaScript LiveScript", 3), prose + strings.Repeat(" ActionScript AppleScript AsciiDoc AutoHotkey BitBake CoffeeScript GraphQL HiveQL JavaScript LiveScript", 3)},
		{"a few spaces that got lost in long prose", strings.Replace(prose, ". ", ".", 2), strings.Replace(prose, ". ", ".", 2)},
		{"a short line of a menu", "HomeNewsSportWeatherCultureContactAbout usImprintLetters", "HomeNewsSportWeatherCultureContactAbout usImprintLetters"},
		{"a letter before the capital is a word's", prose + " aB cD eF gH iJ kL mN oP qR sT", prose + " aB cD eF gH iJ kL mN oP qR sT"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			assert.Equal(t, row.want, laidOut(row.in, false))
			assert.Equal(t, row.in, laidOut(row.in, true), "repair-only leaves every line in its place")
		})
	}
}

func TestSplitRunOnsAmongLines(t *testing.T) {
	glued := strings.Join(runOn, "")
	assert.Equal(t, "Above.\n\n"+strings.Join(runOn, "\n\n")+"\n\nBelow.\n\n"+strings.Join(runOn, "\n\n")+"\n\nEnd.",
		laidOut("Above.\n"+glued+"\nBelow.\n"+glued+"\nEnd.", false), "the lines around stay")
}

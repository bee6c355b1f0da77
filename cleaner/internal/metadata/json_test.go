package metadata

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestParseJSONForgives(t *testing.T) {
	for _, row := range []struct{ why, json, want string }{
		{"plain", `{"headline":"A"}`, "A"},
		{"trailing commas", `{"x":[1,2,],"headline":"A",}`, "A"},
		{"a comma is missing between lines", "{\"x\":\"1\"\n\"headline\":\"A\"}", "A"},
		{"raw line break in a string", "{\"headline\":\"A\nB\"}", "A\nB"},
		{"bare quotes in a string", `{"headline":"The "big" one","x":1}`, `The "big" one`},
		{"CDATA around", "//<![CDATA[\n{\"headline\":\"A\"}\n//]]>", "A"},
		{"comment marks around", `<!-- {"headline":"A"} -->`, "A"},
		{"comments within", "{/* x */\"headline\":\"A\" // y\n}", "A"},
		{"escaped quotes as character references", `{&quot;headline&quot;:&quot;A&quot;}`, "A"},
		{"cut off in the middle of a string", `{"headline":"A`, "A"},
		{"cut off behind a key", `{"headline":"A","x":`, "A"},
		{"a list closed as an object", `{"x":[1,2},"headline":"A"}`, ""},
		{"vocabulary before the key", `{"schema:headline":"A"}`, "A"},
		{"address as the key", `{"https://schema.org/headline":"A"}`, "A"},
		{"unicode escapes and a surrogate pair", `{"headline":"\u00e9 \ud83d\ude00"}`, "é 😀"},
		{"a lone surrogate", `{"headline":"\ud83d"}`, "\ufffd"},
		{"key without quotes", `{headline:"A"}`, "A"},
		{"no value", `{"x":,"headline":"A"}`, "A"},
		{"a semicolon behind", `{"headline":"A"};`, "A"},
	} {
		t.Run(row.why, func(t *testing.T) {
			v := parseJSON(row.json)
			got := ""
			for _, o := range objectsOf(v) {
				got = o.get("headline").text
			}
			assert.Equal(t, row.want, got)
		})
	}
}

func TestParseJSONIsLinear(t *testing.T) {
	for _, row := range []struct{ why, json string }{
		{"half a million open lists", strings.Repeat("[", 500_000)},
		{"half a million open objects", strings.Repeat(`{"a":`, 500_000)},
		{"quotes that close nothing", `{"a":"` + strings.Repeat(`" x `, 300_000)},
		{"quotes before long space", `{"a":"` + strings.Repeat(`"`+strings.Repeat(" ", 50), 30_000)},
		{"escapes without end", `{"a":"` + strings.Repeat(`\`, 1_000_001)},
		{"brackets in disorder", strings.Repeat(`{]}[`, 200_000)},
		{"open comments", strings.Repeat(`{/*`, 300_000)},
	} {
		t.Run(row.why, func(t *testing.T) {
			start := time.Now()
			parseJSON(row.json)
			assert.Less(t, time.Since(start), 3*time.Second)
		})
	}
}

func FuzzParseJSON(f *testing.F) {
	f.Add(`{"@graph":[{"@type":"Article","headline":"A"}]}`)
	f.Add(`{"a":"b "c" d",}`)
	f.Fuzz(func(_ *testing.T, s string) { parseJSON(s) })
}

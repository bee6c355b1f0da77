package metadata

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestParseDate(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"RFC 3339", "2020-01-21T14:05:00+01:00", "2020-01-21T14:05:00+01:00"},
		{"zone without a colon", "2020-01-21T14:05:00+0100", "2020-01-21T14:05:00+01:00"},
		{"zone behind a space", "2020-01-21 14:05:00 +0100", "2020-01-21T14:05:00+01:00"},
		{"fractions and Z", "2020-01-21T14:05:07.123Z", "2020-01-21T14:05:07Z"},
		{"no seconds", "2020-01-21 14:05", "2020-01-21T14:05:00"},
		{"named zone in brackets", "2020-01-21T14:05:00+01:00[Europe/Berlin]", "2020-01-21T14:05:00+01:00"},
		{"UTC by name", "2020-01-21 14:05:00 UTC", "2020-01-21T14:05:00Z"},
		{"half days", "2020-01-21 2:05 PM", "2020-01-21T14:05:00"},
		{"slashes, year first", "2020/1/21", "2020-01-21"},
		{"basic form", "20200121", "2020-01-21"},
		{"basic form with time", "20200121T140500Z", "2020-01-21T14:05:00Z"},
		{"month alone", "2020-01", "2020-01"},
		{"year alone", "2020", "2020"},
		{"seconds of the epoch", "1579615500", "2020-01-21T14:05:00Z"},
		{"milliseconds of the epoch", "1579615500000", "2020-01-21T14:05:00Z"},
		{"mail's form", "Tue, 21 Jan 2020 14:05:00 GMT", "2020-01-21T14:05:00Z"},
		{"American figures", "1/21/2020", "2020-01-21"},
		{"American figures with time", "01/21/2020 02:05 PM", "2020-01-21T14:05:00"},
		{"European figures", "21.01.2020", "2020-01-21"},
		{"Java's and Unix's form", "Tue Jan 21 14:05:00 CET 2020", "2020-01-21T14:05:00+01:00"},
		{"slashes around", "/ 21.01.2020 /", "2020-01-21"},
		{"words", "21 January 2020", "2020-01-21"},
		{"words, year first", "2020 Jan 21", "2020-01-21"},
		{"German words", "21. Januar 2020", "2020-01-21"},
		{"words with dashes", "Jan-21-2020", "2020-01-21"},
		{"words with dashes that are no date", "well-known-2020", ""},
		{"quotes around", `"2020-01-21"`, "2020-01-21"},
		{"no such day", "2020-02-30", ""},
		{"no such month", "2020-13-01", ""},
		{"zero of a clock", "1970-01-01T00:00:00Z", ""},
		{"zero of a database", "0001-01-01T00:00:00", ""},
		{"no date", "yesterday", ""},
		{"a number that is none", "1234567", ""},
		{"a template left over", "{{ post.date }}", ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, parseDate(row.in, true)) })
	}
}

func TestFindDate(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"a line among others", "By Ann Lee\n3 May 2021\nComments", "2021-05-03"},
		{"behind a byline", "by Ann Lee on May 3, 2021", "2021-05-03"},
		{"behind a bar", "News | 2021-05-03", "2021-05-03"},
		{"a label before it", "Published: 3 May 2021", "2021-05-03"},
		{"figures that are none", "Chapter 3 of 2021 pages", ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, findDate(row.in, false)) })
	}
}

func TestFigures(t *testing.T) {
	for _, row := range []struct{ why, in, american, other string }{
		{"slashes alone", "05/03/2024", "2024-05-03", "2024-03-05"},
		{"dashes alone", "05-03-2024", "2024-05-03", "2024-03-05"},
		{"dots have the day first everywhere", "05.03.2024", "2024-03-05", "2024-03-05"},
		{"behind a label", "Posted 05/03/2024", "2024-05-03", "2024-03-05"},
		{"behind a label with a colon", "Post time: 05-03-2024", "2024-05-03", "2024-03-05"},
		{"behind a weekday", "Fri, 05/03/2024 - 10:15", "2024-05-03T10:15:00", "2024-03-05T10:15:00"},
		{"behind a byline", "Submitted by ada on Fri, 05/03/2024 - 10:15", "2024-05-03T10:15:00", "2024-03-05T10:15:00"},
		{"two figures of the year", "5/3/24", "2024-05-03", "2024-03-05"},
		{"only the day can be so great", "05/31/2024", "2024-05-31", "2024-05-31"},
		{"the day first all the same", "31/05/2024", "2024-05-31", "2024-05-31"},
		{"the year first", "2024-05-03", "2024-05-03", "2024-05-03"},
		{"a Chinese label without a space", "发布时间：2024-05-03", "2024-05-03", "2024-05-03"},
		{"a Chinese source behind", "2024年05月03日 10:15 来源：新华社", "2024-05-03T10:15:00", "2024-05-03T10:15:00"},
		{"no day", "45/46/2024", "", ""},
		{"part of a longer number", "Order 105/03/2024-7", "", ""},
		{"a phone's number", "Call 555-03-20245", "", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			assert.Equal(t, row.american, findDate(row.in, true), "the month first")
			assert.Equal(t, row.other, findDate(row.in, false), "the day first")
		})
	}
}

func TestIsShortDay(t *testing.T) {
	for in, want := range map[string]bool{
		"3.5.24": true, "03.05.24, 10:15 Uhr": true, "05/31/24": true, "3.5.2024": false, "13.14.24": false, "1.2.34.5": false, "3.5": false, "3.5.24a": false, "": false, "0.5.24": false,
	} {
		assert.Equal(t, want, isShortDay(in), in)
	}
}

func TestIsSpan(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    bool
	}{
		{"a course", "12.01.26 — 10.04.26", true},
		{"in words", "3 May 2024 to 9 June 2024", true},
		{"German", "3. Mai 2024 bis 9. Juni 2024", true},
		{"a change behind the day", "3 May 2024 – Updated 9 June 2024", false},
		{"a time of day behind it", "3 May 2024 - 10:15", false},
		{"the earlier one behind", "9 June 2024 – 3 May 2024", false},
		{"one day", "3 May 2024", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, isSpan(row.in, false)) })
	}
}

func TestDateInURL(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"folders", "https://x.example/2020/01/21/story", "2020-01-21"},
		{"dashes in a name", "https://x.example/news/2020-01-21-story", "2020-01-21"},
		{"one run of figures", "https://x.example/a/20200121/story", "2020-01-21"},
		{"month alone", "https://x.example/2020/01/story", "2020-01"},
		{"day first with dots", "https://x.example/report_of_21.01.2020_two", "2020-01-21"},
		{"day first with dashes", "https://x.example/news/21-01-2020", "2020-01-21"},
		{"day or month first", "https://x.example/news/02-01-2020", ""},
		{"no such day", "https://x.example/news/31.02.2020", ""},
		{"a version", "https://x.example/tool-1.2.2020", ""},
		{"a number of an article", "https://x.example/news/20204567", ""},
		{"a year in the title", "https://x.example/best-phones-2020", ""},
		{"only in the query", "https://x.example/a?d=2020/01/21", ""},
		{"no path", "https://x.example", ""},
		{"no address", "", ""},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, dateInURL(row.in)) })
	}
}

func TestIsOtherDay(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    bool
	}{
		{"when a user joined", "Joined: 18.09.2008, 05:56", true},
		{"with a weekday", "Registered: Mon 18 Sep 2008", true},
		{"German", "Registriert seit 18.09.2008", true},
		{"the clock of a forum", "Aktuelle Zeit: 18.09.2008, 05:56", true},
		{"a day of publishing", "Published: 18.09.2008", false},
		{"a sentence that begins so", "Joined by two dogs on 18.09.2008", false},
		{"a day alone", "18.09.2008", false},
		{"no day", "Joined", false},
		{"nothing", "", false},
	} {
		t.Run(row.why, func(t *testing.T) { assert.Equal(t, row.want, isOtherDay(row.in)) })
	}
}

// FuzzDates: whatever is read for a date is one, or the part of one that is
// known.
func FuzzDates(f *testing.F) {
	for _, s := range []string{
		"2020-01-21T14:05:00.123+0100", "1579615500000", "Tue, 21 Jan 2020 14:05:00 GMT", "01/21/2020 02:05 PM", "21. Januar 2020", "2020/1/21",
		"by Ann Lee on May 3, 2021", "https://x.example/2020/01/21/story", "20200121T140500Z", "2020-01-21 14:05 [Europe/Berlin]", "99/99/9999", "+1-1-1",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, monthFirst bool) {
		for how, d := range map[string]string{"parseDate": parseDate(s, monthFirst), "findDate": findDate(s, monthFirst), "dateInURL": dateInURL(s)} {
			assert.True(t, d == "" || isDate(d), "%s reads %q as %q", how, s, d)
		}
	})
}

// isDate reports whether a date is in one of the forms that fields have.
func isDate(d string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if _, err := time.Parse(layout, d); err == nil {
			return true
		}
	}
	return false
}

func TestFindDates(t *testing.T) {
	for _, row := range []struct{ why, in, published, updated string }{
		{"published alone", "Published May 3, 2021", "2021-05-03", ""},
		{"updated alone", "Last updated on May 3, 2021 • 5 min read", "", "2021-05-03"},
		{"both on a line", "May 3, 2021 Updated: May 9, 2021", "2021-05-03", "2021-05-09"},
		{"both with a slash", "Written: 2021-05-03 15:03 / Updated: 2021-05-09 16:00", "2021-05-03T15:03:00", "2021-05-09T16:00:00"},
		{"a label on the line before", "Updated\nMay 3, 2021", "", "2021-05-03"},
		{"a label of publishing on the line before", "Published\nMay 3, 2021", "2021-05-03", ""},
		{"a label is good for one date", "Updated\nMay 9, 2021\nMay 3, 2021", "2021-05-03", "2021-05-09"},
		{"German", "Zuletzt aktualisiert am 3. Mai 2021", "", "2021-05-03"},
		{"no date", "Updated twice a year", "", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			published, updated := findDates(row.in, true)
			assert.Equal(t, row.published, published)
			assert.Equal(t, row.updated, updated)
		})
	}
}

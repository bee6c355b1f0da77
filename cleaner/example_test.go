package cleaner_test

import (
	"encoding/json"
	"fmt"
	"log"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// page is a text as it comes off the web.
const page = `Home
News
Sport

By Ella Marsh
21 January 2020

The council has approved the new harbour after a long debate, and the work is to begin in spring.

Nobody on the quay had believed that it would come so soon, said the harbour master on Monday.

Share this article
`

func ExampleClean() {
	res := cleaner.Clean(page)
	fmt.Println(res.Text)
	fmt.Println("by", res.Metadata.Authors[0], "on", res.Metadata.Date.Value)
	// Output:
	// The council has approved the new harbour after a long debate, and the work is to begin in spring.
	//
	// Nobody on the quay had believed that it would come so soon, said the harbour master on Monday.
	// by Ella Marsh on 2020-01-21
}

// What is switched off is left as it is. A mistake in the options is an error.
func ExampleNew() {
	c, err := cleaner.New(cleaner.Options{Disable: []heuristics.ID{"characters/entity"}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Clean("Marks &amp; Sons don\u0092t sell the quay.").Text)
	_, err = cleaner.New(cleaner.Options{Phrases: []heuristics.Phrase{{Pattern: "Join * the * club", Role: heuristics.Prompt}}})
	fmt.Println(err)
	_, err = cleaner.New(cleaner.Options{Disable: []heuristics.ID{"characters/entities"}})
	fmt.Println(err)
	_, err = cleaner.New(cleaner.Options{Charset: "windows-12"})
	fmt.Println(err)
	// Output:
	// Marks &amp; Sons don’t sell the quay.
	// cleaner: heuristics: pattern "Join * the * club": one "*", or "**" at an end, is all that may stand there
	// cleaner: heuristics: no rule is called "characters/entities"
	// cleaner: charset: no encoding is called "windows-12"
}

func ExampleNew_phrases() {
	c, err := cleaner.New(cleaner.Options{Phrases: []heuristics.Phrase{{Pattern: "Ring the harbour bell *", Role: heuristics.Prompt}}})
	if err != nil {
		log.Fatal(err)
	}
	res := c.Clean(strings.Replace(page, "Share this article", "Ring the harbour bell for Ella", 1))
	for _, e := range res.Ledger {
		if e.Role == heuristics.Prompt {
			fmt.Printf("%s: %q\n", e.Role, e.Old)
		}
	}
	// Output: prompt: "Ring the harbour bell for Ella"
}

func ExampleNew_rules() {
	shout := heuristics.Rule{
		ID:  "mine/shout",
		Doc: "Takes out lines in capitals.",
		Apply: func(d *heuristics.Document) {
			for i := range d.Blocks {
				if s := d.Blocks[i].Text(); s == strings.ToUpper(s) {
					d.Blocks[i].Decide(heuristics.Boilerplate, "mine/shout", 1)
				}
			}
		},
	}
	c, err := cleaner.New(cleaner.Options{Rules: []heuristics.Rule{shout}})
	if err != nil {
		log.Fatal(err)
	}
	res := c.Clean(strings.Replace(page, "Nobody", "FREE BEER FOR ALL WHO COME TO THE QUAY ON MONDAY, AND FREE CRAYFISH\n\nNobody", 1))
	for _, e := range res.Ledger {
		if e.Rule == "mine/shout" {
			fmt.Println(e.Role, strings.Contains(e.Old, "CRAYFISH"), strings.Contains(res.Text, "CRAYFISH"))
		}
	}
	// Output: boilerplate true false
}

func ExampleNew_minConfidence() {
	const text = "The ferry was late,and the harbour was empty &amp; dark when the the boats came in."
	for _, least := range []float64{0, 0.96} {
		c, err := cleaner.New(cleaner.Options{RepairOnly: true, MinConfidence: least})
		if err != nil {
			log.Fatal(err)
		}
		res := c.Clean(text)
		fmt.Println(least, res.Text)
	}
	_, err := cleaner.New(cleaner.Options{MinConfidence: 1.5})
	fmt.Println(err)
	// Output:
	// 0 The ferry was late, and the harbour was empty & dark when the boats came in.
	// 0.96 The ferry was late,and the harbour was empty & dark when the boats came in.
	// cleaner: heuristics: MinConfidence is 1.5, not 0 to 1
}

func ExampleCleaner_Clean() {
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Clean("They donâ€™t sell cafÃ© au lait\nin the new develop-\nment &amp; the harbour.").Text)
	// Output:
	// They don’t sell café au lait
	// in the new development
	// & the harbour.
}

func ExampleCleaner_CleanText() {
	c, err := cleaner.New(cleaner.Options{Charset: "windows-1252"})
	if err != nil {
		log.Fatal(err)
	}
	res, err := c.CleanText(strings.NewReader("The caf\xe9 on the quay has been closed since May, said the owner on Monday."))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Text, res.Encoding)
	// Output: The café on the quay has been closed since May, said the owner on Monday. windows-1252
}

const htmlPage = `<!DOCTYPE html><html lang="en"><head><title>New harbour approved</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>New harbour approved</h1>
<p>The council has approved the new harbour after a long debate, and the work is to begin in spring.</p>
<p>Nobody on the quay had believed that it would come so soon, said the harbour master on Monday.</p>
</article></main>
<footer><p>© 2020 The Harbour Post</p></footer></body></html>`

func ExampleCleaner_CleanHTML() {
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		log.Fatal(err)
	}
	res, err := c.CleanHTML(strings.NewReader(htmlPage))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Text)
	// Output:
	// The council has approved the new harbour after a long debate, and the work is to begin in spring.
	//
	// Nobody on the quay had believed that it would come so soon, said the harbour master on Monday.
}

func ExampleCleaner_CleanDocument() {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(htmlPage))
	if err != nil {
		log.Fatal(err)
	}
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		log.Fatal(err)
	}
	res, err := c.CleanDocument(doc)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(res.Text, "approved the new harbour"), strings.Contains(res.Text, "The Harbour Post"))
	// Output: true false
}

func ExampleMap() {
	pages := slices.Values([]string{"Marks &amp; Sons are open.", "The the ferry is late, and the the harbour is empty, said the master of the port.", "Caf\xc3\xa9."})
	repairer, err := cleaner.New(cleaner.Options{RepairOnly: true})
	if err != nil {
		log.Fatal(err)
	}
	for res := range cleaner.Map(pages, 2, repairer.Clean) {
		fmt.Println(res.Text)
	}
	// Output:
	// Marks & Sons are open.
	// The ferry is late, and the harbour is empty, said the master of the port.
	// Café.
}

func ExampleResult_Record() {
	rec := cleaner.Clean(page).Record("harbour-1", false)
	fmt.Println(rec.ID, rec.Author, rec.Date, rec.Language, rec.Signals["author"])
	// Output: harbour-1 Ella Marsh 2020-01-21 en visible
}

func ExampleResult_Input() {
	res := cleaner.Clean(page)
	input, ok := res.Input()
	fmt.Println(ok, string(input) == page)
	// Output: true true
}

func ExampleLedger_Rebuild() {
	res := cleaner.Clean(page)
	for _, e := range res.Ledger {
		if e.Role == heuristics.Share {
			fmt.Printf("%s by %s: %q\n", e.Role, e.Rule, e.Old)
		}
	}
	source, ok := res.Ledger.Rebuild(res.Text)
	fmt.Println(ok, source == res.Source)
	// Output:
	// share by phrases/widget: "Share this article"
	// true true
}

func ExampleResult_MarshalJSON() {
	out, err := json.Marshal(cleaner.Clean("Marks &amp; Sons have closed the shop on the quay for good, said the owner on Monday."))
	if err != nil {
		log.Fatal(err)
	}
	var rec cleaner.Record
	if err := json.Unmarshal(out, &rec); err != nil {
		log.Fatal(err)
	}
	fmt.Println(rec.Text)
	fmt.Printf("%+v\n", rec.Ledger[0])
	// Output:
	// Marks & Sons have closed the shop on the quay for good, said the owner on Monday.
	// {Rule:characters/entity Role:body Start:6 End:11 Old:&amp; New:& OldBytes: Confidence:0.97}
}

func ExampleCleaner_CleanHTMLAt() {
	c, err := cleaner.New(cleaner.Options{Links: true, Images: true})
	if err != nil {
		log.Fatal(err)
	}
	page := `<p>See <a href="map.html">the map</a> of the quay.</p><img src="/quay.png" alt="The quay"><p>It is <a href="javascript:go()">open</a>.</p>`
	res, err := c.CleanHTMLAt(strings.NewReader(page), &url.URL{Scheme: "https", Host: "example.org", Path: "/harbour/"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Markdown())
	fmt.Println("--")
	fmt.Println(res.HTML())
	fmt.Println("--")
	for _, l := range res.Links {
		fmt.Printf("%q leads to %s\n", res.Source[l.Start:l.End], l.URL)
	}
	// Output:
	// See [the map](https://example.org/harbour/map.html) of the quay.
	//
	// ![The quay](https://example.org/quay.png)
	//
	// It is open.
	// --
	// <p>See <a href="https://example.org/harbour/map.html">the map</a> of the quay.</p>
	// <p><img src="https://example.org/quay.png" alt="The quay"></p>
	// <p>It is open.</p>
	// --
	// "the map" leads to https://example.org/harbour/map.html
}

// Comments are no part of the body. They are given if asked for.
func ExampleResult_comments() {
	c, err := cleaner.New(cleaner.Options{Comments: true})
	if err != nil {
		log.Fatal(err)
	}
	page := `<article>` + strings.Repeat("<p>The council has approved the new harbour after a long debate, and the work is to begin in spring.</p><p>Nobody on the quay had believed that it would come so soon, said the harbour master on Monday.</p>", 5) + `</article>
		<section class="comments">
			<div class="comment"><b class="author">Piet</b> <time datetime="2020-01-22">yesterday</time><p>About time, too.</p></div>
			<div class="comment"><b class="author">Mia</b> <time datetime="2020-01-23">today</time><p>I liked the old one.</p></div>
		</section>`
	res, err := c.CleanHTML(strings.NewReader(page))
	if err != nil {
		log.Fatal(err)
	}
	for _, comment := range res.Comments {
		fmt.Printf("%s (%s): %s\n", comment.Author, comment.Date, comment.Text)
	}
	fmt.Println(strings.Contains(res.Text, "About time"))
	// Output:
	// Piet (2020-01-22): About time, too.
	// Mia (2020-01-23): I liked the old one.
	// false
}

// A corpus wants no more than what is surely text; an archive wants all that
// may be.
func ExampleOptions_leaning() {
	page := `<nav><a href=/>Home</a> <a href=/n>News</a></nav>
<article><h1>The new harbour</h1>
<p>The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning.</p>
<p>Nobody in the town had believed that it would come so soon, said the master of the old harbour, who has worked there for thirty years.</p></article>
<div class="box"><h3>Opening hours</h3><p>The office is open on all days of the week, and on Sundays from noon.</p>
<p>Boats may land at any time.</p></div>
<div class="list"><p>Fares for the ferry</p><p>Tides of the month</p><p>Berths for guests in the old basin</p></div>`
	length := func(leaning heuristics.Leaning) int {
		c, err := cleaner.New(cleaner.Options{Leaning: leaning})
		if err != nil {
			log.Fatal(err)
		}
		res, err := c.CleanHTML(strings.NewReader(page))
		if err != nil {
			log.Fatal(err)
		}
		return len(res.Text)
	}
	fmt.Println(length(heuristics.FavorPrecision) < length(heuristics.FavorRecall))
	// Output: true
}

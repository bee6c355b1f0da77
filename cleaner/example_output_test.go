package cleaner_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

const beansPage = `<html><body><main>
<h1>How to dry beans</h1>
<p>Beans dry best on the plant, but an early frost may not leave you the time. This is how to do it in a shed.</p>
<h2>What you need</h2>
<ol><li>A rack<ul><li>with a fine net</li></ul></li><li>A dry week (*not* in November)</li></ol>
</main></body></html>`

// cleanBeans cleans the page with the default options.
func cleanBeans() *cleaner.Result {
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		log.Fatal(err)
	}
	res, err := c.CleanHTML(strings.NewReader(beansPage))
	if err != nil {
		log.Fatal(err)
	}
	return res
}

func ExampleResult_Markdown() {
	fmt.Println(cleanBeans().Markdown())
	// Output:
	// Beans dry best on the plant, but an early frost may not leave you the time. This is how to do it in a shed.
	//
	// ## What you need
	//
	// 1. A rack
	//    - with a fine net
	// 2. A dry week (\*not\* in November)
}

func ExampleResult_HTML() {
	fmt.Println(cleanBeans().HTML())
	// Output:
	// <p>Beans dry best on the plant, but an early frost may not leave you the time. This is how to do it in a shed.</p>
	// <h2>What you need</h2>
	// <ol>
	// <li>A rack
	// <ul>
	// <li>with a fine net</li>
	// </ul>
	// </li>
	// <li>A dry week (*not* in November)</li>
	// </ol>
}

// The body has no title; what is put before it is escaped as it is.
func ExampleEscapeMarkdown() {
	fmt.Println("# " + cleaner.EscapeMarkdown("How to *dry* beans"))
	// Output: # How to \*dry\* beans
}

// Every block has a role and the rule that gave it.
func ExampleResult_blocks() {
	res := cleaner.Clean(page)
	for i := range res.Blocks {
		if b := &res.Blocks[i]; b.Role == heuristics.Byline || b.Role == heuristics.Dateline {
			fmt.Printf("%s by %s: %s\n", b.Role, b.Rule, res.Source[b.Start:b.End])
		}
	}
	// Output:
	// byline by fields/byline: By Ella Marsh
	// dateline by fields/dateline: 21 January 2020
}

// A page of an article, and how far its text is to be trusted.
func ExampleResult_kind() {
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		log.Fatal(err)
	}
	res, err := c.CleanHTML(strings.NewReader(articlePage))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Kind == heuristics.KindArticle, res.Confidence > 0.5)
	// Output: true true
}

// articlePage is long enough to tell what it is.
var articlePage = `<html><head><meta property="og:type" content="article"><title>The new harbour</title></head><body><article>
<h1>The new harbour</h1><p class="byline">By Ella Marsh</p>` + strings.Repeat(`
<p>The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning.</p>
<p>Nobody in the town had believed that it would come so soon, said the master of the old harbour, who has worked there for years.</p>`, 4) + `
</article></body></html>`

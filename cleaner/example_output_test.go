package cleaner_test

import (
	"fmt"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
)

const beansPage = `<html><body><main>
<h1>How to dry beans</h1>
<p>Beans dry best on the plant, but an early frost may not leave you the time. This is how to do it in a shed.</p>
<h2>What you need</h2>
<ol><li>A rack<ul><li>with a fine net</li></ul></li><li>A dry week (*not* in November)</li></ol>
</main></body></html>`

func ExampleResult_Markdown() {
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		panic(err)
	}
	res, err := c.CleanHTML(strings.NewReader(beansPage))
	if err != nil {
		panic(err)
	}
	fmt.Println(res.Markdown())
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
	c, err := cleaner.New(cleaner.Options{})
	if err != nil {
		panic(err)
	}
	res, err := c.CleanHTML(strings.NewReader(beansPage))
	if err != nil {
		panic(err)
	}
	fmt.Println(res.HTML())
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

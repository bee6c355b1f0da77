package cleaner_test

import (
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

func ExampleTooLargeError() {
	c, err := cleaner.New(cleaner.Options{MaxInput: 1000})
	if err != nil {
		log.Fatal(err)
	}
	_, err = c.CleanText(strings.NewReader(strings.Repeat("the ferry ", 101)))
	if tooLarge, ok := errors.AsType[*cleaner.TooLargeError](err); ok {
		fmt.Println("more than", tooLarge.Limit, "bytes")
	}
	// Output: more than 1000 bytes
}

// A rule that panics costs the page, not the program. Clean, which returns no
// error, hands the text back and says so in Result.Err.
func ExamplePanicError() {
	broken := heuristics.Rule{ID: "mine/broken", Doc: "Breaks.", Apply: func(d *heuristics.Document) { panic("no harbour") }}
	c, err := cleaner.New(cleaner.Options{Rules: []heuristics.Rule{broken}})
	if err != nil {
		log.Fatal(err)
	}
	_, err = c.CleanText(strings.NewReader("The ferry is late."))
	if panicked, ok := errors.AsType[*cleaner.PanicError](err); ok {
		fmt.Println(panicked.Value, panicked.Input)
	}
	res := c.Clean("The ferry is late.")
	fmt.Println(res.Text, res.Err != nil)
	// Output:
	// no harbour c160a7eefc7f14ab
	// The ferry is late. true
}

func ExampleErrRepairHTML() {
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	if err != nil {
		log.Fatal(err)
	}
	_, err = c.CleanHTML(strings.NewReader("<p>The ferry is late."))
	fmt.Println(errors.Is(err, cleaner.ErrRepairHTML))
	// Output: true
}

package heuristics_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/winnowtext/winnow/heuristics"
)

func Example() {
	engine, err := heuristics.NewEngine(heuristics.Config{})
	if err != nil {
		log.Fatal(err)
	}
	d := heuristics.ReadText("They donâ€™t sell cafÃ© au lait in the harbour any more, said the owner on Monday.\n\nShare this article")
	engine.Run(d)
	text, edits := d.Render()
	fmt.Println(text)
	for _, e := range edits {
		fmt.Printf("%s %s: %q became %q\n", e.Rule, e.Role, d.Source()[e.Start:e.End], e.New)
	}
	// Output:
	// They don’t sell café au lait in the harbour any more, said the owner on Monday.
	// characters/mojibake body: "â€™" became "’"
	// characters/mojibake body: "Ã©" became "é"
	// lines/space space: "\n\n" became ""
	// phrases/widget share: "Share this article" became ""
}

func ExampleDocument_AppendRender() {
	engine, err := heuristics.NewEngine(heuristics.Config{})
	if err != nil {
		log.Fatal(err)
	}
	var edits []heuristics.Edit // the memory of one document after the other
	for _, page := range []string{"The ferry to the islands sails at noon.\nShare this article", "Nobody was on the quay.\n\nTweet"} {
		d := heuristics.ReadText(page)
		engine.Run(d)
		var text string
		text, edits = d.AppendRender(edits[:0])
		fmt.Printf("%q, %d edits\n", text, len(edits))
	}
	// Output:
	// "The ferry to the islands sails at noon.", 2 edits
	// "Nobody was on the quay.", 2 edits
}

func ExampleNewEngine() {
	_, err := heuristics.NewEngine(heuristics.Config{Disabled: []heuristics.ID{"fields/bylines"}})
	fmt.Println(err)
	// Output: heuristics: no rule is called "fields/bylines"
}

func ExampleReadPhrases() {
	phrases, err := heuristics.ReadPhrases(strings.NewReader("# widgets of the harbour\nprompt: Ring the bell for *\ncounter?: # ships\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range phrases {
		fmt.Println(p.Role, p.Weak, p.Pattern)
	}
	_, err = heuristics.ReadPhrases(strings.NewReader("prompt: Ring the bell\nbell: Ring\n"))
	fmt.Println(err)
	// Output:
	// prompt false Ring the bell for *
	// counter true # ships
	// line 2: heuristics: no role "bell"
}

func ExampleNewPhraseSet() {
	_, err := heuristics.NewPhraseSet([]heuristics.Phrase{{Pattern: "Ring the bell for *", Role: heuristics.Prompt}})
	fmt.Println(err)
	_, err = heuristics.NewPhraseSet([]heuristics.Phrase{{Pattern: "Ring * bell * now", Role: heuristics.Prompt}})
	fmt.Println(err)
	// Output:
	// <nil>
	// pattern "Ring * bell * now": one "*", or "**" at an end, is all that may stand there
}

func ExampleParseDate() {
	for _, s := range []string{"03:00 GMT +321 January 2020", "21 de enero de 2020", "1/2/2020", "2020年1月21日 14:05", "版本 1.2.3"} {
		fmt.Printf("%q\n", heuristics.ParseDate(s, nil))
	}
	// Output:
	// "2020-01-21T03:00:00+03:00"
	// "2020-01-21"
	// "2020-02-01"
	// "2020-01-21T14:05:00"
	// ""
}

func ExampleRestoreMisread() {
	fmt.Println(heuristics.RestoreMisread("The CafÃ© on the Quay â€” Opening Hours"))
	// Output: The Café on the Quay — Opening Hours
}

func ExampleRules() {
	for _, r := range heuristics.Rules()[:2] {
		fmt.Printf("%s: %s\n", r.ID, r.Doc)
	}
	// Output:
	// characters/invalid: Puts the replacement character where bytes are not UTF-8.
	// characters/mojibake: Restores UTF-8 that was read as a legacy encoding, once or twice over.
}

func ExampleCompose() {
	first := []heuristics.Edit{{Start: 4, End: 7, New: "old"}}   // "the new quay" becomes "the old quay"
	second := []heuristics.Edit{{Start: 8, End: 12, New: "dog"}} // and then "the old dog"
	for _, e := range heuristics.Compose("the new quay", "the old quay", first, second) {
		fmt.Println(e.Start, e.End, e.New)
	}
	// Output:
	// 4 7 old
	// 8 12 dog
}

func ExampleUndo() {
	const source = "the new quay"
	text := "the old quay"
	back, ok := heuristics.Undo(text, []heuristics.Edit{{Start: 4, End: 7, New: "old"}}, func(e heuristics.Edit) string { return source[e.Start:e.End] })
	fmt.Println(back, ok)
	// Output: the new quay true
}

func ExampleParseLeaning() {
	leaning, err := heuristics.ParseLeaning("precision")
	fmt.Println(leaning == heuristics.FavorPrecision, err)
	_, err = heuristics.ParseLeaning("speed")
	fmt.Println(err)
	// Output:
	// true <nil>
	// heuristics: no leaning is called "speed": balanced, precision and recall are
}

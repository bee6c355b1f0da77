// Package cleaner takes the text of a web page, strips the boilerplate,
// repairs what is damaged, and gives back the clean body and the metadata.
//
//	res := cleaner.Clean(text)
//	fmt.Println(res.Text)
//	fmt.Println(res.Metadata.Date.Value)
//
// Nothing is thrown away unseen. Every block of the page has a role and the
// rule that gave it, and the ledger lists every byte that the output lacks or
// has otherwise. Three promises follow:
//
//   - Rebuild: text and ledger give back the input, byte for byte.
//   - Explain: every byte that is not in the output is in a ledger entry with
//     a rule and a role.
//   - Calm: text that is clean already comes back as it was.
//
// The files: cleaner.go has the entry points, options.go what can be told,
// result.go what comes back, record.go its JSON form, batch.go many pages at
// a time, panic.go what becomes of a panic. html.go reads HTML, xhtml.go closes
// what of XHTML HTML would leave open. structure.go makes lists, tables and quotes of the body's
// blocks, from which markdown.go, with escape.go, and htmlwriter.go write;
// links.go and inline.go have the links and images in them. The rules
// themselves are in package heuristics.
package cleaner

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/winnowtext/winnow/heuristics"
)

// usage is what -h prints. It is written by hand: the flags in the order in
// which they are needed say more than the alphabet.
const usage = `clean strips the boilerplate of web pages and repairs what is damaged.

usage: clean [flags] [FILE|DIR]...

Without arguments, or for "-", it reads standard input. Folders are walked for
*.txt, *.html, *.htm and *.xhtml, also with .gz behind it, in name order.

output:
  -format F      text (the body; the default), json (one object, an array for
                 folders and several files), ndjson (a line an input, in the
                 order of the inputs), markdown or html (a fragment)
  -ledger        json and ndjson records carry the ledger of every change
  -links         markdown and html have the links of the body, and records list
                 them; of HTML input
  -images        the same for images
  -url URL       where the page comes from, which relative links and images are
                 resolved against; a page may say so itself
  -comments      json and ndjson records list the readers' comments
  -explain       write instead every block of the input with its role, its
                 rule, the rule's confidence, and what became of the block;
                 coloured on a terminal unless NO_COLOR is set
  -o DIR         write a file an input below DIR: the name of the input with
                 .txt, .json, .md or .html, folders as below the folder given;
                 with -format ndjson the one file DIR/records.ndjson

input:
  -input I       auto (by the name, else by the content; the default), text
                 or html
  -charset NAME  the encoding declared for the inputs ("windows-1252"); a byte
                 order mark and well-formed UTF-8 count for more
  -max-input N   the greatest input in bytes, after decompression (default
                 32 MiB; -1: no limit)

cleaning:
  -repair-only   mend characters and words, take nothing out; for text only
  -favor WHAT    where a part may be body or not: precision leaves it out,
                 recall keeps it, balanced (the default) does what is likelier
  -disable RULE  switch a rule off; repeatable, takes lists: a/b,c/d
  -phrases FILE  know more widget phrases, "role: pattern" a line; repeatable
  -min-confidence C
                 make no repair and no removal that is less sure than C, from 0
                 to 1 (default 0: make all)
  -j N           clean N inputs at a time (default: one for each processor)

other:
  -rules         list the rules that -disable takes
  -version       print the version
  -h             print this help

exit status: 0; 1 where an input failed (it is named on standard error, the
others are done) or the output could not be written; 2 for a usage error; 130
after an interrupt.

examples:
  curl -s https://example.org/page.txt | clean
  clean -format ndjson crawl/ > records.ndjson
  clean -o cleaned -j 8 crawl/
  clean -format markdown -links -url https://example.org/a page.html
  clean -explain page.txt | less -R
  clean -disable fields/credit,repeats/block -phrases mine.txt page.txt.gz
`

// ruleTable lists the built-in rules in running order.
func ruleTable() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, r := range heuristics.Rules() {
		fmt.Fprintf(w, "%s\t%s\n", r.ID, r.Doc)
	}
	w.Flush() // to memory: it cannot fail
	return b.String()
}

// version names the build: what go install knew of the module, and the
// compiler.
func version() string {
	v := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("clean %s %s %s/%s\n", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

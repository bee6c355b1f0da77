package main

// usage is what -h prints.
const usage = `compare runs winnow beside other extractors on the same pages.

usage: compare [flags] [FILE|DIR]...

Folders are walked for *.html, *.htm, *.xhtml and *.txt, each also with .gz
behind it. Without arguments it takes the pages of winnow's own tests, which are
in ../../testdata for who runs it in its folder of a clone:

  go run .

flags:
  -reference DIR   folder of reference texts, for F1: ID.txt, or ID.json in the
                   form of WCXB (ground_truth.main_content), also with .gz; the
                   ID of a page is its name without the endings. Without it the
                   body.txt beside a page is its reference
  -match REGEXP    only the pages whose ID matches
  -tools LIST      only these tools, a comma list of the names in the tables
  -rounds N        measure N times (default 3); of each page's times the least
                   counts
  -markdown FILE   write the tables as Markdown too
  -svg FILE        draw them too
  -h               print this help

columns:
  pages     on which the tool was run
  CPU       user and system time of all pages, reading them left out
  MB/s      bytes of input in a second of CPU time
  x first   CPU time in that of the first row, on the pages that both have had
  allocs    allocations a page
  alloc     bytes allocated for a byte of input
  peak      greatest resident memory of the tool's process, beyond what it had
            before the tool began; the page itself, read whole, is in it
  F1        of words, the mean over the pages that have a reference text
  failed    pages on which the tool failed or panicked; their text is empty

Progress is shown on standard error. After an interrupt (ctrl-C) the tables have
what was done by then. It exits with 0; 1 where it could not work; 2 for a usage
error; 130 after an interrupt.

example, with the pages of WCXB that 5 divides:
  compare -reference dev/ground-truth -match '[05]$' -svg plot.svg dev/html
`

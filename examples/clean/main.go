// Command clean takes the text of web pages, strips the boilerplate, repairs
// what is damaged, and writes the body, or the body with its metadata.
//
//	clean [flags] [FILE|DIR]...
//
// Without arguments, or for "-", it reads standard input. Folders are walked
// for *.txt, *.html, *.htm and *.xhtml, each also with .gz behind it, in name
// order; names are taken in any case. A file whose name ends in .gz is
// decompressed.
//
// What comes out:
//
//	-format F      text, json (one object, or an array for folders and
//	               several files), ndjson (a line an input), markdown or html
//	-ledger        records carry the ledger of every change
//	-links         markdown, html and records have the links of the body
//	-images        the same for its images
//	-url URL       where the page comes from, to resolve them against
//	-comments      records have the readers' comments
//	-explain       instead: every block of the input and what became of it
//	-o DIR         a file an input below DIR, or DIR/records.ndjson
//
// What goes in, and how it is cleaned:
//
//	-input I       auto, text or html
//	-charset NAME  the encoding declared for the inputs
//	-max-input N   the greatest input in bytes
//	-repair-only   mend characters and words, take nothing out
//	-favor WHAT    precision, recall, or balanced (the default)
//	-disable RULE  switch a rule off; repeatable, takes comma lists
//	-phrases FILE  more widget phrases, "role: pattern" a line; repeatable
//	-min-confidence C
//	               make no repair and no removal less sure than C, 0 to 1
//	-j N           how many inputs are cleaned at a time
//
// And: -rules lists the rules, -version the version, -h the help.
//
// It exits with 0; 1 where an input failed or the output could not be written;
// 2 for a usage error; 130 after an interrupt. Inputs that fail are named on
// standard error, and the others are done.
//
// The files: settings.go has the flags, usage.go the help, list.go finds the
// inputs, target.go says where -o puts them, open.go reads them, sniff.go
// tells HTML from text, clean.go cleans one, batch.go all of them, format.go
// and explain.go write what comes of it, sink.go and atomic.go put it in its
// place, progress.go and terminal.go are for those who watch.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes.
const (
	exitOK          = 0
	exitFailed      = 1 // an input failed, or the output could not be written
	exitUsage       = 2
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

func main() {
	// A closed pipe shall be an error of Write, which ends the work in
	// order: for standard output Go would have the signal kill us.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	// A second interrupt ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the command without the process around it, so that tests can call
// it. It returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &command{stdin: stdin, stdout: stdout, stderr: stderr, terminal: isTerminal}
	return c.run(ctx, args)
}

// command is what the command has of the world.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// terminal reports whether a stream is a terminal; tests have their own.
	terminal func(stream any) bool
}

func (c *command) run(ctx context.Context, args []string) int {
	s, err := parseArgs(args)
	if err != nil {
		return c.misused(err)
	}
	switch {
	case s.help:
		return c.print(usage)
	case s.version:
		return c.print(version())
	case s.rules:
		return c.print(ruleTable())
	}
	cleaner, err := newCleaner(s)
	if err != nil {
		return c.misused(err)
	}
	return c.cleanAll(ctx, s, cleaner)
}

// say writes a line to standard error. Nobody can be told where that fails.
func (c *command) say(format string, args ...any) {
	fmt.Fprintf(c.stderr, "clean: "+format+"\n", args...)
}

// misused tells of a usage error.
func (c *command) misused(err error) int {
	c.say("%v", err)
	c.say("clean -h tells how it is used")
	return exitUsage
}

// print writes an answer that is no cleaning.
func (c *command) print(text string) int {
	if _, err := io.WriteString(c.stdout, text); err != nil {
		return c.cannotWrite(err)
	}
	return exitOK
}

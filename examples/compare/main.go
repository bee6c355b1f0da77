// Command compare runs winnow beside other extractors on the same pages and
// shows what each costs and how well it does.
//
//	compare [flags] [FILE|DIR]...
//
// Pages of HTML are given to winnow, go-trafilatura, go-readability,
// go-domdistiller and, for the floor, to goquery's parse alone; plain texts to
// winnow, to nothing, to strings.Fields with Unicode's NFC, and to a filter of
// lines in the manner of C4. Each tool works in a process of its own, one tool
// at a time on one thread, so that memory and time are its own.
//
// The files: settings.go has the flags, usage.go the help, pages.go finds the
// pages and reference.go their reference texts; tools.go lists the tools,
// tools_html.go and tools_text.go call them; worker.go is the process that a
// tool works in, cost_unix.go and cost_other.go ask the system what it took,
// measure.go starts the workers, records.go reads what they say, progress.go
// tells how far it is; score.go compares words, summary.go adds up, table.go
// and plot.go show it.
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
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

func main() {
	if len(os.Args) == 3 && os.Args[1] == workerFlag {
		os.Exit(work(os.Args[2], os.Stdin, os.Stdout, os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second interrupt ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the command without the process around it. It returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	s, err := parseArgs(args)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "compare: %v\ncompare: compare -h tells how it is used\n", err)
		return exitUsage
	case s.help:
		io.WriteString(stdout, usage)
		return exitOK
	}
	pages, err := findPages(s)
	if err == nil {
		err = findReferences(s, pages)
	}
	if err != nil {
		fmt.Fprintf(stderr, "compare: %v\n", err)
		return exitFailed
	}
	tables, err := compare(ctx, s, pages, newProgress(stderr))
	if err == nil {
		err = show(s, tables, stdout)
	}
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "compare: %v\n", err)
		return exitFailed
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "compare: interrupted: the tables have what was done by then")
		return exitInterrupted
	}
	return exitOK
}

// show writes the tables to where the settings say.
func show(s settings, tables []table, stdout io.Writer) error {
	if _, err := io.WriteString(stdout, plain(tables)); err != nil {
		return err
	}
	for _, out := range []struct {
		file    string
		content func([]table) string
	}{{s.markdown, markdown}, {s.svg, plot}} {
		if out.file == "" {
			continue
		}
		if err := os.WriteFile(out.file, []byte(out.content(tables)), 0o666); err != nil {
			return err
		}
	}
	return nil
}

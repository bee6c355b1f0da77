package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"syscall"

	"github.com/winnowtext/winnow/cleaner"
)

// cleanAll cleans all inputs and writes what comes of them.
func (c *command) cleanAll(ctx context.Context, s settings, cl *cleaner.Cleaner) int {
	list := listInputs(ctx, s)
	if ctx.Err() != nil {
		c.say("interrupted: 0 done, the inputs were being listed")
		return exitInterrupted
	}
	out, err := c.newSink(s, list)
	if err != nil {
		return c.misused(err)
	}
	defer out.abort()
	if slices.Contains(s.args, stdinArg) && c.terminal(c.stdin) {
		c.say("reading from the terminal; Ctrl-D ends the text, and clean -h tells more")
	}
	// An end of the output must end the reading too, which may wait.
	working, cancel := context.WithCancel(ctx)
	defer cancel()
	w := &worker{cleaner: cl, kind: s.input, pageURL: s.pageURL, stdin: c.stdin, render: c.newRenderer(s)}
	t := &tally{command: c, progress: c.newProgress(s, len(list)), total: len(list)}
	work := func(in input) outcome { return w.clean(working, in) }
	for o := range cleaner.Map(until(working, list), s.workers, work) {
		if err = t.take(o, out); err != nil {
			cancel()
			break
		}
	}
	t.progress.end()
	if err == nil {
		err = out.commit()
	}
	if err != nil {
		return c.cannotWrite(err)
	}
	return t.exit(ctx)
}

// until gives out the inputs until the context ends.
func until(ctx context.Context, list []input) iter.Seq[input] {
	return func(yield func(input) bool) {
		for _, in := range list {
			if ctx.Err() != nil || !yield(in) {
				return
			}
		}
	}
}

// tally keeps count of the outcomes.
type tally struct {
	*command
	progress *progress
	total    int
	done     int // written
	failed   int // told of
}

// take writes an outcome, or tells of the error. It fails where the output
// cannot be written.
func (t *tally) take(o outcome, out sink) error {
	switch {
	case o.err == nil:
		if err := out.write(o.in, o.rendered); err != nil {
			return err
		}
		t.done++
	case errors.Is(o.err, context.Canceled):
		return nil // neither done nor at fault
	default:
		t.failed++
		t.progress.clear()
		t.say("%s: %v", o.in.name, reason(o.err))
	}
	t.progress.update(t.done+t.failed, o.bytes)
	return nil
}

// exit returns the exit code. An interrupt that came too late to stop
// anything is none.
func (t *tally) exit(ctx context.Context) int {
	switch {
	case ctx.Err() != nil && t.done+t.failed < t.total:
		t.say("interrupted: %d of %d done", t.done, t.total)
		return exitInterrupted
	case t.failed > 0:
		return exitFailed
	}
	return exitOK
}

// cannotWrite tells why the output ended. A closed pipe is how a reader says
// that it has enough: that is no news.
func (c *command) cannotWrite(err error) int {
	closed := errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
	if !closed {
		c.say("writing: %v", err)
	}
	return exitFailed
}

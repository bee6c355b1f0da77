package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progressEvery is how often the line is drawn.
const progressEvery = 200 * time.Millisecond

// progress is a line on standard error that says how far the work is: one that
// changes on a terminal, elsewhere one for each tool and round.
type progress struct {
	w        io.Writer
	terminal bool
	what     string
	total    int
	drawn    time.Time
}

func newProgress(w io.Writer) *progress {
	p := &progress{w: w}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// start tells of a tool and a round.
func (p *progress) start(t tool, pages, round, rounds int) {
	p.what, p.total = fmt.Sprintf("round %d of %d: %s for %s", round, rounds, t.name, t.kind), pages
	if !p.terminal {
		fmt.Fprintf(p.w, "%s, %d pages\n", p.what, pages)
	}
}

// update tells how many pages are done.
func (p *progress) update(done int) {
	if now := time.Now(); p.terminal && (now.Sub(p.drawn) >= progressEvery || done == p.total) {
		p.drawn = now
		fmt.Fprintf(p.w, "\r\x1b[K%s, page %d of %d", p.what, done, p.total)
	}
}

// end takes the line away.
func (p *progress) end() {
	if p.terminal {
		io.WriteString(p.w, "\r\x1b[K")
	}
}

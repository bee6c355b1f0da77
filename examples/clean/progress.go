package main

import (
	"fmt"
	"io"
	"time"
)

// progressEvery is how often the progress line is drawn.
const progressEvery = 100 * time.Millisecond

// eraseLine goes to the start of a terminal's line and erases it.
const eraseLine = "\r\x1b[K"

// progress is a line on a terminal that says how far the work is. The nil
// progress shows nothing.
type progress struct {
	w           io.Writer
	done, total int
	bytes       int64
	start       time.Time
	drawn       time.Time
}

// newProgress returns nil where nobody would see the line, and where it would
// stand amid the output on the same terminal.
func (c *command) newProgress(s settings, total int) *progress {
	amid := s.outDir == "" && c.terminal(c.stdout)
	if total < 2 || amid || !c.terminal(c.stderr) {
		return nil
	}
	return &progress{w: c.stderr, total: total, start: time.Now()}
}

// update tells how many inputs are dealt with, and how much the last was.
func (p *progress) update(done int, bytes int64) {
	if p == nil {
		return
	}
	p.done = done
	p.bytes += bytes
	if now := time.Now(); now.Sub(p.drawn) >= progressEvery {
		p.drawn = now
		p.draw()
	}
}

func (p *progress) draw() {
	rate := float64(p.bytes) / max(time.Since(p.start).Seconds(), 1e-3)
	fmt.Fprintf(p.w, "%s%d/%d  %s/s", eraseLine, p.done, p.total, byteCount(rate))
}

// clear makes room for a message; the next update draws the line again.
func (p *progress) clear() {
	if p != nil {
		io.WriteString(p.w, eraseLine)
		p.drawn = time.Time{}
	}
}

// end draws the line for the last time and leaves it.
func (p *progress) end() {
	if p != nil {
		p.draw()
		io.WriteString(p.w, "\n")
	}
}

// byteCount writes a number of bytes with three digits or so.
func byteCount(n float64) string {
	for _, unit := range []string{"B", "kB", "MB"} {
		if n < 1000 {
			return fmt.Sprintf("%.3g %s", n, unit)
		}
		n /= 1000
	}
	return fmt.Sprintf("%.3g GB", n)
}

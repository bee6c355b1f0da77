package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
)

// workerFlag makes the program a worker. It is for the program itself.
const workerFlag = "-worker"

// order is what a worker is told, one JSON object a page.
type order struct {
	Path string `json:"path"`
	// Text asks for the text that comes out.
	Text bool `json:"text"`
}

// work runs a tool, given as "kind/name", over the pages that it is told, and
// writes a record for each. Only the tool's own work is measured, and of the
// first page not its first time, in which tools load what they need.
func work(name string, orders io.Reader, out, errs io.Writer) int {
	signal.Ignore(os.Interrupt) // whoever started this decides
	begin := peakMemory()
	t, err := workerTool(name)
	var clean func([]byte) (string, error)
	if err == nil {
		clean, err = t.start()
	}
	if err != nil {
		fmt.Fprintf(errs, "compare: worker: %v\n", err)
		return exitFailed
	}
	in, to := json.NewDecoder(bufio.NewReader(orders)), bufio.NewWriter(out)
	for first := true; ; first = false {
		var o order
		if err = in.Decode(&o); err != nil {
			break
		}
		var content []byte
		if content, err = readFile(o.Path); err != nil {
			break
		}
		if first {
			measured(clean, content)
		}
		r := measured(clean, content)
		r.Peak = max(0, peakMemory()-begin)
		if !o.Text {
			r.Text = ""
		}
		if err = errors.Join(json.NewEncoder(to).Encode(r), to.Flush()); err != nil {
			break
		}
	}
	if !errors.Is(err, io.EOF) {
		fmt.Fprintf(errs, "compare: worker: %v\n", err)
		return exitFailed
	}
	return exitOK
}

// workerTool finds a tool by "kind/name".
func workerTool(name string) (tool, error) {
	k, called, _ := strings.Cut(name, "/")
	for _, t := range toolsCalled(called) {
		if string(t.kind) == k {
			return t, nil
		}
	}
	return tool{}, fmt.Errorf("no tool is called %q", name)
}

// measured runs a tool on a page.
func measured(clean func([]byte) (string, error), content []byte) record {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpuTime()
	text, err := guarded(clean, content)
	took := cpuTime() - start
	runtime.ReadMemStats(&after)
	r := record{
		Bytes: len(content), CPU: took, Text: text,
		Allocations: after.Mallocs - before.Mallocs, Allocated: after.TotalAlloc - before.TotalAlloc,
	}
	if err != nil {
		r.Error, r.Text = err.Error(), ""
	}
	return r
}

// guarded makes an error of a panic.
func guarded(clean func([]byte) (string, error), content []byte) (text string, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return clean(content)
}

//go:build !unix

package main

import (
	"runtime"
	"time"
)

var start = time.Now()

// cpuTime is the clock here: a worker has one thread and does nothing else.
func cpuTime() time.Duration { return time.Since(start) }

// peakMemory is what the runtime has taken from the system.
func peakMemory() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

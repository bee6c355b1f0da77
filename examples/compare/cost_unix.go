//go:build unix

package main

import (
	"runtime"
	"syscall"
	"time"
)

// cpuTime returns the user and system time of the process so far.
func cpuTime() time.Duration {
	u := resources()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory returns the greatest resident memory of the process so far, in
// bytes.
func peakMemory() int64 {
	peak := int64(resources().Maxrss)
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return peak
	}
	return peak << 10 // elsewhere it is in kilobytes
}

func resources() syscall.Rusage {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // cannot fail for oneself
	return u
}

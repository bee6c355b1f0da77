package main

import "os"

// isTerminal reports whether a stream is a terminal, or another device of
// characters.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colours reports whether standard output is to be coloured: on a terminal
// that can, unless NO_COLOR (https://no-color.org) is set.
func (c *command) colours() bool {
	return c.terminal(c.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

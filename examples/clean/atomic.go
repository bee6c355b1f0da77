package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// atomicFile is a file that gets its name when it is complete: whoever finds
// the name finds all of it, however the process ends.
type atomicFile struct {
	*os.File
	path string
	over bool // committed or aborted
}

// createAtomic creates a file under a temporary name in the same folder. The
// command writes one file at a time, so that its own ID makes the name; with
// os.CreateTemp the file would be its owner's alone.
func createAtomic(path string) (*atomicFile, error) {
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".clean-%d.tmp", os.Getpid()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, err
	}
	return &atomicFile{File: f, path: path}, nil
}

// commit gives the file its name.
func (f *atomicFile) commit() error {
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), f.path); err != nil {
		return err
	}
	f.over = true
	return nil
}

// abort takes the file away, unless it has its name.
func (f *atomicFile) abort() {
	if f.over {
		return
	}
	f.over = true
	f.Close() // a second time after a failed commit, which does no harm
	os.Remove(f.Name())
}

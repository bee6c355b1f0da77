package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// sink is where the outputs go, in the order of the inputs. One of commit and
// abort ends it; abort after commit does nothing.
type sink interface {
	write(in input, rendered []byte) error
	commit() error
	abort()
}

// newSink returns the sink that the settings ask for. With -o it says on the
// inputs where they go.
func (c *command) newSink(s settings, list []input) (sink, error) {
	if s.outDir == "" {
		return &stream{w: c.stdout, frame: frameOf(s)}, nil
	}
	if err := os.MkdirAll(s.outDir, 0o777); err != nil {
		return nil, fmt.Errorf("-o %s: %w", s.outDir, reason(err))
	}
	if s.format != formatNDJSON {
		setTargets(list, s.outDir, suffixOf(s.format))
		return &folder{end: frameOf(s).end}, nil
	}
	if err := checkRecords(list, s.outDir); err != nil {
		return nil, err
	}
	f, err := createAtomic(filepath.Join(s.outDir, recordsFile))
	if err != nil {
		return nil, fmt.Errorf("-o %s: %w", s.outDir, reason(err))
	}
	return &stream{w: f, file: f}, nil
}

// stream writes the outputs one after the other. Each is one Write, and none
// is held back: a reader at the other end sees them as they come.
type stream struct {
	w       io.Writer
	file    *atomicFile // w, where that is a file
	frame   frame
	written bool
}

func (s *stream) write(_ input, rendered []byte) error {
	if len(rendered) == 0 {
		return nil // a page without a body asks for no space either
	}
	before := s.frame.between
	if !s.written {
		before = s.frame.open
	}
	s.written = true
	_, err := s.w.Write(append([]byte(before), rendered...))
	return err
}

func (s *stream) commit() error {
	end := s.frame.end
	if !s.written {
		end = s.frame.empty
	}
	if end != "" {
		if _, err := io.WriteString(s.w, end); err != nil {
			return err
		}
	}
	if s.file == nil {
		return nil
	}
	return s.file.commit()
}

func (s *stream) abort() {
	if s.file != nil {
		s.file.abort()
	}
}

// folder writes a file for each output.
type folder struct {
	end string // of every file
}

func (f *folder) write(in input, rendered []byte) error {
	if err := os.MkdirAll(filepath.Dir(in.target), 0o777); err != nil {
		return err
	}
	out, err := createAtomic(in.target)
	if err != nil {
		return err
	}
	defer out.abort()
	if _, err := out.Write(append(rendered, f.end...)); err != nil {
		return err
	}
	return out.commit()
}

func (f *folder) commit() error { return nil }
func (f *folder) abort()        {}

package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// kind is what a page is made of.
type kind string

const (
	htmlKind kind = "HTML"
	textKind kind = "text"
)

// kinds are the endings of pages, without .gz.
var kinds = map[string]kind{".html": htmlKind, ".htm": htmlKind, ".xhtml": htmlKind, ".txt": textKind}

// page is a page to work on.
type page struct {
	path string
	id   string
	kind kind
	// reference is what should come out, where hasReference is set.
	reference    string
	hasReference bool
}

// findPages lists the pages that the settings name. Of the folders of winnow's
// tests, a case each, the input is the page.
func findPages(s settings) ([]page, error) {
	var pages []page
	for _, arg := range s.args {
		n := len(pages)
		err := filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if p, ok := pageOf(path); ok && !d.IsDir() && (s.match == nil || s.match.MatchString(p.id)) {
				pages = append(pages, p)
			}
			return nil
		})
		switch {
		case errors.Is(err, fs.ErrNotExist) && arg == ownPages:
			return nil, fmt.Errorf("%s is not there: name a folder of pages, or run it in its own folder of a clone", arg)
		case err != nil:
			return nil, err
		case len(pages) == n:
			return nil, fmt.Errorf("%s: no .html, .htm, .xhtml or .txt in it%s", arg, matching(s))
		}
	}
	return pages, nil
}

// matching tells of -match where it was given.
func matching(s settings) string {
	if s.match == nil {
		return ""
	}
	return fmt.Sprintf(" whose ID matches %q", s.match)
}

// pageOf makes a page of a path by its name. What else a case has is none.
func pageOf(path string) (page, bool) {
	name := strings.TrimSuffix(filepath.Base(path), ".gz")
	ending := filepath.Ext(name)
	p := page{path: path, id: strings.TrimSuffix(name, ending), kind: kinds[ending]}
	if p.id == "input" {
		p.id = filepath.Base(filepath.Dir(path))
	}
	return p, p.kind != "" && name != bodyFile
}

// readFile reads a file, decompressed where its name ends in .gz.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(path, ".gz") {
		return io.ReadAll(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return data, nil
}

package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// input is one page to clean.
type input struct {
	// name is what the user calls it; path is where it is, "" for standard
	// input.
	name, path string
	// id is the record's ID.
	id string
	// folder is where in the folder given it stands; "." for a file given.
	folder string
	// target is the file that -o makes of it.
	target string
	// err says why it cannot be cleaned, where that is known beforehand.
	err error
}

// pageSuffixes are the names of pages, without .gz.
var pageSuffixes = []string{".html", ".htm", ".xhtml", ".txt"}

var errNoPages = errors.New("the folder has no .txt, .html, .htm or .xhtml in it")

// listInputs finds the inputs that the arguments stand for, in order. What
// cannot be found is an input with an error. The list is made beforehand: it
// tells how much there is to do, and files that -o writes do not get on it.
func listInputs(ctx context.Context, s settings) []input {
	var list []input
	for _, arg := range s.args {
		if arg == stdinArg {
			list = append(list, input{name: "stdin", id: "stdin", folder: "."})
			continue
		}
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			list = append(list, input{name: arg, path: arg, id: recordID(arg), folder: ".", err: err})
			continue
		}
		found := listFolder(ctx, arg, s.outDir)
		if len(found) == 0 {
			found = []input{{name: arg, path: arg, err: errNoPages}}
		}
		list = append(list, found...)
	}
	return list
}

// listFolder finds the pages in a folder. The folder that -o writes to is
// passed over: a second run shall not clean what the first has written.
func listFolder(ctx context.Context, folder, outDir string) []input {
	var list []input
	root, err := filepath.EvalSymlinks(folder) // WalkDir follows no link
	if err != nil {
		return []input{{name: folder, path: folder, err: err}}
	}
	out, _ := os.Stat(outDir) // nil where it is not there yet
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		below, relErr := filepath.Rel(root, path)
		in := input{path: path, name: filepath.Join(folder, below), id: recordID(path), folder: filepath.Dir(below)}
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil || relErr != nil:
			in.err = errors.Join(err, relErr)
			list = append(list, in)
		case d.IsDir():
			if path != root && isFolder(d, out) {
				return fs.SkipDir
			}
		case isPage(path) && isFile(path, d):
			list = append(list, in)
		}
		return nil
	})
	return list
}

// isFolder reports whether the folder met is that one.
func isFolder(d fs.DirEntry, folder fs.FileInfo) bool {
	if folder == nil {
		return false
	}
	info, err := d.Info()
	return err == nil && os.SameFile(info, folder)
}

// isFile reports whether the entry is a file or a link to one. Links to
// folders are not followed: they can lead in circles.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func isPage(path string) bool {
	return slices.Contains(pageSuffixes, pageSuffix(path))
}

// pageSuffix returns the ending of a name in small letters, that before .gz
// where there is one.
func pageSuffix(path string) string {
	name := strings.ToLower(filepath.Base(path))
	return filepath.Ext(strings.TrimSuffix(name, ".gz"))
}

// recordID returns the file's name without .gz and without the ending of a
// page.
func recordID(path string) string {
	base := filepath.Base(path)
	id := base
	if isGzip(id) {
		id = id[:len(id)-len(".gz")]
	}
	if suffix := filepath.Ext(id); slices.Contains(pageSuffixes, strings.ToLower(suffix)) {
		id = strings.TrimSuffix(id, suffix)
	}
	if id == "" { // a file called ".txt"
		return base
	}
	return id
}

func isGzip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".gz") }

// reason is an error without the path that package os puts before it: the
// messages begin with the name that the user gave.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

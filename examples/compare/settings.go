package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ownPages is where the pages of winnow's tests are, seen from this folder.
const ownPages = "../../testdata"

// settings is what the command line says.
type settings struct {
	args      []string // files and folders; never empty
	reference string
	match     *regexp.Regexp // nil takes all
	tools     []string       // none takes all
	rounds    int
	markdown  string
	svg       string
	help      bool
}

// parseArgs reads the command line. Every error is a usage error.
func parseArgs(args []string) (settings, error) {
	var s settings
	f := flag.NewFlagSet("compare", flag.ContinueOnError)
	f.SetOutput(io.Discard) // errors are told by run, and -h by usage
	f.StringVar(&s.reference, "reference", "", "")
	f.Func("match", "", func(v string) (err error) {
		s.match, err = regexp.Compile(v)
		return err
	})
	f.Func("tools", "", s.addTools)
	f.IntVar(&s.rounds, "rounds", 3, "")
	f.StringVar(&s.markdown, "markdown", "", "")
	f.StringVar(&s.svg, "svg", "", "")
	switch err := f.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return settings{help: true}, nil
	case err != nil:
		return s, err
	case s.rounds < 1:
		return s, fmt.Errorf("-rounds %d: it takes a number above 0", s.rounds)
	}
	for _, file := range []string{s.markdown, s.svg} {
		// Told now, and not when the work is done.
		if folder := filepath.Dir(file); !isDir(folder) {
			return s, fmt.Errorf("%s: there is no folder %s", file, folder)
		}
	}
	s.args = f.Args()
	if len(s.args) == 0 {
		s.args = []string{ownPages}
	}
	return s, nil
}

// isDir reports whether a path is a folder.
func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// addTools takes a comma list of tools.
func (s *settings) addTools(list string) error {
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if len(toolsCalled(name)) == 0 {
			return fmt.Errorf("no tool is called %q; there are %s", name, strings.Join(toolNames(), ", "))
		}
		s.tools = append(s.tools, name)
	}
	return nil
}

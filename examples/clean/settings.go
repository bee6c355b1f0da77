package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
	"github.com/winnowtext/winnow/heuristics"
)

// stdinArg is the argument that stands for standard input.
const stdinArg = "-"

// The values of -format.
const (
	formatText     = "text"
	formatJSON     = "json"
	formatNDJSON   = "ndjson"
	formatMarkdown = "markdown"
	formatHTML     = "html"
)

// The values of -input.
const (
	inputAuto = "auto"
	inputText = "text"
	inputHTML = "html"
)

// settings is what the command line says.
type settings struct {
	args []string // files, folders and stdinArg; never empty

	format     string
	ledger     bool
	explain    bool
	outDir     string // "" is standard output
	input      string
	charset    string
	maxInput   int64
	repairOnly bool
	leaning    heuristics.Leaning
	links      bool
	images     bool
	comments   bool
	pageURL    *url.URL
	disable    []heuristics.ID
	phrases    []string // files
	confidence float64
	workers    int

	help, version, rules bool
}

// parseArgs reads the command line. Every error is a usage error.
func parseArgs(args []string) (settings, error) {
	var s settings
	err := s.parse(s.flags(), args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return settings{help: true}, nil
	case err != nil:
		return s, err
	case s.version || s.rules:
		return s, nil
	}
	if len(s.args) == 0 {
		s.args = []string{stdinArg}
	}
	return s, s.check()
}

// flags returns the flag set that fills the settings.
func (s *settings) flags() *flag.FlagSet {
	f := flag.NewFlagSet("clean", flag.ContinueOnError)
	f.SetOutput(io.Discard) // errors are told by run, and -h by usage
	s.format, s.input = formatText, inputAuto
	f.Func("format", "", oneOf(&s.format, formatText, formatJSON, formatNDJSON, formatMarkdown, formatHTML))
	f.BoolVar(&s.ledger, "ledger", false, "")
	f.BoolVar(&s.explain, "explain", false, "")
	f.Func("o", "", notEmpty(&s.outDir))
	f.Func("input", "", oneOf(&s.input, inputAuto, inputText, inputHTML))
	f.Func("charset", "", notEmpty(&s.charset))
	f.Int64Var(&s.maxInput, "max-input", cleaner.DefaultMaxInput, "")
	f.BoolVar(&s.repairOnly, "repair-only", false, "")
	f.Func("favor", "", s.setLeaning)
	f.BoolVar(&s.links, "links", false, "")
	f.BoolVar(&s.images, "images", false, "")
	f.BoolVar(&s.comments, "comments", false, "")
	f.Func("url", "", s.setURL)
	f.Func("disable", "", s.addDisabled)
	f.Func("phrases", "", func(file string) error {
		s.phrases = append(s.phrases, file)
		return nil
	})
	f.Float64Var(&s.confidence, "min-confidence", 0, "")
	f.IntVar(&s.workers, "j", 0, "")
	f.BoolVar(&s.rules, "rules", false, "")
	f.BoolVar(&s.version, "version", false, "")
	return f
}

// oneOf takes one of the values.
func oneOf(to *string, values ...string) func(string) error {
	return func(v string) error {
		if !slices.Contains(values, v) {
			return fmt.Errorf("it takes %s", strings.Join(values, ", "))
		}
		*to = v
		return nil
	}
}

// notEmpty takes any value but "", which an unset shell variable leaves.
func notEmpty(to *string) func(string) error {
	return func(v string) error {
		if v == "" {
			return errors.New("it is empty")
		}
		*to = v
		return nil
	}
}

// setLeaning takes the name of a leaning.
func (s *settings) setLeaning(name string) (err error) {
	if s.leaning, err = heuristics.ParseLeaning(name); err != nil {
		return errors.New("it takes balanced, precision and recall")
	}
	return nil
}

// setURL takes the absolute URL of the page.
func (s *settings) setURL(v string) error {
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return errors.New("it takes a whole URL, with http:// or https:// before it")
	}
	s.pageURL = u
	return nil
}

// addDisabled takes a comma list of rules. Names are checked here, where the
// flag is known that has them.
func (s *settings) addDisabled(list string) error {
	rules := heuristics.Rules()
	for name := range strings.SplitSeq(list, ",") {
		id := heuristics.ID(strings.TrimSpace(name))
		if !slices.ContainsFunc(rules, func(r heuristics.Rule) bool { return r.ID == id }) {
			return noRule(id, rules)
		}
		s.disable = append(s.disable, id)
	}
	return nil
}

// noRule is the error for an unknown rule. It suggests the rules that are
// called so within their layer.
func noRule(id heuristics.ID, rules []heuristics.Rule) error {
	for _, r := range rules {
		if id != "" && strings.HasSuffix(string(r.ID), "/"+string(id)) {
			return fmt.Errorf("no rule is called %q, but %q is", id, r.ID)
		}
	}
	return fmt.Errorf("no rule is called %q; clean -rules lists them", id)
}

// parse reads flags and arguments in any order; package flag by itself stops
// at the first argument. "--" ends the flags.
func (s *settings) parse(f *flag.FlagSet, args []string) error {
	for {
		if err := f.Parse(args); err != nil {
			return err
		}
		rest := f.Args()
		if len(rest) == 0 {
			return nil
		}
		if read := len(args) - len(rest); read > 0 && args[read-1] == "--" {
			s.args = append(s.args, rest...)
			return nil
		}
		s.args = append(s.args, rest[0])
		args = rest[1:]
	}
}

// check finds combinations that make no sense.
func (s *settings) check() error {
	if err := s.checkArgs(); err != nil {
		return err
	}
	record := s.format == formatJSON || s.format == formatNDJSON
	switch {
	case s.explain && s.format != formatText:
		return fmt.Errorf("-explain and -format %s: it is one or the other", s.format)
	case s.explain && (s.ledger || s.links || s.images || s.comments):
		return errors.New("-explain shows the blocks: it has no -ledger, -links, -images and -comments")
	case s.explain && s.outDir != "":
		return errors.New("-explain and -o: the explanation is for standard output")
	case s.repairOnly && s.input == inputHTML:
		return errors.New("-repair-only and -input html: only the lines of text can stay in their places")
	case s.repairOnly && (s.links || s.images || s.comments):
		return errors.New("-repair-only is for text: it has no -links, -images and -comments")
	case s.repairOnly && s.leaning != heuristics.Balanced:
		return errors.New("-repair-only and -favor: nothing is taken out, so there is nothing to favor")
	case s.comments && !record:
		return fmt.Errorf("-comments and -format %s: only json and ndjson have a place for them", s.format)
	case (s.links || s.images) && s.format == formatText:
		return errors.New("-links and -images: text has no place for them; see -format")
	case s.pageURL != nil && !s.links && !s.images:
		return errors.New("-url: it is for -links and -images")
	case s.ledger && !record:
		return fmt.Errorf("-ledger and -format %s: only json and ndjson have a place for it", s.format)
	case !(s.confidence >= 0 && s.confidence <= 1):
		return fmt.Errorf("-min-confidence %v: it takes a number from 0 to 1", s.confidence)
	case s.workers < 0:
		return fmt.Errorf("-j %d: it takes a number of inputs, or 0 for one for each processor", s.workers)
	}
	return nil
}

// checkArgs finds arguments that name nothing or the same input twice.
func (s *settings) checkArgs() error {
	stdins := 0
	for _, a := range s.args {
		switch a {
		case "":
			return errors.New("an argument is empty: it takes the name of a file or folder")
		case stdinArg:
			stdins++
		}
	}
	if stdins > 1 {
		return errors.New(`"-" is given twice: standard input can be read once`)
	}
	return nil
}

// newCleaner makes the cleaner of the settings. Every error is a usage error.
func newCleaner(s settings) (*cleaner.Cleaner, error) {
	options := cleaner.Options{
		RepairOnly: s.repairOnly, Disable: s.disable, Leaning: s.leaning,
		Links: s.links, Images: s.images, Comments: s.comments,
		MinConfidence: s.confidence, Charset: s.charset, MaxInput: s.maxInput,
	}
	for _, file := range s.phrases {
		phrases, err := readPhrases(file)
		if err != nil {
			return nil, fmt.Errorf("-phrases %s: %w", file, err)
		}
		options.Phrases = append(options.Phrases, phrases...)
	}
	// The library does not say which option an error is of: the charset is
	// all that is left unchecked, and is tried alone.
	if _, err := cleaner.New(cleaner.Options{Charset: s.charset}); err != nil {
		return nil, fmt.Errorf("-charset %s: %w", s.charset, err)
	}
	return cleaner.New(options)
}

func readPhrases(file string) ([]heuristics.Phrase, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	phrases, err := heuristics.ReadPhrases(f)
	return phrases, reason(err)
}

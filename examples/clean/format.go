package main

import (
	"bytes"
	"encoding/json"
	"html"

	"github.com/winnowtext/winnow/cleaner"
)

// renderer makes the bytes of the output of a result. It must be safe for
// concurrent use.
type renderer func(in input, res *cleaner.Result) ([]byte, error)

// frame is what stands around the outputs where they follow one another.
type frame struct {
	open, between, end string
	empty              string // stands for all of it where there is no output
}

// newRenderer returns the renderer that the settings ask for.
func (c *command) newRenderer(s settings) renderer {
	if s.explain {
		p := newPalette(c.colours())
		return func(in input, res *cleaner.Result) ([]byte, error) { return explain(in.name, res, p), nil }
	}
	switch s.format {
	case formatJSON:
		before := margin(s)
		return func(in input, res *cleaner.Result) ([]byte, error) {
			// Without the line break: an array goes on with a comma.
			object, err := encode(res.Record(in.id, s.ledger), before, "  ")
			return bytes.TrimSuffix(object, []byte("\n")), err
		}
	case formatNDJSON:
		return func(in input, res *cleaner.Result) ([]byte, error) {
			return encode(res.Record(in.id, s.ledger), "", "")
		}
	case formatMarkdown:
		return func(_ input, res *cleaner.Result) ([]byte, error) { return withLineEnd(markdown(res)), nil }
	case formatHTML:
		return func(_ input, res *cleaner.Result) ([]byte, error) { return withLineEnd(markup(res)), nil }
	}
	return func(_ input, res *cleaner.Result) ([]byte, error) {
		if s.repairOnly {
			return []byte(res.Text), nil // with all its lines and their ends
		}
		return withLineEnd(res.Text), nil
	}
}

// encode writes a record as JSON that people can read too: "<" stays "<".
func encode(rec cleaner.Record, margin, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(margin, indent)
	err := e.Encode(rec)
	return b.Bytes(), err
}

// markdown is the result as Markdown: the headline and the body.
func markdown(res *cleaner.Result) string {
	title, body := cleaner.EscapeMarkdown(res.Metadata.Title.Value), res.Markdown()
	switch {
	case title == "":
		return body
	case body == "":
		return "# " + title
	}
	return "# " + title + "\n\n" + body
}

// markup is the result as a fragment of HTML: the headline and the body.
func markup(res *cleaner.Result) string {
	title, body := html.EscapeString(res.Metadata.Title.Value), res.HTML()
	switch {
	case title == "":
		return body
	case body == "":
		return "<h1>" + title + "</h1>"
	}
	return "<h1>" + title + "</h1>\n" + body
}

// withLineEnd ends a text with a line break; one without words stays empty.
func withLineEnd(text string) []byte {
	if text == "" {
		return nil
	}
	return append([]byte(text), '\n')
}

// frameOf returns what stands around the outputs on standard output.
func frameOf(s settings) frame {
	switch {
	case s.explain:
		return frame{between: "\n"}
	case s.format == formatNDJSON, s.format == formatText && s.repairOnly:
		return frame{}
	case s.format == formatJSON && isArray(s):
		return frame{open: "[\n" + margin(s), between: ",\n" + margin(s), end: "\n]\n", empty: "[]\n"}
	case s.format == formatJSON:
		return frame{end: "\n"}
	}
	return frame{between: "\n"} // an empty line, as between paragraphs
}

// margin is how far an object is indented: as deep as it stands.
func margin(s settings) string {
	if isArray(s) {
		return "  "
	}
	return ""
}

// isArray reports whether JSON is an array: for several arguments, and for a
// folder however many pages it has, so that scripts know what to expect.
func isArray(s settings) bool {
	return s.outDir == "" && (len(s.args) > 1 || isDir(s.args[0]))
}

// suffixOf returns the ending of the files that -o writes.
func suffixOf(format string) string {
	switch format {
	case formatJSON:
		return ".json"
	case formatMarkdown:
		return ".md"
	case formatHTML:
		return ".html"
	}
	return ".txt"
}

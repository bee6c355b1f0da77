package main

import "slices"

// tool is something that makes clean text of pages.
type tool struct {
	name string
	kind kind // of the pages that it takes
	// start prepares the tool, outside of what is measured, and returns what
	// is called for each page.
	start func() (func(page []byte) (string, error), error)
	// silent says that no text comes of it that could be scored.
	silent bool
}

// tools are all tools. The first of each kind is what the others are compared
// with.
func tools() []tool { return append(htmlTools(), textTools()...) }

// toolsOf returns the tools for a kind of pages, of those named if any are.
func toolsOf(k kind, names []string) []tool {
	return slices.DeleteFunc(tools(), func(t tool) bool {
		return t.kind != k || len(names) > 0 && !slices.Contains(names, t.name)
	})
}

// toolsCalled returns the tools of a name: one of them can be there for each
// kind.
func toolsCalled(name string) []tool {
	return slices.DeleteFunc(tools(), func(t tool) bool { return t.name != name })
}

// toolNames returns the names, each once.
func toolNames() []string {
	var names []string
	for _, t := range tools() {
		if !slices.Contains(names, t.name) {
			names = append(names, t.name)
		}
	}
	return names
}

// plainTool is a tool that needs no preparing and does not fail.
func plainTool(name string, k kind, clean func(page []byte) string) tool {
	return tool{name: name, kind: k, start: func() (func([]byte) (string, error), error) {
		return func(page []byte) (string, error) { return clean(page), nil }, nil
	}}
}

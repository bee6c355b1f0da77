package main

import (
	"bufio"
	"bytes"
)

const (
	// sniffBytes is how much of an input is looked at, leading white space
	// and all.
	sniffBytes = 4096
	// earlyBytes is how soon a tag must come. Later on it may be one that
	// an article speaks of.
	earlyBytes = 512
)

// htmlTags are the beginnings of tags that HTML, and hardly a text, has early.
var htmlTags = [][]byte{
	[]byte("<!doctype html"), []byte("<html"), []byte("<head"), []byte("<body"), []byte("<p"), []byte("<div"),
}

// isHTML reports whether an input is to be read as HTML: as the user says,
// else by its name, else by its beginning, which stays unread.
func isHTML(in input, r *bufio.Reader, kind string) bool {
	if kind != inputAuto {
		return kind == inputHTML
	}
	switch pageSuffix(in.path) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".md", ".markdown": // may begin with a tag
		return false
	}
	start, _ := r.Peek(sniffBytes) // shorter at the end; errors come again
	return looksLikeHTML(start)
}

// looksLikeHTML reports whether a page begins as HTML does. Zero bytes are
// passed over, which makes ASCII of UTF-16's tags.
func looksLikeHTML(start []byte) bool {
	start = bytes.ReplaceAll(start, []byte{0}, nil)
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		start = bytes.TrimPrefix(start, []byte(mark))
	}
	start = bytes.TrimLeft(start, " \t\r\n\f")
	start = bytes.ToLower(start[:min(len(start), earlyBytes)])
	for _, tag := range htmlTags {
		if hasTag(start, tag) {
			return true
		}
	}
	return false
}

// hasTag looks for a tag with that beginning: "<p>" and "<p class", and not
// "<pre>".
func hasTag(text, tag []byte) bool {
	for {
		_, rest, found := bytes.Cut(text, tag)
		if !found {
			return false
		}
		if len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n\f/>"), rest[0]) >= 0 {
			return true
		}
		text = rest
	}
}

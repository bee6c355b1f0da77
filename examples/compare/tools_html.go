package main

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/PuerkitoBio/goquery"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"

	"github.com/winnowtext/winnow/cleaner"
)

// htmlTools are the tools for HTML.
func htmlTools() []tool {
	return []tool{
		{name: "goquery parse", kind: htmlKind, start: startParse, silent: true},
		{name: "winnow", kind: htmlKind, start: startWinnow},
		{name: "go-readability", kind: htmlKind, start: startReadability},
		{name: "go-domdistiller", kind: htmlKind, start: startDistiller},
		{name: "go-trafilatura", kind: htmlKind, start: startTrafilatura(true)},
		{name: "go-trafilatura fast", kind: htmlKind, start: startTrafilatura(false)},
	}
}

// pageURL is the address that pages are said to have: some tools want one.
var pageURL = &url.URL{Scheme: "https", Host: "example.org", Path: "/page"}

// startParse only parses: it is the floor for all that work on the tree.
func startParse() (func([]byte) (string, error), error) {
	return func(page []byte) (string, error) {
		_, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
		return "", err
	}, nil
}

func startWinnow() (func([]byte) (string, error), error) {
	c, err := cleaner.New(cleaner.Options{MaxInput: -1})
	return func(page []byte) (string, error) {
		res, err := c.CleanHTML(bytes.NewReader(page))
		if err != nil {
			return "", err
		}
		return res.Text, nil
	}, err
}

func startReadability() (func([]byte) (string, error), error) {
	return func(page []byte) (string, error) {
		article, err := readability.FromReader(bytes.NewReader(page), pageURL)
		if err != nil || article.Node == nil {
			return "", err
		}
		var text strings.Builder
		err = article.RenderText(&text)
		return text.String(), err
	}, nil
}

func startDistiller() (func([]byte) (string, error), error) {
	return func(page []byte) (string, error) {
		res, err := distiller.ApplyForReader(bytes.NewReader(page), nil)
		if err != nil {
			return "", err
		}
		return res.Text, nil
	}, nil
}

// startTrafilatura calls go-trafilatura with its fallback to other extractors,
// which it recommends for quality, or without, which is faster.
func startTrafilatura(fallback bool) func() (func([]byte) (string, error), error) {
	options := trafilatura.Options{EnableFallback: fallback, OriginalURL: pageURL, ExcludeComments: true}
	return func() (func([]byte) (string, error), error) {
		return func(page []byte) (string, error) {
			res, err := trafilatura.Extract(bytes.NewReader(page), options)
			if err != nil || res == nil {
				return "", err
			}
			return res.ContentText, nil
		}, nil
	}
}

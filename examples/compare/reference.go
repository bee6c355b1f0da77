package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// bodyFile is the reference text in a case of winnow's tests.
const bodyFile = "body.txt"

// wcxb is what a reference file of WCXB has for us.
type wcxb struct {
	Truth struct {
		Body *string `json:"main_content"`
	} `json:"ground_truth"`
}

// findReferences gives the pages their reference texts. One without stays
// without, but a folder that has none for any page is a mistake.
func findReferences(s settings, pages []page) error {
	if s.reference != "" {
		if _, err := os.Stat(s.reference); err != nil {
			return fmt.Errorf("-reference: %w", err)
		}
	}
	found := 0
	for i := range pages {
		p := &pages[i]
		err := p.findReference(s.reference)
		if err != nil {
			return err
		}
		if p.hasReference {
			found++
		}
	}
	if s.reference != "" && found == 0 {
		return fmt.Errorf("-reference %s: it has no ID.txt or ID.json for any of the %d pages, as for %s.json", s.reference, len(pages), pages[0].id)
	}
	return nil
}

// findReference looks for the reference text of one page.
func (p *page) findReference(folder string) error {
	names := []string{p.id + ".txt", p.id + ".txt.gz", p.id + ".json", p.id + ".json.gz"}
	if folder == "" {
		folder, names = filepath.Dir(p.path), []string{bodyFile}
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		data, err := readFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			p.reference, err = referenceText(name, data)
		}
		if err != nil {
			return fmt.Errorf("reading the reference %s: %w", path, err)
		}
		p.hasReference = true
		return nil
	}
	return nil
}

// referenceText takes the text out of a reference file.
func referenceText(name string, data []byte) (string, error) {
	if ending := filepath.Ext(name); ending != ".json" && filepath.Ext(name[:len(name)-len(ending)]) != ".json" {
		return string(data), nil
	}
	var w wcxb
	if err := json.Unmarshal(data, &w); err != nil {
		return "", err
	}
	if w.Truth.Body == nil {
		return "", errors.New("it has no ground_truth.main_content")
	}
	return *w.Truth.Body, nil
}

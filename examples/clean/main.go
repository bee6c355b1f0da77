package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/winnowtext/winnow/cleaner"
)

func main() {
	opt := cleaner.Options{}
	var files []string
	ledger := false
	for i := 1; i < len(os.Args); i++ {
		switch a := os.Args[i]; a {
		case "-input", "-format":
			i++
		case "-repair-only":
			opt.RepairOnly = true
		case "-ledger":
			ledger = true
		default:
			files = append(files, a)
		}
	}
	c, err := cleaner.New(opt)
	if err != nil {
		panic(err)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	for _, f := range files {
		r, _ := os.Open(f)
		var in io.Reader = r
		if strings.HasSuffix(f, ".gz") {
			in, _ = gzip.NewReader(r)
		}
		res, err := c.CleanText(in)
		if err != nil {
			panic(err)
		}
		id := filepath.Base(f)
		for _, s := range []string{".gz", ".txt", ".html"} {
			id = strings.TrimSuffix(id, s)
		}
		enc.Encode(res.Record(id, ledger))
	}
}

package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
)

// page is an open input. Reading gives the page itself, decompressed.
type page struct {
	*bufio.Reader
	raw   *counter
	close func()
}

// counter counts what is read from the disk, for the progress line.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// openPage opens an input. The page must be closed.
func openPage(ctx context.Context, in input, stdin io.Reader) (*page, error) {
	p := &page{close: func() {}}
	if in.path == "" {
		r := interruptible(ctx, stdin)
		p.raw, p.close = &counter{Reader: r}, func() { r.Close() }
	} else if err := p.openFile(ctx, in.path); err != nil {
		return nil, err
	}
	p.Reader = bufio.NewReaderSize(p.raw, sniffBytes)
	if isGzip(in.path) {
		z, err := gzip.NewReader(p.Reader)
		if err != nil {
			p.close()
			return nil, fmt.Errorf("decompressing: %w", err)
		}
		p.Reader = bufio.NewReaderSize(z, sniffBytes)
	}
	return p, nil
}

// openFile opens a file. Pipes can block, and are read as standard input is.
func (p *page) openFile(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	p.raw, p.close = &counter{Reader: f}, func() { f.Close() }
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		r := interruptible(ctx, f)
		p.raw.Reader, p.close = r, func() { r.Close(); f.Close() }
	}
	return nil
}

// interruptible returns a reader that fails as soon as the context ends: to
// wait for a terminal or a pipe is to wait for ever, and cannot be ended
// otherwise. The read under way is left to its fate.
func interruptible(ctx context.Context, r io.Reader) io.ReadCloser {
	out, in := io.Pipe()
	stop := context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(in, r)
		stop()
		in.CloseWithError(err)
	}()
	return out
}

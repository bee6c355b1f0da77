package cleaner

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime/debug"

	"golang.org/x/net/html"
)

// PanicError says that a rule panicked, one of the user's or, which is a bug
// of the library, one of its own. The page is lost, the program goes on.
type PanicError struct {
	// Value is what was panicked with.
	Value any
	// Input names the page among many: the first 16 hexadecimal digits of
	// the SHA-256 of the input's bytes, as sha256sum shows them. For
	// CleanDocument it is that of the tree written as HTML.
	Input string
	// Stack is the stack of the panic, as debug.Stack formats it.
	Stack []byte
}

// Error implements error. It leaves the stack out.
func (e *PanicError) Error() string {
	return fmt.Sprintf("cleaner: a panic while cleaning the input with SHA-256 %s...: %v", e.Input, e.Value)
}

// Unwrap returns the error that was panicked with, nil where it was none.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// rescue makes an error of a panic. It must be deferred itself; hash is asked
// for the input only then.
func rescue(res **Result, err *error, hash func() string) {
	if v := recover(); v != nil {
		*res, *err = nil, &PanicError{Value: v, Input: hash(), Stack: debug.Stack()}
	}
}

// hashOf returns a function that names an input.
func hashOf[T string | []byte](input T) func() string {
	return func() string {
		return digest(func(w io.Writer) { _, _ = w.Write([]byte(input)) })
	}
}

// hashOfTree returns a function that names a tree. One that cannot be written
// as HTML is named by what could be.
func hashOfTree(root *html.Node) func() string {
	return func() string {
		return digest(func(w io.Writer) { _ = html.Render(w, root) })
	}
}

// digest returns the first digits of the SHA-256 of what is written.
func digest(write func(io.Writer)) string {
	h := sha256.New()
	write(h)
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Package charset finds out the encoding of a text and decodes it.
package charset

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Text is a decoded text.
type Text struct {
	// Source is UTF-8, but for bytes that are in no known encoding.
	Source string
	// Encoding is the WHATWG name of the encoding: "utf-8", "windows-1252".
	Encoding string
	// Raw is the input where encoding Source would not give it back.
	Raw []byte
}

// sampleBytes is how much of a text its encoding is guessed from.
const sampleBytes = 64 << 10

// Decode decodes a text. Its encoding is that of the byte order mark, else
// UTF-8 if the bytes are well-formed, else the declared one, else a guess,
// else windows-1252. A declared name that nobody knows is an error.
func Decode(input string, declared string) (Text, error) {
	name, enc, err := choose(input, declared)
	if err != nil {
		return Text{}, err
	}
	if enc == nil {
		return Text{Source: input, Encoding: "utf-8"}, nil
	}
	out, err := enc.NewDecoder().String(input)
	if err != nil {
		return Text{}, fmt.Errorf("charset: decoding %s: %w", name, err)
	}
	t := Text{Source: out, Encoding: name}
	if back, err := Encode(t.Source, name); err != nil || string(back) != input {
		t.Raw = []byte(input)
	}
	return t, nil
}

// DecodePage decodes a page as Decode does, of which neither Raw nor another copy
// is wanted: UTF-8 that is well-formed comes back itself. The declared name is
// what the page itself declares where that is "".
func DecodePage(input []byte, declared string) (page []byte, name string, err error) {
	if declared == "" {
		declared = Declared(string(input[:min(len(input), declarationBytes)]))
	}
	if bytes.IndexByte(input[:min(len(input), sampleBytes)], 0) < 0 && utf8.Valid(input) {
		if declared != "" {
			_, err = lookup(declared)
		}
		return input, "utf-8", err
	}
	t, err := Decode(string(input), declared)
	return []byte(t.Source), t.Encoding, err
}

// Encode is the way back from a decoded text to its bytes.
func Encode(source, name string) ([]byte, error) {
	enc, err := lookup(name)
	if err != nil {
		return nil, err
	}
	if enc == nil {
		return []byte(source), nil
	}
	return enc.NewEncoder().Bytes([]byte(source))
}

// choose returns the encoding of the input; nil stands for UTF-8.
func choose(input string, declared string) (string, encoding.Encoding, error) {
	var told encoding.Encoding
	if declared != "" {
		var err error
		if told, err = lookup(declared); err != nil {
			return "", nil, err
		}
	}
	switch {
	case strings.HasPrefix(input, "\xff\xfe"):
		return "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
	case strings.HasPrefix(input, "\xfe\xff"):
		return "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
	}
	if name, ok := bareUTF16(input); ok {
		enc, err := lookup(name)
		return name, enc, err
	}
	if mostlyUTF8(input) {
		return "utf-8", nil, nil
	}
	if told != nil {
		name, err := htmlindex.Name(told)
		return name, told, err
	}
	name := guess(input)
	enc, err := lookup(name)
	return name, enc, err
}

// lookup returns the encoding of that name, nil for UTF-8.
func lookup(name string) (encoding.Encoding, error) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8":
		return nil, nil
	case "utf-16le", "utf-16":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("charset: no encoding is called %q", name)
	}
	if canonical, err := htmlindex.Name(enc); err == nil && canonical == "utf-8" {
		return nil, nil
	}
	return enc, nil
}

// bareUTF16 knows UTF-16 without a byte order mark by its zero bytes: the
// texts of most scripts have one in every second place.
func bareUTF16(input string) (string, bool) {
	sample := input[:min(len(input), sampleBytes)&^1]
	if len(sample) < 8 || strings.IndexByte(sample, 0) < 0 {
		return "", false
	}
	var zeros [2]int
	for i := range len(sample) {
		if sample[i] == 0 {
			zeros[i&1]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*10 > half*7 && zeros[0]*20 < half:
		return "utf-16le", true
	case zeros[0]*10 > half*7 && zeros[1]*20 < half:
		return "utf-16be", true
	}
	return "", false
}

// mostlyUTF8 reports whether a text is UTF-8, a few broken characters
// allowed: a cut at the end, a stray byte from elsewhere.
func mostlyUTF8(input string) bool {
	if utf8.ValidString(input) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(input); {
		if input[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(input[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 4*bad
}

// guess names the likeliest encoding of a text that is not UTF-8.
func guess(input string) string {
	const fallback = "windows-1252"
	results, err := chardet.NewTextDetector().DetectAll([]byte(input[:min(len(input), sampleBytes)]))
	if err != nil || len(results) == 0 {
		return fallback
	}
	result := slices.MinFunc(results, likelier)
	name := strings.ToLower(result.Charset)
	switch {
	case name == "iso-8859-1" || result.Confidence < 20:
		return fallback
	case strings.HasPrefix(name, "utf-") || strings.Contains(name, "ibm") || strings.HasPrefix(name, "iso-2022"):
		return fallback
	case name == "gb-18030":
		return "gb18030"
	}
	if enc, err := lookup(name); err != nil || enc == nil {
		return fallback
	}
	return name
}

// likelier orders guesses by how sure they are. The detector gives those that
// are as sure in any order, another one each time: of them the commoner
// encoding is taken.
func likelier(a, b chardet.Result) int {
	return cmp.Or(b.Confidence-a.Confidence, rank(a.Charset)-rank(b.Charset), strings.Compare(a.Charset, b.Charset))
}

// common are the encodings that pages are in besides UTF-8, by how often.
var common = []string{"ISO-8859-1", "windows-1251", "Shift_JIS", "GB18030", "EUC-KR", "EUC-JP", "Big5", "ISO-8859-2"}

func rank(name string) int {
	if i := slices.Index(common, name); i >= 0 {
		return i
	}
	return len(common)
}

// declarationBytes is how far into a page its own declaration is looked for:
// HTML wants it in the first 1,024 bytes, pages put it later.
const declarationBytes = 4 << 10

// Declared returns the encoding that a page declares for itself in a meta
// element or an XML declaration; "" where it names none that is known.
func Declared(page string) string {
	head := strings.ToLower(page[:min(len(page), declarationBytes)])
	for _, mark := range []string{"charset=", "encoding="} {
		for at := 0; ; {
			k := strings.Index(head[at:], mark)
			if k < 0 {
				break
			}
			at += k + len(mark)
			name := strings.TrimLeft(head[at:], " \"'")
			if end := strings.IndexAny(name, " \"'>;/?"); end > 0 {
				if enc, err := lookup(name[:end]); err == nil && (enc != nil || strings.HasPrefix(name, "utf")) {
					return name[:end]
				}
			}
		}
	}
	return ""
}

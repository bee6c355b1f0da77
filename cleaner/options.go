package cleaner

import (
	"fmt"

	"github.com/winnowtext/winnow/heuristics"
)

// DefaultMaxInput is the greatest input that a cleaner takes unless told
// otherwise, in bytes.
const DefaultMaxInput = 32 << 20

// Options is what a cleaner can be told. The zero value is the recommended
// cleaning.
type Options struct {
	// RepairOnly mends characters, words and the spaces between them, takes
	// no block out and leaves every line in its place.
	RepairOnly bool
	// Disable switches rules off by ID ("fields/credit").
	Disable []heuristics.ID
	// Rules are the user's own, run before the body layer.
	Rules []heuristics.Rule
	// Phrases are widget phrases known besides the built-in ones.
	Phrases []heuristics.Phrase
	// Leaning says what becomes of parts that may be body or not. The zero
	// value weighs both errors about alike.
	Leaning heuristics.Leaning
	// Links keeps the links of HTML: Result.Links lists those in the body,
	// and Markdown and HTML write them. URLs are resolved against the base
	// element of the page, else against its own URL (CleanHTMLAt), else
	// against its canonical one; where none is known, relative ones stay
	// so. Left out are links to another scheme than http, https and
	// mailto, links to a place in the page itself and, in Markdown and
	// HTML, links in listings. Text is the same with links and without.
	Links bool
	// Images keeps the images of HTML alike: those in the text of the body,
	// between its blocks, and between the headline and it. Left out are
	// icons: those that say that they are smaller than 32 by 32 pixels, and
	// those whose address says what they are. Metadata.Images has the URLs
	// of pictures that stand in a figure with their caption.
	Images bool
	// Comments gives Result.Comments, what readers have written below the
	// text. It is never part of the body; the posts of a forum are.
	Comments bool
	// MinConfidence, from 0 to 1, is the confidence below which nothing is
	// mended and no block is taken out; a block that stays for it has the
	// rule "body/doubt". 0 does all that the rules decide on.
	MinConfidence float64
	// Charset is the encoding that was declared for the input, by an HTTP
	// header say. A byte order mark, and bytes that are well-formed UTF-8,
	// count for more.
	Charset string
	// MaxInput is the greatest input in bytes; 0 is DefaultMaxInput, less
	// than 0 no limit. A larger input is an error.
	MaxInput int64
}

// TooLargeError says that an input is larger than Options.MaxInput.
type TooLargeError struct {
	// Limit is the greatest size allowed, in bytes.
	Limit int64
}

// Error implements error.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("cleaner: the input is larger than %d bytes", e.Limit)
}

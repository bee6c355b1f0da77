package heuristics

import "fmt"

// Role says what a block is to the reader of the page. The zero value means
// that no rule has decided yet.
type Role uint8

// The roles. Only blocks with the role Body make up the clean text.
const (
	Undecided     Role = iota
	Body               // the text that people came for
	Title              // the headline of the page
	Section            // where on the site the page stands ("Home > News")
	Byline             // who wrote it
	Dateline           // when it was published or changed
	Caption            // what a picture shows, or a media player's controls
	Credit             // who made a picture
	Tags               // keywords
	Related            // pointers to other pages
	Share              // share bars, follow links, print and mail buttons
	Prompt             // asks the reader to comment, subscribe, sign in
	Comment            // the readers' comments and their controls
	Navigation         // menus, skip links, paging
	Advertisement      // advertisements and their labels
	Legal              // copyright lines, cookie notices, imprints
	Counter            // "12 comments", "3 likes"
	Repeat             // said before on the page
	Boilerplate        // any other machinery
	Space              // white space between blocks
	roleCount
)

var roleNames = [roleCount]string{
	"undecided", "body", "title", "section", "byline", "dateline", "caption", "credit", "tags", "related",
	"share", "prompt", "comment", "navigation", "advertisement", "legal", "counter", "repeat", "boilerplate", "space",
}

// String returns the role's name in lower case, as the ledger shows it.
func (r Role) String() string {
	if r < roleCount {
		return roleNames[r]
	}
	return fmt.Sprintf("role(%d)", uint8(r))
}

// ParseRole returns the role of that name, or an error that names it.
func ParseRole(name string) (Role, error) {
	for r, n := range roleNames {
		if n == name {
			return Role(r), nil
		}
	}
	return Undecided, fmt.Errorf("heuristics: no role %q", name)
}

// MarshalText implements encoding.TextMarshaler: a role is written by name.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *Role) UnmarshalText(text []byte) error {
	parsed, err := ParseRole(string(text))
	if err == nil {
		*r = parsed
	}
	return err
}

package heuristics

// Signal says where a value of the metadata was read.
type Signal string

// Field is a value of the metadata with the signal it came from. The zero
// value is an absent field.
type Field struct {
	Value  string
	Signal Signal
}

// set takes the value if the field has none.
func (f *Field) set(value string, signal Signal) {
	if f.Value == "" && value != "" {
		*f = Field{value, signal}
	}
}

// Image is a picture of the page.
type Image struct {
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	// URL is where the picture is, if the options ask for images and it
	// stands in a figure with the caption.
	URL string `json:"url,omitempty"`
}

// Fields is the metadata of a page. What the page does not say is empty.
type Fields struct {
	Title, SiteName, Description, Language, License, Canonical, Image, Kind Field
	// LicenseURL is where the terms of License are told. License is its
	// short name, as the SPDX list has it ("CC-BY-4.0"), else its name as
	// the page says it, else the address.
	LicenseURL string
	// Date is when the page was published and Modified when it was last
	// changed, in RFC 3339 or the part of it that is known. A page of HTML
	// that shows at its headline nothing but its last change has that day as
	// Date, as style guides for citing have it. Of HTML, Date
	// is the day alone: the hour of a stamp is a machine's, often of
	// another zone than the reader's, and Published has it whole.
	Date, Modified, Published Field
	// Authors are names only.
	Authors       []string
	AuthorsSignal Signal

	Tags, Categories             []string
	TagsSignal, CategoriesSignal Signal
	Images                       []Image
	Related                      []string
}

// The signals of plain text.
const (
	SignalVisible  Signal = "visible"
	SignalDetected Signal = "detected"
)

// SettleDate moves the whole stamp of Date to Published and leaves the day:
// see there.
func (f *Fields) SettleDate() {
	f.Published = f.Date
	if len(f.Date.Value) > len("2006-01-02") {
		f.Date.Value = f.Date.Value[:len("2006-01-02")]
	}
}

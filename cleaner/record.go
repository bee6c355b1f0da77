package cleaner

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/winnowtext/winnow/heuristics"
)

// Record is the JSON form of a result, one object a page. Its fields are part
// of the interface.
type Record struct {
	ID          string             `json:"id"`
	Text        string             `json:"text"`
	Title       string             `json:"title"`
	Author      string             `json:"author"`
	Date        string             `json:"date"`
	Modified    string             `json:"modified"`
	Published   string             `json:"published,omitempty"` // the stamp that Date is the day of
	SiteName    string             `json:"sitename"`
	Description string             `json:"description"`
	Language    string             `json:"language"`
	License     string             `json:"license"`
	LicenseURL  string             `json:"license_url,omitempty"`
	Canonical   string             `json:"canonical,omitempty"`
	Image       string             `json:"image,omitempty"`
	Tags        []string           `json:"tags"`
	Categories  []string           `json:"categories"`
	Images      []heuristics.Image `json:"images"`
	Related     []string           `json:"related"`
	Kind        string             `json:"kind"`
	Confidence  float64            `json:"confidence"`
	// Links and BodyImages are those of the body and Comments what readers
	// have written, where the options ask for them.
	Links      []Link    `json:"links,omitempty"`
	BodyImages []Image   `json:"body_images,omitempty"`
	Comments   []Comment `json:"comments,omitempty"`
	// Signals tells where each value was read, by the names above.
	Signals map[string]heuristics.Signal `json:"signals,omitempty"`
	Ledger  []RecordEntry                `json:"ledger,omitempty"`
}

// RecordEntry is the JSON form of a ledger entry. Old is given as base64 in
// OldBytes where it is not UTF-8.
type RecordEntry struct {
	Rule     heuristics.ID   `json:"rule"`
	Role     heuristics.Role `json:"role"`
	Start    int             `json:"start"`
	End      int             `json:"end"`
	Old      string          `json:"old"`
	New      string          `json:"new"`
	OldBytes string          `json:"old_bytes,omitempty"`
	// Confidence, from 0 to 1, is how sure the rule is.
	Confidence float64 `json:"confidence"`
}

// AuthorSeparator stands between several authors in a record.
const AuthorSeparator = "; "

// Record returns the result's JSON form, with the ledger if asked for.
func (r *Result) Record(id string, ledger bool) Record {
	m := &r.Metadata
	rec := Record{
		ID: id, Text: r.Text, Title: m.Title.Value, Author: strings.Join(m.Authors, AuthorSeparator), Date: m.Date.Value, Modified: m.Modified.Value, Published: stamp(m),
		SiteName: m.SiteName.Value, Description: m.Description.Value, Language: m.Language.Value, License: m.License.Value, LicenseURL: m.LicenseURL,
		Canonical: m.Canonical.Value, Image: m.Image.Value,
		Tags: orEmpty(m.Tags), Categories: orEmpty(m.Categories), Images: orEmpty(m.Images), Related: orEmpty(m.Related),
		Kind: cmp.Or(r.Kind, m.Kind.Value), Confidence: r.Confidence, Signals: signals(m),
		Links: r.Links, BodyImages: r.Images, Comments: r.Comments,
	}
	if ledger {
		for _, e := range r.Ledger {
			entry := RecordEntry{Rule: e.Rule, Role: e.Role, Start: e.Start, End: e.End, Old: e.Old, New: e.New, Confidence: e.Confidence}
			if !utf8.ValidString(e.Old) {
				entry.Old, entry.OldBytes = "", base64.StdEncoding.EncodeToString([]byte(e.Old))
			}
			rec.Ledger = append(rec.Ledger, entry)
		}
	}
	return rec
}

// MarshalJSON writes the record of the result, with the ledger and without an
// ID.
func (r *Result) MarshalJSON() ([]byte, error) { return json.Marshal(r.Record("", true)) }

// stamp returns the publication's stamp where it tells more than the date.
func stamp(m *Metadata) string {
	if m.Published.Value == m.Date.Value {
		return ""
	}
	return m.Published.Value
}

// orEmpty makes an empty list of none: the record shows [] and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// signals collects where the values were read.
func signals(m *Metadata) map[string]heuristics.Signal {
	out := make(map[string]heuristics.Signal)
	for name, f := range map[string]heuristics.Field{
		"title": m.Title, "date": m.Date, "modified": m.Modified, "sitename": m.SiteName, "description": m.Description,
		"language": m.Language, "license": m.License, "canonical": m.Canonical, "image": m.Image, "kind": m.Kind,
	} {
		if f.Value != "" {
			out[name] = f.Signal
		}
	}
	for name, s := range map[string]heuristics.Signal{"author": m.AuthorsSignal, "tags": m.TagsSignal, "categories": m.CategoriesSignal} {
		if s != "" {
			out[name] = s
		}
	}
	return out
}

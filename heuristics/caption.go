package heuristics

import (
	"strings"
)

func readCredits(d *Document) {
	r := d.reader()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || b.Kind == Verse {
			continue
		}
		if !r.mayBeCredit(b) {
			continue
		}
		if credit, ok := r.parseCredit(b.text); ok && b.Decide(Credit, "fields/credit", 0.9) {
			d.addCredit(i, credit)
		}
	}
}

// addCredit takes the credit at block i, and the caption that stands before
// it if there is one.
func (d *Document) addCredit(i int, credit string) {
	image := Image{Credit: credit}
	if i > 0 {
		before := &d.Blocks[i-1]
		said := i+1 < len(d.Blocks) && sameFolded(before.text, d.Blocks[i+1].text)
		if said || before.captionLike() && !d.Blocks[i].apart {
			if before.Decide(Caption, "fields/caption", 0.8) {
				image.Caption = before.text
				if said {
					d.Blocks[i+1].Decide(Repeat, "fields/caption", 1)
				}
			}
		}
	}
	d.Fields.Images = append(d.Fields.Images, image)
	d.addFigure(&d.Blocks[i])
}

// captionLike reports whether an undecided block could be a caption that a
// credit follows: short, one or two sentences, no list and no heading of the
// text.
func (b *Block) captionLike() bool {
	return b.Role == Undecided && b.Kind == Paragraph && len(b.text) <= 220 && sentences(b.text) <= 2 && !strings.HasSuffix(b.text, ":") && (len(strings.Fields(b.text)) > 1 || hasWideScript(b.text))
}

// sameFolded reports whether two lines say the same.
func sameFolded(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > 2*len(b)+8 || len(b) > 2*len(a)+8 || len(a) > 4<<10 {
		return false
	}
	var f, g folded
	f.fold(a)
	g.fold(b)
	return len(f.text) > 0 && string(f.text) == string(g.text)
}

func readCaptions(d *Document) {
	r := d.reader()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided || b.Kind == Code || b.Kind == Verse {
			continue
		}
		if isMarkedPicture(b.text) && b.Decide(Caption, "fields/caption", 0.85) {
			d.Fields.Images = append(d.Fields.Images, Image{Caption: b.text})
			d.addFigure(b)
			continue
		}
		if !b.may(mayHaveLabelSign | mayHaveBracket | hasBeyondASCII | mayHaveCapital) {
			continue // nothing that a credit begins with inside a line
		}
		if caption, credit, ok := r.parseCaption(b.text, b.may(mayHaveLabelSign)); ok && b.Decide(Caption, "fields/caption", 0.85) {
			d.Fields.Images = append(d.Fields.Images, Image{Caption: caption, Credit: credit})
			d.addFigure(b)
		}
	}
}

// pictureMarks stand in brackets at the end of a caption: the picture is not of
// what the text tells.
var pictureMarks = setOf("symbolbild symbolfoto archivbild archivfoto themenbild beispielbild symbolgrafik genrebild arkivfoto arkivbild archieffoto archiefbeeld",
	"file photo", "file picture", "file image", "stock photo", "stock image", "library image", "photo d'archives", "photo d'illustration", "image d'illustration",
	"image d'archives", "foto de archivo", "imagen de archivo", "imagen ilustrativa", "foto d'archivio", "foto di repertorio", "immagine di repertorio",
	"foto de arquivo", "imagem de arquivo", "imagem ilustrativa", "zdjęcie ilustracyjne", "zdjęcie archiwalne", "ilustrační foto", "ilustračné foto", "архивное фото", "архівне фото")

// isMarkedPicture reports whether a text is a caption by the mark in brackets at
// its end ("... (Symbolbild).").
func isMarkedPicture(s string) bool {
	for s != "" && (s[len(s)-1] == '.' || s[len(s)-1] == ' ') {
		s = s[:len(s)-1]
	}
	if len(s) > maxCaption || !strings.HasSuffix(s, ")") {
		return false
	}
	open := strings.LastIndexByte(s, '(')
	return open > 0 && pictureMarks[strings.ToLower(strings.ReplaceAll(s[open+1:len(s)-1], "’", "'"))] && sentences(s[:open]) < 2
}

package prune

import "bytes"

// kind is what the name of an element tells of its attributes.
type kind uint8

const (
	// compared: all stay. The parser compares those of formatting elements
	// with one another, but for a, of which no two are open; those of svg and
	// math tell whether an element is closed.
	compared kind = 1 << iota
	typed         // type is read
	named         // name is read
	valued        // value is read
	sourced       // src is read, if it is a property's value or a picture
	linking       // rel and href are read, if rel is one that is
)

func kindOf(name string) kind {
	switch name {
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "svg", "math":
		return compared
	case "script", "input":
		return typed
	case "link":
		return linking
	case "meta":
		return named | valued
	case "li":
		return valued
	case "img", "image", "audio", "video", "source", "embed", "iframe":
		return sourced
	}
	return 0
}

// use is whether an attribute is read.
type use uint8

const (
	read use = iota
	unread
	readOfProperty // of an element that is a property, or a link that is read
)

// useOf returns whether anything looks at an attribute. The name is as it is
// written; one in capitals stays, but for style.
func (k kind) useOf(name, value []byte, pictures bool) use {
	of := func(isRead bool) use {
		if isRead {
			return read
		}
		return unread
	}
	switch {
	case k&linking != 0 && (is(name, "href") || is(name, "rel") && !isReadLink(value)):
		return readOfProperty
	case is(name, "class"), is(name, "href"), is(name, "id"):
		return read
	case isStyle(name):
		return of(hides(value))
	case is(name, "type"):
		return of(k&typed != 0)
	case is(name, "name"):
		return of(k&named != 0)
	case is(name, "value"):
		return of(k&valued != 0)
	case is(name, "src") && k&sourced == 0:
		return unread
	case is(name, "src") && !pictures:
		return readOfProperty
	case startsWith(name, "data-"):
		return of(readData(name) || pictures && pictureData(name))
	case startsWith(name, "aria-"):
		return of(is(name, "aria-hidden") || is(name, "aria-level"))
	case startsWith(name, "on"):
		return unread
	}
	return of(!neverRead(name) && (pictures || !ofPictures(name)))
}

func is(name []byte, word string) bool { return string(name) == word }

// isFold is the same for letters of any size.
func isFold(s []byte, word string) bool { return bytes.EqualFold(s, []byte(word)) }

// isReadLink reports whether a link element may say by its rel what is read.
func isReadLink(rel []byte) bool {
	for _, word := range [...]string{"canonical", "license", "copyright", "image_src", "&"} {
		if containsFold(rel, word) {
			return true
		}
	}
	return false
}

// isStyle and isProperty know attributes in letters of any size; a rel that is
// read makes a link as good as a property.
func isStyle(name []byte) bool { return len(name) == len("style") && isFold(name, "style") }

func isProperty(name []byte) bool {
	switch len(name) {
	case len("property"):
		return isFold(name, "itemprop") || isFold(name, "property")
	case len("rel"):
		return isFold(name, "rel")
	}
	return false
}

// readData reports whether an attribute tells who wrote a post.
func readData(name []byte) bool { return is(name, "data-author") || is(name, "data-preloaded") }

// pictureData and ofPictures report whether an attribute is read for pictures
// alone.
func pictureData(name []byte) bool {
	switch string(name) {
	case "data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "data-lazy-srcset":
		return true
	}
	return false
}

func ofPictures(name []byte) bool {
	switch string(name) {
	case "alt", "width", "height", "srcset":
		return true
	}
	return false
}

// neverRead reports whether an attribute is one of the common ones that say how
// an element looks, loads or works.
func neverRead(name []byte) bool {
	switch string(name) {
	case "action", "align", "as", "async", "autocomplete", "bgcolor", "border", "cellpadding", "cellspacing", "checked", "crossorigin",
		"decoding", "defer", "disabled", "draggable", "enctype", "fetchpriority", "for", "form", "frameborder", "hreflang", "integrity",
		"jsaction", "jscontroller", "jsname", "loading", "maxlength", "media", "method", "nonce", "placeholder", "ping",
		"referrerpolicy", "sizes", "spellcheck", "tabindex", "target", "valign":
		return true
	}
	return false
}

// hides reports whether a style may keep its element out of sight.
func hides(style []byte) bool {
	for i := 0; i+4 <= len(style); i++ {
		switch style[i] {
		case 'n', 'N':
			if isFold(style[i:i+4], "none") {
				return true
			}
		case 'h', 'H':
			if i+6 <= len(style) && isFold(style[i:i+6], "hidden") {
				return true
			}
		}
	}
	return bytes.IndexByte(style, '&') >= 0
}

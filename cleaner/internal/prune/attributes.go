package prune

import "strings"

// prunable reports whether the attributes of an element may go. Formatting
// elements the parser compares with one another, of all but a, of which no two
// are open; those of svg and math say whether an element is closed.
func prunable(name string) bool {
	switch name {
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "svg", "math":
		return false
	}
	return true
}

// unread reports whether nothing looks at an attribute. The name is as it is
// written; one in capitals stays.
func unread(name, value string, pictures bool) bool {
	switch {
	case strings.HasPrefix(name, "data-"):
		return !readData(name) && !(pictures && pictureData(name))
	case strings.HasPrefix(name, "aria-"):
		return name != "aria-hidden" && name != "aria-level"
	case strings.HasPrefix(name, "on"):
		return true
	case name == "style":
		return !hides(value)
	}
	return neverRead(name) || !pictures && ofPictures(name)
}

// readData reports whether an attribute tells who wrote a post.
func readData(name string) bool { return name == "data-author" || name == "data-preloaded" }

// pictureData and ofPictures report whether an attribute is read for pictures
// alone.
func pictureData(name string) bool {
	switch name {
	case "data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "data-lazy-srcset":
		return true
	}
	return false
}

func ofPictures(name string) bool {
	switch name {
	case "alt", "width", "height", "srcset":
		return true
	}
	return false
}

// neverRead reports whether an attribute is one of the common ones that say how
// an element looks, loads or works.
func neverRead(name string) bool {
	switch name {
	case "action", "align", "async", "autocomplete", "bgcolor", "border", "cellpadding", "cellspacing", "checked", "crossorigin",
		"decoding", "defer", "disabled", "draggable", "enctype", "fetchpriority", "for", "form", "frameborder", "integrity",
		"jsaction", "jscontroller", "jsname", "loading", "maxlength", "media", "method", "nonce", "placeholder", "ping",
		"referrerpolicy", "sizes", "spellcheck", "tabindex", "target", "valign":
		return true
	}
	return false
}

// hides reports whether a style may keep its element out of sight.
func hides(style string) bool {
	for i := 0; i+4 <= len(style); i++ {
		switch style[i] {
		case 'n', 'N':
			if strings.EqualFold(style[i:i+4], "none") {
				return true
			}
		case 'h', 'H':
			if i+6 <= len(style) && strings.EqualFold(style[i:i+6], "hidden") {
				return true
			}
		}
	}
	return strings.IndexByte(style, '&') >= 0
}

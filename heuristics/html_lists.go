package heuristics

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// listState counts the items of a list.
type listState struct {
	ordered bool
	next    int
	step    int
	depth   uint8
}

func newList(n *html.Node, around *listState) *listState {
	l := &listState{ordered: n.DataAtom == atom.Ol, next: 1, step: 1}
	if around != nil {
		l.depth = min(around.depth+1, maxListDepth)
	}
	for _, a := range n.Attr {
		if a.Key == "start" && l.ordered {
			if start, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil && start >= 0 && start < 1e6 {
				l.next = start
			}
		}
		if a.Key == "reversed" && l.ordered {
			l.step = -1
		}
	}
	if l.step < 0 && attr(n, "start") == "" {
		l.next = 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			l.next += oneIf(c.DataAtom == atom.Li)
		}
	}
	return l
}

// maxListDepth bounds how far nested lists are set in.
const maxListDepth = 8

// item prepares the marker of a list item.
func (r *htmlReader) item(f *frame, n *html.Node) {
	if f.list == nil {
		f.list = &listState{}
	}
	if value, err := strconv.Atoi(attr(n, "value")); err == nil && f.list.ordered && value >= 0 && value < 1e6 {
		f.list.next = value
	}
	indent := strings.Repeat("  ", int(min(f.list.depth, maxListDepth)))
	r.level = f.list.depth
	if f.list.ordered {
		r.marker = indent + strconv.Itoa(f.list.next) + ". "
		f.list.next = max(0, f.list.next+f.list.step)
	} else {
		r.marker = indent + "- "
	}
}

// tightItem reports whether the last block was an item, so that this one goes
// on the next line.
func (r *htmlReader) tightItem() bool {
	last := &r.blocks[len(r.blocks)-1]
	return last.Kind == ListItem && (r.level > 0 || last.Level > 0 || !r.opensList())
}

// opensList reports whether the item opens a list.
func (r *htmlReader) opensList() bool {
	for i := len(r.stack) - 1; i >= 0; i-- {
		if r.stack[i].node != nil && r.stack[i].node.DataAtom == atom.Li {
			for p := r.stack[i].node.PrevSibling; p != nil; p = p.PrevSibling {
				if p.DataAtom == atom.Li {
					return false
				}
			}
			return true
		}
	}
	return false
}

package heuristics

import (
	"strings"
)

// Document is a page on its way through the layers: an immutable source and
// the blocks that it falls into, in order. What the layers learn they write on
// the blocks; the source is never changed.
type Document struct {
	// Blocks are in order and apart. Between them stands white space alone.
	Blocks []Block
	// Fields is the metadata found so far.
	Fields Fields
	// Language is the language that the page is written in, nil where it
	// could not be told.
	Language *Language
	// Expected is the F1 of words that the body layer expects of its choice,
	// as it was on held-out pages of the same expectation; 0 where there was
	// nothing to choose.
	Expected float32
	// Kind is the kind of page that the body layer takes it for (KindArticle
	// and others), and KindConfidence the probability; "" and 0 where no
	// block was left to judge by.
	Kind           string
	KindConfidence float32
	// RepairOnly keeps every line in its place: only characters and words
	// are mended, and no block is taken out.
	RepairOnly bool
	// MinConfidence is the confidence below which a repair is not made;
	// 0 makes all. Engine.Run sets it.
	MinConfidence float32

	source  string
	common  common // to the blocks
	phrases *PhraseSet
	leaning Leaning
	// containers are the elements that have blocks, of HTML.
	containers    []container
	inlineBorders []int  // where inline elements begin and end in the source, in order
	links         []Link // where the reader was asked for them, as the next three
	pictures      []Picture
	figures       []figure
	attributions  []attribution  // of comments
	words         map[string]int // how often each word stands in the text, once asked for
	tongues       *tongues       // the languages that the text may be in, once asked for
	code          *codeNames     // what the text shows of programs, once asked for
}

// Block is a part of the page: a paragraph, a heading, an item, a line of a
// menu.
type Block struct {
	// Start and End bound the block in the source, in bytes.
	Start, End int
	Kind       Kind
	// Level is a heading's level, 1 to 6, or a list item's depth from 0.
	Level uint8
	// Header says that a table row is the table's head.
	Header bool
	// Lead is how many empty cells a table row of HTML starts with; they
	// are not in its text.
	Lead uint8
	// Info is the language that a listing's markup names ("go").
	Info string
	// Role is Undecided until a rule decides.
	Role Role
	// Cue is the role that a weak phrase hints at.
	Cue Role
	// Confidence, from 0 to 1, is how sure the deciding rule is.
	Confidence float32
	// Rule is the rule that decided the role.
	Rule ID
	// Evidence is what the markup says of the block; nil for plain text.
	Evidence *Evidence

	text   string
	edits  []Edit
	seen   traits // of text, where looked is set
	looked bool
	clues  clues      // of text, 0 before it is looked at
	outer  outerWords // of text, where the clues say so
	words  int32      // as the body layer counts them
	// signsSeen are the signs of text, where signed is set.
	signsSeen signs
	signed    bool
	// apart says that a blank line, or the document's start, stands before.
	apart bool
	// lastLine is where the block's last line starts in the source.
	lastLine int
}

// NewDocument returns a document over the source, without blocks.
func NewDocument(source string) *Document { return &Document{source: source} }

// Source returns the text that all offsets refer to.
func (d *Document) Source() string { return d.source }

// Append adds a block that spans source[start:end].
func (d *Document) Append(start, end int, kind Kind) *Block {
	d.Blocks = append(d.Blocks, Block{Start: start, End: end, Kind: kind, text: d.source[start:end]})
	return &d.Blocks[len(d.Blocks)-1]
}

// Text returns the block's text with all repairs made so far.
func (b *Block) Text() string { return b.text }

// Edits returns the repairs of the block, in source offsets, in order and
// apart. The caller must not change them.
func (b *Block) Edits() []Edit { return b.edits }

// Decide gives the block a role, unless a rule has decided before.
func (b *Block) Decide(role Role, rule ID, confidence float32) bool {
	if b.Role != Undecided {
		return false
	}
	b.Role, b.Rule, b.Confidence = role, rule, confidence
	return true
}

// Repair is a proposed change of a block's text: its bytes Start to End
// become New.
type Repair struct {
	Start, End int
	New        string
	// Confidence, from 0 to 1, is how sure the rule is that the text was
	// damaged and New is what it read; 0 stands for 1.
	Confidence float32
}

// Repair changes the text of block i. The repairs must be in order and apart;
// one that is not is left out, and so is one whose confidence is below
// MinConfidence. It reports whether the text is another now.
func (d *Document) Repair(i int, rule ID, repairs []Repair) bool {
	if len(repairs) == 0 {
		return false
	}
	b := &d.Blocks[i]
	edits := make([]Edit, 0, len(repairs))
	for _, r := range repairs {
		if r.Confidence == 0 {
			r.Confidence = 1
		}
		if r.Confidence >= d.MinConfidence {
			edits = append(edits, Edit{Start: r.Start, End: r.End, New: r.New, Rule: rule, Role: Body, Confidence: r.Confidence})
		}
	}
	if len(edits) == 0 {
		return false
	}
	before := b.text
	b.text, b.edits = revise(d.source, b.Start, b.text, b.edits, edits)
	if b.text == before {
		return false
	}
	b.changed()
	d.common = common{}
	return true
}

// changed forgets what was seen of the block's text, which is another now.
func (b *Block) changed() { b.looked, b.clues, b.signed = false, 0, false }

// gap returns the white space between block i and the next.
func (d *Document) gap(i int) string {
	if i+1 >= len(d.Blocks) {
		return d.source[d.Blocks[i].End:]
	}
	return d.source[d.Blocks[i].End:d.Blocks[i+1].Start]
}

// lineBreaks counts the line breaks in white space.
func lineBreaks(gap string) int {
	n := strings.Count(gap, "\n")
	if strings.IndexByte(gap, '\r') >= 0 {
		n += strings.Count(gap, "\r") - strings.Count(gap, "\r\n")
	}
	for i := 0; i+1 < len(gap); i++ {
		if gap[i] >= 0x80 {
			n += strings.Count(gap[i:], "\u2028") + 2*strings.Count(gap[i:], "\u2029") + strings.Count(gap[i:], "\u0085")
			break
		}
	}
	return n
}

// joint is how two neighbouring blocks become one: new stands in the place of
// the gap, of the last drop bytes before it and the first take bytes behind.
type joint struct {
	new        string
	drop, take int
	rule       ID
	confidence float32
}

// merge makes one block of block first and as many after it as there are
// joints. The first one's kind is kept. It changes no block: the caller puts
// the merged one in its place.
func (d *Document) merge(first int, joints []joint) Block {
	b := d.Blocks[first]
	var text strings.Builder
	text.WriteString(b.text)
	old := append([]Edit(nil), b.edits...)
	edits := make([]Edit, 0, len(joints)) // in offsets of the joined text
	for k, j := range joints {
		next := &d.Blocks[first+k+1]
		gap, at := d.gap(first+k), text.Len()
		text.WriteString(gap)
		edits = append(edits, Edit{Start: at - j.drop, End: at + len(gap) + j.take, New: j.new, Rule: j.rule, Role: Body, Confidence: j.confidence})
		text.WriteString(next.text)
		old = append(old, next.edits...)
		b.End, b.lastLine = next.End, next.lastLine
	}
	b.text, b.edits = revise(d.source, b.Start, text.String(), old, edits)
	b.changed()
	return b
}

// join merges neighbouring blocks: decide is asked of each pair, by the index
// of the first, whether and how the two become one.
func (d *Document) join(decide func(i int) (joint, bool)) {
	var kept []Block // nil as long as no two were joined
	var joints []joint
	for i := 0; i < len(d.Blocks); i++ {
		first := i
		joints = joints[:0]
		for i+1 < len(d.Blocks) {
			j, ok := decide(i)
			if !ok {
				break
			}
			joints = append(joints, j)
			i++
		}
		switch {
		case len(joints) > 0 && kept == nil:
			kept = append(make([]Block, 0, len(d.Blocks)-len(joints)), d.Blocks[:first]...)
			fallthrough
		case len(joints) > 0:
			kept = append(kept, d.merge(first, joints))
		case kept != nil:
			kept = append(kept, d.Blocks[first])
		}
	}
	if kept != nil {
		d.Blocks = kept
	}
}

// split makes two or more blocks of the block, cut at the offsets of its
// text, which must rise. A block with repairs stays whole: one could lie
// across a cut.
func (b *Block) split(cuts []int) []Block {
	if len(b.edits) > 0 {
		return []Block{*b}
	}
	parts := make([]Block, 0, len(cuts)+1)
	from := 0
	for _, cut := range append(cuts, len(b.text)) {
		part := *b
		start, stop := trimSpace(b.text, from, cut)
		part.Start, part.End = b.Start+start, b.Start+stop
		part.text = b.text[start:stop]
		part.changed()
		part.apart = b.apart && from == 0
		part.lastLine = part.Start
		parts = append(parts, part)
		from = cut
	}
	return parts
}

package heuristics

import "strings"

// The rules of this file read evidence: on plain text they do nothing.

// examplePage returns a few paragraphs of HTML about a place, for the rules'
// examples, and what is visible of them.
func examplePage(place string) (page, visible string) {
	paragraphs := []string{
		"The council has approved the plans for the new " + place + " after a debate that went on until the early hours of the morning.",
		"Nobody in the town had believed that it would come so soon, said the master of the old " + place + ", who has worked there for thirty years.",
		"The work is to begin in spring and will take about two years. Until then the old " + place + " stays open on all days of the week, and the fares stay what they are.",
		"A new road will lead to the " + place + " from the north. The council has bought the land for it from three farmers, who keep their houses.",
	}
	return "<p>" + strings.Join(paragraphs, "</p><p>") + "</p>", strings.Join(paragraphs, "\n\n")
}

// readFigures takes captions out of the body. A caption may be several blocks;
// the last may be the credit alone.
func readFigures(d *Document) {
	r := d.reader()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence == nil || b.Evidence.Areas&InCaption == 0 || b.Role != Undecided || len(b.text) > 2*maxCaption {
			continue
		}
		if credit, ok := r.parseCredit(b.text); ok {
			b.Decide(Credit, "fields/figure", 0.9)
			d.creditImage(i, credit)
			continue
		}
		caption, credit, ok := r.parseCaption(b.text, true)
		if !ok {
			caption, credit = b.text, ""
		}
		if b.Decide(Caption, "fields/figure", 0.85) {
			d.Fields.Images = append(d.Fields.Images, Image{Caption: caption, Credit: credit})
			d.addFigure(b)
		}
	}
}

// creditImage gives a credit to the picture whose caption stands before block
// i in the same figure, or notes a picture without a caption.
func (d *Document) creditImage(i int, credit string) {
	images := d.Fields.Images
	if n := len(images); n > 0 && images[n-1].Credit == "" && i > 0 && d.Blocks[i-1].Role == Caption && strings.HasPrefix(d.Blocks[i-1].text, images[n-1].Caption) {
		images[n-1].Credit = credit
		return
	}
	d.Fields.Images = append(images, Image{Credit: credit})
	d.addFigure(&d.Blocks[i])
}

// enoughProse is how many words of running text a page has where readers'
// comments and hidden parts are told from it with certainty.
const enoughProse = 150

// proseBeside counts the words of running text in the blocks that a test
// names, and in the others.
func (d *Document) proseBeside(in func(*Evidence) bool) (inside, outside int) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		e := b.Evidence
		if e == nil || !b.isProse() || 2*e.LinkChars > e.Chars {
			continue
		}
		words := strings.Count(b.text, " ") + 1
		if in(e) {
			inside += words
		} else {
			outside += words
		}
	}
	return inside, outside
}

// markApart gives the blocks that a test names the role, where there is enough
// running text in the others: times as much as in them, and enoughProse.
func (d *Document) markApart(in func(*Evidence) bool, times float64, role Role, rule ID, confidence float32) {
	if d.containers == nil {
		return
	}
	inside, outside := d.proseBeside(in)
	if outside < enoughProse || float64(outside) < times*float64(inside) {
		return
	}
	for i := range d.Blocks {
		if b := &d.Blocks[i]; in(b.Evidence) {
			b.Decide(role, rule, confidence)
		}
	}
}

// markComments gives what stands in an element named after comments the role,
// where more text stands outside: a forum's posts are its body.
func markComments(d *Document) {
	posts := d.postContainers()
	d.markApart(func(e *Evidence) bool { return e.Far&HintComment != 0 && !posts[e.container] }, 1, Comment, "fields/comments", 0.9)
}

// postContainers tells of each container whether the innermost element around
// that is named after posts or comments is named after posts: forums put theirs
// into lists of replies.
func (d *Document) postContainers() []bool {
	posts := make([]bool, len(d.containers))
	for i := range d.containers { // parents come first
		c := &d.containers[i]
		switch c.hints & (HintPost | HintComment) {
		case HintPost:
			posts[i] = true
		case 0:
			posts[i] = c.parent >= 0 && posts[c.parent]
		}
	}
	return posts
}

// visibleTimes is how many times as much text must be in sight as is hidden.
const visibleTimes = 1.5

// markHidden takes out hidden parts where plainly the text is what is in
// sight. Pages that hide most of their text do so until a script shows it.
func markHidden(d *Document) {
	d.markApart(func(e *Evidence) bool { return e.Areas&InHidden != 0 }, visibleTimes, Boilerplate, "fields/hidden", 0.85)
}

// maxSignature is how many words a signature below a post has at the most.
const maxSignature = 40

// markSignatures takes out what users put below each of their posts.
func markSignatures(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		// With the hints of an author it is a box about who wrote the page,
		// and outside of posts the signature of a function.
		if e := b.Evidence; e != nil && e.Near&HintSignature != 0 && e.Near&HintAuthor == 0 && e.Far&(HintPost|HintForum|HintComment) != 0 && strings.Count(b.text, " ") < maxSignature {
			b.Decide(Boilerplate, "fields/signature", 0.85)
		}
	}
}

// maxButtonWords is how many words a button says that does something; those
// with more open a part of the text.
const maxButtonWords = 3

// markButtons takes out what buttons say that do something.
func markButtons(d *Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Evidence != nil && b.Evidence.Areas&InButton != 0 && strings.Count(b.text, " ") < maxButtonWords {
			b.Decide(Boilerplate, "fields/button", 0.9)
		}
	}
}

package heuristics

// fieldsRules know lines by what they are, and read the metadata off them.
func fieldsRules() []Rule {
	const story = "The council has approved the new harbour after a long debate, and the work is to begin in spring.\n\nNobody on the quay had believed that it would come so soon, said the harbour master on Monday."
	const more = "The ferry sails again from the first of May, and the fares stay what they were in the years before.\n\nA new crane is on its way from the yard in the north, and it will be set up where the old one stood."
	page, visible := examplePage("harbour")
	page2, visible2 := examplePage("station")
	return []Rule{{
		ID:    "fields/language",
		Doc:   "Tells the language by scripts and function words; it decides no block.",
		Hit:   Example{In: story, Out: story},
		Miss:  Example{In: "12 14 16"},
		Apply: readLanguage,
	}, {
		ID:    "fields/section",
		Doc:   "Reads the path to the page (\"Home > News\") as categories.",
		Hit:   Example{In: "Home > News > Europe\n\n" + story, Out: story},
		Miss:  Example{In: story + "\n\nThe test is whether a > b or b > a holds for all of the pairs."},
		Apply: readSections,
	}, {
		ID:    "fields/menu",
		Doc:   "Takes out lines of short names with bars or dots between them, above the text and below it.",
		Hit:   Example{In: "Start · All walks · Maps · Guestbook\n\n" + story + "\n\nPrevious walk | Back to top | Next walk", Out: story},
		Miss:  Example{In: story + "\n\nRed · Green · Blue\n\n" + more, Out: story + "\n\nRed · Green · Blue\n\n" + more},
		Apply: readMenus,
	}, {
		ID:    "fields/pager",
		Doc:   "Takes out lines that an arrow marks as the way to another page, above the text and below it.",
		Hit:   Example{In: story + "\n\n← The old quay before the storm", Out: story},
		Miss:  Example{In: story + "\n\n← and → move the crane, and the space bar lets the hook down.\n\n" + more},
		Apply: readPagers,
	}, {
		ID:    "fields/dateline",
		Doc:   "Reads lines that are a date or a time, in the words of some thirty languages or in figures.",
		Hit:   Example{In: "03:00 GMT +321 January 2020\n\n" + story, Out: story},
		Miss:  Example{In: "1956\n\n" + story},
		Apply: readDatelines,
	}, {
		ID:    "fields/byline",
		Doc:   "Reads the authors' names off lines that say who wrote the text.",
		Hit:   Example{In: "By Anna Marsh and Tom Reed\n\n" + story, Out: story},
		Miss:  Example{In: "By Monday the water had gone from all of the streets.\n\n" + story},
		Apply: readBylines,
	}, {
		ID:    "fields/infoline",
		Doc:   "Takes apart lines that hold several fields with signs between them.",
		Hit:   Example{In: "By Anna Marsh | January 21, 2020 | 12 comments\n\n" + story, Out: story},
		Miss:  Example{In: "Red | green | blue\n\n" + story},
		Apply: readInfolines,
	}, {
		ID:    "fields/credit",
		Doc:   "Reads lines that say who made a picture.",
		Hit:   Example{In: story + "\n\n© Sputnik / Anna Marsh\n\n" + more, Out: story + "\n\n" + more},
		Miss:  Example{In: "Photo by photo, the album tells how the harbour was built.\n\n" + story},
		Apply: readCredits,
	}, {
		ID:    "fields/caption",
		Doc:   "Knows a caption by the credit that stands at its end or on the next line, and a second saying behind the credit.",
		Hit:   Example{In: story + "\n\nThe old quay at low tide (Photo: Anna Marsh)\n\n" + more, Out: story + "\n\n" + more},
		Miss:  Example{In: story + "\n\nThe old quay was built (in parts at least) of granite.\n\n" + more},
		Apply: readCaptions,
	}, {
		ID:    "fields/tags",
		Doc:   "Reads lists of keywords, with a label or after the text's end.",
		Hit:   Example{In: story + "\n\nTags: harbour, council, spring", Out: story},
		Miss:  Example{In: "Bread, butter, cheese, and a jug of cider stood on the table.\n\n" + story},
		Apply: readTags,
	}, {
		ID:    "fields/related",
		Doc:   "Reads headlines of other pages, behind a label or as a block after the last paragraph.",
		Hit:   Example{In: story + "\n\n" + more + "\n\nWhat Keeps the Ferry From Sailing in Winter\nHarbour to Get New Lights and Longer Quay\nShare this article", Out: story + "\n\n" + more},
		Miss:  Example{In: story + "\n\nA poem about the sea\n\n" + more},
		Apply: readRelated,
	}, {
		ID:    "fields/title",
		Doc:   "Reads the headline off the line above the byline, dateline or share bar at the top.",
		Hit:   Example{In: "New Harbour Approved After Debate\n\nBy Anna Marsh\n\n" + story, Out: story},
		Miss:  Example{In: "A letter from the harbour\n\n" + story},
		Apply: readTitle,
	}, {
		ID:    "fields/name",
		Doc:   "Knows the headline by the metadata of the page's markup.",
		Hit:   Example{In: "<title>The Council Approves the Harbour, and the Work Begins in Spring</title><p>The Council Approves the Harbour, and the Work Begins in Spring</p>" + page, HTML: true, Out: visible},
		Miss:  Example{In: "<title>The Council Approves the Harbour, and the Work Begins in Spring</title>" + page, HTML: true, Out: visible},
		Apply: matchTitle,
	}, {
		ID:    "fields/figure",
		Doc:   "Knows captions by the markup of figures, and reads their credits.",
		Hit:   Example{In: page + "<figure><img src=q.jpg><figcaption>The old quay at low tide, as it looked before the storm of that winter, with the boats of the pilots in front of it.</figcaption></figure>" + page2, HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: "<figure>" + page + "</figure>", HTML: true, Out: visible},
		Apply: readFigures,
	}, {
		ID:    "fields/comments",
		Doc:   "Knows the readers' comments below a text by the markup around them.",
		Hit:   Example{In: page + page2 + "<div class=comments><p>I have never seen so many boats in one place, and I have lived here for all of my life.</p></div>", HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: "<div class=comments>" + page + page2 + "</div>", HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markComments,
	}, {
		ID:    "fields/hidden",
		Doc:   "Takes out what the markup hides beside a text that is in sight.",
		Hit:   Example{In: page + page2 + "<div style=\"display: none\"><p>Subscribers saw this paragraph first, and it tells at some length why the meeting was closed.</p></div>", HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: "<div style=\"display: none\">" + page + page2 + "</div>", HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markHidden,
	}, {
		ID:    "fields/signature",
		Doc:   "Takes out the signatures that the markup names below posts.",
		Hit:   Example{In: "<div class=post>" + page + "<div class=signature>Two boats, three engines, and a wife who says that this is enough.</div></div><div class=post>" + page2 + "</div>", HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: page + "<div class=signature>The harbour master signs the list of all the boats in the evening.</div>" + page2, HTML: true, Out: visible + "\n\nThe harbour master signs the list of all the boats in the evening.\n\n" + visible2},
		Apply: markSignatures,
	}, {
		ID:    "fields/button",
		Doc:   "Takes out what the buttons of the markup say.",
		Hit:   Example{In: page + "<button>Show the tides</button>" + page2, HTML: true, Out: visible + "\n\n" + visible2},
		Miss:  Example{In: page + page2, HTML: true, Out: visible + "\n\n" + visible2},
		Apply: markButtons,
	}}
}

func readLanguage(d *Document) {
	detectLanguage(d)
	if d.Language != nil {
		d.Fields.Language.set(d.Language.Code, SignalDetected)
	}
}

// longParagraph is the length from which a block with a sentence in it is
// taken for running text by the fields layer, in bytes of a Latin script.
const longParagraph = 90

// isProse reports whether a block is surely a paragraph of running text.
func (b *Block) isProse() bool {
	// In ASCII the clue is as good as the look.
	return len(b.text) >= longParagraph && (b.Role == Undecided || b.Role == Body) && b.may(mayHaveSentence) && (!b.may(hasBeyondASCII) || hasSentence(b.text))
}

// aside reports whether the markup says that the block is no part of the text.
func (b *Block) aside() bool {
	return b.Evidence != nil && b.Evidence.Areas&(InHidden|InNav|InDialog|InFooter) != 0
}

// prose returns the indexes of the first block of running text and of the
// last; both are -1 where there is none.
func (d *Document) prose() (first, last int) {
	if first = d.firstProse(); first < 0 {
		return -1, -1
	}
	return first, d.lastProse()
}

// firstProse is the first of prose alone.
func (d *Document) firstProse() int {
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.isProse() && !b.aside() {
			return i
		}
	}
	return -1
}

// lastProse is the last of prose alone.
func (d *Document) lastProse() int {
	i := len(d.Blocks) - 1
	for i >= 0 && (!d.Blocks[i].isProse() || d.Blocks[i].aside()) {
		i--
	}
	return i
}

// noisy reports whether the page has machinery that the phrases layer is
// certain of, or comes with markup. In a text without any, a line that only
// looks like a field is more likely the author's. One such line among a hundred,
// in a text that was set by hand, may be quoted.
func (d *Document) noisy() bool {
	if d.containers != nil {
		return true
	}
	machinery := 0
	for i := range d.Blocks {
		switch d.Blocks[i].Role {
		case Share, Prompt, Comment, Navigation, Advertisement, Legal, Counter, Boilerplate:
			if machinery++; machinery > 1 || len(d.Blocks) < quotedAmong {
				return true
			}
		}
	}
	return machinery > 0 && !d.spaced()
}

// quotedAmong is among how many blocks one line of machinery may be quoted.
const quotedAmong = 100

// maxFieldLines is how many lines of one field a page may have that tells of
// itself: more are a list's, and stay for the body layer to judge.
const maxFieldLines = 4

// fieldLine is a line that looks like a field of the page.
type fieldLine struct {
	block      int
	role       Role
	confidence float32
	certain    bool // whatever their number
	take       func()
}

// decideLines gives the lines their role. On a page with many of them only
// one that stands above the running text tells of the page, and the others are
// left with a cue; so are those below the top of a text without any machinery.
func (d *Document) decideLines(lines []fieldLine, rule ID) {
	if len(lines) == 0 {
		return
	}
	first := d.firstProse()
	many, noisy := 0, d.noisy()
	for _, l := range lines {
		if !l.certain {
			many++
		}
	}
	taken := false
	for _, l := range lines {
		b := &d.Blocks[l.block]
		top := first < 0 || l.block < first
		if !l.certain && !top && !noisy || !l.certain && many > maxFieldLines && (taken || !top) {
			b.Cue = l.role
			if many <= maxFieldLines {
				l.take()
			}
			continue
		}
		if b.Decide(l.role, rule, l.confidence) {
			taken = true
			l.take()
		}
	}
}

// Package heuristics tells the body of a page from everything else. It gives
// every block of a document a role, names the rule that gave it, and mends the
// text of the body.
//
//	engine, err := heuristics.NewEngine(heuristics.Config{})
//	d := heuristics.ReadText(source)
//	engine.Run(d)
//	text, edits := d.Render()
//
// Most programs want package cleaner, which decodes bytes, parses HTML, reads
// metadata and keeps the ledger. This package is for those who write rules of
// their own or look at blocks.
//
// # The flow
//
// A reader makes a [Document] of plain text or of an HTML tree: an immutable
// source and the blocks in it, in order. [Engine.Run] takes the document
// through the layers. A [Rule] decides blocks ([Block.Decide]; the first
// decision counts) or proposes repairs ([Document.Repair]). [Document.Render]
// writes the body and the edits that make it of the source. No layer asks
// where a document came from, only whether [Evidence] of markup is there.
//
// # The files
//
// The model:
//
//	role.go       roles of blocks: body, byline, share bar ...
//	kind.go       kinds of blocks: paragraph, heading, list item ...
//	document.go   the document, its blocks, their repair, joining and splitting
//	edit.go       edits of the source: composing them, undoing them
//	fields.go     the metadata and where each value was read
//	rule.go       rules, the order of the layers, the engine
//	render.go     the clean text and the edits
//
// Reading:
//
//	read.go       plain text, a block a line
//	html.go       an HTML tree, a block for what stands on lines of its own
//	  html_elements.go  what an element's name and attributes say
//	  html_blocks.go  the text of blocks: white space, line breaks, their kinds
//	  html_lists.go   the marks of list items
//	  html_tables.go  tables of data, told from those that lay out a page
//	  html_streamed.go  parts that stand elsewhere in the markup than on the page
//	  html_unseen.go  what of a page is not its text: hidden parts, permalinks ...
//	evidence.go   what the markup says of a block: elements, class and id words
//	links.go      links and pictures, for those who ask
//	remarks.go    what readers have written, who and when, for those who ask
//
// The layers, in running order; below each the files that belong to it:
//
//	characters.go    damage to single characters
//	  traits.go      what one look tells of the characters in a block
//	  mojibake.go    UTF-8 that was read as a legacy encoding
//	  entities.go    entities that were left in the text
//	  letterspaced.go  words set with spaces between the letters
//	lines.go         the blocks that lines stand for
//	  markdown.go    marks of Markdown in plain text
//	  runon.go       lines of a page that stand on one line
//	  hyphen.go      words broken at a line's end
//	  wrap.go        lines that were broken to fit a width
//	  verse.go       stanzas
//	phrases.go       lines that say what a widget says
//	layer_fields.go  lines that are a date, a byline, a caption ...
//	  clues.go       what one look tells of the signs in a block
//	  sections.go    where on the site the page stands, menus
//	  dateline.go    lines that are a date
//	  byline.go      lines that name the authors
//	  infoline.go    lines that hold several fields
//	  caption.go     captions and credits
//	  tags.go        lists of keywords
//	  related.go     headlines of other pages
//	  title.go       the page's own headline
//	  date.go        dates, and which of a line's is which
//	    date_tokens.go  a line's numbers, words and signs
//	    date_clock.go   times of day and their zones
//	    months.go       months of languages without a file (months.txt)
//	  names.go       people's names, bylines
//	  credit.go      makers of pictures
//	  markup.go      rules that read evidence alone: captions of figures ...
//	body.go          blocks that are still open, by the fitted model
//	  standfirst.go  the lead below the headline
//	repeats.go       what is said twice
//	words.go         the words of the body, and the language they are in
//	  signs.go       what one look, or counting, tells of the words and punctuation in a block
//	  doubled.go     words that stand twice in a row
//	  stutter.go     words that begin with their own start
//	  sentence.go    sentences that stand twice in a row
//	  spacing.go     spaces that got lost or stray beside punctuation
//
// Words and characters; the formats of the data are told by phrases/README.md:
//
//	phrase.go     phrase files (phrases/) and how phrases are found
//	fold.go       the form in which lines and phrases are compared
//	filter.go     a quick look whether a word is among those of a set
//	swar.go       eight bytes of a text looked at at once
//	wordsum.go    the hash of a word that is read eight bytes at once
//	outerwords.go what the words at a line's ends are, before it is folded
//	wordtable.go  a table of words that every word of a text is looked up in
//	text.go       what many files ask of characters and texts
//	embedded.go   what is read of embedded files
//	language.go   language files (languages/) and telling a text's language
//	common.go     common English words (words/)
//
// The body model, whose making internal/train/README.md tells:
//
//	shape.go          what one look over a block counts
//	features.go       features that every document has
//	features_html.go  features that only markup gives
//	features_units.go features of repeated elements: cards, posts, items
//	features_words.go features of the words, by a table of their odds (model/)
//	features_site.go  features of the words that widgets say
//	features_stamps.go features of the times in short lines of text
//	features_scores.go  features of the scores around, for a second look at text
//	occurrences.go    how often blocks say the same
//	model.go          the fitted trees (model/)
//	forest.go         the trees, and one row of features taken down them
//	leafsets.go       many rows taken down the trees together
//	scorer.go         the rows of a page judged
//	pagekind.go       the kind of page, by trees of its own
//
// # Writing a rule
//
// A rule is a value with its own proof: Hit is an input that it acts on, Miss
// one that looks alike and must come back untouched, and both run as tests. It
// goes into the list of its layer, at the place where it is to run. Its ID is
// "layer/rule" and does not change once it is out. README.md shows all rules in
// a table that is written anew by
//
//	go test ./heuristics -run TestREADMERuleTable -update
//
// A rule of a user's own, in [Config.Rules], runs before the body layer.
package heuristics

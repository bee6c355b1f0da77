// Package metadata reads what a page's markup tells of the page: title,
// authors, dates, description, tags and more, each value with the signal that
// it came from.
//
// One walk over the tree (walk.go) collects evidence: candidates for each
// field (evidence.go) from meta elements (meta.go), linked data (json.go,
// jsonld.go), microdata and RDFa (items.go), rel attributes, time elements,
// class names (hints.go), lines that look like a byline or a date, and what is
// told below a label about the author (about.go). Then describe.go decides
// which of the described things the page is about, and merge.go, decide.go (the
// title), people.go (the authors) and times.go (the dates) choose by the order
// of trust below. Names, dates and titles are cleaned in author.go, agency.go,
// date.go and title.go; license.go names licences. text.go, url.go and
// elements.go have what all of them ask of a text, an address and an element.
//
// # Order of trust
//
// The first signal with a usable value wins:
//
//	authors      json-ld, citation, microdata, rdfa, open-graph, parsely, sailthru, dublin-core, meta, twitter, rel, visible
//	published    json-ld, citation, microdata, rdfa, open-graph, meta, parsely, sailthru, dublin-core, time, visible, url
//	modified     json-ld, microdata, rdfa, open-graph, meta, dublin-core, time, visible
//	title        json-ld, citation, open-graph, microdata, rdfa, twitter, parsely, dublin-core, sailthru, meta, title-element
//	description  open-graph, meta, json-ld, twitter, microdata, rdfa, dublin-core, sailthru, citation
//	sitename     open-graph, json-ld, microdata, meta, dublin-core, twitter, title-element
//	tags         json-ld, microdata, rdfa, open-graph, citation, rel, visible, meta, parsely, sailthru, dublin-core
//	categories   json-ld, microdata, rdfa, open-graph, parsely, meta, rel, visible
//	license      json-ld, microdata, rdfa, rel, dublin-core, meta, visible
//	language     meta (the html element's lang first), json-ld, citation, dublin-core, microdata, open-graph
//	canonical    rel, open-graph, json-ld, twitter, parsely
//	image        open-graph, twitter, json-ld, microdata, rdfa, parsely, sailthru, rel, meta
//
// with these refinements. Those of the title, and of the dates that do not say
// of what, were measured each for itself; the others together with further
// changes:
//
//   - Title: an h1 that shares half of its words with the title element or
//     with another signal's title takes the place of that title. Readers take
//     it for the title, and what machines are told is often worded for search
//     engines. Its signal is the most trusted one that says the same.
//   - Authors: a signal that names but the site, or an organisation that the
//     markup calls one, yields to one that names a person. Of lines that no
//     class marks only full names count, in boxes beside an article only
//     behind a "by" or, where a class marks them, at the headline. More than
//     four people who are linked as authors are those of a list, and so are
//     more than four names far below the headline that only classes mark.
//     Links and items of lists are bylines where that is all they are. Who
//     edited or reviewed counts behind who wrote. Where nobody else is found,
//     a name counts that heads a box about an author or a text below a label
//     about one, or stands beside the day at the headline, or links there to an
//     author's page spelt like it, of a thread who wrote the first post, and at
//     last the news agency that signs the text. Visible bylines at the headline
//     stand before those elsewhere.
//     A byline there that says all that the markup says and more (a further
//     name, or the full name of whom the markup calls by a login) takes its
//     place; one that names somebody else does where the page shows its readers
//     none of whom the markup names, or the markup has but the first word of
//     the site's name, and not otherwise: on pages that nothing
//     was fitted on that measured worse. A team in a byline yields to a person
//     behind "Written by". Behind a work's title in italics "by" tells of the
//     work. The author in the data for Google's tag manager (pagePostAuthor)
//     counts where no signal names anybody, as one of meta.
//   - Dates: names that do not say of what ("date", "dateCreated") count
//     behind those that say "published", and a plain meta "date", which
//     content systems fill with the day of the last saving, behind what the
//     page shows on a line at its headline, but before a day that its text
//     tells of. Where a moment in UTC and the day that the page shows at its
//     headline are one day apart, or another signal gives the same moment with
//     a zone, the site's day counts. Of a day in figures, with slashes or
//     dashes, the month stands first on an English page unless its region or
//     domain is one that has it not; where other figures of the page, or the
//     same day in words, can be read but one way, all are read so.
//   - Where the page shows a day at its headline without calling it a change,
//     and any signal of the markup or the address says the same for
//     publishing, that day counts: each alone may be wrong, and who moves a
//     site or saves a page anew changes one of them.
//   - A page that shows nothing but its last change, at its headline, is dated
//     by it, as style guides for citing have it. A last change that stands
//     elsewhere, or that only the markup tells, is no date of publishing.
//   - A day that the page shows does not outweigh the published day of the
//     markup otherwise, even where it is the markup's day of change: two
//     collections measured better with that and one worse, and the answer
//     would be wrong.
//   - Where the markup gives one day for publishing and for the last change
//     and the page shows another, earlier one on a line of its own, and not
//     that of the markup, the shown one counts: the markup's is the day of the
//     last saving. Where no line near the headline shows a day, one that the
//     markup of its element calls that of publishing does. Where many lines
//     are days, they are those of a list. Dates in the page's head are those
//     of the reader's clock; lines that tell the site's clock or when a user
//     joined are passed over. A page without any other date has the one that
//     alone on it stands on a line of its own, unless the line speaks of a
//     change, or that of the dateline before a paragraph's dash, or the month
//     on a line behind its headline; products and collections have not. The
//     day of a film's upload is that of a page about the film only.
//   - Description: one that is the text itself, by its length, yields to a
//     shorter one of another signal. One that breaks off yields to that of
//     another signal that begins the same and goes on to its end, if that is
//     no whole text. Words for none that WordPress writes count as none.
//   - Tags: links of rel=tag and those of the page's list of tags count more
//     than meta keywords, which are mostly written for search engines, the
//     same ones on each page of a site; links in the text count least. What
//     a system says to itself ("contentId: 15cd") is no tag, and neither the
//     front page nor the page itself is a category.
//
// A list of texts that is a site's front page or one of its sections, by its
// address, has neither an author nor a date that but its lines show: those are
// the first text's. Nor have pages of goods and of services, unless their markup
// describes an article.
//
// Where the page gives no address for its own, one that the caller knows stands
// in for it in all of this, but is no canonical address.
//
// Forum threads are dated and signed by their first post; what readers wrote
// counts nowhere else. A thread is known by its address, by what its markup
// calls itself or, where it tells no address, by users' names beside links into
// a forum.
//
// # Bounds
//
// Nothing recurs but the reader of JSON, which stops at a fixed depth. The walk
// is iterative, the texts of elements are read up to a fixed length, lists
// have a greatest length: the time is linear in the size of the page.
package metadata

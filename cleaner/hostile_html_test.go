package cleaner_test

import (
	"fmt"
	"strings"
)

// quay is the text of the hostile pages.
const quay = "the ferry left the quay at noon "

// nestedElements are the elements that the parser has rules of their own for.
var nestedElements = strings.Fields(`a address applet area article aside b base blockquote body br button caption center code col
	colgroup dd details dialog dir div dl dt embed fieldset figcaption figure font footer form frame frameset h1 h6 head header hgroup hr
	html iframe image img input keygen li link listing main marquee math menu meta mi nav nobr noembed noframes noscript object ol
	optgroup option p param plaintext pre rb rp rt rtc ruby script search section select source span strong style summary svg table
	tbody td template textarea tfoot th thead title tr track tt ul wbr xmp x-own`)

// nested is how deep the elements stand; the parser's limit is 512.
const nested = 10_000

// hostilePages are pages of which each is too much of one thing. Where the name
// ends in "text", it must come out of them.
func hostilePages() []hostile {
	pages := []hostile{
		{"nested divs around a text", 100_000, func(n int) string {
			return strings.Repeat("<div>", n) + quay + strings.Repeat("</div>", n)
		}},
		{"nested divs with text", 100_000, repeat("<div>the quay ")},
		{"open formatting elements", 50_000, repeat("<b><i>")},
		{"open formatting elements, all different", 20_000, numbered("<b a=%d>x")},
		{"different formatting in each paragraph", 20_000, numbered("<p><font color=%d>x")},
		{"formatting opened again in each paragraph, text", 100_000, func(n int) string {
			return "<p>the quay" + numbered("<b a=%d>")(200) + strings.Repeat("<p>x", n)
		}},
		{"formatting closed in the wrong order", 50_000, repeat("<b><i><p>x</b></i>")},
		{"bodies with attributes, text", 100_000, func(n int) string { return "<p>the quay" + numbered("<body a%d=b>")(n) }},
		{"roots with attributes, text", 100_000, func(n int) string { return "<p>the quay" + numbered("<html a%d=b>")(n) }},
		{"paragraphs of text", 100_000, repeat("<p>" + quay + "</p>")},
		{"one paragraph 32,000 times, text", 32_000, repeat("<p>The ferry left the quay at noon, and the council, which had met in spring, was not on board.</p>")},
		{"links", 100_000, repeat("<a href=/x>quay</a> ")},
		{"a line of 20 MB of text", 20 << 20 / len(quay), func(n int) string { return "<p>" + strings.Repeat(quay, n) }},
		{"cells of text", 100_000, func(n int) string {
			return "<table>" + strings.Repeat("<tr><td>the quay</td></tr>", n) + "</table>"
		}},
		{"one row of cells", 100_000, after("<table><tr>", "<td>quay")},
		{"spans over all columns", 20_000, after("<table>", "<tr><td colspan=1000 rowspan=65534>x")},
		{"nested tables", nested, repeat("<table><tr><td>quay")},
		{"cells that span all, text", 20_000, after("<table><tr><th>the quay<th>b", "<tr><td colspan=9999 rowspan=9999>quay<td rowspan=9999>pier")},
		{"lines of a listing in elements", 50_000, after("<pre>", "<div class=lineno>1<p>quay</p>")},
		{"line numbers in line numbers", 200_000, func(n int) string {
			return strings.Repeat("<div class=lineno>1", 400) + strings.Repeat("2 ", n) + quay
		}},
		{"frames in noframes", 50_000, after("<html><frameset>", "<noframes><p>quay")},
		{"empty elements of XHTML", 100_000, after("<?xml version='1.0'?><p>quay</p>", "<title/><script/>")},
		{"noscript in noscript", 2_000, repeat("<p>quay <noscript>")},
		{"text between rows", 200_000, after("<table>", "x<tr>")},
		{"text between the ends of nothing", 300_000, repeat("x</x>")},
		{"200,000 attributes", 200_000, func(n int) string { return "<p " + numbered("a%d=b ")(n) + ">" + quay }},
		{"200,000 classes", 200_000, func(n int) string { return "<p class='" + numbered("a%d ")(n) + "'>" + quay }},
		{"200,000 style declarations", 200_000, func(n int) string { return "<p style='" + numbered("a%d:b;")(n) + "'>" + quay }},
		{"a tag without end", 300_000, after("<p ", "a=b ")},
		{"a comment without end", 2 << 20, after("<!--", "-")},
		{"comments", 200_000, repeat("<!-- x -->")},
		{"a script without end", 2 << 20, after("<p>quay</p><script>", "x")},
		{"starts of escaped scripts", 200_000, after("<script>", "<!--<script>")},
		{"2 MB of starts of scripts", 2 << 20 / len("<script>"), repeat("<script>")},
		{"2 MB of starts of escaped scripts outside of scripts", 2 << 20 / len("<!--<script>"), repeat("<!--<script>")},
		{"ends of scripts that are none", 300_000, after("<script><!--", "</script-")},
		{"ends of style sheets that are none", 300_000, after("<style>", "</styl")},
		{"short scripts, text", 100_000, after("<p>the quay", "<script>x</script>")},
		{"angles in comments", 500_000, after("<!--", "->")},
		{"quotes of attributes without end", 200_000, repeat("<p a='")},
		{"200,000 attributes that nobody reads, text", 200_000, func(n int) string { return "<p " + numbered("data-a%d=b ")(n) + ">the quay" }},
		{"elements with such attributes alone, text", 50_000, after("<p>the quay", "<p data-a=b data-c=d>x")},
		{"ends of noscript in comments", 100_000, repeat("<noscript><!--</noscript>-->quay ")},
		{"drawings, text", 50_000, after("<p>the quay", "<svg><g><path/></g></svg>x")},
		{"CDATA without end", 200_000, after("<svg>", "<![CDATA[")},
		{"doctypes", 200_000, repeat("<!doctype html>")},
		{"2 MB of angles", 2 << 20, repeat("<")},
		{"2 MB of ampersands", 2 << 20, repeat("&")},
		{"2 MB of ampersands in an attribute", 2 << 20, after("<p class='", "&")},
		{"ends of paragraphs", 200_000, repeat("</p>")},
		{"line breaks", 200_000, repeat("quay<br>")},
		{"line breaks alone", 500_000, repeat("<br>")},
		{"images", 100_000, repeat("<img src=x alt='The quay at noon'>")},
		{"figures", 50_000, repeat("<figure><img src=x><figcaption>The quay. Photo: Ella Marsh</figcaption></figure>")},
		{"broken entities", 500_000, repeat("&am")},
		{"zero bytes", 500_000, after("<p>", "a\x00")},
		{"UTF-16", 200_000, after("\xff\xfe<\x00p\x00>\x00", "a\x00 \x00")},
		{"bytes that are not UTF-8", 300_000, after("<p>", "\xff\xc3(")},
		{"random bytes", 1 << 20, func(n int) string { return randomBytes(n, "") }},
		{"random markup", 1 << 21, func(n int) string { return randomBytes(n, "<<<>>>/abip =\"'!-&;tdrl\n") }},
		{"100,000 options", 100_000, func(n int) string { return "<select>" + strings.Repeat("<option>quay", n) + "</select>" + quay }},
		{"titles", 100_000, repeat("<title>quay</title>")},
		{"headings of the page", 50_000, repeat("<h1>The quay</h1>")},
		{"metas", 50_000, repeat("<meta name=author content='Ella Marsh'>")},
		{"keywords", 100_000, func(n int) string { return "<meta name=keywords content='" + numbered("k%d,")(n) + "'>" }},
		{"authors, all different", 50_000, numbered("<a rel=author href=/a%d>Ella Marsh</a>")},
		{"bylines", 50_000, repeat("<p class=byline>By Ella Marsh")},
		{"dates", 50_000, repeat("<time datetime=2020-01-21>21 January 2020</time>")},
		{"items of microdata", 50_000, repeat("<div itemscope itemtype=http://schema.org/Article><p itemprop=author>x")},
		{"breadcrumbs", 50_000, repeat("<nav class=breadcrumb><a href=/>Home</a> &gt; </nav>")},
		{"500,000 brackets of JSON-LD", 500_000, jsonLD("[")},
		{"JSON-LD nested deeply", 50_000, jsonLD(`{"@graph":[`)},
		{"JSON-LD of escapes", 500_000, func(n int) string { return jsonLD(`\`)(1) + jsonLD(`{"a":"`+strings.Repeat(`\u0041`, n))(1) }},
		{"many scripts of JSON-LD", 20_000, repeat(`<script type="application/ld+json">{"@type":"Article","headline":"The quay"}</script>`)},
		{"hidden paragraphs", 100_000, repeat("<p hidden>quay</p>")},
		{"places of parts that were streamed", 20_000, func(n int) string {
			return "<p>the quay" + numbered("<!--$?--><template id=B:%d></template>")(n) + quay + numbered("<div hidden id=S:%d>quay</div>")(n)
		}},
		{"streamed parts in each other", 20_000, func(n int) string {
			parts := strings.Split(numbered("<div hidden id=S:%d>quay<!--$?--><template id=P:;")(n), ";")
			for i := range parts[:n] {
				parts[i] += fmt.Sprintf("%d></template></div>", i+1)
			}
			return "<main><template id=B:0></template></main>" + strings.Join(parts, "")
		}},
		{"stand-ins without end", 100_000, func(n int) string {
			return "<main><!--$?--><template id=B:0></template>" + strings.Repeat("<!--$-->quay", n) + "</main><div hidden id=S:0>" + quay
		}},
		{"iframes without end in noscript", 100_000, repeat("<noscript><iframe></noscript>quay ")},
		{"shadow roots in each other", nested, repeat("<template shadowrootmode=open>quay ")},
		{"elements that a stroke does not close", nested, repeat("<x-a/>quay ")},
		{"elements that a stroke closes", nested, after("<svg>", "<g/>quay ")},
		{"lists in lists", 50_000, repeat("<ul><li>quay")},
		{"quotes in quotes", 100_000, repeat("<blockquote>quay")},
	}
	for _, e := range nestedElements {
		pages = append(pages, hostile{"nested <" + e + ">", nested, repeat("<" + e + ">quay ")},
			hostile{"nested <" + e + "> in a table", nested, after("<table><tr>", "<"+e+">x")},
			hostile{"nested <" + e + "> in svg", nested, after("<svg>", "<"+e+">x")})
	}
	return pages
}

// numbered is an input of one thing over and over, each with a number of its
// own.
func numbered(format string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// jsonLD is a page whose linked data is of one thing over and over.
func jsonLD(s string) func(int) string {
	return func(n int) string {
		return `<script type="application/ld+json">` + strings.Repeat(s, n) + "</script><p>" + quay
	}
}

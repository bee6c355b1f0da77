package prune

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func pruned(t testing.TB, page string) string {
	t.Helper()
	out, err := io.ReadAll(NewReader([]byte(page), false))
	require.NoError(t, err)
	return string(out)
}

func TestPrune(t *testing.T) {
	const note = "<!-- a note that nobody reads -->"
	for _, c := range []struct{ why, page, want string }{
		{"nothing", "", ""},
		{"text", "a < b <3 c <", "a < b <3 c <"},
		{"a script", `<script src=x>var a = "<p>";</script>b`, `<script src></script>b`},
		{"in capitals", "<SCRIPT>a</Script >b", "<SCRIPT></Script >b"},
		{"linked data is read", `<script type="application/ld+json">{}</script>`, `<script type="application/ld+json">{}</script>`},
		{"in capitals too", `<script type=APPLICATION/LD+JSON>{}</script>`, `<script type=APPLICATION/LD+JSON>{}</script>`},
		{"its type may be written with a reference", `<script type="application/ld&#43;json">{}</script>`, `<script type="application/ld&#43;json">{}</script>`},
		{"so is an author for the tag manager", `<script>x = {"pagePostAuthor":"Ella"}</script>`, `<script>x = {"pagePostAuthor":"Ella"}</script>`},
		{"a date that a script writes is read", `<script>x = "\"datePublished\":..."</script>`, `<script>x = "\"datePublished\":..."</script>`},
		{"other data is not", `<script type="application/json">{}</script>`, `<script type="application/json"></script>`},
		{"a script in a comment in it does not end", "<script><!-- <script>a</script> --></script>b", "<script></script>b"},
		{"a comment alone does not hide its end", "<script><!-- a</script>b", "<script></script>b"},
		{"without an end it stays", "<p>a<script>b", "<p>a<script>b"},
		{"an end tag of another", "<script>a</scripts></style></script>", "<script></script>"},
		{"a style sheet", "<style media=x>a{}</style>b", "<style media></style>b"},
		{"an angle in a quoted value", `<p title="a>b<script>c</script>">d`, `<p title="a>b<script>c</script>">d`},
		{"markup in raw text is text", "<title><style>a</style></title><textarea><style>a</style></textarea>", "<title><style>a</style></title><textarea><style>a</style></textarea>"},
		{"all behind plaintext is", "<plaintext><style>a</style>", "<plaintext><style>a</style>"},
		{"a long comment", "a" + note + "b", "a<!---->b"},
		{"one that ends badly", "a<!-- a note that nobody reads --!>b", "a<!----!>b"},
		{"the marks of frameworks", "<!--$?-->a<!--/$--><!-- -->b", "<!--$?-->a<!--/$--><!-- -->b"},
		{"comments that are none", "<!--><style>a</style><!---><style>a</style>-->", "<!--><style></style><!---><style></style>-->"},
		{"markup in a comment", "<!--<style>a</style>--><!doctype html><?xml <style>?>", "<!----><!doctype html><?xml <style>?>"},
		{"one without an end", note + "<!-- another one <style>a</style>", "<!----><!-- another one <style>a</style>"},
		{"attributes that are not read", `<div data-a="b" class=c data-d='>' id=e onclick=f>`, `<div class=c id=e >`},
		{"a name stays where all would go", `<div data-a=b data-c=d>`, `<div data-a>`},
		{"the second of two counts for nothing", `<p class=a style=color:red style=display:none><p class=a STYLE=color:red style=display:none>`, `<p class=a ><p class=a >`},
		{"what is of use to some elements", `<meta name=a value=b type=c><input name=a value=b type=c><script name=a value=b type=c></script>`, `<meta name=a value=b ><input type=c><script type=c></script>`},
		{"the address of a picture that is a property", `<img src=a itemprop=b><img src=a src=b ITEMPROP=c><img src=a id=b>`, `<img src=a itemprop=b><img src=a src=b ITEMPROP=c><img id=b>`},
		{"links of the page", `<link rel=icon href=a id=b><link href=a rel="Canonical"><link href=a REL=x><link rel=x itemprop=url href=a>`, `<link id=b><link href=a rel="Canonical"><link href=a REL=x><link rel=x itemprop=url href=a>`},
		{"one over and over", `<link href=a rel=b href=c href=d rel=e>`, `<link href=c href=d rel=e>`},
		{"attributes that touch", `<div class="a"data-b="c"id=d>`, `<div class="a"id=d>`},
		{"strokes between them", `<div class=a /data-b/id=c/>`, `<div class=a /id=c/>`},
		{"a sign of equality that begins a name", `<p class data-a=b =c id=d>`, `<p class data-a=b =c id=d>`},
		{"those of formatting are compared", `<b data-a=b>`, `<b data-a=b>`},
		{"those of links are not", `<a href=a data-b=c target=d>`, `<a href=a >`},
		{"data of posts", `<div data-author="A" data-b=c>`, `<div data-author="A" >`},
		{"what hides", `<p class=a style="color:red"><p style="display:None" data-a><p aria-label=a aria-hidden=true>`, `<p class=a ><p style="display:None" ><p aria-hidden=true>`},
		{"a tag without an end", `<p class=a data-b=c`, `<p class=a data-b=c`},
		{"a drawing", `a<svg viewBox="0 0 9 9"><g> <path d="M0 0"/></g></svg >b`, `a<svg></svg >b`},
		{"one with text", `<svg><title>a</title><path/></svg>` + note, `<svg><title>a</title><path/></svg><!---->`},
		{"attributes in one with text", `<svg viewBox="0 0 9 9"><title id="a b c d e f g h">a</title><path d="M 0 0 L 9 9 Z"/></svg>`, `<svg><title>a</title><path/></svg>`},
		{"one with what a program left", `<svg><?xml a?><a:b c="d"><metadata/></a:b></svg>` + note, `<svg></svg><!---->`},
		{"one with HTML in it, of which too little is known", `<svg><p>a</svg>` + note, `<svg><p>a</svg>` + note},
		{"CDATA", `<svg><![CDATA[<p>]]></svg>` + note, `<svg><![CDATA[<p>]]></svg>` + note},
		{"an end that fits none", `<svg></g></svg>` + note, `<svg></g></svg>` + note},
		{"one that closes itself", `<svg/>` + note, `<svg/><!---->`},
		{"one that may", `<svg a=b/>` + note, `<svg a=b/>` + note},
		{"a formula", `<math><mi>a</mi></math>` + note, `<math><mi>a</mi></math><!---->`},
		{"one that is not closed in order", `<math><mi><mrow></math>` + note, `<math><mi><mrow></math>` + note},
		{"noscript stays as it is", `<noscript><style>a</style><img data-a=b></noscript>` + note, `<noscript><style>a</style><img data-a=b></noscript><!---->`},
		{"one that ends elsewhere to others", `<noscript><!-- </noscript> --><style>a</style></noscript>`, `<noscript><!-- </noscript> --><style>a</style></noscript>`},
		{"one in another", `<noscript><noscript>a</noscript><style>b</style></noscript>`, `<noscript><noscript>a</noscript><style></style></noscript>`},
		{"one without an end", `<noscript>` + note, `<noscript>` + note},
		{"a frameset", `<frameset><style>a</style>`, `<frameset><style>a</style>`},
	} {
		t.Run(c.why, func(t *testing.T) {
			assert.Equal(t, c.want, pruned(t, c.page))
			assertSameTree(t, c.page)
		})
	}
}

func TestPicturesKeepTheirAttributes(t *testing.T) {
	const page = `<img src=a srcset=b data-src=c data-srcset=d alt=e width=1 height=1 loading=lazy data-x=f>`
	for pictures, want := range map[bool]string{
		true:  `<img src=a srcset=b data-src=c data-srcset=d alt=e width=1 height=1 >`,
		false: `<img src>`,
	} {
		out, err := io.ReadAll(NewReader([]byte(page), pictures))
		require.NoError(t, err)
		assert.Equal(t, want, string(out))
	}
}

// TestReader reads with buffers of all sizes.
func TestReader(t *testing.T) {
	page := strings.Repeat(`<p data-a=b class=c data-d=e>x</p><script>y</script><!-- a long comment --><svg><path/></svg>`, 9)
	require.NoError(t, iotest.TestReader(NewReader([]byte(page), false), []byte(pruned(t, page))))
}

// TestPruneCopiesNothing: the memory that it takes does not grow with the page.
func TestPruneCopiesNothing(t *testing.T) {
	for _, part := range []string{`<p data-a=b data-c=d class=e>x</p><script>y</script>`, `<svg><g><path/></g></svg>`, `<noscript><p></noscript>`} {
		page := []byte(strings.Repeat(part, 20_000))
		buffer := make([]byte, 4096)
		allocations := testing.AllocsPerRun(1, func() {
			r := NewReader(page, false)
			for {
				if _, err := r.Read(buffer); err != nil {
					return
				}
			}
		})
		assert.Less(t, allocations, 20.0, part)
	}
}

// assertSameTree parses a page whole and pruned.
func assertSameTree(t testing.TB, page string) {
	t.Helper()
	parse := func(r io.Reader) (*html.Node, error) {
		return html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
	}
	want, err := parse(strings.NewReader(page))
	if err != nil {
		return // it is nested too deep; pruned it may be less so
	}
	for _, pictures := range []bool{false, true} {
		got, err := parse(NewReader([]byte(page), pictures))
		require.NoError(t, err)
		require.Equal(t, outline(want, pictures), outline(got, pictures), "pictures: %v", pictures)
	}
}

// outline writes what is read of a tree, a node a line.
func outline(root *html.Node, pictures bool) []string {
	var lines []string
	var walk func(n *html.Node, indent string)
	walk = func(n *html.Node, indent string) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.Type {
			case html.TextNode:
				if c.Parent.Namespace == "" && (c.Parent.DataAtom == atom.Script && !scriptIsRead(c) || c.Parent.DataAtom == atom.Style) {
					continue
				}
				lines = append(lines, indent+"text "+c.Data)
			case html.CommentNode:
				lines = append(lines, indent+"comment "+c.Data[:markOf(c.Data)])
			case html.ElementNode:
				lines = append(lines, indent+c.Namespace+" "+c.Data)
				lines = append(lines, attributesOf(c, indent, pictures)...)
				if c.Namespace == "svg" && c.Data == "svg" && !hasText(c) {
					lines = append(lines, indent+" drawing")
					continue
				}
			default:
				lines = append(lines, indent+c.Data)
			}
			walk(c, indent+" ")
		}
	}
	walk(root, "")
	return lines
}

// markOf is the length of a comment that is a mark, else 0.
func markOf(s string) int {
	if len(s) > len("$?") {
		return 0
	}
	return len(s)
}

func hasText(root *html.Node) bool {
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !isBlank([]byte(n.Data)) {
			return true
		}
	}
	return false
}

// scriptIsRead is what package metadata makes of a script's text.
func scriptIsRead(text *html.Node) bool {
	for _, a := range text.Parent.Attr {
		if a.Key == "type" && strings.Contains(strings.ToLower(a.Val), "ld+json") {
			return true
		}
	}
	return strings.Contains(text.Data, "datePublished") || strings.Contains(text.Data, "pagePostAuthor")
}

// attributesOf writes the attributes that are read, and whether there are any.
func attributesOf(n *html.Node, indent string, pictures bool) []string {
	if n.Namespace == "svg" {
		return nil
	}
	var lines []string
	property := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "itemprop" || a.Key == "property" || a.Key == "rel" && isReadLink([]byte(a.Val))
	})
	for _, a := range n.Attr {
		k := kindOf(n.Data)
		if u := k.useOf([]byte(a.Key), []byte(a.Val), pictures); u == read || u == readOfProperty && property || n.Namespace != "" || k&compared != 0 {
			lines = append(lines, indent+" @"+a.Namespace+":"+a.Key+"="+a.Val)
		}
	}
	slices.Sort(lines)
	if len(n.Attr) > 0 {
		lines = append(lines, indent+" @")
	}
	return lines
}

// hostile are pages, and parts to make pages of, that end things where they do
// not end, or not at all.
var hostile = []string{
	"<script>", "<!--<script>", "<script><!--", "<script><!--<script", "</script", "</script>", "<style>", "</style x>", "--!>", "-->", "<!-->", "<!--->", "<", "</", "<!", "<?", "<!d", "</3>",
	"<p a='", "<p a=\"", "<p a=/>", "<p/>", "<p =a>", "<p class data-a =b>", "<p class data-a=b =c>", "<p = data-a =b>", "<A = data-", "<img src=a =b itemprop=c>", "<p data-a/>", "<p data-a =/>", "<p style=color:red style=display:none>", "<link href=a rel=b property=c>", "<link href=a href=b rel=canonical>", "<link REL=license href=a rel=b>", "<link rel=icon href=a>", "<p STYLE=a style=none class=b>", "<img src=a itemprop=b>", "<img src=a src=b property=c SRC=d>", "<svg class=a data-long=aaaaaaaaaa><g data-long='aaaaaaaaa'/>", "<svg a=bbbbbbbbbbbbbbbbbbbb/>", "<p DATA-A=1 data-b=\x00 class=c>", "<\x00>", "<s\x00>",
	"<svg>", "<svg/>", "<svg a=/>", "<svg><style><", "<svg><title>a</title></svg>", "<svg><path/></svg>", "<svg><desc><p></desc></svg>", "<![CDATA[", "]]>", "<math><mi><svg>", "</mi>", "</math>", "</svg>", "<foreignObject>", "<a:b>", "</a:b>", "<metadata>", "<annotation-xml encoding=text/html>",
	"<noscript>", "</noscript>", "<noscript><!--</noscript>-->", "<title>", "</title>", "<textarea>", "<xmp>", "<iframe>", "<noembed>", "<noframes>", "<plaintext>", "<frameset>",
	"<select>", "<option>", "<table>", "<tr>", "<td>", "<template>", "<template shadowrootmode=open>", "<b data-a=1>", "<a data-a=1>", "<nobr onx=1>", "<p>", "<font color=a>", "<head>", "<body data-a=1>", "<html data-a=1 class=a>", "<html data-b=1>",
	"<script type=application/ld+json>{}</script>", "<script>datePublished</script>", "<!--$?-->", "<!--a long comment-->", "<pre>\n", "\r\n", "\x00", "a", " ",
}

// FuzzPrune: the tree of a pruned page is that of the whole page but for what is
// read nowhere.
func FuzzPrune(f *testing.F) {
	for i, part := range hostile {
		f.Add(part, hostile[(i*7+3)%len(hostile)], hostile[(i*31+11)%len(hostile)], 3)
		f.Add(part, "<p data-a=b class=c>", "<style>a</style></svg><!--long comment--><script>b</script>", 1)
	}
	f.Fuzz(func(t *testing.T, a, b, c string, n int) {
		assertSameTree(t, strings.Repeat(a+b, max(1, n%8))+c)
	})
}

// TestHostileMixes puts parts of hostile pages together, each with each.
func TestHostileMixes(t *testing.T) {
	const tail = "<style>a<b</style><script>c<d</script><!--long comment--><p data-a=1 class=c>e</svg></math></noscript><style>a<b</style>"
	for i, a := range hostile {
		for k, b := range hostile {
			assertSameTree(t, a+b+tail)
			assertSameTree(t, a+b+hostile[(i*7+k*13)%len(hostile)]+tail)
		}
	}
}

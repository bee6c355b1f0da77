package cleaner_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/winnowtext/winnow/cleaner"
)

// prose is a text long enough for comments to be told from it.
var prose = strings.Repeat("<p>The council has approved the plans for the new harbour after a debate that went on until the early hours of the morning.</p>"+
	"<p>Nobody in the town had believed that it would come so soon, said the master of the old quay, who has worked there for thirty years.</p>"+
	"<p>The work is to begin in spring and will take about two years, and until then the old harbour stays open on all days of the week.</p>", 3)

// remark is a comment without its place.
type remark struct{ author, date, text string }

// commented are the comments below a text, with what is read of them.
var commented = map[string]struct {
	markup string
	want   []remark
}{
	"a list with replies": {`<ol class="comment-list"><li class="comment even"><div class="comment-body"><div class="comment-author vcard"><cite class="fn">Piet</cite> <span class="says">says:</span></div>
		<div class="comment-meta"><a href="#c1"><time datetime="2023-11-13T08:02:00+01:00">13 November</time></a></div><p>I can confirm that.</p><p>We live near it.</p><div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div>
		<ul class="children"><li class="comment odd"><div class="comment-body"><div class="comment-author vcard"><cite class="fn">Mia</cite></div><p>So do we.</p></div></li></ul></li>
		<li class="comment even"><div class="comment-body"><div class="comment-author vcard"><cite class="fn">Jan</cite></div><p>I do not.</p></div></li></ol>`,
		[]remark{{"Piet", "2023-11-13T08:02:00+01:00", "I can confirm that.\n\nWe live near it."}, {"Mia", "", "So do we."}, {"Jan", "", "I do not."}}},
	"boxes, the date a line of words": {`<div class="comments"><h3>2 comments</h3><div class="comment"><div class="user">shorewalker</div><div class="comment-date">12 May 2020</div><div class="comment-text">Floats like this were made here.</div></div>
		<div class="comment"><div class="user">tinplate</div><div class="comment-date">13 May 2020</div><div class="comment-text">- by my own grandfather,<br>with his hands</div></div></div>`,
		[]remark{{"shorewalker", "2020-05-12", "Floats like this were made here."}, {"tinplate", "2020-05-13", "- by my own grandfather,\nwith his hands"}}},
	"head and text in one item":              {`<ul class="comments"><li class="comment"><b class="fn">Anna Marsh</b> says: <p>Lovely.</p></li><li class="comment"><b class="fn">Tom Reed</b>: <p>Lovely indeed.</p></li></ul>`, []remark{{"Anna Marsh", "", "Lovely."}, {"Tom Reed", "", "Lovely indeed."}}},
	"the item is the text":                   {`<ul class="comments"><li class="comment">The quay was there before the town was. <span class="comment-user">Piet</span></li><li class="comment">It was not, I have seen the papers.  <span class="comment-user">Mia</span></li></ul>`, []remark{{"Piet", "", "The quay was there before the town was. Piet"}, {"Mia", "", "It was not, I have seen the papers. Mia"}}},
	"microdata, and the name in an item":     {`<div id="comments"><div itemprop="comment"><span itemprop="author"><span itemprop="name">Piet</span></span><div itemprop="text">It was there before.</div></div><div itemprop="comment"><span itemprop="author"><span itemprop="name">Mia</span></span><div itemprop="text">It was not there before.</div></div></div>`, []remark{{"Piet", "", "It was there before."}, {"Mia", "", "It was not there before."}}},
	"one alone that is signed":               {`<div class="comments"><h3>One comment</h3><div class="comment"><span class="author">Piet</span><p>It was there before the town was.</p></div></div>`, []remark{{"Piet", "", "It was there before the town was."}}},
	"none, and what is said of it":           {`<div class="comments"><h3>Comments</h3><p>There are no comments on this page as of yet, so be quick.</p></div>`, nil},
	"those that nobody has signed":           {`<div class="comments"><div class="comment"><p>The quay was there before the town.</p></div><div class="comment"><p>It was not, I have seen papers.</p></div></div>`, []remark{{"", "", "The quay was there before the town."}, {"", "", "It was not, I have seen papers."}}},
	"controls among those that are":          {`<div class="comments"><div class="comment">Newest comments at the top</div><div class="comment"><b class="fn">Piet</b><p>Lovely.</p><p>12</p><button>Like</button></div><div class="comment"><b class="fn">Mia</b><p>Lovely too.</p></div></div>`, []remark{{"Piet", "", "Lovely."}, {"Mia", "", "Lovely too."}}},
	"characters are mended":                  {`<div class="comments"><div class="comment"><b class="fn">Piet</b><p>It isn&acirc;&euro;&trade;t so.</p></div></div>`, []remark{{"Piet", "", "It isn\u2019t so."}}},
	"white space behind a name in a listing": {`<div class="comments"><div class="comment"><b class="fn">Piet</b><p>Lovely.</p></div><div class="comment"><p>Lovely too.</p><pre><b class="fn">Mia <i class="nickname">M</i>   </b>   </pre></div></div>`, []remark{{"Piet", "", "Lovely."}, {"M", "", "Lovely too."}}},
	"an article without":                     {``, nil},
}

func TestComments(t *testing.T) {
	for name, test := range commented {
		t.Run(name, func(t *testing.T) {
			res := cleanAt(t, "<html lang=en><body><article>"+prose+"</article>"+test.markup+"</body></html>", "https://a.example/")
			var got []remark
			for _, c := range res.Comments {
				got = append(got, remark{c.Author, c.Date, c.Text})
				assert.True(t, 0 <= c.Start && c.Start < c.End && c.End <= len(res.Source), "the place is in the source")
			}
			assert.Equal(t, test.want, got)
			for _, c := range res.Comments {
				assert.NotContains(t, res.Text, c.Text, "no comment is body")
			}
		})
	}
}

func TestCommentsAreAskedFor(t *testing.T) {
	page := "<article>" + prose + "</article>" + commented["a list with replies"].markup
	assert.Empty(t, cleanPage(t, page).Comments)
	for _, f := range fixtures(t, ".html") {
		if f.name == "html-forum-thread" {
			assert.Empty(t, cleanAt(t, string(f.input), "https://a.example/").Comments, "a forum's posts are its body")
		}
	}
	assert.Empty(t, cleaner.Clean("Comments\n\nPiet: I can confirm that.").Comments, "plain text says too little")
}

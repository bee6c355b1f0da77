package metadata

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestNearHeadline reads pages that tell who and when by what stands around
// the headline.
func TestNearHeadline(t *testing.T) {
	const threadHead = `<head><link rel="canonical" href="https://talk.example/threads/kilns.7/"></head>`
	const saved = `<meta property="article:published_time" content="2025-06-12"><meta property="article:modified_time" content="2025-06-12"><h1>Kilns</h1>`
	for name, c := range map[string]struct{ page, author, date string }{
		"a box about the author":                {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 200) + `<div class="author-bio"><h3>Ada Okafor</h3><p>She fires clay.</p></div>`, "Ada Okafor", ""},
		"a box about a job":                     {`<h1>Kilns</h1><div class="author-bio"><h3>Expert Reviewer</h3><p>She fires clay.</p></div>`, "", ""},
		"boxes about many":                      {`<h1>Kilns</h1>` + strings.Repeat(`<div class="author-bio"><h3>Ada Okafor</h3></div>`, 5), "", ""},
		"a name on the line of the day":         {`<h1>Kilns</h1><p>Ada Okafor | Senior Writer | May 3, 2024</p>`, "Ada Okafor", "2024-05-03"},
		"a name behind the day":                 {`<html lang="de"><h1>Kilns</h1><p>25.10.2022 - Ada Okafor</p>`, "Ada Okafor", "2022-10-25"},
		"two names on the line of the day":      {`<h1>Kilns</h1><p>Ada Okafor | Clay Town | May 3, 2024</p>`, "", "2024-05-03"},
		"a section on the line of the day":      {`<h1>Kilns</h1><p>Clay & Fire | May 3, 2024</p>`, "", "2024-05-03"},
		"a name on the line of a day far below": {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 60) + `<p>Ada Okafor | May 3, 2024</p>`, "", "2024-05-03"},
		"the first post's author":               {threadHead + `<h1>Kilns</h1><div><b class="username">tinplate</b></div><div><b class="username">oakum</b></div>`, "tinplate", ""},
		"users of a page that is none":          {`<h1>Kilns</h1><div><b class="username">tinplate</b></div>`, "", ""},
		"a post's attribute":                    {threadHead + `<h1>Kilns</h1><article data-author="tinplate">Hello</article>`, "tinplate", ""},
		"a link to an author's page":            {`<h1>Kilns</h1><p><a href="/authors/ada-okafor">Ada Okafor</a></p>`, "Ada Okafor", ""},
		"a link of other words":                 {`<h1>Kilns</h1><p><a href="/authors/all">Our Authors</a></p>`, "", ""},
		"one name behind a sure label":          {`<h1>Kilns</h1><p>Written by Ada</p>`, "Ada", ""},
		"one name behind a bare by":             {`<h1>Kilns</h1><p>by Ada</p>`, "", ""},
		"who wrote before who edited":           {`<h1>Kilns</h1><p>Edited by Ben Marsh</p><p>Written by Ada Okafor</p>`, "Ada Okafor", ""},
		"a user's name with a day":              {`<h1>Kilns</h1><p>by ada · May 3, 2024</p>`, "ada", "2024-05-03"},
		"a sure label and a user":               {`<h1>Kilns</h1><p>Gespeichert von ada am 3. Mai 2024 - 18:55</p>`, "ada", "2024-05-03"},
		"parts that only style parts":           {`<h1>Kilns</h1><p class="author"><i>By</i><b>Ada Okafor</b><i>May 3, 2024</i></p>`, "Ada Okafor", "2024-05-03"},
		"a date's boxes":                        {`<h1>Kilns</h1><p class="date"><i>May</i><b>03</b><i>2024</i></p>`, "", "2024-05-03"},
		"teasers below":                         {`<main><h1>Kilns</h1><div class="teaser"><p>By Ada Okafor on May 3, 2024</p></div>` + strings.Repeat("<p>Clay.</p>", 200) + `<p class="author">Ben Marsh</p>`, "Ada Okafor", "2024-05-03"},
		"the byline names one more":             {`<meta name="author" content="Ada Okafor"><h1>Kilns</h1><p>By Ada Okafor and Ben Marsh</p>`, "Ada Okafor; Ben Marsh", ""},
		"the byline names another":              {`<meta name="author" content="Ada Okafor"><h1>Kilns</h1><p>By Ben Marsh</p>`, "Ada Okafor", ""},
		"a login and a byline":                  {`<meta name="author" content="ada_o"><h1>Kilns</h1><p>By Ada Okafor</p>`, "Ada Okafor", ""},
		"a login alone":                         {`<meta name="author" content="ada_o"><h1>Kilns</h1>`, "ada_o", ""},
		"the markup's editor":                   {`<meta name="author" content="Edited by Ben Marsh"><meta name="author" content="Ada Okafor">`, "Ada Okafor", ""},
		"the markup's editor alone":             {`<meta name="author" content="Edited by Ben Marsh">`, "Ben Marsh", ""},
		"a label over the name":                 {`<h1>Kilns</h1><h3>Author</h3><p>Ada Okafor</p>`, "Ada Okafor", ""},
		"a heading that is no label":            {`<h1>Kilns</h1><h3>Text</h3><p>Firing Clay</p>`, "", ""},
		"a class of a list's order":             {`<h1>Kilns</h1><p class="sort-by">Kiln Size</p>`, "", ""},
		"an agency's dateline":                  {`<title>Kilns</title><h1>Kilns</h1><p>HAFENSTADT (dpa) - Clay and fire.</p>`, "dpa", ""},
		"a link of an agency's letters":         {`<title>Kilns</title><h1>Kilns</h1><p><a href="/dpa">DPA</a></p>`, "", ""},
		"a script's first post":                 {threadHead + `<div data-preloaded='{"topic":"{\"post_stream\":{\"posts\":[{\"username\":\"tinplate\"}]}}"}'></div><h1>Kilns</h1>`, "tinplate", ""},
		"a post's own element":                  {`<h1>Kilns</h1><talk-post author="tinplate">Hello</talk-post>`, "tinplate", ""},
		"the shown day and the saving":          {saved + `<p>May 3, 2024</p>`, "", "2024-05-03"},
		"the shown day is the markup's":         {saved + `<p>May 3, 2024</p><p>June 12, 2025</p>`, "", "2025-06-12"},
		"a later day is shown":                  {saved + `<p>July 3, 2025</p>`, "", "2025-06-12"},
		"the only day, far below":               {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>May 3, 2024</p>`, "", "2024-05-03"},
		"the markup's other signal is shown":    {`<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-01"}</script><meta property="article:published_time" content="2024-05-03"><h1>Kilns</h1><p>May 3, 2024</p>`, "", "2024-05-03"},
		"the address's day is shown":            {`<link rel="canonical" href="https://x.example/2024/05/03/kilns"><meta property="article:published_time" content="2024-05-09"><h1>Kilns</h1><p>May 3, 2024</p>`, "", "2024-05-03"},
		"a day is shown that nobody says":       {`<meta property="article:published_time" content="2024-05-01"><h1>Kilns</h1><p>May 3, 2024</p>`, "", "2024-05-01"},
		"a plain date and a line":               {`<meta name="date" content="2024-05-09"><h1>Kilns</h1><p>May 3, 2024</p>`, "", "2024-05-03"},
		"a plain date and a day in the text":    {`<meta name="date" content="2024-05-09"><h1>Kilns</h1><p>` + strings.Repeat("Clay and fire ", 9) + `on May 3, 2024.</p>`, "", "2024-05-09"},
		"a plain date that a line confirms":     {`<meta name="date" content="2024-05-03"><h1>Kilns</h1><p class="date">June 1, 2024</p><p>May 3, 2024</p>`, "", "2024-05-03"},
		"the clock of the page's head":          {`<header><time datetime="2024-06-01">June 1, 2024</time></header><h1>Kilns</h1><p>May 3, 2024</p>`, "", "2024-05-03"},
		"the same moment on the site's clock":   {`<meta property="article:published_time" content="2024-05-02T22:30:00Z"><h1>Kilns</h1><time datetime="2024-05-03T00:30:00+02:00">today</time>`, "", "2024-05-03T00:30:00+02:00"},
		"the site's clock and a day told of":    {`<meta property="article:published_time" content="2024-05-02T22:30:00Z"><h1>Kilns</h1><time datetime="2024-05-03T00:30:00+02:00">today</time><p class="date">May 2, 2024</p>`, "", "2024-05-03T00:30:00+02:00"},
		"another moment":                        {`<meta property="article:published_time" content="2024-05-02T22:30:00Z"><h1>Kilns</h1><time datetime="2024-05-03T09:30:00+02:00">today</time>`, "", "2024-05-02T22:30:00Z"},
		"the same minute of another zone":       {`<meta property="article:published_time" content="2024-05-03T03:05:48"><h1>Kilns</h1><p>May 2, 2024 | 9:05 pm</p>`, "", "2024-05-02T21:05:00"},
		"another minute":                        {`<meta property="article:published_time" content="2024-05-03T03:05:48"><h1>Kilns</h1><p>May 2, 2024 | 9:35 pm</p>`, "", "2024-05-03T03:05:48"},
		"figures that other figures order":      {`<html lang="en"><h1>Kilns</h1><p>02/05/2024</p><p>31/05/2024</p>`, "", "2024-05-02"},
		"figures that words order":              {`<html lang="en"><h1>Kilns</h1><time>02-05-2024</time><aside><time>May 2, 2024</time></aside>`, "", "2024-05-02"},
		"figures in two orders":                 {`<html lang="en"><h1>Kilns</h1><p>02/05/2024</p><p>31/05/2024</p><p>05/31/2024</p>`, "", "2024-02-05"},
		"a day of two figures of the year":      {`<html lang="de"><h1>Kilns</h1><p>03.05.24, 10:15 Uhr</p>`, "", "2024-05-03T10:15:00"},
		"the days of a course":                  {`<html lang="en"><h1>Kilns</h1><p>12.01.26 — 10.04.26</p>`, "", ""},
		"linked data in a meta element":         {`<meta name="script:ld+json" content='{"@type":"Article","author":{"name":"Ada Okafor"},"datePublished":"2024-05-03"}'>`, "Ada Okafor", "2024-05-03"},
		"British figures":                       {`<html lang="en-GB"><h1>Kilns</h1><p>02/05/2024</p>`, "", "2024-05-02"},
		"figures of a British domain":           {`<html lang="en"><link rel="canonical" href="https://kilns.example.uk/a"><h1>Kilns</h1><p>02/05/2024</p>`, "", "2024-05-02"},
		"American figures":                      {`<html lang="en-US"><link rel="canonical" href="https://kilns.example.uk/a"><h1>Kilns</h1><p>02/05/2024</p>`, "", "2024-02-05"},
		"a month behind the headline":           {`<h1>Kilns</h1><p>May 2024</p>`, "", "2024-05"},
		"a span of years":                       {`<h1>Kilns</h1><p>2011-12</p>`, "", ""},
		"a month and a day far below":           {`<h1>Kilns</h1><p>May 2024</p>` + strings.Repeat("<p>Clay.</p>", 200) + `<p>June 3, 2024</p>`, "", "2024-06-03"},
		"only a change is shown":                {`<h1>Kilns</h1><p>Updated May 3, 2024</p>`, "", "2024-05-03"},
		"a change is shown beside a publishing": {`<h1>Kilns</h1><p class="date">Updated May 9, 2024</p><p class="date">May 3, 2024</p>`, "", "2024-05-03"},
		"a change that only the markup tells":   {`<meta property="article:modified_time" content="2024-05-03"><h1>Kilns</h1>`, "", ""},
		"days of a list are no page's own":      {saved + strings.Repeat(`<p>Kiln</p><p>May 3, 2024</p>`, 6), "", "2025-06-12"},
		"a time in an aside at the headline":    {`<h1>Kilns</h1><aside><time datetime="2024-05-03">May 3, 2024</time></aside>`, "", "2024-05-03"},
		"a time in an aside far below":          {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 200) + `<aside><time datetime="2024-05-03">x</time></aside>`, "", ""},
		"the only day is of a change":           {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>Updated: May 3, 2024</p>`, "", ""},
		"a label before the only day":           {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>Post time: Jan-20-2024</p>`, "", "2024-01-20"},
		"two days, far below":                   {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay and fire.</p>", 300) + `<p>May 3, 2024</p><p>May 9, 2024</p>`, "", ""},
		"a hand on the label's other side":      {`<h1>Kilns</h1><p><i class="screen-reader">| By </i><b>Ada Okafor</b> | <time>May 3, 2024</time></p>`, "Ada Okafor", "2024-05-03"},
		"a list under its label":                {`<h1>Kilns</h1><h6>Author(s)</h6> <ul><li><a href="/a">Ada N. Okafor</a></li><li><a href="/b">Ben Marsh</a></li></ul>`, "Ada N. Okafor; Ben Marsh", ""},
		"a list of one":                         {`<h1>Kilns</h1><ul class="author"><li>Ada Okafor</li></ul>`, "Ada Okafor", ""},
		"a list of several authors' pages":      {`<h1>Kilns</h1><ul class="authors"><li>Ada Okafor</li><li>Ben Marsh</li></ul>`, "", ""},
		"an item that is a byline":              {`<h1>Kilns</h1><ul><li>by <a>Clay Works Team</a></li><li>May 3, 2024</li></ul>`, "Clay Works Team", "2024-05-03"},
		"an item of a list's order":             {`<h1>Kilns</h1><ul><li>By Kiln Size</li></ul>`, "", ""},
		"a link that is a byline":               {`<h1>Kilns</h1><p><a href="/search?q=ada">by Ada Okafor</a></p>`, "Ada Okafor", ""},
		"a link that begins as Dutch bylines":   {`<h1>Kilns</h1><p><a href="/doors">Door Locks Large</a></p>`, "", ""},
		"a heading that is a label":             {`<h1>Kilns</h1><h2>Article by</h2><div>Ada Okafor</div>`, "Ada Okafor", ""},
		"a box beside the article, at its head": {`<h1>Kilns</h1><aside><p class="author-name">Ada Okafor</p></aside>`, "Ada Okafor", ""},
		"a box beside the article, far below":   {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 60) + `<aside><p class="author-name">Ada Okafor</p></aside>`, "", ""},
		"a byline far below":                    {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 200) + `<p class="author">Ada Okafor</p>`, "Ada Okafor", ""},
		"bylines of many teasers far below":     {`<h1>Kilns</h1>` + strings.Repeat("<p>Clay.</p>", 200) + strings.Repeat(`<div><h3>Clay</h3><p>Clay and fire.</p><p>Clay</p><p>Fire</p><p>Clay</p><p class="author">Ada Okafor</p></div>`, 5), "", ""},
		"how a name looks":                      {`<h1>Kilns</h1><h2 class="title h3-size card-author-name">Ada Okafor</h2>`, "Ada Okafor", ""},
		"a job in an author's class":            {`<h1>Kilns</h1><p class="author-rol">Head Potter</p><p class="author-card">Ada Okafor</p>`, "Ada Okafor", ""},
		"the site's name with words of a line":  {`<meta property="og:site_name" content="Potter in the House"><h1>Kilns</h1><a rel="author">Potter in the House</a>`, "Potter in the House", ""},
		"who asked the questions":               {`<h1>Kilns</h1><p>Interview by <a>Ada Okafor</a></p>`, "Ada Okafor", ""},
		"a label far below the text's start":    {`<h1>Kilns</h1><div>Ada Okafor fires clay.<br>` + strings.Repeat("Clay and fire. ", 60) + `<br>By law, that is.</div>`, "", ""},
		"a page with a sidebar":                 {threadHead + `<div class="main--withSidebar" itemscope itemtype="https://schema.org/DiscussionForumPosting"><h1>Kilns</h1><b itemprop="author">tinplate</b></div>`, "tinplate", ""},
		"a user's name in words":                {threadHead + `<h1>Kilns</h1><h3 class="PostUser-name">tinplate</h3>`, "tinplate", ""},
		"a user's name over his rank":           {threadHead + `<h1>Kilns</h1><div class="postleft"><dl><dt>tinplate</dt><dd>Member</dd></dl></div>`, "tinplate", ""},
		"a forum that tells no address":         {`<h1>Kilns</h1><a href="/viewforum.php?id=1">Clay</a><a href="/viewforum.php?id=2">Fire</a><b class="username">tinplate</b><p>May 3, 2024</p><b class="username">oakum</b>`, "tinplate", "2024-05-03"},
		"users beside no forum":                 {`<h1>Kilns</h1><b class="username">tinplate</b><p>May 3, 2024</p><b class="username">oakum</b>`, "", "2024-05-03"},
		"a version in the headline":             {threadHead + `<title>2024.4.4 does not start</title><h1>2024.4.4 does not start</h1><p>May 3, 2024</p>`, "", "2024-05-03"},
		"a day before the first post":           {threadHead + `<h1>Kilns</h1><dl><dd><b>Joined:</b> 18.09.2008</dd></dl><p>» 21.01.2009, 05:42</p>`, "", "2009-01-21T05:42:00"},
		"the clock of a forum":                  {`<h1>Kilns</h1><p>It is currently May 3, 2024</p>`, "", ""},
		"a footer right below the headline":     {`<meta name="date" content="2024-05-09"><div class="header"><h1>Kilns</h1></div><div class="footer"><time datetime="2024-05-03">May 3, 2024</time></div>`, "", "2024-05-03"},
		"a footer far below":                    {`<meta name="date" content="2024-05-09"><h1>Kilns</h1><p>Clay</p><p>Clay</p><p>Clay</p><p>Clay</p><p>Clay</p><div class="footer"><time datetime="2024-05-03">May 3, 2024</time></div>`, "", "2024-05-09"},
		"a film on the page":                    {`<script type="application/ld+json">{"@type":"VideoObject","name":"How clay is dug","uploadDate":"2024-05-03"}</script><h1>Kilns</h1>`, "", ""},
		"a page of a film":                      {`<script type="application/ld+json">{"@type":"VideoObject","name":"Kilns at night","uploadDate":"2024-05-03"}</script><h1>Kilns at night</h1>`, "", "2024-05-03"},
		"a post's own stamp":                    {`<h1>Kilns</h1><talk-post author="tinplate" created-timestamp="2024-05-03T09:47:05.754000+0000">Hello</talk-post>`, "tinplate", "2024-05-03T09:47:05+00:00"},
		"a saving and a labelled day far below": {saved + strings.Repeat("<p>Clay.</p>", 200) + `<p>Published <time pubdate datetime="2024-05-03">May 3, 2024</time></p>`, "", "2024-05-03"},
		"a saving and another day far below":    {saved + strings.Repeat("<p>Clay.</p>", 200) + `<p><time datetime="2024-05-03">May 3, 2024</time></p>`, "", "2025-06-12"},
		"a saving and a day in a box beside":    {`<main>` + saved + `<div class="newsletter-details"><p>May 3, 2024</p></div>`, "", "2024-05-03"},
		"a dateline of a press office":          {`<h1>Kilns</h1><p>Hafenstadt, 27. Januar 2022 – ` + strings.Repeat("Clay and fire. ", 9) + `</p>`, "", "2022-01-27"},
		"a day alone before a paragraph's dash": {`<html lang="de"><h1>Kilns</h1><p>27.1.2022 - ` + strings.Repeat("Clay and fire. ", 9) + `</p>`, "", "2022-01-27"},
		"a number before a paragraph's dash":    {`<h1>Kilns</h1><p>Kiln 27 - ` + strings.Repeat("Clay and fire. ", 9) + `</p>`, "", ""},
		"a dateline where the markup tells":     {`<meta name="date" content="2022-01-28"><h1>Kilns</h1><p>Hafenstadt, 27. Januar 2022 – ` + strings.Repeat("Clay and fire. ", 9) + `</p>`, "", "2022-01-28"},
		"a class of every time in a change":     {`<h1>Kilns</h1><p class="field--name-changed"><time class="datetime" datetime="2024-05-09">x</time></p><p class="date">May 3, 2024</p>`, "", "2024-05-03"},
	} {
		t.Run(name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(c.page))
			require.NoError(t, err)
			got := Read(root)
			assert.Equal(t, c.author, strings.Join(got.Authors, "; "))
			assert.Equal(t, c.date, got.Date.Value)
		})
	}
}

// Package markdowntest reads what Result.Markdown and Result.HTML write with
// other people's parsers. It is a module of its own, so that users of the
// library need none of them.
package markdowntest

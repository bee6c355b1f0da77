package cleaner_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// BenchmarkRepair shows the repairs alone, of a text without defects and of
// one with a few in every paragraph.
func BenchmarkRepair(b *testing.B) {
	all, err := cleaner.New(cleaner.Options{})
	require.NoError(b, err)
	res, err := all.CleanHTML(bytes.NewReader(newsPage(600)))
	require.NoError(b, err)
	clean := res.Text
	damaged := string(bytes.ReplaceAll([]byte(clean), []byte("the first time, and"), []byte("the the first time,and donâ€™t")))
	repairer, err := cleaner.New(cleaner.Options{RepairOnly: true})
	require.NoError(b, err)
	for _, c := range []struct{ name, text string }{{"clean", clean}, {"damaged", damaged}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				repairer.Clean(c.text)
			}
		})
	}
}

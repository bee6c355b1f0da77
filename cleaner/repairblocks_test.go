package cleaner_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/winnowtext/winnow/cleaner"
)

// Repairs may take several rounds: the blocks are those of the outcome, at their
// places in the source.
func TestBlocksOfRepairedText(t *testing.T) {
	c, err := cleaner.New(cleaner.Options{RepairOnly: true})
	require.NoError(t, err)
	for _, test := range []struct {
		name, text  string
		texts, from []string // of each block, and what it was in the source
	}{
		{"nothing to mend", "The ferry leaves at noon.\n\nIt is full.", []string{"The ferry leaves at noon.", "It is full."}, []string{"The ferry leaves at noon.", "It is full."}},
		{"a repair in each block", "The cafÃ© is open.\n\nIt donâ€™t close.", []string{"The café is open.", "It don’t close."}, []string{"The cafÃ© is open.", "It donâ€™t close."}},
		{"a repair at a block's ends", "â€œNoonâ€\u009d\n\nIt is full.", []string{"“Noon”", "It is full."}, []string{"â€œNoonâ€\u009d", "It is full."}},
		{"two rounds: what hides the damage goes first", "0â€\ufeff\u009d is all that the label on the old box says.", []string{"0” is all that the label on the old box says."}, []string{"0â€\ufeff\u009d is all that the label on the old box says."}},
		{"spaces between blocks", "The ferry leaves.   \n \n  \n\n  It is full.", []string{"The ferry leaves.", "It is full."}, []string{"The ferry leaves.", "It is full."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			res := c.Clean(test.text)
			require.NoError(t, res.Err)
			var texts, from []string
			for i := range res.Blocks {
				b := &res.Blocks[i]
				texts = append(texts, b.Text())
				from = append(from, strings.TrimSpace(res.Source[b.Start:b.End]))
			}
			assert.Equal(t, test.texts, texts)
			assert.Equal(t, test.from, from)
			assert.Equal(t, strings.Join(texts, "\n\n"), res.Markdown())
			for k := 1; k < len(res.Blocks); k++ {
				assert.LessOrEqual(t, res.Blocks[k-1].End, res.Blocks[k].Start, "blocks are in order and apart")
			}
		})
	}
}

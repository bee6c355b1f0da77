package heuristics

import (
	_ "embed"
	"errors"
	"math"
	"sync"
)

// The kinds of page that Document.Kind may be.
const (
	KindArticle       = "article"
	KindForum         = "forum"
	KindProduct       = "product"
	KindCollection    = "collection" // products, recipes ... of a sort, with a grid of them
	KindListing       = "listing"    // an index of texts, a search's results
	KindDocumentation = "documentation"
	KindService       = "service" // a firm or an office presents itself
)

// The fitted models of the kind of page.
var (
	//go:embed model/text-kind.bin
	textKindFile []byte
	//go:embed model/html-kind.bin
	htmlKindFile []byte
)

var (
	textKinds = sync.OnceValue(func() *kindModel { return mustLoadKinds("text-kind", textKindFile, textFeatures) })
	htmlKinds = sync.OnceValue(func() *kindModel { return mustLoadKinds("html-kind", htmlKindFile, htmlFeatures) })
)

func mustLoadKinds(name string, data []byte, features []string) *kindModel {
	m, err := loadKinds(data, features)
	return must("model "+name, m, err)
}

// kindModel has a sum of trees for each kind of page; the greatest sum is the
// likeliest kind's. It is asked once a page, for the mean features of the
// blocks that the rules left open.
type kindModel struct {
	names []string
	sums  []*model
}

const kindMagic = "WNK1"

// loadKinds reads a file of kinds. It has, little-endian: the magic; a count
// of kinds (uint8); and for each its name, a byte of length and the name, the
// length of a model file (uint16) and the file.
func loadKinds(data []byte, features []string) (*kindModel, error) {
	r := modelReader{data: data}
	if string(r.take(len(kindMagic))) != kindMagic {
		return nil, errors.New("not a file of kinds")
	}
	m := &kindModel{}
	for range int(r.take(1)[0]) {
		name := string(r.take(int(r.take(1)[0])))
		part := r.take(int(r.uint16()))
		if r.short {
			return nil, errTruncated
		}
		sum, err := loadModel(part, features)
		if err != nil {
			return nil, err
		}
		m.names, m.sums = append(m.names, name), append(m.sums, sum)
	}
	if r.short || len(r.data) > 0 || len(m.names) == 0 {
		return nil, errTruncated
	}
	return m, nil
}

// decide returns the likeliest kind of a page and its probability.
func (m *kindModel) decide(row []float32) (kind string, probability float32) {
	var keys orderKeys
	keys.set(row)
	best, total := math.Inf(-1), 0.0
	for k, s := range m.sums {
		sum := float64(s.sum(&keys))
		total += math.Exp(sum)
		if sum > best {
			best, kind = sum, m.names[k]
		}
	}
	return kind, float32(math.Exp(best) / total)
}

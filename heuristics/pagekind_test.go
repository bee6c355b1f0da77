package heuristics

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kindsOf returns a file of kinds with constant sums.
func kindsOf(names []string, values ...float32) []byte {
	out := append([]byte(kindMagic), byte(len(names)))
	for k, name := range names {
		part := modelFile([]fork{{feature: -1, threshold: values[k]}})
		out = append(out, byte(len(name)))
		out = append(out, name...)
		out = binary.LittleEndian.AppendUint16(out, uint16(len(part)))
		out = append(out, part...)
	}
	return out
}

func TestKindIsTheGreatestSum(t *testing.T) {
	m, err := loadKinds(kindsOf([]string{"forum", "article", "product"}, -1, 2, 0), modelFeatures)
	require.NoError(t, err)
	kind, probability := m.decide(make([]float32, 1))
	assert.Equal(t, "article", kind)
	assert.InDelta(t, 1/(1+math.Exp(-3)+math.Exp(-2)), probability, 1e-6)
}

func TestKindsThatAreNone(t *testing.T) {
	good := string(kindsOf([]string{"forum", "article"}, 1, 2))
	for name, data := range map[string]string{
		"nothing":                       "",
		"another kind of file":          modelMagic + good[len(kindMagic):],
		"cut in the last model":         good[:len(good)-3],
		"more behind the last one":      good + "x",
		"no kinds at all":               kindMagic + "\x00",
		"a model inside that is broken": strings.Replace(good, modelMagic, "WNW0", 1),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loadKinds([]byte(data), modelFeatures)
			assert.Error(t, err)
		})
	}
}

func TestKindsOfTheBuiltInModels(t *testing.T) {
	want := []string{KindArticle, KindCollection, KindDocumentation, KindForum, KindListing, KindProduct, KindService}
	assert.ElementsMatch(t, want, textKinds().names)
	assert.ElementsMatch(t, want, htmlKinds().names)
}

func TestCalibration(t *testing.T) {
	m := &model{calibration: []calibrated{{0.4, 0.3}, {0.6, 0.5}, {0.9, 0.95}}}
	for name, test := range map[string]struct{ expected, want float32 }{
		"nothing chosen stays nothing":   {0, 0},
		"below the first point its F1":   {0.2, 0.3},
		"a point's own":                  {0.6, 0.5},
		"between two the line":           {0.5, 0.4},
		"above the last point its F1":    {1, 0.95},
		"on the steep part of the curve": {0.75, 0.725},
	} {
		assert.InDelta(t, test.want, m.calibrate(test.expected), 1e-6, name)
	}
	assert.Equal(t, float32(0.7), (&model{}).calibrate(0.7), "without points the expectation itself")
}

func TestPageKindAndConfidence(t *testing.T) {
	page, _ := examplePage("harbour")
	e, err := NewEngine(Config{})
	require.NoError(t, err)
	d := readPage(t, "<title>The new harbour</title><article><h1>The new harbour</h1>"+page+"</article>")
	d.Fields.Kind = Field{Value: "article", Signal: "open-graph"}
	e.Run(d)
	assert.Equal(t, KindArticle, d.Kind, "as the page says of itself")
	assert.Greater(t, d.KindConfidence, float32(1.0/7), "above chance")
	assert.Greater(t, d.Expected, float32(0.7))

	empty := readPage(t, "<title>Nothing</title>")
	e.Run(empty)
	assert.Empty(t, empty.Kind, "no block to judge by")
	assert.Zero(t, empty.Expected)
}

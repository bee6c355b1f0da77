package heuristics

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
	"sync"
)

// The fitted models. internal/train tells how they come about; what they owe
// to WCXB (Murrough Foley, CC BY 4.0) is said in its README.
var (
	//go:embed model/text.bin
	textModelFile []byte
	//go:embed model/english.bin
	englishModelFile []byte
	//go:embed model/html.bin
	htmlModelFile []byte
	//go:embed model/english-second.bin
	englishSecondFile []byte
)

var (
	// textModel is for plain text that is not told to be English.
	textModel = sync.OnceValue(func() *model { return mustLoad("text", textModelFile, textFeatures) })
	// englishModel is for plain text in the language of the table of words.
	englishModel = sync.OnceValue(func() *model {
		m := mustLoad("english", englishModelFile, textFeatures)
		m.second = mustLoad("english-second", englishSecondFile, scoreFeatures)
		return m
	})
	htmlModel = sync.OnceValue(func() *model { return mustLoad("html", htmlModelFile, htmlFeatures) })
)

func mustLoad(name string, data []byte, features []string) *model {
	m, err := loadModel(data, features)
	return must("model "+name, m, err)
}

// model is a sum of decision trees (gradient boosting), whose logistic is the
// probability that a block is body text.
type model struct {
	forest
	leaves leafForest // the same trees, for many rows
	// the features that all rows of a page have in common, and those that each
	// has of its own
	pageWide, own []int
	// calibration tells of an expected F1 what it was on held-out pages, in
	// rising order.
	calibration []calibrated
	second      *model // looks again, at the scores; nil for none
}

// calibrated is a point of a calibration.
type calibrated struct{ expected, actual float32 }

const modelMagic = "WNW2"

// errTruncated says that a model file ends early.
var errTruncated = errors.New("the file is cut short")

// loadModel reads a model file. It has, little-endian: the magic; a count of
// features and their names, each a byte of length and the name; the base
// score (float32); a count of trees (uint16); and for each tree a count of
// nodes (uint16) and the nodes: feature (int16, an index into the names, -1 for
// a leaf), threshold (float32), left and right (uint16, indexes into the
// tree); a count of points of the calibration (uint16) and the points, expected
// and actual (float32).
func loadModel(data []byte, features []string) (*model, error) {
	r := modelReader{data: data}
	if string(r.take(len(modelMagic))) != modelMagic {
		return nil, errors.New("not a model file")
	}
	columns, err := r.columns(features)
	if err != nil {
		return nil, err
	}
	m := &model{forest: forest{base: r.float()}}
	for i, f := range features {
		if isPageWide(f) {
			m.pageWide = append(m.pageWide, i)
		} else {
			m.own = append(m.own, i)
		}
	}
	trees := int(r.uint16())
	for range trees {
		if err := r.tree(m, columns); err != nil {
			return nil, err
		}
	}
	for range int(r.uint16()) {
		m.calibration = append(m.calibration, calibrated{r.float(), r.float()})
		if r.short {
			return nil, errTruncated
		}
	}
	if r.short || len(r.data) > 0 {
		return nil, errTruncated
	}
	return m, m.leaves.of(&m.forest)
}

// modelReader takes a model file apart. Past the end it gives zeros and notes
// it.
type modelReader struct {
	data  []byte
	short bool
}

func (r *modelReader) take(n int) []byte {
	if n > len(r.data) {
		r.short, r.data = true, nil
		return make([]byte, n)
	}
	part := r.data[:n]
	r.data = r.data[n:]
	return part
}

func (r *modelReader) uint16() uint16 { return binary.LittleEndian.Uint16(r.take(2)) }
func (r *modelReader) float() float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(r.take(4)))
}

// columns reads the names of the features and finds them among those that are
// computed.
func (r *modelReader) columns(features []string) ([]int16, error) {
	index := make(map[string]int16, len(features))
	for i, f := range features {
		index[f] = int16(i)
	}
	columns := make([]int16, r.uint16())
	for i := range columns {
		name := string(r.take(int(r.take(1)[0])))
		if r.short {
			return nil, errTruncated
		}
		column, ok := index[name]
		if !ok {
			return nil, fmt.Errorf("no feature is called %q", name)
		}
		columns[i] = column
	}
	return columns, nil
}

// fork is a node as the file has it.
type fork struct {
	feature     int
	threshold   float32
	left, right int
}

// maxNodes is how many nodes a model's trees have together at the most.
const maxNodes = 1 << 16

func (r *modelReader) tree(m *model, columns []int16) error {
	n := int(r.uint16())
	if n == 0 || n+len(m.nodes) > maxNodes {
		return fmt.Errorf("a tree has %d nodes, behind %d of others", n, len(m.nodes))
	}
	forks := make([]fork, n)
	for i := range forks {
		f := fork{int(int16(r.uint16())), r.float(), int(r.uint16()), int(r.uint16())}
		if r.short {
			return errTruncated
		}
		// Forks point ahead: no row goes in circles.
		if f.feature >= 0 && (f.feature >= len(columns) || f.left <= i || f.right <= i || f.left >= n || f.right >= n) {
			return fmt.Errorf("node %d of a tree points out of it", i)
		}
		forks[i] = f
	}
	return m.grow(forks, columns)
}

// grow appends a tree, the two sides of a fork next to each other.
func (m *model) grow(forks []fork, columns []int16) error {
	first := len(m.nodes)
	type place struct{ fork, depth int }
	depth, free := 0, first+1
	for queue, at := []place{{}}, first; len(queue) > 0; queue, at = queue[1:], at+1 {
		next := queue[0]
		f := forks[next.fork]
		depth = next.depth
		if f.feature < 0 {
			m.leaf(at, f.threshold)
			continue
		}
		if free+2 > first+len(forks) {
			return errors.New("two forks of a tree lead to one node")
		}
		m.nodes = append(m.nodes, newNode(orderKey(f.threshold), int(columns[f.feature]), free))
		m.values = append(m.values, 0)
		queue = append(queue, place{f.left, next.depth + 1}, place{f.right, next.depth + 1})
		free += 2
	}
	m.trees = append(m.trees, tree{uint64(first), uint64(depth)})
	return nil
}

// calibrate returns the F1 to count on where the model expects this one, by
// straight lines between the points of the calibration.
func (m *model) calibrate(expected float32) float32 {
	points := m.calibration
	if len(points) == 0 || expected == 0 { // 0: nothing was chosen
		return expected
	}
	k := sort.Search(len(points), func(k int) bool { return points[k].expected >= expected })
	switch k {
	case 0:
		return points[0].actual
	case len(points):
		return points[k-1].actual
	}
	a, b := points[k-1], points[k]
	return a.actual + (b.actual-a.actual)*(expected-a.expected)/(b.expected-a.expected)
}

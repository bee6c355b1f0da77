package heuristics

import (
	"fmt"
	"slices"
)

// Rule is one heuristic with its own proof.
type Rule struct {
	// ID is "layer/rule": stable, shown in the ledger, used to switch it off.
	ID ID
	// Doc is one sentence: what the rule does.
	Doc string
	// Hit is an input that the rule acts on, Miss one that looks alike and
	// must come back untouched. Both run as tests.
	Hit, Miss Example
	// Apply does the work. It may decide blocks and repair their text.
	Apply func(*Document)
}

// Example is an input and what must come of it.
type Example struct {
	// In is the plain text of a page, or its HTML where HTML is set.
	In   string
	HTML bool
	// Out is the clean text that must come of it; for a Miss it is In,
	// where it is left empty.
	Out string
}

// layer is a stage of the cleaning: rules that run one after the other.
type layer struct {
	name  string
	rules []Rule
	// repairs says that the layer mends text: it runs in repair-only mode.
	repairs bool
}

// layers returns the layers in running order.
func layers() []layer {
	return []layer{
		{"characters", charactersRules(), true},
		{"lines", linesRules(), true},
		{"phrases", phrasesRules(), false},
		{"fields", fieldsRules(), false},
		{"body", bodyRules(), false},
		{"repeats", repeatsRules(), false},
		{"words", wordsRules(), true},
	}
}

// Rules returns the built-in rules in running order.
func Rules() []Rule {
	var rules []Rule
	for _, l := range layers() {
		rules = append(rules, l.rules...)
	}
	return rules
}

// Engine runs rules over documents. It is immutable and safe for concurrent
// use.
type Engine struct {
	cleaning []Rule
	repair   []Rule
	phrases  *PhraseSet
	leaning  Leaning
	settleAt int // the rule of cleaning before which doubtful removals are undone
	least    float32
}

// Config is what an engine can be told; the zero value is the recommended
// one.
type Config struct {
	// Disabled rules do not run.
	Disabled []ID
	// Rules run before the body layer, in order.
	Rules []Rule
	// Phrases are known besides the built-in ones, and before them.
	Phrases []Phrase
	// Leaning says what the body layer does where it is in doubt.
	Leaning Leaning
	// MinConfidence, from 0 to 1, is the confidence below which no repair
	// and no removal is made. 0 makes all that the rules decide on.
	MinConfidence float32
}

// NewEngine returns an engine of the built-in rules and the user's. A disabled
// ID that no rule has, a rule without ID or Apply or with an ID in use, a
// pattern with two stars and a MinConfidence out of range are errors.
func NewEngine(c Config) (*Engine, error) {
	if !(c.MinConfidence >= 0 && c.MinConfidence <= 1) { // NaN is neither
		return nil, fmt.Errorf("heuristics: MinConfidence is %v, not 0 to 1", c.MinConfidence)
	}
	set, err := phraseSet(c.Phrases)
	if err != nil {
		return nil, fmt.Errorf("heuristics: %w", err)
	}
	e := &Engine{phrases: set, leaning: c.Leaning, least: c.MinConfidence}
	if err := e.takeRules(c); err != nil {
		return nil, err
	}
	return e, nil
}

// takeRules puts the built-in rules and the user's in their order, but for
// those that are switched off.
func (e *Engine) takeRules(c Config) error {
	known := make(map[ID]bool)
	for _, l := range layers() {
		if l.name == "body" {
			if err := e.take(layer{rules: c.Rules}, c.Disabled, known); err != nil {
				return err
			}
		}
		if l.name == "words" {
			e.settleAt = len(e.cleaning)
		}
		if err := e.take(l, c.Disabled, known); err != nil {
			return err
		}
	}
	for _, id := range c.Disabled {
		if !known[id] {
			return fmt.Errorf("heuristics: no rule is called %q", id)
		}
	}
	return nil
}

// take appends the rules of a layer, and notes their IDs as known.
func (e *Engine) take(l layer, disabled []ID, known map[ID]bool) error {
	for _, r := range l.rules {
		if r.ID == "" || r.Apply == nil {
			return fmt.Errorf("heuristics: rule %q lacks an ID or an Apply", r.ID)
		}
		if known[r.ID] {
			return fmt.Errorf("heuristics: two rules are called %q", r.ID)
		}
		known[r.ID] = true
		if slices.Contains(disabled, r.ID) {
			continue
		}
		e.cleaning = append(e.cleaning, r)
		if l.repairs {
			e.repair = append(e.repair, r)
		}
	}
	return nil
}

// Run takes the document through the layers. Blocks that no rule has decided
// are body in the end.
func (e *Engine) Run(d *Document) {
	d.phrases, d.leaning, d.MinConfidence = e.phrases, e.leaning, e.least
	if d.RepairOnly {
		for _, r := range e.repair {
			r.Apply(d)
		}
	} else {
		for _, r := range e.cleaning[:e.settleAt] {
			r.Apply(d)
		}
		d.keepDoubtful()
		for _, r := range e.cleaning[e.settleAt:] {
			r.Apply(d)
		}
	}
	for i := range d.Blocks {
		d.Blocks[i].Decide(Body, "body/default", 0)
	}
}

// keepDoubtful makes body text of the blocks whose removal is less sure than
// asked for. It comes before the words layer, which mends what stays.
func (d *Document) keepDoubtful() {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Role != Undecided && b.Role != Body && b.Role != Space && b.Confidence < d.MinConfidence {
			b.Role, b.Rule, b.Confidence = Body, "body/doubt", 1-b.Confidence
		}
	}
}

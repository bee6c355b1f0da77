package heuristics

// Evidence is what the markup says of a block.
type Evidence struct{}

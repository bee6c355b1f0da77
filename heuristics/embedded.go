package heuristics

// must returns what was read of the embedded file of that name. A test reads
// them all: an error cannot happen in a build that passes it.
func must[T any](name string, v T, err error) T {
	if err != nil {
		panic("heuristics: " + name + ": " + err.Error())
	}
	return v
}

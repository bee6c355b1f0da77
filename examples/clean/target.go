package main

import (
	"errors"
	"fmt"
	"path/filepath"
)

// recordsFile is what -o writes with -format ndjson.
const recordsFile = "records.ndjson"

// setTargets says which file each input becomes below the folder. An input
// whose file would take the place of another's, or of an input, is marked as
// failed: nothing is overwritten but what an earlier run has written.
func setTargets(list []input, outDir, suffix string) {
	inputs := make(map[string]bool, len(list))
	for _, in := range list {
		if in.path != "" {
			inputs[realPath(in.path)] = true
		}
	}
	writer := make(map[string]string, len(list)) // target -> input
	for i := range list {
		in := &list[i]
		if in.err != nil {
			continue
		}
		target := filepath.Join(outDir, in.folder, in.id+suffix)
		switch first, taken := writer[target]; {
		case taken:
			in.err = fmt.Errorf("its output %s is that of %s already", target, first)
		case inputs[realPath(target)]:
			in.err = fmt.Errorf("its output %s is an input", target)
		default:
			in.target = target
			writer[target] = in.name
		}
	}
}

// checkRecords refuses to write the one file of ndjson over an input.
func checkRecords(list []input, outDir string) error {
	target := realPath(filepath.Join(outDir, recordsFile))
	for _, in := range list {
		if in.path != "" && realPath(in.path) == target {
			return errors.New("-o: the output " + filepath.Join(outDir, recordsFile) + " is an input")
		}
	}
	return nil
}

// realPath is the one name of a file that may have several, as far as links
// go. The file need not be there.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

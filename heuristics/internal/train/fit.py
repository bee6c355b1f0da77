#!/usr/bin/env python3
"""Fit the body model on what the train command has written.

    fit.py --work WORK --out MODEL.bin [--trees N --leaves N]

Needs Debian's python3-sklearn. The fit is the same each time: the seed is
fixed, and pages marked as validation are left out.
"""
import argparse
import json
import pathlib
import struct

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

TAIL = 5  # label, words, right words, open, alike


def load(work):
    summary = json.loads((work / "pages.json").read_text())
    names = summary["features"]
    rows = np.fromfile(work / "rows.f32", dtype="<f4").reshape(-1, len(names) + TAIL)
    return names, summary["pages"], rows


# How much a page counts that was made of a reference text.
MADE = 0.5


def weights(words, counts, made):
    """A page weighs as the square root of its words, a block of it by its words."""
    words = np.maximum(words, 1)
    starts = np.cumsum([0] + counts)
    totals = np.array([words[a:b].sum() for a, b in zip(starts, starts[1:])])
    scale = np.where(made, MADE, 1) / np.sqrt(np.maximum(totals, 100))
    return words * np.repeat(scale, counts)


def below(threshold):
    """The greatest float32 that is at most the threshold: rows are float32."""
    f = np.float32(threshold)
    return f if f <= threshold else np.nextafter(f, np.float32(-np.inf))


def write(model, names, path):
    trees = [p[0].nodes for p in model._predictors]
    used = sorted({int(n["feature_idx"]) for t in trees for n in t if not n["is_leaf"]})
    column = {f: i for i, f in enumerate(used)}
    out = bytearray(b"WNW1" + struct.pack("<H", len(used)))
    for f in used:
        out += struct.pack("<B", len(names[f])) + names[f].encode()
    out += struct.pack("<fH", float(np.ravel(model._baseline_prediction)[0]), len(trees))
    for t in trees:
        out += struct.pack("<H", len(t))
        for n in t:
            if n["is_leaf"]:
                out += struct.pack("<hfHH", -1, n["value"], 0, 0)
            else:
                out += struct.pack("<hfHH", column[int(n["feature_idx"])], below(n["num_threshold"]), n["left"], n["right"])
    path.write_bytes(bytes(out))
    print(f"{path}: {len(trees)} trees, {len(used)} features, {len(out)} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--leaves", type=int, default=16)
    parser.add_argument("--rate", type=float, default=0.12)
    options = parser.parse_args()
    names, pages, rows = load(options.work)
    n = len(names)
    counts = [p["rows"] for p in pages]
    fitted = np.repeat([not p["validation"] for p in pages], counts) & (rows[:, n + 3] > 0)
    model = HistGradientBoostingClassifier(
        max_iter=options.trees, max_leaf_nodes=options.leaves, learning_rate=options.rate,
        min_samples_leaf=40, l2_regularization=1.0, early_stopping=False, random_state=1)
    model.fit(rows[fitted, :n], rows[fitted, n], sample_weight=weights(rows[:, n + 1], counts, [bool(p.get("form")) for p in pages])[fitted])
    write(model, names, options.out)


if __name__ == "__main__":
    main()

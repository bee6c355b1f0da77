#!/usr/bin/env python3
"""Fit the body model on what the train command has written.

    fit.py --work WORK --out MODEL.bin [--kinds KINDS.bin] [--trees N --leaves N --soft N] [--scores]

Needs Debian's python3-sklearn, 1.2 or 1.3: its tree grower is used by itself. The
fit is the same each time: the seed is fixed, and pages marked as validation are
left out.
"""
import argparse
import json
import pathlib
import struct

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.ensemble._hist_gradient_boosting.binning import _BinMapper
from sklearn.ensemble._hist_gradient_boosting.grower import TreeGrower

TAIL = 4  # label, words, right words, open


def load(work):
    summary = json.loads((work / "pages.json").read_text())
    names = summary["features"]
    rows = np.fromfile(work / "rows.f32", dtype="<f4").reshape(-1, len(names) + TAIL)
    return names, summary["pages"], rows


# How much a page counts that was made: of a reference text, or of two pages.
MADE = {None: 1, "clean": 0.5, "noisy": 0.5, "mixed": 1}


def weights(words, counts, forms):
    """A page weighs as the square root of its words, a block of it by its words."""
    words = np.maximum(words, 1)
    starts = np.cumsum([0] + counts)
    totals = np.array([words[a:b].sum() for a, b in zip(starts, starts[1:])])
    scale = np.array([MADE[f] for f in forms]) / np.sqrt(np.maximum(totals, 100))
    return words * np.repeat(scale, counts)


def below(threshold):
    """The greatest float32 that is at most the threshold: rows are float32."""
    f = np.float32(threshold)
    return f if f <= threshold else np.nextafter(f, np.float32(-np.inf))


def trees(predictors, base, names):
    """The bytes of a sum of trees, as heuristics/model.go reads them, without magic and calibration."""
    used = sorted({int(n["feature_idx"]) for t in predictors for n in t if not n["is_leaf"]})
    column = {f: i for i, f in enumerate(used)}
    out = bytearray(struct.pack("<H", len(used)))
    for f in used:
        out += struct.pack("<B", len(names[f])) + names[f].encode()
    out += struct.pack("<fH", base, len(predictors))
    for t in predictors:
        out += struct.pack("<H", len(t))
        for n in t:
            if n["is_leaf"]:
                out += struct.pack("<hfHH", -1, n["value"], 0, 0)
            else:
                out += struct.pack("<hfHH", column[int(n["feature_idx"])], below(n["num_threshold"]), n["left"], n["right"])
    return bytes(out)


def model_file(predictors, base, names, calibration=()):
    out = b"WNW2" + trees(predictors, base, names) + struct.pack("<H", len(calibration))
    return out + b"".join(struct.pack("<ff", *point) for point in calibration)


# As heuristics/body.go has them.
TIGHTNESS, MIN_SCORE = 0.8, 0.02


class Pages:
    """The pages of a work folder, with the rows of each."""

    def __init__(self, work, without):
        self.names, self.pages, rows = load(work)
        n = len(self.names)
        kept = [k for k, name in enumerate(self.names) if not without or without not in name]
        self.names = [self.names[k] for k in kept]
        self.x, self.label, self.words, self.right, self.open = rows[:, kept], rows[:, n], rows[:, n + 1], rows[:, n + 2], rows[:, n + 3] > 0
        counts = [p["rows"] for p in self.pages]
        self.starts = np.cumsum([0] + counts)
        self.of = np.repeat(np.arange(len(self.pages)), counts)
        self.made = np.array([bool(p.get("form")) for p in self.pages])
        self.fitted = np.array([not p["validation"] for p in self.pages])
        self.weights = weights(self.words, counts, [p.get("form") for p in self.pages])

    def choose(self, i, p):
        """F1 expected and true of the choice that drawLine makes of page i, by the probabilities of its rows."""
        rows = slice(self.starts[i], self.starts[i + 1])
        p, w, right, body = np.where(self.open[rows], p, 0), self.words[rows], self.right[rows], self.pages[i]["words"]
        order = np.argsort(-p, kind="stable")
        hits, kept, total = np.cumsum((p * w)[order]), np.cumsum(w[order]), (p * w).sum()
        good = p[order] >= MIN_SCORE
        if not good.any():
            return 0, float(body == 0)
        k = np.argmax(np.where(good, hits / np.maximum(kept + TIGHTNESS * total, 1e-9), -1))
        return 2 * hits[k] / max(kept[k] + total, 1e-9), 2 * min(right[order][:k + 1].sum(), body) / max(kept[k] + body, 1)


class Plain:
    """Gradient boosting over the open blocks of the fitted pages, by their log loss."""

    def __init__(self, pages, options):
        self.pages, self.options = pages, options
        self.rows = np.where(pages.fitted[pages.of] & pages.open)[0]

    def fit(self, held):
        """The trees, the base score, and the probabilities of the rows that held marks, which are not fitted on."""
        pages, options, rows, out = self.pages, self.options, self.rows[~held], self.rows[held]
        model = HistGradientBoostingClassifier(
            max_iter=options.trees, max_leaf_nodes=options.leaves, max_depth=options.depth, learning_rate=options.rate,
            min_samples_leaf=options.rows, l2_regularization=1.0, early_stopping=False, random_state=1)
        model.fit(pages.x[rows], pages.label[rows], sample_weight=pages.weights[rows])
        scores = model.predict_proba(pages.x[out])[:, 1] if len(out) else []
        return [p[0].nodes for p in model._predictors], float(np.ravel(model._baseline_prediction)[0]), scores


class Soft(Plain):
    """The same, where the last trees follow the F1 of pages too.

    scikit-learn has no loss of whole pages, so the loop is here and the trees are
    grown by its grower. The first trees follow the log loss of the blocks, the
    last ones (--soft) that and the loss of F1 by halves.
    """

    def __init__(self, pages, options):
        super().__init__(pages, options)
        self.bins = _BinMapper(n_bins=256, random_state=1, n_threads=1)
        self.x = self.bins.fit_transform(pages.x[self.rows].astype("f8"))

    def fit(self, held):
        rows, options = self.rows[~held], self.options
        x, seen, unseen = np.asfortranarray(self.x[~held]), np.ascontiguousarray(self.x[~held]), np.ascontiguousarray(self.x[held])
        label, weight = self.pages.label[rows].astype("f8"), self.pages.weights[rows].astype("f8")
        weight /= weight.mean()
        loss = PageLoss(self.pages, rows)
        base = np.log((weight * label).sum() / (weight * (1 - label)).sum())
        score, out, trees = np.full(len(rows), base), np.full(held.sum(), base), []
        for t in range(options.trees):
            p = 1 / (1 + np.exp(-score))
            gradient, hessian = (p - label) * weight, p * (1 - p) * weight
            if t >= options.trees - options.soft:
                g, h = loss.derivatives(p)
                gradient, hessian = (gradient + g) / 2, (hessian + h) / 2 + 1e-6
            grower = TreeGrower(
                x, gradient.astype("f4"), hessian.astype("f4"), max_leaf_nodes=options.leaves, max_depth=options.depth,
                min_samples_leaf=options.rows, l2_regularization=1.0, n_bins=256, n_bins_non_missing=self.bins.n_bins_non_missing_,
                has_missing_values=False, shrinkage=options.rate, n_threads=1)
            grower.grow()
            tree = grower.make_predictor(binning_thresholds=self.bins.bin_thresholds_)
            trees.append(tree.nodes)
            score += tree.predict_binned(seen, self.bins.missing_values_bin_idx_, 1)
            out += tree.predict_binned(unseen, self.bins.missing_values_bin_idx_, 1)
        return trees, base, 1 / (1 + np.exp(-out))


class PageLoss:
    """1 less the F1 of a page's words, where a block is kept to the part of its probability.

    Of page F1 = 2n/d, with n the right words that are kept and d those kept and
    those of the reference. The second derivative is that of the log loss, weighted
    by how much a word is of its page; all is scaled to weigh as much as the blocks.
    """

    def __init__(self, pages, rows):
        self.page, self.words = pages.of[rows], np.maximum(pages.words[rows], 1).astype("f8")
        self.right = np.minimum(pages.right[rows] / self.words, 1)
        self.body = np.maximum([p["words"] for p in pages.pages], 20).astype("f8")

    def derivatives(self, p):
        count = len(self.body)
        right = np.bincount(self.page, p * self.words * self.right, count)
        both = np.bincount(self.page, p * self.words, count) + self.body
        part = self.words / both[self.page]
        part /= part.mean()
        return -2 * part * (self.right - (right / both)[self.page]) * p * (1 - p), part * p * (1 - p)


def held_out(pages, options, boosting):
    """The scores of the open blocks of all fitted pages, by models that did not see the page."""
    # As foldOf has it in words.go: with five folds the two pages of a mixed one are of the same.
    fold = np.array([int(p["id"]) // 5 % options.folds for p in pages.pages])
    scores = np.zeros(len(pages.x), "<f4")
    for f in range(options.folds):
        held = fold[pages.of[boosting.rows]] == f
        scores[boosting.rows[held]] = boosting.fit(held)[2]
    return scores


def outcomes(pages, scores):
    """Expected F1, true F1 and kind of each fitted page."""
    there = [i for i in np.where(pages.fitted & ~pages.made)[0] if pages.pages[i]["rows"]]
    return [pages.choose(i, scores[pages.starts[i]:pages.starts[i + 1]]) + (pages.pages[i]["kind"],) for i in there]


def calibrate(held, steps=8):
    """Points of equal numbers of pages: the mean expected F1 and the mean true one, not falling."""
    held = sorted(h[:2] for h in held)
    points = [tuple(np.mean(part, axis=0)) for part in np.array_split(np.array(held), steps)]
    actual = np.maximum.accumulate([a for _, a in points])
    return [(float(e), float(a)) for (e, _), a in zip(points, actual)]


def kind_file(pages):
    """The model of the kind of page, by the means of the features of its open blocks."""
    rows, kinds = [], []
    for i, p in enumerate(pages.pages):
        part = slice(pages.starts[i], pages.starts[i + 1])
        if pages.fitted[i] and not pages.made[i] and pages.open[part].any():
            rows.append(pages.x[part][pages.open[part]].mean(axis=0))
            kinds.append(p["kind"])
    model = HistGradientBoostingClassifier(
        max_iter=30, max_leaf_nodes=8, max_depth=5, learning_rate=0.15, min_samples_leaf=8, l2_regularization=1.0,
        early_stopping=False, random_state=1)
    model.fit(np.array(rows), kinds)
    out = b"WNK1" + struct.pack("<B", len(model.classes_))
    for k, name in enumerate(model.classes_):
        part = model_file([p[k].nodes for p in model._predictors], float(np.ravel(model._baseline_prediction)[k]), pages.names)
        out += struct.pack("<B", len(name)) + name.encode() + struct.pack("<H", len(part)) + part
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--kinds", type=pathlib.Path, help="write the model of the kind of page too")
    parser.add_argument("--without", help="leave out the features that have this in their names")
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--leaves", type=int, default=16)
    parser.add_argument("--depth", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.12)
    parser.add_argument("--folds", type=int, default=5, help="held-out folds, to calibrate by and to tell the F1 of")
    parser.add_argument("--rows", type=int, default=40, help="least rows of a leaf")
    parser.add_argument("--soft", type=int, default=0, help="how many of the last trees follow the F1 of pages too")
    parser.add_argument("--scores", action="store_true", help="write the held-out scores to WORK/scores.f32")
    options = parser.parse_args()
    pages = Pages(options.work, options.without)
    boosting = (Soft if options.soft else Plain)(pages, options)
    scores = held_out(pages, options, boosting)
    if options.scores:
        scores.tofile(options.work / "scores.f32")
    held = outcomes(pages, scores)
    print(f"{len(held)} fitted pages, {options.folds} held-out folds: F1 {np.mean([h[1] for h in held]):.4f}", end="")
    for kind in sorted({h[2] for h in held}):
        print(f"  {kind} {np.mean([h[1] for h in held if h[2] == kind]):.3f}", end="")
    print()
    predictors, base, _ = boosting.fit(np.zeros(len(boosting.rows), bool))
    options.out.write_bytes(model_file(predictors, base, pages.names, calibrate(held)))
    print(f"{options.out}: {len(predictors)} trees, {options.out.stat().st_size} bytes")
    if options.kinds:
        options.kinds.write_bytes(kind_file(pages))
        print(f"{options.kinds}: {options.kinds.stat().st_size} bytes")


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# Fits the models anew and writes them to heuristics/model. See README.md.
#
#   bash heuristics/internal/train/refit.sh DATASET [text|html]
#
# Of text there are two body models, a second look for English, the table of words
# and the kinds of page; of HTML a body model and the kinds.
#
# DATASET is the development folder of WCXB, with text/, html/ and
# ground-truth/. PYTHON names a Python that has scikit-learn (default:
# /usr/bin/python3, for which Debian's package is python3-sklearn).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
models=$here/../../model
python=${PYTHON:-/usr/bin/python3}

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: bash heuristics/internal/train/refit.sh DATASET [text|html]" >&2
    exit 2
fi
dataset=$(cd "$1" && pwd)
inputs=${2:-text html}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for input in $inputs; do
    case $input in
    text | html) ;;
    *) echo "refit.sh: $input is neither text nor html" >&2 && exit 2 ;;
    esac
done

# fit INPUT NAME ARGUMENTS... fits on the rows of an input. One thread: sums of
# floating point come out the same each time.
fit() {
    local input=$1 name=$2
    shift 2
    echo "== fit $name"
    OMP_NUM_THREADS=1 "$python" "$here/fit.py" --work "$work/$input" --out "$work/$name.bin" "$@"
}

# second INPUT NAME fits the second look on the held-out scores of the fit before.
second() {
    (cd "$here" && go run . -second "$work/$1" -out "$work/$2-second")
    fit "$2-second" "$2-second" --trees 40 --leaves 12 --rows 60
}

for input in $inputs; do
    echo "== features of $input"
    (cd "$here" && go run . -dataset "$dataset" -input "$input" -out "$work/$input")
    case $input in
    text)
        fit text text --without odds --trees 120 --kinds "$work/text-kind.bin"
        fit text english --trees 120 --scores
        second text english
        mv "$work/text/words.bin" "$work/words.bin"
        ;;
    html) fit html html --without odds --trees 140 --soft 40 --kinds "$work/html-kind.bin" ;;
    esac
done
# All or nothing: the committed models stay as they are where one fit fails.
cp "$work"/*.bin "$models/"

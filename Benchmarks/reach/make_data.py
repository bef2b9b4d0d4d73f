"""Writes a large data set as CSV and npz: EXAMPLES rows of FEATURES numbers between 0 and 10, and a label 0 or 1.

    make_data.py FOLDER [EXAMPLES FEATURES]

The label says whether the row's mean lies above 5, so that a linear model can learn it. Numbers have four decimals, as
measurements in CSV files do.
"""

import pathlib
import sys

import numpy as np

ROWS_AT_A_TIME = 10_000


def digits(rows):
    """The lines of the CSV file for rows of whole ten-thousandths, as bytes."""
    values, labels = rows
    count, features = values.shape
    text = np.empty((count, features, 7), dtype=np.uint8)
    text[:, :, 1], text[:, :, 6] = ord("."), ord(",")
    left = values
    for place in (5, 4, 3, 2, 0):
        text[:, :, place] = left % 10 + ord("0")
        left = left // 10
    line_ends = np.stack([labels + ord("0"), np.full(count, ord("\n"))], axis=1).astype(np.uint8)
    return np.concatenate([text.reshape(count, -1), line_ends], axis=1).tobytes()


def main():
    folder = pathlib.Path(sys.argv[1])
    examples, features = (int(n) for n in sys.argv[2:4]) if len(sys.argv) > 3 else (1_000_000, 100)
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    inputs = np.empty((examples, features), dtype=np.float64)
    labels = np.empty(examples, dtype=np.int64)
    with open(folder / "large.csv", "wb") as file:
        file.write(",".join([f"x{j + 1}" for j in range(features)] + ["y"]).encode() + b"\n")
        for first in range(0, examples, ROWS_AT_A_TIME):
            count = min(ROWS_AT_A_TIME, examples - first)
            values = rng.integers(0, 100_000, (count, features), dtype=np.int32)
            some = slice(first, first + count)
            labels[some] = values.mean(axis=1) > 50_000
            inputs[some] = values / 10_000
            file.write(digits((values, labels[some])))
    np.savez(folder / "large.npz", x=inputs, y=labels)


main()

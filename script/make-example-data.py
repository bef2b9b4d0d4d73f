"""Writes docs/data/train.csv and docs/data/test.csv: points with labels from a noisy line, the same every time."""

import pathlib
import random

random.seed(3)
folder = pathlib.Path(__file__).resolve().parent.parent / "docs" / "data"
for name, count in (("train", 120), ("test", 40)):
    with open(folder / f"{name}.csv", "w", newline="\n") as file:
        file.write("x1,x2,y\n")
        for _ in range(count):
            a, b = random.gauss(0, 1), random.gauss(0, 1)
            label = 1 if a + b / 2 + random.gauss(0, 0.5) > 0 else 0
            file.write(f"{a:.3f},{b:.3f},{label}\n")

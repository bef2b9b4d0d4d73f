"""Writes Notebooks/data/exam.csv and exam-later.csv: who passed, of students who studied and slept; the same every time.

A student passes who has studied enough and slept enough, each up to some luck. The numbers are invented.
"""

import pathlib
import random

random.seed(11)
folder = pathlib.Path(__file__).resolve().parent.parent / "Notebooks" / "data"
folder.mkdir(exist_ok=True)
for name, count in (("exam", 240), ("exam-later", 120)):
    with open(folder / f"{name}.csv", "w", newline="\n") as file:
        file.write("hours,sleep,passed\n")
        for _ in range(count):
            hours, sleep = random.uniform(0, 10), random.uniform(3, 9.5)
            knows = hours + random.gauss(0, 0.6) > 4
            awake = sleep + random.gauss(0, 0.4) > 5.3
            file.write(f"{hours:.1f},{sleep:.1f},{int(knows and awake)}\n")

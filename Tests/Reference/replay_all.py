"""Replays nnbook's runs in NumPy, from the formulas and the order of draws that docs/numerics.md states.

    replay_all.py NNBOOK WORK_FOLDER

Both read the same table of cases: the note's text for nnbook, and the same as NumPy. Compared are, at each of the first
100 records, the loss and accuracy of each part of the data and the penalty. The rings of the lecture are replayed too,
so that what its page shows is what NumPy computes.
"""

import json
import pathlib
import subprocess
import sys

from cases import OUT, cases
from datasets import circles
from functions import TANH
from networks import Dense
from optimizers import SGD
from runs import Case

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECORDS = 100
LIMITS = {"float64": 1e-12, "float32": 1e-5}


def report(nnbook, note):
    out = subprocess.run(
        [nnbook, "render", str(note), "--format", "json", "--no-cache"], check=True, capture_output=True, text=True
    )
    return json.loads(out.stdout)


def run(report, declaration, member=""):
    statement = next(s for s in report["statements"] if s["kind"] == "train" and s["name"] == declaration)
    return next(m for m in statement["members"] if m["name"] == member)


def differences(history, records):
    """How far the records lie apart, relative to the larger, for every metric that NumPy has."""
    parts = {name for record in records for name in record} - {"penalty"}
    if parts != {"train", "validation", "test"} & set(history):
        raise SystemExit(f"the parts are not {sorted(parts)}")
    for place, step in enumerate(history["step"][:RECORDS]):
        expected = records[step]
        pairs = [(history["penalty"][place], expected["penalty"])]
        for name in parts:
            pairs += [(history[name][metric][place], value) for metric, value in expected[name].items()]
            objective = expected[name]["loss"] + expected["penalty"]
            pairs.append((history[name]["objective"][place], objective))
        for ours, theirs in pairs:
            yield abs(ours - theirs) / max(abs(ours), abs(theirs), 1e-300)


def compare(about, case, history, every=1):
    """Prints a row of the table; whether the run is the one NumPy computes."""
    records = case.replay()
    steps = list(range(0, len(records), every))
    largest = max(differences(history, records)) if history["step"] == steps else float("nan")
    limit = LIMITS[case.precision]
    holds = largest <= limit
    print(f"{about:<62} {min(len(steps), RECORDS):>4} records  {largest:8.1e}  {'' if holds else f'ABOVE {limit}'}")
    return holds


def main():
    nnbook, work = sys.argv[1], pathlib.Path(sys.argv[2])
    table = list(cases(work))
    declarations = dict.fromkeys(d for case in table for d in case.declarations)
    texts = [case.text(f"run{place}") for place, case in enumerate(table)]
    note = work / "replays.md"
    note.write_text("```nn\n" + "\n".join([*declarations, *texts]) + "\n```\n")
    replayed = report(nnbook, note)
    results = [
        compare(case.about, case, run(replayed, case.name_of_last(f"run{place}"))["history"])
        for place, case in enumerate(table)
    ]
    lecture = report(nnbook, ROOT / "Notebooks" / "lec11.md")
    rings = Case("", circles(200, 0.1), [Dense(4, TANH), OUT], SGD(1.0), steps=5000)
    history = run(lecture, "fits", "learned")["history"]
    results.append(compare("the rings of Notebooks/lec11.md", rings, history, every=history["step"][1]))
    print(f"{sum(results)} runs are NumPy's, {len(results) - sum(results)} are not")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()

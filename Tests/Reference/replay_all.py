"""Runs the declarations that replay.py knows in nnbook, and replays each in NumPy.

    replay_all.py NNBOOK WORK_FOLDER

The rings are taken from the lecture itself, so that what its page shows is what NumPy computes.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

NOTES = {
    "xor": """```nn
train r = dense(4, tanh) -> dense(1, sigmoid) on gate("xor"), optimizer=sgd(lr=0.5), steps=2000
```
""",
    "moons_adam": """```nn
data d = moons(n=500, noise=0.1)
train r = dense(16, relu) -> dense(16, relu) -> dense(1, sigmoid) on d,
          optimizer=adam(lr=0.01), batch=32, epochs=40
```
""",
}


def report(nnbook, note):
    out = subprocess.run([nnbook, "render", str(note), "--format", "json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def member(report, declaration, name):
    statement = next(s for s in report["statements"] if s["kind"] == "train" and s["name"] == declaration)
    return next(m for m in statement["members"] if m["name"] == name)


def main():
    nnbook, work = sys.argv[1], pathlib.Path(sys.argv[2])
    runs = {"rings": member(report(nnbook, HERE.parent.parent / "Notebooks" / "lec11.md"), "fits", "learned")}
    for case, text in NOTES.items():
        note = work / f"{case}.md"
        note.write_text(text)
        runs[case] = member(report(nnbook, note), "r", "")
    failed = 0
    for case, run in runs.items():
        result = work / f"{case}.json"
        result.write_text(json.dumps(run))
        done = subprocess.run([sys.executable, str(HERE / "replay.py"), case, str(result)])
        failed += done.returncode != 0
    print(f"{len(runs) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()

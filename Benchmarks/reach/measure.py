"""How far nnbook reaches: large data, a large net, a long run; each with its time and the most memory it held.

    measure.py NNBOOK OUTPUT.json [--examples N] [--features N]

Memory is the largest resident set of the process, as the kernel accounts it.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

LARGE_DATA = """```nn
data big = {source}
train r = dense(1, sigmoid) on big, optimizer=sgd(lr=0.001), batch=1000, epochs=1{options}
show r.loss
```
"""

CASES = {
    "csv": LARGE_DATA.format(source='csv("large.csv", target="y")', options=""),
    "npz": LARGE_DATA.format(source='npz("large.npz", x="x", y="y")', options=""),
    "csv, a fifth for the test, standardized": LARGE_DATA.format(
        source='csv("large.csv", target="y", test=0.2)', options="").replace("dense", "standardize -> dense").replace(
            "r.loss", "r.train.loss"),
    "npz, float32": LARGE_DATA.format(source='npz("large.npz", x="x", y="y")', options=", precision=float32"),
    "1 007 146 parameters": """```nn
data d = digits(n=2000, size=28)
train r = dense(1024, relu, init=he_normal) -> dense(192, relu, init=he_normal) -> dense(32, relu, init=he_normal)
          -> dense(10, softmax) on d, optimizer=sgd(lr=0.05), batch=128, epochs=10, precision=float32
show r.accuracy
```
""",
    "1000 epochs": """```nn
data d = circles(n=200, noise=0.1)
train r = dense(8, tanh) -> dense(1, sigmoid) on d, optimizer=sgd(lr=0.1), batch=20, epochs=1000
plot loss(r)
```
""",
    "10 000 epochs": """```nn
data d = circles(n=200, noise=0.1)
train r = dense(8, tanh) -> dense(1, sigmoid) on d, optimizer=sgd(lr=0.1), batch=20, epochs=10000
plot loss(r)
```
""",
}


def measure(nnbook, folder, name, text):
    note = folder / "note.md"
    note.write_text(text)
    begin = time.perf_counter()
    process = subprocess.Popen(
        [nnbook, "render", str(note), "--no-cache", "-o", str(folder / "note.html")], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{name}: {errors}")
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "case": name, "seconds": seconds, "bytes": usage.ru_maxrss * unit,
        "page_bytes": (folder / "note.html").stat().st_size,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nnbook")
    parser.add_argument("output")
    parser.add_argument("--examples", type=int, default=1_000_000)
    parser.add_argument("--features", type=int, default=100)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run(
            [sys.executable, str(HERE / "make_data.py"), name, str(options.examples), str(options.features)], check=True)
        files = {name: (folder / name).stat().st_size for name in ("large.csv", "large.npz")}
        for name, text in CASES.items():
            rows.append(measure(options.nnbook, folder, name, text))
            print(name, f"{rows[-1]['seconds']:.1f} s", f"{rows[-1]['bytes'] / 1e6:.0f} MB", flush=True)
    result = {
        "examples": options.examples, "features": options.features, "files": files,
        "data_bytes": options.examples * options.features * 8, "rows": rows,
    }
    pathlib.Path(options.output).write_text(json.dumps(result, indent=1))


main()

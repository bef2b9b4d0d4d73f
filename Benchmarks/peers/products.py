"""Matrix products of nnbook beside OpenBLAS, in turns: OpenBLAS as it is and with OPENBLAS_CORETYPE=SkylakeX, which
is its fair setting on processors with AVX-512 that it does not know.

    products.py NNBOOK OUTPUT.json [--rounds N]

Of each product everybody's best round counts, a round being the median of three samples: neighbours on the machine can
make a round twice as slow, and do not choose whose.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess

import numpy as np

from pinning import pinned

HERE = pathlib.Path(__file__).resolve().parent
SETTINGS = {"default": None, "SkylakeX": "SkylakeX"}


def build(folder):
    program = folder / "openblas"
    subprocess.run(["cc", "-O2", "-o", str(program), str(HERE / "openblas.c"), "-ldl"], check=True)
    return program


def library():
    """The OpenBLAS in NumPy's wheel."""
    folder = pathlib.Path(np.__file__).parent.parent / "numpy.libs"
    return next(folder.glob("libscipy_openblas64_*"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nnbook")
    parser.add_argument("output")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    output = pathlib.Path(options.output)
    program, blas = build(output.parent), str(library())

    samples, cores, shares = {}, {}, {}
    listed = subprocess.run(
        [options.nnbook, "bench", "--filter", "product/", "--list"], check=True, capture_output=True, text=True)
    names = listed.stdout.split()
    groups = sorted({tuple(name.split("/")[1:3]) for name in names})
    for _ in range(options.rounds):
        for precision, threads in groups:
            prefix = f"product/{precision}/{threads}/"
            shapes = [name.removeprefix(prefix) for name in names if name.startswith(prefix)]
            prepare = pinned(int(threads))
            done = subprocess.run(
                [options.nnbook, "bench", "--filter", prefix, "--samples", "3", "--json"], check=True,
                capture_output=True, text=True, preexec_fn=prepare)
            for result in json.loads(done.stdout)["results"]:
                samples.setdefault((result["name"], "nnbook"), []).append(result["median"])
                shares.setdefault(result["name"], []).append(result["share"])
            for setting, core in SETTINGS.items():
                environment = dict(os.environ, **({"OPENBLAS_CORETYPE": core} if core else {}))
                kind = "f32" if precision == "float32" else "f64"
                done = subprocess.run(
                    [str(program), blas, "scipy_", "64_", threads, kind, "3", "0.01", *shapes], check=True,
                    capture_output=True, text=True, env=environment, preexec_fn=prepare)
                for line in done.stdout.splitlines():
                    shape, chosen, *times = line.split()
                    cores[setting] = chosen
                    samples.setdefault((prefix + shape, setting), []).append(
                        statistics.median(float(t) for t in times))
        print("a round of products is done", flush=True)
    rows = [
        {
            "name": name, "share": max(shares[name]),
            "times": {who: min(samples[name, who]) for who in ("nnbook", *SETTINGS)},
        }
        for name in names
    ]
    output.write_text(json.dumps({"cores": cores, "rounds": options.rounds, "rows": rows}, indent=1))


main()

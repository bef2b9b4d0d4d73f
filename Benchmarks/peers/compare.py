"""Trains the same networks with nnbook and its peers, in turns, and writes what each took.

    compare.py NNBOOK OUTPUT.json [--rounds N] [--only WORKLOAD,…] [--threads 1,2] [--peers NAME,…]

In every round each library trains each workload once from the same first weights on the same data in the same order
of batches; what is kept is each library's median over the rounds. Losses after the last step must agree with
nnbook's, or the comparison ends with status 1.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

from pinning import pinned
from workloads import WORKLOADS

HERE = pathlib.Path(__file__).resolve().parent
TOLERANCE = {"float64": 1e-10, "float32": 1e-4}


class Worker:
    """A peer's process."""

    def __init__(self, name, threads):
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "worker.py"), name, str(threads)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=pinned(threads))

    def train(self, workload, precision):
        self.process.stdin.write(f"{workload.name} {precision}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a peer ended in {workload.name} {precision}")
        answer = json.loads(line)
        return answer["seconds"] / workload.steps * 1e6, answer["loss"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def train_with_nnbook(nnbook, workload, precision, threads):
    name = f"train/{precision}/{threads}/{workload.name}"
    done = subprocess.run(
        [nnbook, "bench", "--filter", name, "--samples", "1", "--json"], check=True, capture_output=True, text=True,
        preexec_fn=pinned(threads))
    report = json.loads(done.stdout)
    (result,) = report["results"]
    assert result["steps"] == workload.steps, f"{workload.name} has other steps in Sources/Benchmarking"
    return result["median"], result["loss"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nnbook")
    parser.add_argument("output")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(WORKLOADS))
    parser.add_argument("--threads", default="1,2" if (os.cpu_count() or 1) > 1 else "1")
    parser.add_argument("--peers", default="numpy,torch,sklearn,jax")
    options = parser.parse_args()

    rows, disagreements = [], []
    for threads in [int(n) for n in options.threads.split(",")]:
        peers = {name: Worker(name, threads) for name in options.peers.split(",")}
        for workload in [WORKLOADS[name] for name in options.only.split(",")]:
            if threads > 1 and not workload.is_large:
                continue
            for precision in ("float32", "float64"):
                times, losses = {}, {}
                for _ in range(options.rounds):
                    turns = [("nnbook", lambda: train_with_nnbook(options.nnbook, workload, precision, threads))]
                    turns += [(n, lambda p=p: p.train(workload, precision)) for n, p in peers.items()]
                    for name, turn in turns:
                        time, loss = turn()
                        times.setdefault(name, []).append(time)
                        losses[name] = loss
                row = {"workload": workload.name, "precision": precision, "threads": threads, "peers": {},
                       "operations": workload.operations}
                for name, samples in times.items():
                    difference = None
                    if losses[name] is not None:
                        difference = abs(losses[name] - losses["nnbook"]) / abs(losses["nnbook"])
                        if not difference <= TOLERANCE[precision]:
                            disagreements.append(f"{name} {workload.name} {precision}: {losses[name]!r}, nnbook {losses['nnbook']!r}")
                    row["peers"][name] = {
                        "median": statistics.median(samples), "low": min(samples), "high": max(samples),
                        "loss": losses[name], "difference": difference,
                    }
                rows.append(row)
                print(threads, workload.name, precision,
                      *(f"{n} {p['median']:.4g}" for n, p in row["peers"].items()), flush=True)
        for peer in peers.values():
            peer.close()
    pathlib.Path(options.output).write_text(json.dumps({"rounds": options.rounds, "rows": rows}, indent=1))
    for line in disagreements:
        print("losses differ:", line, file=sys.stderr)
    sys.exit(1 if disagreements else 0)


main()

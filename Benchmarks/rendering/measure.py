"""Renders a note of 1 MB with 2000 formulas: nnbook without and with what it kept, pandoc, and cmark, in turns.

    measure.py NNBOOK OUTPUT.json [--rounds N]

pandoc and cmark do less: pandoc leaves formulas to a script in the reader's browser, cmark does not know them. nnbook
typesets every formula, cold by KaTeX, warm from what an earlier build kept.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def seconds(command, **options):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, **options)
    elapsed = time.perf_counter() - begin
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {done.stderr}")
    return elapsed, done


def phases(text):
    """The parts that `--timings` wrote, in milliseconds."""
    found = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 3 and words[2] == "ms":
            found[words[0]] = float(words[1])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nnbook")
    parser.add_argument("output")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        note, page = folder / "long.md", folder / "long.html"
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(note)], check=True)
        cache = folder / "cache"
        environment = dict(os.environ, NNBOOK_CACHE=str(cache))
        render = [options.nnbook, "render", str(note), "-o", str(page), "--timings"]
        commands = {
            "pandoc": ["pandoc", "--katex", "--standalone", "--metadata", "title=note", "-o", str(folder / "p.html"), str(note)],
            "cmark": ["cmark", str(note)],
        }
        missing = [name for name in commands if not shutil.which(name)]
        samples, parts = {}, {}
        for _ in range(options.rounds):
            shutil.rmtree(cache, ignore_errors=True)
            for state in ("cold", "warm"):
                elapsed, done = seconds(render, env=environment)
                samples.setdefault(state, []).append(elapsed)
                for phase, value in phases(done.stdout + done.stderr).items():
                    parts.setdefault(state, {}).setdefault(phase, []).append(value)
            for name, command in commands.items():
                if name not in missing:
                    samples.setdefault(name, []).append(seconds(command)[0])
        versions = {
            name: subprocess.run([name, "--version"], capture_output=True, text=True).stdout.splitlines()[0]
            for name in commands if name not in missing
        }
        result = {
            "bytes": note.stat().st_size, "page_bytes": page.stat().st_size, "rounds": options.rounds,
            "milliseconds": {name: statistics.median(values) * 1000 for name, values in samples.items()},
            "phases": {
                state: {phase: statistics.median(values) for phase, values in found.items()}
                for state, found in parts.items()
            },
            "versions": versions, "missing": missing,
        }
    pathlib.Path(options.output).write_text(json.dumps(result, indent=1))
    print({name: round(value, 1) for name, value in result["milliseconds"].items()})


main()

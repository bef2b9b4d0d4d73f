"""Cuts a note after every character and has nnbook check every piece.

cut-note.py NNBOOK NOTE [STEP [START]]     only every STEP-th piece, from one of START characters on

Each piece must be answered: with exit status 0 or 1, and with diagnostics that stand in it.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def check(nnbook, pieces):
    """Has pieces checked one after another, and returns how many diagnostics there are."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        # All pieces have one name, so that formulas are typeset once.
        environment = dict(os.environ, NNBOOK_CACHE=os.path.join(folder, "cache"))
        for piece in pieces:
            pathlib.Path(folder, "note.md").write_text(piece, encoding="utf-8", newline="")
            done = subprocess.run(
                [nnbook, "check", "--format", "json", "note.md"], cwd=folder, env=environment, capture_output=True
            )
            if done.returncode not in (0, 1):
                sys.exit(f"exit status {done.returncode} for the first {len(piece)} characters: {done.stderr[-2000:]}")
            for line in done.stdout.splitlines():
                diagnostic = json.loads(line)
                found += 1
                if not 1 <= diagnostic.get("line", 1) <= piece.count("\n") + 1:
                    sys.exit(f"a place outside of the first {len(piece)} characters: {line}")
    return found


def main():
    nnbook, note = sys.argv[1:3]
    step, start = (int(argument) for argument in (sys.argv[3:] + ["1", "0"][len(sys.argv) - 3 :])[:2])
    text = pathlib.Path(note).read_text(encoding="utf-8")
    pieces = [text[:length] for length in range(start, len(text) + 1, step)]
    workers = os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        # Neighbours stay together: they differ in their last formula only.
        size = -(-len(pieces) // (4 * workers))
        parts = [pieces[first : first + size] for first in range(0, len(pieces), size)]
        found = sum(pool.map(lambda part: check(os.path.abspath(nnbook), part), parts))
    print(f"{note}: {len(pieces)} pieces, {found} diagnostics")


main()

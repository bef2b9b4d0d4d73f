"""Cuts a note after every character and has nnbook check every piece.

cut-note.py NNBOOK NOTE

Each piece must be answered: with exit status 0 or 1, and with diagnostics that stand in it.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def check(nnbook, folder, pieces):
    """Has a number of pieces checked at once, and returns how many diagnostics there are."""
    names = [f"{length:07}.md" for length, _ in pieces]
    for name, (_, text) in zip(names, pieces):
        pathlib.Path(folder, name).write_text(text, encoding="utf-8", newline="")
    done = subprocess.run([nnbook, "check", "--format", "json", *names], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"exit status {done.returncode} for a piece from {names[0]} on: {done.stderr[-2000:]}")
    found = 0
    lines = {name: text.count("\n") + 1 for name, (_, text) in zip(names, pieces)}
    for line in done.stdout.splitlines():
        diagnostic = json.loads(line)
        found += 1
        if not 1 <= diagnostic.get("line", 1) <= lines[diagnostic["file"]]:
            sys.exit(f"a place outside of the note: {line}")
    for name in names:
        os.remove(os.path.join(folder, name))
    return found


def main():
    nnbook, note = sys.argv[1:]
    text = pathlib.Path(note).read_text(encoding="utf-8")
    pieces = [(length, text[:length]) for length in range(len(text) + 1)]
    batches = [pieces[start : start + 250] for start in range(0, len(pieces), 250)]
    with tempfile.TemporaryDirectory() as folder:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = sum(pool.map(lambda batch: check(os.path.abspath(nnbook), folder, batch), batches))
    print(f"{note}: {len(pieces)} pieces, {found} diagnostics")


main()

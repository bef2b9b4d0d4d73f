"""Kills renders at random moments and says whether anything wrong is left behind.

    check-kill.py NNBOOK NOTE [TIMES]

Two processes render the note at once, with one cache; one of them is killed. The page must then be absent or whole, and
a further render must give the same bytes as one that was never disturbed.
"""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

nnbook, note = sys.argv[1], sys.argv[2]
times = int(sys.argv[3]) if len(sys.argv) > 3 else 200
work = pathlib.Path(tempfile.mkdtemp())
random.seed(1)


def render(page, cache, **options):
    environment = dict(os.environ, NNBOOK_CACHE=str(cache))
    return subprocess.Popen(
        [nnbook, "render", note, "-o", str(page)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


reference = work / "reference.html"
start = time.monotonic()
render(reference, work / "other").communicate()
whole = reference.read_bytes()
length = time.monotonic() - start

page, cache = work / "page.html", work / "cache"
wrong = 0
for turn in range(times):
    if turn % 20 == 0:
        shutil.rmtree(cache, ignore_errors=True)
    page.unlink(missing_ok=True)
    first, second = render(page, cache), render(work / "second.html", cache)
    time.sleep(random.uniform(0, length))
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second.communicate(timeout=120)
    if page.exists() and page.read_bytes() != whole:
        print(f"turn {turn}: a wrong or partial page")
        wrong += 1
    if second.returncode != 0 or (work / "second.html").read_bytes() != whole:
        print(f"turn {turn}: the other process gave a wrong page or failed ({second.returncode})")
        wrong += 1
    third = render(page, cache)
    message = third.communicate(timeout=120)[1]
    if third.returncode != 0 or page.read_bytes() != whole:
        print(f"turn {turn}: a later render gives a wrong page: {message.decode()}")
        wrong += 1
shutil.rmtree(work, ignore_errors=True)
print(f"{times} renders killed, {wrong} wrong")
sys.exit(1 if wrong else 0)

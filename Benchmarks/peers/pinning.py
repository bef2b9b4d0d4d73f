"""How processes are measured."""

import os


def pinned(threads):
    """What a process does before it starts: with one thread it stays on one core; with more they may wander."""
    if threads > 1 or not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    return lambda: os.sched_setaffinity(0, {core})

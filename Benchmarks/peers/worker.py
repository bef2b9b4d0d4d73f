"""Serves one peer: reads a line "WORKLOAD DTYPE", trains, and answers with a line of JSON.

    worker.py PEER THREADS

Data and compiled programs stay until another workload is asked for. Nothing runs between requests.
"""

import gc
import importlib
import json
import os
import sys

name, threads = sys.argv[1], sys.argv[2]
os.environ["PEER_THREADS"] = threads
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = threads
# What libraries print must not get among the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

module = importlib.import_module(f"{name}_peer")
from workloads import WORKLOADS  # noqa: E402  (NumPy reads the variables when it is imported)

peer, served = None, None
for line in sys.stdin:
    request = tuple(line.split())
    if request != served:
        peer = None
        gc.collect()
        peer, served = module.Peer(WORKLOADS[request[0]], request[1]), request
    seconds, value = peer.run()
    print(json.dumps({"seconds": seconds, "loss": value}), file=answers, flush=True)

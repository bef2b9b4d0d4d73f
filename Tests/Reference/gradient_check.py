"""Backpropagation against central differences, for every layer with every activation under every loss.

    gradient_check.py NNBOOK WORK_FOLDER

The note asks for `table gradient_check`; a row of what is printed is a network under a loss, with the largest relative
error of its tensors. Exits with 1 where one is 1e-6 or more.
"""

import json
import pathlib
import subprocess
import sys

LIMIT = 1e-6

ACTIVATIONS = ["identity", "sigmoid", "tanh", "relu", "leaky_relu(0.2)", "softplus", "swish", "bump"]

# The last layer's activation, its units, the loss and the data.
ENDS = [
    ("sigmoid", 1, "cross_entropy", "halves"),
    ("sigmoid", 2, "cross_entropy", "labels"),
    ("softmax", 3, "cross_entropy", "clouds"),
    *[(activation, 1, loss, "halves") for activation in ACTIVATIONS for loss in ["mse", "mae", "gap"]],
    ("identity", 2, "mse", "labels"),
]

# What stands before the last layer, with `G` for an activation.
BODIES = {
    "dense": "dense(5, G)",
    "two dense": "dense(5, G) -> dense(4, G)",
    "dense without bias": "dense(5, G, bias=false)",
    "features, dense": "features(x1, x1*x2, sin(x2)) -> dense(5, G)",
    "standardize, dense": "standardize -> dense(5, G)",
    "minmax, dense": "minmax -> dense(5, G)",
    "dense, dropout, dense": "dense(5, G) -> dropout(0.5) -> dense(4, G)",
    "repeat": "repeat(3, dense(4, G))",
    "activation alone": "dense(5) -> G",
}

BEGINNING = """
let swish(z) = z*sigmoid(z)
let bump(z) = exp(-z^2) + 0.1*sin(3*z)
let gap(a, y) = log((exp(a - y) + exp(y - a))/2)
data halves = moons(n=30, noise=0.2)
data clouds = blobs(n=30, centers=3, std=3)
data labels = points([[0.5, 1], [1, -1], [2, 0.25], [-1, 0.75], [0.1, 2], [-2, -0.5]],
                     [[1, 0], [0, 0], [1, 1], [0, 1], [1, 1], [0, 0]])
"""


def cases():
    """Every body with every activation, and every end with every activation behind one body."""
    for body in BODIES:
        for activation in ACTIVATIONS:
            yield body, activation, ENDS[0]
    for end in ENDS:
        for activation in ACTIVATIONS:
            yield "dense", activation, end


def main():
    nnbook, work = sys.argv[1], pathlib.Path(sys.argv[2])
    table = list(dict.fromkeys(cases()))
    lines = []
    for place, (body, activation, (last, units, loss, data)) in enumerate(table):
        # Biases keep an output of `relu` alive, whatever the weights.
        alive = ", biases=[2]" if last == "relu" else ""
        chain = BODIES[body].replace("G", activation) + f" -> dense({units}, {last}{alive})"
        # A sigmoid of clouds of ten across is flat; such gradients are too small to be compared.
        scale = "standardize -> " if data == "clouds" else ""
        lines.append(f"train r{place} = {scale}{chain} on {data}, loss={loss}, steps=0, seed={place + 1}")
        lines.append(f"table gradient_check(r{place})")
    note = work / "gradients.md"
    note.write_text("```nn" + BEGINNING + "\n".join(lines) + "\n```\n")
    out = subprocess.run(
        [nnbook, "render", str(note), "--format", "json", "--no-cache"], check=True, capture_output=True, text=True
    )
    tables = [s for s in json.loads(out.stdout)["statements"] if s["kind"] == "table"]
    assert len(tables) == len(table)
    above, checked = [], 0
    worst = {}
    for (body, activation, (last, units, loss, _)), result in zip(table, tables):
        place = result["columns"].index("relative error")
        errors = [row[place] for row in result["rows"]]
        checked += len(errors)
        error = max(errors)
        worst.setdefault((body, f"dense({units}, {last})", loss), {})[activation] = error
        if not error < LIMIT:
            above.append((body, activation, last, loss, error))
    print(" " * 46 + "".join(f"{name:>16}" for name in ACTIVATIONS))
    for (body, end, loss), errors in worst.items():
        row = "".join(f"{errors[name]:16.1e}" if name in errors else " " * 16 for name in ACTIVATIONS)
        print(f"{body + ' -> ' + end + ', ' + loss:<46.46}{row}")
    for case in above:
        print("above 1e-6:", *case)
    print(f"{checked} tensors of {len(table)} networks, {len(above)} networks above {LIMIT}")
    sys.exit(1 if above else 0)


main()

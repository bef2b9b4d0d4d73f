"""Replays runs in PyTorch: its layers, losses, optimizers and derivatives, from weights written out in the note.

    torch_replay.py NNBOOK WORK_FOLDER

Outside the test command, for PyTorch is large; `Benchmarks/environment` makes a Python that has it. Prints, for each
run, the largest relative difference of the training loss over its records in double precision; exits with 1 where one
is above 1e-10. The result is kept in docs/numerics.md.
"""

import pathlib
import sys

import numpy as np
import torch

from datasets import blobs, circles, moons, sample
from functions import IDENTITY, MAE, MSE, RELU, SIGMOID, SOFTMAX, SOFTPLUS, TANH, leaky_relu
from networks import Dense
from optimizers import SGD, Adam, AdamW, HeavyBall, Nesterov, RMSProp
from replay_all import report, run
from runs import Case

LIMIT = 1e-10
STEPS = 300

MODULES = {
    "tanh": torch.nn.Tanh(), "relu": torch.nn.ReLU(), "softplus": torch.nn.Softplus(threshold=1e9),
    "leaky_relu(0.2)": torch.nn.LeakyReLU(0.2), "identity": torch.nn.Identity(),
    # The losses of these two take what stands before them.
    "sigmoid": torch.nn.Identity(), "softmax": torch.nn.Identity(),
}  # fmt: skip


def layers(inputs, *widths, seed):
    """Dense layers with weights of three decimals, which both sides read from the same text."""
    rng = np.random.default_rng([seed, 99])
    result = []
    for units, activation in widths:
        weights = np.round(rng.standard_normal((units, inputs)) * np.sqrt(2 / (units + inputs)), 3)
        biases = np.round(rng.uniform(-0.1, 0.1, units), 3)
        result.append(Dense(units, activation, weights=weights.tolist(), biases=biases.tolist()))
        inputs = units
    return result


def cases():
    ring, halves, clouds = circles(200, 0.1), moons(100, 0.15), blobs(90, std=3.0)
    line = sample("wave", lambda x: np.sin(3 * x) + x**2 / 4, "let wave(x) = sin(3*x) + x^2/4", (-3, 3), 60, 0.1)
    tanh = layers(2, (4, TANH), (1, SIGMOID), seed=1)
    deep = layers(2, (16, RELU), (16, RELU), (1, SIGMOID), seed=2)
    three = layers(2, (8, TANH), (3, SOFTMAX), seed=3)
    curve = layers(1, (10, TANH), (1, IDENTITY), seed=4)
    mixed = layers(2, (8, SOFTPLUS), (6, leaky_relu(0.2)), (1, SIGMOID), seed=5)
    order = dict(steps=STEPS, shuffle=False)
    yield Case("rings, tanh, SGD", ring, tanh, SGD(1.0), **order)
    yield Case("moons, two layers of relu, Adam, batches of 32", halves, deep, Adam(0.01), batch=32, **order)
    yield Case("three classes, softmax, heavy ball, l2", clouds, three, HeavyBall(0.02), l2=0.01, **order)
    yield Case("regression, mse, RMSprop", line, curve, RMSProp(0.001), loss=MSE, **order)
    yield Case("regression, mae, SGD", line, curve, SGD(0.05), loss=MAE, **order)
    yield Case("softplus, leaky relu, AdamW", halves, mixed, AdamW(0.005, decay=0.1), **order)
    yield Case("rings, tanh, Nesterov, batches of 64", ring, tanh, Nesterov(0.1), batch=64, **order)


def torch_optimizer(case, weights, biases):
    """Penalties and decay are for weights only."""
    optimizer, lr = case.optimizer, case.optimizer.lr
    decay = optimizer.options.get("decay", 0.01) if isinstance(optimizer, AdamW) else case.l2
    groups = [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0}]
    if isinstance(optimizer, HeavyBall):
        return torch.optim.SGD(groups, lr=lr, momentum=0.9)
    if isinstance(optimizer, Nesterov):
        return torch.optim.SGD(groups, lr=lr, momentum=0.9, nesterov=True)
    kinds = {SGD: torch.optim.SGD, RMSProp: torch.optim.RMSprop, Adam: torch.optim.Adam, AdamW: torch.optim.AdamW}
    return kinds[type(optimizer)](groups, lr=lr)


def torch_losses(case):
    """The loss over all examples before each update and after the last."""
    inputs, targets = case.data.parts()["train"]
    modules = []
    for layer in case.layers:
        linear = torch.nn.Linear(len(layer.weights[0]), layer.units, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(layer.weights, dtype=torch.float64))
            linear.bias.copy_(torch.tensor(layer.biases, dtype=torch.float64))
        modules += [linear, MODULES[layer.activation.text]]
    net = torch.nn.Sequential(*modules)
    x = torch.tensor(inputs, dtype=torch.float64)
    if case.layers[-1].activation is SOFTMAX:
        y, loss = torch.tensor(targets[:, 0].astype(int)), torch.nn.CrossEntropyLoss()
    else:
        y = torch.tensor(targets, dtype=torch.float64)
        loss = {MSE: torch.nn.MSELoss(), MAE: torch.nn.L1Loss(), None: torch.nn.BCEWithLogitsLoss()}[case.loss]
    linears = [m for m in net if isinstance(m, torch.nn.Linear)]
    optimizer = torch_optimizer(case, [m.weight for m in linears], [m.bias for m in linears])
    size = case.batch or len(x)
    losses = []
    for step in range(case.steps + 1):
        with torch.no_grad():
            losses.append(loss(net(x), y).item())
        start = step % -(-len(x) // size) * size
        optimizer.zero_grad()
        loss(net(x[start : start + size]), y[start : start + size]).backward()
        optimizer.step()
    return losses


def main():
    nnbook, work = sys.argv[1], pathlib.Path(sys.argv[2])
    table = list(cases())
    declarations = dict.fromkeys(d for case in table for d in case.declarations)
    note = work / "torch.md"
    texts = [case.text(f"run{place}") for place, case in enumerate(table)]
    note.write_text("```nn\n" + "\n".join([*declarations, *texts]) + "\n```\n")
    replayed = report(nnbook, note)
    failed = 0
    print(f"PyTorch {torch.__version__}, double precision")
    for place, case in enumerate(table):
        ours, theirs = run(replayed, f"run{place}")["history"]["train"]["loss"], torch_losses(case)
        assert len(ours) == len(theirs)
        largest = max(abs(a - b) / max(abs(a), abs(b)) for a, b in zip(ours, theirs))
        failed += not largest <= LIMIT
        print(f"{case.about:<50} {len(ours):>5} records  {largest:8.1e}  {'' if largest <= LIMIT else 'ABOVE 1e-10'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

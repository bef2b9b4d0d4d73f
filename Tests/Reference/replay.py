"""Replays nnbook's runs in NumPy, from the formulas and the order of draws that the manual states.

    replay.py CASE RESULT.json

CASE is one of xor, rings, moons_adam. RESULT.json holds the run that nnbook made of the same declarations:

    {"history": {"step": [0, 1, ...], "train": {"loss": [...]}}}

Prints the largest relative difference of the losses over the first 100 records and to the end; exits with 1 when they
are above 1e-12 and 1e-8, or when a record is missing.

The declarations:

    xor         train r = dense(4, tanh) -> dense(1, sigmoid) on gate("xor"), optimizer=sgd(lr=0.5), steps=2000
    rings       data d = circles(n=200, noise=0.1)
                train r = dense(4, tanh) -> dense(1, sigmoid) on d, optimizer=sgd(lr=1), steps=5000
    moons_adam  data d = moons(n=500, noise=0.1)
                train r = dense(16, relu) -> dense(16, relu) -> dense(1, sigmoid) on d,
                          optimizer=adam(lr=0.01), batch=32, epochs=40
"""

import json
import sys

import numpy as np


def xavier_normal(rng, units, inputs):
    return rng.standard_normal((units, inputs)) * np.sqrt(2 / (inputs + units))


def parameters(rng, widths):
    """Weights (units, inputs), drawn layer by layer from the input, and biases of 0."""
    return [[xavier_normal(rng, k, n), np.zeros(k)] for n, k in zip(widths, widths[1:])]


def relu(z):
    return np.where(z > 0, z, 0.0)


# Each activation with its derivative as a function of the activation's value.
ACTIVATIONS = {
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (relu, lambda a: (a > 0) * 1.0),
}


def forward(layers, activation, x):
    """The activations of all layers, the last one's logits."""
    values = [x]
    for place, (w, b) in enumerate(layers):
        z = values[-1] @ w.T + b
        values.append(z if place == len(layers) - 1 else ACTIVATIONS[activation][0](z))
    return values


def cross_entropy(logits, y):
    """The mean of softplus(z) - y z."""
    return float(np.mean(np.maximum(logits, 0) - y * logits + np.log1p(np.exp(-np.abs(logits)))))


def gradients(layers, activation, x, y):
    values = forward(layers, activation, x)
    d = (1 / (1 + np.exp(-values[-1])) - y) / len(x)
    result = []
    for place in reversed(range(len(layers))):
        result.insert(0, [d.T @ values[place], d.sum(axis=0)])
        if place > 0:
            d = (d @ layers[place][0]) * ACTIVATIONS[activation][1](values[place])
    return result


class SGD:
    def __init__(self, rate):
        self.rate = rate

    def update(self, layers, slopes):
        for layer, slope in zip(layers, slopes):
            for place in range(2):
                layer[place] = layer[place] - self.rate * slope[place]


class Adam:
    def __init__(self, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.rate, self.beta1, self.beta2, self.epsilon = rate, beta1, beta2, epsilon
        self.step, self.m, self.v = 0, {}, {}

    def update(self, layers, slopes):
        self.step += 1
        for i, (layer, slope) in enumerate(zip(layers, slopes)):
            for j in range(2):
                g = slope[j]
                self.m[i, j] = m = self.beta1 * self.m.get((i, j), 0.0) + (1 - self.beta1) * g
                self.v[i, j] = v = self.beta2 * self.v.get((i, j), 0.0) + (1 - self.beta2) * g * g
                corrected = m / (1 - self.beta1**self.step)
                scale = np.sqrt(v / (1 - self.beta2**self.step)) + self.epsilon
                layer[j] = layer[j] - self.rate * corrected / scale


def train(x, y, widths, activation, optimizer, steps, batch=None, seed=0):
    """The loss over all of the data before each update and after the last."""
    rng = np.random.default_rng(seed)
    layers = parameters(rng, widths)
    n = len(x)
    size = n if batch is None else batch
    batches = -(-n // size)
    losses = []
    for step in range(steps + 1):
        losses.append(cross_entropy(forward(layers, activation, x)[-1], y))
        if step == steps:
            return losses
        if size < n:
            place = step % batches
            if place == 0:
                order = rng.permutation(n)
            rows = order[place * size : (place + 1) * size]
            optimizer.update(layers, gradients(layers, activation, x[rows], y[rows]))
        else:
            optimizer.update(layers, gradients(layers, activation, x, y))


def circles(n, noise, factor=0.5, seed=0):
    generator = np.random.default_rng([seed, 2])
    outer = np.linspace(0, 2 * np.pi, n // 2, endpoint=False)
    inner = np.linspace(0, 2 * np.pi, n - n // 2, endpoint=False)
    x = np.concatenate(
        [np.c_[np.cos(outer), np.sin(outer)], factor * np.c_[np.cos(inner), np.sin(inner)]]
    )
    y = np.r_[np.zeros(n // 2), np.ones(n - n // 2)]
    return x + generator.standard_normal(x.shape) * noise, y[:, None]


def moons(n, noise, seed=0):
    generator = np.random.default_rng([seed, 2])
    first = np.linspace(0, np.pi, n // 2)
    second = np.linspace(0, np.pi, n - n // 2)
    x = np.concatenate(
        [np.c_[np.cos(first), np.sin(first)], np.c_[1 - np.cos(second), 0.5 - np.sin(second)]]
    )
    y = np.r_[np.zeros(n // 2), np.ones(n - n // 2)]
    return x + generator.standard_normal(x.shape) * noise, y[:, None]


def xor():
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
    y = np.array([[0], [1], [1], [0.0]])
    return train(x, y, [2, 4, 1], "tanh", SGD(0.5), steps=2000)


def rings():
    x, y = circles(200, 0.1)
    return train(x, y, [2, 4, 1], "tanh", SGD(1.0), steps=5000)


def moons_adam():
    x, y = moons(500, 0.1)
    return train(x, y, [2, 16, 16, 1], "relu", Adam(0.01), steps=40 * 16, batch=32)


CASES = {"xor": xor, "rings": rings, "moons_adam": moons_adam}


def compare(case, history):
    """The largest relative differences of the losses, over the first 100 records and over all."""
    expected = CASES[case]()
    steps, losses = history["step"], history["train"]["loss"]
    if not steps or steps[0] != 0 or steps[-1] != len(expected) - 1 or len(steps) != len(losses):
        raise SystemExit(f"{case}: the records must go from step 0 to step {len(expected) - 1}")
    differences = [
        abs(loss - expected[step]) / max(abs(expected[step]), 1e-300) for step, loss in zip(steps, losses)
    ]
    # A loss that is not a number compares false with everything.
    if not all(difference >= 0 for difference in differences):
        raise SystemExit(f"{case}: a loss is not a number")
    return max(differences[:100]), max(differences)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in CASES:
        raise SystemExit(f"usage: replay.py {'|'.join(CASES)} RESULT.json")
    case = sys.argv[1]
    with open(sys.argv[2], encoding="utf-8") as file:
        history = json.load(file)["history"]
    first, last = compare(case, history)
    print(f"{case}: {first:.3e} over the first 100 records (limit 1e-12), {last:.3e} to the end (limit 1e-8)")
    sys.exit(0 if first <= 1e-12 and last <= 1e-8 else 1)


if __name__ == "__main__":
    main()

"""The training runs that are compared, as NumPy draws them.

They are those of Sources/Benchmarking/Workload.swift. nnbook's random numbers are NumPy's, so nothing has to be
exchanged: data come from default_rng(1), a run's first weights and then its permutations from default_rng(0).
"""

from dataclasses import dataclass

import numpy as np

CLASSES = 10


@dataclass(frozen=True)
class Workload:
    name: str
    sizes: tuple
    hidden: str
    data: str
    examples: int
    batch: int | None
    optimizer: str
    rate: float
    steps: int
    is_large: bool = False
    noise: float = 0.0

    @property
    def rows(self):
        """Examples in a step."""
        return self.batch or self.examples

    @property
    def epochs(self):
        """Passes over the data; the data are a multiple of the batch."""
        return self.steps * self.rows // self.examples

    @property
    def operations(self):
        """Arithmetic operations of the matrix products in one step."""
        layers = [2 * self.rows * a * b for a, b in zip(self.sizes, self.sizes[1:])]
        return 3 * sum(layers) - layers[0]

    @property
    def is_binary(self):
        """Whether the output is one sigmoid rather than a softmax."""
        return self.sizes[-1] == 1


WORKLOADS = {
    w.name: w
    for w in [
        Workload("xor", (2, 4, 1), "tanh", "xor", 4, None, "sgd", 0.5, 20_000),
        Workload("logreg", (20, 1), "none", "half_space", 1000, None, "sgd", 0.1, 3000),
        Workload("moons", (2, 16, 16, 1), "relu", "moons", 992, 32, "adam", 0.001, 3100),
        Workload("digits", (64, 64, 10), "relu", "patterns", 1792, 64, "heavy_ball", 0.05, 1400, noise=0.25),
        Workload("mnist", (784, 128, 10), "relu", "patterns", 59_904, 128, "sgd", 0.1, 468, True, 0.5),
        Workload("wide", (784, 512, 512, 10), "relu", "patterns", 15_360, 256, "sgd", 0.01, 60, True, 0.5),
    ]
}


def data(w):
    """Inputs (examples, features) in float64, and labels."""
    rng = np.random.default_rng(1)
    n, features = w.examples, w.sizes[0]
    if w.data == "xor":
        return np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    if w.data == "half_space":
        inputs = rng.standard_normal((n, features))
        direction = rng.standard_normal(features)
        return inputs, (inputs @ direction + rng.standard_normal(n) > 0).astype(np.int64)
    if w.data == "moons":
        half = n // 2
        t, s = np.linspace(0, np.pi, half), np.linspace(0, np.pi, n - half)
        inputs = np.r_[np.c_[np.cos(t), np.sin(t)], np.c_[1 - np.cos(s), 0.5 - np.sin(s)]]
        inputs += rng.standard_normal((n, 2)) * 0.1
        return inputs, np.r_[np.zeros(half, np.int64), np.ones(n - half, np.int64)]
    patterns = rng.random((CLASSES, features))
    labels = rng.integers(0, CLASSES, n)
    inputs = rng.standard_normal((n, features))
    inputs *= w.noise
    inputs += patterns[labels]
    return np.clip(inputs, 0, 1, out=inputs), labels


def start(w):
    """The generator as it is before the first permutation, and the first weights, each (units, inputs) in float64."""
    rng = np.random.default_rng(0)
    weights = []
    for inputs, units in zip(w.sizes, w.sizes[1:]):
        variance = 2 / inputs if w.hidden == "relu" else 2 / (inputs + units)
        weights.append(rng.standard_normal((units, inputs)) * np.sqrt(variance))
    return rng, weights


def loss(w, inputs, labels, weights, biases):
    """The mean loss over all examples, in float64."""
    h = inputs
    for place, (weight, bias) in enumerate(zip(weights, biases)):
        h = h @ np.asarray(weight, np.float64).T + np.asarray(bias, np.float64)
        if place < len(weights) - 1:
            h = np.tanh(h) if w.hidden == "tanh" else np.maximum(h, 0)
    if w.is_binary:
        z = h[:, 0]
        return float(np.mean(np.maximum(z, 0) - z * labels + np.log1p(np.exp(-np.abs(z)))))
    z = h - h.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), labels]))

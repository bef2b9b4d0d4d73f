"""Data sets: generators with their random numbers, files written by NumPy and by hand, and the split into parts."""

import math
from dataclasses import dataclass, field
from typing import Callable

import numpy as np


@dataclass
class Data:
    """A source's text, and its examples as a function of a random generator: inputs, and targets as columns."""

    text: str
    make: Callable
    seed: int = 0
    test: object = None
    """A fraction, or another `Data`."""
    validation: object = None
    names: list = field(default_factory=list)
    """The classes' names in ascending order, where targets are names; the columns then hold places in this list."""
    declaration: str = ""

    @property
    def source(self):
        options = ""
        for name in ("test", "validation"):
            part = getattr(self, name)
            if part is not None:
                options += f", {name}={part.source if isinstance(part, Data) else part}"
        if self.seed:
            options += f", seed={self.seed}"
        return self.text[:-1] + options + ")"

    def parts(self):
        """The parts by name, training first."""
        x, y = self.make(np.random.default_rng([self.seed, 2]))
        counts = [math.ceil(part * len(x)) if isinstance(part, float) else 0 for part in (self.test, self.validation)]
        parts = {"train": (x, y)}
        if sum(counts):
            order = np.random.default_rng([self.seed, 3]).permutation(len(x))
            test, validation, train = np.split(order, np.cumsum(counts))
            parts = {"train": (x[train], y[train])}
            if len(validation):
                parts["validation"] = (x[validation], y[validation])
            if len(test):
                parts["test"] = (x[test], y[test])
        for name, stream in (("test", 4), ("validation", 5)):
            other = getattr(self, name)
            if isinstance(other, Data):
                parts[name] = other.make(np.random.default_rng([other.seed, stream]))
        return parts


def halves(first, second):
    """Two groups of points, of classes 0 and 1."""
    return np.concatenate([first, second]), np.r_[np.zeros(len(first)), np.ones(len(second))][:, None]


def circles(n=100, noise=0.0, factor=0.5, **parts):
    def make(generator):
        outer = np.linspace(0, 2 * np.pi, n // 2, endpoint=False)
        inner = np.linspace(0, 2 * np.pi, n - n // 2, endpoint=False)
        x, y = halves(np.c_[np.cos(outer), np.sin(outer)], factor * np.c_[np.cos(inner), np.sin(inner)])
        return x + generator.standard_normal(x.shape) * noise, y

    return Data(f"circles(n={n}, noise={noise}, factor={factor})", make, **parts)


def moons(n=100, noise=0.0, **parts):
    def make(generator):
        first = np.linspace(0, np.pi, n // 2)
        second = np.linspace(0, np.pi, n - n // 2)
        x, y = halves(np.c_[np.cos(first), np.sin(first)], np.c_[1 - np.cos(second), 0.5 - np.sin(second)])
        return x + generator.standard_normal(x.shape) * noise, y

    return Data(f"moons(n={n}, noise={noise})", make, **parts)


def blobs(n=100, centers=3, features=2, std=1.0, **parts):
    def make(generator):
        middles = generator.uniform(-10, 10, (centers, features))
        # The first classes have one example more where the number does not divide.
        sizes = [n // centers + (k < n % centers) for k in range(centers)]
        y = np.repeat(np.arange(centers), sizes)
        return middles[y] + generator.standard_normal((n, features)) * std, y[:, None].astype(float)

    return Data(f"blobs(n={n}, centers={centers}, features={features}, std={std})", make, **parts)


def spirals(n=100, classes=3, noise=0.2, **parts):
    def make(generator):
        r = np.linspace(0, 1, n)
        arms = []
        for j in range(classes):
            t = np.linspace(4 * j, 4 * (j + 1), n) + generator.standard_normal(n) * noise
            arms.append(np.c_[r * np.sin(t), r * np.cos(t)])
        return np.concatenate(arms), np.repeat(np.arange(classes), n)[:, None].astype(float)

    return Data(f"spirals(n={n}, classes={classes}, noise={noise})", make, **parts)


def gate(kind, noise=0.0, **parts):
    truth = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0], "nand": [1, 1, 1, 0]}[kind]

    def make(generator):
        x = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
        return x + generator.standard_normal(x.shape) * noise, np.array(truth, float)[:, None]

    return Data(f'gate("{kind}", noise={noise})', make, **parts)


def sample(name, function, declaration, over, n=100, noise=0.0, **parts):
    def make(generator):
        x = np.linspace(*over, n)[:, None]
        return x, function(x) + generator.standard_normal(x.shape) * noise

    text = f"sample({name}, over={over[0]}..{over[1]}, n={n}, noise={noise})"
    return Data(text, make, declaration=declaration, **parts)


def points(x, y, **parts):
    """Examples written out: numbers, names or rows of labels."""
    names = sorted(set(y)) if isinstance(y[0], str) else []
    columns = np.array([[names.index(v)] for v in y] if names else y, float).reshape(len(x), -1)
    text = f"points({x}, {y})".replace("'", '"')
    return Data(text, lambda _: (np.array(x, float), columns), names=names, **parts)


def csv(folder, file, columns, target, rows, **parts):
    """A file written here; numbers stand in it as Python prints them, to the last digit."""
    lines = [",".join(columns)] + [",".join(repr(float(v)) for v in row) for row in rows]
    (folder / file).write_text("\n".join(lines) + "\n")
    targets = [columns.index(name) for name in target]
    inputs = [k for k in range(len(columns)) if k not in targets]
    table = np.array(rows, float)
    names = "[" + ", ".join(f'"{name}"' for name in target) + "]"
    return Data(f'csv("{file}", target={names})', lambda _: (table[:, inputs], table[:, targets]), **parts)


def npz(folder, file, x, y, **parts):
    """A file that NumPy writes, compressed."""
    np.savez_compressed(folder / file, inputs=x, labels=y)
    flat = np.asarray(x, float).reshape(len(x), -1)
    columns = np.asarray(y, float).reshape(len(x), -1)
    return Data(f'npz("{file}", x="inputs", y="labels")', lambda _: (flat, columns), **parts)

"""Activations, losses and learning rates: each with its text in the `nn` language and its meaning in NumPy.

Derivatives are written out by hand, so that they say nothing nnbook's own ones are made from.
"""

from dataclasses import dataclass
from typing import Callable

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


@dataclass(frozen=True)
class Activation:
    text: str
    value: Callable
    slope: Callable
    """The derivative, as a function of z."""
    declaration: str = ""
    """What must stand in the note before it."""


IDENTITY = Activation("identity", lambda z: z, lambda z: np.ones_like(z))
SIGMOID = Activation("sigmoid", sigmoid, lambda z: sigmoid(z) * sigmoid(-z))
TANH = Activation("tanh", np.tanh, lambda z: 1 - np.tanh(z) ** 2)
RELU = Activation("relu", lambda z: np.where(z > 0, z, z * 0), lambda z: (z > 0).astype(z.dtype))
SOFTPLUS = Activation("softplus", lambda z: np.logaddexp(z * 0, z), sigmoid)
SOFTMAX = Activation("softmax", None, None)
SWISH = Activation(
    "swish",
    lambda z: z * sigmoid(z),
    lambda z: sigmoid(z) + z * sigmoid(z) * sigmoid(-z),
    "let swish(z) = z*sigmoid(z)",
)
BUMP = Activation(
    "bump",
    lambda z: np.exp(-z * z) + 0.1 * np.sin(3 * z),
    lambda z: -2 * z * np.exp(-z * z) + 0.3 * np.cos(3 * z),
    "let bump(z) = exp(-z^2) + 0.1*sin(3*z)",
)


def leaky_relu(a=0.01):
    return Activation(
        f"leaky_relu({a})",
        lambda z: np.where(z > 0, z, a * z),
        lambda z: np.where(z > 0, z * 0 + 1, z * 0 + a),
    )


@dataclass(frozen=True)
class Loss:
    """A loss of the outputs a, a mean over outputs and examples."""

    text: str
    value: Callable
    slope: Callable
    """The derivative by a."""
    declaration: str = ""

    def of(self, z, activation, y):
        """The mean, summed in double precision, and its gradient by z."""
        a = activation.value(z)
        value = float(np.mean(self.value(a, y), dtype=np.float64))
        return value, self.slope(a, y) * activation.slope(z) / a.size


class CrossEntropy:
    """Of one probability, of independent labels (a sum over them) or of softmax, from z; a mean over examples."""

    text = "cross_entropy"
    declaration = ""

    def of(self, z, activation, y):
        if activation is SIGMOID:
            each = np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))
            return float(np.sum(each, dtype=np.float64)) / len(z), (sigmoid(z) - y) / len(z)
        assert activation is SOFTMAX
        rows, labels = np.arange(len(z)), y[:, 0].astype(int)
        shifted = z - z.max(axis=1, keepdims=True)
        sums = np.exp(shifted).sum(axis=1, keepdims=True)
        gradient = np.exp(shifted) / sums
        gradient[rows, labels] -= 1
        value = np.mean(np.log(sums[:, 0]) - shifted[rows, labels], dtype=np.float64)
        return float(value), gradient / len(z)


CROSS_ENTROPY = CrossEntropy()
MSE = Loss("mse", lambda a, y: (a - y) ** 2, lambda a, y: 2 * (a - y))
MAE = Loss("mae", lambda a, y: np.abs(a - y), lambda a, y: np.sign(a - y))
LOG_COSH = Loss(
    "gap",
    lambda a, y: np.log(np.cosh(a - y)),
    lambda a, y: np.tanh(a - y),
    "let gap(a, y) = log((exp(a - y) + exp(y - a))/2)",
)
QUARTIC = Loss("fourth", lambda a, y: (a - y) ** 4, lambda a, y: 4 * (a - y) ** 3, "let fourth(a, y) = (a - y)^4")


@dataclass(frozen=True)
class Schedule:
    """A learning rate that is a function of the update's number, from 0."""

    text: str
    rate: Callable
    declaration: str


def rate(lr, step):
    return lr.rate(step) if isinstance(lr, Schedule) else lr


DECAYING = Schedule("slower", lambda t: 0.5 / (1 + t / 10), "let slower(t) = 0.5/(1 + t/10)")
HALVING = Schedule("halves", lambda t: 0.05 * 0.5 ** (t / 20), "let halves(t) = 0.05*0.5^(t/20)")
WARMING = Schedule("warming", lambda t: 0.02 * min((t + 1) / 10, 1), "let warming(t) = 0.02*min((t + 1)/10, 1)")

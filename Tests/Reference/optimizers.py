"""Optimizers, as docs/numerics.md states them. Memories start at 0."""

import numpy as np

from functions import Schedule, rate


class Optimizer:
    """`update` changes a list of parameters, each an array with the flag whether it holds weights."""

    name = ""

    def __init__(self, lr, **options):
        self.lr, self.options = lr, options
        self.reset()

    def reset(self):
        """Forgets what was learned of earlier gradients."""
        self.memory = {}
        self.updates = 0

    @property
    def text(self):
        lr = self.lr.text if isinstance(self.lr, Schedule) else self.lr
        return f"{self.name}(" + ", ".join([f"lr={lr}"] + [f"{k}={v}" for k, v in self.options.items()]) + ")"

    @property
    def declaration(self):
        return self.lr.declaration if isinstance(self.lr, Schedule) else ""

    def update(self, parameters, gradients, are_weights, step):
        self.updates += 1
        eta = rate(self.lr, step)
        return [
            self.step(place, w, g, eta, is_weight)
            for place, (w, g, is_weight) in enumerate(zip(parameters, gradients, are_weights))
        ]

    def kept(self, name, place, like):
        return self.memory.get((name, place), np.zeros_like(like))

    def keep(self, name, place, value):
        self.memory[name, place] = value
        return value


class SGD(Optimizer):
    name = "sgd"

    def step(self, place, w, g, eta, is_weight):
        return w - eta * g


class Momentum(Optimizer):
    name = "momentum"

    def step(self, place, w, g, eta, is_weight):
        beta = self.options.get("beta", 0.9)
        v = self.keep("v", place, beta * self.kept("v", place, w) + (1 - beta) * g)
        return w - eta * v


class HeavyBall(Optimizer):
    name = "heavy_ball"

    def step(self, place, w, g, eta, is_weight):
        v = self.keep("v", place, self.options.get("beta", 0.9) * self.kept("v", place, w) + g)
        return w - eta * v


class Nesterov(Optimizer):
    name = "nesterov"

    def step(self, place, w, g, eta, is_weight):
        beta = self.options.get("beta", 0.9)
        v = self.keep("v", place, beta * self.kept("v", place, w) + g)
        return w - eta * (g + beta * v)


class RMSProp(Optimizer):
    name = "rmsprop"

    def step(self, place, w, g, eta, is_weight):
        decay = self.options.get("decay", 0.99)
        s = self.keep("s", place, decay * self.kept("s", place, w) + (1 - decay) * g * g)
        return w - eta * g / (np.sqrt(s) + self.options.get("epsilon", 1e-8))


class Adam(Optimizer):
    name = "adam"
    decay = 0.0

    def step(self, place, w, g, eta, is_weight):
        beta1, beta2 = self.options.get("beta1", 0.9), self.options.get("beta2", 0.999)
        m = self.keep("m", place, beta1 * self.kept("m", place, w) + (1 - beta1) * g)
        v = self.keep("v", place, beta2 * self.kept("v", place, w) + (1 - beta2) * g * g)
        corrected = m / (1 - beta1**self.updates)
        scale = np.sqrt(v / (1 - beta2**self.updates)) + self.options.get("epsilon", 1e-8)
        if is_weight:
            w = w * (1 - eta * self.options.get("decay", self.decay))
        return w - eta * corrected / scale


class AdamW(Adam):
    name = "adamw"
    decay = 0.01

"""A run, as text for nnbook and as a computation in NumPy."""

import math
from dataclasses import dataclass, field

import numpy as np

from functions import CROSS_ENTROPY, MSE, SIGMOID, SOFTMAX
from networks import Network, Prepared


@dataclass
class Case:
    about: str
    data: object
    layers: list
    optimizer: object
    steps: int = 100
    batch: int = 0
    """0 for all examples."""
    loss: object = None
    shuffle: bool = True
    seed: int = 0
    init: str = "xavier_normal"
    l1: float = 0
    l2: float = 0
    clip: float = 0
    precision: str = "float64"
    continued: list = field(default_factory=list)
    """Further stretches: numbers of steps, each with another optimizer or None."""
    stop: tuple = None
    """A condition's text, and the same as a function of the records so far."""

    @property
    def declarations(self):
        """What must stand in the note before the run."""
        parts = [self.data, self.optimizer, self.loss, *self.layers]
        return [part.declaration for part in parts if part and part.declaration]

    def text(self, name):
        options = [f"optimizer={self.optimizer.text}", f"steps={self.steps}", "record=1"]
        options += [f"batch={self.batch}"] if self.batch else []
        options += [f"loss={self.loss.text}"] if self.loss else []
        options += [] if self.shuffle else ["shuffle=false"]
        options += [f"seed={self.seed}"] if self.seed else []
        options += [f"init={self.init}"] if self.init != "xavier_normal" else []
        options += [f"{k}={getattr(self, k)}" for k in ("l1", "l2", "clip") if getattr(self, k)]
        options += [f"precision={self.precision}"] if self.precision != "float64" else []
        options += [f"stop={self.stop[0]}"] if self.stop else []
        chain = " -> ".join(layer.text for layer in self.layers)
        lines = [
            f"data {name}_data = {self.data.source}",
            f"train {name} = {chain} on {name}_data, {', '.join(options)}",
        ]
        for place, (steps, optimizer) in enumerate(self.continued):
            before = name if place == 0 else f"{name}_{place}"
            another = f", optimizer={optimizer.text}" if optimizer else ""
            lines.append(f"train {name}_{place + 1} = {before}{another}, steps={steps}")
        return "\n".join(lines)

    def name_of_last(self, name):
        return f"{name}_{len(self.continued)}" if self.continued else name

    def replay(self):
        """For each record the data loss and accuracy of each part and the penalty."""
        dtype = np.dtype(self.precision)
        parts = self.data.parts()
        layers = list(self.layers)
        while isinstance(layers[0], Prepared):
            prepare = layers.pop(0).fit(parts["train"][0])
            parts = {name: (prepare(x), y) for name, (x, y) in parts.items()}
        parts = {name: (x.astype(dtype), y.astype(dtype)) for name, (x, y) in parts.items()}
        x, y = parts["train"]
        rng, masks = np.random.default_rng(self.seed), np.random.default_rng([self.seed, 1])
        net = Network.drawn(layers, x.shape[1], self.init, rng, dtype)
        loss = self.loss or (CROSS_ENTROPY if net.output in (SIGMOID, SOFTMAX) else MSE)
        records, step = [self.record(net, parts, loss)], 0
        optimizer = self.optimizer
        optimizer.reset()
        size = min(self.batch or len(x), len(x))
        for steps, another in [(self.steps, None), *self.continued]:
            if another:
                optimizer = another
                optimizer.reset()
            for _ in range(steps):
                if self.stop and self.stop[1](records):
                    return records
                place = step % -(-len(x) // size)
                if size == len(x):
                    rows = slice(None)
                else:
                    if place == 0:
                        order = rng.permutation(len(x)) if self.shuffle else np.arange(len(x))
                    rows = order[place * size : (place + 1) * size]
                gradients = net.gradients(x[rows], y[rows], loss, masks)
                gradients = self.penalized(gradients, net)
                net.parameters = optimizer.update(net.parameters, gradients, net.are_weights, step)
                step += 1
                records.append(self.record(net, parts, loss))
        return records

    def penalized(self, gradients, net):
        if self.l1 or self.l2:
            gradients = [
                g + self.l2 * w + self.l1 * np.sign(w) if is_weight else g
                for g, w, is_weight in zip(gradients, net.parameters, net.are_weights)
            ]
        if self.clip:
            norm = math.sqrt(sum(float(np.sum(g * g)) for g in gradients))
            if norm > self.clip:
                gradients = [g * (self.clip / norm) for g in gradients]
        assert all(g.dtype == np.dtype(self.precision) for g in gradients)
        return gradients

    def record(self, net, parts, loss):
        weights = [w.astype(float) for w, is_weight in zip(net.parameters, net.are_weights) if is_weight]
        penalty = sum(self.l2 / 2 * np.sum(w * w) + self.l1 * np.sum(np.abs(w)) for w in weights)
        record = {"penalty": float(penalty)}
        for name, (x, y) in parts.items():
            z, _ = net.forward(x)
            record[name] = {"loss": loss.of(z, net.output, y)[0]}
            if loss is CROSS_ENTROPY:
                right = z.argmax(axis=1) == y[:, 0] if net.output is SOFTMAX else (z >= 0) == (y == 1)
                record[name]["accuracy"] = float(np.mean(right))
        return record

"""Networks: layers with their text, their first weights, and the way forward and backward."""

from dataclasses import dataclass, field

import numpy as np

from functions import IDENTITY, Activation


@dataclass
class Initialisation:
    text: str

    def draw(self, rng, units, inputs):
        """A row for each unit, drawn row by row."""
        name, _, rest = self.text.partition("(")
        argument = float(rest[:-1]) if rest else None
        shape = (units, inputs)
        if name in ("zeros", "constant"):
            return np.full(shape, argument or 0.0)
        if name == "uniform" or name.endswith("_uniform"):
            bound = {"xavier_uniform": 6 / (inputs + units), "he_uniform": 6 / inputs}.get(name)
            bound = argument if bound is None else np.sqrt(bound)
            return rng.uniform(-bound, bound, shape)
        variance = {"lecun_normal": 1 / inputs, "xavier_normal": 2 / (inputs + units), "he_normal": 2 / inputs}
        deviation = argument if name == "normal" else np.sqrt(variance[name])
        return rng.standard_normal(shape) * deviation


@dataclass
class Dense:
    units: int
    activation: Activation = IDENTITY
    init: str = ""
    bias: bool = True
    weights: list = None
    biases: list = None

    @property
    def text(self):
        parts = [str(self.units)]
        if self.activation is not IDENTITY:
            parts.append(self.activation.text)
        if self.init:
            parts.append(f"init={self.init}")
        if not self.bias:
            parts.append("bias=false")
        if self.weights is not None:
            parts.append(f"weights={self.weights}")
        if self.biases is not None:
            parts.append(f"biases={self.biases}")
        return f"dense({', '.join(parts)})"

    @property
    def declaration(self):
        return self.activation.declaration


@dataclass
class Prepared:
    """What is done to the inputs before the first dense layer: features, `standardize` or `minmax`.

    `fit` gets the training inputs and returns the function of inputs.
    """

    text: str
    fit: object
    declaration: str = ""


@dataclass
class Dropout:
    p: float
    declaration: str = ""

    @property
    def text(self):
        return f"dropout({self.p})"


def standardized(x):
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    return lambda x: (x - mean) / deviation


def ranged(x):
    least, width = x.min(axis=0), np.ptp(x, axis=0)
    return lambda x: (x - least) / width


STANDARDIZE = Prepared("standardize", standardized)
MINMAX = Prepared("minmax", ranged)


def features(text, function):
    return Prepared(f"features({text})", lambda _: function)


@dataclass
class Network:
    """A network with its parameters: weights and biases in turn, biases only where a layer has some."""

    layers: list
    parameters: list = field(default_factory=list)
    are_weights: list = field(default_factory=list)

    @staticmethod
    def drawn(layers, inputs, init, rng, dtype):
        """Drawn in double precision, layer by layer from the input, then rounded."""
        net = Network(layers)
        for layer in layers:
            if not isinstance(layer, Dense):
                continue
            if layer.weights is not None:
                weights = np.array(layer.weights, float)
            else:
                weights = Initialisation(layer.init or init).draw(rng, layer.units, inputs)
            net.parameters.append(weights.astype(dtype))
            net.are_weights.append(True)
            if layer.bias:
                biases = np.zeros(layer.units) if layer.biases is None else np.array(layer.biases, float)
                net.parameters.append(biases.astype(dtype))
                net.are_weights.append(False)
            inputs = layer.units
        return net

    @property
    def output(self):
        return [layer for layer in self.layers if isinstance(layer, Dense)][-1].activation

    def forward(self, x, masks=None):
        """z of the last layer, and for each layer what the way back needs."""
        tape, place = [], 0
        dense = [k for k, layer in enumerate(self.layers) if isinstance(layer, Dense)]
        for k, layer in enumerate(self.layers):
            if isinstance(layer, Dropout):
                if masks is not None:
                    keeps = (masks.random(x.shape) >= layer.p).astype(x.dtype) / x.dtype.type(1 - layer.p)
                    x = x * keeps
                    tape.append(("drop", keeps))
                continue
            w = self.parameters[place]
            z = x @ w.T
            place += 1
            if layer.bias:
                z = z + self.parameters[place]
                place += 1
            tape.append(("dense", layer, x, w, z))
            x = z if k == dense[-1] else layer.activation.value(z)
        return x, tape

    def gradients(self, x, y, loss, masks):
        z, tape = self.forward(x, masks)
        _, d = loss.of(z, self.output, y)
        result, is_last = [], True
        for kind, *kept in reversed(tape):
            if kind == "drop":
                d = d * kept[0]
                continue
            layer, inputs, w, z = kept
            if not is_last:
                d = d * layer.activation.slope(z)
            is_last = False
            result = [d.T @ inputs] + ([d.sum(axis=0)] if layer.bias else []) + result
            d = d @ w
        return result

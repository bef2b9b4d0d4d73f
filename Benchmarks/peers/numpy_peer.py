"""NumPy, by hand: every array is there before the loop and written with `out=`, parameters and gradients are views of
one vector each so that an update is a few calls, and batches are gathered by `take`."""

import time

import numpy as np

from workloads import data, loss, start


class Peer:
    def __init__(self, w, dtype):
        self.w, self.dtype = w, np.dtype(dtype)
        self.inputs64, self.labels = data(w)
        self.inputs = self.inputs64.astype(self.dtype)
        shapes = [(units, inputs) for inputs, units in zip(w.sizes, w.sizes[1:])]
        count = sum(a * b + a for a, b in shapes)
        self.parameters, self.gradients = np.zeros(count, self.dtype), np.zeros(count, self.dtype)
        self.weights, self.biases = self.views(self.parameters, shapes)
        self.weight_gradients, self.bias_gradients = self.views(self.gradients, shapes)
        self.states = [np.zeros(count, self.dtype) for _ in range(2)]
        self.scratch = [np.zeros(count, self.dtype) for _ in range(2)]
        m = w.rows
        self.outputs = [np.zeros((m, units), self.dtype) for units in w.sizes[1:]]
        self.deltas = [np.zeros((m, units), self.dtype) for units in w.sizes[1:]]
        self.batch_inputs = np.zeros((m, w.sizes[0]), self.dtype)
        self.batch_labels = np.zeros(m, self.labels.dtype if not w.is_binary else self.dtype)
        if w.is_binary:
            self.targets = self.labels.astype(self.dtype)
        self.step_of_optimizer = {"sgd": self.sgd, "heavy_ball": self.heavy_ball, "adam": self.adam}[w.optimizer]
        self.one_step = self.make_step()
        self.reset()
        for _ in range(3):
            self.one_step(self.inputs[:m], (self.targets if w.is_binary else self.labels)[:m])
            self.step_of_optimizer()

    @staticmethod
    def views(vector, shapes):
        weights, biases, place = [], [], 0
        for units, inputs in shapes:
            weights.append(vector[place : place + units * inputs].reshape(units, inputs))
            place += units * inputs
            biases.append(vector[place : place + units])
            place += units
        return weights, biases

    def reset(self):
        self.rng, first = start(self.w)
        self.parameters[:] = 0
        for weight, value in zip(self.weights, first):
            weight[:] = value
        for state in self.states:
            state[:] = 0
        self.powers = [1.0, 1.0]

    # Updates of the whole vector of parameters.

    def sgd(self):
        s = self.scratch[0]
        np.multiply(self.gradients, self.rate, out=s)
        np.subtract(self.parameters, s, out=self.parameters)

    def heavy_ball(self):
        v, s = self.states[0], self.scratch[0]
        np.multiply(v, self.beta, out=v)
        np.add(v, self.gradients, out=v)
        np.multiply(v, self.rate, out=s)
        np.subtract(self.parameters, s, out=self.parameters)

    def adam(self):
        g, (m, v), (s, t) = self.gradients, self.states, self.scratch
        self.powers[0] *= 0.9
        self.powers[1] *= 0.999
        alpha = self.dtype.type(self.w.rate / (1 - self.powers[0]))
        c = self.dtype.type(1 / np.sqrt(1 - self.powers[1]))
        np.subtract(g, m, out=s)
        np.multiply(s, self.adam_rates[0], out=s)
        np.add(m, s, out=m)
        np.multiply(g, g, out=t)
        np.subtract(t, v, out=t)
        np.multiply(t, self.adam_rates[1], out=t)
        np.add(v, t, out=v)
        np.sqrt(v, out=t)
        np.multiply(t, c, out=t)
        np.add(t, self.epsilon, out=t)
        np.multiply(m, alpha, out=s)
        np.divide(s, t, out=s)
        np.subtract(self.parameters, s, out=self.parameters)

    def make_step(self):
        """A function of a batch that leaves the gradients and returns the batch's loss."""
        w, kind = self.w, self.dtype.type
        self.rate, self.beta, self.epsilon = kind(w.rate), kind(0.9), kind(1e-8)
        self.adam_rates = kind(1 - 0.9), kind(1 - 0.999)
        layers = list(range(len(w.sizes) - 1))
        last, m = layers[-1], w.rows
        weights, biases = self.weights, self.biases
        transposed = [weight.T for weight in weights]
        outputs, deltas = self.outputs, self.deltas
        weight_gradients, bias_gradients = self.weight_gradients, self.bias_gradients
        delta_rows = [delta.T for delta in deltas]
        gate = [np.zeros_like(delta) for delta in deltas]
        zero, one, share = kind(0), kind(1), kind(1 / m)
        z, delta = outputs[last], deltas[last]
        flat_z, flat_delta = z.reshape(-1), delta.reshape(-1)
        exponentials, sums = np.zeros_like(z), np.zeros((m, 1), self.dtype)
        flat_e, flat_sums = exponentials.reshape(-1), sums.reshape(-1)
        complement, row_starts = np.zeros(m, self.dtype), np.arange(m) * w.sizes[-1]
        places, chosen = np.zeros_like(row_starts), np.zeros(m, self.dtype)
        ones = np.ones(m, self.dtype)
        dot, add, reduce, maximum, multiply = np.dot, np.add, np.add.reduce, np.maximum, np.multiply
        is_tanh = w.hidden == "tanh"

        def activate(h):
            np.tanh(h, out=h) if is_tanh else maximum(h, zero, out=h)

        def backward_activation(place):
            h, d, g = outputs[place], deltas[place], gate[place]
            if is_tanh:
                multiply(h, h, out=g)
                np.subtract(one, g, out=g)
            elif g.size <= 1024:
                # The values are 0 or above, so their sign is the derivative; large arrays compare faster.
                np.sign(h, out=g)
            else:
                np.greater(h, zero, out=g)
            multiply(d, g, out=d)

        def binary_loss(y):
            # softplus(z) − y·z = log(1 + e^−z) + (1 − y)·z
            np.negative(flat_z, out=flat_e)
            np.exp(flat_e, out=flat_e)
            add(flat_e, one, out=flat_e)
            np.reciprocal(flat_e, out=flat_delta)
            np.subtract(flat_delta, y, out=flat_delta)
            multiply(flat_delta, share, out=flat_delta)
            np.subtract(one, y, out=complement)
            value = dot(complement, flat_z)
            np.log(flat_e, out=flat_e)
            return (value + reduce(flat_e)) / m

        def softmax_loss(y):
            maximum.reduce(z, axis=1, out=sums, keepdims=True)
            np.subtract(z, sums, out=z)
            np.exp(z, out=exponentials)
            reduce(exponentials, axis=1, out=sums, keepdims=True)
            add(row_starts, y, out=places)
            flat_z.take(places, out=chosen, mode="clip")
            value = -reduce(chosen)
            np.log(flat_sums, out=chosen)
            value += reduce(chosen)
            np.divide(share, sums, out=sums)
            multiply(exponentials, sums, out=delta)
            flat_delta[places] -= share
            return value / m

        head = binary_loss if w.is_binary else softmax_loss

        def step(x, y):
            h = x
            for place in layers:
                dot(h, transposed[place], out=outputs[place])
                h = outputs[place]
                add(h, biases[place], out=h)
                if place < last:
                    activate(h)
            value = head(y)
            for place in reversed(layers):
                dot(delta_rows[place], outputs[place - 1] if place else x, out=weight_gradients[place])
                dot(ones, deltas[place], out=bias_gradients[place])
                if place:
                    dot(deltas[place], weights[place], out=deltas[place - 1])
                    backward_activation(place - 1)
            return value

        return step

    def run(self):
        """Trains anew; returns the seconds of the loop and the loss over all examples afterwards."""
        self.reset()
        w, step, update = self.w, self.one_step, self.step_of_optimizer
        inputs, labels = self.inputs, self.targets if w.is_binary else self.labels
        x, y, rows = self.batch_inputs, self.batch_labels, w.rows
        begin = time.perf_counter()
        if w.batch is None:
            for _ in range(w.steps):
                step(inputs, labels)
                update()
        else:
            for _ in range(w.epochs):
                order = self.rng.permutation(w.examples)
                for first in range(0, w.examples, rows):
                    some = order[first : first + rows]
                    inputs.take(some, axis=0, out=x, mode="clip")
                    labels.take(some, out=y, mode="clip")
                    step(x, y)
                    update()
        seconds = time.perf_counter() - begin
        return seconds, loss(w, self.inputs64, self.labels, self.weights, self.biases)

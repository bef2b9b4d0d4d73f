"""JAX: one jitted `lax.scan` over all steps, its state donated; the batches' places are drawn by NumPy beforehand,
within the time that is measured. Weights are (inputs, units) or (units, inputs), whichever turns out faster."""

import os
import time
from functools import partial

if os.environ["PEER_THREADS"] == "1":
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"

import jax
import jax.numpy as jnp
import numpy as np

from workloads import data, loss, start

jax.config.update("jax_enable_x64", True)


class Peer:
    def __init__(self, w, dtype):
        self.w, self.dtype = w, np.dtype(dtype)
        self.inputs64, self.labels64 = data(w)
        self.inputs = jnp.asarray(self.inputs64.astype(self.dtype))
        self.labels = jnp.asarray(
            self.labels64.astype(self.dtype)[:, None] if w.is_binary else self.labels64.astype(np.int32))
        tried = []
        for self.has_rows_of_units in (False, True):
            state, rng = self.fresh()
            self.compiled = self.train.lower(
                self, state, self.inputs, self.labels, self.places(rng), self.has_rows_of_units).compile()
            seconds = min(self.run()[0] for _ in range(2))
            tried.append((seconds, self.has_rows_of_units, self.compiled))
        _, self.has_rows_of_units, self.compiled = min(tried, key=lambda one: one[0])

    def laid_out(self, weight):
        return weight if self.has_rows_of_units else weight.T.copy()

    def fresh(self):
        rng, first = start(self.w)
        weights = [jnp.asarray(self.laid_out(v.astype(self.dtype))) for v in first]
        parameters = weights + [jnp.zeros(len(v), self.dtype) for v in first]
        zeros = lambda: [jnp.zeros_like(p) for p in parameters]
        # Donated buffers must be distinct.
        states = {"sgd": (), "heavy_ball": (zeros(),), "adam": (zeros(), zeros())}[self.w.optimizer]
        # Powers close to 1 lose too much in single precision.
        powers = jnp.ones(2, np.float64)
        return jax.block_until_ready((parameters, states, powers)), rng

    def places(self, rng):
        w = self.w
        if w.batch is None:
            return None
        orders = [rng.permutation(w.examples) for _ in range(w.epochs)]
        return np.concatenate(orders).astype(np.int32).reshape(w.steps, w.rows)

    def loss(self, parameters, x, y, has_rows_of_units):
        w, layers = self.w, len(self.w.sizes) - 1
        h = x
        for place in range(layers):
            weight = parameters[place].T if has_rows_of_units else parameters[place]
            h = h @ weight + parameters[layers + place]
            if place < layers - 1:
                h = jnp.tanh(h) if w.hidden == "tanh" else jax.nn.relu(h)
        if w.is_binary:
            return jnp.mean(jax.nn.softplus(h) - h * y)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(h), y[:, None], 1))

    def update(self, parameters, states, powers, gradients):
        rate = self.w.rate
        if self.w.optimizer == "sgd":
            return [p - rate * g for p, g in zip(parameters, gradients)], states, powers
        if self.w.optimizer == "heavy_ball":
            velocities = [0.9 * v + g for v, g in zip(states[0], gradients)]
            return [p - rate * v for p, v in zip(parameters, velocities)], (velocities,), powers
        m = [0.9 * a + (1 - 0.9) * g for a, g in zip(states[0], gradients)]
        v = [0.999 * a + (1 - 0.999) * g * g for a, g in zip(states[1], gradients)]
        powers = powers * jnp.array([0.9, 0.999])
        alpha, c = (rate / (1 - powers[0])).astype(self.dtype), (1 / jnp.sqrt(1 - powers[1])).astype(self.dtype)
        parameters = [p - alpha * a / (jnp.sqrt(b) * c + 1e-8) for p, a, b in zip(parameters, m, v)]
        return parameters, (m, v), powers

    @partial(jax.jit, static_argnums=(0, 5), donate_argnums=1)
    def train(self, state, inputs, labels, places, has_rows_of_units):
        def step(state, some):
            parameters, states, powers = state
            x, y = (inputs, labels) if some is None else (inputs[some], labels[some])
            value, gradients = jax.value_and_grad(self.loss)(parameters, x, y, has_rows_of_units)
            return self.update(parameters, states, powers, gradients), value

        return jax.lax.scan(step, state, places, length=self.w.steps)

    def run(self):
        """Trains anew; returns the seconds of the loop and the loss over all examples afterwards."""
        state, rng = self.fresh()
        begin = time.perf_counter()
        state, _ = jax.block_until_ready(self.compiled(state, self.inputs, self.labels, self.places(rng)))
        seconds = time.perf_counter() - begin
        parameters = [np.asarray(p) for p in state[0]]
        layers = len(self.w.sizes) - 1
        weights = [p if self.has_rows_of_units else p.T for p in parameters[:layers]]
        return seconds, loss(self.w, self.inputs64, self.labels64, weights, parameters[layers:])

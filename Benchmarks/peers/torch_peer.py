"""PyTorch, eager: autograd, functional layers, one fused or `foreach` update for all parameters."""

import os
import time

import torch
import torch.nn.functional as F

from workloads import data, loss, start

torch.set_num_threads(int(os.environ["PEER_THREADS"]))


class Peer:
    def __init__(self, w, dtype):
        self.w, self.dtype = w, getattr(torch, dtype)
        self.inputs64, self.labels64 = data(w)
        self.inputs = torch.from_numpy(self.inputs64).to(self.dtype)
        labels = torch.from_numpy(self.labels64)
        self.labels = labels.to(self.dtype).reshape(-1, 1) if w.is_binary else labels
        self.activation = {"tanh": torch.tanh, "relu": torch.relu, "none": None}[w.hidden]
        self.loss = F.binary_cross_entropy_with_logits if w.is_binary else F.cross_entropy
        self.reset()
        for _ in range(3):
            self.step(self.inputs[: w.rows], self.labels[: w.rows])

    def reset(self):
        self.rng, first = start(self.w)
        self.weights = [torch.from_numpy(v).to(self.dtype).requires_grad_() for v in first]
        self.biases = [torch.zeros(len(v), dtype=self.dtype, requires_grad=True) for v in first]
        self.parameters = [p for pair in zip(self.weights, self.biases) for p in pair]
        self.velocities = [torch.zeros_like(p) for p in self.parameters]
        if self.w.optimizer == "adam":
            self.adam = torch.optim.Adam(self.parameters, lr=self.w.rate, fused=True)

    def step(self, x, y):
        h, last = x, len(self.weights) - 1
        for place, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            h = F.linear(h, weight, bias)
            if place < last:
                h = self.activation(h)
        value = self.loss(h, y)
        if self.w.optimizer == "adam":
            value.backward()
            self.adam.step()
            self.adam.zero_grad(set_to_none=True)
            return value
        gradients = torch.autograd.grad(value, self.parameters)
        with torch.no_grad():
            if self.w.optimizer == "heavy_ball":
                torch._foreach_mul_(self.velocities, 0.9)
                torch._foreach_add_(self.velocities, gradients)
                gradients = self.velocities
            torch._foreach_add_(self.parameters, gradients, alpha=-self.w.rate)
        return value

    def run(self):
        """Trains anew; returns the seconds of the loop and the loss over all examples afterwards."""
        self.reset()
        w, step, inputs, labels = self.w, self.step, self.inputs, self.labels
        begin = time.perf_counter()
        if w.batch is None:
            for _ in range(w.steps):
                step(inputs, labels)
        else:
            for _ in range(w.epochs):
                order = torch.from_numpy(self.rng.permutation(w.examples))
                for some in order.split(w.rows):
                    step(inputs.index_select(0, some), labels.index_select(0, some))
        seconds = time.perf_counter() - begin
        weights = [p.detach().numpy() for p in self.weights]
        biases = [p.detach().numpy() for p in self.biases]
        return seconds, loss(w, self.inputs64, self.labels64, weights, biases)

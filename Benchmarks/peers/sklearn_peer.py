"""scikit-learn's MLPClassifier. It takes no initial weights, so its time is compared and its loss is not."""

import time
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

from workloads import data

warnings.filterwarnings("ignore")


class Peer:
    def __init__(self, w, dtype):
        self.w = w
        inputs, self.labels = data(w)
        self.inputs = inputs.astype(np.dtype(dtype))
        self.fit(1)

    def fit(self, epochs):
        w = self.w
        model = MLPClassifier(
            hidden_layer_sizes=w.sizes[1:-1], activation=w.hidden if w.hidden != "none" else "identity",
            solver="adam" if w.optimizer == "adam" else "sgd", learning_rate_init=w.rate,
            momentum=0.9 if w.optimizer == "heavy_ball" else 0.0, nesterovs_momentum=False, alpha=0.0,
            batch_size=w.rows, shuffle=w.batch is not None, max_iter=epochs, tol=0.0, n_iter_no_change=10**9,
            random_state=0)
        begin = time.perf_counter()
        model.fit(self.inputs, self.labels)
        return time.perf_counter() - begin

    def run(self):
        return self.fit(self.w.epochs), None

"""The runs that are computed twice: everything the language can say of a run stands in at least one of them."""

import numpy as np

from datasets import blobs, circles, csv, gate, moons, npz, points, sample, spirals
from functions import (
    BUMP, DECAYING, HALVING, LOG_COSH, MAE, MSE, QUARTIC, RELU, SIGMOID, SOFTMAX, SOFTPLUS, SWISH, TANH, WARMING,
    leaky_relu,
)  # fmt: skip
from networks import MINMAX, STANDARDIZE, Dense, Dropout, features
from optimizers import SGD, Adam, AdamW, HeavyBall, Momentum, Nesterov, RMSProp
from runs import Case

OUT = Dense(1, SIGMOID)


def wave(x):
    return np.sin(3 * x) + x**2 / 4


def waves(n=40, noise=0.1, **parts):
    return sample("wave", wave, "let wave(x) = sin(3*x) + x^2/4", (-3, 3), n, noise, **parts)


def optimizers():
    # RMSProp's first steps are ten times its rate. At 0.01 they make a run in which a change of a gradient's last bit
    # grows to 1e-11 within 100 steps, in NumPy alone.
    for optimizer in [
        SGD(0.5), Momentum(0.5), Momentum(0.5, beta=0.6), HeavyBall(0.05), Nesterov(0.05), Nesterov(0.1, beta=0.5),
        RMSProp(0.003), RMSProp(0.01, decay=0.9, epsilon=1e-6),
        Adam(0.01), Adam(0.02, beta1=0.8, beta2=0.99, epsilon=1e-6), AdamW(0.01), AdamW(0.01, decay=0.2),
    ]:  # fmt: skip
        yield Case(f"optimizer {optimizer.text}", moons(50, 0.1, seed=2), [Dense(6, TANH), OUT], optimizer)
    for optimizer in [DECAYING, HALVING, WARMING]:
        for rule in [SGD] if optimizer is DECAYING else [HeavyBall, Adam]:
            yield Case(
                f"schedule {optimizer.declaration[4:]}, {rule.name}", moons(50, 0.1), [Dense(6, TANH), OUT],
                rule(optimizer), batch=16,
            )  # fmt: skip


def initialisations():
    layers = [Dense(5, TANH), Dense(4, TANH), OUT]
    for init in [
        "zeros", "constant(0.3)", "normal(0.4)", "uniform(0.7)", "lecun_normal", "xavier_normal", "xavier_uniform",
        "he_normal", "he_uniform",
    ]:  # fmt: skip
        yield Case(f"init {init}", circles(40, 0.1), layers, SGD(0.5), init=init, seed=7)
    yield Case(
        "init of single layers, given weights and biases",
        gate("xor"),
        [
            Dense(3, TANH, init="he_uniform"),
            Dense(2, TANH, weights=[[0.5, -1, 0.25], [1, 0, -0.5]], biases=[0.1, -0.2]),
            Dense(1, SIGMOID, init="normal(1)", bias=False),
        ],
        SGD(0.5),
        init="uniform(1)",
    )


def activations():
    for activation in [SIGMOID, TANH, RELU, leaky_relu(), leaky_relu(0.2), SOFTPLUS, SWISH, BUMP]:
        about = activation.declaration[4:] or activation.text
        yield Case(
            f"activation {about}", moons(50, 0.1, seed=3), [Dense(8, activation), Dense(4, activation), OUT],
            Adam(0.01), seed=1,
        )  # fmt: skip
    yield Case("identity only: a linear model", waves(), [Dense(3), Dense(1)], SGD(0.05))
    yield Case("output through softplus", waves(), [Dense(8, TANH), Dense(1, SOFTPLUS)], Adam(0.02))
    yield Case("output through an own function", waves(), [Dense(8, TANH), Dense(1, SWISH)], Adam(0.02))


def losses():
    yield Case("cross-entropy, sigmoid", circles(60, 0.1), [Dense(4, TANH), OUT], SGD(1.0))
    yield Case("cross-entropy, softmax of 3", blobs(60, std=2.0), [STANDARDIZE, Dense(3, SOFTMAX)], SGD(0.5))
    yield Case(
        "cross-entropy, softmax of 4 behind a layer", spirals(20, 4), [Dense(10, TANH), Dense(4, SOFTMAX)], Adam(0.02)
    )
    labels = [[1, 0], [0, 0], [1, 1], [0, 1], [1, 1], [0, 0]]
    rows = [[0.5, 1], [1, -1], [2, 0.25], [-1, 0.75], [0, 2], [-2, -0.5]]
    yield Case(
        "cross-entropy, independent labels", points(rows, labels), [Dense(4, TANH), Dense(2, SIGMOID)], SGD(0.5)
    )
    names = ["cat", "dog", "eel", "dog", "cat", "eel"]
    yield Case("cross-entropy, classes by name", points(rows, names), [Dense(4, TANH), Dense(3, SOFTMAX)], SGD(0.5))
    for loss in [MSE, MAE, LOG_COSH, QUARTIC]:
        about = loss.declaration[4:] or loss.text
        yield Case(f"loss {about}", waves(), [Dense(8, TANH), Dense(1)], Adam(0.01), loss=loss)
    pairs = [[0.5, 1], [1.5, -1], [2, 0.25], [-1, 0.75], [0, 2], [-2, -0.5]]
    # Adam would make a whole step of a sum of signs that is 0 but for rounding.
    for loss in [MSE, MAE, LOG_COSH]:
        yield Case(
            f"two regressands, {loss.text}", points(rows, pairs), [Dense(5, TANH), Dense(2)], SGD(0.1), loss=loss
        )
    yield Case("mse of a sigmoid", circles(60, 0.1), [Dense(4, TANH), OUT], SGD(2.0), loss=MSE)
    yield Case("own loss of a tanh", waves(), [Dense(8, TANH), Dense(1, TANH)], SGD(0.1), loss=LOG_COSH)


def batches():
    layers = [Dense(8, TANH), OUT]
    yield Case("batches of 16, the last of 2", moons(50, 0.1), layers, SGD(0.5), batch=16)
    yield Case("batches of 16 in the data's order", moons(50, 0.1), layers, SGD(0.5), batch=16, shuffle=False)
    yield Case("stochastic: one example at a time", moons(30, 0.1), layers, SGD(0.1), batch=1)
    yield Case("batch larger than the data", moons(30, 0.1), layers, SGD(0.5), batch=64)
    yield Case(
        "batch 7, Adam, deep",
        moons(50, 0.1),
        [Dense(8, RELU), Dense(8, RELU), Dense(4, RELU), OUT],
        Adam(0.01),
        batch=7,
    )
    yield Case("another seed", moons(50, 0.1, seed=11), layers, Adam(0.02), batch=16, seed=12345678901)


def penalties():
    layers = [Dense(6, TANH), OUT]
    yield Case("l2", moons(40, 0.2), layers, SGD(0.5), l2=0.02)
    yield Case("l1", moons(40, 0.2), layers, SGD(0.2), l1=0.005)
    yield Case("l1 and l2, Adam, batches", moons(40, 0.2), layers, Adam(0.02), l1=0.003, l2=0.01, batch=16)
    yield Case("clip", spirals(20), [Dense(8, TANH), Dense(3, SOFTMAX)], SGD(1.0), clip=0.1)
    yield Case("clip behind the penalty", waves(), [Dense(8, TANH), Dense(1)], SGD(0.2), clip=0.5, l2=0.1, batch=9)
    yield Case("dropout", moons(40, 0.2), [Dense(12, TANH), Dropout(0.25), OUT], SGD(0.5), batch=16)
    yield Case(
        "dropout of the input and twice after", moons(40, 0.2),
        [Dropout(0.1), Dense(12, TANH), Dropout(0.25), Dense(8, TANH), Dropout(0.5), OUT], Adam(0.01), batch=10,
    )  # fmt: skip


def preparations(folder):
    split = dict(test=0.25, validation=0.2)
    yield Case("a split in three", moons(57, 0.1, **split), [Dense(6, TANH), OUT], SGD(0.5), batch=16)
    yield Case("standardize, split", blobs(50, 3, 4, 3.0, **split), [STANDARDIZE, Dense(3, SOFTMAX)], SGD(0.5))
    yield Case(
        "minmax, split",
        blobs(50, 3, 4, 3.0, **split),
        [MINMAX, Dense(5, TANH), Dense(3, SOFTMAX)],
        SGD(0.5),
        batch=12,
    )
    yield Case(
        "another data set as test", circles(40, 0.1, test=circles(30, 0.2, seed=4)), [Dense(4, TANH), OUT], SGD(0.5)
    )
    yield Case("its own generator as test", moons(40, 0.1, test=moons(40, 0.1)), [Dense(4, TANH), OUT], SGD(0.5))
    quadratic = features(
        "1, x1, x2, x1^2, x1*x2, x2^2",
        lambda x: np.c_[x[:, 0] ** 0, x, x[:, 0] ** 2, x[:, 0] * x[:, 1], x[:, 1] ** 2],
    )
    yield Case("features", circles(40, 0.1), [quadratic, Dense(1, SIGMOID, bias=False)], SGD(0.5))
    waving = features("x1, sin(x1), exp(-x1^2)", lambda x: np.c_[x, np.sin(x), np.exp(-x * x)])
    yield Case("features, then standardize", waves(test=0.25), [waving, STANDARDIZE, Dense(1)], SGD(0.1))
    random = np.random.default_rng(17)
    table = random.normal([3, -200, 0.01, 0], [2, 30, 0.003, 1], (45, 4)).tolist()
    yield Case(
        "csv, split, standardize", csv(folder, "table.csv", ["a", "b", "c", "y"], ["y"], table, test=0.2),
        [STANDARDIZE, Dense(5, TANH), Dense(1)], Adam(0.02), batch=10,
    )  # fmt: skip
    images = random.random((30, 4, 3)).astype("f4")
    yield Case(
        "npz, images, softmax", npz(folder, "images.npz", images, random.integers(0, 3, 30).astype("u1")),
        [Dense(8, RELU), Dense(3, SOFTMAX)], HeavyBall(0.1), batch=8, init="he_normal",
    )  # fmt: skip


def lengths():
    layers = [Dense(6, TANH), OUT]
    yield Case("going on", moons(50, 0.1), layers, Adam(0.02), 30, batch=16, continued=[(25, None), (45, None)])
    yield Case(
        "going on with another optimizer",
        moons(50, 0.1),
        layers,
        SGD(0.5),
        30,
        batch=16,
        continued=[(70, Adam(0.01))],
    )
    yield Case("going on with dropout and a schedule", moons(40, 0.1),
               [Dense(9, TANH), Dropout(0.3), OUT], SGD(DECAYING), 33,
               batch=16, continued=[(67, None)])  # fmt: skip
    yield Case(
        "stop at a loss", circles(40, 0.1), layers, SGD(1.0), 400,
        stop=("loss < 0.5", lambda records: records[-1]["train"]["loss"] < 0.5),
    )  # fmt: skip


def singles():
    """In single precision."""
    for about, data, layers, optimizer, batch in [
        ("sgd", circles(60, 0.1), [Dense(4, TANH), OUT], SGD(0.5), 0),
        ("heavy ball, batches", moons(50, 0.1), [Dense(8, TANH), OUT], HeavyBall(0.05), 16),
        ("Adam, relu", moons(50, 0.1), [Dense(8, RELU), Dense(8, RELU), OUT], Adam(0.01), 0),
        (
            "softmax, standardize",
            blobs(60, 3, 4, 3.0),
            [STANDARDIZE, Dense(8, TANH), Dense(3, SOFTMAX)],
            SGD(0.5),
            16,
        ),
        ("regression", waves(), [Dense(8, TANH), Dense(1)], SGD(0.05), 0),
        ("dropout", moons(40, 0.2), [Dense(12, TANH), Dropout(0.25), OUT], SGD(0.5), 16),
    ]:
        yield Case(f"float32: {about}", data, layers, optimizer, batch=batch, precision="float32")
    yield Case(
        "float32: l1, l2, clip",
        moons(40, 0.2),
        [Dense(6, TANH), OUT],
        SGD(0.5),
        l1=0.001,
        l2=0.01,
        clip=0.2,
        precision="float32",
    )


def cases(folder):
    """`folder` is where files of data are put, beside the note."""
    for group in [
        optimizers(),
        initialisations(),
        activations(),
        losses(),
        batches(),
        penalties(),
        preparations(folder),
        lengths(),
        singles(),
    ]:
        yield from group

"""Writes Notebooks/data/animals.npz: colour pictures of cats, lions and iguanas, the same every time. Needs NumPy.

`scenes` are pictures with none, one, or several of the three animals, and `labels` says which (cat, lion, iguana);
`cat`, `lion` and `iguana` are the columns of `labels`. `portraits` show one animal each, whose name is in `names`.
A picture is 64 by 64 pixels with red, green and blue; all values are multiples of 1/8, so nothing is rounded.
"""

import pathlib

import numpy as np

SIZE = 64
KINDS = ("cat", "lion", "iguana")
GRASS = [(6, 8, 6), (7, 7, 6), (6, 7, 8), (8, 7, 6)]
COATS = {
    "cat": [(3, 3, 4), (2, 2, 2), (6, 6, 6), (7, 4, 2)],
    "lion": [(7, 5, 2), (6, 5, 2), (7, 6, 3)],
    "iguana": [(1, 5, 2), (2, 6, 2), (3, 5, 1)],
}
MANES = [(4, 2, 0), (5, 3, 1)]
rng = np.random.default_rng(32)
rows, columns = np.mgrid[0:SIZE, 0:SIZE] + 0.5


def draw(picture, kind, x, y, size):
    """Draws an animal of so many pixels around (x, y)."""
    coat = COATS[kind][rng.integers(len(COATS[kind]))]
    u = (columns - x) / size * rng.choice((-1, 1))
    v = (rows - y) / size

    def disc(cx, cy, rx, ry):
        return ((u - cx) / rx) ** 2 + ((v - cy) / ry) ** 2 <= 1

    def fill(mask, colour):
        picture[mask] = colour

    if kind == "iguana":
        spine = 0.08 * np.sin(9 * u)
        fill((abs(v - spine + 0.10 + 0.06 * np.cos(40 * u)) <= 0.05) & (abs(u) <= 0.3), MANES[0])
        fill(abs(v - spine) <= np.where(u < 0, 0.12 + 0.25 * u, 0.12) * (abs(u) <= 0.48), coat)
        fill(disc(0.38, 0.0, 0.12, 0.1), coat)
        for leg in (-0.12, 0.18):
            fill((abs(u - leg) <= 0.03) & (v > 0) & (v <= 0.26), coat)
        fill(disc(0.42, -0.04, 0.03, 0.03), (0, 0, 0))
        return
    if kind == "lion":
        wave = 0.46 + 0.03 * np.cos(12 * np.arctan2(v, u))
        fill(u**2 + v**2 <= wave**2, MANES[rng.integers(len(MANES))])
        fill(disc(0, 0.03, 0.29, 0.31), coat)
    else:
        for ear in (-1, 1):
            fill((v <= -0.1) & (v >= -0.46) & (abs(u - ear * 0.24) <= (v + 0.46) * 0.38), coat)
        fill(disc(0, 0.08, 0.36, 0.32), coat)
    for eye in (-0.13, 0.13):
        fill(disc(eye, 0.0, 0.045, 0.05), (0, 0, 0) if coat != (2, 2, 2) else (6, 7, 1))
    fill(disc(0, 0.14, 0.06, 0.04), (7, 4, 4))


def background():
    return np.tile(np.array(GRASS[rng.integers(len(GRASS))]), (SIZE, SIZE, 1))


def scene(kinds):
    """Animals in different quarters of the picture."""
    picture = background()
    quarters = rng.permutation(4)
    for kind, quarter in zip(kinds, quarters):
        x, y = 16 + 32 * (quarter % 2), 16 + 32 * (quarter // 2)
        draw(picture, kind, x + rng.integers(-2, 3), y + rng.integers(-2, 3), rng.integers(24, 31))
    return picture


def portrait(kind):
    picture = background()
    draw(picture, kind, 32 + rng.integers(-6, 7), 32 + rng.integers(-6, 7), rng.integers(36, 53))
    return picture


labels = rng.integers(0, 2, (160, 3))
scenes = np.array([scene([kind for kind, is_there in zip(KINDS, row) if is_there]) for row in labels])
order = rng.integers(0, 3, 120)
portraits = np.array([portrait(KINDS[kind]) for kind in order])
path = pathlib.Path(__file__).resolve().parent.parent / "Notebooks" / "data" / "animals.npz"
np.savez_compressed(
    path, scenes=(scenes / 8).astype(np.float16), labels=labels.astype(np.uint8),
    **{kind: labels[:, column].astype(np.uint8) for column, kind in enumerate(KINDS)},
    portraits=(portraits / 8).astype(np.float16), names=np.array(KINDS)[order])

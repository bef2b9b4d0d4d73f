"""Writes the files of arrays that Tests/DatasetsTests/ArrayFixtures.swift holds, as base64."""

import base64
import io

import numpy as np


def packed(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return base64.b64encode(file.getvalue()).decode()


print(
    packed(
        np.savez_compressed,
        images=np.arange(12, dtype="<f4").reshape(3, 2, 2) / 2,
        labels=np.array([0, 1, 1], dtype="u1"),
        names=np.array(["cat", "dög", "a"]),
        half=np.array([[1.5, -2, 65504], [0.1, 6e-8, 0]], dtype="f2"),
        fortran=np.asfortranarray(np.arange(24, dtype=">i2").reshape(2, 3, 4)),
        flags=np.array([True, False]),
        objects=np.array([{}, 1], dtype=object),
        bad=np.array([[1, np.nan], [2, 3]]),
        bytes=np.array([b"ab", b"c"]),
        complex=np.array([1j]),
        rows=np.array([[0, 1], [1, 0], [1, 1]]),
        scalar=np.float64(3),
        cube=np.zeros((3, 2, 2)),
    )
)
print(packed(np.savez, x=np.array([[1.0, 2.0], [3.0, 4.0]]), y=np.array([5.0, 6.0])))

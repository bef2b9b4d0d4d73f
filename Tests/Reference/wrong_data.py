"""Writes the files of wrong data that the notes in Tests/Diagnostics read, into Tests/Diagnostics/data."""

import gzip
import io
import pathlib
import struct

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "Diagnostics" / "data"

TABLES = {
    "nan.csv": "a,b,y\n1,2,0\n3,NaN,1\n",
    "infinite.csv": "a,b,y\n1,2,0\n-inf,4,1\n",
    "huge.csv": "a,b,y\n1,2,0\n3,1e400,1\n",
    "missing-value.csv": "a,b,y\n1,2,0\n3,,1\n",
    "ragged.csv": "a,b,y\n1,2,0\n3,4\n5,6,1\n",
    "ragged-quotes.csv": 'a,b,y\n1,2,0\n3,"4,1\n5,6,1\n',
    "empty.csv": "",
    "no-rows.csv": "a,b,y\n",
    "semicolons.csv": "a;b;y\n1;2;0\n",
    "decimal-commas.csv": 'a,b,y\n"1,5",2,0\n',
    "same-names.csv": "a,a,y\n1,2,0\n",
    "größe.csv": "größe,breite,y\n1,2,0\n3,vier,1\n",
    "constant.csv": "a,b,y\n1,5,0\n2,5,1\n3,5,1\n4,5,0\n",
    "one-class.csv": "a,b,y\n1,2,1\n3,4,1\n5,1,1\n",
    "three-classes.csv": "a,b,y\n1,2,cat\n3,4,dog\n5,1,eel\n",
    "labels.csv": "a,b,p,q\n1,2,0,1\n3,4,1,2\n",
    "infinite-target.csv": "a,b,y\n1,2,0.5\n3,4,inf\n",
    "train.csv": "a,b,y\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n",
    "no-test.csv": "a,b,y\n",
    "other-columns.csv": "a,c,y\n1,2,0\n",
    "other-class.csv": "a,b,y\n1,2,maybe\n",
    "words.csv": "a,b,y\n1,2,no\n3,4,yes\n",
}


def saved(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def files():
    x, y = np.arange(6.0).reshape(3, 2), np.array([0, 1, 1])
    whole = saved(np.savez, x=x, y=y)
    packed = bytearray(saved(np.savez_compressed, x=x, y=y))
    packed[60] ^= 0x55
    arrays = saved(
        np.savez_compressed,
        x=x,
        y=y,
        short=y[:2],
        none=np.zeros((0, 2)),
        objects=np.array([{}, 1, 2], dtype=object),
        complex=x * 1j,
        texts=np.array(["a", "b", "c"]),
        nan=np.array([[0, 1], [2, np.nan], [4, 5]]),
        infinite=np.array([0, 1, -np.inf]),
    )
    npy = io.BytesIO()
    np.save(npy, x)
    images = struct.pack(">4B3I", 0, 0, 8, 3, 2, 2, 2) + bytes(range(8))
    labels = struct.pack(">4BI", 0, 0, 8, 1, 2) + bytes([7, 3])
    packed_images = bytearray(gzip.compress(images, mtime=0))
    packed_images[-7] ^= 0xFF
    return {
        "arrays.npz": arrays,
        "cut.npz": whole[: len(whole) // 2],
        "damaged.npz": bytes(packed),
        "array.npy": npy.getvalue(),
        "images.idx": images,
        "labels.idx": labels,
        "cut.idx": images[:-3],
        "longer.idx": images + b"more",
        "magic.idx": b"\x89PNG" + images[4:],
        "type.idx": b"\0\0\x07" + images[3:],
        "three-labels.idx": struct.pack(">4BI", 0, 0, 8, 1, 3) + bytes([7, 3, 1]),
        "damaged.gz": bytes(packed_images),
        "cut.gz": gzip.compress(images, mtime=0)[:-9],
    }


for name, text in TABLES.items():
    (FOLDER / name).write_bytes(text.encode())
(FOLDER / "latin.csv").write_bytes("a,b,y\n1,2,größer\n".encode("latin-1"))
for name, content in files().items():
    (FOLDER / name).write_bytes(content)

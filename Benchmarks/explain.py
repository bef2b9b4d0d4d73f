"""What limits a matrix product, worked out from what was measured: how far its innermost loop gets where nothing else
takes time, how many lanes its columns fill, how much longer it takes than with its operands the other way round, and
where its bytes lie."""

import pathlib

from tables import percent

VECTOR_BYTES = {"avx512": 64, "avx2": 32, "neon": 16}
LONGEST_CHAIN = 256
NARROW = 12


def second_cache():
    """Bytes of a core's second cache."""
    try:
        text = pathlib.Path("/sys/devices/system/cpu/cpu0/cache/index2/size").read_text().strip()
        return int(text.rstrip("K")) * 1024
    except (OSError, ValueError):
        return 1 << 20


def size(count):
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} KB"


class Products:
    def __init__(self, machine, results, rows):
        self.vector_bytes = VECTOR_BYTES.get(machine["kernels"], 8)
        self.tiles = {}
        for result in results:
            kind, precision, depth = result["name"].split("/")
            if kind == "tile":
                self.tiles.setdefault(precision, {})[int(depth)] = result["share"]
        self.times = {row["name"]: row["times"] for row in rows}

    def tile(self, precision, depth):
        """The share of the peak that tiles of this depth reach: that of the nearest depth measured."""
        measured = self.tiles[precision]
        return measured[min(measured, key=lambda d: abs(d - depth))]

    def __call__(self, name, share):
        _, precision, threads, shape, operands = name.split("/")
        m, n, k = map(int, shape.split("x"))
        if threads != "1":
            return self.threads(name, shape, operands, precision, int(threads), (m, n, k))
        element = 4 if precision == "float32" else 8
        lanes = self.vector_bytes // element
        # Of few columns and a turned A, vectors run along A's rows.
        is_turned = operands == "tn" and n <= NARROW
        across = m if is_turned else n
        filled = across / (-(-across // lanes) * lanes)
        depth = min(k, LONGEST_CHAIN)
        bound = self.tile(precision, depth) * filled
        words = [f"tiles of depth {depth} reach {percent(self.tile(precision, depth))}"]
        if filled < 1:
            words[0] += f", and {across} {'rows' if is_turned else 'columns'} fill {percent(filled)} of the lanes"
        rest = 1 - share / bound
        ours, plain = self.times[name]["nnbook"], self.times[name.removesuffix(operands) + "nn"]["nnbook"]
        turned = 1 - plain / ours if operands != "nn" else 0
        if turned >= 0.02:
            words.append(f"{percent(turned)} of the time goes to {'B' if operands == 'nt' else 'A'} being stored turned")
        rest -= max(turned, 0)
        if rest >= 0.02:
            total = (m * k + k * n + m * n) * element
            if total > second_cache():
                what = f"packing from and writing to {size(total)}, more than the second cache"
            elif total > 48 << 10:
                what = f"copying operands within the second cache ({size(total)}) and to beginning panels"
            else:
                what = "the call and to beginning and ending its few tiles"
            words.append(f"the other {percent(rest)} to {what}" if turned >= 0.02 else f"the other {percent(rest)} of the time goes to {what}")
        return "; ".join(words)

    def threads(self, name, shape, operands, precision, threads, sizes):
        m, n, k = sizes
        alone = self.times.get(f"product/{precision}/1/{shape}/{operands}")
        ours = self.times[name]
        gain = alone["nnbook"] / ours["nnbook"]
        theirs = max(alone[s] / ours[s] for s in ("default", "SkylakeX"))
        element = 4 if precision == "float32" else 8
        twice = f"each reads all of {'B' if m > n else 'A'}, {size((k * n if m > n else m * k) * element)}"
        words = f"{gain:.2f} times as fast as one thread, OpenBLAS {theirs:.2f}; {twice}"
        return words if gain < 1.7 else words + ", and beyond that what limits one thread"

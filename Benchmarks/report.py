"""Writes RESULTS.md from what the parts of `Benchmarks/run` found, limits.toml and notes.md.

    report.py WORK BENCHMARKS
"""

import datetime
import importlib.metadata
import json
import pathlib
import sys
import tomllib

import explain
import goals
from tables import digits, megabytes, percent, table, times

PEERS = ["numpy", "torch", "sklearn", "jax"]
TITLES = {"numpy": "NumPy", "torch": "PyTorch", "sklearn": "scikit-learn", "jax": "JAX scan"}


class Verdict:
    """Whether a row is at its goals, and if not what limits it."""

    def __init__(self, limits):
        self.limits, self.missed, self.count = limits, [], 0

    def cells(self, name, failures, limit=None):
        """`limit` says what limits the row where that is worked out rather than written down."""
        self.count += 1
        if not failures:
            return ["yes", ""]
        self.missed.append(name)
        return ["**no**: " + ", ".join(failures), limit or self.limits.get(name, "not examined")]


def training(rows, peaks, verdict):
    one_thread = {(r["workload"], r["precision"]): r["peers"]["nnbook"]["median"] for r in rows if r["threads"] == 1}
    sections = []
    for threads in sorted({r["threads"] for r in rows}):
        for precision in ("float32", "float64"):
            lines = []
            for row in rows:
                if (row["threads"], row["precision"]) != (threads, precision):
                    continue
                name, peers = row["workload"], row["peers"]
                ours = peers["nnbook"]["median"]
                best = min(peers[p]["median"] for p in PEERS if p in peers)
                ahead, wanted = best / ours, goals.AHEAD[name]
                share = row["operations"] / (ours * 1000) / peaks[precision, threads]
                failures = [] if ahead >= wanted else [f"{times(wanted)} wanted"]
                if threads == 1 and name in goals.STEP_SHARE and share < goals.STEP_SHARE[name]:
                    failures.append(f"{percent(goals.STEP_SHARE[name])} of peak wanted")
                gain = []
                if threads > 1:
                    speedup = one_thread[name, precision] / ours
                    if speedup < goals.TWO_THREADS:
                        failures.append(f"{times(goals.TWO_THREADS)} of one thread wanted")
                    gain = [times(speedup)]
                lines.append(
                    [name, f"{digits(ours)} ({digits(peers['nnbook']['low'])}–{digits(peers['nnbook']['high'])})",
                     percent(share), *gain]
                    + [digits(peers[p]["median"]) if p in peers else "–" for p in PEERS]
                    + [times(ahead), *verdict.cells(f"{name}.{precision}.{threads}", failures)])
            if lines:
                header = ["µs a step", "nnbook (range)", "of peak", *(["of one thread"] if threads > 1 else []),
                          *(TITLES[p] for p in PEERS), "ahead of the fastest", "at its goal", "what limits it"]
                word = "one thread" if threads == 1 else f"{threads} threads"
                sections.append(f"### {precision}, {word}\n\n" + table(header, lines))
    return "\n".join(sections)


def agreement(rows):
    """The largest relative difference of a loss, for each peer and precision."""
    lines = []
    for peer in PEERS:
        line = [TITLES[peer]]
        for precision in ("float64", "float32"):
            found = [r["peers"][peer]["difference"] for r in rows if r["precision"] == precision and peer in r["peers"]]
            found = [d for d in found if d is not None]
            line.append(f"{max(found):.1e}" if found else "not comparable")
        lines.append(line)
    return table(["largest relative difference of a last loss", "float64", "float32"], lines)


def products(found, verdict, limit):
    sections = []
    groups = sorted({tuple(r["name"].split("/")[1:3]) for r in found["rows"]}, key=lambda g: (g[1], g[0]))
    for precision, threads in groups:
        prefix, lines = f"product/{precision}/{threads}/", []
        for row in found["rows"]:
            if not row["name"].startswith(prefix):
                continue
            shape = row["name"].removeprefix(prefix)
            ours = row["times"]["nnbook"]
            ratios = {setting: row["times"][setting] / ours for setting in ("default", "SkylakeX")}
            failures = []
            if min(ratios.values()) < 1:
                failures.append("ahead of OpenBLAS wanted")
            has_share = threads == "1" and shape.split("/")[0] in goals.PRODUCTS_WITH_SHARE
            if has_share and row["share"] < goals.PRODUCT_SHARE:
                failures.append(f"{percent(goals.PRODUCT_SHARE)} of peak wanted")
            lines.append(
                [f"`{shape}`", digits(ours), percent(row["share"]), digits(row["times"]["default"]),
                 digits(row["times"]["SkylakeX"]), times(min(ratios.values())),
                 *verdict.cells(f"{shape}.{precision}.{threads}", failures, limit(row["name"], row["share"]) if failures else None)])
        word = "one thread" if threads == "1" else f"{threads} threads"
        sections.append(
            f"### {precision}, {word}\n\n"
            + table(["m x n x k / operands", "nnbook µs", "of peak", "OpenBLAS µs", "… as SkylakeX µs",
                     "ahead of the faster", "at its goal", "what limits it"], lines))
    cores = ", ".join(f"{setting}: {core}" for setting, core in found["cores"].items())
    head = f"OpenBLAS chose the kernels of: {cores}. `t` marks an operand that is stored transposed.\n\n"
    return head + "\n".join(sections)


def kernels(results):
    names = {}
    for result in results:
        kind, precision, name = result["name"].split("/")
        if kind in ("function", "update"):
            names.setdefault((kind, name), {})[precision] = result["median"]
    return table(
        ["ns an element", "float32", "float64"],
        [[f"{name}" + (" (update)" if kind == "update" else ""), digits(v["float32"]), digits(v["float64"])]
         for (kind, name), v in names.items()])


def tiles(results):
    """How far the innermost loop gets by itself."""
    shares = {}
    for result in results:
        kind, precision, depth = result["name"].split("/")
        if kind == "tile":
            shares.setdefault(int(depth), {})[precision] = percent(result["share"])
    head = "How far tiles alone get, with both operands in the first cache:\n\n"
    return head + table(
        ["depth of the chains", "float32", "float64"],
        [[depth, s["float32"], s["float64"]] for depth, s in sorted(shares.items())])


def limits(results):
    lines = []
    for result in results:
        kind, name, threads = result["name"].split("/")
        if kind == "limit":
            unit = result["unit"]
            lines.append([f"{name}, {threads} {'thread' if threads == '1' else 'threads'}", f"{digits(result['median'])} {unit}",
                          f"{digits(result['low'])}–{digits(result['high'])}"])
    return table(["limit", "median", "quartiles"], lines)


def rendering(found, verdict):
    t = found["milliseconds"]
    lines = []
    for name, words in (("warm", "nnbook, everything kept"), ("cold", "nnbook, nothing kept"),
                        ("pandoc", found["versions"].get("pandoc", "pandoc")), ("cmark", found["versions"].get("cmark", "cmark"))):
        if name not in t:
            continue
        lines.append([words, digits(t[name]), times(t[name] / t["warm"]),
                      ", ".join(f"{p} {digits(v)}" for p, v in found["phases"].get(name, {}).items() if p != "total" and v >= 0.5)])
    failures = [] if t["warm"] <= goals.WARM_RENDERING else [f"warm {digits(t['warm'])} ms, under {goals.WARM_RENDERING} wanted"]
    reached, why = verdict.cells("rendering", failures)
    text = f"A note of {found['bytes'] / 1e6:.1f} MB with 2000 formulas; its page has {found['page_bytes'] / 1e6:.1f} MB. At its goal: {reached}. {why}".strip()
    return text + "\n\n" + table(["rendering", "ms", "of warm", "phases, ms"], lines)


def reach(found, verdict):
    lines = []
    for row in found["rows"]:
        is_data = row["case"].startswith(("csv", "npz"))
        ratio = row["bytes"] / found["data_bytes"] if is_data else None
        failures = [f"{times(goals.MEMORY)} wanted"] if ratio and ratio > goals.MEMORY else []
        lines.append([row["case"], digits(row["seconds"]), megabytes(row["bytes"]), times(ratio), f"{row['page_bytes'] / 1e3:.0f} kB",
                      *verdict.cells("reach." + row["case"], failures)])
    head = (f"Data: {found['examples']} × {found['features']} numbers, {megabytes(found['data_bytes'])} in float64; "
            f"as CSV {megabytes(found['files']['large.csv'])}. Memory is the process's largest resident set.\n\n")
    return head + table(["case", "seconds", "memory", "of the data", "page", "at its goal", "what limits it"], lines)


def main():
    work, here = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    read = lambda name: json.loads((work / name).read_text())
    with open(here / "limits.toml", "rb") as file:
        written = tomllib.load(file)
    found = read("kernels.json")
    machine, results = found["machine"], found["results"]
    peaks = {
        (r["name"].split("/")[1], int(r["name"].split("/")[2])): max(r["median"], r["high"])
        for r in results if r["name"].startswith("limit/float")
    }
    train, product = read("train.json"), read("products.json")
    verdicts = {part: Verdict(written.get(part, {})) for part in ("train", "products", "other")}
    versions = ", ".join(f"{n} {importlib.metadata.version(p)}" for n, p in
                         (("NumPy", "numpy"), ("PyTorch", "torch"), ("scikit-learn", "scikit-learn"), ("JAX", "jax")))
    sections = [
        ("Training", f"Medians of {train['rounds']} {'round' if train['rounds'] == 1 else 'rounds'} in which all took turns, with the range of nnbook's own.\n\n"
         + training(train["rows"], peaks, verdicts["train"]) + "\n" + agreement(train["rows"])),
        ("Matrix products",
         products(product, verdicts["products"], explain.Products(machine, results, product["rows"])) + "\n" + tiles(results)),
        ("Elementary functions and updates", kernels(results)),
        ("Rendering", rendering(read("rendering.json"), verdicts["other"])),
        ("Reach", reach(read("reach.json"), verdicts["other"])),
    ]
    missed = sum(len(v.missed) for v in verdicts.values())
    count = sum(v.count for v in verdicts.values())
    load = (work / "load").read_text().strip() if (work / "load").exists() else "unknown"
    notes = (here / "notes.md").read_text().strip() if (here / "notes.md").exists() else ""
    text = f"""# Results

Written by `Benchmarks/run` on {datetime.date.today().isoformat()}; how it measures is said in [README.md](README.md).

{machine['processor']}, {machine['cores']} cores, kernels {machine['kernels']}, {machine['system']}, Swift {machine['swift']}.
{versions}. Load of the machine before the start: {load}.

{count - missed} of {count} rows are at their goals; the others are named in their tables.

{limits(results)}
"""
    if notes:
        text += f"## Ceilings\n\n{notes}\n\n"
    text += "\n".join(f"## {title}\n\n{body}" for title, body in sections)
    (here / "RESULTS.md").write_text(text)
    print(f"{here / 'RESULTS.md'}: {count - missed} of {count} rows at their goals")


main()

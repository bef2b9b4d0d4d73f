"""Markdown tables and numbers in them."""

WORDS = {"at its goal", "what limits it", "phases, ms"}


def table(header, rows):
    """Columns after the first are numbers, and aligned to the right, but for those of words."""
    rules = ["---" if place == 0 or name in WORDS else "---:" for place, name in enumerate(header)]
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join(rules) + " |"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def digits(value):
    """Three significant digits, or all of a whole number."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    if value >= 1:
        return f"{value:.2f}"
    return f"{value:.3g}"


def percent(value):
    return "–" if value is None else f"{100 * value:.0f} %"


def times(value):
    return "–" if value is None else f"{digits(value)}×"


def megabytes(value):
    return f"{value / 1e6:.0f} MB"

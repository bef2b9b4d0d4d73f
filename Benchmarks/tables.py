"""Markdown tables and numbers in them."""


def table(header, rows):
    """Columns after the first are numbers, and aligned to the right."""
    lines = ["| " + " | ".join(header) + " |", "| --- |" + " ---: |" * (len(header) - 1)]
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

"""Writes a long note: about 1 MB of Markdown with 2000 formulas, no two of them the same.

    generate.py OUTPUT.md [FORMULAS]

Headings, paragraphs with emphasis, links and code, lists, tables, and code blocks are mixed as lecture notes have
them. Nothing in it is trained.
"""

import pathlib
import random
import sys

WORDS = (
    "the a of in on for each layer network weight gradient descent loss unit input output vector matrix row column "
    "function derivative chain rule step rate batch example class label margin plane feature data model error sum "
    "mean square root norm bound smooth convex local global minimum point line curve slope field value number set "
    "we take find see write learn train measure compare shows gives follows holds leads stays grows falls becomes"
).split()

INLINE = [
    r"$w_{{{a}}}^{{({b})}}$", r"$\sigma(z_{{{a}}}) = \frac{{1}}{{1 + e^{{-z_{{{b}}}}}}}$",
    r"$\frac{{\partial J}}{{\partial w_{{{a}{b}}}}}$", r"$x^{{({a})}} \in \mathbb{{R}}^{{{b}}}$",
    r"$\lVert \nabla J_{{{a}}} \rVert \le {b}$", r"$\eta_{{{a}}} = 10^{{-{b}}}$",
]
DISPLAY = [
    "$$\n\\delta^{{({a})}} = \\left( W^{{({b})}} \\right)^\\top \\delta^{{({b})}} \\odot g'\\!\\left( z^{{({a})}} \\right)\n$$",
    "$$\nJ_{{{a}}}(\\theta) = -\\frac{{1}}{{m}} \\sum_{{i=1}}^{{m}} \\sum_{{k=1}}^{{{b}}} y_k^{{(i)}} \\log \\hat y_k^{{(i)}}\n$$",
    "$$\n\\begin{{aligned}}\nz^{{[{a}]}} &= W^{{[{a}]}} a^{{[{b}]}} + b^{{[{a}]}} \\\\\na^{{[{a}]}} &= \\tanh z^{{[{a}]}}\n\\end{{aligned}}\n$$",
    "$$\nA_{{{a}}} = \\begin{{pmatrix}} \\cos {b} & -\\sin {b} \\\\ \\sin {b} & \\cos {b} \\end{{pmatrix}}\n$$",
]


class Writer:
    def __init__(self, formulas):
        self.random = random.Random(0)
        self.formulas_left = formulas
        self.count = 0

    def formula(self, shapes):
        self.formulas_left -= 1
        self.count += 1
        return shapes[self.count % len(shapes)].format(a=self.count, b=self.random.randrange(2, 90))

    def sentence(self):
        words = self.random.choices(WORDS, k=self.random.randrange(8, 22))
        place = self.random.randrange(len(words))
        words[place] = self.random.choice(["*{}*", "**{}**", "`{}`", "[{}](https://example.org/{})"]).replace("{}", words[place])
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        sentences = [self.sentence() for _ in range(self.random.randrange(3, 8))]
        if self.formulas_left > 0:
            sentences.insert(1, f"Here {self.formula(INLINE)} is what {self.sentence()[:-1].lower()}.")
        return " ".join(sentences)

    def items(self):
        return "\n".join(f"- {self.sentence()}" for _ in range(4))

    def table(self):
        rows = [" | ".join(self.random.choices(WORDS, k=3)) for _ in range(4)]
        return f"| {rows[0]} |\n| --- | --- | --- |\n" + "\n".join(f"| {row} |" for row in rows[1:])

    def code(self):
        lines = [f"{self.random.choice(WORDS)}_{n} = {self.random.choice(WORDS)}[{n}] * {n}  # {self.random.choice(WORDS)}" for n in range(6)]
        return "```python\n" + "\n".join(lines) + "\n```"

    def section(self, number):
        blocks = [f"## {number} {self.sentence()[:-1]}"]
        for place in range(8):
            blocks.append(self.paragraph())
            if place % 4 == 1 and self.formulas_left > 0:
                blocks.append(self.formula(DISPLAY))
        blocks.append([self.items, self.table, self.code][number % 3]())
        return "\n\n".join(blocks)


def main():
    formulas = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    writer = Writer(formulas)
    parts = ["# A long note"]
    while writer.formulas_left > 0:
        parts.append(writer.section(len(parts)))
    pathlib.Path(sys.argv[1]).write_text("\n\n".join(parts) + "\n")


main()

#!/usr/bin/env python3
"""Whether pages are HTML as its standard has it.

usage: check-html.py PAGE.html… [--others PAGE.html…]

The parser of html5lib says what is no HTML; what a parser forgives is looked for besides: names that are given twice
or that nothing has, elements where they may not stand, attributes nobody knows, headings that leave out a level. In the pages of others' notes
headings are as their authors have them.
"""
import collections
import re
import sys
import warnings
from urllib.parse import unquote

import html5lib

PHRASING = set(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd "
    "label link map mark math meta meter noscript object output picture progress q ruby s samp script select slot small "
    "span strong sub sup svg template textarea time u var video wbr".split())
# What holds running text alone, whatever it stands in.
TEXT_ONLY = set(
    "p h1 h2 h3 h4 h5 h6 pre span strong em b i u s small sub sup code kbd samp var mark abbr cite dfn q time data "
    "label button summary legend dt".split())
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "details", "iframe", "embed", "audio", "video"}
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"td", "th"}, "colgroup": {"col"},
}
FIRST = {"summary": "details", "legend": "fieldset", "caption": "table"}
GLOBAL = set("id class style title lang dir hidden tabindex role accesskey translate".split())
ATTRIBUTES = {
    "a": "href rel target download hreflang type", "img": "src alt width height loading decoding srcset sizes",
    "meta": "charset name content http-equiv", "link": "rel href media type", "style": "media", "script": "src type defer",
    "time": "datetime", "th": "scope colspan rowspan headers abbr", "td": "colspan rowspan headers", "col": "span",
    "colgroup": "span", "ol": "start reversed type", "li": "value", "details": "open name", "html": "", "data": "value",
    "input": "type name value checked disabled min max step", "button": "type disabled", "label": "for", "fieldset": "",
    "output": "for name", "video": "src controls width height", "audio": "src controls", "q": "cite", "blockquote": "cite",
}
ROLES = set(
    "img region note presentation none list listitem figure group math doc-noteref doc-endnotes doc-backlink tooltip "
    "status alert navigation main".split())


def checked(path, ordersHeadings):
    """What is wrong with a page, in the order of its text."""
    with open(path, "rb") as file:
        data = file.read()
    problems = []
    if not data.startswith(b"<!doctype html>\n"):
        problems.append("the page does not begin with a doctype")
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=True)
    document = parser.parse(data, transport_encoding="utf-8")
    lines = data.decode("utf-8").split("\n")
    for (line, column), code, details in parser.errors:
        near = lines[line - 1][max(0, column - 60):column + 20] if 0 < line <= len(lines) else ""
        problems.append(f"line {line}: {code} {details or ''} near `{near}`")
    return problems + Walk(document, ordersHeadings).problems


class Walk:
    def __init__(self, document, ordersHeadings):
        self.ordersHeadings = ordersHeadings
        self.problems = []
        self.names = collections.Counter()
        self.uses = []
        self.heading = 0
        self.visit(document, [])
        for name, count in self.names.items():
            if count > 1:
                self.problems.append(f"the id `{name}` is given {count} times")
        for what, name in self.uses:
            if name not in self.names:
                self.problems.append(f"{what} leads to `{name}`, which nothing is called")
        if self.tops != 1:
            self.problems.append(f"the page has {self.tops} headings of the first level")

    tops = 0

    def say(self, stack, element, words):
        way = " ".join(tag(e) for e in stack[-4:]) + " " + tag(element)
        name = element.get("id") or element.get("class") or ""
        self.problems.append(f"{way} {name!r}: {words}")

    def visit(self, element, stack):
        if not isinstance(element.tag, str):
            return
        name = tag(element)
        outside = [tag(e) for e in stack]
        parent = outside[-1] if outside else ""
        isForeign = not element.tag.startswith("{http://www.w3.org/1999/xhtml}")
        for key, value in element.attrib.items():
            self.attribute(stack, element, name, isForeign, key, value)
        if not isForeign:
            self.place(stack, element, name, outside, parent)
        for child in element:
            self.visit(child, stack + [element])

    def place(self, stack, element, name, outside, parent):
        text = next((e for e in reversed(outside) if e in TEXT_ONLY), None)
        # A label, a heading in a summary, and links around blocks may hold more.
        if text and name not in PHRASING and not (text == "summary" and re.fullmatch("h[1-6]", name)):
            self.say(stack, element, f"may not stand inside `{text}`")
        if name in INTERACTIVE:
            for around in ("a", "button"):
                if around in outside:
                    self.say(stack, element, f"may not stand inside `{around}`")
        if parent in CHILDREN and name not in CHILDREN[parent] and name not in {"script", "template"}:
            self.say(stack, element, f"may not stand inside `{parent}`")
        if name in FIRST and (parent != FIRST[name] or [tag(e) for e in stack[-1]][0] != name):
            self.say(stack, element, f"must come first in `{FIRST[name]}`")
        if name == "figcaption" and parent != "figure":
            self.say(stack, element, "must stand in a figure")
        if name in {"dt", "dd"} and parent not in {"dl", "div"}:
            self.say(stack, element, "must stand in a list of terms")
        if name == "li" and parent not in {"ul", "ol"}:
            self.say(stack, element, "must stand in a list")
        if name == "img" and element.get("alt") is None:
            self.say(stack, element, "has no `alt`")
        if re.fullmatch("h[1-6]", name):
            level = int(name[1])
            self.tops += level == 1
            if level > self.heading + 1 and self.ordersHeadings:
                self.say(stack, element, f"follows a heading of level {self.heading}")
            self.heading = level
            if not "".join(element.itertext()).strip() and element.find(".//{*}img") is None:
                self.say(stack, element, "is empty")

    def attribute(self, stack, element, name, isForeign, key, value):
        if key == "id":
            self.names[value] += 1
            if not value or re.search(r"\s", value):
                self.say(stack, element, f"the id {value!r} is empty or has a space in it")
        if key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            self.uses += [(f"`{key}`", one) for one in value.split()]
        if key.rpartition("}")[2] == "href" and value.startswith("#") and len(value) > 1:
            self.uses.append(("a link", unquote(value[1:])))
        for one in re.findall(r"url\(#([^)]+)\)", value):
            self.uses.append((f"`{key}`", one))
        if key == "href" and not isForeign and re.search(r"[\s<>\"\\^`{|}]", value):
            self.say(stack, element, f"`{value}` is no address")
        if key == "role" and not isForeign and not set(value.split()) <= ROLES:
            self.say(stack, element, f"the role `{value}` is unknown")
        if isForeign or key in GLOBAL or key.startswith(("aria-", "data-")):
            return
        if key not in ATTRIBUTES.get(name, "").split():
            self.say(stack, element, f"has no attribute `{key}`")


def tag(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "!"


def main(paths):
    warnings.simplefilter("ignore")
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    wrong = 0
    own = paths.index("--others") if "--others" in paths else len(paths)
    paths = [path for path in paths if path != "--others"]
    for index, path in enumerate(paths):
        problems = checked(path, index < own)
        wrong += bool(problems)
        for problem, count in collections.Counter(problems).items():
            print(f"{path}: {problem}" + (f" ({count} times)" if count > 1 else ""))
    print(f"{len(paths)} pages: {'all of them are HTML' if not wrong else f'{wrong} are not'}")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))

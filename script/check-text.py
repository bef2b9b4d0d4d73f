"""Says which words of notes are missing from their pages.

    check-text.py NOTES_FOLDER PAGES_FOLDER

Compares the words of the Markdown, formulas and markup aside, with the text of the page, in any order: a word that the
page has less often than the note is lost.
"""

import collections
import html.parser
import pathlib
import re
import sys


class Text(html.parser.HTMLParser):
    """A page's text without styles and typeset formulas, whose TeX stands in an annotation."""

    def __init__(self):
        super().__init__()
        self.pieces, self.skipping = [], 0

    def handle_starttag(self, tag, attributes):
        if tag in ("style", "script", "math"):
            self.skipping += 1
        self.pieces += [value for key, value in attributes if key in ("alt", "title", "href", "data-language", "class") and value]

    def handle_endtag(self, tag):
        if tag in ("style", "script", "math"):
            self.skipping -= 1

    def handle_data(self, data):
        if not self.skipping:
            self.pieces.append(data)


def words(text):
    return collections.Counter(re.findall(r"[^\W\d_]{2,}", text))


def prose(markdown):
    """The note without front matter, formulas, comments and raw tags."""
    markdown = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    for pattern in (r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", r"\$\$.*?\$\$", r"(?<!\\)\$[^$\n]+?\$"):
        markdown = re.sub(pattern, " ", markdown, flags=re.S)
    # Where a link leads is no text where it has a name of its own.
    markdown = re.sub(r"#\^[\w-]+", " ", markdown)
    # Comments are not shown, and the name of a block is no word of it.
    markdown = re.sub(r"%%.*?%%", " ", markdown, flags=re.S)
    markdown = re.sub(r"(?m)\s\^[\w-]+\s*$", " ", markdown)
    return re.sub(r"</?\w+[^>]*>", " ", markdown)


lost = 0
for note in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    page = Text()
    page.feed((pathlib.Path(sys.argv[2]) / (note.stem + ".html")).read_text())
    found = words(" ".join(page.pieces))
    missing = words(prose(note.read_text())) - found
    if missing:
        print(f"{note.name}: lost {dict(missing)}")
        lost += sum(missing.values())
print("no word is lost" if lost == 0 else f"{lost} words are lost")
sys.exit(1 if lost else 0)

extension Explanation {
    static let markdown: [Explanation] = [
        Explanation(
            "unclosed-cell", "An `nn` block is not closed.",
            "Without a closing fence Markdown takes the rest of the file for the block.",
            wrong: .note("```nn\nlet two = 2\n\nAnd so it is two.\n"),
            right: .note("```nn\nlet two = 2\n```\n\nAnd so it is two.\n")),
        Explanation(
            "cell-info", .warning, "An opening fence says `NN` in capitals, or words after `nn`.",
            "A block marked `NN` is code like any other and does not run. Words after `nn` mean nothing: options are lines "
                + "of the form `#| key: value` at the top of the block.",
            wrong: .note("```nn echo=false\nlet two = 2\n```\n"),
            right: .note("```nn\n#| echo: false\nlet two = 2\n```\n")),
        Explanation(
            "formula", .warning, "A formula cannot be typeset.",
            "KaTeX does not know a command, or the formula is incomplete. The page shows its source instead. A command that "
                + "a formula defines with `\\newcommand` holds in that formula; those of `macros` in the front matter hold in "
                + "all.",
            wrong: .note("The slope is $\\fraction{dy}{dx}$.\n"),
            right: .note("The slope is $\\frac{dy}{dx}$.\n")),
        Explanation(
            "unclosed-math", .warning, "A formula is not closed.",
            "Its paragraph ends before it does, so what was meant as a formula is read as text: after `$$`, `\\begin{…}`, "
                + "`\\(`, and `\\[` with TeX behind it.",
            wrong: .note("The mean is\n$$\n\\frac1n \\sum_i x_i\n\nas we know.\n"),
            right: .note("The mean is\n$$\n\\frac1n \\sum_i x_i\n$$\nas we know.\n")),
        Explanation(
            "unpaired-dollar", .warning, "A dollar sign is followed by TeX, but finds no partner.",
            "The closing `$` follows a character that is no space, in the same paragraph. A dollar that is money is "
                + "written `\\$`.",
            wrong: .note("Let $\\alpha be small.\n"), right: .note("Let $\\alpha$ be small.\n")),
        Explanation(
            "unknown-label", .warning, "A reference leads to a label that nothing on the page has.",
            "Figures, tables, equations and sections are referred to by the label they were given; the page shows a "
                + "question mark in place of the number.",
            wrong: .note("$$\na^2 + b^2 = c^2 \\label{circle}\n$$\n\nFrom $\\eqref{circel}$ it follows.\n"),
            right: .note("$$\na^2 + b^2 = c^2 \\label{circle}\n$$\n\nFrom $\\eqref{circle}$ it follows.\n")),
        Explanation(
            "duplicate-label", .warning, "Two things on the page have the same label.",
            "References lead to the first, so what refers to the second shows a wrong number.",
            wrong: .note("$$\na = 1 \\label{first}\n$$\n\n$$\nb = 2 \\label{first}\n$$\n"),
            right: .note("$$\na = 1 \\label{first}\n$$\n\n$$\nb = 2 \\label{second}\n$$\n")),
        Explanation(
            "missing-footnote", .warning, "A footnote is referred to and is not there.",
            "Its text stands anywhere in the note, in a paragraph that begins with `[^name]:`.",
            wrong: .note("So it is.[^one]\n"), right: .note("So it is.[^one]\n\n[^one]: Nearly always.\n")),
        Explanation(
            "unused-footnote", .warning, "A footnote is written, and nothing refers to it.",
            "It is not shown, since there is no place in the text that it belongs to.",
            wrong: .note("So it is.\n\n[^one]: Nearly always.\n"),
            right: .note("So it is.[^one]\n\n[^one]: Nearly always.\n")),
        Explanation(
            "duplicate-footnote", .warning, "Two footnotes have the same name.",
            "Only the first is shown.",
            wrong: .note("So it is.[^one]\n\n[^one]: Nearly always.\n\n[^one]: Always.\n"),
            right: .note("So it is.[^one][^two]\n\n[^one]: Nearly always.\n\n[^two]: Always.\n")),
        Explanation(
            "unclosed-comment", .warning, "A comment between `%%` is not closed.",
            "What was meant for the author alone would be read by everybody.",
            wrong: .note("It is easy. %% is it?\n"), right: .note("It is easy. %% is it? %%\n")),
        Explanation(
            "missing-destination", .warning,
            "A link or an image leads to a file that is not there, or to a place in a note that nothing names.",
            "Paths are looked up from the folder of the note. On a site a link to a note without a page leads nowhere: to a "
                + "draft, a note with mistakes, or one that is no part of the course.",
            wrong: .note("See [the first lecture](lecture-1.md).\n"),
            right: .note("See [the first lecture](lecture1.md).\n"),
            files: [File(name: "lecture1.md", text: "# Lecture 1\n")]),
        Explanation(
            "missing-note", .warning, "A link `[[…]]` names a note, or a heading in one, that is not there.",
            "Notes are looked up by the name of their file, beside the note and in the course. On a site those without a page, "
                + "such as drafts, are not there.",
            wrong: .note("See [[lecture 1]].\n"), right: .note("See [[lecture1]].\n"),
            files: [File(name: "lecture1.md", text: "# Lecture 1\n")]),
        Explanation(
            "front-matter-yaml", "The front matter is not YAML.",
            "The lines between the two `---` are `key: value`; a value with a colon and a space in it stands in "
                + "quotes.",
            wrong: .note("---\ntitle: Lecture 11: Networks\n---\n\nText.\n"),
            right: .note("---\ntitle: \"Lecture 11: Networks\"\n---\n\nText.\n")),
        Explanation(
            "front-matter-value", .warning, "A value of the front matter is not of the kind its key needs.",
            "The key is left out of the page, and the note is read as if it were not there.",
            wrong: .note("---\ntitle: Networks\ndate: next Friday\n---\n\nText.\n"),
            right: .note("---\ntitle: Networks\ndate: 2026-11-20\n---\n\nText.\n")),
        Explanation(
            "front-matter-default", "What the front matter says under `nn` is not one of its defaults.",
            "Results depend on it, so that it is not passed over: the keys are `seed`, `precision` and `echo`.",
            wrong: .note("---\nnn: {precision: double}\n---\n\nText.\n"),
            right: .note("---\nnn: {precision: float64}\n---\n\nText.\n")),
        Explanation(
            "unclosed-front-matter", .warning, "The front matter is not closed by a line `---`.",
            "It is read as Markdown instead, and the page begins with it.",
            wrong: .note("---\ntitle: Networks\n\nText.\n"), right: .note("---\ntitle: Networks\n---\n\nText.\n")),
        Explanation(
            "unsafe-html", .warning, "HTML was left out, since the note's author is not trusted.",
            "With `--untrusted` a page has the HTML that is on a list of what is harmless: text and its structure, "
                + "pictures, links. Scripts, styles, forms, frames and drawings are not on it, nor are `id`, `class` and "
                + "`style`.",
            wrong: .words("`<b onclick=\"…\">` or `<style>` in a note that is rendered with `--untrusted`"),
            right: .words("`<b>`, or Markdown; without `--untrusted` all of an author's HTML stands")),
        Explanation(
            "unsafe-address", .warning, "A link or a file was left out, since the note's author is not trusted.",
            "With `--untrusted` links lead to `http`, `https`, `ftp`, `mailto` and `tel`, and to files; and a site has "
                + "pictures, data and documents beside its pages, nothing that a browser would run.",
            wrong: .words("`[x](javascript:…)` in a note that is rendered with `--untrusted`"),
            right: .words("a link to a page")),
        Explanation(
            "lone-carriage-return", .warning, "A carriage return stands in the file without a line feed.",
            "Editors show no line's end there, and neither does Markdown; a program for the Macintosh of 1999 wrote "
                + "it.",
            wrong: .note("One line,\ranother.\n"), right: .note("One line,\nanother.\n")),
        Explanation(
            "empty-note", "A note has nothing in it.",
            "A page without anything on it is more likely a file that was not saved than a wish.",
            wrong: .words("an empty file"), right: .note("# Lecture 1\n")),
        Explanation(
            "not-utf8", "A note is not text in UTF-8.",
            "In another encoding the same bytes are other letters; nothing is guessed.",
            wrong: .words("a file saved as Latin-1 or UTF-16"), right: .words("the same file saved as UTF-8")),
        Explanation(
            "note-too-large", "A note has more than 16 MB.",
            "Such a file is data, or generated; a note is read by people.",
            wrong: .words("a note with a table of measurements pasted in"),
            right: .words("the table in a CSV file of its own, read by `csv(…)`")),
        Explanation(
            "too-many-brackets", "A paragraph has thousands of opening brackets without closing ones.",
            "The time that Markdown takes for them grows with their square.",
            wrong: .words("a paragraph with more than 10 000 open `[`"),
            right: .words("the same text as a code block")),
        Explanation(
            "nested-too-deep", "Quotes and lists of a note nest deeper than a hundred levels.",
            "No page could show it, and no reader could follow it.",
            wrong: .note(String(repeating: "> ", count: 120) + "Deep.\n"),
            right: .note("> > > Deep.\n")),
        Explanation(
            "too-many-formulas", "A note has more different formulas than can be told apart.",
            "Formulas are kept out of Markdown's way by marks of their own, and these are used up.",
            wrong: .words("a generated note with many thousands of different short formulas"),
            right: .words("the note split into several")),
    ]
}

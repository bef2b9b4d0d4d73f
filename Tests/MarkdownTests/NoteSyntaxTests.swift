import Diagnostics
import Markdown
import Testing

/// What stands in a note's only paragraph, a line for each piece.
private func pieces(_ text: String) -> [String] {
    tree(text).split(separator: "\n").dropFirst().map { String($0.dropFirst(2)) }
}

@Suite struct NoteSyntaxTests {
    @Test(arguments: [
        ("~~a *b* c~~", ["deletion", "  text \"a \"", "  emphasis", "    text \"b\"", "  text \" c\""]),
        ("**~a~**", ["strong", "  deletion", "    text \"a\""]),
        ("==a ~~b==", ["highlight", "  text \"a ~~b\""]),
        ("이것은 ==강조==입니다", ["text \"이것은 \"", "highlight", "  text \"강조\"", "text \"입니다\""]),
        ("a==b and c==d, a == b", ["text \"a==b and c==d, a == b\""]),
        (#"\~~a~~ =\=b== `~~c~~`"#, ["text \"~~a~~ ==b== \"", "code \"~~c~~\""]),
        ("~~a *b~~ c*", ["text \"~~a \"", "emphasis", "  text \"b~~ c\""]),
        ("~~[a~~](u)", ["text \"~~\"", "link \"u\"", "  text \"a~~\""]),
    ]) func deletionsAndHighlights(text: String, expected: [String]) { #expect(pieces(text) == expected) }

    @Test(arguments: [
        ("[[Note]]s", ["note link \"Note\"", "  text \"Notes\""]),
        ("[[Note]]는", ["note link \"Note\"", "  text \"Note\"", "text \"는\""]),
        (
            "[[a/B#C#D|the *alias* $x$]]",
            [
                "note link \"a/B\" # \"C\" # \"D\"", "  text \"the \"", "  emphasis", "    text \"alias\"",
                "  text \" \"", "  formula \"x\"",
            ]
        ),
        ("[[Note#^56f391]]", ["note link \"Note\" ^\"56f391\"", "  text \"Note > ^56f391\""]),
        ("[[#Here]]", ["note link \"\" # \"Here\"", "  text \"Here\""]),
        (
            "![[a b.png|512]] ![[c.png|of *c*|64x32]]",
            ["embed \"a b.png\" 512", "text \" \"", "embed \"c.png\" \"of *c*\" 64×32"]
        ),
        ("[[1, 2], [3, 4]] [[ ]] [[a", ["text \"[[1, 2], [3, 4]] [[ ]] [[a\""]),
        (#"\[[a]] `[[b]]`"#, ["text \"[[a]] \"", "code \"[[b]]\""]),
        ("[[a|$x]] b$", ["note link \"a\"", "  text \"$x\"", "text \" b$\""]),
    ]) func noteLinks(text: String, expected: [String]) { #expect(pieces(text) == expected) }

    @Test func noteLinksInTables() {
        let notebook = read("| a |\n|---|\n| [[N\\|n]] ![[i.png\\|8]] |")
        #expect(notebook.noteLinks.map(\.content.target) == ["N", "i.png"])
        #expect(
            dump(notebook).contains("note link \"N\"\n        text \"n\"\n")
                && dump(notebook).contains("embed \"i.png\" 8"))
    }

    @Test func embedsOfNotesAreBlocks() {
        #expect(tree("![[Note#Part]]") == "embed \"Note\" # \"Part\" 1\n")
        #expect(tree("![[i.png]]").hasPrefix("paragraph"))
        #expect(tree("see ![[Note]]").hasPrefix("paragraph"))
        #expect(tree("![[1.2 Losses]]").hasPrefix("embed"))
    }

    @Test(arguments: [
        ("a %%b *c%% d*", ["text \"a  d*\""]),
        ("a %%b\nc%% d", ["text \"a  d\""]),
        (#"\%%a%% 5% and 6%"#, ["text \"%%a%% 5% and 6%\""]),
        ("`%%a%%`", ["code \"%%a%%\""]),
    ]) func comments(text: String, expected: [String]) { #expect(pieces(text) == expected) }

    /// Whatever stands in a comment, what follows it is read as if it were not there.
    @Test func commentsOverBlocks() {
        let note = "a\n\n%%\n- b\n\n```\n[^1]: c\n%% tail $x$\n\n> q %% d\n>\n> e %% f\n\n```nn\ng\n```"
        #expect(
            tree(note) == """
                paragraph 1
                  text "a"
                paragraph 8
                  text "tail "
                  formula "x"
                quote 10–12
                  paragraph 10
                    text "q"
                  paragraph 12
                    text "f"
                cell 0 "g" 14–16

                """)
        let notebook = read(note)
        #expect(notebook.written(notebook.cells[0].text) == "g")
        #expect(complaints("a %% b\n\nc") == ["1:3 unclosed-comment"])
        #expect(tree("```\n%%time\n```\n\n%%a").contains("text \"%%a\""))
    }

    @Test func tags() {
        let notebook = read("#ml/nets and #가나 (#no) C#no #1 #12a \\#no #ml/nets, `#no`\n# Head #x1")
        #expect(notebook.tags == ["ml/nets", "가나", "12a", "x1"])
        #expect(dump(notebook).contains("heading 1 #head-x1"))
    }

    @Test func namesOfBlocks() {
        let note = """
            Text $x$ ^one

            - a ^two

            ^three

            x^2 ^a b ^

            ## Head {#sec-head} ##

            ![c](i.png){#fig-i}

            |t|
            |-|

            : About {#tbl-t}
            """
        #expect(
            tree(note) == """
                paragraph 1 #^one
                  text "Text "
                  formula "x"
                list of bullets 3 #^three
                  item
                    paragraph 3 #^two
                      text "a"
                paragraph 7
                  text "x^2 ^a b ^"
                heading 2 #sec-head 9
                  text "Head"
                paragraph 11 #fig-i
                  image "i.png"
                    text "c"
                table - 13–14 #tbl-t
                  row
                    cell
                      text "t"
                  caption
                    text "About"

                """)
    }

    @Test func callouts() {
        let note = """
            > [!tldr]- The *title
            > of* $x$
            > > [!my-own]
            > > inside
            >
            > - item

            > [!note](u)

            > \\[!note] no

            > [!WARNING]
            """
        #expect(
            tree(note) == """
                callout abstract, closed 1–6
                  title
                    text "The "
                    emphasis
                      text "title"
                  paragraph 2
                    emphasis
                      text "of"
                    text " "
                    formula "x"
                  callout note 3–4
                    title
                      text "My-own"
                    paragraph 4
                      text "inside"
                  list of bullets 6
                    item
                      paragraph 6
                        text "item"
                quote 8
                  paragraph 8
                    link "u"
                      text "!note"
                quote 10
                  paragraph 10
                    text "[!note] no"
                callout warning 12
                  title
                    text "Warning"

                """)
    }

    @Test func tasks() {
        let text = tree("- [ ] *a*\n- [x] b\n- [ ]no\n- \\[ ] no\n\n1. [X] c\n\n   d")
        #expect(
            text.contains("item, to do\n    paragraph 1\n      emphasis")
                && text.contains("item, done\n    paragraph 2\n      text \"b\""))
        #expect(text.contains("text \"[ ]no\"") && text.contains("text \"[ ] no\""))
        #expect(text.contains("list from 1, loose 6–8\n  item, done"))
    }

    /// GitHub's rules are tested by its examples; these are about what stands beside an address.
    @Test(arguments: [
        ("https://a.b/__init__.py", ["link \"https://a.b/__init__.py\"", "  text \"https://a.b/__init__.py\""]),
        ("주소는http://a.b/c.", ["text \"주소는\"", "link \"http://a.b/c\"", "  text \"http://a.b/c\"", "text \".\""]),
        ("[see http://a.b here](u)", ["link \"u\"", "  text \"see http://a.b here\""]),
        ("[see http://a.b]", ["text \"[see \"", "link \"http://a.b]\"", "  text \"http://a.b]\""]),
        (
            "`http://a.b` <http://a.b>",
            ["code \"http://a.b\"", "text \" \"", "link \"http://a.b\"", "  text \"http://a.b\""]
        ),
        ("$x$http://a.b$y$", ["formula \"x\"", "link \"http://a.b$y$\"", "  text \"http://a.b$y$\""]),
    ]) func addresses(text: String, expected: [String]) { #expect(pieces(text) == expected) }

    @Test func addressesEndWithTheirCell() {
        #expect(tree("|a|\n|-|\n|http://a.b|c|").contains("link \"http://a.b\"\n"))
    }

    @Test func crossReferences() {
        let notebook = read(
            "See @fig-loss, [@tbl-a_b], (@eq-x). a@fig-b.c @sec-one-: \\eqref{eq:1} and \\ref{y}, \\@fig-no @figure")
        #expect(notebook.references.map(\.content.label) == ["fig-loss", "tbl-a_b", "eq-x", "sec-one", "eq:1", "y"])
        #expect(notebook.source.text(of: notebook.references[1].range) == "[@tbl-a_b]")
        #expect(dump(notebook).contains("link \"mailto:a@fig-b.c\""))
    }

    /// Brackets are not shown, `-` asks for the number alone.
    @Test func listsOfReferences() {
        let notebook = read("See [@fig-a; -@eq-b ;@tbl-c] [-@sec-d] [@fig-e](f) [@fig-g; h] [- @fig-i]")
        #expect(notebook.references.map(\.content.label).joined(separator: " ") == "fig-a eq-b tbl-c sec-d fig-e fig-g fig-i")
        #expect(notebook.references.prefix(4).map { $0.content.form == .number } == [false, true, false, true])
        #expect(notebook.source.text(of: notebook.references[0].range) == "[@fig-a")
        #expect(pieces("[@fig-a; -@eq-b ;@tbl-c]") == [
            "reference \"fig-a\", named", "text \"; \"", "reference \"eq-b\", number", "text \" ;\"",
            "reference \"tbl-c\", named",
        ])
    }

    /// What is found inside a formula, code, or a tag is none.
    @Test(arguments: [
        "$a \\text{[[b]]} %% c %% == d$", "<a href=\"[[b]]#c ==d==\">", "[x](b#c==d==)", "```\n[[b]] ^c\n```",
    ]) func otherThingsWin(text: String) {
        let notebook = read(text)
        #expect(notebook.noteLinks.isEmpty && notebook.tags.isEmpty && !dump(notebook).contains("highlight"))
    }
}

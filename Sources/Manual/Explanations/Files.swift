extension Explanation {
    static let files: [Explanation] = [
        Explanation(
            "missing-file", "A data file that a note names is not there.",
            "Paths are looked up in the folder of the note, and data is read before anything runs, so that a misspelt "
                + "name is found at once.",
            wrong: note(#"data d = csv("flower.csv", target="kind")"#),
            right: note(#"data d = csv("flowers.csv", target="kind")"#), files: [flowers]),
        Explanation(
            "course-yaml", "The file `course.yml` of a course is no YAML.",
            "It is read before any note, since it says which notes there are; without it a site would be made of all "
                + "files in the folder, drafts among them.",
            wrong: .words("`title: Nets: a course` in `course.yml`: a value with a colon and a space stands in quotes."),
            right: .words("`title: \"Nets: a course\"`")),
        Explanation(
            "course-value", "The file `course.yml` says something that a course has no use for.",
            "It has the keys `title`, `description`, `lang`, `macros` and `notes`, a list of the notes in their order, each a file "
                + "that is there; notes may stand in groups with a `heading` and `notes` of their own.",
            wrong: .words("`notes: [intro.md, interlude.md]` where the folder has no `interlude.md`."),
            right: .words("`notes: [intro.md]`, or the missing note is written.")),
        Explanation(
            "file-outside", "A data file lies outside the note's folder.",
            "A note that is given to somebody else brings its data along, and a note from somebody else cannot look "
                + "into the rest of a disk.",
            wrong: note(#"data d = csv("../flowers.csv", target="kind")"#),
            right: note(#"data d = csv("flowers.csv", target="kind")"#), files: [flowers]),
        Explanation(
            "unreadable-file", "A file is there, but cannot be read.",
            "It is a folder, it is too large, permission for it is missing, or the disk failed. The exit status is 3 "
                + "where the fault is not the note's.",
            wrong: note(#"data d = csv("flowers.csv/leaves", target="kind")"#),
            right: note(#"data d = csv("flowers.csv", target="kind")"#),
            files: [flowers, File(name: "flowers.csv/leaves/one.txt", text: "")]),
        Explanation(
            "missing-column", "A CSV file has no column of that name.",
            "The first line of the file names its columns; they are asked for by those names, in quotes.",
            wrong: note(#"data d = csv("flowers.csv", target="species")"#),
            right: note(#"data d = csv("flowers.csv", target="kind")"#), files: [flowers]),
        Explanation(
            "bad-csv", "A CSV file is not a table of numbers with a line of names.",
            "Rows have as many fields as the first line, inputs are finite numbers, and nothing is guessed for a "
                + "value that is missing. The message names file, line and column.",
            wrong: note(#"data d = csv("uneven.csv", target="kind")"#),
            right: note(#"data d = csv("flowers.csv", target="kind")"#),
            files: [flowers, File(name: "uneven.csv", text: "length,kind\n5.1,0\n4.9\n")]),
        Explanation(
            "bad-npz", "A file is not what NumPy's `savez` writes, or an array in it cannot be read.",
            "Arrays hold numbers or truth values, inputs have a row (or an image) for each example, and nothing that "
                + "would need Python to be read is read.",
            wrong: note(#"data d = npz("digits.npz", x="images", y="labels")"#),
            right: .words("`numpy.savez(\"digits.npz\", images=X, labels=y)` in Python, then the same block"),
            files: [File(name: "digits.npz", text: "images, labels\n")]),
        Explanation(
            "missing-array", "An `.npz` file has no array of that name.",
            "Arrays are asked for by the names that `numpy.savez` was given; the message lists them.",
            wrong: .words(#"`npz("digits.npz", x="image", y="labels")` where the arrays are `images` and `labels`"#),
            right: .words(#"`npz("digits.npz", x="images", y="labels")`"#)),
        Explanation(
            "bad-idx", "A file is not of the kind that the MNIST digits come in.",
            "Such a file begins with its kind and its sizes, and then has as many bytes as these say; images and "
                + "labels are as many.",
            wrong: note(#"data d = idx("images", "labels")"#),
            right: .words(#"`idx("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")`"#),
            files: [File(name: "images", text: "0 1 1 0\n"), File(name: "labels", text: "1\n")]),
        Explanation(
            "data-mismatch", "The parts of a data set do not fit together.",
            "A test set has the columns of the training set, in their order, or what was learned means nothing there; "
                + "and after the split something must be left to train on.",
            wrong: note(
                #"data d = csv("flowers.csv", target="kind", test=csv("swapped.csv", target="kind"))"#),
            right: note(
                #"data d = csv("flowers.csv", target="kind", test=csv("flowers.csv", target="kind"))"#),
            files: [flowers, File(name: "swapped.csv", text: "width,length,kind\n3.5,5.1,0\n3.0,7.0,1\n")]),
        Explanation(
            "undefined-value", "A function is sampled where it has no finite value.",
            "log(0) is no number that could be learned.",
            wrong: note("data d = sample(log, over=0..1)"),
            right: note("data d = sample(log, over=0.1..1)")),
    ]

    private static let flowers = File(
        name: "flowers.csv", text: "length,width,kind\n5.1,3.5,0\n4.9,3.0,0\n7.0,3.2,1\n6.4,3.2,1\n")

    /// A note of one block.
    static func note(_ cell: String) -> Example { .note("```nn\n\(cell)\n```\n") }
}

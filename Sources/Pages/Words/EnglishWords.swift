extension PageWords {
    static let english = PageWords(
        language: "en",
        skip: "Skip to the text",
        contents: "Contents",
        tags: "Tags",
        neighbours: "Neighbouring notes",
        previous: "Previous",
        next: "Next",
        noteSource: "Source",
        notes: "Notes",
        date: { year, month, day in "\(day) \(months[month - 1]) \(year)" },
        sectionLink: "Link to this section",
        footnotes: "Footnotes",
        footnoteBack: "Back to the text",
        done: "Done",
        toDo: "To do",
        figure: { "Figure \($0)" },
        table: { "Table \($0)" },
        equation: { "Equation (\($0))" },
        section: { "Section \($0)" },
        callouts: [
            "note": "Note", "abstract": "Abstract", "summary": "Summary", "tldr": "Tldr", "info": "Info",
            "todo": "Todo", "tip": "Tip", "hint": "Hint", "important": "Important", "success": "Success",
            "check": "Check", "done": "Done", "question": "Question", "help": "Help", "faq": "Faq",
            "warning": "Warning", "caution": "Caution", "attention": "Attention", "failure": "Failure",
            "fail": "Fail", "missing": "Missing", "danger": "Danger", "error": "Error", "bug": "Bug",
            "example": "Example", "quote": "Quote", "cite": "Cite",
        ],
        noFile: { "there is no file `\($0)`" },
        noLabel: { "nothing has the label \($0)" },
        cell: { "Cell \($0)" },
        cellSource: "Source",
        line: { "line \($0)" },
        position: { "line \($0), column \($1)" },
        data: "Data",
        dataOfFigure: { "Data of the figure: \($0)" },
        holds: "holds",
        fails: "fails",
        error: "error",
        warning: "warning",
        terms: englishTerms,
        classNamed: { "class \($0)" },
        dashed: { "\($0), dashed: \($1)" },
        darkColours: "Dark colours",
        copy: "Copy",
        copied: "Copied",
        linkTo: "Link to this section: ")

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// As figures and tables have them.
    private static let englishTerms = Dictionary(
        uniqueKeysWithValues: [
            "Accuracy over training", "Confusion of classes", "Decision boundary", "Gradient check",
            "Loss over training", "One example, forward and backward", "Predictions", "Weights", "accuracy", "bias",
            "class", "data", "entries checked", "example", "examples", "formula", "from the loss", "given", "input",
            "inputs", "largest", "largest difference", "layer", "loss", "model", "never", "output", "parameters",
            "predicted", "predicted class", "probability of the true class", "quantity", "relative error", "right",
            "run", "shape", "share of the plane", "smallest", "step", "steps", "stopped at", "target", "tensor",
            "test", "test accuracy", "test loss", "threshold", "total", "train", "train accuracy", "train loss",
            "true class", "unit", "units", "validation", "validation accuracy", "validation loss", "value",
        ].map { ($0, $0) })
}

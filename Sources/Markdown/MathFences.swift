import Diagnostics

extension TreePass {
    /// Code fenced as `math` is a displayed formula, as on GitHub.
    static let mathFences = TreePass(name: "math fences") { notebook, reading in
        guard notebook.frontMatter.mathjax != false, reading.parts.contains(where: \.builder.hasMathFences) else {
            return
        }
        var formulas = notebook.formulas
        func read(_ block: inout Block) {
            guard case .code(let code) = block.kind, code.info == "math" else { return }
            let line = block.lines.lowerBound
            for part in reading.parts {
                guard let leaf = part.layout.leaf(atLine: line), leaf.kind == .fencedCode else { continue }
                let text = EmbeddedText(lines: part.builder.lines(of: Array(code.text.utf8), leaf: leaf))
                formulas.append(
                    Formula(tex: text.text, isDisplay: true, places: [text], ranges: [part.layout.range(of: leaf)]))
                block.kind = .paragraph([.formula(formulas.count - 1)])
                return
            }
        }
        notebook.blocks.update(read)
        for index in notebook.footnotes.indices { notebook.footnotes[index].blocks.update(read) }
        notebook.formulas = formulas
    }
}

import Testing

@testable import Datasets

@Suite struct CSVTests {
    private func read(_ text: String, target: [String] = ["y"], columns: [String]? = nil) throws(CSVError) -> Dataset {
        try CSVFile(bytes: Array(text.utf8)).dataset(target: target, columns: columns)
    }

    /// The error of reading, as `line:column message`.
    private func failure(_ text: String, target: [String] = ["y"], columns: [String]? = nil) -> String {
        do throws(CSVError) {
            _ = try read(text, target: target, columns: columns)
            return "none"
        } catch { return "\(error.line):\(error.column) \(error.message)" }
    }

    @Test func `a plain file`() throws {
        let data = try read("a,y,b\n1,0,2.5\n-3e2,1,.5\n")
        #expect(data.inputs == Table([[1, 2.5], [-300, 0.5]]))
        #expect(data.columns == ["a", "b"])
        #expect(data.targets == .numbers(Table(column: [0, 1])))
    }

    @Test(arguments: [
        "a,y\r\n1,2\r\n3,4\r\n", "\u{feff}a,y\n1,2\n3,4", "a , y\n 1,\t2 \n\n3,4\n\n",
        "\"a\",\"y\"\n\"1\",\"2\"\n3, \"4\" \n",
        "a,y\r1,2\r3,4\r",
    ])
    func `line ends, byte order marks, blanks and quotation marks`(text: String) throws {
        let data = try read(text)
        #expect(data.inputs == Table([[1], [3]]) && data.columns == ["a"])
        #expect(data.targets == .numbers(Table(column: [2, 4])))
    }

    @Test func `quoted names hold commas, quotation marks and line ends`() throws {
        let data = try read("\"a, \"\"b\"\"\",y\n1,\"x\n, y\"\n2,\"\"\"\"\n")
        #expect(data.columns == ["a, \"b\""])
        #expect(data.targets == .names(["x\n, y", "\""]))
    }

    @Test func `one text among numbers makes names of all`() throws {
        #expect(try read("a,y\n1,1.0\n2,2\n3,no\n").targets == .names(["1.0", "2", "no"]))
    }

    @Test func `only chosen columns are read`() throws {
        let data = try read("id,b,a,y\nx,1,2,3\ny,4,5,6\n", columns: ["a", "b"])
        #expect(data.inputs == Table([[2, 1], [5, 4]]) && data.columns == ["a", "b"])
        let labels = try read("a,p,q\n7,0,1\n", target: ["q", "p"])
        #expect(labels.targets == .numbers(Table([[1, 0]])) && labels.inputs == Table([[7]]))
    }

    @Test func `a signature tells what the checker needs`() throws {
        let file = try CSVFile(bytes: Array("a,b,y\n1,2,no\n3,4,yes\n5,6,no\n".utf8))
        let signature = try file.signature(target: ["y"])
        #expect(signature.examples == 3 && signature.columns == ["a", "b"])
        #expect(signature.target.classes == ["no", "yes"] && signature.target.isText && !signature.target.isBinary)
        let binary = try CSVFile(bytes: Array("a,y\n1,0\n3,1\n".utf8)).signature(target: ["y"]).target
        #expect(binary.isBinary && binary.distinct == 2 && binary.classes == ["0", "1"])
    }

    @Test func `errors name the place`() {
        #expect(failure("") == "1:1 the file is empty; a line with the columns' names was expected")
        #expect(failure("\n\n") == "1:1 the file is empty; a line with the columns' names was expected")
        #expect(failure("a,y\n") == "2:1 the file has column names, but no rows")
        #expect(failure("a,y\n1,2\n3\n") == "3:1 this row has 1 field, the first line has 2")
        #expect(failure("a,y\n1,2,3\n") == "2:1 this row has 3 fields, the first line has 2")
        #expect(failure("a,ß,y\n1,ß,3\n") == "2:3 `ß` in column `ß` is not a number")
        #expect(failure("a,b,y\né,\"\n\",1\n", columns: ["b"]) == "2:4 `\n` in column `b` is not a number")
        #expect(failure("a,y\n1,2\n,4\n") == "3:1 there is no value in column `a`")
        #expect(failure("a,y\n1,2\n3,\n") == "3:3 there is no value in column `y`")
        #expect(failure("a,y\n1,x\n3,\n") == "3:3 there is no value in column `y`")
        #expect(failure("a,y\nNaN,2\n") == "2:1 `NaN` in column `a` is not a finite number")
        #expect(failure("a,y\n1,-inf\n") == "2:3 `-inf` in column `y` is not a finite number")
        #expect(failure("a,y\n1e999,1\n") == "2:1 `1e999` in column `a` is not a finite number")
        #expect(failure("a,b\n1,2\n") == "1:1 there is no column `y`; there are `a`, `b`")
        #expect(failure("a,a,y\n") == "1:3 two columns are called `a`")
        #expect(failure(",y\n0,1\n") == "1:1 column 1 has no name")
        #expect(failure("y\n1\n") == "1:1 no column is left for the inputs")
        #expect(failure("a,y\n1,\"x\n") == "2:3 this quotation mark is never closed")
        #expect(
            failure("a,y\n1,\"x\"z\n") == "2:6 after a closing quotation mark a comma or the line's end was expected")
        #expect(failure("a,y\n1,2\n", columns: ["y"]) == "1:1 the target `y` cannot be an input too")
        #expect(failure("a,y,z\nx,0,1\n", target: ["y", "z"]) == "2:1 `x` in column `a` is not a number")
        #expect(failure("a,y,z\n1,x,1\n", target: ["y", "z"]) == "2:3 `x` in column `y` is not a number")
    }

    /// Whatever part of the file is in memory at once, the same is read, and the same said of what is wrong.
    @Test(arguments: [
        "\u{feff}a, \"b\",y\r\n1.25,\"-3e2\",0\r\n\r\n4,5,1\r\n6,7,0", "a,b,y\n1,2,no\n3,4,\"y,\n\"\"es\"\"\"\n5,6,no\n\n",
        "a,b,y\r1,2,3\r4,5,6\r", "a,y\n\n1,2\n3\n", "a,y\n1,2\n3,4\n5,\"x\n\n", "a,ß,y\n1,ß,3\n", "a,y\n1,2\n3,x\n4,\n", "a,y\n", "a,a,y\n1,2,3\n",
        "a,y\n1,2e\n", "a,y\n1,\"2\" \n3,4x",
    ])
    func `windows of any size`(text: String) {
        func outcome(_ windowSize: Int) -> Result<Dataset, CSVError> {
            Result { () throws(CSVError) in
                try CSVFile(ByteSource(Array(text.utf8)), windowSize: windowSize).dataset(target: ["y"])
            }
        }
        let whole = outcome(1 << 20)
        for size in 1...text.utf8.count { #expect(outcome(size) == whole, "windows of \(size) bytes") }
    }

    @Test func `a file that becomes shorter while it is read`() throws {
        let bytes = Array("a,y\n1,2\n3,4\n5,6\n".utf8)
        let source = ByteSource(count: bytes.count) { place, buffer in
            ByteSource(Array(bytes[..<10])).read(at: place, into: buffer)
        }
        #expect(throws: CSVError(problem: .unreadable, line: 2, column: 1)) {
            try CSVFile(source, windowSize: 4).dataset(target: ["y"])
        }
    }

    @Test func `a quotation mark that is never closed in a large file`() {
        let text = "a,y\n1,2\n3,\"4\n" + String(repeating: "5,6\n", count: 1000)
        #expect(throws: CSVError(problem: .longRow, line: 3, column: 1)) {
            try CSVFile(ByteSource(Array(text.utf8)), windowSize: 32).dataset(target: ["y"])
        }
    }

    @Test func `blocks of numbers are joined in order`() {
        for count in [0, 1, 3, 4, 11, 12, 13] {
            var blocks = NumberBlocks(blockSize: 4)
            for row in 0..<count { [Double(3 * row), Double(3 * row + 1), Double(3 * row + 2)].withUnsafeBufferPointer { blocks.append($0) } }
            #expect(blocks.joined() == (0..<3 * count).map(Double.init))
        }
    }

    @Test func `text that is not UTF-8 is refused`() {
        #expect(throws: CSVError(problem: .notUTF8, line: 1, column: 1)) { try CSVFile(bytes: [0xff, 0xfe, 0x61, 0]) }
        #expect(throws: CSVError(problem: .notUTF8, line: 2, column: 3)) {
            try CSVFile(bytes: Array("a,y\n1,".utf8) + [0xe9]).dataset(target: ["y"])
        }
    }
}

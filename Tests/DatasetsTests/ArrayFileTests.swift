import Testing

@testable import Datasets

@Suite struct NPZTests {
    private func dataset(_ x: String, _ y: String, rows: Int? = nil) throws(ArrayFileError) -> Dataset {
        try NPZFile(bytes: ArrayFixtures.compressed).dataset(inputs: x, targets: y, rows: rows)
    }

    private func problem(_ x: String, _ y: String) -> ArrayFileError.Problem? {
        do {
            _ = try dataset(x, y)
            return nil
        } catch {
            return error.problem
        }
    }

    @Test func `how far the inputs are read is told`() throws {
        for (bytes, x, y) in [(ArrayFixtures.stored, "x", "y"), (ArrayFixtures.compressed, "images", "labels")] {
            var shares: [Double] = []
            _ = try NPZFile(bytes: bytes).dataset(inputs: x, targets: y) { shares.append($0) }
            #expect(shares.last == 1 && shares == shares.sorted() && shares.first! > 0)
        }
    }

    @Test func imagesAreFlattenedRowByRow() throws {
        let data = try dataset("images", "labels")
        #expect(data.inputs == Table(rows: 3, columns: 4, values: (0..<12).map { Double($0) / 2 }))
        #expect(data.inputShape == [2, 2])
        #expect(data.targets == .numbers(Table(column: [0, 1, 1])))
    }

    @Test func targetsAreNumbersTextsOrLabels() throws {
        #expect(try dataset("images", "names").targets == .names(["cat", "dög", "a"]))
        #expect(try dataset("images", "rows").targets == .numbers(Table([[0, 1], [1, 0], [1, 1]])))
        #expect(try dataset("half", "bytes").targets == .names(["ab", "c"]))
        #expect(try dataset("half", "flags").targets == .numbers(Table(column: [1, 0])))
    }

    @Test func halvesBigEndsAndColumnsFirst() throws {
        #expect(
            try dataset("half", "flags").inputs
                == Table([[1.5, -2, 65504], [0.0999755859375, 5.960464477539063e-08, 0]]))
        #expect(
            try dataset("fortran", "flags").inputs == Table(rows: 2, columns: 12, values: (0..<24).map(Double.init)))
    }

    @Test func theFirstRowsOnly() throws {
        let data = try dataset("images", "labels", rows: 2)
        #expect(data == (try dataset("images", "labels")).prefix(2))
        #expect(try dataset("fortran", "flags", rows: 1).inputs.values == (0..<12).map(Double.init))
        #expect(try dataset("images", "labels", rows: 99).examples == 3)
    }

    @Test func storedArchives() throws {
        let file = try NPZFile(bytes: ArrayFixtures.stored)
        #expect(file.names == ["x", "y"])
        let data = try file.dataset(inputs: "x", targets: "y")
        #expect(data.inputs == Table([[1, 2], [3, 4]]) && data.targets == .numbers(Table(column: [5, 6])))
        #expect(data.inputShape == nil)
    }

    @Test func whatCannotBeExamples() {
        #expect(
            problem("image", "labels")
                == .missingArray(
                    "image",
                    available: [
                        "images", "labels", "names", "half", "fortran", "flags", "objects", "bad", "bytes", "complex",
                        "rows", "scalar", "cube",
                    ]))
        #expect(problem("images", "flags") == .counts(inputs: 3, targets: 2))
        #expect(problem("objects", "flags") == .type("Python objects", array: "`objects`"))
        #expect(problem("complex", "flags") == .type("the type `<c16`", array: "`complex`"))
        #expect(problem("names", "labels") == .texts("`names`"))
        #expect(
            problem("images", "cube")
                == .shape([3, 2, 2], array: "`cube`", expected: "a target, or a row of them, for each example"))
        #expect(problem("scalar", "flags") == .shape([], array: "`scalar`", expected: "a row for each example"))
        if case .notFinite("`bad`", row: 1, let value)? = problem("bad", "flags") {
            #expect(value.isNaN)
        } else {
            Issue.record()
        }
    }

    /// A damaged file is refused, wherever it is cut or changed, and never taken for a whole one.
    @Test func damagedFiles() throws {
        for whole in [ArrayFixtures.compressed, ArrayFixtures.stored] {
            let names = try NPZFile(bytes: whole).names
            for count in stride(from: 0, to: whole.count, by: 7) {
                #expect(throws: ArrayFileError.self) {
                    try NPZFile(bytes: Array(whole[..<count])).dataset(inputs: names[0], targets: names[1])
                }
            }
        }
        let whole = ArrayFixtures.stored
        let right = try NPZFile(bytes: whole).dataset(inputs: "x", targets: "y")
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 0xff
            // Some bytes mean nothing (dates, versions); a change of any other is seen.
            let found = try? NPZFile(bytes: changed).dataset(inputs: "x", targets: "y")
            #expect(found == nil || found == right, "byte \(place)")
        }
    }

    @Test func otherFiles() {
        for bytes in [[], Array("a,b\n1,2\n".utf8), [0x50, 0x4b]] as [[UInt8]] {
            #expect(throws: ArrayFileError(.notArchive)) { try NPZFile(bytes: bytes) }
        }
    }
}

extension IDXFile {
    fileprivate static func images(_ bytes: [UInt8], rows: Int? = nil) throws(ArrayFileError) -> Images {
        try images(ByteSource(bytes), rows: rows)
    }

    fileprivate static func labels(_ bytes: [UInt8], rows: Int? = nil) throws(ArrayFileError) -> Labels {
        try labels(ByteSource(bytes), rows: rows)
    }
}

@Suite struct IDXTests {
    private let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2] + [0, 255, 51, 102]
    private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3]

    private func problem(_ read: () throws -> Void) -> ArrayFileError.Problem? {
        do {
            try read()
            return nil
        } catch {
            return (error as? ArrayFileError)?.problem
        }
    }

    @Test func bytesBecomeShares() throws {
        let data = try IDXFile.dataset(IDXFile.images(images), IDXFile.labels(labels))
        #expect(data.inputs == Table([[0, 1], [0.2, 0.4]]))
        #expect(data.inputShape == [1, 2])
        #expect(data.targets == .numbers(Table(column: [7, 3])))
        let first = try IDXFile.dataset(IDXFile.images(images, rows: 1), IDXFile.labels(labels, rows: 1), rows: 1)
        #expect(first == data.prefix(1))
    }

    @Test func otherNumbersStayAsTheyAre() throws {
        let floats: [UInt8] = [0, 0, 0x0d, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0]
        let data = try IDXFile.dataset(IDXFile.images(floats), IDXFile.labels([0, 0, 9, 1, 0, 0, 0, 1, 0xff]))
        #expect(data.inputs == Table([[1.5, -2]]) && data.inputShape == nil)
        #expect(data.targets == .numbers(Table(column: [-1])))
    }

    @Test func mistakesHaveNames() {
        #expect(problem { _ = try IDXFile.images([1, 2, 3, 4, 5]) } == .notIDX([1, 2, 3, 4]))
        #expect(problem { _ = try IDXFile.images([0, 0, 8]) } == .truncated)
        #expect(problem { _ = try IDXFile.images(images.dropLast()) } == .truncated)
        #expect(problem { _ = try IDXFile.images(images + [0, 0]) } == .trailingBytes(2))
        #expect(
            problem { _ = try IDXFile.images([0, 0, 7, 1, 0, 0, 0, 0]) }
                == .type("data of an unknown type (7)", array: "the file"))
        #expect(
            problem { _ = try IDXFile.images([0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255]) }
                == .tooLarge("the file"))
        #expect(
            problem { _ = try IDXFile.dataset(IDXFile.images(images), IDXFile.labels([0, 0, 8, 1, 0, 0, 0, 1, 7])) }
                == .counts(inputs: 2, targets: 1))
        #expect(
            problem {
                _ = try IDXFile.dataset(IDXFile.images([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 2]), IDXFile.labels(labels))
            } == .empty("the images"))
        // Files given the other way round.
        #expect(ArrayFileError(problem { _ = try IDXFile.images(labels) }!).hint == "are the two files swapped?")
        #expect(ArrayFileError(problem { _ = try IDXFile.labels(images) }!).hint == "are the two files swapped?")
    }

    /// `gzip` of `labels`, by Python.
    private let packed: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 224, 96, 100, 96, 96, 96,
        98, 103, 6, 0, 100, 107, 212, 67, 10, 0, 0, 0,
    ]

    private func unpacked(_ bytes: [UInt8]) throws(ArrayFileError) -> [UInt8] {
        let stream = ByteStream(ByteSource(bytes), 0..<bytes.count, packing: .gzip, name: "the packed file")
        let first = try stream.bytes(labels.count)
        _ = try stream.skipRest()
        return first
    }

    @Test func packedFilesAreUnpacked() throws {
        #expect(try unpacked(packed) == labels)
        // A file may be several, one after another.
        let twice = ByteStream(ByteSource(packed + packed), 0..<2 * packed.count, packing: .gzip, name: "")
        #expect(try twice.bytes(2 * labels.count) == labels + labels)
        #expect(try twice.skipRest() == 0 && twice.count == 2 * labels.count)
        #expect(try IDXFile.labels(packed).array.elements == .numbers([7, 3]))
        for count in 2..<packed.count {
            #expect(problem { _ = try unpacked(Array(packed[..<count])) } == .truncated)
        }
        var changed = packed
        changed[packed.count - 6] ^= 1
        #expect(problem { _ = try unpacked(changed) } == .damaged("the packed file"))
    }
}

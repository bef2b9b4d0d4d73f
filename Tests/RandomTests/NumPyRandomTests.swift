import Testing

@testable import Random

/// Expected values are those of NumPy 2.4 on x86-64 Linux.
@Suite struct NumPyRandomTests {
    @Test(
        arguments: [
            ([0], [0xa30f_ebcf_d9c2_825f, 0x4510_bdf8_82d9_d721, 0x0a7d_3da9_4ecd_e8b8]),
            ([42], [0xc621_fbcd_16d9_2688, 0x705a_5661_a791_ffc1, 0xdbcd_12c2_6eda_1624]),
            ([1 << 40 + 5], [0x0136_9aef_039f_edeb, 0x5f61_b404_7331_4316, 0x9654_aaee_ea6e_be77]),
            ([7, 2], [0x4729_0f77_4804_b21c, 0x71f5_8e1d_2721_a729, 0xef09_7aeb_6dc4_77ec]),
            ([0, 1], [0xe3c5_ebe2_85ac_1625, 0x8ea0_9968_fe31_dbcc, 0xcd08_4ff8_4d8d_e9be]),
            // Longer than the pool of four words, one seed of two words.
            ([1, 2, 3, 4, 5, 1 << 63], [0x995a_c4d1_041c_b041, 0x86d0_f162_82a3_56b7, 0x10bb_906a_e385_5a9d]),
        ] as [([UInt64], [UInt64])])
    func `seeds are mixed as NumPy mixes them`(seed: [UInt64], bits: [UInt64]) {
        var random = NumPyRandom(seed: seed)
        #expect(bits == (0..<3).map { _ in random.next() })
    }

    @Test func `uniform numbers are NumPy's`() {
        var random = NumPyRandom(seed: 123)
        #expect(
            [random.random(), random.random(), random.random()] == [
                0x1.5d5d393207e7dp-1, 0x1.b8e6db72f96dp-5, 0x1.c34c097745cf4p-3,
            ])
    }

    /// FNV-1a over the bits of 100 000 draws; every strip of the ziggurat and its tail are met.
    @Test(
        arguments: [
            ([0], 0xe317_39b1_6179_638d), ([1], 0x1875_9f0b_d105_65ec), ([123], 0x2352_d852_62fb_e73a),
            ([5, 2], 0xa8e6_a784_270c_9b81),
        ] as [([UInt64], UInt64)])
    func `normal numbers are NumPy's`(seed: [UInt64], checksum: UInt64) {
        var random = NumPyRandom(seed: seed)
        #expect(fingerprint((0..<100_000).map { _ in random.standardNormal().bitPattern }) == checksum)
    }

    @Test(
        arguments: [
            ([0], 0x7240_e586_6eba_070d), ([1], 0x5e04_cb31_c8b1_b237), ([5, 2], 0xc695_16dc_4164_31f5),
        ] as [([UInt64], UInt64)])
    func `permutations are NumPy's`(seed: [UInt64], checksum: UInt64) {
        var random = NumPyRandom(seed: seed)
        #expect(fingerprint(random.permutation(10_000).map { UInt64($0) }) == checksum)
    }

    /// Half-used 64-bit draws must survive draws of other kinds in between.
    @Test func `draws of all kinds mix as in NumPy`() {
        var random = NumPyRandom(seed: 0)
        #expect(random.permutation(5) == [2, 4, 3, 0, 1])
        #expect(random.standardNormal() == 0x1.adabbec84d4fp-4)
        #expect(random.permutation(4) == [1, 2, 0, 3])
        #expect(random.uniform(-3, 5) == 0x1.da63db8c076d8p+0)
        #expect((0..<5).map { _ in random.integers(0, 6) } == [5, 5, 4, 3, 3])
        #expect(
            (0..<2).map { _ in random.integers(-1 << 62, 1 << 62) } == [
                4_012_834_827_570_733_046, 2_913_234_838_825_737_126,
            ])
        #expect((0..<2).map { _ in random.integers(0, 1 << 40) } == [3_011_012_779, 942_725_971_812])
        #expect((0..<3).map { _ in random.integers(0, 1 << 32) } == [2_380_764_447, 144_248_947, 3_285_177_209])
        #expect((0..<2).map { _ in random.integers(0, 1 << 32 - 1) } == [3_133_846_278, 3_636_012_965])
        #expect(
            (0..<2).map { _ in random.integers(.min, .max) } == [6_699_468_633_553_993_485, 764_824_518_918_699_309])
    }

    @Test func `permutations of nothing and of one draw nothing`() {
        var random = NumPyRandom(seed: 3)
        let before = random
        #expect(random.permutation(0).isEmpty)
        #expect(random.permutation(1) == [0])
        #expect(random == before)
    }

    @Test func `the ziggurat's tables are NumPy's`() {
        #expect(Ziggurat.tables.checksum == 0x8f60_565f_e944_cfa0)
    }

    /// The same argument for a tail: FNV-1a over `log1p(-u)` for 300 000 uniform u.
    @Test func `logarithms for the tail are those NumPy meets`() {
        var random = NumPyRandom(seed: 77)
        #expect(
            fingerprint((0..<300_000).map { _ in tailLogarithm(-random.random()).bitPattern }) == 0x2d9f_0a26_6a83_113c)
        #expect(tailLogarithm(0) == 0 && tailLogarithm(-0x1p-53) == -0x1p-53)
        #expect(tailLogarithm(-1 + 0x1p-53) == -0x1.25e4f7b2737fap+5)
    }

    @Test func `a generator goes on from its words, half a draw included`() throws {
        var random = NumPyRandom(seed: [9, 4])
        _ = random.integers(0, 10)
        var copy = try #require(NumPyRandom(words: random.words))
        #expect(copy == random)
        #expect((0..<9).map { _ in copy.integers(0, 99) } == (0..<9).map { _ in random.integers(0, 99) })
        #expect(NumPyRandom(words: [1, 2, 3, 4, 0, 0]) == nil)
        #expect(NumPyRandom(words: []) == nil)
    }

    private func fingerprint(_ words: [UInt64]) -> UInt64 {
        words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
    }
}

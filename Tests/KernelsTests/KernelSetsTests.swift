import Kernels
import Testing

@Suite(.serialized)
struct KernelSetsTests {
    @Test func everyMachineKnowsTheSameNames() {
        let names = (0..<4).map { String(cString: nn_kernels_known($0)!) }
        #expect(names == ["scalar", "neon", "avx2", "avx512"])
        #expect(nn_kernels_known(4) == nil)
        #expect(nn_kernels_known(-1) == nil)
    }

    @Test func theScalarSetIsAlwaysThere() {
        #expect(String(cString: nn_kernels_available(0)!) == "scalar")
        #expect(nn_kernels_named("scalar")!.pointee.vector_bytes == 0)
    }

    @Test func selectionRefusesWhatItCannotRun() {
        defer { nn_kernels_select(nil) }
        let names = KernelSets.available.map { String(cString: $0.pointee.name) }
        for name in names {
            #expect(nn_kernels_select(name))
            #expect(String(cString: nn_kernels_current().pointee.name) == name)
        }
        let last = nn_kernels_current()
        for name in ["", "AVX2", "sse", "avx", "scalar "] + ["neon", "avx2", "avx512"].filter({ !names.contains($0) }) {
            #expect(!nn_kernels_select(name))
            #expect(nn_kernels_named(name) == nil)
        }
        #expect(nn_kernels_current() == last)
    }

    @Test func scalarFunctionsAreTheVectorOnes() {
        defer { nn_kernels_select(nil) }
        for set in KernelSets.available {
            #expect(nn_kernels_select(set.pointee.name))
            #expect(nn_exp(1) == 0x1.5bf0a8b145769p+1)
            #expect(nn_log1p(nn_expm1(0.25)) == 0.25)
            #expect(nn_pow(10, 15) == 1e15)
            #expect(nn_binary_value(.minimum, 1, .nan).isNaN)
            #expect(nn_fma(0x1p-53 + 1, 0x1p-53 + 1, -1) == 0)
        }
    }
}

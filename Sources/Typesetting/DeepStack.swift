#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs `body` on a thread of its own with that many bytes of stack, and waits for it.
///
/// JavaScriptCore measures the stack it stands on; a task's thread has too little of it for nested formulas.
func withDeepStack<Result>(_ size: Int, _ body: () -> Result) -> Result {
    var result: Result?
    let store = { result = body() }
    withoutActuallyEscaping(store) { run in
        let job = StackJob(run)
        var attributes = pthread_attr_t()
        precondition(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, size) == 0)
        defer { pthread_attr_destroy(&attributes) }
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = pthread_create(&thread, &attributes, startStackJob, Unmanaged.passUnretained(job).toOpaque())
        precondition(status == 0, "no thread could be made")
        #if canImport(Darwin)
            pthread_join(thread!, nil)
        #else
            pthread_join(thread, nil)
        #endif
    }
    return result!
}

private final class StackJob {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}

#if canImport(Darwin)
    private func startStackJob(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<StackJob>.fromOpaque(job).takeUnretainedValue().run()
        return nil
    }
#else
    private func startStackJob(_ job: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        Unmanaged<StackJob>.fromOpaque(job!).takeUnretainedValue().run()
        return nil
    }
#endif

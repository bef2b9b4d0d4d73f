import CJavaScriptCore

/// JavaScriptCore through its C API: WebKitGTK's on Linux, the system's own on macOS; opened when the first engine is
/// made.
///
/// A fresh context has no files, no network and no timers; `WebAssembly` is taken out of it as well.
final class JavaScriptCoreEngine: ScriptEngine {
    private let api: javascriptcore
    private let group: JSContextGroupRef
    private let context: JSGlobalContextRef

    /// - Parameter timeLimit: the processor seconds one `load` or `call` may take.
    init(timeLimit: Double) throws(ScriptError) {
        guard let library = javascriptcore() else {
            throw .exception("JavaScriptCore, which runs KaTeX and highlight.js, is not installed: \(Self.library)")
        }
        api = library.pointee
        group = api.JSContextGroupCreate()
        context = api.JSGlobalContextCreateInGroup(group, nil)
        api.JSContextGroupSetExecutionTimeLimit(group, timeLimit, nil, nil)
        withString("WebAssembly") { name in
            _ = api.JSObjectDeleteProperty(context, api.JSContextGetGlobalObject(context), name, nil)
        }
    }

    private static var library: String { "`\(String(cString: javascriptcore_name))` was looked for" }

    deinit {
        api.JSGlobalContextRelease(context)
        api.JSContextGroupRelease(group)
    }

    func load(_ script: [UInt8], name: String) throws(ScriptError) {
        var exception: JSValueRef?
        // Bytes rather than UTF-16, so that a script in ASCII is kept and parsed as such.
        let text = (script + [0]).withUnsafeBytes {
            api.JSStringCreateWithUTF8CString($0.assumingMemoryBound(to: CChar.self).baseAddress!)
        }
        defer { api.JSStringRelease(text) }
        withString(name) { _ = api.JSEvaluateScript(context, text, nil, $0, 1, &exception) }
        if let exception { throw failure(exception) }
    }

    func call(_ function: String, _ arguments: [String]) throws(ScriptError) -> String {
        var exception: JSValueRef?
        let global = api.JSContextGetGlobalObject(context)
        let callee = withString(function) { api.JSObjectGetProperty(context, global, $0, nil) }
        precondition(api.JSValueIsObject(context, callee), "no global function `\(function)`")
        let values: [JSValueRef?] = arguments.map { withString($0) { api.JSValueMakeString(context, $0) } }
        let result = api.JSObjectCallAsFunction(
            context, api.JSValueToObject(context, callee, nil), nil, values.count, values, &exception)
        if let exception { throw failure(exception) }
        guard let result, let text = string(result) else { throw .stopped }
        return text
    }

    // MARK: -

    /// The exception of a stopped script cannot be told by its type, only by what it says.
    private func failure(_ exception: JSValueRef) -> ScriptError {
        guard let message = string(exception), !message.contains("execution terminated") else { return .stopped }
        return .exception(message)
    }

    private func string(_ value: JSValueRef) -> String? {
        var exception: JSValueRef?
        guard let text = api.JSValueToStringCopy(context, value, &exception) else { return nil }
        defer { api.JSStringRelease(text) }
        return Self.string(
            UnsafeBufferPointer(start: api.JSStringGetCharactersPtr(text), count: api.JSStringGetLength(text)))
    }

    /// The same as the standard library's, ten times as fast for text that is ASCII but for a few characters.
    static func string(_ units: UnsafeBufferPointer<UInt16>) -> String {
        String(unsafeUninitializedCapacity: 3 * units.count) { utf8 in
            var (count, place) = (0, 0)
            while place < units.count {
                let unit = units[place]
                if unit < 0x80 {
                    utf8[count] = UInt8(unit)
                    count += 1
                    place += 1
                    continue
                }
                let isPair =
                    UTF16.isLeadSurrogate(unit) && place + 1 < units.count && UTF16.isTrailSurrogate(units[place + 1])
                let scalar =
                    isPair
                    ? UTF16.decode(UTF16.EncodedScalar([unit, units[place + 1]]))
                    : Unicode.Scalar(unit) ?? "\u{FFFD}"
                for byte in UTF8.encode(scalar)! {
                    utf8[count] = byte
                    count += 1
                }
                place += isPair ? 2 : 1
            }
            return count
        }
    }

    /// Goes by UTF-16 and a length, since a C string would end at the first NUL.
    private func withString<Result>(_ text: String, _ body: (JSStringRef) -> Result) -> Result {
        let units = Array(text.utf16)
        let string = api.JSStringCreateWithCharacters(units, units.count)
        defer { api.JSStringRelease(string) }
        return body(string)
    }
}

import CJavaScriptCore

/// JavaScriptCore through its C API: WebKitGTK's on Linux, the system's own on macOS.
///
/// A fresh context has no files, no network and no timers; `WebAssembly` is taken out of it as well.
final class JavaScriptCoreEngine: ScriptEngine {
    private let group: JSContextGroupRef
    private let context: JSGlobalContextRef

    /// - Parameter timeLimit: the processor seconds one `load` or `call` may take.
    init(timeLimit: Double) {
        group = JSContextGroupCreate()
        context = JSGlobalContextCreateInGroup(group, nil)
        JSContextGroupSetExecutionTimeLimit(group, timeLimit, nil, nil)
        Self.withString("WebAssembly") { name in
            _ = JSObjectDeleteProperty(context, JSContextGetGlobalObject(context), name, nil)
        }
    }

    deinit {
        JSGlobalContextRelease(context)
        JSContextGroupRelease(group)
    }

    func load(_ script: [UInt8], name: String) throws(ScriptError) {
        var exception: JSValueRef?
        // Bytes rather than UTF-16, so that a script in ASCII is kept and parsed as such.
        let text = (script + [0]).withUnsafeBytes { JSStringCreateWithUTF8CString($0.baseAddress) }
        defer { JSStringRelease(text) }
        Self.withString(name) { _ = JSEvaluateScript(context, text, nil, $0, 1, &exception) }
        if let exception { throw failure(exception) }
    }

    func call(_ function: String, _ arguments: [String]) throws(ScriptError) -> String {
        var exception: JSValueRef?
        let global = JSContextGetGlobalObject(context)
        let callee = Self.withString(function) { JSObjectGetProperty(context, global, $0, nil) }
        precondition(JSValueIsObject(context, callee), "no global function `\(function)`")
        let values: [JSValueRef?] = arguments.map { Self.withString($0) { JSValueMakeString(context, $0) } }
        let result = JSObjectCallAsFunction(
            context, JSValueToObject(context, callee, nil), nil, values.count, values, &exception)
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
        guard let text = JSValueToStringCopy(context, value, &exception) else { return nil }
        defer { JSStringRelease(text) }
        return String(
            decoding: UnsafeBufferPointer(start: JSStringGetCharactersPtr(text), count: JSStringGetLength(text)),
            as: UTF16.self)
    }

    /// Goes by UTF-16 and a length, since a C string would end at the first NUL.
    private static func withString<Result>(_ text: String, _ body: (JSStringRef) -> Result) -> Result {
        let units = Array(text.utf16)
        let string = JSStringCreateWithCharacters(units, units.count)!
        defer { JSStringRelease(string) }
        return body(string)
    }
}

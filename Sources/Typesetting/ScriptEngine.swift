/// A JavaScript engine with one global object; what KaTeX and highlight.js run in.
protocol ScriptEngine: AnyObject {
    /// Runs a whole script.
    ///
    /// - Parameter name: what the engine calls the script in its messages.
    func load(_ script: [UInt8], name: String) throws(ScriptError)

    /// Calls a global function with strings; what it returns is made a string.
    func call(_ function: String, _ arguments: [String]) throws(ScriptError) -> String
}

enum ScriptError: Error, Hashable {
    /// The script threw; this is the exception as a string.
    case exception(String)
    /// It took longer than a call may. The engine is of no more use.
    case stopped
}

/// An element of XML: attributes in the order given, without those that are `nil`; self-closed where there is no
/// content, which is markup already.
public func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: String = ""
) -> String {
    var result = "<" + name
    for (key, value) in attributes {
        if let value { result += " \(key)=\"\(escapedForXML(value))\"" }
    }
    return content.isEmpty ? result + "/>" : "\(result)>\(content)</\(name)>"
}

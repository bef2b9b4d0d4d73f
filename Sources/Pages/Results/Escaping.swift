/// Text with the characters that mean something in HTML written as references.
func escaped(_ text: String) -> String {
    var html = HTMLBuffer()
    html.append(escaping: text)
    return html.text
}

import Testing

@testable import Pages

@Suite struct PageWordsTests {
    private func texts(_ words: PageWords) -> [String: String] {
        Mirror(reflecting: words).children.reduce(into: [:]) { texts, field in
            if let name = field.label, let text = field.value as? String { texts[name] = text }
        }
    }

    private func isKorean(_ text: String) -> Bool { text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) } }

    @Test func everyWordIsInEveryLanguage() {
        let (english, korean) = (texts(.english), texts(.korean))
        #expect(english.count > 20)
        for (name, text) in korean where name != "language" { #expect(isKorean(text), "\(name)") }
        for (name, text) in english { #expect(!text.isEmpty && !isKorean(text), "\(name)") }
        #expect(Set(PageWords.english.terms.keys) == Set(PageWords.korean.terms.keys))
        #expect(Set(PageWords.english.callouts.keys) == Set(PageWords.korean.callouts.keys))
        for (term, word) in PageWords.english.terms { #expect(word == term) }
        for text in [PageWords.korean.terms, PageWords.korean.callouts].flatMap(\.values) { #expect(isKorean(text), "\(text)") }
    }

    /// What is said is said in a place for words.
    @Test(arguments: [ThemeAssets.page, ThemeAssets.index])
    func templatesHaveNoWords(template: String) {
        let filled = template.replacing(#/\{{2,3}[^}]*\}{2,3}/#, with: "")
        let texts = filled.replacing(#/<[^>]*>/#, with: "")
        #expect(texts.filter { $0.isLetter } == "")
        for label in template.split(separator: "aria-label=\"").dropFirst() { #expect(label.hasPrefix("{{")) }
    }

    @Test func languages() {
        #expect(PageWords.inLanguage(nil).contents == "Contents")
        #expect(PageWords.inLanguage("ko-KR").contents == "차례")
        #expect(PageWords.inLanguage("KO").mark.isEmpty && PageWords.inLanguage("en-GB").mark.isEmpty)
        let foreign = PageWords.inLanguage("fr")
        #expect(foreign.contents == "Contents" && foreign.mark == " lang=\"en\"" && foreign.englishMark == foreign.mark)
        #expect(PageWords.korean.mark.isEmpty && PageWords.korean.englishMark == " lang=\"en\"")
        #expect(foreign.forScript.hasPrefix("{ language: 'en', "))
        #expect(PageWords.korean.forScript.hasPrefix("{ language: '', "))
    }
}

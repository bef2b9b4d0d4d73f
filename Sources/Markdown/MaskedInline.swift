/// What a masked piece of running text becomes in the tree.
enum MaskedInline: Hashable {
    case footnote(label: String)
    /// A link to a note with the name for its text.
    case noteLink(NoteLink, suffix: String)
    /// `[[target|`: the text follows, up to `]]`.
    case noteLinkStart(NoteLink)
    case embed(NoteLink)
    case tag(String)
    case anchor(String)
    case headingAttributes(Attributes)
    case imageAttributes(Attributes)
    case address(text: String, destination: String)
    case crossReference(CrossReference)
    case comment
}

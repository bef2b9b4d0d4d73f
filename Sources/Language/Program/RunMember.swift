/// Which declaration of a program, by its place.
public typealias DeclarationID = Int

/// One run: a `train` declaration and which member of its family.
public struct RunMember: Hashable, Sendable {
    public var declaration: DeclarationID
    public var member: Int

    public init(declaration: DeclarationID, member: Int) {
        self.declaration = declaration
        self.member = member
    }
}

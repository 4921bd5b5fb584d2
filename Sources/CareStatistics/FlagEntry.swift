/// One entry of the feed of flags, as it was first published.
public struct FlagEntry: Hashable, Sendable {
  /// The entry's own name, the same for ever: a URN.
  public let id: String
  /// The flag, as `measure|area|window|tier|grade`.
  public let key: String
  /// The area's codes, several joined by ` / `.
  public let areaCode: String
  /// The title.
  public let title: String
  /// The text.
  public let summary: String
  /// The day that it speaks of, as `YYYY-MM-DD`.
  public let updated: String

  /// An entry from its parts.
  public init(
    id: String, key: String, areaCode: String, title: String, summary: String, updated: String
  ) {
    (self.id, self.key, self.areaCode) = (id, key, areaCode)
    (self.title, self.summary, self.updated) = (title, summary, updated)
  }
}

/// What a chart says in words, for people who read it and for those who have it read out.
public struct ChartDescription: Sendable, Hashable {
  /// An id that no other element of the page has; letters, digits and hyphens.
  public let id: String
  /// The main message, as a sentence: the drawing's title.
  public let headline: String
  /// The shape in one sentence and where the numbers are: the drawing's description.
  public let summary: String

  /// A description from its parts.
  public init(id: String, headline: String, summary: String) {
    (self.id, self.headline, self.summary) = (id, headline, summary)
  }
}

/// What a chart says in words, for people who read it and for those who have it read out.
public struct ChartDescription: Sendable, Hashable {
  /// What the chart's element ids begin with; no other element of the page may have it.
  ///
  /// Any character but letters, digits, hyphens and underscores is written as a hyphen.
  public let id: String

  /// The main message, as a sentence: the drawing's title.
  public let headline: String

  /// The shape in one sentence and where the table is: the drawing's description.
  public let summary: String

  /// A description from its parts.
  ///
  /// - Precondition: None of the three is empty; a drawing without words is closed to some readers.
  public init(id: String, headline: String, summary: String) {
    precondition(!id.isEmpty, "a chart needs an id")
    precondition(!headline.isEmpty, "a chart needs a headline")
    precondition(!summary.isEmpty, "a chart needs a summary")
    self.id = id
    self.headline = headline
    self.summary = summary
  }
}

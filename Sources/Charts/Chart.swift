/// A drawing with its words, written as one SVG element.
///
/// The text depends on the chart alone: the same chart gives the same bytes on every machine.
public protocol Chart: Sendable {
  /// The chart's words.
  var description: ChartDescription { get }

  /// The drawing, for a page that has the style sheet or for a file of its own.
  func rendered(as embedding: ChartEmbedding) -> String
}

extension Chart {
  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String { rendered(as: .page) }

  /// The drawing as a file of its own, with the headline, the style sheet and a source line inside.
  public func standaloneSVG(source: String) -> String {
    rendered(as: .standalone(source: source))
  }
}

/// Where a drawing stands.
public enum ChartEmbedding: Sendable, Hashable {
  /// In a page that has the style sheet and shows the headline above the drawing.
  case page
  /// In a file of its own, with a line about source and date below the drawing.
  case standalone(source: String)
}

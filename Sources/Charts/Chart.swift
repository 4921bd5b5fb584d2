/// A drawing with its words, written as one SVG element.
///
/// The text depends on the chart alone: the same chart gives the same bytes on every machine.
public protocol Chart: Sendable {
  /// The chart's words.
  var description: ChartDescription { get }

  /// The drawing, for a page that has `ChartStyle.css` once and shows the headline above it;
  /// `StandaloneDrawing` makes a file of its own of it.
  var svg: String { get }
}

/// A text that stands in thousands of drawings, set in lines once for the width that most have.
public struct FittedText: Sendable, Hashable {
  /// The text.
  public let text: String
  private let usual: [String]

  private static let most = 3

  /// A text, set in at most three lines.
  public init(_ text: String) {
    self.text = text
    usual = TextFit.lines(text, width: LineFrame.width, most: Self.most)
  }

  /// The lines for a width, in units of the drawing.
  func lines(width: Double) -> [String] {
    width == LineFrame.width ? usual : TextFit.lines(text, width: width, most: Self.most)
  }
}

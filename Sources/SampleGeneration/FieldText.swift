/// The text of fields under one way of quoting, each with the comma after it.
struct FieldText {
  private let quoting: SampleSettings.Quoting

  init(quoting: SampleSettings.Quoting) { self.quoting = quoting }

  /// Whether a field may hold what needs quotes.
  var allowsCommas: Bool { quoting != .unquoted }

  /// A field of text, in quotes where it is to have them.
  func field(_ text: String) -> String {
    let needsQuotes = text.contains(",") || text.contains("\"")
    return quoting == .everyText || needsQuotes ? "\"\(text)\"" : text
  }

  /// Several fields of text.
  func fields(_ texts: [String]) -> String { texts.map { field($0) + "," }.joined() }

  /// Fields that hold nothing.
  func blank(_ count: Int) -> String { fields(Array(repeating: "", count: count)) }

  /// The first five fields; the year is a number and never in quotes.
  func opening(year: String, level: String) -> String {
    "\(year)," + fields(["Reporting year", level, "E92000001", "England"])
  }

  /// A breakdown's text with its bars left out, or turned into doubled quotes.
  func breakdown(_ marked: String) -> String {
    marked.split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: quoting == .doubled ? "\"\"" : "")
  }
}

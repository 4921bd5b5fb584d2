/// Text that a spreadsheet would take for a formula.
enum FormulaText {
  /// Whether a text begins as a formula does.
  static func begins(_ text: String) -> Bool {
    text.utf8.first.map { Array("=+-@\t\r\n".utf8).contains($0) } ?? false
  }
}

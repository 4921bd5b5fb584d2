internal import CareStatistics

/// Marks such as `[c]` with the words that a screen reader says, and the key above a table.
enum SymbolKey {
  /// The mark of a figure made by two authorities together, what it means, and the same in short
  /// for the hundreds of figures that have it.
  static let joint = (
    mark: "[j]", meaning: "figure of a joint return with another authority", short: "joint return"
  )

  /// A mark followed by its meaning, which only assistive technology shows.
  ///
  /// Pages have hundreds of marks, so the words' element has the shortest name and no class; nothing
  /// else is a `b`.
  static func write(mark: String, meaning: String, to html: inout HTML) {
    html.text(mark)
    html.element(.b, text: " \(meaning)")
  }

  /// The key of the statuses that a table uses; nothing when it uses none.
  static func write(_ statuses: [ValueStatus], to html: inout HTML) {
    guard !statuses.isEmpty else { return }
    let parts = statuses.map { "\($0.mark) \($0.explanation)" }
    html.element(.p, .class("key"), text: "Symbols: " + parts.joined(separator: "; ") + ".")
  }
}

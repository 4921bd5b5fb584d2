internal import CareStatistics

/// How local figures and their breakdowns are named and written on pages.
enum LocalWords {
  /// The counts that are held against published figures and broken down.
  static let counts: [LocalMeasure] = [.stock, .starts, .ceases]

  /// A local number as pages write it: counts whole, shares with one decimal, days with one where they
  /// are not whole.
  static func number(_ number: Double, _ measure: LocalMeasure) -> String {
    switch measure {
    case .threePlacements, .returners: NumberText.fixed(number, decimals: 1)
    default: NumberText.fixed(number, decimals: number == number.rounded() ? 0 : 1)
    }
  }

  /// What a report's figures are called beside published ones.
  static func label(_ report: PartnerReport) -> String {
    report.isMadeUp ? "Local, made up" : "Local, unvalidated"
  }

  /// The heading of a breakdown, from its column name.
  static func breakdown(_ name: String) -> String { names[name] ?? sentence(name) }

  /// A text with a capital first letter, blanks for underscores.
  static func sentence(_ text: String) -> String {
    let words = text.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static let names = [
    "age_band": "Age", "age_on_ceasing": "Age on ceasing", "placement_group": "Placement",
    "legal_status": "Legal status", "category_of_need": "Category of need", "sex": "Sex",
    "ethnic_group": "Ethnic group", "uasc": "Unaccompanied asylum-seeking children",
    "reason_ceased": "Reason for ceasing",
  ]

  /// Years in words: "2024, 2025 and 2026", or "no year".
  static func years(_ years: [Int]) -> String {
    years.isEmpty ? "no year" : Phrases.list(years.map { "\($0)" })
  }
}

internal import CareStatistics

/// Writes the one sentence about what other measures did beside a trend.
///
/// The phrases are fixed and neutral: which way a measure moved, never whether that is good.
struct BalanceSentence {
  let table: ObservationTable

  /// The sentence about a graded fall and its balancing measures; empty without any of these.
  func text(beside fall: Trend, readings: [BesideReading]) -> String {
    guard !readings.isEmpty else { return "" }
    let clauses = clauses(
      readings, beside: fall.window, less: "moved the same way", more: "moved the other way")
    return
      "Beside the fall \(Self.years(fall.window)) in \(fall.areaName) (\(name(fall.measure))), "
      + "compared with the rest of England: \(clauses). "
      + "This does not say whether children were safe."
  }

  /// The sentence about a trend that is no fall, and the other headline measures; empty without any.
  func flows(beside trend: Trend, readings: [BesideReading]) -> String {
    guard !readings.isEmpty else { return "" }
    let clauses = clauses(
      readings, beside: trend.window, less: "grew less or fell more",
      more: "grew more or fell less")
    return "\(Self.years(trend.window).sentenceCase) in \(trend.areaName), compared with the rest "
      + "of England: \(clauses)."
  }

  private func clauses(
    _ readings: [BesideReading], beside window: ClosedRange<Int>, less: String, more: String
  ) -> String {
    let assessed = readings.compactMap { reading in
      reading.estimate.map { (reading, $0.contrast) }
    }
    func subject(_ readings: [BesideReading]) -> String {
      Self.list(readings.map { described($0, beside: window) })
    }
    let fewer = assessed.filter { $0.0.grade != nil && $0.1 < 0 }.map(\.0)
    let greater = assessed.filter { $0.0.grade != nil && $0.1 >= 0 }.map(\.0)
    let level = assessed.filter { $0.0.grade == nil }.map(\.0)
    let unsaid = readings.filter { $0.estimate == nil }
    var clauses: [String] = []
    if !fewer.isEmpty { clauses.append("\(subject(fewer)) \(less)") }
    if !greater.isEmpty { clauses.append("\(subject(greater)) \(more)") }
    if !level.isEmpty { clauses.append("\(subject(level)) showed no clear difference") }
    if !unsaid.isEmpty { clauses.append("nothing can be said of \(subject(unsaid))") }
    return clauses.joined(separator: "; ")
  }

  /// A measure with its grade, its window where that is another, how many areas carry a grade in it,
  /// and why nothing can be said of it.
  private func described(_ reading: BesideReading, beside window: ClosedRange<Int>) -> String {
    var notes = reading.grade.map { [$0.rawValue] } ?? []
    if let own = reading.window, own != window {
      notes.append("\(own.lowerBound) to \(own.upperBound)")
    }
    if reading.grade != nil {
      notes.append("\(reading.areasGraded) of \(reading.areasTested) areas graded")
    }
    let note = [notes.joined(separator: ", "), reading.reason ?? ""].filter { !$0.isEmpty }
      .joined(separator: ": ")
    return note.isEmpty ? name(reading.measure) : "\(name(reading.measure)) (\(note))"
  }

  /// A measure's name inside a sentence, without the word that says that it is a rate.
  private func name(_ id: String) -> String {
    guard let name = table.measure(id)?.name else { return id }
    let ending = ", rate"
    return (name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name).insideSentence
  }

  private static func years(_ window: ClosedRange<Int>) -> String {
    "from \(window.lowerBound) to \(window.upperBound)"
  }

  /// Names as a list: "A", "A and B", "A, B and C".
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var sentenceCase: String { prefix(1).uppercased() + dropFirst() }

  /// The text with its first letter in lower case, unless it begins with an abbreviation.
  fileprivate var insideSentence: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}

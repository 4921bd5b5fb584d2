import Foundation
import Publishing

/// The numbers in a sentence, and which of them only build it: years, days, units, ages.
struct SentenceNumbers {
  struct Number {
    /// The digits, without commas and without sign.
    let digits: String
    let value: Double
    let before: String
    let after: String

    var decimals: Int {
      digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
    }

    /// Whether the number is a difference in words.
    var isDifference: Bool { after == "higher" || after == "lower" }
  }

  private(set) var numbers: [Number] = []

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  init(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    for (index, word) in words.enumerated() {
      let before = index > 0 ? Self.letters(words[index - 1]) : ""
      let after = index + 1 < words.count ? Self.letters(words[index + 1]) : ""
      let core = word.trimmingCharacters(in: CharacterSet(charactersIn: "().,;:!?\"'+-\u{2212}"))
      guard core.first?.isNumber == true else { continue }
      let body = core.hasSuffix("%") ? String(core.dropLast()) : core
      let digits = body.replacingOccurrences(of: ",", with: "")
      guard let value = Double(digits) else { continue }
      let number = Number(digits: digits, value: value, before: before, after: after)
      if !Self.isStructural(number, word: core) { numbers.append(number) }
    }
  }

  private static func letters(_ word: String) -> String {
    word.trimmingCharacters(in: CharacterSet(charactersIn: "().,;:!?\"'"))
  }

  private static func isStructural(_ number: Number, word: String) -> Bool {
    if word.count == 4, let year = Int(word), (1990...2040).contains(year) { return true }
    if let day = Int(word), (1...31).contains(day), months.contains(number.after) { return true }
    if word == "10,000", number.after == "children" { return true }
    if word == "95%" { return true }
    return (word == "0" && number.after == "to") || (word == "17" && number.before == "to")
  }
}

/// The numbers that a sentence may hold.
struct NumberPool {
  private var texts: Set<String> = []
  private(set) var values: [Double] = []
  private(set) var differences: [Double] = []

  mutating func add(cells: [[String]]) {
    for cell in cells.joined() {
      for word in cell.split(whereSeparator: { " ()[]%".contains($0) }) {
        let digits = word.replacingOccurrences(of: ",", with: "")
          .trimmingCharacters(in: CharacterSet(charactersIn: "+-\u{2212}"))
        if Double(digits) != nil { texts.insert(digits) }
      }
    }
  }

  mutating func add(_ value: Double?) { if let value { values.append(abs(value)) } }

  /// Adds the differences of a series' last figure from each earlier one.
  mutating func addDifferences(_ series: [Double?]) {
    guard let index = series.lastIndex(where: { $0 != nil }), let last = series[index] else {
      return
    }
    for case let value? in series[..<index] { differences.append(abs(last - value)) }
  }

  func holds(_ number: SentenceNumbers.Number) -> Bool {
    let held = number.isDifference ? differences : values
    if held.contains(where: { rounded($0, number.decimals) == number.digits }) { return true }
    return !number.isDifference && texts.contains(number.digits)
  }

  private func rounded(_ value: Double, _ decimals: Int) -> String {
    NumberText.fixed(value, decimals: decimals).replacingOccurrences(of: ",", with: "")
  }

  /// The numbers of a text that are not held, each with the words around it.
  func strangers(in text: String) -> [String] {
    SentenceNumbers(text).numbers.filter { !holds($0) }.map {
      "\($0.before) \($0.digits) \($0.after)"
    }
  }
}

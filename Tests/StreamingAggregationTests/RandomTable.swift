import StreamingAggregation
import TestSupport

/// A random table in several files, and a random plan for it.
struct RandomTable {
  let plan: AggregationPlan
  /// The files, each with its header; columns stand in another order in each.
  let files: [[UInt8]]

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let columns = ["a", "b", "c", "d", "n", "m"]
    let keyCount = Int.random(in: 1...3, using: &generator)
    plan = try AggregationPlan(
      keys: Array(columns.prefix(4).shuffled(using: &generator).prefix(keyCount)),
      filters: Bool.random(using: &generator)
        ? [.init(column: "d", values: ["x", "", Self.long + "1"])] : [],
      sums: ["n", "m"], minima: ["n"], maxima: ["m", "n"],
      distincts: Bool.random(using: &generator) ? ["b", "n"] : [])
    files = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      Self.file(columns.shuffled(using: &generator), &generator)
    }
  }

  private static let long = "a text that is longer than thirty-two bytes, by far "

  private static func file(_ columns: [String], _ generator: inout SeededGenerator) -> [UInt8] {
    let kinds = Int.random(in: 1...40, using: &generator)
    var text = columns.joined(separator: ",") + "\n"
    for _ in 0..<Int.random(in: 0...300, using: &generator) {
      let fields = columns.map { column in
        let value = column >= "m" ? number(&generator) : word(kinds, &generator)
        let mustQuote = value.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        guard mustQuote || Int.random(in: 0..<20, using: &generator) == 0 else { return value }
        return "\"" + value.replacing("\"", with: "\"\"") + "\""
      }
      text += fields.joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  private static func word(_ kinds: Int, _ generator: inout SeededGenerator) -> String {
    let number = Int.random(in: 0..<kinds, using: &generator)
    let words = ["x", "", "é\(number)", long + "\(number % 3)", long + "\(number % 3)" + long]
    let odd = ["a,b", "a\"b", "a\nb", "sixteen bytes,16", "seventeen bytes 17"]
    let all = words + (Int.random(in: 0..<30, using: &generator) == 0 ? odd : ["w\(number)"])
    return all.randomElement(using: &generator) ?? ""
  }

  private static func number(_ generator: inout SeededGenerator) -> String {
    let symbols = ["c", "", "-", "1.", ".5", "1,234", "0x1", "1e3", "low", " 1"]
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return symbols.randomElement(using: &generator) ?? ""
    case 1: return "-\(Int.random(in: 0...99, using: &generator)).25"
    case 2: return "000\(Int.random(in: 0...9, using: &generator)).50"
    case 3: return "+\(Int.random(in: 0...999, using: &generator))"
    case 4: return "\(Int.random(in: 0...999_999_999_999_999_999, using: &generator))"
    case 5: return "0.\(Int.random(in: 1...999_999_999_999_999_999, using: &generator))"
    default: return "\(Int.random(in: 0...20000, using: &generator))"
    }
  }
}

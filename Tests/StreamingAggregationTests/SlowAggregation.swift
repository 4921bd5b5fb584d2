import DelimitedText
import Foundation
import StreamingAggregation

/// The same groups found the slow and obvious way: record by record through libcsv, in dictionaries
/// of strings, with Foundation's decimal numbers.
struct SlowAggregation {
  private struct Group {
    var rows = 0
    var sums: [Decimal]
    var symbols: [Int]
    var minima: [Decimal?]
    var maxima: [Decimal?]
    var distincts: [Set<String>]
  }

  private let plan: AggregationPlan
  private var groups: [[String]: Group] = [:]

  init(_ plan: AggregationPlan) { self.plan = plan }

  mutating func read(_ bytes: [UInt8]) throws {
    var reader = try DelimitedReader(
      source: ByteSource(bytes: bytes), options: ReadingOptions(slicesSimpleRecords: false))
    let header = reader.header
    while let record = try reader.next() {
      func text(_ name: String) throws -> String { record.string(at: try header.index(of: name)) }
      guard try plan.filters.allSatisfy({ $0.values.contains(try text($0.column)) }) else {
        continue
      }
      let key = try plan.keys.map(text)
      var group =
        groups[key]
        ?? Group(
          sums: plan.sums.map { _ in 0 }, symbols: plan.sums.map { _ in 0 },
          minima: plan.minima.map { _ in nil }, maxima: plan.maxima.map { _ in nil },
          distincts: plan.distincts.map { _ in [] })
      group.rows += 1
      for (index, name) in plan.sums.enumerated() {
        if let number = Self.number(try text(name)) {
          group.sums[index] += number
        } else {
          group.symbols[index] += 1
        }
      }
      for (index, name) in plan.minima.enumerated() {
        guard let number = Self.number(try text(name)) else { continue }
        group.minima[index] = min(group.minima[index] ?? number, number)
      }
      for (index, name) in plan.maxima.enumerated() {
        guard let number = Self.number(try text(name)) else { continue }
        group.maxima[index] = max(group.maxima[index] ?? number, number)
      }
      for (index, name) in plan.distincts.enumerated() where try !text(name).isEmpty {
        group.distincts[index].insert(try text(name))
      }
      groups[key] = group
    }
  }

  private static func number(_ text: String) -> Decimal? {
    text.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?/) == nil
      ? nil : Decimal(string: text, locale: Locale(identifier: "en_GB"))
  }

  /// The result as `Aggregation.writeResult` words it.
  var text: String {
    var writer = DelimitedWriter()
    writer.write(plan.resultColumns)
    let keys = groups.keys.sorted { a, b in
      let (left, right) = (a.map { Array($0.utf8) }, b.map { Array($0.utf8) })
      for (x, y) in zip(left, right) where x != y { return x.lexicographicallyPrecedes(y) }
      return false
    }
    for key in keys {
      guard let group = groups[key] else { continue }
      var fields = key + ["\(group.rows)"]
      for (sum, symbols) in zip(group.sums, group.symbols) {
        fields += [symbols < group.rows ? "\(sum)" : "", "\(symbols)"]
      }
      fields += (group.minima + group.maxima).map { $0.map { "\($0)" } ?? "" }
      fields += group.distincts.map { "\($0.count)" }
      writer.write(fields)
    }
    return String(decoding: writer.takeBytes(), as: UTF8.self)
  }
}

/// The result as text.
func result(of groups: GroupedRecords) throws -> String {
  var bytes: [UInt8] = []
  try groups.writeResult { piece in for index in piece.indices { bytes.append(piece[index]) } }
  return String(decoding: bytes, as: UTF8.self)
}

/// The result of an aggregation as text.
func result(of aggregation: Aggregation) throws -> String { try result(of: aggregation.groups()) }

/// The result of joined states as text.
func result(of states: PartialStates) throws -> String { try result(of: states.groups()) }

/// A folder that goes with the test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

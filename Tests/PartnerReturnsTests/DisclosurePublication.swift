import CareStatistics
import Foundation
import SampleGeneration

@testable import PartnerReturns

/// Everything that leaves for one made-up authority: the observations of the private page, and tables
/// that someone printed with `carenumbers returns`.
///
/// What a count was published as is taken from texts alone. What it really is comes from tables printed
/// without disclosure control; an attacker does not have them.
struct DisclosurePublication {
  /// What a count is of; the same count in several outputs has the same place.
  struct Place: Hashable, Comparable, CustomStringConvertible {
    var year: Int
    /// The calendar month; 0 for the year.
    var month = 0
    var measure: CountedMeasure
    /// Such as `sex=male`, sorted.
    var groups: [String] = []

    static func < (a: Self, b: Self) -> Bool {
      (a.year, a.month, a.measure, a.groups.count) != (b.year, b.month, b.measure, b.groups.count)
        ? (a.year, a.month, a.measure, a.groups.count)
          < (b.year, b.month, b.measure, b.groups.count)
        : a.groups.lexicographicallyPrecedes(b.groups)
    }

    var description: String {
      "\(year)-\(month) \(measure.rawValue) \(groups.joined(separator: " "))"
    }
  }

  /// A count in one output; `nil` for `c`.
  struct Cell {
    let place: Place
    let count: Int?
    let output: String
  }

  /// Every cell of every output, one after another.
  private(set) var cells: [Cell] = []
  /// The real counts, noughts left out.
  private(set) var truth: [Place: Int] = [:]
  /// Breakdowns of the tables that were printed.
  private(set) var tables: [[Breakdown]] = []
  private let root: String
  private var learnt: Set<Set<Breakdown>> = []
  /// The years with a return.
  let years: [Int]
  /// The observations, figures on safety among them.
  let observations: [LocalObservation]
  /// Places that hold one or more children wherever they are hidden.
  private(set) var neverNought: Set<Place> = []

  /// The observations, the totals and the tables by one breakdown of the one authority in a folder.
  init(root: String) throws {
    let returns = try ReturnFixture.returns(in: root)
    let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
    let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
    self.root = root
    years = returns.annuals.map(\.year)
    observations =
      LocalObservations(merge, facts, years: years, area: returns.partner.area).all
    addObservations()
    addMonthsAsTheyAre(merge, facts)
    if let figures = AuthorityFigures(merge, facts, years: years) { noteMarks(figures) }
    for table in [[]] + Breakdown.allCases.map({ [$0] }) { try add(table) }
  }

  /// The same with crossed tables beside.
  func printing(_ tables: [[Breakdown]]) throws -> DisclosurePublication {
    var copy = self
    for table in tables { try copy.add(table) }
    return copy
  }

  /// Prints one more table, for some years.
  mutating func add(_ table: [Breakdown], years: ClosedRange<Int> = 1992...2100) throws {
    let shown = try Self.print(root, table, years, .suppressed(.none))
    cells += Self.parse(shown.header, shown.rows, output: "returns \(table) \(years)")
    guard !tables.contains(table) else { return }
    tables.append(table)
    try learn(table)
  }

  /// Learns the real counts of a table, and of the tables by fewer breakdowns that it adds up to.
  mutating func learn(_ table: [Breakdown]) throws {
    guard learnt.insert(Set(table)).inserted else { return }
    let real = try Self.print(root, table, 1992...2100, .none)
    for cell in Self.parse(real.header, real.rows, output: "") { truth[cell.place] = cell.count }
    for breakdown in table { try learn(table.filter { $0 != breakdown }) }
  }

  /// A table as `carenumbers returns` prints it.
  static func print(
    _ root: String, _ breakdowns: [Breakdown], _ years: ClosedRange<Int>,
    _ protection: ReturnCounting.Protection
  ) throws -> (header: String, rows: String) {
    let counting = try ReturnCounting(
      folder: root, register: ReturnFixture.register, years: years, breakdowns: breakdowns)
    return (
      counting.header, counting.count(protection, threads: 1).map(\.rows).joined()
    )
  }

  /// The cells of a printed table.
  static func parse(_ header: String, _ rows: String, output: String) -> [Cell] {
    let names = header.split(separator: "\n")[0].split(separator: ",").dropFirst(3).dropLast()
    return rows.split(separator: "\n").compactMap { line in
      let fields = fields(line)
      guard fields.count == names.count + 4, let year = Int(fields[1]),
        let measure = CountedMeasure(rawValue: fields[2])
      else { return nil }
      let groups = zip(names, fields[3...]).map { "\($0)=\($1)" }.sorted()
      let last = fields[fields.count - 1]
      guard last == "c" || Int(last) != nil else { return nil }
      return Cell(
        place: Place(year: year, measure: measure, groups: groups), count: Int(last),
        output: output)
    }
  }

  /// The fields of a line, of which some may be in quotes; no quote stands in a field.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      guard index.isMultiple(of: 2) else {
        fields[fields.count - 1] += part
        continue
      }
      let parts = part.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[fields.count - 1] += parts[0]
      fields += parts.dropFirst()
    }
    return fields
  }

  private static let measures: [String: CountedMeasure] = [
    "local_stock": .stock, "local_starts": .starts, "local_ceases": .ceases,
  ]

  private mutating func addObservations() {
    for one in observations {
      guard let measure = Self.measures[one.measure] else { continue }
      let groups = one.breakdown.isEmpty ? [] : ["\(one.breakdown)=\(one.group)"]
      cells.append(
        Cell(
          place: Place(year: one.year, month: one.month ?? 0, measure: measure, groups: groups),
          count: one.number.map { Int($0) }, output: "observations"))
    }
  }

  private mutating func addMonthsAsTheyAre(_ merge: EpisodeMerge, _ facts: [ChildFacts]) {
    guard let first = years.first, let last = years.last else { return }
    var tallies = [EventTally(periods: CountingPeriods(monthsOf: first...last), breakdowns: [])]
    merge.tally(facts, into: &tallies)
    for slot in 0..<tallies[0].periods.count {
      for measure in CountedMeasure.allCases {
        let month = slot % 12 < 9 ? slot % 12 + 4 : slot % 12 - 8
        truth[Place(year: first + slot / 12, month: month, measure: measure)] =
          tallies[0].count(slot, measure, 0)
      }
    }
  }

  /// Takes from the protected set which breakdowns say that no nought hides in them: the attacker is
  /// given it, though no output says so.
  private mutating func noteMarks(_ figures: AuthorityFigures) {
    for year in years {
      for measure in CountedMeasure.allCases {
        for breakdown in figures.protected[year: year]?[measure.counted]?.breakdowns ?? []
        where !breakdown.mayHideZeros {
          guard let known = Breakdown(rawValue: breakdown.name) else { continue }
          for group in known.groups {
            neverNought.insert(
              Place(year: year, measure: measure, groups: ["\(breakdown.name)=\(group)"]))
          }
        }
      }
    }
  }
}

/// Made-up authorities for the attacks.
enum DisclosureSample {
  /// Calls a closure with the folder of one authority's made-up returns.
  static func with<Result>(
    children: Int, years: ClosedRange<Int>, seed: UInt64, defects: Double = 0,
    _ body: (String) throws -> Result
  ) throws -> Result {
    let sample = ReturnsSample(
      settings: ReturnsSettings(
        authorities: ["E06000036"], years: years, children: [children], seed: seed,
        defectRate: defects))
    let made = sample.returns(ofAuthorityAt: 0)
    var files: [String: String] = [:]
    for file in made.files {
      files["\(made.code)/\(file.year)/\(file.name)"] = String(decoding: file.bytes, as: UTF8.self)
    }
    return try ReturnFixture.withFolder(files, body)
  }
}

internal import CareStatistics

/// The figures of one report, found by measure, period and group.
///
/// A figure that has a status has no number here, whatever the observation carries: this is the one
/// door through which pages, charts and files get local numbers.
struct LocalFigures {
  private struct Key: Hashable {
    let measure: String
    let year: Int
    let month: Int?
    let breakdown: String
    let group: String
  }

  /// The years with a return, earliest first.
  let years: [Int]
  /// The months that any count has a figure for, earliest first.
  let months: [LocalMonth]

  private let figures: [Key: LocalObservation]
  private let groupsByBreakdown: [String: [(name: String, groups: [String])]]

  init(_ report: PartnerReport) {
    var figures: [Key: LocalObservation] = [:]
    var months: Set<LocalMonth> = []
    for one in report.observations {
      let key = Key(
        measure: one.measure, year: one.year, month: one.month, breakdown: one.breakdown,
        group: one.group)
      if figures[key] == nil { figures[key] = one }
      if let month = one.month.flatMap({ LocalMonth(month: $0, reportingYear: one.year) }) {
        months.insert(month)
      }
    }
    self.figures = figures
    self.months = months.sorted()
    years = Array(Set(report.years)).sorted()
    groupsByBreakdown = Self.groups(report.observations)
  }

  /// The breakdowns of each measure with their groups, both in the order in which the report first
  /// names them, a group for what is unknown last.
  private static func groups(
    _ observations: [LocalObservation]
  ) -> [String: [(name: String, groups: [String])]] {
    var found: [String: [(name: String, groups: [String])]] = [:]
    var places: [String: Int] = [:]
    var seen: Set<Key> = []
    for one in observations where one.month == nil && !one.breakdown.isEmpty {
      let key = Key(
        measure: one.measure, year: 0, month: nil, breakdown: one.breakdown, group: one.group)
      guard seen.insert(key).inserted else { continue }
      let name = "\(one.measure) \(one.breakdown)"
      if let place = places[name] {
        found[one.measure]?[place].groups.append(one.group)
      } else {
        places[name] = found[one.measure]?.count ?? 0
        found[one.measure, default: []].append((one.breakdown, [one.group]))
      }
    }
    return found.mapValues { breakdowns in
      breakdowns.map { breakdown in
        let unknown = breakdown.groups.filter { $0 == "unknown" }
        return (breakdown.name, breakdown.groups.filter { $0 != "unknown" } + unknown)
      }
    }
  }

  /// The breakdowns of a measure, each with its groups.
  func breakdowns(of measure: LocalMeasure) -> [(name: String, groups: [String])] {
    groupsByBreakdown[measure.rawValue] ?? []
  }

  private func observation(
    _ measure: LocalMeasure, _ year: Int, _ month: Int?, _ breakdown: String, _ group: String
  ) -> LocalObservation? {
    figures[
      Key(
        measure: measure.rawValue, year: year, month: month, breakdown: breakdown, group: group)]
  }

  /// The number of a figure; `nil` where it is withheld or not there.
  static func number(_ observation: LocalObservation) -> Double? {
    observation.status == nil ? observation.number : nil
  }

  /// Why a figure has no number; `nil` where it has one.
  static func status(_ observation: LocalObservation) -> ValueStatus? {
    observation.status ?? (observation.number == nil ? .notAvailable : nil)
  }

  /// A year's total; `nil` where it is withheld or not there.
  func number(_ measure: LocalMeasure, year: Int) -> Double? {
    observation(measure, year, nil, "", "").flatMap(Self.number)
  }

  /// Why a year's total has no number; `nil` where it has one.
  func status(_ measure: LocalMeasure, year: Int) -> ValueStatus? {
    guard let one = observation(measure, year, nil, "", "") else { return .notAvailable }
    return Self.status(one)
  }

  /// A month's total; `nil` where it is withheld or not there.
  func number(_ measure: LocalMeasure, in month: LocalMonth) -> Double? {
    observation(measure, month.reportingYear, month.month, "", "").flatMap(Self.number)
  }

  /// A month's total as a cell.
  func cell(_ measure: LocalMeasure, in month: LocalMonth) -> DataTable.Cell {
    cell(observation(measure, month.reportingYear, month.month, "", ""), measure)
  }

  /// A year's figure as a cell: the total, or one group of a breakdown.
  func cell(
    _ measure: LocalMeasure, year: Int, breakdown: String = "", group: String = ""
  ) -> DataTable.Cell {
    cell(observation(measure, year, nil, breakdown, group), measure)
  }

  private func cell(_ observation: LocalObservation?, _ measure: LocalMeasure) -> DataTable.Cell {
    guard let observation, let number = Self.number(observation) else {
      return .status(observation.flatMap(Self.status) ?? .notAvailable)
    }
    return .number(LocalWords.number(number, measure))
  }
}

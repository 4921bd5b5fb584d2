internal import DelimitedText
internal import StatisticalMethods

/// The relative growth rule on any panel of counts and populations.
public struct PanelTrend: Sendable {
  private let names: [String]
  private let result: RelativeGrowthResult

  /// Reads a panel and assesses it.
  ///
  /// - Parameters:
  ///   - path: A CSV file with the columns unit, year, count and population. A blank count or
  ///     population is a missing year.
  ///   - first: The first year of the window; the panel's first when `nil`.
  ///   - last: The last year; the panel's last when `nil`.
  /// - Throws: `PipelineFault` for a file that cannot be read, a cell that is no number, a unit
  ///   with the same year twice, or a window outside the panel.
  public init(path: String, first: Int? = nil, last: Int? = nil) throws(PipelineFault) {
    let rows: PanelRows
    do {
      rows = try PanelRows(path: path)
    } catch {
      throw PipelineFault(error)
    }
    guard let lowest = rows.years.min(), let highest = rows.years.max() else {
      throw PipelineFault(
        .dataRefused, "\(path): no rows", remedy: "Give at least three units of five years.")
    }
    let (start, end) = (first ?? lowest, last ?? highest)
    guard start <= end, start >= lowest, end <= highest else {
      throw PipelineFault(
        .usage, "\(path): the window \(start) to \(end) is not within \(lowest) to \(highest)",
        remedy: "Choose years that the panel has.")
    }
    names = rows.names
    result = RelativeGrowthRule().assess(rows.units(in: start...end), window: start...end)
  }

  private static let header = [
    "unit", "mean_count", "own_growth", "rest_growth", "contrast", "growth_var_raw",
    "growth_var_prior", "growth_var_post", "se", "t", "df", "p", "q", "contrast_lo",
    "contrast_hi", "own_lo", "own_hi", "p_own", "q_own", "se_event", "p_event", "q_event",
    "p_event_own", "q_event_own", "glm_own_slope", "glm_rest_slope", "glm_contrast",
    "glm_contrast_se_corrected", "years_below_rest", "national_growth", "national_direction",
    "tier", "evidence", "evidence_contrast", "reason_not_assessed",
  ]

  /// One row a unit, in the panel's order; growth is in log points a year.
  public var csv: String {
    var lines = [Self.header.joined(separator: ",")]
    for (index, name) in names.enumerated() {
      let cells: [String]
      switch result.outcomes[index] {
      case .tested(let growth): cells = self.cells(growth)
      case .notTested(let reason):
        cells =
          Array(repeating: "", count: Self.header.count - 5)
          + ["not assessed", "", "", "\(reason)"]
      }
      lines.append(([name] + cells).map(CSVText.quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cells(_ growth: UnitGrowth) -> [String] {
    let numbers: [Double?] = [
      growth.meanCount, growth.own, growth.rest, growth.contrast, growth.rawVariance,
      growth.priorVariance, growth.variance, growth.standardError, growth.t, growth.degrees,
      growth.p, growth.q, growth.contrast - growth.margin, growth.contrast + growth.margin,
      growth.own - growth.margin, growth.own + growth.margin, growth.pOwn, growth.qOwn,
      growth.eventStandardError, growth.pEvent, growth.qEvent, growth.pEventOwn,
      growth.qEventOwn, growth.glmOwn, growth.glmRest, growth.glmContrast,
      growth.glmStandardError, Double(growth.yearsBelow), result.pooled?.nationalGrowth,
    ]
    return numbers.map(Self.text) + [
      result.pooled?.direction.rawValue ?? "", growth.tier.rawValue, growth.grade?.name ?? "",
      growth.contrastGrade?.name ?? "", "",
    ]
  }

  /// Writes the pooled quantities as rows of name and value.
  ///
  /// - Throws: `PipelineFault` when the file cannot be written.
  public func writePooled(to path: String) throws(PipelineFault) {
    try OutputFolder.write(Array(pooledCSV.utf8), to: path, followsLink: true)
  }

  /// The pooled quantities; an infinite prior is -1.
  var pooledCSV: String {
    var lines = ["quantity,value"]
    if let pooled = result.pooled {
      let uncapped = pooled.priorDegreesUncapped
      let quantities: [(String, Double?)] = [
        ("rho", pooled.rho), ("omega", pooled.omega), ("sigma2", pooled.sigma2),
        ("prior_df_uncapped", uncapped.isFinite ? uncapped : -1),
        ("prior_df", pooled.priorDegrees), ("df", pooled.degrees),
        ("t_crit_975", pooled.criticalT), ("pooled_pearson_phi", pooled.poissonDispersion),
        ("n_units", Double(pooled.units)), ("n_years", Double(pooled.years)),
      ]
      lines += quantities.map { "\($0.0),\(Self.text($0.1))" }
      lines += pooled.weights.enumerated().map { "weight_\($0 + 1),\(Self.text($1))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The shortest text that reads back as the same number; empty for none.
  private static func text(_ number: Double?) -> String {
    guard let number else { return "" }
    return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

/// The rows of a panel file.
private struct PanelRows {
  var names: [String] = []
  var years: Set<Int> = []
  private var cells: [[Int: (count: Double, population: Double)]] = []

  init(path: String) throws {
    var reader = try DelimitedReader(path: path)
    let header = reader.header
    let columns = try ["unit", "year", "count", "population"].map { try header.index(of: $0) }
    var positions: [String: Int] = [:]
    while let record = try reader.next() {
      let texts = columns.map { record.string(at: $0) }
      guard let year = Int(texts[1]), (1000...9999).contains(year) else {
        throw Self.fault(path, record.line, "'\(texts[1])' is not a year")
      }
      let position = positions[texts[0]] ?? names.count
      if position == names.count {
        positions[texts[0]] = position
        names.append(texts[0])
        cells.append([:])
      }
      years.insert(year)
      if texts[2].isEmpty || texts[3].isEmpty { continue }
      guard let count = Self.number(texts[2]), let population = Self.number(texts[3]),
        population > 0
      else {
        throw Self.fault(
          path, record.line,
          "'\(texts[2])' is not a count from 0 on, or '\(texts[3])' not a population above 0")
      }
      guard cells[position].updateValue((count, population), forKey: year) == nil else {
        throw Self.fault(path, record.line, "\(texts[0]) has the year \(year) twice")
      }
    }
  }

  /// A number from 0 to a million million; `nil` for anything else, such as `nan`.
  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number >= 0, number <= 1e12 else { return nil }
    return number
  }

  private static func fault(_ path: String, _ line: Int, _ message: String) -> PipelineFault {
    PipelineFault(
      .dataRefused, "\(path):\(line): \(message)",
      remedy: "Correct the line; leave a cell blank where a year is missing.")
  }

  func units(in window: ClosedRange<Int>) -> [PanelUnit] {
    cells.map { years in
      let present = years.filter { window.contains($0.key) }.sorted { $0.key < $1.key }
      return PanelUnit(
        years: present.map(\.key), counts: present.map(\.value.count),
        populations: present.map(\.value.population))
    }
  }
}

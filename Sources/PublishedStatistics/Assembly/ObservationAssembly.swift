internal import CareStatistics

/// Joins the readings of each measure into one observation an area and year.
///
/// Of several readings the first with a number is used, in catalogue order; every other number is
/// compared with it. Rates are calculated from numerator and denominator and compared with the
/// published value. What does not agree is a finding, and the figure stands.
struct ObservationAssembly: Sendable {
  /// A difference beyond this share cannot be rounding or a revision: one of the figures is wrong.
  private static let grossShare = 0.25

  private let catalogue: Catalogue
  private let register: AreaRegister
  private let layout: [(measure: Int, reading: Reading)]
  private let grids: [[CellGrid?]]
  private let sources: [SourceFile]
  private let populations: [String: PopulationTable]
  /// The joint returns of each authority, by their index in the register.
  private let jointReturns: [AreaKey: [Int]]
  private var findings: [Finding] = []

  /// A counted population by area (index in the register) and year.
  private typealias PopulationTable = [Slot: Figure]

  private struct Slot: Hashable {
    let area: Int
    let year: Int
  }

  init(
    catalogue: Catalogue, register: AreaRegister, layout: [(measure: Int, reading: Reading)],
    grids: [[CellGrid?]], sources: [SourceFile]
  ) {
    (self.catalogue, self.register, self.layout) = (catalogue, register, layout)
    (self.grids, self.sources) = (grids, sources)
    var joint: [AreaKey: [Int]] = [:]
    for (index, area) in register.areas.enumerated() where area.level == .jointReturn {
      for key in area.memberKeys { joint[key, default: []].append(index) }
    }
    jointReturns = joint
    let rules = Set(catalogue.measures.compactMap(\.measure.population?.measure))
    populations = Dictionary(
      rules.map {
        ($0, Self.populationTable($0, catalogue, layout: layout, grids: grids, register: register))
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The observations of one measure, by area, then year, and what was found on the way.
  func assembled(measure index: Int) -> (observations: [Observation], findings: [Finding]) {
    var own = self
    let observations = own.observationsOfMeasure(index)
    return (observations, own.findings)
  }

  private mutating func observationsOfMeasure(_ index: Int) -> [Observation] {
    let entry = catalogue.measures[index]
    let rows = layout.indices.filter { layout[$0].measure == index }
    guard let years = yearsWithFigures(rows) else { return [] }
    let authorityYears = yearsWithFigures(rows, level: .localAuthority)
    var observations: [Observation] = []
    for (areaIndex, area) in register.areas.enumerated() {
      let note = BoundaryNotes.note(
        for: area, in: register, years: years, basis: entry.measure.period)
      for year in years {
        let end = entry.measure.period.endDate(year: year)
        let exists = area.isInForce(on: end)
        let expected =
          exists && area.level == .localAuthority
          && authorityYears?.contains(year) == true
        let usable =
          isReturnedJointly(area, rows, year) ? rows.filter { isFirstTable($0, rows) } : rows
        var parts: [Figure?] = []
        for role in FigureRole.allCases {
          parts.append(figure(role, usable, areaIndex, area, year, measure: entry.measure))
        }
        guard parts.contains(where: { $0 != nil }) || expected else { continue }
        observations.append(
          observation(entry, area: area, areaIndex: areaIndex, year: year, parts: parts, note: note)
        )
      }
    }
    return observations
  }

  /// Whether a row belongs to the table that a measure is first read from.
  private func isFirstTable(_ row: Int, _ rows: [Int]) -> Bool {
    layout[row].reading.source == layout[rows[0]].reading.source
  }

  /// Whether the first table has an authority only together with another.
  ///
  /// Other tables may repeat the joint figure for each of the two, which would count it twice.
  private func isReturnedJointly(_ area: Area, _ rows: [Int], _ year: Int) -> Bool {
    guard area.level == .localAuthority else { return false }
    return (jointReturns[area.key] ?? []).contains { index in
      rows.contains { row in
        isFirstTable(row, rows) && grids[row].contains { $0?[index, year] != nil }
      }
    }
  }

  private func yearsWithFigures(_ rows: [Int], level: AreaLevel? = nil) -> ClosedRange<Int>? {
    var range: ClosedRange<Int>?
    for year in CellGrid.years {
      let found = rows.contains { row in
        grids[row].contains { grid in
          guard let grid else { return false }
          return register.areas.indices.contains {
            (level == nil || register.areas[$0].level == level) && grid[$0, year] != nil
          }
        }
      }
      if found { range = (range?.lowerBound ?? year)...year }
    }
    return range
  }

  /// The figure of one role: the first number among the readings, else the first cell.
  private mutating func figure(
    _ role: FigureRole, _ rows: [Int], _ areaIndex: Int, _ area: Area, _ year: Int,
    measure: Measure
  ) -> Figure? {
    var chosen: Figure?
    var chosenRow: Int?
    for row in rows {
      guard let found = grids[row][role.rawValue]?[areaIndex, year] else { continue }
      guard let current = chosen, let currentRow = chosenRow else {
        (chosen, chosenRow) = (found, row)
        continue
      }
      if current.number == nil, found.number != nil {
        // A status such as "confidential" is a decision of the publisher: a number elsewhere is
        // used only where the first table merely has none.
        guard current.status == .notAvailable || current.status == nil else { continue }
        (chosen, chosenRow) = (found, row)
      } else if let a = current.number, let b = found.number {
        compare(a, current, b, found, rows: (currentRow, row), area, year, measure, role)
      }
    }
    return chosen
  }

  private mutating func compare(
    _ a: Double, _ first: Figure, _ b: Double, _ second: Figure, rows: (Int, Int), _ area: Area,
    _ year: Int, _ measure: Measure, _ role: FigureRole
  ) {
    let isAggregate = area.level != .localAuthority && area.level != .jointReturn
    let rounding =
      isAggregate && (role != .value || measure.unit.isCount)
      ? max(roundingOf(rows.0), roundingOf(rows.1)) : 1
    let decimals = role == .value ? measure.decimals : 0
    guard !PublishedPrecision.agree(a, b, decimals: decimals, rounding: rounding) else { return }
    findings.append(
      Finding(
        rule: "sources-disagree", severity: .warning,
        message: "\(area.name) \(year): \(first.text) in \(place(first)), \(second.text) in "
          + place(second),
        remedy: "The first is used. See the later publication for a revision.",
        file: place(of: second),
        line: second.provenance?.line, area: area.key, measure: measure.id, year: year))
  }

  private func roundingOf(_ row: Int) -> Double {
    catalogue.source(layout[row].reading.source)?.aggregateRounding ?? 1
  }

  private func place(_ figure: Figure) -> String {
    guard let provenance = figure.provenance else { return "no file" }
    return "\(sources[provenance.source].name) line \(provenance.line)"
  }

  private mutating func observation(
    _ entry: CatalogueMeasure, area: Area, areaIndex: Int, year: Int, parts: [Figure?], note: String
  ) -> Observation {
    let (value, numerator) = (
      parts[FigureRole.value.rawValue], parts[FigureRole.numerator.rawValue]
    )
    var denominator = parts[FigureRole.denominator.rawValue]
    if let rule = entry.measure.population {
      let counted = population(rule, areaIndex: areaIndex, year: year - rule.yearsBefore)
      if let own = denominator?.number, let other = counted?.number, own != other {
        report(
          "population-differs",
          "\(area.name) \(year): population \(denominator?.text ?? "") here, "
            + "\(counted?.text ?? "") in the estimates", denominator, entry, area, year,
          isGross: abs(own - other) > Self.grossShare * other)
      }
      if denominator?.number == nil { denominator = counted ?? denominator }
    }
    var calculated: Double?
    if let above = numerator?.number, let below = denominator?.number, below > 0 {
      calculated = above / below * entry.measure.unit.multiplier
    }
    let observation = Observation(
      measure: entry.measure.id, area: area.key, year: year,
      published: value ?? (numerator == nil ? Figure.absent : nil), numerator: numerator,
      denominator: numerator == nil ? nil : denominator, calculated: calculated,
      boundaryNote: value == nil && numerator == nil
        ? missingNote(area, areaIndex, year, entry, note) : note)
    checkRate(observation, entry, area)
    return observation
  }

  private func population(_ rule: PopulationRule, areaIndex: Int, year: Int) -> Figure? {
    populations[rule.measure]?[Slot(area: areaIndex, year: year)]
  }

  private static func populationTable(
    _ id: String, _ catalogue: Catalogue, layout: [(measure: Int, reading: Reading)],
    grids: [[CellGrid?]], register: AreaRegister
  ) -> PopulationTable {
    var table: PopulationTable = [:]
    guard let measure = catalogue.measures.firstIndex(where: { $0.measure.id == id }) else {
      return table
    }
    for row in layout.indices where layout[row].measure == measure {
      guard let grid = grids[row][FigureRole.value.rawValue] else { continue }
      for area in register.areas.indices {
        for year in CellGrid.years {
          guard let figure = grid[area, year] else { continue }
          let slot = Slot(area: area, year: year)
          if table[slot]?.number == nil { table[slot] = figure }
        }
      }
    }
    return table
  }

  /// The published value must be the calculated one, to the digits that rounding leaves.
  private mutating func checkRate(
    _ observation: Observation, _ entry: CatalogueMeasure, _ area: Area
  ) {
    guard let published = observation.published?.number, let calculated = observation.calculated,
      let above = observation.numerator?.number, let below = observation.denominator?.number
    else { return }
    let slack = countSlack(entry, area)
    let belowSlack = entry.measure.population == nil ? 2 * slack : 0
    let relative = (above > 0 ? slack / above : 0) + belowSlack / below
    let tolerance =
      PublishedPrecision.halfUnit(decimals: entry.measure.decimals) + calculated * relative
    guard abs(published - calculated) > tolerance * (1 + 1e-6) + 1e-9 else { return }
    let message =
      "\(area.name) \(observation.year): published \(observation.published?.text ?? ""), but "
      + "\(observation.numerator?.text ?? "") over \(observation.denominator?.text ?? "") gives "
      + "\(Self.rounded(calculated))"
    if observation.published?.provenance?.source == observation.numerator?.provenance?.source,
      observation.denominator?.provenance?.source == observation.numerator?.provenance?.source
    {
      report(
        "rate-disagrees", message, observation.published, entry, area, observation.year,
        isGross: above >= 30 && abs(published - calculated) > Self.grossShare * published)
    } else {
      findings.append(
        Finding(
          rule: "rate-on-other-population", severity: .information, message: message,
          remedy: "The published rate rests on the population known then; trends use the newest.",
          file: place(of: observation.published), line: observation.published?.provenance?.line,
          area: area.key, measure: entry.measure.id, year: observation.year))
    }
  }

  /// How far a published count may be from the true one: half of what it was rounded to.
  ///
  /// Full-time equivalents are rounded to a tenth for every area, counts of children only in
  /// national and regional rows.
  private func countSlack(_ entry: CatalogueMeasure, _ area: Area) -> Double {
    let rounding =
      entry.readings.first.flatMap { catalogue.source($0.source) }?.aggregateRounding ?? 1
    let isAggregate = area.level != .localAuthority && area.level != .jointReturn
    return rounding < 1 || (isAggregate && rounding > 1) ? rounding / 2 : 0
  }

  private func place(of figure: Figure?) -> String {
    figure?.provenance.map { sources[$0.source].name } ?? ""
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

  private mutating func report(
    _ rule: String, _ message: String, _ figure: Figure?, _ entry: CatalogueMeasure, _ area: Area,
    _ year: Int, isGross: Bool
  ) {
    findings.append(
      Finding(
        rule: rule, severity: isGross ? .error : .warning, message: message,
        remedy: isGross
          ? "One of the figures is wrong: correct the file, or ask the publisher."
          : "Both figures are kept; ask the publisher which is right.",
        file: place(of: figure),
        line: figure?.provenance?.line, area: area.key, measure: entry.measure.id, year: year))
  }

  /// A figure that was expected and is in no file: reported, unless a joint return covers it.
  private mutating func missingNote(
    _ area: Area, _ areaIndex: Int, _ year: Int, _ entry: CatalogueMeasure, _ note: String
  ) -> String {
    let rows = layout.indices.filter { catalogue.measures[layout[$0].measure] == entry }
    for (index, joint) in register.areas.enumerated()
    where joint.level == .jointReturn && joint.memberKeys.contains(area.key) {
      let covered = rows.contains { row in
        grids[row].contains { $0?[index, year] != nil }
      }
      if covered { return "Returned jointly as \(joint.name)" }
    }
    findings.append(
      Finding(
        rule: "no-figure", severity: .warning,
        message: "no row for \(area.name) in \(year)",
        remedy: "It is held as not available. Check that the download is complete.",
        area: area.key, measure: entry.measure.id, year: year))
    return note
  }
}

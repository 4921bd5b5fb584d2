@testable import PartnerReturns

/// The system of equations that an attacker makes of everything that was published of an authority.
struct DisclosurePublicationAttack {
  typealias Place = DisclosurePublication.Place

  /// What the attacker knows beside the published texts.
  struct Knowledge {
    /// Takes the balance of stock, starts and ceases, and of months and years, as known even where it
    /// is not nought, as no attacker knows it.
    var knowsGaps = false
    /// Knows that a hidden count is at least one, where a breakdown hides no nought.
    var knowsMarks = true
    /// Knows the tables that nobody printed to be there: three two-way tables have a three-way table
    /// of counts not below nought behind them.
    var crossesTables: [[Breakdown]] = []
    /// Knows that the group `unknown` of every breakdown is empty, as a return without defects says.
    var knowsUnknownsEmpty = false
    /// Hides small counts alone, to see the attack bite.
    var hidesSmallCountsOnly = false
  }

  private(set) var attack = DisclosureAttack()
  private(set) var places: [Place] = []
  private var numbers: [Place: Int] = [:]
  private let publication: DisclosurePublication
  private let knowledge: Knowledge
  private let published: [Place: Int?]

  init(_ publication: DisclosurePublication, _ knowledge: Knowledge = Knowledge()) {
    (self.publication, self.knowledge) = (publication, knowledge)
    // Texts that differ on one count would be a finding of their own; the one shown is worse.
    var published: [Place: Int?] = [:]
    for cell in publication.cells {
      if let known = published[cell.place], known != nil { continue }
      published[cell.place] = .some(cell.count)
    }
    self.published = published
    for place in published.keys.sorted() { _ = number(place) }
    for year in publication.years {
      for measure in CountedMeasure.allCases.sorted() {
        for table in publication.tables + knowledge.crossesTables {
          addSums(table, year, measure)
        }
        addAgeBands(year, measure)
      }
      addChains(year)
      addMonths(year)
    }
  }

  /// The hidden counts that have one value, small ones first.
  func pinned() -> [Place] {
    let closed = Set(attack.closedByBounds()).union(DisclosureCone(attack).closedCells())
    return closed.filter { published[places[$0]] != nil }.sorted().map { places[$0] }
  }

  /// Of these, those whose real count is small.
  func pinnedSmall() -> [Place] {
    pinned().filter { (1...5).contains(publication.truth[$0] ?? 0) }
  }

  private mutating func number(_ place: Place) -> Int {
    if let known = numbers[place] { return known }
    let truth = publication.truth[place] ?? 0
    let shown = published[place] ?? nil
    var isHidden = shown == nil
    if knowledge.hidesSmallCountsOnly, published[place] != nil {
      isHidden = (1...5).contains(truth)
    }
    if knowledge.knowsUnknownsEmpty, truth == 0,
      place.groups.contains(where: { $0.hasSuffix("=unknown") })
    {
      isHidden = false
    }
    let isOne =
      knowledge.hidesSmallCountsOnly
      || knowledge.knowsMarks
        && publication.neverNought.contains(place)
    let cell = DisclosureAttack.Cell(
      truth: isHidden ? truth : shown ?? truth, isHidden: isHidden,
      least: isOne && published[place] != nil ? 1 : 0)
    let number = attack.add(cell)
    numbers[place] = number
    places.append(place)
    return number
  }

  private func group(_ breakdown: Breakdown, _ index: Int) -> String {
    "\(breakdown.rawValue)=\(breakdown.groups[index])"
  }

  /// Every line of a table adds up to the count without its breakdown.
  private mutating func addSums(_ table: [Breakdown], _ year: Int, _ measure: CountedMeasure) {
    guard !table.isEmpty, table.allSatisfy({ $0.applies(to: measure) }) else { return }
    for (index, breakdown) in table.enumerated() {
      var others = table
      others.remove(at: index)
      for groups in Self.combinations(others) {
        let total = number(Place(year: year, measure: measure, groups: groups.sorted()))
        let parts = breakdown.groups.indices.map { part in
          number(
            Place(
              year: year, measure: measure, groups: (groups + [group(breakdown, part)]).sorted()))
        }
        attack.add(parts: parts, total: total)
      }
      // A table by three adds up to tables by two, which add up to the groups of one.
      if others.count == 2 { addSums(others, year, measure) }
    }
  }

  static func combinations(_ breakdowns: [Breakdown]) -> [[String]] {
    breakdowns.reduce([[]]) { sofar, breakdown in
      sofar.flatMap { groups in
        breakdown.groups.map { groups + ["\(breakdown.rawValue)=\($0)"] }
      }
    }
  }

  /// The finer ages on ceasing make up the age bands, by themselves and crossed alike.
  private mutating func addAgeBands(_ year: Int, _ measure: CountedMeasure) {
    guard measure == .ceases else { return }
    let crossed = publication.tables.compactMap { table -> [Breakdown]? in
      let others = table.filter { $0 != .ageOnCeasing }
      guard others.count < table.count else { return nil }
      let isBoth = publication.tables.contains { Set($0) == Set(others + [.ageBand]) }
      return isBoth ? others : nil
    }
    for others in Set([[]] + crossed) {
      for groups in Self.combinations(others) {
        for (band, name) in Breakdown.ageBand.groups.enumerated() {
          let fine = Breakdown.ageOnCeasing.groups.indices.filter {
            [0, 1, 2, 3, 4, 4, 4, 5][$0] == band
          }
          let total = Place(
            year: year, measure: measure, groups: (groups + ["age_band=\(name)"]).sorted())
          attack.add(
            parts: fine.map {
              number(
                Place(
                  year: year, measure: measure,
                  groups: (groups + [group(.ageOnCeasing, $0)]).sorted()))
            }, total: number(total))
        }
      }
    }
  }

  /// Stock this year less stock last year is starts less ceases: in all, and in groups that children
  /// keep, crossed or not.
  private mutating func addChains(_ year: Int) {
    guard publication.years.contains(year - 1) else { return }
    let fixed = Breakdown.allCases.filter(\.isFixedForChild)
    let tables =
      [[]] + fixed.map { [$0] }
      + publication.tables.filter { $0.count > 1 && $0.allSatisfy(\.isFixedForChild) }
    for table in tables {
      for groups in Self.combinations(table).map({ $0.sorted() }) {
        addBalance([
          (Place(year: year, measure: .stock, groups: groups), 1),
          (Place(year: year - 1, measure: .stock, groups: groups), -1),
          (Place(year: year, measure: .starts, groups: groups), -1),
          (Place(year: year, measure: .ceases, groups: groups), 1),
        ])
      }
    }
  }

  /// An equation that children who start or cease twice upset: taken where it is true.
  private mutating func addBalance(_ terms: [(place: Place, sign: Int)]) {
    let gap = terms.reduce(0) { $0 + $1.sign * (publication.truth[$1.place] ?? 0) }
    guard gap == 0 || knowledge.knowsGaps else { return }
    var equation = terms.map { DisclosureAttack.Term(cell: number($0.place), sign: $0.sign) }
    if gap != 0 {
      places.append(terms[0].place)
      let known = attack.add(DisclosureAttack.Cell(truth: gap, isHidden: false))
      equation.append(.init(cell: known, sign: -1))
    }
    attack.equations.append(equation)
  }

  private mutating func addMonths(_ year: Int) {
    let months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map { month in
      CountedMeasure.allCases.map { Place(year: year, month: month, measure: $0) }
    }
    guard published[Place(year: year, month: 4, measure: .stock)] != nil else { return }
    for measure in [CountedMeasure.starts, .ceases] {
      addBalance(
        months.map { ($0.first { $0.measure == measure } ?? $0[0], 1) }
          + [(Place(year: year, measure: measure), -1)])
    }
    addBalance([
      (Place(year: year, month: 3, measure: .stock), 1), (Place(year: year, measure: .stock), -1),
    ])
    for (index, calendar) in [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].enumerated() {
      let before =
        index == 0
        ? Place(year: year - 1, measure: .stock)
        : Place(
          year: year, month: [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3][index - 1], measure: .stock)
      guard index > 0 || published[before] != nil else { continue }
      addBalance([
        (Place(year: year, month: calendar, measure: .stock), 1), (before, -1),
        (Place(year: year, month: calendar, measure: .starts), -1),
        (Place(year: year, month: calendar, measure: .ceases), 1),
      ])
    }
  }
}

// What leaves is what was protected together
//
// A reader may hold several tables of one authority against each other: this night's page, a CSV, a
// table printed from the command line. So there is one protected set of counts for an authority, with
// every year returned and every breakdown, and every output takes its cells from that set, whatever
// years or breakdowns were asked for. A cell is thus hidden everywhere or nowhere.

/// All counts of one authority, under disclosure control.
package struct AuthorityFigures: Sendable {
  /// The years with a return, earliest first.
  package let years: [Int]
  /// The counts of every year, with every breakdown.
  package let protected: ProtectedYearSet
  /// The counts as they are, which do not leave the program.
  let tallies: [Breakdown: EventTally]
  let totals: EventTally
  private let firstYear: Int

  /// The breakdowns that are protected together; `ageBand` of those ceasing comes from the finer
  /// bands.
  private static let crossed = Breakdown.allCases

  /// The figures of an authority with at least one return.
  ///
  /// `nil` where there is none.
  package init?(_ merge: EpisodeMerge, _ facts: [ChildFacts], years: [Int]) {
    guard let first = years.first, let last = years.last else { return nil }
    let periods = CountingPeriods(years: first...last)
    var tallies =
      [EventTally(periods: periods, breakdowns: [])]
      + Self.crossed.map { EventTally(periods: periods, breakdowns: [$0]) }
    merge.tally(facts, into: &tallies)
    totals = tallies[0]
    self.tallies = Dictionary(
      zip(Self.crossed, tallies.dropFirst()), uniquingKeysWith: { first, _ in first })
    (self.years, firstYear) = (years, first)
    do throws(DisclosureError) {
      protected = try Self.protect(years, first, totals, self.tallies)
    } catch {
      preconditionFailure("every child is in one group of each breakdown: \(error)")
    }
  }

  private static func protect(
    _ years: [Int], _ first: Int, _ totals: EventTally, _ tallies: [Breakdown: EventTally]
  ) throws(DisclosureError) -> ProtectedYearSet {
    func figure(_ year: Int, _ measure: CountedMeasure) -> DisclosureFigure {
      let breakdowns = Breakdown.allCases.filter { $0.isProtected(in: measure) }
      return DisclosureFigure(
        total: totals.count(year - first, measure, 0),
        breakdowns: breakdowns.compactMap { breakdown in
          tallies[breakdown].map { tally in
            DisclosureBreakdown(
              name: breakdown.rawValue, counts: tally.table(year - first, measure),
              groups: breakdown.coarserGroups, isFixedForChild: breakdown.isFixedForChild)
          }
        })
    }
    let set = try DisclosureYearSet(
      years: years.map { year in
        DisclosureYearSet.Year(
          year: year, stock: figure(year, .stock), starts: figure(year, .starts),
          ceases: figure(year, .ceases))
      })
    return set.protected()
  }

  /// The protected total of a year; `nil` for a year without a return.
  package func total(_ year: Int, _ measure: CountedMeasure) -> SuppressedCount? {
    protected[year: year]?[measure.counted]?.total
  }

  /// The protected counts of a breakdown's groups; `nil` for a year without a return and where the
  /// breakdown does not apply.
  package func groups(
    _ year: Int, _ measure: CountedMeasure, by breakdown: Breakdown
  ) -> [SuppressedCount]? {
    guard let figure = protected[year: year]?[measure.counted] else { return nil }
    if breakdown == .ageBand, measure == .ceases {
      return figure[Breakdown.ageOnCeasing.rawValue].map {
        Array($0.groupCounts.prefix(breakdown.groups.count))
      }
    }
    return figure[breakdown.rawValue]?.counts
  }

  /// The protected counts of groups of two or three breakdowns, the last varying fastest.
  ///
  /// The crossed table is protected with all its margins taken as known. Where a margin is hidden in
  /// the authority's own set, all counts that add up to it are hidden too, noughts among them: then
  /// no margin comes out by adding, and a child can still be thought of in either of two groups.
  ///
  /// - Parameter counts: The table's counts as they are.
  func crossed(
    _ year: Int, _ measure: CountedMeasure, by breakdowns: [Breakdown], counts: [Int]
  ) -> [SuppressedCount] {
    let hidden = [SuppressedCount](repeating: .suppressed, count: counts.count)
    let sizes = breakdowns.map(\.groups.count)
    guard let total = total(year, measure), !total.isSuppressed,
      let table = DisclosureTable(sizes: sizes, counts: counts)?.protected()
    else { return hidden }
    let margins = breakdowns.map { groups(year, measure, by: $0) ?? [] }
    return counts.indices.map { place in
      let categories = Self.categories(of: place, sizes)
      let isMarginHidden = zip(margins, categories).contains { margin, category in
        category >= margin.count || margin[category].isSuppressed
      }
      return isMarginHidden ? .suppressed : table.count(at: categories) ?? .suppressed
    }
  }

  private static func categories(of place: Int, _ sizes: [Int]) -> [Int] {
    var rest = place
    var categories: [Int] = []
    for size in sizes.reversed() {
      categories.append(rest % size)
      rest /= size
    }
    return categories.reversed()
  }
}

extension CountedMeasure {
  /// The kind of count for disclosure control.
  var counted: ChildrenCounted {
    switch self {
    case .ceases: .ceases
    case .starts: .starts
    case .stock: .stock
    }
  }
}

extension Breakdown {
  /// Whether the breakdown is protected as such; five age bands of those ceasing are the sums of
  /// seven.
  func isProtected(in measure: CountedMeasure) -> Bool {
    applies(to: measure) && !(self == .ageBand && measure == .ceases)
  }

  /// The age band of each finer band; `nil` for all other breakdowns.
  var coarserGroups: [Int]? { self == .ageOnCeasing ? [0, 1, 2, 3, 4, 4, 4, 5] : nil }

  /// Whether a child stays in its group from start to ceasing, so that this year's stock less last
  /// year's is starts less ceases in each group.
  var isFixedForChild: Bool {
    switch self {
    case .sex, .ethnicGroup, .unaccompanied, .categoryOfNeed: true
    case .ageBand, .ageOnCeasing, .placementGroup, .legalStatus, .reasonCeased: false
    }
  }
}

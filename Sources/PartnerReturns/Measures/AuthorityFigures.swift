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

  /// The figures of an authority with at least one return.
  ///
  /// `nil` where there is none.
  package init?(_ merge: EpisodeMerge, _ facts: [ChildFacts], years: [Int]) {
    guard let first = years.first, let last = years.last else { return nil }
    let periods = CountingPeriods(years: first...last)
    var tallies =
      [EventTally(periods: periods, breakdowns: [])]
      + Breakdown.allCases.map { EventTally(periods: periods, breakdowns: [$0]) }
    merge.tally(facts, into: &tallies)
    totals = tallies[0]
    self.tallies = Dictionary(
      zip(Breakdown.allCases, tallies.dropFirst()), uniquingKeysWith: { first, _ in first })
    self.years = years
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

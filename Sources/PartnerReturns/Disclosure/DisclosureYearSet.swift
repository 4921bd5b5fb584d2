// What a run publishes of one authority over its reporting years, protected together.
//
// Each year has three totals, the stock and the children starting and ceasing, and each total has
// breakdowns. Besides the sums an attacker has the chain: this year's stock less last year's is
// starts less ceases. The real figures keep it only nearly (a child who starts twice counts once),
// so we take it as exact, which makes the attacker stronger than anyone is; the moves below keep
// whatever gap there is. See `DisclosureTable` for the attacker and the certificate.
//
// Totals. A stock of 1 to 5 is hidden, and with it the flows of its year and the next: the stock
// can then be one more, with one more starting before and one more ceasing after. If either flow of
// a year is 1 to 5 both are hidden: one more of each changes no stock. A hidden total hides its
// breakdowns to the last nought; the one more child then goes into any part, so every part is open
// too.
//
// Breakdowns of shown totals. One child is moved from one category to another: `p` gains, `q`
// loses, and so do the coarser categories that they belong to, unless it is the same one. The total
// stands, so other breakdowns are not touched. For what changes during a child's life (age,
// placement) that is all, and the cheapest pair is hidden as in a table of one dimension. But sex
// or ethnicity stays, so the chain holds for girls by themselves and for boys: `p` and `q` have to
// move together through a cycle of the chain, the starts and ceases of a year, say, or a start, the
// stocks after it and a cease. `isFixedForChild` marks these. Among all pairs and cycles the
// cheapest is hidden. One that does not need a hidden nought is looked for first; without one the
// breakdowns that need it are marked `mayHideZeros`. Then there is always one if the figures fit
// the chain at all: they are made of children, each with a start, some stocks and a cease, and one
// such child can be thought to be of another category throughout.

/// What an authority publishes over its reporting years, to be protected together.
public struct DisclosureYearSet: Hashable, Sendable {
  /// One reporting year's figures; a figure that is not published is `nil`.
  public struct Year: Hashable, Sendable {
    /// The calendar year of its 31 March.
    public let year: Int
    /// The children looked after, starting and ceasing, where published.
    public let figures: [ChildrenCounted: DisclosureFigure]

    /// A year from its figures.
    public init(
      year: Int, stock: DisclosureFigure?, starts: DisclosureFigure?, ceases: DisclosureFigure?
    ) {
      self.year = year
      var figures: [ChildrenCounted: DisclosureFigure] = [:]
      figures[.stock] = stock
      figures[.starts] = starts
      figures[.ceases] = ceases
      self.figures = figures
    }
  }

  /// The years in order of time.
  public let years: [Year]

  /// A set of years in any order.
  ///
  /// - Throws: `DisclosureError` where a year comes twice, a count is negative, a breakdown does not
  ///   add up to its total, or breakdowns of one name do not fit together.
  public init(years: [Year]) throws(DisclosureError) {
    self.years = years.sorted { $0.year < $1.year }
    for (one, next) in zip(self.years, self.years.dropFirst()) where one.year == next.year {
      throw .repeatedYear(one.year)
    }
    for year in self.years {
      for counted in ChildrenCounted.allCases {
        try year.figures[counted]?.check(year: year.year)
      }
    }
    try checkFixedBreakdowns()
  }

  /// A breakdown that follows children from year to year has the same categories throughout.
  private func checkFixedBreakdowns() throws(DisclosureError) {
    var first: [String: DisclosureBreakdown] = [:]
    for year in years {
      for counted in ChildrenCounted.allCases {
        for breakdown in year.figures[counted]?.breakdowns ?? [] {
          let known = first[breakdown.name, default: breakdown]
          let isAlike =
            known.isFixedForChild == breakdown.isFixedForChild
            && (!known.isFixedForChild
              || known.counts.count == breakdown.counts.count && known.groups == breakdown.groups)
          guard isAlike else {
            throw .categoriesDiffer(year: year.year, breakdown: breakdown.name)
          }
          first[breakdown.name] = known
        }
      }
    }
  }

  /// The years as they may be published.
  public func protected() -> ProtectedYearSet {
    let hidden = hiddenTotals()
    var families = breakdownFamilies(hidden)
    for index in families.indices { families[index].protect() }
    var breakdowns: [FigurePlace: [String: ProtectedBreakdown]] = [:]
    for family in families {
      for (index, place) in family.places.enumerated() {
        breakdowns[place, default: [:]][family.name] = family.published(index)
      }
    }
    let published = years.enumerated().map { index, year in
      let figures = year.figures.map { counted, figure in
        let place = FigurePlace(year: index, counted: counted)
        return (
          counted,
          ProtectedFigure(
            total: SuppressedCount(figure.total, isHidden: hidden.contains(place)),
            breakdowns: figure.breakdowns.compactMap { breakdowns[place]?[$0.name] })
        )
      }
      return ProtectedYearSet.Year(
        year: year.year, figures: Dictionary(uniqueKeysWithValues: figures))
    }
    return ProtectedYearSet(years: published)
  }

  /// The totals that are hidden: small ones, and those that the chain would give away.
  private func hiddenTotals() -> Set<FigurePlace> {
    func isSmall(_ index: Int, _ counted: ChildrenCounted) -> Bool {
      years[index].figures[counted].map { SuppressedCount.isSmall($0.total) } ?? false
    }
    var hidden: Set<FigurePlace> = []
    for index in years.indices {
      let stock = isSmall(index, .stock)
      let stockBefore = follows(index) && isSmall(index - 1, .stock)
      if stock { hidden.insert(FigurePlace(year: index, counted: .stock)) }
      if stock || stockBefore || isSmall(index, .starts) || isSmall(index, .ceases) {
        hidden.insert(FigurePlace(year: index, counted: .starts))
        hidden.insert(FigurePlace(year: index, counted: .ceases))
      }
    }
    return hidden
  }

  /// Whether the year at `index` comes right after the one before it in the set.
  func follows(_ index: Int) -> Bool {
    index > 0 && years[index - 1].year == years[index].year - 1
  }
}

/// One figure of one of the years, by the year's place in the set.
struct FigurePlace: Hashable {
  let year: Int
  let counted: ChildrenCounted
}

extension DisclosureYearSet {
  /// The breakdowns of all figures, those which the chain ties together in one family.
  func breakdownFamilies(_ hidden: Set<FigurePlace>) -> [BreakdownFamily] {
    var families: [BreakdownFamily] = []
    var fixedNames: [String] = []
    for place in places {
      for breakdown in years[place.year].figures[place.counted]?.breakdowns ?? [] {
        if breakdown.isFixedForChild {
          if !fixedNames.contains(breakdown.name) { fixedNames.append(breakdown.name) }
        } else {
          families.append(family([place], breakdown.name, isChained: false, hidden))
        }
      }
    }
    for name in fixedNames {
      let members = places.filter { self.breakdown(name, at: $0) != nil }
      families.append(family(members, name, isChained: true, hidden))
    }
    return families
  }

  private var places: [FigurePlace] {
    years.indices.flatMap { year in
      ChildrenCounted.allCases.map { FigurePlace(year: year, counted: $0) }
    }
  }

  private func breakdown(_ name: String, at place: FigurePlace) -> DisclosureBreakdown? {
    years[place.year].figures[place.counted]?.breakdowns.first { $0.name == name }
  }

  private func family(
    _ members: [FigurePlace], _ name: String, isChained: Bool, _ hidden: Set<FigurePlace>
  ) -> BreakdownFamily {
    let breakdowns = members.compactMap { breakdown(name, at: $0) }
    let items = zip(members, breakdowns).map { place, breakdown in
      BreakdownFamily.Item(counts: breakdown.counts, isTotalHidden: hidden.contains(place))
    }
    let known = Set(members)
    let edges = members.map { place in
      isChained ? edge(of: place, among: known) : .init(from: 0, to: 0)
    }
    return BreakdownFamily(
      name: name, groups: breakdowns.first?.groups, places: members, items: items,
      network: DisclosureNetwork(edges: edges))
  }

  /// The edge of a figure in the chain of years: starts run into a year, ceases out, stock to the
  /// next.
  private func edge(
    of place: FigurePlace, among known: Set<FigurePlace>
  ) -> DisclosureNetwork.Edge {
    let outside = DisclosureNetwork.outside
    let node = self.node(place.year, among: known)
    switch place.counted {
    case .starts: return .init(from: outside, to: node)
    case .ceases: return .init(from: node, to: outside)
    case .stock: return .init(from: node, to: self.node(place.year + 1, among: known))
    }
  }

  /// The node of a year: its own where all four counts of its equation are published.
  private func node(_ year: Int, among known: Set<FigurePlace>) -> Int {
    guard year < years.count, follows(year),
      known.contains(FigurePlace(year: year - 1, counted: .stock)),
      ChildrenCounted.allCases.allSatisfy({
        known.contains(FigurePlace(year: year, counted: $0))
      })
    else { return DisclosureNetwork.outside }
    return year + 1
  }
}

internal import CareStatistics

/// Works out every `Peer` of a run.
struct PeerBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// What is known of one authority of today.
  private struct Traits {
    let area: Area
    /// The latest headline rate as it is shown, and unrounded; `nil` where there is none.
    let shown: Double?
    let precise: Double?
    let children: Double?
  }

  /// A graded trend with what goes with it.
  private struct Movement {
    let trend: Trend
    let movedWith: String
    let readings: [BesideReading]
    let isBalance: Bool
  }

  /// The rows in the order of their file: authority, peer and window, by code and year.
  ///
  /// A trend that is also the asking authority's own, that of a joined area, is left out.
  var rows: [Peer] {
    let authorities = analysis.table.register.currentAuthorities.sorted { $0.code < $1.code }
    let movements = movements
    let traits = traits(of: authorities)
    let movers = traits.filter { movements[$0.area.key] != nil }
    return traits.flatMap { own -> [Peer] in
      let neighbours = neighbours(of: own.area.key)
      return movers.flatMap { other -> [Peer] in
        guard other.area.key != own.area.key else { return [] }
        let likeness = likeness(own, other, neighbours[other.area.key])
        guard likeness.isEnough else { return [] }
        return (movements[other.area.key] ?? []).compactMap { movement in
          guard !movement.trend.authorities.contains(own.area.key) else { return nil }
          return Peer(
            authority: own.area.key, peer: other.area.key, likeness: likeness,
            trend: movement.trend, movedWith: movement.movedWith, readings: movement.readings,
            isBalance: movement.isBalance)
        }
      }
    }
  }

  /// The graded trends of the headline rate by authority, in the order of windows.
  private var movements: [AreaKey: [Movement]] {
    let balances = Dictionary(
      grouping: BalanceBuilder(analysis: analysis, headline: headline).rows(of: [headline.rate])
    ) { "\($0.window.lowerBound) \($0.window.upperBound) \($0.areaCode)" }
    let flows = [headline.starting, headline.ceasing].filter { !$0.isEmpty }
      .compactMap { analysis.table.measure($0) }
    let reader = BesideReader(analysis, measures: Set(flows.map(\.id)))
    let sentence = BalanceSentence(table: analysis.table)
    let graded = analysis.trends.filter { $0.measure == headline.rate && $0.grade != nil }
      .sorted {
        ($0.window.lowerBound, $0.window.upperBound) < ($1.window.lowerBound, $1.window.upperBound)
      }
    var movements: [AreaKey: [Movement]] = [:]
    for trend in graded {
      let window = trend.window
      let balance = balances["\(window.lowerBound) \(window.upperBound) \(trend.areaCode)"] ?? []
      let movement: Movement
      if let first = balance.first {
        movement = Movement(
          trend: trend, movedWith: first.sentence, readings: balance.map(\.reading),
          isBalance: true)
      } else {
        let readings = flows.map { reader.reading(of: $0, beside: trend) }
        movement = Movement(
          trend: trend, movedWith: sentence.flows(beside: trend, readings: readings),
          readings: readings, isBalance: false)
      }
      for key in trend.authorities { movements[key, default: []].append(movement) }
    }
    return movements
  }

  private func traits(of authorities: [Area]) -> [Traits] {
    let table = analysis.table
    let measure = table.measure(headline.rate)
    let year = table.years(of: headline.rate)?.upperBound
    return authorities.map { area in
      let observation = year.flatMap {
        table.observation(of: headline.rate, in: area.key, year: $0)
      }
      let population = measure?.population.flatMap { rule in
        year.flatMap { year in
          table.observation(of: rule.measure, in: area.key, year: year - rule.yearsBefore)
        }
      }
      return Traits(
        area: area, shown: observation?.value, precise: observation?.precise,
        children: observation?.denominator?.number ?? population?.value)
    }
  }

  private func neighbours(of key: AreaKey) -> [AreaKey: PeerLikeness.Neighbour] {
    let model = analysis.neighbourModel
    let named = model.neighbours[key] ?? []
    return Dictionary(
      named.map {
        ($0.neighbour, PeerLikeness.Neighbour(rank: $0.rank, of: named.count, model: model.name))
      }, uniquingKeysWith: { first, _ in first })
  }

  private func likeness(
    _ own: Traits, _ other: Traits, _ neighbour: PeerLikeness.Neighbour?
  ) -> PeerLikeness {
    var rates: PeerLikeness.Pair?
    if let a = own.precise, let b = other.precise, let shown = own.shown,
      let peerShown = other.shown,
      PeerLikeness.areSimilar(a, b, factor: PeerLikeness.rateFactor)
    {
      rates = PeerLikeness.Pair(own: shown, peer: peerShown)
    }
    var sizes: PeerLikeness.Pair?
    if let a = own.children, let b = other.children,
      PeerLikeness.areSimilar(a, b, factor: PeerLikeness.sizeFactor)
    {
      sizes = PeerLikeness.Pair(own: a, peer: b)
    }
    let region = own.area.region == other.area.region ? own.area.region : nil
    return PeerLikeness(neighbour: neighbour, rates: rates, sizes: sizes, region: region)
  }
}

internal import CareStatistics
internal import StatisticalMethods

/// Turns the rule's result on one panel into trends and diagnostics of the domain.
struct TrendWriter {
  let table: ObservationTable
  let measure: Measure
  let model: NeighbourModel
  let assessed: AssessedPanel

  private var panel: MeasurePanel { assessed.panel }
  private var result: RelativeGrowthResult { assessed.result }

  /// One row a unit with an authority of today, and one for each authority inside a joined unit,
  /// by name.
  var trends: [Trend] {
    let levels = lastLevels
    var trends: [Trend] = []
    for index in panel.rows.indices where !panel.rows[index].area.current.isEmpty {
      trends.append(trend(index, levelZ: levels[index]))
      trends += memberRows(panel.rows[index].area)
    }
    return trends.sorted { ($0.areaName, $0.areaCode) < ($1.areaName, $1.areaCode) }
  }

  private func trend(_ index: Int, levelZ: Double?) -> Trend {
    let row = panel.rows[index]
    let points = row.series.points.filter(\.isPresent).count
    switch result.outcomes[index] {
    case .notTested(let reason):
      let words = TrendReason.words(for: reason, series: row.series)
      return Trend(
        measure: measure.id, window: panel.window, areaCode: row.area.code,
        areaName: row.area.name, authorities: row.area.current, parts: row.area.parts,
        points: points, estimate: nil, tier: .notAssessed, grade: nil, contrastGrade: nil,
        reasonNotAssessed: words, statement: TrendStatement.notAssessed(words))
    case .tested(let growth):
      return Trend(
        measure: measure.id, window: panel.window, areaCode: row.area.code,
        areaName: row.area.name, authorities: row.area.current, parts: row.area.parts,
        points: points, estimate: estimate(index, growth, levelZ: levelZ),
        tier: TrendTier(growth.tier), grade: growth.grade.map(EvidenceGrade.init),
        contrastGrade: growth.contrastGrade.map(EvidenceGrade.init), reasonNotAssessed: nil,
        statement: statement(row.area.name, growth))
    }
  }

  /// Rows that lead from an authority to the joined unit that it is assessed in.
  private func memberRows(_ area: ContinuityUnit) -> [Trend] {
    guard area.isJoined else { return [] }
    return area.current.compactMap { key in
      guard let authority = table.register[key] else { return nil }
      let words = "joined with other areas, assessed as \(area.name)"
      return Trend(
        measure: measure.id, window: panel.window, areaCode: authority.code,
        areaName: authority.name, authorities: [key], parts: [authority.name],
        points: table.observations(of: measure.id, in: key)
          .filter { panel.window.contains($0.year) && $0.calculated != nil }.count,
        estimate: nil, tier: .notAssessed, grade: nil, contrastGrade: nil,
        reasonNotAssessed: words, statement: TrendStatement.notAssessed(words))
    }
  }

  private func estimate(_ index: Int, _ growth: UnitGrowth, levelZ: Double?) -> TrendEstimate {
    let neighbours = assessed.contrast(
      of: index, against: assessed.neighbours(of: index, model))
    return TrendEstimate(
      meanCount: growth.meanCount, own: growth.own, ownLower: growth.own - growth.margin,
      ownUpper: growth.own + growth.margin, england: result.pooled?.nationalGrowth ?? 0,
      rest: growth.rest, contrast: growth.contrast,
      contrastLower: growth.contrast - growth.margin,
      contrastUpper: growth.contrast + growth.margin, p: growth.p, q: growth.q,
      pOwn: growth.pOwn, qOwn: growth.qOwn, pEvent: growth.pEvent, qEvent: growth.qEvent,
      glmOwn: growth.glmOwn, glmContrast: growth.glmContrast,
      theilSenContrast: growth.theilSen,
      mannKendallP: growth.mannKendall.map { $0.pExact ?? $0.pNormal },
      robust: growth.isRobust, yearsBelow: growth.yearsBelow, levelZ: levelZ,
      neighbourContrast: neighbours?.contrast, neighboursUsed: neighbours?.used ?? 0)
  }

  /// The funnel z of each unit's last year, among the units that were tested.
  private var lastLevels: [Double?] {
    let tested = panel.rows.indices.filter { result.growth(of: $0) != nil }
    let counts = tested.map { panel.rows[$0].unit.counts.last ?? 0 }
    let populations = tested.map { panel.rows[$0].unit.populations.last ?? 0 }
    var levels = [Double?](repeating: nil, count: panel.rows.count)
    guard let funnel = OverdispersedFunnel(counts: counts, populations: populations) else {
      return levels
    }
    for (position, index) in tested.enumerated() { levels[index] = funnel.z[position] }
    return levels
  }

  private func statement(_ name: String, _ growth: UnitGrowth) -> String {
    TrendStatement.sentence(
      TrendStatement.Facts(
        name: name, window: panel.window, tier: TrendTier(growth.tier),
        grade: growth.grade.map(EvidenceGrade.init), own: growth.own,
        direction: result.pooled.map { NationalDirection($0.direction) } ?? .flat,
        tested: result.pooled?.units ?? 0,
        expectedByChance: result.pooled?.expectedProbable ?? 0))
  }

  /// The pooled diagnostics of the window.
  func model(notAssessed: Int) -> TrendModel {
    guard let pooled = result.pooled else {
      return TrendModel(
        measure: measure.id, window: panel.window, tested: 0, notAssessed: notAssessed,
        nationalGrowth: nil, direction: nil, quantities: [])
    }
    var quantities: [TrendModel.Quantity] = [
      .init("rho", pooled.rho), .init("omega", pooled.omega), .init("sigma2", pooled.sigma2),
      .init(
        "prior_df_uncapped",
        pooled.priorDegreesUncapped.isFinite ? pooled.priorDegreesUncapped : nil),
      .init("prior_df", pooled.priorDegrees), .init("df", pooled.degrees),
      .init("t_crit_975", pooled.criticalT),
      .init("pooled_pearson_phi", pooled.poissonDispersion),
      .init("n_units", Double(pooled.units)), .init("n_years", Double(pooled.years)),
      .init("median_contrast", pooled.medianContrast),
      .init("expected_probable_by_chance", pooled.expectedProbable),
      .init("found_probable_or_better", Double(foundProbable)),
    ]
    for (index, weight) in pooled.weights.enumerated() {
      quantities.append(.init("weight_\(index + 1)", weight))
    }
    for (index, ratio) in pooled.varianceRatios.enumerated() {
      quantities.append(.init("variance_ratio_\(index + 1)", ratio))
    }
    return TrendModel(
      measure: measure.id, window: panel.window, tested: pooled.units, notAssessed: notAssessed,
      nationalGrowth: pooled.nationalGrowth, direction: NationalDirection(pooled.direction),
      quantities: quantities)
  }

  private var foundProbable: Int {
    panel.rows.indices.filter { index in
      (result.growth(of: index)?.contrastGrade).map { $0 >= .probable } ?? false
    }.count
  }
}

extension TrendTier {
  init(_ tier: GrowthTier) {
    self =
      switch tier {
      case .against: .against
      case .below: .below
      case .with: .with
      case .above: .above
      }
  }
}

extension EvidenceGrade {
  init(_ grade: GrowthGrade) {
    self =
      switch grade {
      case .observed: .observed
      case .probable: .probable
      case .confirmed: .confirmed
      }
  }
}

extension NationalDirection {
  init(_ direction: GrowthDirection) {
    self =
      switch direction {
      case .rising: .rising
      case .falling: .falling
      case .flat: .flat
      }
  }
}

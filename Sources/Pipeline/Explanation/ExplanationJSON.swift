internal import CareStatistics
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis

extension Explanation {
  /// The explanation as JSON; names are those of the columns of `observations.csv` and `trends.csv`.
  public var json: String {
    JSONValue.object([
      ("new_la_code", .text(area.code)), ("la_name", .text(area.name)),
      ("measure_id", .text(measure.id)), ("measure", .text(measure.name)),
      ("unit", .text(measure.unit.inWords)), ("kind", .text(kind.name)),
      ("observations", .list(years.map(Self.figures))),
      ("trends", .list(traces.map(trace) + described.map(Self.described))),
    ]).document
  }

  private static func number(_ number: Double?) -> JSONValue {
    guard let number, number.isFinite else { return .none }
    return .number(TidyNumber.text(number))
  }

  private static func growth(_ logPoints: Double?) -> JSONValue {
    number(logPoints.map(TidyNumber.growthPercent(logPoints:)))
  }

  private static func figures(_ year: YearFigures) -> JSONValue {
    let observation = year.observation
    var pairs: JSONValue.Members = [
      ("area_code", .text(year.area.code)), ("area_name", .text(year.area.name)),
      ("time_period", .number("\(observation.year)")), ("value", number(observation.value)),
      ("value_status", .text(observation.status?.rawValue ?? "")),
      ("value_as_published", .text(observation.published?.text ?? "")),
      ("numerator", number(observation.numerator?.number)),
      ("denominator", number(observation.denominator?.number)),
      ("value_calculated", number(year.calculated)),
      ("boundary_note", .text(observation.boundaryNote)),
    ]
    let roles: [(FigureRole, String)] = [
      (.value, "value_cell"), (.numerator, "numerator_cell"), (.denominator, "denominator_cell"),
    ]
    for (role, name) in roles { pairs.append((name, year.cells[role].map(cell) ?? .none)) }
    return .object(pairs)
  }

  private static func cell(_ cell: PublishedCell) -> JSONValue {
    .object([
      ("file", .text(cell.file)), ("line", .number("\(cell.line)")),
      ("column", .text(cell.column)), ("text", .text(cell.text)),
      ("where", .list(cell.conditions.map { .text($0) })),
    ])
  }

  private static func described(_ trend: Trend) -> JSONValue { .object(standing(trend)) }

  private static func standing(_ trend: Trend) -> JSONValue.Members {
    [
      ("window_start", .number("\(trend.window.lowerBound)")),
      ("window_end", .number("\(trend.window.upperBound)")),
      ("area_code", .text(trend.areaCode)), ("area_name", .text(trend.areaName)),
      ("parts", .text(trend.parts.joined(separator: "|"))),
      ("points", .number("\(trend.points)")), ("tier", .text(trend.tier.rawValue)),
      ("grade", .text(trend.grade?.rawValue ?? "")),
      ("contrast_grade", .text(trend.contrastGrade?.rawValue ?? "")),
      ("reason_not_assessed", .text(trend.reasonNotAssessed ?? "")),
      ("statement", .text(trend.statement)),
    ]
  }

  private func trace(_ trace: TrendTrace) -> JSONValue {
    var pairs = Self.standing(trace.trend)
    pairs.append(
      (
        "years",
        .list(
          trace.years.map { year in
            .object([
              ("time_period", .number("\(year.year)")), ("count", Self.number(year.count)),
              ("population", Self.number(year.population)),
              ("rate", Self.number(year.rate(measure.unit))),
              ("status", .text(year.status?.rawValue ?? "")),
            ])
          })
      ))
    if let estimate = trace.trend.estimate { pairs += Self.estimate(estimate) }
    if let steps = trace.steps { pairs.append(("steps", Self.steps(steps))) }
    pairs.append(
      ("pooled", .object(trace.model.quantities.map { ($0.name, Self.number($0.value)) })))
    pairs.append(("false_discovery_rate", Self.number(trace.falseDiscoveryRate)))
    pairs.append(
      (
        "neighbours",
        .list(
          trace.neighbours.map { .object([("name", .text($0.name)), ("used", .flag($0.isUsed))]) })
      ))
    return .object(pairs)
  }

  private static func estimate(_ estimate: TrendEstimate) -> JSONValue.Members {
    [
      ("mean_count", number(estimate.meanCount)), ("own_growth_pct", growth(estimate.own)),
      ("own_lower_pct", growth(estimate.ownLower)), ("own_upper_pct", growth(estimate.ownUpper)),
      ("england_growth_pct", growth(estimate.england)),
      ("rest_growth_pct", growth(estimate.rest)), ("contrast_pct", growth(estimate.contrast)),
      ("contrast_lower_pct", growth(estimate.contrastLower)),
      ("contrast_upper_pct", growth(estimate.contrastUpper)), ("p", number(estimate.p)),
      ("q", number(estimate.q)), ("p_own", number(estimate.pOwn)),
      ("q_own", number(estimate.qOwn)), ("p_event", number(estimate.pEvent)),
      ("q_event", number(estimate.qEvent)), ("glm_own_pct", growth(estimate.glmOwn)),
      ("glm_contrast_pct", growth(estimate.glmContrast)),
      ("theil_sen_contrast_pct", growth(estimate.theilSenContrast)),
      ("mann_kendall_p", number(estimate.mannKendallP)), ("robust", .flag(estimate.robust)),
      ("years_below", .number("\(estimate.yearsBelow)")), ("level_z", number(estimate.levelZ)),
      ("neighbour_contrast_pct", growth(estimate.neighbourContrast)),
      ("neighbours_used", .number("\(estimate.neighboursUsed)")),
    ]
  }

  private static func steps(_ steps: TrendTrace.Steps) -> JSONValue {
    .object([
      ("relative_growth", .list(steps.relativeGrowth.map(number))),
      ("own_variance", number(steps.ownVariance)), ("usual_variance", number(steps.usualVariance)),
      ("variance", number(steps.variance)), ("standard_error", number(steps.standardError)),
      ("t", number(steps.t)), ("degrees", number(steps.degrees)),
      ("event_chance", .text(steps.chance)),
      ("event_standard_error", number(steps.eventStandardError)),
    ])
  }
}

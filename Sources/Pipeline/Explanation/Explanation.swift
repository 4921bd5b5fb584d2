internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// Every step from the cells of published files to the sentence about one authority and measure.
public struct Explanation: Sendable {
  /// The figures of one area in one year, with the cells that they stand in.
  struct YearFigures: Sendable {
    let area: Area
    let observation: Observation
    /// The cells of value, numerator and denominator; `nil` where there is none.
    let cells: [FigureRole: PublishedCell]

    /// Numerator over denominator; `nil` where either is missing, and for a figure that is withheld.
    var calculated: Double? {
      observation.published?.status == .confidential ? nil : observation.calculated
    }
  }

  let area: Area
  let measure: Measure
  let kind: MeasureKind
  let years: [YearFigures]
  let traces: [TrendTrace]
  /// Rows about a measure that is described and not tested.
  let described: [Trend]
  let settings: PipelineConfiguration

  /// Explains an authority's figures of a measure.
  ///
  /// - Parameters:
  ///   - area: A name, a nine-character code or a three-digit code.
  ///   - measure: A measure's id.
  ///   - window: The first and last year of the one window to explain; `nil` for all.
  ///   - configuration: The pipeline whose figures are read.
  /// - Throws: `PipelineFault`: `usage` for an unknown area, measure or window, with those there are.
  public init(
    area name: String, measure id: String, window: ClosedRange<Int>? = nil,
    configuration: PipelineConfiguration
  ) async throws(PipelineFault) {
    settings = configuration
    let entry = try Self.measure(id, configuration)
    measure = entry
    kind = MeasureKind(entry)
    let inputs = try PipelineInputs(configuration: configuration, only: [id])
    let register = inputs.reference.register
    area = try Self.area(name, register)
    let figures = try await inputs.figuresToShow()
    let table = ObservationTable(
      measures: inputs.catalogue.measures.map(\.measure), register: register,
      observations: figures.observations)
    let assessor = TrendAssessor(
      table: table, model: inputs.model, windows: configuration.windows,
      falseDiscoveryRate: configuration.falseDiscoveryRate,
      eventVariance: configuration.eventVariance)
    let key = area.key
    let all = assessor.traces(of: entry, for: key)
    let rows = all.isEmpty ? assessor.assess(entry).trends.filter { $0.authorities == [key] } : []
    let windows = all.map(\.trend.window) + rows.map(\.window)
    if let window, !windows.contains(window) {
      throw Self.noWindow(window, of: entry, windows)
    }
    traces = all.filter { window == nil || $0.trend.window == window }
    described = rows.filter { window == nil || $0.window == window }
    let shown = (traces.map(\.trend.window) + described.map(\.window))
      .reduce(nil as ClosedRange<Int>?) { range, next in
        min(
          range?.lowerBound ?? next.lowerBound, next.lowerBound)...max(
            range?.upperBound ?? next.upperBound, next.upperBound)
      }
    let members = Set(traces.flatMap { $0.members + $0.jointReturns } + [key])
    years = try CellTracer(inputs: inputs, figures: figures).years(
      of: table, measure: entry, areas: members.union(table.jointReturns(of: key)), within: shown)
  }

  private static func area(_ name: String, _ register: AreaRegister) throws(PipelineFault) -> Area {
    guard let area = register.area(called: name), area.level == .localAuthority, area.isCurrent
    else {
      throw PipelineFault(
        .usage, "'\(name)' is not a local authority of today",
        remedy: "Did you mean \(register.suggestions(for: name).joined(separator: ", "))?")
    }
    return area
  }

  private static func measure(
    _ id: String, _ configuration: PipelineConfiguration
  ) throws(PipelineFault) -> Measure {
    let text = try ReadableFile.text(configuration.catalogue)
    let reading = Catalogue.read(yaml: text, file: configuration.catalogue)
    guard let catalogue = reading.catalogue else {
      throw try ConfigurationCheck(path: configuration.path).refusal
        ?? PipelineFault(.configurationWrong, "\(configuration.catalogue): faults", remedy: "")
    }
    let measures = catalogue.measures.map(\.measure)
    if let measure = measures.first(where: { $0.id == id }) { return measure }
    let nearest = measures.map(\.id).min { editDistance(id, $0) < editDistance(id, $1) } ?? ""
    throw PipelineFault(
      .usage, "'\(id)' is not a measure of the catalogue", remedy: "Did you mean '\(nearest)'?")
  }

  private static func noWindow(
    _ window: ClosedRange<Int>, of measure: Measure, _ windows: [ClosedRange<Int>]
  ) -> PipelineFault {
    let known = windows.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    return PipelineFault(
      .usage,
      "'\(measure.id)' is not assessed from \(window.lowerBound) to \(window.upperBound)",
      remedy: known.isEmpty ? "It has no window; leave --window out." : "Use one of: \(known).")
  }
}

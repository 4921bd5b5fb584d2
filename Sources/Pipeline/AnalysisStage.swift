internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// Works out comparators and trends of all measures, one measure a task.
struct AnalysisStage: Sendable {
  let inputs: PipelineInputs
  let figures: PublishedFigures

  /// The analysis; the same whatever the number of cores.
  func analysis() async throws -> Analysis {
    let table = ObservationTable(
      measures: inputs.catalogue.measures.map(\.measure), register: inputs.reference.register,
      observations: figures.observations)
    let builder = ComparatorBuilder(table: table, model: inputs.model, groups: inputs.groups)
    let configuration = inputs.configuration
    let assessor = TrendAssessor(
      table: table, model: inputs.model, windows: configuration.windows,
      falseDiscoveryRate: configuration.falseDiscoveryRate,
      eventVariance: configuration.eventVariance)
    let parts = try await concurrentMap(table.measures) { measure in
      (builder.comparators(of: measure), assessor.assess(measure))
    }
    var analysis = Analysis(
      table: table,
      comparators: Dictionary(
        parts.map { ($0.0.measure, $0.0) }, uniquingKeysWith: { first, _ in first }),
      trends: parts.flatMap { $0.1.trends }, models: parts.flatMap { $0.1.models },
      neighbourModel: inputs.model, neighbourModels: inputs.reference.neighbourModels,
      groups: inputs.groups)
    let headline = configuration.headline
    let evidence = try await concurrentMap(Evidence.Kind.allCases) { [analysis] kind in
      Evidence(kind, of: analysis, headline: headline)
    }
    for part in evidence { analysis.evidence.add(part) }
    if let rate = table.measure(headline.rate) {
      analysis.evidence.sensitivity = assessor.sensitivity(of: rate, trends: analysis.trends)
    }
    return analysis
  }
}

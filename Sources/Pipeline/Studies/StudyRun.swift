internal import CareStatistics
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis

/// One study: read its file and the pipeline's figures, estimate, write.
public struct StudyRun: Sendable {
  /// What a study led to.
  public struct Outcome: Sendable, Equatable {
    /// The plain summary, for standard output.
    public let summary: String
    /// The path of the page.
    public let page: String
  }

  private let path: String
  private let output: String?

  /// A run of a study.
  ///
  /// - Parameters:
  ///   - path: The study file.
  ///   - output: The folder to write to; `nil` for `studies` in the pipeline's output.
  public init(path: String, output: String?) { (self.path, self.output) = (path, output) }

  /// Does the study.
  ///
  /// - Throws: `PipelineFault`; an older result is then untouched.
  public func execute() async throws -> Outcome {
    do {
      return try await evaluated()
    } catch let refusal as StudyRefusal {
      throw PipelineFault(
        .dataRefused, "\(path): \(refusal.message)", remedy: refusal.remedy)
    } catch {
      throw PipelineFault(error)
    }
  }

  private func evaluated() async throws -> Outcome {
    let file = try StudyFile(path: path)
    let name = try file.name
    let configuration = try PipelineConfiguration(path: file.pipeline)
    let catalogue = try Catalogue(
      yaml: ReadableFile.text(configuration.catalogue), file: configuration.catalogue)
    let measure = try file.measure(in: catalogue)
    let inputs = try PipelineInputs(configuration: configuration, only: [measure.id])
    let figures = try await figures(inputs)
    let table = ObservationTable(
      measures: inputs.catalogue.measures.map(\.measure), register: inputs.reference.register,
      observations: figures.observations)
    let evaluator = StudyEvaluator(table: table, model: inputs.model)
    guard let years = evaluator.years(of: measure), years.count > 1 else {
      throw PipelineFault(
        .dataRefused, "\(path): '\(measure.id)' has no figures for two years",
        remedy: "Name a measure with figures, or put its files into \(configuration.published).")
    }
    let plan = try file.plan(name: name, measure: measure, inputs: inputs, years: years)
    let study = try evaluator.study(plan)
    let digest = try InputFolder.file(at: path, source: "study").sha256
    let analysis = Analysis(
      table: table, comparators: [:], trends: [], models: [], neighbourModel: inputs.model,
      neighbourModels: inputs.reference.neighbourModels, groups: inputs.groups)
    let context = SiteStage(
      inputs: inputs, figures: figures, analysis: analysis,
      comparison: RunComparison(inputs, analysis, with: nil)
    ).context([])
    let files = try StudyFiles(study, context: context, studyDigest: digest)
    let parent = output ?? "\(configuration.output)/studies"
    try StudyFolder(parent: parent, name: name).write(
      files.files.map { ($0.path, $0.bytes) })
    let page = "\(parent)/\(name)/index.html"
    return Outcome(summary: files.summary + "Page: \(page)\n", page: page)
  }

  /// The published figures; a finding of severity error ends the study.
  private func figures(_ inputs: PipelineInputs) async throws(PipelineFault) -> PublishedFigures {
    let figures = await PublishedFigures.read(
      inputs.catalogue, files: inputs.files, register: inputs.reference.register)
    let errors = figures.findings.filter { $0.severity == .error }
    guard let first = errors.first(where: { !$0.file.isEmpty }) ?? errors.first else {
      return figures
    }
    throw PipelineFault(
      .dataRefused, "\(errors.count) data errors, the first: \(FindingList.line(first))",
      remedy: "Nothing was written. \(first.remedy)")
  }
}

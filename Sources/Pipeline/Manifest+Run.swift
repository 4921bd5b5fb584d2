internal import CareStatistics
internal import FoundationEssentials
internal import PublishedStatistics
internal import TrendAnalysis

extension Manifest {
  /// The manifest of a run that has written its files.
  init(
    id: String, started: Date, finished: Date, inputs: PipelineInputs, figures: PublishedFigures,
    analysis: Analysis, outputs: [Output], only: [String] = [], gates: [Gate]? = nil
  ) {
    tool = Tool(name: "carenumbers", version: Version.number)
    run = Run(
      id: id, fingerprint: inputs.fingerprint, started: RunIdentity.utc(started),
      finished: RunIdentity.utc(finished),
      pipeline: inputs.configuration.path.split(separator: "/").last.map(String.init) ?? "",
      only: only.isEmpty ? nil : only)
    let rows = Dictionary(
      figures.sources.map { ($0.name, $0.rows) }, uniquingKeysWith: { first, _ in first })
    self.inputs =
      inputs.files.map {
        Input(
          role: $0.source, name: $0.name, bytes: $0.bytes, sha256: $0.sha256, rows: rows[$0.name])
      }
      + inputs.settings.map {
        Input(role: $0.source, name: $0.name, bytes: $0.bytes, sha256: $0.sha256, rows: nil)
      }
    counts = [
      "observations": figures.observations.count, "trends": analysis.trends.count,
      "assessed": analysis.trends.filter { $0.estimate != nil }.count,
      "graded": analysis.trends.filter { $0.grade != nil }.count,
      "measures": analysis.table.measures.count,
      "authorities": analysis.table.register.currentAuthorities.count,
    ]
    findings = Dictionary(figures.findings.map { ($0.rule, 1) }, uniquingKeysWith: +)
    (self.outputs, self.gates) = (outputs, gates)
  }

  /// The manifest of the private pages of the same run: of what was read it says nothing.
  func ofPrivatePages(_ outputs: [Output]) -> Manifest {
    var manifest = self
    (manifest.inputs, manifest.counts, manifest.findings) = ([], [:], [:])
    (manifest.outputs, manifest.gates) = (outputs, nil)
    return manifest
  }
}

internal import CareStatistics
internal import PublishedStatistics

extension PipelineInputs {
  /// The published figures, the errors that a gate of the pipeline file lets pass as warnings.
  ///
  /// - Parameter held: What an earlier run read of files that may be the same.
  func figures(held: [HeldReading] = []) async -> PublishedFigures {
    let read = await PublishedFigures.read(
      catalogue, files: files, register: reference.register, held: held)
    let excuses = GateExcuses(
      settings: configuration.gates, figures: read, measures: catalogue.measures.map(\.measure),
      register: reference.register)
    return read.accepting(excuses.reason)
  }

  /// The published figures for one reader: those that a night would not publish are not shown either.
  ///
  /// - Throws: `PipelineFault` with `dataRefused` for a finding of severity error.
  func figuresToShow() async throws(PipelineFault) -> PublishedFigures {
    let figures = await figures()
    guard let first = figures.firstError else { return figures }
    let errors = figures.findings.count { $0.severity == .error }
    throw PipelineFault(
      .dataRefused, "\(errors) data errors, the first: \(FindingList.line(first))",
      remedy: "\(first.remedy) `carenumbers check` lists all.")
  }
}

extension PublishedFigures {
  /// The error to name first: one with a place in a file is the cause, those on sums and coverage often
  /// follow from it; `nil` without errors.
  var firstError: Finding? {
    let errors = findings.filter { $0.severity == .error }
    return errors.first { !$0.file.isEmpty } ?? errors.first
  }
}

/// The names of a run's counts, in log lines and in the summary.
enum RunCount {
  static let files = "files"
  static let bytes = "bytes"
  static let inputs = "inputs"
  static let rows = "rows"
  static let observations = "observations"
  static let findings = "findings"
  static let assessed = "assessed"
  static let graded = "graded"
  static let authorities = "authorities"
  static let localObservations = "local_observations"
  static let changedFigures = "changed_figures"
  static let flagChanges = "flag_changes"
  static let skipped = "skipped"
}

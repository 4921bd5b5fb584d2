/// What a run counts, by the name that log lines and the summary give it.
enum RunCount: String, CaseIterable {
  case files, bytes, inputs, rows, observations, findings, assessed, graded, authorities, skipped
  case localObservations = "local_observations"
  case heldFiles = "held_files"
  case changedFigures = "changed_figures"
  case flagChanges = "flag_changes"
}

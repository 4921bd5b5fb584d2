internal import Warehouse

extension PipelineRun {
  /// Ends what a killed run had begun, and removes what it left.
  ///
  /// - Returns: Whether a run was published that way.
  func clearUp(_ folder: OutputFolder) throws -> Bool {
    let folders = [folder, folder.privatePart].compactMap { $0 }
    var settled: String?
    if folders.contains(where: { !$0.pendingRuns.isEmpty }) {
      let store = try Warehouse(path: folder.store)
      let (current, known) = (try store.runOfFigures()?.id, Set(try store.runs().map(\.id)))
      for folder in folders {
        settled = try folder.settle(current: current, known: known) ?? settled
      }
    }
    for folder in folders { folder.clearLeftovers() }
    guard let settled else { return false }
    log.say(
      .runSettled, "run \(settled), which was cut off while it was published, is now latest")
    return true
  }

  /// Removes what a failed run wrote, unless the store has it; what cannot be removed now is left to
  /// the next run.
  func giveUp(_ id: String, in folder: OutputFolder) {
    let folders = [folder, folder.privatePart].compactMap { $0 }
    if folders.contains(where: { $0.latest == id }) { return }
    if folders.contains(where: { $0.pendingRuns.contains(id) }) {
      guard let runs = try? Warehouse(path: folder.store).runs(),
        !runs.contains(where: { $0.id == id })
      else { return }
    }
    for folder in folders { folder.abandon(run: id) }
  }
}

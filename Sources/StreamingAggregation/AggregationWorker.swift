internal import DelimitedText

/// One thread's states: the one in memory, and those that went to temporary files.
final class AggregationWorker: BatchConsumer {
  let state: AggregationState
  private(set) var runs: [Run] = []
  /// The columns of the file being read.
  var columns: PlanColumns?

  private let plan: AggregationPlan
  /// The memory that the state may take, in bytes; `nil` for any.
  private let budget: Int?
  private let temporaryFolder: String

  /// Runs that are merged at once; more are first made fewer.
  static let mergedRuns = 64

  init(_ plan: AggregationPlan, budget: Int?, temporaryFolder: String) {
    self.plan = plan
    self.budget = budget
    self.temporaryFolder = temporaryFolder
    state = AggregationState(plan)
  }

  func take(_ batch: RecordBatch) throws -> RefusedValue? {
    guard let columns else { preconditionFailure("the columns come before the records") }
    var start = 0
    while start < batch.rows {
      let end = min(batch.rows, start + AggregationState.slice)
      if let budget, state.table.count > 0, state.heldBytes(after: end - start) > budget {
        try spill()
      }
      if let refused = state.take(batch, start..<end, columns) { return refused }
      start = end
    }
    return nil
  }

  /// Writes the state to a temporary file and begins anew.
  private func spill() throws {
    let merge = try Run.Merge(plan, states: [state], runs: [])
    runs.append(
      try Run(merge, plan: plan, to: RunFile(temporaryIn: temporaryFolder)))
    state.clear()
    guard runs.count == Self.mergedRuns else { return }
    let all = try Run.Merge(plan, states: [], runs: runs)
    runs = [try Run(all, plan: plan, to: RunFile(temporaryIn: temporaryFolder))]
  }
}

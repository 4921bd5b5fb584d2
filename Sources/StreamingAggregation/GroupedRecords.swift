/// Groups that are ready to be written, once: as CSV, or as a partial state.
public struct GroupedRecords {
  let plan: AggregationPlan
  let merge: Run.Merge

  /// Gives the result as CSV, piece by piece: a header, then a line a group, in the bytewise order
  /// of the keys.
  public func writeResult<Failure: Error>(
    _ write: (Span<UInt8>) throws(Failure) -> Void
  ) throws {
    try ResultText(plan).write(merge, write)
  }

  /// Writes the groups as a partial state, which `PartialStates` joins with others.
  ///
  /// The file appears under its name only when it is whole.
  public func writePartial(to path: String) throws {
    try PartialState.write(merge, plan: plan, to: path)
  }
}

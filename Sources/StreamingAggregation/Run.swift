/// Sorted records of groups, and for each distinct count those of its pairs: the whole of a state.
struct Run {
  let groups: RunSection
  let pairs: [RunSection]

  /// The cursors of several runs and states, merged: groups first, then pairs by column.
  struct Merge {
    let groups: RunMerge
    let pairs: [RunMerge]

    /// Merges what states have in memory and what files have.
    ///
    /// - Parameter bufferBytes: What each file's cursors read at once.
    init(
      _ plan: AggregationPlan, states: [AggregationState], runs: [Run], bufferBytes: Int = 64 << 10
    ) throws {
      let sorted = states.map { ($0, SortedGroups($0)) }
      let payload = GroupTotals.payloadCount(plan)
      groups = try RunMerge(
        sorted.map { StateGroupsCursor($0.0, $0.1) }
          + runs.map {
            FileCursor($0.groups, payloadCount: payload, bufferBytes: bufferBytes)
          })
      pairs = try plan.distincts.indices.map { index in
        try RunMerge(
          sorted.map { StatePairsCursor($0.0, $0.1, index) }
            + runs.map {
              FileCursor($0.pairs[index], payloadCount: 4, bufferBytes: bufferBytes)
            })
      }
    }
  }

  /// Writes a merge to the end of a file as one run.
  init(_ merge: Merge, plan: AggregationPlan, to file: RunFile) throws {
    var start = file.position
    var totals = GroupTotals(plan)
    var record: [UInt8] = []
    while try merge.groups.next({ unsafe totals.add($0.payload) }) {
      Self.begin(&record, merge.groups.key)
      totals.appendPayload(to: &record)
      try unsafe record.withUnsafeBytes { unsafe try file.write($0) }
      totals.clear()
    }
    groups = RunSection(file: file, range: start..<file.position)
    var pairs: [RunSection] = []
    for column in merge.pairs {
      start = file.position
      var groupKey: [UInt8] = []
      while try column.next({ groupKey = unsafe Array($0.payload) }) {
        Self.begin(&record, column.key)
        record += groupKey
        try unsafe record.withUnsafeBytes { unsafe try file.write($0) }
      }
      pairs.append(RunSection(file: file, range: start..<file.position))
    }
    self.pairs = pairs
    try file.flush()
  }

  private static func begin(_ record: inout [UInt8], _ key: [UInt8]) {
    record.removeAll(keepingCapacity: true)
    unsafe withUnsafeBytes(of: UInt32(key.count).littleEndian) {
      unsafe record.append(contentsOf: $0)
    }
    record += key
  }

  /// A run that a file has already.
  init(groups: RunSection, pairs: [RunSection]) {
    (self.groups, self.pairs) = (groups, pairs)
  }
}

internal import DelimitedText

/// Partial states of one plan, joined: what one run over all their inputs would have given.
public struct PartialStates {
  /// The plan that all of them were made with.
  public let plan: AggregationPlan
  private let runs: [Run]

  /// Opens the files of states, in any order.
  ///
  /// - Throws: `DelimitedFault` naming the first file that is damaged, of another version, or of
  ///   another plan than the first file's.
  public init(paths: [String]) throws {
    precondition(!paths.isEmpty, "there is a state to join")
    let states = try paths.map { (path: $0, state: try PartialState.open($0)) }
    plan = states[0].state.plan
    for (path, state) in states where state.plan != plan {
      throw DelimitedFault(
        .otherPlan, file: path, found: Self.difference(state.plan, plan, from: states[0].path))
    }
    runs = states.map(\.state.run)
  }

  /// The first thing in which two plans differ.
  private static func difference(
    _ plan: AggregationPlan, _ other: AggregationPlan, from path: String
  ) -> String {
    func text(_ filters: [AggregationPlan.Filter]) -> [String] {
      filters.map { "\($0.column)=\($0.values.joined(separator: "|"))" }
    }
    let parts = [
      ("keys", plan.keys, other.keys), ("conditions", text(plan.filters), text(other.filters)),
      ("sums", plan.sums, other.sums), ("minima", plan.minima, other.minima),
      ("maxima", plan.maxima, other.maxima),
      ("distinct counts", plan.distincts, other.distincts),
    ]
    guard let part = parts.first(where: { $0.1 != $0.2 }) else { return "" }
    func list(_ names: [String]) -> String {
      names.isEmpty ? "none" : names.joined(separator: ", ")
    }
    return "\(part.0) are \(list(part.1)), and in \(path) \(list(part.2))"
  }

  /// The groups of all states.
  public func groups() throws -> GroupedRecords {
    // All buffers together stay small, however many states there are.
    let bufferBytes = min(64 << 10, (8 << 20) / runs.count)
    return GroupedRecords(
      plan: plan,
      merge: try Run.Merge(plan, states: [], runs: runs, bufferBytes: bufferBytes))
  }
}

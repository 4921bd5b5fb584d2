/// Counts that hang together like flows: each runs from one node to another, and what runs into a
/// node runs out of it.
///
/// The stock of one date is the stock of the date before plus starts less ceases, so a date is a
/// node, a start runs into it, a cease out of it, and the stock on to the next. Changes that leave
/// all nodes balanced are cycles. Node 0 is the world outside, which is not balanced.
struct DisclosureNetwork: Sendable {
  /// A count and the nodes that it runs between.
  struct Edge: Sendable {
    let from: Int
    let to: Int
  }

  /// A count that goes up by one (`isUp`) or down by one in a change.
  struct Step: Sendable {
    let edge: Int
    let isUp: Bool
  }

  /// A change that leaves all nodes balanced, and what hiding its counts costs.
  struct Cycle: Sendable {
    let steps: [Step]
    let cost: DisclosureCost
  }

  /// The node of the world outside.
  static let outside = 0

  let edges: [Edge]
  private let edgesAt: [[Int]]

  /// A network of `edges` between the nodes up to the highest that is named.
  init(edges: [Edge]) {
    self.edges = edges
    let highest = edges.reduce(0) { max($0, $1.from, $1.to) }
    var edgesAt = [[Int]](repeating: [], count: highest + 1)
    for (index, edge) in edges.enumerated() {
      edgesAt[edge.from].append(index)
      if edge.to != edge.from { edgesAt[edge.to].append(index) }
    }
    self.edgesAt = edgesAt
  }

  /// The cheapest change that `first` is part of; `nil` where there is none.
  ///
  /// `cost` says what a step hides and is `nil` where the count cannot move so. This is
  /// Dijkstra's shortest path from the end of the step back to its start; ties go to the lowest
  /// node and edge.
  func cheapestCycle(
    through first: Step, cost: (Step) -> DisclosureCost?
  ) -> Cycle? {
    guard let firstCost = cost(first) else { return nil }
    let (start, end) = ends(of: first)
    var reached = [DisclosureCost?](repeating: nil, count: edgesAt.count)
    var isDone = [Bool](repeating: false, count: edgesAt.count)
    var arrival = [Step?](repeating: nil, count: edgesAt.count)
    reached[end] = DisclosureCost.none
    while let (node, sofar) = nearest(reached, isDone), node != start {
      isDone[node] = true
      for edge in edgesAt[node] where edge != first.edge {
        let step = Step(edge: edge, isUp: edges[edge].from == node)
        let target = ends(of: step).end
        guard !isDone[target], let price = cost(step) else { continue }
        let total = sofar + price
        if let known = reached[target], known <= total { continue }
        reached[target] = total
        arrival[target] = step
      }
    }
    guard let pathCost = reached[start] else { return nil }
    var steps = [first]
    var node = start
    while node != end, let step = arrival[node] {
      steps.append(step)
      node = ends(of: step).start
    }
    return Cycle(steps: steps, cost: firstCost + pathCost)
  }

  private func ends(of step: Step) -> (start: Int, end: Int) {
    let edge = edges[step.edge]
    return step.isUp ? (edge.from, edge.to) : (edge.to, edge.from)
  }

  private func nearest(
    _ reached: [DisclosureCost?], _ isDone: [Bool]
  ) -> (node: Int, cost: DisclosureCost)? {
    var best: (node: Int, cost: DisclosureCost)?
    for (node, cost) in reached.enumerated() where !isDone[node] {
      guard let cost else { continue }
      if let known = best, known.cost <= cost { continue }
      best = (node, cost)
    }
    return best
  }
}

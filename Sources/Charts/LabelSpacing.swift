/// Sets labels apart that would overlap.
package enum LabelSpacing {
  /// The places nearest to the wished ones that are at least a gap apart and keep their order.
  ///
  /// With the gaps taken off, the question is that of the nearest ascending sequence: neighbours in
  /// the wrong order are pooled at their mean, so that a crowd of labels spreads evenly around its
  /// middle. Labels that do not fit the limits at all run over the upper one.
  package static func spread(
    _ places: [Double], gap: Double, within limits: ClosedRange<Double>
  ) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var pools: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      var pool = (sum: places[index] - Double(rank) * gap, count: 1)
      while let last = pools.last,
        last.sum / Double(last.count) > pool.sum / Double(pool.count)
      {
        pool = (pool.sum + last.sum, pool.count + last.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    let room = max(limits.upperBound - Double(places.count - 1) * gap, limits.lowerBound)
    var spread = places
    var rank = 0
    for pool in pools {
      let base = min(max(pool.sum / Double(pool.count), limits.lowerBound), room)
      for _ in 0..<pool.count {
        spread[order[rank]] = base + Double(rank) * gap
        rank += 1
      }
    }
    return spread
  }
}

internal import Glibc

/// The groups of a state in the order of their keys.
struct SortedGroups {
  /// The groups' numbers.
  let order: [UInt32]

  /// The memory that sorting takes, in bytes.
  static func bytes(groups: Int) -> Int { groups * 24 }

  init(_ state: AggregationState) {
    let ranks = state.dictionaries.map { $0.ranks() }
    // Ranks are bytewise order, so that groups can be put in order by small numbers alone.
    let widths = ranks.map { UInt64.bitWidth - UInt64(max(1, $0.count) - 1).leadingZeroBitCount }
    let bits = widths.reduce(0, +)
    let table = state.table
    guard bits <= UInt64.bitWidth else {
      order = (0..<UInt32(table.count)).sorted { a, b in
        for column in ranks.indices {
          let left = ranks[column][Int(table.code(Int(a), column))]
          let right = ranks[column][Int(table.code(Int(b), column))]
          if left != right { return left < right }
        }
        return false
      }
      return
    }
    var keys = [UInt64](repeating: 0, count: table.count)
    for (column, width) in widths.enumerated() {
      for group in keys.indices {
        let rank = ranks[column][Int(table.code(group, column))]
        keys[group] = width == 0 ? keys[group] : keys[group] << UInt64(width) | UInt64(rank)
      }
    }
    order = Self.sorted(keys, bits: bits)
  }

  /// For each group its place in the order.
  var places: [UInt32] {
    var places = [UInt32](repeating: 0, count: order.count)
    for (place, group) in order.enumerated() { places[Int(group)] = UInt32(place) }
    return places
  }

  /// The places of keys in ascending order, found digit by digit from the last.
  static func sorted(_ keys: [UInt64], bits: Int) -> [UInt32] {
    let digit = 11
    var (keys, order) = (keys, (0..<UInt32(keys.count)).map { $0 })
    var (nextKeys, nextOrder) = (keys, order)
    for shift in stride(from: 0, to: bits, by: digit) {
      var starts = [Int](repeating: 0, count: 1 << digit + 1)
      let mask = UInt64(1) << digit - 1
      for key in keys { starts[Int(key >> UInt64(shift) & mask) + 1] += 1 }
      for value in 1..<starts.count { starts[value] += starts[value - 1] }
      for index in keys.indices {
        let value = Int(keys[index] >> UInt64(shift) & mask)
        let place = starts[value]
        starts[value] += 1
        nextKeys[place] = keys[index]
        nextOrder[place] = order[index]
      }
      swap(&keys, &nextKeys)
      swap(&order, &nextOrder)
    }
    return order
  }
}

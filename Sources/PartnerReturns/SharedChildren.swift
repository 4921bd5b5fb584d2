internal import CareStatistics

/// Finds children that the returns of two authorities have in common.
///
/// CHILD means something within an authority alone, so that the same text with the same day of birth
/// in two authorities is chance at most. Where most children of one return are in another's, one of
/// them is in the wrong folder, and nobody can tell which: both are skipped. Where more are than
/// chance explains, it is worth a look.
package struct SharedChildren: Sendable {
  /// What a child is recognised by, for every child with a day of birth; in memory alone.
  package struct Marks: Sendable {
    let values: [UInt64]

    /// The marks of an authority's children, sorted; none where its returns are skipped anyhow, so
    /// that what is wrong there harms nobody else.
    package init(_ returns: AuthorityReturns) {
      let isUsed = returns.faults.isEmpty
      self.init(annuals: isUsed ? returns.annuals : [], children: returns.children)
    }

    /// No marks: of an authority that is not compared.
    init() { values = [] }

    /// The marks of the children of some returns.
    init(annuals: [AnnualReturn], children: ChildNumbers) {
      let facts = ChildFacts.all(annuals, children: children.count)
      values = facts.indices.compactMap { child in
        facts[child].birth.day.map { birth in
          let mixed =
            children.textHash(of: child) ^ UInt64(truncatingIfNeeded: birth.number)
          return mixed &* 0x9FB2_1C65_1E98_DF25
        }
      }.sorted()
    }
  }

  /// Two authorities with children in common, by their places in the list.
  package struct Pair: Sendable, Equatable {
    package let first: Int
    package let second: Int
    /// Whether most children of one are in the other.
    package let isSameReturn: Bool
  }

  /// The pairs with more children in common than chance explains, in order.
  package let pairs: [Pair]

  /// Compares all authorities with each other.
  ///
  /// Marks are sorted, so that they come a sixty-fourth at a time: a country has millions.
  package init(_ marks: [Marks]) {
    var shared: [Int: Int] = [:]
    var places = Array(repeating: 0, count: marks.count)
    for part in 1...64 as ClosedRange<UInt64> {
      var some: [(mark: UInt64, authority: Int)] = []
      for authority in marks.indices {
        let values = marks[authority].values
        while places[authority] < values.count, values[places[authority]] >> 58 < part {
          some.append((values[places[authority]], authority))
          places[authority] += 1
        }
      }
      some.sort { ($0.mark, $0.authority) < ($1.mark, $1.authority) }
      // Each with each: where three have a child in common, so have the first and the third.
      for (place, one) in some.enumerated() {
        for other in some[(place + 1)...].prefix(while: { $0.mark == one.mark })
        where other.authority != one.authority {
          shared[one.authority * marks.count + other.authority, default: 0] += 1
        }
      }
    }
    pairs = shared.keys.sorted().compactMap { key in
      let (first, second) = key.quotientAndRemainder(dividingBy: marks.count)
      let smaller = min(marks[first].values.count, marks[second].values.count)
      let count = shared[key] ?? 0
      guard count >= 3, count * 20 > smaller else { return nil }
      return Pair(first: first, second: second, isSameReturn: count * 2 >= smaller)
    }
  }
}

extension SharedChildren {
  /// A finding for each authority of each pair.
  func findings(_ partners: [ReturnFolder.Partner]) -> [Finding] {
    partners.indices.flatMap { findings(partners, of: $0) }
  }

  /// The findings of one authority, by its place in the list.
  func findings(_ partners: [ReturnFolder.Partner], of place: Int) -> [Finding] {
    pairs.filter { $0.first == place || $0.second == place }.map { pair in
      let other = pair.first == place ? pair.second : pair.first
      return finding(pair, partners[place], other: partners[other].code)
    }
  }

  /// What is said to one authority of a pair.
  func finding(_ pair: Pair, _ partner: ReturnFolder.Partner, other: String) -> Finding {
    Finding(
      rule: "return-shared-children", severity: pair.isSameReturn ? .error : .warning,
      message: pair.isSameReturn
        ? "most children of this return are in that of \(other) too"
        : "more children of this return are in that of \(other) than chance explains",
      remedy: "Check that each return is in the folder of its own authority.", file: partner.code,
      area: partner.area)
  }
}

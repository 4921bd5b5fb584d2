import PartnerReturns
import TestSupport

/// A made-up authority, child by child, so that years, months and breakdowns fit together exactly.
struct DisclosureAuthority {
  /// A child looked after once, from one month to another; months count from April of the first
  /// year.
  struct Child {
    /// Below nought for a child who was there before.
    let start: Int
    /// The month of ceasing, not before `start`.
    let cease: Int
    let sex: Int
    let ethnicity: Int
    /// Age band for a stock, start or cease: drawn anew each time, since children grow.
    let ages: [Int]
  }

  /// Age on ceasing in seven bands, the last three of which make up the last of five.
  static let ageGroups = [0, 1, 2, 3, 4, 4, 4]

  let children: [Child]
  let monthCount: Int

  /// Some children of an authority over some months, most of them staying for months.
  init(
    children count: Int, months: Int, sexes: [Int], ethnicities: Int = 3,
    using random: inout SeededGenerator
  ) {
    monthCount = months
    children = (0..<count).map { _ in
      let start = Int.random(in: -12..<months, using: &random)
      let length = Int.random(in: 0...(2 * months), using: &random)
      return Child(
        start: start, cease: max(start, 0) + length * Int.random(in: 0...2, using: &random) / 2,
        sex: sexes.randomElement(using: &random) ?? 0,
        ethnicity: min(
          Int.random(in: 0..<ethnicities, using: &random),
          Int.random(in: 0..<ethnicities, using: &random)),
        ages: (0..<40).map { _ in Int.random(in: 0..<7, using: &random) })
    }
  }

  private func isInStock(_ child: Child, _ month: Int) -> Bool {
    child.start <= month && child.cease > month
  }

  var months: [DisclosureMonthlyLine.Month] {
    (0..<monthCount).map { month in
      .init(
        stock: children.count { isInStock($0, month) },
        starts: children.count { $0.start == month },
        ceases: children.count { $0.cease == month })
    }
  }

  /// The years that are whole; the first ends in month 11.
  func years(first: Int) throws -> DisclosureYearSet {
    try DisclosureYearSet(
      years: (0..<(monthCount / 12)).map { year in
        let span = (12 * year)..<(12 * year + 12)
        return .init(
          year: first + year,
          stock: figure(children.filter { isInStock($0, 12 * year + 11) }, ages: year),
          starts: figure(children.filter { span.contains($0.start) }, ages: 12 + year),
          ceases: figure(children.filter { span.contains($0.cease) }, ages: 24 + year))
      })
  }

  private func figure(_ children: [Child], ages: Int) -> DisclosureFigure {
    func counts(_ categories: Int, _ category: (Child) -> Int) -> [Int] {
      var counts = [Int](repeating: 0, count: categories)
      for child in children { counts[category(child)] += 1 }
      return counts
    }
    return DisclosureFigure(
      total: children.count,
      breakdowns: [
        DisclosureBreakdown(
          name: "age", counts: counts(7) { $0.ages[ages] }, groups: Self.ageGroups),
        DisclosureBreakdown(name: "sex", counts: counts(2, \.sex), isFixedForChild: true),
        DisclosureBreakdown(
          name: "ethnicity", counts: counts(3, \.ethnicity), isFixedForChild: true),
      ])
  }
}

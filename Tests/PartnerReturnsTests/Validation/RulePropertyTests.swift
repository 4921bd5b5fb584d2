import CareStatistics
import Testing

@testable import PartnerReturns

/// What holds of all rules, on children made from seeds.
struct RulePropertyTests {
  @Test func `one unbroken period of care that both years tell alike raises nothing`() {
    var (withLastYear, ended) = (0, 0)
    for seed in 1...1000 {
      var random = RandomChild(seed: UInt64(seed))
      let child = random.clean()
      #expect(child.failing == [], "seed \(seed): \(child)")
      if child.lastYear != nil { withLastYear += 1 }
      if child.episodes.contains(where: { $0.contains("E4A") }) { ended += 1 }
    }
    #expect(withLastYear > 300 && ended > 300)
  }

  @Test func `an episode whose beginning cannot be read changes no finding of the others`() {
    var compared = 0
    for seed in 1...1000 {
      var random = RandomChild(seed: UInt64(seed))
      let child = random.messy()
      var more = child
      more.episodes.append(random.episode(began: "x", near: .march31(child.year)))
      let line = Int32(more.episodes.count)
      let alone = Findings(child.rows).rows
      let beside = Findings(more.rows).rows.filter { $0.table != .episodes || $0.line != line }
      // Rule 433 compares rows without a beginning with the one before them in the order.
      #expect(dated(alone, child) == dated(beside, more), "seed \(seed)")
      compared += alone.count
    }
    #expect(compared > 5_000)
  }

  @Test func `the order of rows in the file changes no finding where no two rows tie`() {
    for seed in 1...1000 {
      var random = RandomChild(seed: UInt64(seed))
      let child = random.messy()
      let keys = child.rows.episodes.map { [$0.began, $0.ended] }
      guard Set(keys).count == keys.count else { continue }
      var turned = child
      turned.episodes.reverse()
      let count = Int32(child.episodes.count)
      let expected = Findings(child.rows).rows.map { row in
        row.table == .header ? [row.rule, 0, Int(row.line)] : [row.rule, 1, Int(row.line)]
      }
      let found = Findings(turned.rows).rows.map { row in
        row.table == .header
          ? [row.rule, 0, Int(row.line)] : [row.rule, 1, Int(count + 1 - row.line)]
      }
      #expect(found == expected, "seed \(seed)")
    }
  }

  @Test func `no rule flags a row twice, and every flag is of a row that is there`() {
    for seed in 1...1000 {
      var random = RandomChild(seed: UInt64(seed))
      let child = random.messy()
      let found = Findings(child.rows).rows
      #expect(
        Set(found.map { [$0.rule, $0.table == .header ? 0 : 1, Int($0.line)] }).count == found.count
      )
      for row in found {
        #expect(
          row.line >= 1
            && Int(row.line) <= (row.table == .header ? child.headers : child.episodes).count)
      }
    }
  }

  @Test(arguments: [
    ("05/09/2017.. P", [String]()), ("06/09/2017.. P", ["388", "433"]),
    ("04/09/2017.. P", ["388", "433", "501"]), ("05/09/2017.. S", ["431"]),
    ("05/09/2017.. -", []), ("x.. P", ["141", "388", "433"]), ("2017-09-05.. S", ["141", "388"]),
  ])
  func `a change to the second episode raises the rules that it breaks and no others`(
    second: String, codes: [String]
  ) {
    let child = SampleChild(episodes: ["05/06/2017..05/09/2017 S X1", second])
    #expect(child.failing == codes)
  }

  @Test func `a beginning that cannot be read hides nothing else of the child`() {
    let child = SampleChild(
      headers: ["31/02/2010 1 ZZZZ"],
      episodes: [
        "2017-06-05..05/07/2017 S E43 LS=C9", "05/08/2017..04/08/2017 P X1", "10/08/2017.. L E4A",
      ])
    #expect(
      child.failing == [
        "102", "103", "141", "144", "148", "356", "357", "388", "433",
      ])
  }

  private func dated(_ rows: [RuleFailures.Row], _ child: SampleChild) -> [RuleFailures.Row] {
    let undated = Set(child.rows.episodes.filter { !$0.began.isDay }.map(\.line))
    return rows.filter {
      Findings.code($0.rule) != "433" || $0.table == .header || !undated.contains($0.line)
    }
  }
}

import StatisticalMethods
import TestSupport
import Testing

/// Slow and obvious forms of the evaluation methods, held against the fast ones.
struct EvaluationTwinTests {
  private static let staggered: [Int?] = [3, 3, 5, 5, 5, 6, 6] + Array(repeating: nil, count: 8)

  /// ATT(g, t) by its definition.
  private func effect(_ panel: EvaluationPanel, start: Int, period: Int) -> Double {
    func meanChange(_ isIncluded: (Int?) -> Bool) -> Double {
      let units = panel.values.indices.filter { isIncluded(panel.starts[$0]) }
      return units.reduce(0) { $0 + panel.values[$1][period] - panel.values[$1][start - 1] }
        / Double(units.count)
    }
    let clear = max(period, start - 1)
    return meanChange { $0 == start }
      - meanChange { $0 != start && ($0.map { $0 > clear } ?? true) }
  }

  @Test("group-time effects are those of their definition", arguments: [UInt64(1), 2, 3])
  func groupTime(seed: UInt64) throws {
    let panel = try EvaluationPanels.walks(seed: seed, starts: Self.staggered, periods: 9)
    let effects = GroupTimeEffects(panel)
    #expect(effects.cells.count == 3 * 8)
    var (sum, units) = (0.0, 0)
    var byTime: [Int: (sum: Double, units: Int)] = [:]
    for cell in effects.cells {
      let expected = effect(panel, start: cell.start, period: cell.period)
      #expect(agree(cell.effect, expected))
      byTime[cell.period - cell.start, default: (0, 0)].sum += expected * Double(cell.treated)
      byTime[cell.period - cell.start, default: (0, 0)].units += cell.treated
      guard cell.period >= cell.start else { continue }
      sum += expected * Double(cell.treated)
      units += cell.treated
    }
    #expect(agree(effects.overall.estimate(in: panel), sum / Double(units)))
    #expect(effects.events.count == byTime.count)
    for event in effects.events {
      let expected = try #require(byTime[event.time])
      #expect(agree(event.estimate, expected.sum / Double(expected.units)))
      #expect(event.treated == expected.units)
      #expect(try #require(event.standardError) > 0)
    }
    let leads = try #require(effects.leads)
    #expect(leads.above == 5)
  }

  @Test("with one start and two periods all methods are the difference of four means")
  func twoByTwo() throws {
    let starts: [Int?] = [1, 1, 1] + Array(repeating: nil, count: 5)
    let panel = try EvaluationPanels.walks(seed: 9, starts: starts, periods: 2, effect: 0.3)
    let changes = panel.values.map { $0[1] - $0[0] }
    let (own, others) = (Array(changes[..<3]), Array(changes[3...]))
    func mean(_ list: [Double]) -> Double { list.reduce(0, +) / Double(list.count) }
    func spread(_ list: [Double]) -> Double {
      list.reduce(0) { $0 + ($1 - mean(list)) * ($1 - mean(list)) }
        / Double(list.count - 1) / Double(list.count)
    }
    let expected = mean(own) - mean(others)
    let effects = GroupTimeEffects(panel)
    #expect(agree(effects.overall.estimate(in: panel), expected))
    #expect(agree(try #require(TwoWayDifference(panel)).estimate, expected))
    #expect(agree(AssignmentContrast.twoWay(panel).estimate(in: panel), expected))
    #expect(
      agree(
        effects.overall.standardError(in: panel), (spread(own) + spread(others)).squareRoot()))
    #expect(effects.leads == nil)
  }

  @Test("where all start together the event study and the group-time effects are the same")
  func sameStart() throws {
    let starts: [Int?] = Array(repeating: 3, count: 4) + Array(repeating: nil, count: 7)
    let panel = try EvaluationPanels.walks(seed: 5, starts: starts, periods: 8)
    let study = try #require(EventStudy(panel))
    let effects = GroupTimeEffects(panel)
    #expect(study.coefficients.map(\.time) == effects.events.map(\.time))
    for (a, b) in zip(study.coefficients, effects.events) { #expect(agree(a.estimate, b.estimate)) }
  }

  /// Every assignment written out, the estimate worked out anew on each.
  private func slowP(
    _ panel: EvaluationPanel, minus theta: Double = 0,
    _ estimate: (EvaluationPanel) throws -> Double
  ) throws -> Double {
    let units = panel.values.indices
    let values = units.map { unit in
      panel.values[unit].enumerated().map { t, value in
        value - (panel.starts[unit].map { t >= $0 } == true ? theta : 0)
      }
    }
    var all: [[Int?]] = [[]]
    for _ in units {
      all = all.flatMap { head in
        Set(panel.starts.map { $0 ?? -1 }).sorted().compactMap { next -> [Int?]? in
          let start = next < 0 ? nil : next
          let used = head.filter { $0 == start }.count
          return used < panel.starts.filter { $0 == start }.count ? head + [start] : nil
        }
      }
    }
    let real = try estimate(
      #require(EvaluationPanel(values: values, starts: panel.starts)))
    let extreme = try all.filter { starts in
      let other = try estimate(#require(EvaluationPanel(values: values, starts: starts)))
      return abs(other) >= abs(real) - 1e-11
    }
    return Double(extreme.count) / Double(all.count)
  }

  @Test("the exact test is that of all assignments written out, and its interval is its inversion")
  func exactTest() throws {
    let starts: [Int?] = [2, 2, 3] + Array(repeating: nil, count: 4)
    let panel = try EvaluationPanels.walks(seed: 31, starts: starts, periods: 5, effect: 0.1)
    let overall = { (panel: EvaluationPanel) in
      GroupTimeEffects(panel).overall.estimate(in: panel)
    }
    let test = AssignmentTest(of: GroupTimeEffects(panel).overall, in: panel, seed: 1)
    #expect(test.isExact && test.assignments == 105)
    #expect(agree(test.p, try slowP(panel, overall)))
    let (lower, upper) = (try #require(test.lower), try #require(test.upper))
    #expect(lower < test.estimate && test.estimate < upper)
    for (inside, outside) in [(lower + 1e-6, lower - 1e-6), (upper - 1e-6, upper + 1e-6)] {
      #expect(try slowP(panel, minus: inside, overall) > 0.05)
      #expect(try slowP(panel, minus: outside, overall) <= 0.05)
    }
  }

  @Test("drawn assignments come near to all of them, and a seed gives the same draws")
  func drawnTest() throws {
    let starts: [Int?] = Array(repeating: 4, count: 4) + Array(repeating: nil, count: 10)
    let panel = try EvaluationPanels.walks(seed: 8, starts: starts, periods: 8, effect: 0.08)
    let contrast = AssignmentContrast.twoWay(panel)
    let exact = AssignmentTest(of: contrast, in: panel, seed: 1)
    #expect(exact.isExact && exact.assignments == 1_001)
    let drawn = AssignmentTest(of: contrast, in: panel, seed: 1, mostExact: 100, drawn: 9_999)
    #expect(!drawn.isExact && drawn.assignments == 10_000)
    #expect(abs(drawn.p - exact.p) < 0.02)
    #expect(abs(drawn.spread / exact.spread - 1) < 0.03)
    #expect(drawn == AssignmentTest(of: contrast, in: panel, seed: 1, mostExact: 100, drawn: 9_999))
    #expect(drawn != AssignmentTest(of: contrast, in: panel, seed: 2, mostExact: 100, drawn: 9_999))
    // The p-value of drawn assignments counts the real one, so it is a multiple of 1/10,000.
    #expect(abs((drawn.p * 10_000).rounded() - drawn.p * 10_000) < 1e-9)
  }

  @Test("with fewer than twenty assignments there is no interval")
  func fewAssignments() throws {
    let starts: [Int?] = [2] + Array(repeating: nil, count: 6)
    let panel = try EvaluationPanels.walks(seed: 8, starts: starts, periods: 5)
    let test = AssignmentTest(of: .twoWay(panel), in: panel, seed: 1)
    #expect(test.assignments == 7 && test.lower == nil && test.upper == nil)
    #expect(GroupTimeEffects(panel).overall.standardError(in: panel) == nil)
  }

  @Test("the test refuses true nulls about as often as it says")
  func size() throws {
    let starts: [Int?] = Array(repeating: 3, count: 3) + Array(repeating: nil, count: 9)
    var refused = 0
    for seed in UInt64(1)...400 {
      let panel = try EvaluationPanels.walks(seed: seed, starts: starts, periods: 6)
      if AssignmentTest(of: .twoWay(panel), in: panel, seed: 1).p <= 0.05 { refused += 1 }
    }
    #expect((8...34).contains(refused), "\(refused) of 400")
  }
}

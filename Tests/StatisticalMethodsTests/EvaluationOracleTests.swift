import StatisticalMethods
import TestSupport
import Testing

/// Made-up panels for the evaluation methods.
enum EvaluationPanels {
  /// The panel of the oracles: twelve units, eight periods, three treated from the sixth.
  static func oracle() throws -> EvaluationPanel {
    let table = try OracleTable("did_input", in: OraclePanel.folder)
    #expect(table.rows.count == 96)
    var values: [[Double]] = []
    var starts: [Int?] = []
    var last = ""
    for row in table.rows {
      let unit = try #require(row["unit"])
      if unit != last {
        values.append([])
        starts.append(try row.number("treated") == 1 ? 5 : nil)
        last = unit
      }
      values[values.count - 1].append(try #require(try row.number("log_rate")))
    }
    return try #require(EvaluationPanel(values: values, starts: starts))
  }

  /// A panel of walks.
  static func walks(
    seed: UInt64, starts: [Int?], periods: Int, effect: Double = 0
  ) throws -> EvaluationPanel {
    var random = SeededGenerator(seed: seed)
    let values = starts.map { start in
      var level = Double.random(in: 3...5, using: &random)
      return (0..<periods).map { t in
        level += Double.random(in: -0.1...0.12, using: &random)
        return level + (start.map { t >= $0 } == true ? effect : 0)
      }
    }
    return try #require(EvaluationPanel(values: values, starts: starts))
  }
}

struct EvaluationOracleTests {
  @Test("every quantity of the difference in differences is that of statsmodels")
  func difference() throws {
    let panel = try EvaluationPanels.oracle()
    let result = try #require(TwoWayDifference(panel))
    let collapsed = try #require(result.collapsed)
    let test = AssignmentTest(of: .twoWay(panel), in: panel, seed: 1)
    let found = [
      "did_coef": result.estimate, "ols_se": result.plainError,
      "cluster_se_CR1": result.clusterError, "cluster_t": result.t,
      "cluster_p_t(G-1)": result.p,
      "pct_effect": 100 * (EvaluationMath.exponential(result.estimate) - 1),
      "two_by_two_means": collapsed.ofMeans, "collapsed_diff": collapsed.difference,
      "collapsed_t_equal_var": collapsed.t, "collapsed_p": collapsed.p,
      "permutation_p_two_sided_all_220": test.p,
    ]
    #expect(test.isExact && test.assignments == 220)
    let table = try OracleTable("did_expected", in: OraclePanel.folder)
    #expect(table.rows.count == found.count)
    for row in table.rows {
      let name = try #require(row["quantity"])
      let value = try #require(found[name], "\(name)")
      #expect(agree(value, try row.number("value")), "\(name): \(value)")
    }
  }

  @Test("every coefficient of the event study is that of statsmodels")
  func eventStudy() throws {
    let study = try #require(EventStudy(try EvaluationPanels.oracle()))
    let table = try OracleTable("event_study_expected", in: OraclePanel.folder)
    #expect(table.rows.count == 7)
    #expect(study.coefficients.count == 7)
    for (row, found) in zip(table.rows, study.coefficients) {
      #expect(try row.number("event") == Double(found.time))
      #expect(agree(found.estimate, try row.number("coef")))
      #expect(agree(found.plainError, try row.number("ols_se")))
      #expect(agree(found.clusterError, try row.number("cluster_se_CR1")))
    }
  }

  @Test("four leads of three treated units are too many for a joint test; of five they are not")
  func leads() throws {
    #expect(try #require(EventStudy(try EvaluationPanels.oracle())).leads == nil)
    let starts: [Int?] = Array(repeating: 4, count: 6) + Array(repeating: nil, count: 9)
    let panel = try EvaluationPanels.walks(seed: 4, starts: starts, periods: 7)
    let leads = try #require(EventStudy(panel)?.leads)
    #expect(leads.above == 3 && leads.below == 14)
    #expect(leads.f > 0 && (0...1).contains(leads.p))
  }
}

/// The exponential, by its series: the tests import no mathematics library.
enum EvaluationMath {
  static func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for k in 1...40 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }
}

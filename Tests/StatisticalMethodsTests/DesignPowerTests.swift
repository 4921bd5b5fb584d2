import StatisticalMethods
import TestSupport
import Testing

struct DesignPowerTests {
  @Test("one partner after a year and five after three could show what the method's notes say")
  func handbook() {
    let one = DesignPower.standardError(treated: [0.0047], comparators: [], steps: 1)
    let five = DesignPower.standardError(
      treated: Array(repeating: 0.0047, count: 5), comparators: [], steps: 3)
    #expect(abs(one - 0.0686) < 5e-5 && abs(five - 0.0531) < 5e-5)
    #expect(abs(DesignPower.factor - 2.8016) < 5e-5)
    let both = DesignPower.standardError(
      treated: [0.0047], comparators: Array(repeating: 0.0047, count: 47), steps: 1)
    #expect(agree(both * both, 0.0047 * (1 + 1.0 / 47)))
  }

  @Test("with one period on each side the contrast's error is that of one step")
  func oneStep() throws {
    let starts: [Int?] = [1, 1, nil, nil, nil]
    let panel = try EvaluationPanels.walks(seed: 1, starts: starts, periods: 2)
    let variances = [0.01, 0.02, 0.03, 0.01, 0.02]
    let contrast = DesignPower.standardError(of: .twoWay(panel), in: panel, variances: variances)
    let plain = DesignPower.standardError(
      treated: Array(variances[..<2]), comparators: Array(variances[2...]), steps: 1)
    #expect(agree(contrast, plain))
  }

  @Test("the contrast's error is what simulated walks show")
  func simulated() throws {
    let starts: [Int?] = [3, 3, 5, nil, nil, nil, nil]
    let steps = 0.22 * 0.22 / 12
    var squares = 0.0
    var predicted = 0.0
    for seed in UInt64(1)...3_000 {
      let panel = try EvaluationPanels.walks(seed: seed, starts: starts, periods: 8)
      let overall = GroupTimeEffects(panel).overall
      let estimate = overall.estimate(in: panel)
      squares += estimate * estimate
      predicted = DesignPower.standardError(
        of: overall, in: panel, variances: Array(repeating: steps, count: 7))
    }
    // The standard error of a standard deviation from 3,000 draws is 1.3 per cent.
    #expect(abs((squares / 3_000).squareRoot() / predicted - 1) < 0.05)
  }

  @Test("a panel that cannot be compared is none")
  func refused() {
    #expect(EvaluationPanel(values: [[1, 2], [1, 2]], starts: [1, nil]) != nil)
    #expect(EvaluationPanel(values: [[1, 2], [1, 2]], starts: [nil, nil]) == nil)
    #expect(EvaluationPanel(values: [[1, 2], [1, 2]], starts: [1, 1]) == nil)
    #expect(EvaluationPanel(values: [[1, 2], [1, 2]], starts: [0, nil]) == nil)
    #expect(EvaluationPanel(values: [[1, 2], [1, 2]], starts: [2, nil]) == nil)
    #expect(EvaluationPanel(values: [[1, 2], [1, 2, 3]], starts: [1, nil]) == nil)
    #expect(EvaluationPanel(values: [[1, .nan], [1, 2]], starts: [1, nil]) == nil)
    #expect(EvaluationPanel(values: [], starts: []) == nil)
    // Two units leave nothing to estimate an error from.
    #expect(
      EvaluationPanel(values: [[1, 2], [1, 3]], starts: [1, nil]).map {
        TwoWayDifference($0) == nil
      }
        == true)
  }
}

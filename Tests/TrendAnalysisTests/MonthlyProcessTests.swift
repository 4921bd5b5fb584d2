import StatisticalMethods
import Testing
import TrendAnalysis

struct MonthlyProcessTests {
  private static let steady: [Double?] = [
    30, 34, 28, 31, 33, 29, 35, 32, 30, 31, 33, 30, 31, 28, 33, 30,
  ]

  @Test func `limits are those of the chart, and the lower one is never below nought`() throws {
    let process = try #require(MonthlyProcess(Self.steady))
    let chart = try #require(ProcessChart(Self.steady.compactMap { $0 }))
    #expect(process.mean == chart.phases[0].mean)
    #expect(process.lower == chart.phases[0].lower && process.upper == chart.phases[0].upper)
    #expect(process.signals.isEmpty && !process.isTrial)
    let small = try #require(MonthlyProcess(Self.steady.map { $0.map { $0 - 27 } }))
    #expect(small.lower == 0)
  }

  @Test func `a withheld month, or fewer than twelve, give no limits`() {
    #expect(MonthlyProcess([]) == nil)
    #expect(MonthlyProcess(Array(Self.steady.prefix(11))) == nil)
    var withheld = Self.steady
    withheld[5] = nil
    #expect(MonthlyProcess(withheld) == nil)
  }

  @Test func `twelve months give trial limits, thirteen firm ones`() {
    #expect(MonthlyProcess(Array(Self.steady.prefix(12)))?.isTrial == true)
    #expect(MonthlyProcess(Array(Self.steady.prefix(13)))?.isTrial == false)
  }

  @Test func `a month outside the limits is named`() throws {
    var values = Self.steady
    values[9] = 80
    let process = try #require(MonthlyProcess(values))
    #expect(process.signals.first { $0.position == 9 }?.words == "outside the limits")
  }
}

import StatisticalMethods
import TestSupport
import Testing

struct ProcessChartTests {
  private func numbers(_ text: String?) -> [Double] {
    (text ?? "").split(separator: " ").compactMap { Double($0) }
  }

  @Test func `limits are those of the oracle, screened or not`() throws {
    let table = try OracleTable("xmr_limits", in: OraclePanel.folder)
    #expect(table.rows.count == 10)
    for row in table.rows {
      let values = numbers(row["values"])
      #expect(Double(values.count) == (try row.number("n")))
      let chart = try #require(ProcessChart(values, screening: row["screen_outliers"] == "1"))
      let phase = try #require(chart.phases.first)
      #expect(chart.phases.count == 1 && phase.positions == 0..<values.count)
      #expect(agree(phase.mean, try row.number("mean")))
      #expect(agree(phase.meanMovingRange, try row.number("amr")))
      #expect(agree(phase.lower, try row.number("lpl")))
      #expect(agree(phase.upper, try row.number("upl")))
    }
  }

  @Test func `signals and their order are those of the oracle`() throws {
    let table = try OracleTable("xmr_flags", in: OraclePanel.folder)
    #expect(table.rows.count == 95)
    let words: [ProcessChart.Signal: String] = [
      .outside: "outside limits", .trend: "7 point trend", .twoOfThree: "2 in 3",
      .oneSide: "7 one side",
    ]
    let columns: [(ProcessChart.Signal, String)] = [
      (.outside, "outside"), (.trend, "trend7"), (.twoOfThree, "two_of_three"),
      (.oneSide, "one_side7"),
    ]
    var compared = 0
    for rows in Dictionary(grouping: table.rows, by: { $0["series"] ?? "" }).values {
      let values = try rows.map { try $0.known("y") }
      let chart = try #require(ProcessChart(values))
      for (position, row) in rows.enumerated() {
        #expect(row["i"] == "\(position + 1)")
        for (signal, column) in columns {
          #expect(row[column] == (chart.signals[position].contains(signal) ? "1" : "0"))
        }
        let label = chart.signal(at: position).flatMap { words[$0] } ?? "common cause"
        #expect(row["label"] == label)
        compared += 1
      }
    }
    #expect(compared == 95)
  }

  private static let shift: [Double] = [
    30, 34, 28, 31, 33, 29, 35, 32, 30, 31, 33, 30, 24, 26, 23, 25, 27, 24, 22, 26,
  ]

  @Test func `a rebase gives each phase limits of its own, and no signal runs across it`() throws {
    let rebase = ProcessChart.Rebase(position: 12, date: "April 2024", reason: "a new front door")
    let chart = try #require(ProcessChart(Self.shift, rebases: [rebase]))
    #expect(chart.phases.map(\.positions) == [0..<12, 12..<20])
    #expect(chart.phases.map(\.rebase) == [nil, rebase])
    for phase in chart.phases {
      let alone = try #require(ProcessChart(Array(Self.shift[phase.positions])))
      #expect(phase.mean == alone.phases[0].mean && phase.lower == alone.phases[0].lower)
      #expect(Array(chart.signals[phase.positions]) == alone.signals)
    }
    #expect(chart.signals.allSatisfy { $0.isEmpty })
    let whole = try #require(ProcessChart(Self.shift))
    #expect(whole.signals.contains { $0.contains(.oneSide) })
  }

  @Test func `limits of few points are trial limits`() throws {
    let chart = try #require(ProcessChart(Self.shift))
    #expect(!chart.phases[0].isTrial)
    for (count, isTrial) in [(11, true), (12, true), (13, false)] {
      #expect(ProcessChart(Array(Self.shift.prefix(count)))?.phases[0].isTrial == isTrial)
    }
  }

  @Test func `a rebase needs a place, a date and a reason`() {
    func chart(_ position: Int, _ date: String, _ reason: String) -> ProcessChart? {
      ProcessChart(
        Self.shift,
        rebases: [ProcessChart.Rebase(position: position, date: date, reason: reason)])
    }
    #expect(chart(5, "May", "x") != nil)
    #expect(chart(0, "May", "x") == nil && chart(20, "May", "x") == nil)
    #expect(chart(5, "", "x") == nil && chart(5, "May", "") == nil)
    let twice = [5, 5].map { ProcessChart.Rebase(position: $0, date: "May", reason: "x") }
    #expect(ProcessChart(Self.shift, rebases: twice) == nil)
  }

  @Test func `a falling trend is a signal as a rising one is`() throws {
    let up: [Double] = [20, 22, 21, 23, 20, 21, 22, 23, 24, 25, 26, 27, 28, 24, 22]
    let rising = try #require(ProcessChart(up))
    let falling = try #require(ProcessChart(up.map { -$0 }))
    #expect(rising.signals == falling.signals)
    let backwards = try #require(ProcessChart(up.reversed()))
    #expect(backwards.signals == rising.signals.reversed())
  }

  @Test func `one point has a mean and no limits, and equal points have no signal`() throws {
    let one = try #require(ProcessChart([5]))
    #expect(one.phases[0].mean == 5 && one.phases[0].lower == nil && one.phases[0].upper == nil)
    #expect(one.signals == [[]] && one.signal(at: 0) == nil)
    let equal = try #require(ProcessChart([Double](repeating: 7, count: 15)))
    #expect(equal.phases[0].lower == 7 && equal.phases[0].upper == 7)
    #expect(equal.signals.allSatisfy { $0.isEmpty })
    #expect(ProcessChart([0, 0, 0])?.phases[0].meanMovingRange == 0)
  }

  @Test func `no points and points that are no numbers have no chart`() {
    #expect(ProcessChart([]) == nil)
    #expect(ProcessChart([1, .nan, 2]) == nil)
    #expect(ProcessChart([1, .infinity]) == nil)
  }
}

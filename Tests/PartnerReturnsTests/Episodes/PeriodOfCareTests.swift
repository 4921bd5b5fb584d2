import Testing

@testable import PartnerReturns

/// Periods of care: what opens one, what closes one, what does neither.
struct PeriodOfCareTests {
  /// Periods in short, `length or ?, known start or not, place of the last episode`.
  private func periods(_ rows: ArraySlice<EpisodeRow>) -> [String] {
    PeriodOfCare.periods(of: rows).map {
      "\($0.length.map(String.init) ?? "?") \($0.hasKnownStart) \($0.lastEpisode)"
    }
  }

  @Test func `episodes joined by X1 are one period`() {
    let rows = EpisodeLines.rows(
      2018, "05/06/2017 S C2 U4 15/06/2017 X1", "15/06/2017 P C2 K2 25/06/2017 E4A")
    #expect(periods(rows) == ["20 true 1"])
  }

  @Test func `a start opens a period even where the last did not close`() {
    let rows = EpisodeLines.rows(
      2018, "05/06/2017 S C2 U4 15/06/2017 X1", "15/06/2017 S C2 K2 - -")
    #expect(periods(rows) == ["? true 0", "? true 1"])
  }

  @Test func `an end of care closes a period even where the next says it goes on`() {
    let rows = EpisodeLines.rows(
      2018, "05/06/2017 S C2 U4 15/06/2017 E4A", "20/06/2017 P C2 K2 25/06/2017 E8")
    #expect(periods(rows) == ["10 true 0", "5 false 1"])
  }

  @Test func `a reason beside a blank or unreadable end closes nothing`() {
    for end in ["-", "31/11/2017"] {
      let rows = EpisodeLines.rows(
        2018, "05/06/2017 S C2 U4 \(end) E4A", "20/06/2017 P C2 K2 25/06/2017 E8")
      #expect(periods(rows) == ["20 true 1"])
    }
  }

  @Test func `missing days do not end a period, and short breaks are no part of one`() {
    let rows = EpisodeLines.rows(
      2018, "05/06/2017 S C2 U4 15/06/2017 X1", "16/06/2017 S V3 U4 18/06/2017 E8",
      "20/06/2017 P C2 K2 25/06/2017 E8", "01/07/2017 S V4 U4 - -")
    #expect(periods(rows) == ["20 true 2"])
    #expect(periods(EpisodeLines.rows(2018, "05/06/2017 S V4 U4 - -")).isEmpty)
  }

  @Test func `a child whose short breaks turn into care has no known start`() {
    let rows = EpisodeLines.rows(
      2018, "01/02/2017 S V4 U4 10/08/2017 X1", "10/08/2017 L C1 U4 20/08/2017 E4A")
    #expect(periods(rows) == ["10 false 1"])
  }

  @Test func `the opening of a counted episode is that of its period`() {
    let rows = EpisodeLines.rows(
      2018, "05/06/2017 S C2 U4 15/06/2017 X1", "16/06/2017 S V3 U4 18/06/2017 E8",
      "20/06/2017 P C2 K2 25/06/2017 X1", "25/06/2017 P C2 K2 30/06/2017 E8",
      "01/07/2017 P C2 U4 - -")
    #expect(rows.indices.map { EpisodeMerge.opening(of: $0, in: rows) } == [0, 1, 0, 0, 4])
  }
}

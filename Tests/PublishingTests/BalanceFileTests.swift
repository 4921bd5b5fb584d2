import CareStatistics
import Publishing
import Testing
import TrendAnalysis

/// `balance.csv`, cell by cell.
@Suite struct BalanceFileTests {
  @Test func `a balancing measure keeps its own window, numbers, grade and base`() {
    let records = TidyRecords("balance")
    #expect(records.rows.count == 2)
    #expect(records[0, "measure_id"] == "cla_rate" && records[0, "fall_grade"] == "probable")
    #expect(records[0, "authorities"] == "E06000058")
    #expect(records[0, "balancing_measure_id"] == "a_referrals")
    #expect(records[0, "balancing_window_start"] == "2017")
    #expect(
      records[0, "contrast_pct"].flatMap(Double.init) == TidyNumber.growthPercent(logPoints: 0.07))
    #expect(records[0, "p"] == "0.00000032" && records[0, "grade"] == "observed")
    #expect(records[0, "areas_tested"] == "140" && records[0, "areas_graded"] == "9")
    #expect(records[0, "standing"] == "moved against it" && records[0, "reason"] == "")
  }

  @Test func `what cannot be said has a reason and no number`() {
    let records = TidyRecords("balance")
    #expect(records[1, "standing"] == "cannot be said")
    #expect(records[1, "reason"] == "shown, not tested")
    for column in ["balancing_window_start", "contrast_pct", "p", "q", "grade"] {
      #expect(records[1, column] == "", "\(column)")
    }
    #expect(records[1, "sentence"] == "Beside it, as given.")
  }
}

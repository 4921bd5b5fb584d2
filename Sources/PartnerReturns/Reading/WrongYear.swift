internal import CareStatistics

/// Whether the dates of a return are those of its year.
enum WrongYear {
  /// A fault where most episodes that ended did not end in the year of the folder.
  ///
  /// Every episode of a return that has ended did so between 1 April and 31 March; one of 1 April
  /// after the year is met now and then and is a matter of the rules.
  static func fault(in annual: AnnualReturn) -> ReturnFault? {
    let rules = ReturnYearRules(year: annual.year)
    let inYear = rules.firstDay...rules.lastDay.adding(1)
    var byYear: [Int: Int] = [:]
    var (inside, outside) = (0, 0)
    for end in annual.episodes.lazy.compactMap(\.ended.day) {
      if inYear.contains(end) {
        inside += 1
      } else {
        outside += 1
        byYear[end.reportingYear, default: 0] += 1
      }
    }
    guard outside > inside, outside >= 3 else { return nil }
    let likely = byYear.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? annual.year
    return ReturnFault(
      "return-wrong-year", file: annual.file(of: .episodes) ?? "", column: "DEC",
      "most episodes that ended did not end in the year to 31 March \(annual.year); most did in "
        + "that to 31 March \(likely)",
      remedy: "Check the name of the folder against the return.")
  }
}

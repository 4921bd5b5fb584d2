internal import CareStatistics

/// Works out every `Balance` of a run.
struct BalanceBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file: measure, window, area and balancing measure, all by id.
  var rows: [Balance] {
    var measures = [headline.rate]
    if !headline.starting.isEmpty, headline.starting != headline.rate {
      measures.append(headline.starting)
    }
    return rows(of: measures)
  }

  /// The rows of some headline measures.
  func rows(of measures: [String]) -> [Balance] {
    var balancing: [String: [Measure]] = [:]
    for measure in analysis.table.measures {
      for id in measure.balances where measures.contains(id) {
        balancing[id, default: []].append(measure)
      }
    }
    let falls = analysis.trends.filter { $0.fallGrade != nil && balancing[$0.measure] != nil }
    guard !falls.isEmpty else { return [] }
    let reader = BesideReader(analysis, measures: Set(balancing.values.joined().map(\.id)))
    return falls.flatMap { rows(of: $0, balancing[$0.measure] ?? [], reader) }
      .sorted { Self.isBefore($0, $1) }
  }

  private func rows(of fall: Trend, _ measures: [Measure], _ reader: BesideReader) -> [Balance] {
    guard let grade = fall.fallGrade else { return [] }
    let readings = measures.map { reader.reading(of: $0, beside: fall) }
    let sentence = BalanceSentence(table: analysis.table).text(beside: fall, readings: readings)
    return readings.map {
      Balance(fall: fall, fallGrade: grade, reading: $0, sentence: sentence)
    }
  }

  private static func isBefore(_ a: Balance, _ b: Balance) -> Bool {
    if a.headline != b.headline { return a.headline < b.headline }
    if a.window != b.window {
      return (a.window.lowerBound, a.window.upperBound)
        < (b.window.lowerBound, b.window.upperBound)
    }
    return (a.areaCode, a.reading.measure) < (b.areaCode, b.reading.measure)
  }
}

/// One row of an Episodes table, as text.
struct TextEpisode {
  var year: Int
  var line: Int
  /// DECOM as yyyymmdd.
  var began: Int
  var ended: TextDate
  var rne: String
  var ls: String
  var cin: String
  var place: String
  var rec: String

  init?(_ row: TextReturn.Row, year: Int, line: Int) {
    guard let began = TextDate(row["DECOM"]).day else { return nil }
    func code(_ column: String) -> String { (row[column] ?? "").uppercased() }
    (self.year, self.line, self.began) = (year, line, began)
    ended = TextDate(row["DEC"])
    (rne, ls, cin, place, rec) = (code("RNE"), code("LS"), code("CIN"), code("PLACE"), code("REC"))
  }

  var isShortBreak: Bool { ls == "V3" || ls == "V4" }
  /// The day on which somebody said that the child left; `nil` for none.
  var left: Int? { rec.isEmpty || rec == "X1" ? nil : ended.day }

  /// Whether the episode is in force on a day.
  func isInForce(on day: Int) -> Bool {
    guard began <= day else { return false }
    switch ended {
    case .blank: return true
    case .day(let end): return end > day
    case .unreadable: return year * 10_000 + 331 > day
    }
  }
}

/// The episodes of each child over several returns, each once, by the rules as they are written.
enum TextMerge {
  static func children(_ returns: [TextReturn]) -> [String: [TextEpisode]] {
    var rows: [String: [TextEpisode]] = [:]
    for annual in returns {
      for (index, row) in annual.episodes.enumerated() {
        guard let episode = TextEpisode(row, year: annual.year, line: index + 2) else { continue }
        rows[(row["CHILD"] ?? "").uppercased(), default: []].append(episode)
      }
    }
    return rows.mapValues { merge($0, lastYear: returns.last?.year ?? 0) }
  }

  private static func merge(_ rows: [TextEpisode], lastYear: Int) -> [TextEpisode] {
    var merged: [TextEpisode] = []
    for day in Set(rows.map(\.began)).sorted() { merged += oneDay(rows.filter { $0.began == day }) }
    for place in merged.indices where merged[place].ended == .blank && merged[place].year < lastYear
    {
      let afterReturn = merged[place].year * 10_000 + 401
      var end = afterReturn
      if place + 1 < merged.count {
        let next = merged[place + 1]
        end = next.rne == "S" ? min(afterReturn, next.began) : next.began
      }
      merged[place].ended = .day(max(end, merged[place].began))
      merged[place].rec = ""
    }
    return ordered(merged)
  }

  /// Rows begun on one day: the last of one file goes with the last of another.
  private static func oneDay(_ rows: [TextEpisode]) -> [TextEpisode] {
    let files = Set(rows.map(\.year)).sorted().map { year in
      ordered(rows.filter { $0.year == year })
    }
    let most = files.map(\.count).max() ?? 0
    let stood = (1...most).reversed().compactMap { fromEnd -> TextEpisode? in
      let same = files.compactMap { $0.count >= fromEnd ? $0[$0.count - fromEnd] : nil }
      let latestEnd = same.compactMap(\.ended.day).max()
      guard let latestEnd else { return same.last }
      return same.last { $0.ended == .day(latestEnd) }
    }
    return ordered(stood)
  }

  private static func ordered(_ rows: [TextEpisode]) -> [TextEpisode] {
    rows.sorted { ($0.began, $0.ended.place, $0.line) < ($1.began, $1.ended.place, $1.line) }
  }
}

/// A period of care as text has it.
struct TextPeriod {
  var rows: [TextEpisode]

  /// The periods of a child: all rows that are no short breaks, cut before each S and after each
  /// leaving.
  static func all(_ rows: [TextEpisode]) -> [TextPeriod] {
    var periods: [TextPeriod] = []
    for row in rows where !row.isShortBreak {
      if let last = periods.last?.rows.last, row.rne != "S", last.left == nil {
        periods[periods.count - 1].rows.append(row)
      } else {
        periods.append(TextPeriod(rows: [row]))
      }
    }
    return periods
  }
}

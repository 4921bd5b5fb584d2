/// The figures on safety of one year, from rows of text.
struct TextSafety: Equatable {
  var known: [Int] = []
  var atLeast: [Int] = []
  var moves = 0
  var stock = 0
  var threePlacements = 0
  var leavers = 0
  var returners = 0

  init(_ returns: [TextReturn], year: Int) {
    let span = TextCount.years(year...year)[0]
    let facts = TextFacts.all(returns)
    for (child, rows) in TextMerge.children(returns) {
      let moved = Self.moves(rows, span)
      let isInForce = rows.last { $0.isInForce(on: span.last) }.map { !$0.isShortBreak } ?? false
      if isInForce { stock += 1 }
      if isInForce, moved >= 2 { threePlacements += 1 }
      let cease = rows.filter { row in
        !row.isShortBreak && row.left.map { $0 >= span.first && $0 <= span.last } ?? false
      }.max { ($0.left ?? 0) <= ($1.left ?? 0) }
      // Who is neither counted in the year's stock, starts nor ceases may still have moved.
      moves += moved
      guard let cease, let left = cease.left else { continue }
      addLength(of: cease, left, rows)
      addLeaver(cease, left, rows, facts[child]?.birth)
    }
  }

  private static func moves(_ rows: [TextEpisode], _ span: TextCount.Span) -> Int {
    zip(rows, rows.dropFirst()).count { before, row in
      ["P", "T", "B", "U"].contains(row.rne) && row.began >= span.first && row.began <= span.last
        && !row.isShortBreak && !row.place.hasPrefix("T") && !before.place.hasPrefix("T")
    }
  }

  private mutating func addLength(of cease: TextEpisode, _ left: Int, _ rows: [TextEpisode]) {
    let period = TextPeriod.all(rows).first { period in
      period.rows.contains { $0.year == cease.year && $0.line == cease.line }
    }
    guard let opening = period?.rows.first else { return }
    let days = TextDate.count(left) - TextDate.count(opening.began)
    // An end before the beginning is no length.
    guard days >= 0 else { return }
    if opening.rne == "S" { known.append(days) } else { atLeast.append(days) }
  }

  private mutating func addLeaver(
    _ cease: TextEpisode, _ left: Int, _ rows: [TextEpisode], _ birth: Int?
  ) {
    guard let birth, TextDate.age(left, born: birth) < 18,
      !["E11", "E12", "E2", "E3"].contains(cease.rec)
    else { return }
    leavers += 1
    let hasReturned = rows.contains { row in
      row.rne == "S" && !row.isShortBreak && row.began >= left && row.began < left + 10_000
        && row.began > cease.began
    }
    if hasReturned { returners += 1 }
  }
}

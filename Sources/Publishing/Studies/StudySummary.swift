internal import TrendAnalysis

/// The plain summary of a study for a terminal: what it could have shown comes first.
struct StudySummary {
  let study: Study

  /// The text, with a line end.
  var text: String {
    let words = StudySentences(study: study)
    var lines = [study.plan.title] + Self.wrapped(words.design)
    lines += ["", "What this design could show"]
    lines += Self.wrapped(words.power) + Self.wrapped(words.powerSource)
    lines += ["", "What the figures show"]
    lines += table
    lines.append("")
    for sentence in [words.headline, words.openness, words.leads, words.synthetic] {
      lines += Self.wrapped(sentence)
    }
    lines += Self.wrapped(StudySentences.caveat)
    if !study.plan.outcomeNote.isEmpty { lines += Self.wrapped(study.plan.outcomeNote) }
    for sentence in words.joined { lines += Self.wrapped(sentence) }
    let left = study.leftOut
    if !left.isEmpty {
      lines += ["", "Left out (\(NumberText.whole(left.count)))"]
      lines += left.map { item in
        let role = item.unit.isNamedTreated ? ", named as treated" : ""
        return "  \(item.unit.name)\(role): \(item.reason)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The estimates over all years, one a line.
  private var table: [String] {
    let rows = study.estimates.filter { $0.eventTime == nil && $0.estimate != nil }.map { row in
      let interval = row.lower.flatMap { lower in
        row.upper.map { "\(NumberText.growth(lower)) to \(NumberText.growth($0))" }
      }
      return [
        StudySentences.name(row.method), row.estimate.map(NumberText.growth) ?? "",
        interval ?? "no interval", row.p.map { "p \(StudySentences.p($0))" } ?? "no test",
      ]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = " "
      for (cell, width) in zip(row, widths) {
        let space = String(repeating: " ", count: width - cell.count)
        line += " " + (cell == row[0] ? cell + space : " " + space + cell)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// A text in lines of at most a hundred characters; none for an empty text.
  static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

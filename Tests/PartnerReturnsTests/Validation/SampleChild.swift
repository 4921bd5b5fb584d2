@testable import PartnerReturns

/// A made-up child, written so that a case fits on a few lines.
///
/// A Header row is `DOB SEX ETHNIC`. An episode is `DECOM..DEC RNE REC`, then `NAME=code` for what
/// differs from C2, N1, U4, PR1 and the place `A`; `-` or nothing stands for a blank field. Lines are
/// counted from 1 within each table.
struct SampleChild: Sendable {
  var year = 2018
  var codes: Int?
  var headers = ["05/05/2008 1 WBRI"]
  var episodes: [String] = []
  var isInOC3 = false
  /// `nil` where there is no return of last year.
  var lastYear: LastYear?

  struct LastYear: Sendable {
    var headers = ["05/05/2008 1 WBRI"]
    var episodes: [String] = []
  }

  var rows: ChildReturn {
    ChildReturn(
      year: ReturnYearRules(year: year, codes: codes), headers: Self.headerRows(headers)[...],
      episodes: Self.episodeRows(episodes, year: year)[...], isInOC3: isInOC3,
      previous: lastYear.map {
        .init(
          headers: Self.headerRows($0.headers)[...],
          episodes: Self.episodeRows($0.episodes, year: year - 1)[...])
      })
  }

  /// What a rule flags, such as `Episodes 2`, in order of table and line.
  func flags(of rule: String) -> [String] { Findings(rows).flags(of: rule) }

  /// The codes of all rules that flag anything, in the order of the catalogue.
  var failing: [String] { Findings(rows).failing }

  private static func headerRows(_ texts: [String]) -> [HeaderRow] {
    texts.enumerated().map { index, text in
      let parts = text.split(separator: " ").map(String.init)
      return HeaderRow(
        child: 1, line: Int32(index + 1), birth: date(parts[0]), sex: code(parts[1]),
        ethnicity: code(parts[2]))
    }
  }

  private static func episodeRows(_ texts: [String], year: Int) -> [EpisodeRow] {
    texts.enumerated().map { episode($1, line: $0 + 1, year: year) }.sorted(by: EpisodeRow.isBefore)
  }

  private static func episode(_ text: String, line: Int, year: Int) -> EpisodeRow {
    var row = EpisodeRow(child: 1, line: Int32(line), fileYear: Int16(year))
    var parts = text.split(separator: " ").map(String.init)
    var fields = ["LS": "C2", "CIN": "N1", "PLACE": "U4", "PROVIDER": "PR1", "URN": "A"]
    parts.removeAll { part in
      guard let sign = part.firstIndex(of: "=") else { return false }
      fields[String(part[..<sign])] = String(part[part.index(after: sign)...])
      return true
    }
    if let dots = parts[0].firstRange(of: "..") {
      row.began = date(String(parts[0][..<dots.lowerBound]))
      row.ended = date(String(parts[0][dots.upperBound...]))
    }
    row.reason = code(parts.count > 1 ? parts[1] : "")
    row.ceased = code(parts.count > 2 ? parts[2] : "")
    row.legalStatus = code(fields["LS"] ?? "")
    row.need = code(fields["CIN"] ?? "")
    row.placement = code(fields["PLACE"] ?? "")
    row.provider = code(fields["PROVIDER"] ?? "")
    row.change = code(fields["CHANGE"] ?? "")
    row.placeNumber = fields["URN"]?.unicodeScalars.first?.value ?? 0
    return row
  }

  static func date(_ text: String) -> DateField {
    text == "-" ? .blank : DateField(Array(text.utf8).span)
  }

  static func code<Code: ReturnCode>(_ text: String) -> Code {
    text == "-" ? .blank : CodeReader(Code.self).read(Array(text.utf8).span)
  }
}

/// What the catalogue flags in one or more children.
struct Findings {
  let rows: [RuleFailures.Row]

  init(_ children: ChildReturn...) { self.init(children) }

  init(_ children: [ChildReturn]) {
    var failures = RuleFailures()
    for child in children { RuleCatalogue.check(child, &failures) }
    rows = failures.rows
  }

  func flags(of code: String) -> [String] {
    rows.filter { Self.code($0.rule) == code }
      .sorted { ($0.table, $0.line) < ($1.table, $1.line) }
      .map { "\($0.table.rawValue) \($0.line)" }
  }

  var failing: [String] { Set(rows.map(\.rule)).sorted().map(Self.code) }

  static func code(_ place: Int) -> String { RuleCatalogue.rules[place].facts.code }
}

import CareStatistics
@testable import PartnerReturns

/// Episodes of one child in short: `DECOM RNE LS PLACE DEC REC`, a dash for a blank field.
enum EpisodeLines {
  /// A return with a row a line, from line 2 on.
  static func annual(_ year: Int, _ lines: String...) -> AnnualReturn {
    var annual = AnnualReturn(year: year)
    annual.episodes = lines.enumerated().map { row($1, line: $0 + 2, year: year) }
    return annual
  }

  /// The rows of one return in the order of the rules.
  static func rows(_ year: Int, _ lines: String...) -> ArraySlice<EpisodeRow> {
    lines.enumerated().map { row($1, line: $0 + 2, year: year) }.sorted(by: EpisodeRow.isBefore)[
      ...]
  }

  private static func row(_ line: String, line number: Int, year: Int) -> EpisodeRow {
    let fields = line.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    var row = EpisodeRow(child: 0, line: Int32(number), fileYear: Int16(year))
    row.began = SampleChild.date(fields[0])
    row.reason = SampleChild.code(fields[1])
    row.legalStatus = SampleChild.code(fields[2])
    row.placement = SampleChild.code(fields[3])
    row.ended = SampleChild.date(fields[4])
    row.ceased = SampleChild.code(fields[5])
    return row
  }

  /// Merged rows in short, `DECOM-DEC REC year:line`.
  static func text(_ merge: EpisodeMerge) -> [String] { merge.episodes[0].map(text) }

  /// Cases in short, `rule year:line`.
  static func cases(_ merge: EpisodeMerge) -> [String] {
    merge.cases.map { "\($0.kind.rawValue) \($0.fileYear):\($0.line)" }
  }

  private static func text(_ row: EpisodeRow) -> String {
    "\(text(row.began))-\(text(row.ended)) \(row.ceased.rawValue) \(row.fileYear):\(row.line)"
  }

  private static func text(_ date: DateField) -> String {
    guard let day = date.day else { return date.isBlank ? "" : "?" }
    let (year, month, number) = day.parts
    return "\(number)/\(month)/\(year)"
  }
}

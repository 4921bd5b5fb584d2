import Foundation
import TestSupport

@testable import PartnerReturns

/// The small made-up return in `Fixtures/mini`, read by a reader of its own.
struct MiniFixture {
  enum Fault: Error { case noRows(String) }

  /// The children, by name.
  let children: [ChildReturn]
  private let names: [String]

  init(withPreviousYear: Bool, order: ((inout [String]) -> Void)? = nil) throws {
    let headers = try Self.table("header")
    let episodes = try Self.table("episodes")
    let carers = Set(try Self.table("oc3").compactMap { $0["CHILD"] })
    let oldHeaders = withPreviousYear ? try Self.table("prev_header") : []
    let oldEpisodes = withPreviousYear ? try Self.table("prev_episodes") : []
    let urns = Set((episodes + oldEpisodes).compactMap { $0["URN"] }.filter { !$0.isEmpty })
      .sorted()
    var names = Set((headers + episodes).compactMap { $0["CHILD"] }).sorted()
    order?(&names)
    let year = ReturnYearRules(year: 2018, codes: 2023)
    self.names = names
    children = names.map { name in
      ChildReturn(
        year: year, headers: Self.headerRows(headers, of: name)[...],
        episodes: Self.episodeRows(episodes, of: name, urns)[...],
        isInOC3: carers.contains(name),
        previous: withPreviousYear
          ? .init(
            headers: Self.headerRows(oldHeaders, of: name)[...],
            episodes: Self.episodeRows(oldEpisodes, of: name, urns)[...]) : nil)
    }
  }

  /// The rows of a file as dictionaries by column name.
  static func table(_ name: String) throws -> [[String: String]] {
    let url = packageRoot.appending(path: "Tests/PartnerReturnsTests/Fixtures/mini/\(name).csv")
    return try rows(String(contentsOf: url, encoding: .utf8), name: name)
  }

  static func rows(_ text: String, name: String) throws -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"\u{FEFF}"))
      }
    }
    guard let header = lines.first, lines.count > 1 else { throw Fault.noRows(name) }
    return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { $1 }) }
  }

  private static func headerRows(_ table: [[String: String]], of name: String) -> [HeaderRow] {
    table.indices.filter { table[$0]["CHILD"] == name }.map { index in
      let row = table[index]
      return HeaderRow(
        child: 0, line: Int32(index + 2), birth: SampleChild.date(row["DOB"] ?? ""),
        sex: SampleChild.code(row["SEX"] ?? ""), ethnicity: SampleChild.code(row["ETHNIC"] ?? ""))
    }
  }

  private static func episodeRows(
    _ table: [[String: String]], of name: String, _ urns: [String]
  ) -> [EpisodeRow] {
    table.indices.filter { table[$0]["CHILD"] == name }.map { index in
      let cells = table[index]
      var row = EpisodeRow(child: 0, line: Int32(index + 2), fileYear: 2018)
      row.began = SampleChild.date(cells["DECOM"] ?? "")
      row.ended = SampleChild.date(cells["DEC"] ?? "")
      row.reason = SampleChild.code(cells["RNE"] ?? "")
      row.legalStatus = SampleChild.code(cells["LS"] ?? "")
      row.need = SampleChild.code(cells["CIN"] ?? "")
      row.placement = SampleChild.code(cells["PLACE"] ?? "")
      row.provider = SampleChild.code(cells["PLACE_PROVIDER"] ?? "")
      row.ceased = SampleChild.code(cells["REC"] ?? "")
      row.change = SampleChild.code(cells["REASON_PLACE_CHANGE"] ?? "")
      row.placeNumber = UInt32((urns.firstIndex(of: cells["URN"] ?? "") ?? -1) + 1)
      return row
    }
    .sorted(by: EpisodeRow.isBefore)
  }
}

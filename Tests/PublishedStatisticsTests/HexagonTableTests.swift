import CareStatistics
import Foundation
import PublishedStatistics
import TestSupport
import Testing

/// The map of equal hexagons: the project's own, and what its reader refuses.
struct HexagonTableTests {
  private static let reference = packageRoot.appending(path: "Pipelines/reference").path

  @Test func `every authority of today has one hexagon and no two share one`() throws {
    let register = try ReferenceTables(folder: Self.reference).register
    let cells = register.mapCells
    #expect(cells.count == 153)
    #expect(Set(cells.keys) == Set(register.currentAuthorities.map(\.key)))
    #expect(Set(cells.values.map { [$0.column, $0.row] }).count == 153)
    #expect(Set(cells.values.map(\.label)).count == 153)
  }

  @Test func `every region is in one piece`() throws {
    let register = try ReferenceTables(folder: Self.reference).register
    #expect(register.regions.count == 9)
    for region in register.regions {
      var left = Set(
        register.currentAuthorities.filter { $0.region == region.key }
          .compactMap { register.mapCells[$0.key] })
      #expect(left.count >= 10)
      var stack = left.first.map { [$0] } ?? []
      left.subtract(stack)
      while let cell = stack.popLast() {
        let next = left.filter { Self.touch(cell, $0) }
        left.subtract(next)
        stack += next
      }
      #expect(left.isEmpty, "\(region.name) is in pieces")
    }
  }

  @Test func `the north is above the south and the west left of the east`() throws {
    let register = try ReferenceTables(folder: Self.reference).register
    func cell(_ name: String) throws -> MapCell {
      let area = try #require(register.area(named: name))
      return try #require(register.mapCells[area.key])
    }
    let names = ["Northumberland", "Leeds", "Birmingham", "Bracknell Forest", "Isle of Wight"]
    let rows = try names.map { try cell($0).row }
    #expect(rows == rows.sorted() && Set(rows).count == rows.count)
    let across = ["Isles of Scilly", "Devon", "Wiltshire", "Reading", "Kent"]
    let columns = try across.map { try cell($0).column }
    #expect(columns == columns.sorted() && Set(columns).count == columns.count)
  }

  private static func touch(_ a: MapCell, _ b: MapCell) -> Bool {
    if a.row == b.row { return abs(a.column - b.column) == 1 }
    guard abs(a.row - b.row) == 1 else { return false }
    let across = b.column - a.column
    return a.row % 2 == 0 ? across == 0 || across == -1 : across == 0 || across == 1
  }

  @Test(
    arguments: [
      ("202,Camd,0", "202,Camd,x", "is not a place"),
      ("202,Camd", "999,Camd", "is not an authority of today"),
      ("203,Gree", "203,Camd", "is not a label"),
      ("202,Camd", "202,Camden", "is not a label"),
      ("203,Gree", "202,Gree", "has a place already"),
    ])
  func `a map that cannot be right is refused with its line`(
    old: String, new: String, words: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: URL(filePath: Self.reference), to: folder)
    let path = folder.appending(path: "hexagons.csv")
    var lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(
      String.init)
    let cells = old.split(separator: ",")
    let line = try #require(
      lines.firstIndex { $0.hasPrefix(cells.prefix(2).joined(separator: ",")) })
    let replacement = new.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var changed = lines[line].split(separator: ",").map(String.init)
    changed.replaceSubrange(0..<replacement.count, with: replacement)
    lines[line] = changed.joined(separator: ",")
    try (lines.joined(separator: "\n") + "\n").write(to: path, atomically: true, encoding: .utf8)
    let fault = try #require(throws: ConfigurationFault.self) {
      _ = try ReferenceTables(folder: folder.path)
    }
    #expect("\(fault.message)".contains(words))
    #expect(fault.line == line + 1)
  }
}

extension Mutator {
  /// Spoils bytes, whatever they mean.
  mutating func spoilBytes(_ way: Way, _ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + [1, 1, 2, 8, 100, 3_000][below(6)])
    switch way {
    case .flipBits where !bytes.isEmpty:
      for _ in 0...below(4) { bytes[below(bytes.count)] ^= 1 << UInt8(below(8)) }
    case .deleteBytes: bytes.removeSubrange(place..<end)
    case .insertBytes:
      bytes.insert(
        contentsOf: (0...below(9)).map { _ in UInt8.random(in: 0...255, using: &random) }, at: place
      )
    case .repeatBytes: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case .overwrite:
      for index in place..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    case .sameBytes: for index in place..<end { bytes[index] = [0, 0xFF, 0x7F, 0x80][place % 4] }
    case .truncate: bytes.removeSubrange(place...)
    case .empty: bytes = below(4) == 0 ? [] : Array(bytes.prefix(below(3)))
    case .nul: bytes.insert(0, at: place)
    case .notUTF8:
      let texts: [[UInt8]] = [
        [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xE2, 0x82],
      ]
      bytes.insert(contentsOf: one(of: texts), at: place)
    case .quote:
      for _ in 0...below(3) { bytes.insert(UInt8(ascii: "\""), at: below(bytes.count + 1)) }
    case .mark: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: below(3) == 0 ? place : 0)
    case .archive:
      let marks: [[UInt8]] = [
        [0x1F, 0x8B, 8, 0], Array("PK\u{3}\u{4}".utf8), Array("<html>".utf8),
      ]
      bytes.insert(contentsOf: one(of: marks), at: 0)
    case .longField:
      let byte = UInt8(ascii: ["x", "9", " ", ",", "-"][below(5)])
      bytes.insert(
        contentsOf: [UInt8](repeating: byte, count: [300, 70_000, 2_000_000][below(3)]), at: place)
    default: break
    }
    return bytes
  }

  private static let oddNumbers = [
    "-1", "0", "-0", "00", "1e308", "1e400", "-1e-400", "nan", "NaN", "inf", "-Infinity", "0x10",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "99999999999999999999999",
    "999999999999", "1,000", "1.", ".5", "1.5", "1e5", "+5", " 7", "7 ", "５", "", "c", "z", "low",
    "2147483648", "0.0000000001", "1_000", "1/0", "2025", "1989", "9999", "1e12",
  ]

  /// A number as no publisher writes it.
  mutating func oddNumber() -> String { one(of: Self.oddNumbers) }

  /// Spoils lines of text and the numbers in them.
  mutating func spoilText(_ way: Way, _ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let (place, other) = (below(lines.count), below(lines.count))
    switch way {
    case .swapLines: lines.swapAt(place, other)
    case .deleteLine: lines.remove(at: place)
    case .deleteLines: lines.removeSubrange(min(place, other)..<max(place, other))
    case .repeatLine: lines.insert(lines[place], at: other)
    case .oddNumber: lines[place] = withOddNumber(lines[place])
    case .lineEnds:
      let end: [UInt8] = [[13], [13, 10], [10, 10], [0xE2, 0x80, 0xA8]][below(4)]
      return Array(lines.joined(separator: end))
    case .wideText:
      let wide: [UInt8] = bytes.flatMap { byte -> [UInt8] in [byte, 0] }
      return below(2) == 0 ? [0xFF, 0xFE] + wide : wide
    case .dropTag:
      let parts = bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
      guard parts.count > 1 else { return bytes }
      let gone = below(parts.count)
      let kept = parts.enumerated().filter { $0.offset != gone }.map(\.element)
      return Array(kept.joined(separator: [UInt8(ascii: "<")]))
    default: break
    }
    return Array(lines.joined(separator: [10]))
  }

  private mutating func withOddNumber(_ line: [UInt8]) -> [UInt8] {
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    let starts = line.indices.filter { isDigit(line[$0]) && ($0 == 0 || !isDigit(line[$0 - 1])) }
    guard !starts.isEmpty else { return line }
    let start = one(of: starts)
    let end = line[start...].firstIndex { !isDigit($0) } ?? line.endIndex
    return Array(line[..<start]) + Array(oddNumber().utf8) + Array(line[end...])
  }

  private static let oddCells = [
    "", " ", "..", "../../etc/passwd", "<script>alert(1)</script>", "=1+1", "@SUM(A1)",
    "'; DROP TABLE",
    "\"", "\"a,b\"", "\u{202E}x", "\u{0}", "National", "Local authority", "E92000001", "E06000999",
    "E12000008", "32/13/2024", "29/02/2023", "2024-02-30", "01/04/1850", "31/12/9999", "E4A", "X1",
  ]

  /// Spoils columns and cells; the first line is the header.
  mutating func spoilRecords(_ way: Way, _ bytes: [UInt8]) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var rows = lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard rows.count > 1, rows[0].count > 0 else { return bytes }
    let (column, row) = (below(rows[0].count), 1 + below(rows.count - 1))
    switch way {
    case .renameColumn:
      rows[0][column] = one(of: [
        "", "x", rows[0][column] + "s", rows[0][column].uppercased(), "../",
      ])
    case .dropColumn: rows[0].remove(at: column)
    case .dropCells:
      for index in rows.indices where rows[index].count > column { rows[index].remove(at: column) }
    case .doubleHeader: rows.insert(rows[0], at: below(2) == 0 ? 1 : row)
    case .swapCells:
      let other = 1 + below(rows.count - 1)
      guard rows[row].count > column, rows[other].count > column else { return bytes }
      (rows[row][column], rows[other][column]) = (rows[other][column], rows[row][column])
    case .oddCell:
      guard rows[row].count > column else { return bytes }
      rows[row][column] = below(2) == 0 ? oddNumber() : one(of: Self.oddCells)
    case .swapColumns: rows[0].swapAt(column, below(rows[0].count))
    case .repeatColumn: rows[0].insert(rows[0][column], at: below(rows[0].count + 1))
    case .manyRows: rows += (0..<[10, 400, 4_000][below(3)]).map { _ in rows[row] }
    default: break
    }
    let separator = way == .delimiter ? one(of: [";", "\t", "|", ", "]) : ","
    return Array(rows.map { $0.joined(separator: separator) }.joined(separator: "\n").utf8)
  }

  private static let oddValues = [
    "null", "~", "[]", "{}", "\"\"", "[1, 2]", "{a: b}", "yes", "*nowhere", "!!binary aGk=",
    "../..",
    "/dev/zero", "/nowhere", "\"../../../x\"", "|", ">", "- a", "2018-07-24", "1e400", ".nan", "-1",
    "99999999999999999999", "&a [*a]", "<<: {}", "\u{7}", "%", "\"\\x00\"", "\"a\\nb\"", ".", "''",
  ]

  /// Spoils settings, elements and objects.
  mutating func spoilSettings(_ way: Way, _ bytes: [UInt8]) -> [UInt8] {
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !lines.isEmpty else { return bytes }
    let place = below(lines.count)
    let line = lines[place]
    let colon = line.firstIndex(of: ":")
    let key = colon.map { String(line[...$0]) } ?? "key:"
    let depth = [20, 900, 1_100, 20_000, 300_000][below(5)]
    switch way {
    case .deepFlow:
      lines[place] = "\(key) " + String(repeating: below(2) == 0 ? "[" : "{a: ", count: depth)
    case .deepBlock:
      lines[place] = key + "\n" + String(repeating: "- ", count: min(depth, 20_000)) + "a"
    case .aliases: lines.insert(contentsOf: aliasBomb(), at: place)
    case .selfAlias: lines[place] = "\(key) &self [*self, {a: *self}]"
    case .repeatKey: lines.insert(line, at: place)
    case .tag:
      lines[place] = "\(key) \(one(of: ["!!set {a}", "!!omap [a: b]", "!x y", "!!float 1"]))"
    case .indent: lines[place] = one(of: [" ", "  ", "\t", "- ", "    "]) + line
    case .noValue: lines[place] = key
    case .otherValue:
      lines[place] = "\(key) \(below(3) == 0 ? oddNumber() : one(of: Self.oddValues))"
    case .misspeltKey: lines[place] = "x" + line
    case .manyDocuments: lines.insert("---", at: place)
    case .deepElements: lines.insert(String(repeating: "<CHILD>", count: depth), at: place)
    case .entities:
      lines.insert("<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>", at: min(1, place))
    case .deepObjects: lines.insert(String(repeating: "{\"a\":[", count: depth), at: place)
    default: break
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Lists of lists, each nine times the one before.
  private mutating func aliasBomb() -> [String] {
    let levels = [3, 9, 30][below(3)]
    return ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
      + (1...levels).map { level in
        let part = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        return "a\(level): &a\(level) [\(part)]"
      }
  }
}

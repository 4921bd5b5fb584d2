import Foundation
import TestSupport
import Testing

/// Small inputs that stand for large ones.
@Suite(.serialized) struct BombTests {
  private static let care = "published/cla_number_and_rate_2019_to_2025.csv"

  /// Nine lists in nine lists, `levels` deep: in the place of a value, of a key, and of keys in keys.
  private static func nested(_ levels: Int, isKeys: Bool) -> String {
    func list(_ parts: [String]) -> String {
      isKeys
        ? "{\(parts.enumerated().map { "? [\($0.offset), \($0.element)] : 1" }.joined(separator: ", "))}"
        : "[\(parts.joined(separator: ", "))]"
    }
    var text = "&a0 " + list(Array(repeating: "5", count: 9))
    for level in 1...levels {
      text = "&a\(level) " + list([text] + Array(repeating: "*a\(level - 1)", count: 8))
    }
    return text
  }

  /// Texts of a pipeline file that are short and stand for much.
  private static var settings: [(name: String, change: (String) -> String)] {
    let whole = nested(12, isKeys: false)
    return [
      ("a value", { $0.replacing("windows: [5]", with: "windows: \(whole)") }),
      ("a key", { $0 + "? \(whole)\n: 1\n" }),
      ("keys in keys", { $0 + "x: \(nested(12, isKeys: true))\n" }),
      ("a few aliases", { $0 + "? \(nested(2, isKeys: false))\n: 1\n" }),
      ("lists in lists", { $0 + "x: " + String(repeating: "[", count: 500_000) }),
      ("keys in keys of blocks", { $0 + "x:\n" + String(repeating: "? ", count: 20_000) + "a\n" }),
      ("items in items", { $0 + "x:\n" + String(repeating: "- ", count: 20_000) + "a\n" }),
      ("a long line", { $0 + "x: " + String(repeating: "a", count: 40 << 20) + "\n" }),
    ]
  }

  @Test("settings that are short and stand for much are refused at once")
  func settings() throws {
    for (name, change) in Self.settings {
      let country = try SmallCountry()
      let text = String(decoding: try country.bytes("pipeline.yml"), as: UTF8.self)
      try country.write(Array(change(text).utf8), to: "pipeline.yml")
      let result = try country.run(["run", country.pipeline, "--quiet"], limit: 30)
      #expect(result.end == .code(78), "\(name): \(result.end) \(result.errors.prefix(300))")
      #expect(result.errors.contains("pipeline.yml"), "\(name): \(result.errors.prefix(300))")
      #expect(result.peakMiB < 512, "\(name)")
    }
  }

  @Test("an asterisk in quotes or in a text is no alias, and a few aliases are taken")
  func aliases() throws {
    let country = try SmallCountry()
    try country.edit("partners.yml", "name: First wave", "name: &name First * wave *a")
    try country.edit("partners.yml", "note: Made up.", "note: *name")
    let result = try country.run(["run", country.pipeline, "--dry-run", "--quiet"])
    #expect(result.end == .code(0), "\(result.errors)")
  }

  /// What a gzip file opens to: pieces of 10 MB, as often as wanted.
  private static let pieces: [(name: String, header: Bool, line: String)] = [
    ("zeros", false, "\0"), ("blank lines", true, "\n"),
    ("one row again and again", true, ""),
    ("rows of another level", true, "2025,Reporting year,Ward,E92000001,England,,,,,,x,1,1,1\n"),
    ("one line without end", true, "x"),
    ("short rows", true, "a,b\n"),
    ("unknown symbols", true, "2025,Reporting year,Ward,E92000001,England,,,,,,x,?,?,?\n"),
  ]

  @Test("a gzip file that opens to gigabytes stays within memory, whatever is in it")
  func gzip() throws {
    // One archive of 10 MB, end to end with itself: 10 GB out of 10 MB.
    let isLarge = TrustedNight.isLong && builtProgram.name == "release"
    let (count, size) = isLarge ? (1_000, 10_000_000) : (3, 1_000_000)
    for (name, header, line) in Self.pieces {
      let country = try SmallCountry()
      let text = String(decoding: try country.bytes(Self.care), as: UTF8.self)
      let first = text.split(separator: "\n").dropFirst().first.map { "\($0)\n" } ?? ""
      let row = line.isEmpty ? first : line
      let piece = "\(country.path)/piece"
      try Data(String(repeating: row, count: size / row.utf8.count).utf8)
        .write(to: URL(fileURLWithPath: piece))
      try country.write(header ? Array(text.utf8) : [], to: "head")
      let shell = """
        cd "$1"; gzip -9 piece; { gzip -c head; for i in $(seq \(count)); do cat piece.gz; done; } \
        > "$2"; rm piece.gz head
        """
      try #require(
        try system("sh", "-c", shell, "sh", country.path, "\(country.path)/\(Self.care)"))
      let path = country.path
      for words in [
        ["run", country.pipeline, "--quiet"],
        ["check", "\(path)/published", "--pipeline", country.pipeline],
        ["aggregate", "\(path)/\(Self.care)", "--by", "time_period", "--threads", "2"],
      ] {
        let result = try country.run(words, limit: 300)
        let comment: Comment =
          "\(name), \(words[0]): \(result.end), \(result.seconds) s, \(result.peakMiB) MiB, \(result.errors.prefix(300))"
        #expect([.code(0), .code(1), .code(65)].contains(result.end), comment)
        #expect(result.peakMiB < 128, comment)
        print(
          "gzip of \(count * size / 1_000_000) MB, \(name), \(words[0]): \(result.end),",
          terminator: " ")
        print(String(format: "%.1f s, %.0f MiB", result.seconds, result.peakMiB))
      }
    }
  }
}

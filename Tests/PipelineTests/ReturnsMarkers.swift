import Foundation
import TestSupport
import Testing

/// Text and days that stand in child-level fields of a test's returns and nowhere else, and the search
/// for them in bytes.
///
/// Every text holds one rare stem, so that no way of changing case, cutting or joining texts hides
/// them. Days have no stem: they are looked for in every way that a program might write them, the
/// number of days since 1970 among them, as which days are held in memory.
struct ReturnsMarkers {
  /// What every marked text holds.
  static let stem = "zqxj"

  /// A day of the calendar.
  struct Mark {
    let year: Int
    let month: Int
    let day: Int

    /// As a return has it.
    var text: String { "\(two(day))/\(two(month))/\(year)" }
    /// As a source that has been cleaned has it.
    var iso: String { "\(year)-\(two(month))-\(two(day))" }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]

    /// Days since 1 January 1970, counted one year and one month at a time.
    var number: Int {
      func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      }
      let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return (1970..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
        + lengths.prefix(month - 1).reduce(0, +) + day - 1
    }

    /// The ways to write the day, in lower case.
    var forms: [String] {
      let name = Self.months[month - 1]
      return [
        text, iso, "\(day)/\(month)/\(year)", "\(two(day))-\(two(month))-\(year)",
        "\(two(day)).\(two(month)).\(year)", "\(two(month))/\(two(day))/\(year)",
        "\(year)/\(two(month))/\(two(day))", "\(year)\(two(month))\(two(day))",
        "\(two(day))\(two(month))\(year)", "\(day) \(name) \(year)",
        "\(day) \(name.prefix(3)) \(year)", "\(day)-\(name.prefix(3))-\(year)",
        "\(name) \(day), \(year)", "\(day)\u{A0}\(name)\u{A0}\(year)",
      ]
    }
  }

  /// Days of birth of children.
  static let births = [
    Mark(year: 2011, month: 2, day: 17), Mark(year: 2009, month: 8, day: 27),
    Mark(year: 2014, month: 12, day: 19),
  ]
  /// The day of birth of mothers' children.
  static let ownChild = Mark(year: 2023, month: 1, day: 29)
  /// Days on which episodes begin and end.
  static let (began, ended) = (
    Mark(year: 2023, month: 6, day: 21), Mark(year: 2024, month: 10, day: 23)
  )
  static let days = births + [ownChild, began, ended]

  /// What the marks look like in lower case, as expressions of `grep -E`.
  private static let patterns: [String] = {
    let forms = days.flatMap(\.forms).map { $0.replacing(".", with: "[.]") }
    // A number is one by itself: digits within a longer one, or within a digest, are not.
    let numbers = days.map { "(^|[^0-9a-z._])\($0.number)($|[^0-9a-z._])" }
    // With bytes between, as in UTF-16.
    return [stem, stem.map(String.init).joined(separator: ".")] + forms + numbers
  }()

  /// The marks in files below a folder, in either case, each with the file's path before it.
  ///
  /// The search is another program's, which is fast enough for some fifty marks in a whole run.
  static func traces(below folder: String) throws -> Set<String> {
    let scratch = try TemporaryFolder()
    let (list, out) = ("\(scratch.path)/patterns", "\(scratch.path)/out")
    try patterns.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
    _ = FileManager.default.createFile(atPath: out, contents: nil)
    let search = Process()
    search.executableURL = URL(fileURLWithPath: "/bin/grep")
    search.arguments = ["-r", "-a", "-i", "-o", "-H", "-E", "-f", list, "."]
    search.currentDirectoryURL = URL(fileURLWithPath: folder)
    search.environment = ["LC_ALL": "C"]
    search.standardOutput = FileHandle(forWritingAtPath: out)
    try search.run()
    search.waitUntilExit()
    try #require(search.terminationStatus < 2, "the search failed")
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
    return Set(text.split(separator: "\n").map { String($0.dropFirst(2)) })
  }
}

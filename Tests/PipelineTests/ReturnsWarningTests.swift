import Foundation
import TestSupport
import Testing

/// What a night says of returns that need a look and are counted, and of files with odd names.
struct ReturnsWarningTests {
  private static let odd = "\u{1B}[2J\nskipped: error: E06000036.csv"

  private static func night() throws -> ReturnsNight {
    let own = ReturnsNight.sound(60, prefix: "A")
    // A fifth of the children of one authority are in the return of the other.
    var mixed = ReturnsNight.sound(12, prefix: "A")
    for (name, rows) in ReturnsNight.sound(48, prefix: "B") {
      let text = String(decoding: rows, as: UTF8.self).split(separator: "\n").dropFirst()
      mixed[name, default: Data()] += Data(text.map { "\($0)\n" }.joined().utf8)
    }
    return try ReturnsNight(
      ReturnsNight.placed(own, "E06000036", "2025")
        .merging(ReturnsNight.placed(mixed, "E06000022", "2025")) { $1 }
        .merging(ReturnsNight.placed([odd: Data("x,y\n1,2\n".utf8)], "E06000056", "2025")) { $1 })
  }

  @Test func `authorities with some children in common are counted, named, and not called skipped`()
    throws
  {
    let night = try Self.night()
    let run = try night.watched(["run", night.smallPipeline()]).result
    #expect(run.status == 1, "\(run.errors)")
    let lines = run.errors.split(separator: "\n")
    let skipped = lines.filter { $0.hasPrefix("PARTNER_SKIPPED skipped: ") }
    #expect(
      skipped.count == 3
        && skipped.allSatisfy { $0.hasPrefix("PARTNER_SKIPPED skipped: error: E06000056/") })
    for code in ["E06000022", "E06000036"] {
      #expect(
        lines.contains {
          $0.hasPrefix("PARTNER_WARNING warning: \(code): ") && $0.contains("than chance explains")
        }
      )
    }
    let pages = try ReturnsNight.privatePages(night.output)
    #expect(pages.count == 5)
    let index = String(decoding: pages["index.html"] ?? Data(), as: UTF8.self)
    let parts = index.components(separatedBy: "<h2 ")
    let left = try #require(parts.first { $0.hasPrefix("id=\"skipped\"") })
    #expect(left.contains("E06000056") && !left.contains("than chance explains"))
    let look = try #require(parts.first { $0.hasPrefix("id=\"doubtful\"") })
    #expect(look.contains("E06000022") && look.contains("E06000036"))
    #expect(look.contains("than chance explains") && !look.contains("E06000056"))
  }

  @Test func `a file's name can neither end a line of a log nor move a terminal`() throws {
    let night = try Self.night()
    for command in ["check", "returns"] {
      let result = try night.carenumbers([command, night.returns])
      #expect(result.status == 1)
      let lines = (result.output + result.errors).split(separator: "\n")
      #expect(lines.contains { $0.contains("E06000056/2025/?[2J?skipped: error: E06000036.csv:1") })
      #expect(!lines.contains { $0.hasPrefix("PARTNER_SKIPPED") })
      #expect(!(result.output + result.errors).contains("\u{1B}"))
    }
  }

  @Test(arguments: [
    ("stock: looked_after_number", "stock: looked_after_rate", "the stock of"),
    ("stock: looked_after_number", "stock: starting_number", "the stock of"),
    ("ceases: ceasing_number", "ceases: looked_after_number", "the ceases of"),
    ("starts: starting_number", "starts: child_population", "the starts of"),
    ("starts: starting_number, ", "", "starts"),
    ("  made_up: true\n", "  made_up: perhaps\n", "made_up"),
    ("\nreturns:\n", "\nreturns: none\nother:\n", "other"),
  ])
  func `returns are held against nothing but the same count of children`(
    text: String, replacement: String, word: String
  ) throws {
    let folder = try TemporaryFolder()
    let published = packageRoot.appending(path: "SampleData/published").path
    let file = try folder.pipelineFile(published: published) { whole in
      let changed = whole.replacing(text, with: replacement)
      #expect(changed != whole)
      return changed
    }
    let run = try carenumbers(["run", file])
    #expect(run.status == 78 && run.errors.contains(word), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/output"))
  }
}

import Foundation
import Pipeline
import TestSupport
import Testing

/// Nights on which figures and settings change, and what is said of the flags that change with them.
struct FlagChangesNightTests {
  private let night: ReturnsNight
  private let published: String
  private static let hull = "E06000010"

  init() throws {
    night = try ReturnsNight(
      ReturnsNight.placed(ReturnsNight.sound(60, prefix: "A"), "E06000036", "2025"))
    published = try night.folder.sampleCopy()
  }

  /// Runs a small pipeline over the copied figures.
  private func run(
    output: String? = nil, _ changed: (String) -> String = { $0 }
  ) throws {
    let sample = packageRoot.appending(path: "SampleData/published").path
    let pipeline = try night.smallPipeline { changed($0.replacing(sample, with: published)) }
    let result = try carenumbers([
      "run", pipeline, "--quiet", "--output", output ?? night.output,
    ])
    #expect(result.status == 0, "\(result.errors)")
  }

  /// Adds to the children looked after in Hull on 31 March 2025.
  private func revise(by children: Int) throws {
    let file = "\(published)/cla_number_and_rate_2021_to_2025.csv"
    var lines = try String(contentsOfFile: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(
      lines.firstIndex { line in
        line.hasPrefix("2025,") && line.contains(",\(Self.hull),")
          && line.contains("looked after on 31 March")
      })
    var cells = lines[place].components(separatedBy: ",")
    let count = try #require(Int(cells[cells.count - 2])) + children
    let population = try #require(Double(cells[cells.count - 3]))
    cells[cells.count - 2] = "\(count)"
    cells[cells.count - 1] = "\(Int((10_000 * Double(count) / population).rounded()))"
    lines[place] = cells.joined(separator: ",")
    try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
  }

  private func text(_ path: String, output: String? = nil) throws -> String {
    try String(contentsOfFile: "\(output ?? night.output)/latest/\(path)", encoding: .utf8)
  }

  /// The rows of changed flags of the newest run, without the header.
  private func flags(output: String? = nil) throws -> [String] {
    try text("data/tidy/flag_changes.csv", output: output).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test("a revised figure, a threshold and a withdrawn run are told apart as causes")
  func causes() throws {
    try run()
    #expect(try flags() == [])
    #expect(try text("changes.html").contains("There is no earlier run"))
    #expect(try !text("flags.xml").contains("<entry>"))

    try revise(by: 60)
    try run()
    let lost = """
      looked_after_rate,2021,2025,E06000010,"Kingston upon Hull, City of",lost,2021,2025,below,\
      probable,with,,revision of this area's figures,looked_after_rate|E06000010|2021-2025|with|none
      """
    #expect(try flags() == [lost])
    let (page, feed) = try (text("changes.html"), text("flags.xml"))
    #expect(page.contains("1 graded result differs, over all measures: 1 lost"))
    #expect(page.contains("Figures of this area revised"))
    #expect(feed.components(separatedBy: "<entry>").count == 2)
    try checkWithoutReturns(feed: feed)

    // The same night again says the same, to the byte.
    try run()
    #expect(try text("changes.html") == page && text("flags.xml") == feed)

    try run { $0.replacing("event_variance: 1.2", with: "event_variance: 4") }
    let configured = try flags()
    #expect(!configured.isEmpty && configured.allSatisfy { $0.contains(",configuration,") })
    #expect(try text("data/tidy/run_changes.csv").contains("event_variance,changed,1.2,4.0"))
    let longer = try text("flags.xml").components(separatedBy: "<entry>").count - 1
    #expect(longer == configured.count + 1, "the entry of the night before is still there")

    try afterRollback()
  }

  /// A run that was withdrawn is never compared with, and its entries leave the feed.
  private func afterRollback() throws {
    #expect(try carenumbers(["rollback", "--output", night.output]).status == 0)
    try revise(by: -60)
    try run()
    let back = try flags()
    #expect(back.count == 1 && back[0].contains(",gained,2021,2025,with,,below,probable,"))
    #expect(back[0].contains(",revision of this area's figures,"))
    let feed = try text("flags.xml")
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    #expect(!feed.contains("changed settings"))
    let differences = try carenumbers(["diff", "--output", night.output])
    #expect(differences.output.contains("looked_after_rate,2021 to 2025,\(Self.hull)"))
  }

  /// Returns leave no trace in the feed: two such nights without them give the same bytes.
  private func checkWithoutReturns(feed: String) throws {
    let other = "\(night.folder.path)/without"
    for children in [-60, 60] {
      try revise(by: children)
      try run(output: other) { $0.components(separatedBy: "\nreturns:")[0] + "\n" }
    }
    #expect(try text("flags.xml", output: other) == feed)
  }
}

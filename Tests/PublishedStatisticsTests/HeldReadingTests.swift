import CareStatistics
import PublishedStatistics
import TestSupport
import Testing

/// What a file gave to one run stands for the file in the next.
@Suite struct HeldReadingTests {
  /// Figures with symbols, a sum of none, findings with and without a column, and a negative year.
  private static var pipeline: SmallPipeline {
    var pipeline = SmallPipeline()
    pipeline.care.append(
      "2024,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,"
        + "Hartlepool,Stock,c,~")
    pipeline.care.append(
      "2023,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,"
        + "Hartlepool,Stock,12.3456789012345,what?")
    return pipeline
  }

  private static func expectSame(_ a: PublishedFigures, _ b: PublishedFigures) {
    #expect(a.observations == b.observations)
    #expect(a.findings == b.findings)
    #expect(a.sources == b.sources)
    #expect(a.readings == b.readings)
  }

  @Test("held readings give every observation, place and finding without the files")
  func withoutFiles() async throws {
    let read = try await Self.pipeline.read()
    #expect(read.readings.map(\.name) == ["care.csv", "people.csv", "tool.csv"])
    #expect(read.heldFiles == 0 && read.observations.count > 5)
    #expect(Set(read.findings.map(\.rule)).isSuperset(of: ["obsolete-symbol", "unknown-symbol"]))
    let taken = try await Self.pipeline.read(held: read.readings, areThere: false)
    #expect(taken.heldFiles == 3)
    Self.expectSame(read, taken)
  }

  @Test("places follow the file to another position among the files of the run")
  func otherPosition() async throws {
    let read = try await Self.pipeline.read()
    let people = try #require(read.readings.first { $0.name == "people.csv" })
    let mixed = try await Self.pipeline.read(held: [people])
    #expect(mixed.heldFiles == 1)
    Self.expectSame(read, mixed)
    let denominators = mixed.observations.compactMap(\.denominator?.provenance?.source)
    #expect(Set(denominators) == [1])
  }

  @Test("a file with other bytes or another name is read again")
  func otherFile() async throws {
    let held = try await Self.pipeline.read(digest: "one").readings
    let changed = try await Self.pipeline.read(held: held, digest: "two")
    #expect(changed.heldFiles == 0)
    let renamed = held.map {
      HeldReading(source: $0.source, name: "x" + $0.name, sha256: "one", content: $0.content)
    }
    #expect(try await Self.pipeline.read(held: renamed, digest: "one").heldFiles == 0)
    let without = try await Self.pipeline.read(held: held, digest: "two", areThere: false)
    #expect(without.findings.count { $0.rule == "unreadable-file" } == 3)
  }

  @Test("a file with an error is not kept")
  func errors() async throws {
    var pipeline = Self.pipeline
    pipeline.care[1] = pipeline.care[1].replacing(",100,100", with: ",-1,100")
    let read = try await pipeline.read()
    #expect(read.findings.contains { $0.rule == "negative-number" })
    #expect(read.readings.map(\.name) == ["people.csv", "tool.csv"])
  }

  @Test("bytes that are not a whole reading are read from the file, and none stop the run")
  func spoiltBytes() async throws {
    let read = try await Self.pipeline.read()
    let care = try #require(read.readings.first)
    for length in [0, 1, care.content.count / 2, care.content.count - 1] {
      let short = HeldReading(
        source: care.source, name: care.name, sha256: care.sha256,
        content: Array(care.content.prefix(length)))
      let again = try await Self.pipeline.read(held: [short])
      #expect(again.heldFiles == 0, "\(length)")
      Self.expectSame(read, again)
    }
    var random = SeededGenerator(seed: 20_250_331)
    for _ in 0..<400 {
      var content = care.content
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        content[Int.random(in: content.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      let spoilt = HeldReading(
        source: care.source, name: care.name, sha256: care.sha256, content: content)
      #expect(try await Self.pipeline.read(held: [spoilt]).sources == read.sources)
    }
  }
}

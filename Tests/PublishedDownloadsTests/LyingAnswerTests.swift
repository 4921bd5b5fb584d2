import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// Answers that are not what was asked for: each is refused, and the old file stays.
struct LyingAnswerTests {
  /// A lie, and what is said of it.
  struct Lie: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: @Sendable () -> StubAnswer
    let code: ExitCode
    let words: String

    init(
      _ name: String, _ code: ExitCode, _ words: String,
      _ answer: @escaping @Sendable () -> StubAnswer
    ) {
      (testDescription, self.code, self.words, self.answer) = (name, code, words, answer)
    }
  }

  private static let page = Array("\n<!DOCTYPE html><html><body>Sorry</body></html>\n".utf8)
  private static let message = Array(#"{"title":"Sorry","status":500}"#.utf8)

  private static func csv(_ body: [UInt8], _ fields: [String] = []) -> StubAnswer {
    StubAnswer(200, ["Content-Type: text/csv"] + fields, body: body)
  }

  static let lies = [
    Lie("an HTML page", .dataRefused, "the server sent an HTML page") {
      StubAnswer(200, ["Content-Type: text/html; charset=utf-8"], body: page)
    },
    Lie("an HTML page called CSV", .dataRefused, "an HTML page came under the name") { csv(page) },
    Lie("a JSON message", .dataRefused, "the server sent a JSON message") {
      StubAnswer(200, ["Content-Type: application/problem+json"], body: message)
    },
    Lie("a JSON message called CSV", .dataRefused, "a JSON message came under the name") {
      csv(message)
    },
    Lie("nothing", .dataRefused, "the answer is empty") { csv([]) },
    Lie("a length that is too long", .busy, "the answer was cut off") {
      csv(Sample.csv, ["Content-Length: \(Sample.csv.count + 100)"])
    },
    Lie("a length that is too short", .dataRefused, "cannot be unpacked") {
      let body = Sample.packed(Sample.csv)
      return csv(body, ["Content-Length: \(body.count - 100)"])
    },
    Lie("an archive that is cut short", .dataRefused, "cannot be unpacked") {
      csv(Array(Sample.packed(Sample.csv).dropLast(100)))
    },
    Lie("a damaged archive", .dataRefused, "cannot be unpacked") {
      var body = Sample.packed(Sample.csv)
      body[body.count / 2] ^= 0xFF
      return csv(body)
    },
    Lie("an archive in an archive", .dataRefused, "packed twice") {
      csv(Sample.packed(Sample.packed(Sample.csv)))
    },
    Lie("a bomb", .dataRefused, "unpacked, it is larger than 4000000 bytes") {
      csv(Sample.packed([UInt8](repeating: 97, count: 8_000_000)))
    },
    Lie("a body without an end", .dataRefused, "larger than 4000000 bytes") {
      StubAnswer(steps: [
        .send(StubAnswer.head(200, ["Content-Type: text/csv"], length: nil)),
        .endless([UInt8](repeating: 97, count: 65_536)),
      ])
    },
    Lie("a length beyond the limit", .dataRefused, "larger than 4000000 bytes") {
      csv([97], ["Content-Length: 4000001"])
    },
    Lie("another checksum", .dataRefused, "the checksum is not the one") {
      csv(
        Sample.packed(Sample.csv),
        ["Repr-Digest: sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:"])
    },
    Lie("a header alone", .dataRefused, "[no-rows]") {
      csv(Array(Sample.csv.prefix { $0 != 10 }) + [10])
    },
    Lie("a table of other columns", .dataRefused, "children_count") {
      csv(
        Array(
          String(decoding: Sample.csv, as: UTF8.self)
            .replacingOccurrences(of: "children_count", with: "children").utf8))
    },
    Lie("half a table", .dataRefused, "[authorities-missing]") {
      let lines = String(decoding: Sample.csv, as: UTF8.self).split(separator: "\n")
      return csv(Array((lines.prefix(lines.count / 2).joined(separator: "\n") + "\n").utf8))
    },
    Lie("not found", .inputMissing, "was not found (404)") { StubAnswer(404) },
    Lie("not open", .inputMissing, "is not open (403): Forbidden Draft.") {
      StubAnswer(
        403, ["Content-Type: application/json"],
        body: Array(#"{"title":"Forbidden","detail":"Draft.\u001b[2J"}"#.utf8))
    },
    Lie("sent on to plain HTTP elsewhere", .inputMissing, "neither HTTPS nor an address of this") {
      StubAnswer(302, ["Location: http://elsewhere.example/file.csv"])
    },
    Lie("sent on to a file", .inputMissing, "the server sends on to file:///etc/passwd") {
      StubAnswer(302, ["Location: file:///etc/passwd"])
    },
    Lie("sent on in a circle", .inputMissing, "more than 5 redirections") {
      StubAnswer(302, ["Location: csv?dataSetVersion=1.0"])
    },
  ]

  @Test(
    "an answer that lies is refused with its code, its address and what was wrong",
    arguments: lies)
  func refuses(lie: Lie) async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(PullNight.old)
    night.limits.attempts = 1
    service.change { $0.setbacks = Array(repeating: lie.answer(), count: 8) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == lie.code, "\(outcome.fault)")
    #expect(outcome.fault.contains(lie.words), "\(outcome.fault)")
    #expect(outcome.fault.contains(server.address) || outcome.fault.contains(Sample.name))
    #expect(outcome.faults.first?.remedy.isEmpty == false)
    #expect(!outcome.fault.contains("\u{1B}"))
    #expect(night.bytes() == PullNight.old)
    let left = lie.code == .busy ? ["\(Sample.name).partial"] : []
    #expect(night.names == [Sample.name] + left)
    // The next pull is none the worse for it: of those that are asked anew, and those that go on.
    guard ["a bomb", "a length that is too long"].contains(lie.testDescription) else { return }
    service.change { $0.setbacks = [] }
    let next = try await night.pull(from: server)
    #expect(next.exitCode == .done && night.bytes() == Sample.csv, "\(next.fault)")
  }

  @Test("an answer about a data set must have its form, and none that is withdrawn is taken")
  func refusesWrongMessages() async throws {
    let night = try PullNight()
    try night.write(PullNight.old)
    let withdrawn = StubService()
    withdrawn.change { $0.status = "Withdrawn" }
    let odd = StubService()
    odd.change { $0.versions = ["../../x"] }
    let cases: [(StubServer, String, ExitCode, String)] = [
      (
        try StubServer { _ in StubAnswer(200, body: Self.page) }, StubService.id, .dataRefused,
        "form that the service describes"
      ),
      (try withdrawn.server(), StubService.id, .inputMissing, "withdrawn"),
      (try odd.server(), StubService.id, .dataRefused, "'../../x' is no version"),
      (
        try StubService().server(), StubService.unknownID, .inputMissing,
        "not found (404): Not Found"
      ),
    ]
    for (server, id, code, words) in cases {
      let outcome = try await night.pull(from: server, id)
      #expect(outcome.exitCode == code && outcome.fault.contains(words), "\(outcome.fault)")
      #expect(night.bytes() == PullNight.old)
    }
  }

  @Test("a message that has no end is given up")
  func refusesEndlessMessage() async throws {
    let night = try PullNight()
    let server = try StubServer { _ in
      StubAnswer(steps: [
        .send(StubAnswer.head(200, [], length: nil)),
        .endless([UInt8](repeating: 32, count: 65_536)),
      ])
    }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .dataRefused && outcome.fault.contains("larger than"))
  }

  @Test("a folder that cannot be made ends with 73, a name that is taken by a folder with 74")
  func cannotWrite() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try FileManager.default.createDirectory(
      atPath: "\(night.folder)/\(Sample.name)", withIntermediateDirectories: true)
    let taken = try await night.pull(from: server)
    #expect(taken.exitCode == .cannotWrite)
    var settings = PublishedPull.Settings(folder: "/dev/null/here")
    settings.base = server.address
    let pull = try PublishedPull(
      items: [PullItem(dataSet: StubService.id, version: nil, file: Sample.name)],
      configuration: PipelineConfiguration(
        path: packageRoot.appending(path: "Pipelines/nightly.yml").path),
      settings: settings, log: RunLog(format: .quiet))
    let fault = await #expect(throws: PipelineFault.self) { try await pull.execute() }
    #expect(fault?.exitCode == .cannotCreate)
  }
}

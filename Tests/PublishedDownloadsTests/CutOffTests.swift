import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// Downloads that are cut off, and how they go on.
struct CutOffTests {
  private static let tag = "ETag: \"a1\""

  /// The first half of the packed file, and no more.
  private static func half(_ fields: [String] = [tag]) -> StubAnswer {
    let body = Sample.packed(Sample.csv)
    let head = StubAnswer.head(
      200, ["Content-Type: text/csv", "Content-Encoding: gzip"] + fields, length: body.count)
    return StubAnswer(steps: [.send(head), .send(Array(body.prefix(body.count / 2)))])
  }

  @Test("a download that is cut off goes on where it ended, and the bytes are the same")
  func resumes() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { ($0.fields, $0.setbacks) = ([Self.tag], [Self.half()]) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
    let fields = server.fileRequests.map(\.fields)
    let half = Sample.packed(Sample.csv).count / 2
    #expect(fields.map { $0["range"] } == [nil, "bytes=\(half)-"])
    #expect(fields[1]["if-range"] == "\"a1\"")
    #expect(night.names == [Sample.name])
  }

  @Test("the next pull goes on with what the last one left")
  func resumesNextTime() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(PullNight.old)
    night.limits.attempts = 1
    service.change { ($0.fields, $0.setbacks) = ([Self.tag], [Self.half()]) }
    let first = try await night.pull(from: server)
    #expect(first.exitCode == .busy && first.fault.contains("the answer was cut off"))
    #expect(night.bytes() == PullNight.old)
    let half = Sample.packed(Sample.csv).count / 2
    #expect(night.bytes("\(Sample.name).partial")?.count == half)
    let second = try await night.pull(from: server)
    #expect(second.files.map(\.change) == [.updated] && night.bytes() == Sample.csv)
    #expect(server.fileRequests.last?.fields["range"] == "bytes=\(half)-")
    #expect(night.names == [Sample.name])
  }

  @Test("what changed on the server in between is fetched from the start")
  func restartsAfterChange() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    night.limits.attempts = 1
    service.change { ($0.fields, $0.setbacks) = ([Self.tag], [Self.half()]) }
    _ = try await night.pull(from: server)
    service.change { ($0.fields, $0.csv) = (["ETag: \"b2\""], Sample.revised) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.revised)
    #expect(server.fileRequests.last?.fields["if-range"] == "\"a1\"")
  }

  @Test(
    "a part that is not the one asked for is dropped, and the file fetched from the start",
    arguments: [
      ["ETag: \"b2\"", "Content-Range: bytes HALF-LAST/ALL"],
      ["ETag: \"a1\"", "Content-Range: bytes 0-LAST/ALL"],
      ["ETag: \"a1\"", "Content-Range: bytes HALF-LAST/*"],
      ["ETag: \"a1\""],
    ])
  func refusesLyingPart(fields: [String]) async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let body = Sample.packed(Sample.csv)
    let own = fields.map {
      $0.replacingOccurrences(of: "HALF", with: "\(body.count / 2)")
        .replacingOccurrences(of: "LAST", with: "\(body.count - 1)")
        .replacingOccurrences(of: "ALL", with: "\(body.count)")
    }
    let lie = StubAnswer(
      206, ["Content-Type: text/csv"] + own,
      body: [UInt8](repeating: 65, count: body.count - body.count / 2))
    service.change { ($0.fields, $0.setbacks) = ([Self.tag], [Self.half(), lie]) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
    #expect(server.fileRequests.map { $0.fields["range"] == nil } == [true, false, true])
  }

  @Test(
    "without a tag that is strong or a time, and where no parts are given, it starts anew",
    arguments: [([], true), (["ETag: W/\"a1\""], true), ([tag], false)])
  func restartsWithoutValidator(fields: [String], givesParts: Bool) async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change {
      ($0.fields, $0.givesParts, $0.setbacks) = (fields, givesParts, [Self.half(fields)])
    }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
    #expect((server.fileRequests[1].fields["range"] == nil) == givesParts)
  }

  @Test("what is left of a download that had come whole is fetched from the start")
  func restartsBeyondEnd() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    night.limits.attempts = 1
    service.change { ($0.fields, $0.setbacks) = ([Self.tag], [Self.half()]) }
    _ = try await night.pull(from: server)
    try night.write(Sample.packed(Sample.csv), to: "\(Sample.name).partial")
    night.limits.attempts = 2
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
  }
}

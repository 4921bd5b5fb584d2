import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// What a pull does when the service answers as it should.
struct PullTests {
  @Test("a new file of the service lands whole, with its version and its rows")
  func fetchesNewFile() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && outcome.faults.isEmpty)
    #expect(night.bytes() == Sample.csv)
    #expect(night.names == [Sample.name])
    #expect(
      outcome.files.map(\.line) == [
        "\(Sample.name): new: version 1.0 (Major, published 2026-11-20, Reporting year 2025) of "
          + "'Children looked after'; \(Sample.rows) rows"
      ])
    let paths = server.requests.map(\.target)
    let base = "/v1/data-sets/\(StubService.id)"
    #expect(paths == [base, "\(base)/versions/1.0", "\(base)/csv?dataSetVersion=1.0"])
    for request in server.requests {
      #expect(request.fields["accept-encoding"] == "gzip")
      #expect(request.fields["user-agent"]?.hasPrefix("carenumbers/\(Version.number) ") == true)
    }
  }

  @Test("a version that is here already is not asked for again, and the file is not touched")
  func leavesSameVersion() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    _ = try await night.pull(from: server)
    let before = try FileManager.default.attributesOfItem(atPath: "\(night.folder)/\(Sample.name)")
    let outcome = try await night.pull(from: server)
    let after = try FileManager.default.attributesOfItem(atPath: "\(night.folder)/\(Sample.name)")
    #expect(outcome.files.map(\.change) == [.unchanged] && server.fileRequests.count == 1)
    for key in [FileAttributeKey.modificationDate, .systemFileNumber] {
      #expect(before[key] as? NSObject == after[key] as? NSObject)
    }
  }

  @Test("a newer version takes the place of the old one, and both are named")
  func fetchesNewVersion() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    _ = try await night.pull(from: server)
    service.change { ($0.versions, $0.csv) = (["1.0", "1.1"], Sample.revised) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.files.map(\.change) == [.updated])
    #expect(outcome.files[0].line.contains("version 1.1 (Minor"))
    #expect(outcome.files[0].line.contains("version 1.0 was here"))
    #expect(night.bytes() == Sample.revised)
  }

  @Test("a version that is asked for is fetched; one that ends in a star is the newest such")
  func fetchesWantedVersion() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { $0.versions = ["1.0", "1.1", "2.0"] }
    for (wanted, found) in [("1.0", "1.0"), ("1.*", "1.1"), ("*", "2.0")] {
      _ = try await night.pull(from: server, version: wanted)
      #expect(server.fileRequests.last?.query == "dataSetVersion=\(found)")
    }
  }

  @Test(
    "an unchanged file of the catalogue is told by its tag or its time, and is not touched",
    arguments: ["ETag: \"a1\"", "Last-Modified: Fri, 20 Nov 2026 09:30:00 GMT"])
  func asksOnCondition(validator: String) async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { $0.fields = [validator] }
    let first = try await night.pull(from: server, server.catalogueAddress)
    #expect(first.files.map(\.line) == ["\(Sample.name): new: \(Sample.rows) rows"])
    let second = try await night.pull(from: server, server.catalogueAddress)
    #expect(second.files.map(\.change) == [.unchanged] && night.bytes() == Sample.csv)
    let fields = try #require(server.fileRequests.last).fields
    #expect(
      fields["if-none-match"] == "\"a1\"" || fields["if-modified-since"]?.hasPrefix("Fri") == true)
    service.change { ($0.csv, $0.fields) = (Sample.revised, ["ETag: \"b2\""]) }
    let third = try await night.pull(from: server, "\(server.catalogueAddress)/csv")
    #expect(third.files.map(\.change) == [.updated] && night.bytes() == Sample.revised)
  }

  @Test("a file that was changed by hand is fetched again, without a condition")
  func mendsChangedFile() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { $0.fields = ["ETag: \"a1\""] }
    _ = try await night.pull(from: server)
    try night.write(PullNight.old)
    let outcome = try await night.pull(from: server)
    #expect(outcome.files.map(\.change) == [.updated] && night.bytes() == Sample.csv)
    #expect(server.fileRequests.last?.fields["if-none-match"] == nil)
  }

  @Test(
    "notes that cannot be read are as none: everything is fetched anew",
    arguments: ["", "{", "[]", #"{"files":{},"notesVersion":2,"partial":{}}"#])
  func startsAfreshWithoutNotes(text: String) async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(Sample.csv)
    try night.write(Array("half of something".utf8), to: "\(Sample.name).partial")
    try night.write(Array(text.utf8), to: PullNotes.name)
    let outcome = try await night.pull(from: server)
    #expect(outcome.files.map(\.change) == [.updated] && night.bytes() == Sample.csv)
    #expect(server.fileRequests.map { $0.fields["range"] } == [nil])
    let notes = try #require(PullNotes(in: night.folder)).files[Sample.name]
    #expect(notes?.version == "1.0" && notes?.bytes == Sample.csv.count)
    #expect(notes?.address == server.address + server.fileRequests[0].target)
    #expect(notes?.sha256.count == 64)
  }

  @Test("a trial says what is new and writes nothing")
  func triesWithoutWriting() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    night.isTrial = true
    let outcome = try await night.pull(from: server)
    #expect(outcome.files.map(\.change) == [.pending] && server.fileRequests.isEmpty)
    let other = try await night.pull(from: server, server.catalogueAddress)
    #expect(other.files.map(\.change) == [.pending])
    #expect(server.fileRequests.map(\.method) == ["HEAD"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: night.folder).isEmpty)
  }

  @Test("other rows than the service tells of, and a data set that is deprecated, are said")
  func saysWhatIsOdd() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { ($0.rows, $0.status) = (Sample.rows + 1, "Deprecated") }
    let line = try await night.pull(from: server).files.first?.line ?? ""
    #expect(line.contains("deprecated by the service"))
    #expect(line.hasSuffix("\(Sample.rows) rows, where the service tells of \(Sample.rows + 1)"))
  }

  @Test("one file that fails does not keep the others from being fetched")
  func goesOnAfterFailure() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let items = [StubService.unknownID, StubService.id].enumerated().map { index, id in
      PullItem(dataSet: id, version: nil, file: "cla_number_and_rate_\(index).csv")
    }
    let outcome = try await night.pull(items, base: server.address)
    #expect(outcome.exitCode == .inputMissing && outcome.faults.count == 1)
    #expect(outcome.files.map(\.name) == ["cla_number_and_rate_1.csv"])
    #expect(night.names == ["cla_number_and_rate_1.csv"])
  }

  @Test("a path with capital letters is followed to its small ones")
  func followsRedirection() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let address = "\(server.address)/data-catalogue/data-set/\(StubService.id.uppercased())"
    let outcome = try await night.pull(from: server, address)
    #expect(outcome.files.map(\.change) == [.new] && night.bytes() == Sample.csv)
    #expect(server.fileRequests.count == 2)
  }

  @Test("a proxy that is given is asked, and one that fails is asked again")
  func asksProxy() async throws {
    let proxy = try StubServer { _ in StubAnswer(502) }
    let night = try PullNight()
    night.limits.attempts = 2
    night.proxy = proxy.address
    let outcome = try await night.pull(
      [PullItem(dataSet: StubService.id, version: nil, file: Sample.name)],
      base: "https://service.example")
    #expect(outcome.exitCode == .busy)
    let asked = proxy.requests.map { "\($0.method) \($0.target)" }
    #expect(asked == ["CONNECT service.example:443", "CONNECT service.example:443"])
  }

  @Test("two pulls into one folder at once are refused")
  func refusesSecondPull() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let descriptor = unsafe open("\(night.folder)/.lock", O_RDWR | O_CREAT, 0o644)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    await #expect(throws: PipelineFault.self) { try await night.pull(from: server) }
    #expect(server.requests.isEmpty)
  }
}

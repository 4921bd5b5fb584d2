import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// A service that does not answer now, and how it is asked again.
struct SetbackTests {
  @Test("a server that asks to wait is waited for, and a second's jitter on top")
  func honoursRetryAfter() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { $0.setbacks = [StubAnswer(429, ["Retry-After: 7"])] }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
    let pauses = night.pauses
    #expect(pauses.count == 1 && (7..<8).contains(pauses.first ?? 0))
  }

  @Test("a server may also name the time until which to wait")
  func honoursRetryTime() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    let time = format.string(from: Date(timeIntervalSinceNow: 100))
    service.change { $0.setbacks = [StubAnswer(503, ["Retry-After: \(time)"])] }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done)
    #expect(night.pauses.count == 1 && (80...101).contains(night.pauses.first ?? 0))
  }

  @Test("a server that asks to wait too long is left for later")
  func leavesLongWaits() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(PullNight.old)
    service.change { $0.setbacks = [StubAnswer(503, ["Retry-After: 86400"])] }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .busy && outcome.fault.contains("asks to wait 86400 s"))
    #expect(night.pauses.isEmpty && night.bytes() == PullNight.old)
  }

  @Test("a fault of the server's is tried again, after waits below 1, 2, 4 and 8 seconds")
  func backsOff() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    service.change { $0.setbacks = [500, 502, 503, 504].map { StubAnswer($0) } }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .done && night.bytes() == Sample.csv)
    let pauses = night.pauses
    #expect(pauses.count == 4)
    for (pause, end) in zip(pauses, [1.0, 2, 4, 8]) { #expect(pause >= 0 && pause < end) }
    #expect(Set(pauses).count == 4, "the waits are drawn, not fixed")
  }

  @Test("a server that never mends is given up, with 75, and the old file stays")
  func givesUp() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(PullNight.old)
    service.change { $0.setbacks = Array(repeating: StubAnswer(503), count: 9) }
    let outcome = try await night.pull(from: server)
    #expect(outcome.exitCode == .busy && server.fileRequests.count == 5)
    #expect(outcome.fault.contains("given up after 5 attempts: the server answered with 503"))
    #expect(outcome.fault.contains(server.address) && outcome.fault.contains("Try again later"))
    #expect(night.bytes() == PullNight.old)
  }

  @Test("a transfer that drips below the low speed is given up")
  func givesUpSlowTransfer() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    night.limits.attempts = 1
    let head = StubAnswer.head(200, ["Content-Type: text/csv"], length: 100_000)
    let drip = Array(repeating: [StubAnswer.Step.send([65]), .wait(0.2)], count: 40).flatMap { $0 }
    service.change { $0.setbacks = [StubAnswer(steps: [.send(head)] + drip)] }
    let start = ContinuousClock.now
    let outcome = try await night.pull(from: server)
    #expect(start.duration(to: .now) < .seconds(7))
    #expect(outcome.exitCode == .busy && outcome.fault.contains("no answer in time, or a slow one"))
  }

  @Test("where nobody listens, nobody is found, or nothing is said, 75 says to come later")
  func cannotConnect() async throws {
    let night = try PullNight()
    night.limits.attempts = 2
    let silent = try StubServer { _ in StubAnswer(steps: []) }
    let item = PullItem(dataSet: StubService.id, version: nil, file: Sample.name)
    let bases = [
      ("http://127.0.0.1:1", "no connection"), (silent.address, "an empty answer"),
      ("https://no-such-host.invalid", "the name of the host is not known"),
    ]
    for (base, reason) in bases {
      let outcome = try await night.pull([item], base: base)
      #expect(outcome.exitCode == .busy && outcome.fault.contains(reason), "\(outcome.fault)")
    }
  }

  @Test("there is a gap between two requests")
  func keepsGap() async throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    night.limits.gap = 3
    _ = try await night.pull(from: server)
    let pauses = night.pauses
    #expect(pauses.count == 2 && pauses.allSatisfy { $0 > 2 && $0 <= 3 })
  }

  @Test("a wait is drawn evenly below an end that doubles up to a minute")
  func drawsWaits() {
    let waiting = Waiting(pause: { _ in }, share: { 0.5 })
    let waits = (1...9).map { waiting.delay(after: $0, asked: nil) }
    #expect(waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30])
    #expect(waiting.delay(after: 1, asked: 10) == 10.5)
  }
}

import Foundation
import Pipeline
import PublishedDownloads
import Synchronization
import TestSupport

/// What was to be waited.
private final class Waits: Sendable {
  let seconds = Mutex<[Double]>([])
}

/// A folder to pull into, and the waits of a pull, which are noted instead of waited.
final class PullNight {
  let folder: String
  private let waits = Waits()
  var limits: TransferLimits
  var isTrial = false
  var proxy: String?

  /// The seconds that were to be waited, in order.
  var pauses: [Double] { waits.seconds.withLock { $0 } }

  /// What stands in the folder before a pull that fails.
  static let old = Array("an old file\n".utf8)

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-pull-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    limits = TransferLimits()
    (limits.gap, limits.patience, limits.connecting, limits.whole) = (0, 1, 5, 20)
    limits.maximumBytes = 4_000_000
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The bytes of a file in the folder; `nil` for none.
  func bytes(_ name: String = Sample.name) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
  }

  func write(_ bytes: [UInt8], to name: String = Sample.name) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  /// The names in the folder, without the notes and the lock.
  var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0 != PullNotes.name && $0 != ".lock" }.sorted()
  }

  /// Pulls one file.
  func pull(
    from server: StubServer, _ dataSet: String = StubService.id, version: String? = nil,
    named name: String = Sample.name
  ) async throws -> PublishedPull.Outcome {
    try await pull(
      [PullItem(dataSet: dataSet, version: version, file: name)], base: server.address)
  }

  func pull(_ items: [PullItem], base: String) async throws -> PublishedPull.Outcome {
    var settings = PublishedPull.Settings(folder: folder)
    (settings.base, settings.proxy, settings.isTrial) = (base, proxy, isTrial)
    settings.limits = limits
    let random = Mutex(SeededGenerator(seed: 7))
    settings.waiting = Waiting(
      pause: { [waits] seconds in waits.seconds.withLock { $0.append(seconds) } },
      share: { random.withLock { Double.random(in: 0..<1, using: &$0) } })
    let configuration = try PipelineConfiguration(
      path: packageRoot.appending(path: "Pipelines/nightly.yml").path)
    return try await PublishedPull(
      items: items, configuration: configuration, settings: settings,
      log: RunLog(format: .quiet)
    ).execute()
  }
}

extension StubServer {
  /// The address of a file in the catalogue of this server.
  var catalogueAddress: String { "\(address)/data-catalogue/data-set/\(StubService.id)" }

  /// The requests for a file itself.
  var fileRequests: [StubRequest] { requests.filter { $0.path.hasSuffix("/csv") } }
}

extension PublishedPull.Outcome {
  /// The message and the remedy of the only fault; empty where there is none, or more.
  var fault: String { faults.count == 1 ? faults[0].description : "" }
}

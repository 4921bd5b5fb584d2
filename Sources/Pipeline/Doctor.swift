internal import DelimitedText
package import FoundationEssentials
internal import Glibc
internal import Warehouse

/// Looks at an output folder from outside: whether nights succeed, and whether the next one can.
///
/// It writes nothing, and holds the lock for an instant at most.
package struct Doctor: Sendable {
  /// One thing that was looked at.
  package struct Line: Sendable, Equatable, CustomStringConvertible {
    /// What it is about, in a word or two.
    package let subject: String
    /// Whether it is as it should be.
    package let isWell: Bool
    /// What was found.
    package let found: String

    /// For example `ok     lock: free`.
    package var description: String { "\(isWell ? "ok   " : "wrong") \(subject): \(found)" }
  }

  /// What was found, in a fixed order.
  package private(set) var lines: [Line] = []

  /// Whether all is as it should be.
  package var isWell: Bool { lines.allSatisfy(\.isWell) }

  /// Looks.
  ///
  /// - Parameters:
  ///   - path: The output folder.
  ///   - maxAge: The age in seconds beyond which the last success is too old.
  ///   - now: The time to reckon ages from.
  package init(path: String, maxAge: Double, now: Date = Date()) {
    guard let folder = try? OutputFolder(existing: path) else {
      add("folder", false, "\(path) is no output folder, or cannot be read")
      return
    }
    lookAtFolder(folder)
    let isRunning = RunLock.isHeld(in: path)
    let holder = RunLock.holder(in: path) ?? "another process"
    add("lock", true, isRunning ? "held by \(holder): a run is going on" : "free")
    lookAtLatest(folder, maxAge, now)
    lookAtSpace(folder)
    lookAtStore(folder, isRunning)
  }

  private mutating func add(_ subject: String, _ isWell: Bool, _ found: String) {
    lines.append(Line(subject: subject, isWell: isWell, found: found))
  }

  private mutating func lookAtFolder(_ folder: OutputFolder) {
    var places = [folder.path, "\(folder.path)/runs"]
    if let own = folder.privatePart { places += [own.path, "\(own.path)/runs"] }
    for place in places where unsafe access(place, R_OK | W_OK | X_OK) != 0 {
      return add("folder", false, "\(place) cannot be written to: \(systemMessage(errno))")
    }
    add("folder", true, "\(folder.path) can be written to")
  }

  private mutating func lookAtLatest(_ folder: OutputFolder, _ maxAge: Double, _ now: Date) {
    guard let latest = folder.latest else {
      return add("latest", false, "points to no run; nothing was ever published")
    }
    if let first = folder.run(latest).deviations().first {
      add("latest", false, "run \(latest) is not whole: \(first)")
    } else if let own = folder.privatePart, own.latest != latest, own.latest != nil {
      add("latest", false, "run \(latest), but private pages are of \(own.latest ?? "none")")
    } else {
      add("latest", true, "run \(latest) is whole")
    }
    var times = [folder.run(latest).manifest?.run.finished]
    if let check = LastCheck(in: folder.path), check.run == latest { times.append(check.time) }
    let moments = times.compactMap { $0 }.compactMap { try? Date($0, strategy: .iso8601) }
    guard let last = moments.max() else {
      return add("last success", false, "the manifest does not tell when it was")
    }
    let age = now.timeIntervalSince(last)
    // A clock that was set back by more than a minute would hide a night that failed.
    add(
      "last success", age <= maxAge && age > -60,
      "\(RunIdentity.utc(last)), \(Self.hours(age)) h ago; at most \(Self.hours(maxAge)) h is well")
  }

  private static func hours(_ seconds: Double) -> String {
    let tenths = Int((seconds / 360).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// The next night needs room for a run and for the store with its journal; twice that is well.
  private mutating func lookAtSpace(_ folder: OutputFolder) {
    var facts = statvfs()
    // SAFETY: the structure is a local one, filled within the call.
    guard unsafe statvfs(folder.path, &facts) == 0 else {
      return add("space", false, systemMessage(errno))
    }
    let (product, isBeyond) = Int(clamping: facts.f_bavail).multipliedReportingOverflow(
      by: Int(clamping: facts.f_frsize))
    let free = isBeyond ? Int.max : product
    let latest = folder.latest.flatMap { folder.run($0).manifest }
    // A manifest that was tampered with may say anything.
    let run = latest?.outputs.reduce(0) { $0 + Swift.min(Swift.max($1.bytes, 0), 1 << 40) } ?? 0
    var store = stat()
    // SAFETY: the structure is a local one, filled within the call.
    let hasStore = unsafe stat(folder.store, &store) == 0
    let needed = Swift.max(2 * (run + (hasStore ? Int(store.st_size) : 0)), 16 << 20)
    // File systems that count no files have 0 of 0 left.
    let hasNames = facts.f_files == 0 || facts.f_favail > 1_000
    add(
      "space", free >= needed && hasNames,
      "\(free >> 20) MiB free, at least \(needed >> 20) MiB is well"
        + (hasNames ? "" : "; too few files can be made"))
  }

  private mutating func lookAtStore(_ folder: OutputFolder, _ isRunning: Bool) {
    let isJournaled = FileManager.default.fileExists(atPath: "\(folder.store)-journal")
    if isRunning, isJournaled { return add("store", true, "a run is writing to it") }
    if isJournaled {
      return add("store", false, "a run was killed while it wrote; the next run restores it")
    }
    do {
      let store = try Warehouse(reading: folder.store)
      let runs = try store.runs().map(\.id)
      let newest = try store.runOfFigures()?.id ?? "none"
      let pending = folder.pendingRuns + (folder.privatePart?.pendingRuns ?? [])
      if let first = try store.integrityFaults().first {
        add("store", false, "is damaged: \(first)")
      } else if let latest = folder.latest, !runs.contains(latest) {
        add("store", false, "does not know run \(latest), to which latest points")
      } else if let first = pending.first, !isRunning {
        add("store", false, "run \(first) was cut off while it was published; the next run ends it")
      } else if newest != folder.latest {
        add("store", true, "has the figures of run \(newest), latest is an older run")
      } else {
        add("store", true, "has \(runs.count) runs and the figures of \(newest)")
      }
    } catch {
      add("store", false, "\(PipelineFault(error).message)")
    }
  }
}

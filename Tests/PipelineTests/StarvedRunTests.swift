import Foundation
import Pipeline
import TestSupport
import Testing

/// Runs without room, without rights, and with a store or a manifest that is damaged.
@Suite(.serialized) struct StarvedRunTests {
  /// A file system of a size that can be changed.
  private final class SmallDisk {
    let path: String

    init(_ path: String) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try #require(try system("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", path))
      self.path = path
    }

    deinit { _ = try? system("umount", path) }

    /// Leaves as many bytes free; `nil` for plenty.
    func leave(_ free: Int?) throws {
      let facts = try FileManager.default.attributesOfFileSystem(forPath: path)
      let size = try #require(facts[.systemSize] as? NSNumber).intValue
      let left = try #require(facts[.systemFreeSize] as? NSNumber).intValue
      let wanted = free.map { size - left + $0 } ?? (96 << 20)
      try #require(try system("mount", "-o", "remount,size=\(wanted)", path))
    }
  }

  private static let canMount: Bool = {
    guard geteuid() == 0, let scratch = try? TemporaryFolder() else { return false }
    return (try? SmallDisk("\(scratch.path)/disk")) != nil
  }()

  @Test(.enabled(if: canMount, "a small tmpfs can be mounted by the superuser alone"))
  func
    `a disk that fills at any stage ends the run with 73 or 74 and the last good output in place`()
    throws
  {
    let night = try TrustedNight()
    let disk = try SmallDisk(night.output)
    try night.begin()
    let run = try #require(try night.folder.latest)
    let files = try #require(try night.folder.run(run).manifest).outputs
    // A run shares no file that has other rights, and so needs room for all of its own.
    try #require(try system("chmod", "-R", "go-r", "\(night.output)/runs/\(run)"))
    // What the pages take in pages of memory; then come private pages, the store and its journal.
    let size = files.reduce(0) { $0 + ($1.bytes + 4_095) / 4_096 * 4_096 }
    let rooms =
      TrustedNight.isLong
      ? (0...40).map { $0 * size / 40 } + (1...30).map { size + $0 << 17 }
      : [0, size / 8, size - 65_536, size + 262_144, size + 1 << 20]
    var (failed, places): (Int, Set<String>) = (0, [])
    for room in rooms {
      try disk.leave(room)
      let result = try night.carenumbers("run")
      let latest = try night.wholeLatest("\(room) bytes")
      if result.status == 0 { continue }
      failed += 1
      #expect([73, 74].contains(result.status), "\(room) bytes: \(result.errors)")
      #expect(result.errors.contains("space"), "\(room) bytes: \(result.errors)")
      #expect(latest == run, "\(room) bytes")
      try night.checkStoreKnows(latest, "\(room) bytes")
      let named = result.errors.split(separator: ":").dropFirst().first ?? ""
      places.insert(named.split(separator: "/").last.map(String.init) ?? "")
    }
    #expect(failed >= 3)
    print("disk full at \(failed) of \(rooms.count) sizes, at \(places.sorted())")
    try disk.leave(nil)
    try night.run("with room again")
    try night.checkInStep("with room again")
  }

  private static let nobody = [
    "/usr/bin/env", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
  ]
  private static let canStepDown =
    geteuid() == 0
    && (try? carenumbers(["--version"], wrapper: nobody))?.status == 0

  @Test(.enabled(if: canStepDown, "the program cannot be run as another user here"))
  func `rights that are missing end the run with a clear fault before its work`() throws {
    let night = try TrustedNight()
    try night.begin()
    let latest = try night.wholeLatest("first")
    try system("chown", "-R", "65534:65534", night.output)
    for (place, code) in [
      ("", ExitCode.cannotCreate), ("/runs", .cannotCreate), ("/private", .cannotCreate),
      ("/private/runs", .cannotCreate), ("/carenumbers.sqlite", .cannotWrite),
    ] {
      let path = "\(night.output)\(place)"
      try system("chown", "root", path)
      try system("chmod", "g-w,o-w,o+rx", path)
      let result = try night.carenumbers("run", wrapper: Self.nobody)
      // A private folder of another owner cannot be closed to others.
      let codes = place == "/private" ? [73, 74] : [code.rawValue]
      #expect(codes.contains(result.status), "\(place): \(result.errors)")
      #expect(result.errors.contains(path), "\(place): \(result.errors)")
      #expect(try night.wholeLatest(place) == latest)
      let doctor = try night.carenumbers("doctor", wrapper: Self.nobody)
      if place != "/carenumbers.sqlite" { #expect(doctor.status == 1, "\(place)") }
      try system("chown", "65534", path)
      try system("chmod", "u+w", path)
    }
  }

  @Test func `a store that is damaged or of a later version is refused and left alone`() throws {
    let night = try TrustedNight()
    try night.begin()
    let latest = try night.wholeLatest("first")
    let file = try night.folder.store
    let good = try Data(contentsOf: URL(fileURLWithPath: file))
    var broken = good
    for index in 4_096..<20_000 { broken[index] = 0xA5 }
    try broken.write(to: URL(fileURLWithPath: file))
    let damaged = try night.carenumbers("run")
    #expect(damaged.status == ExitCode.dataRefused.rawValue, "\(damaged.errors)")
    #expect(damaged.errors.contains("is damaged") && damaged.errors.contains("Move the file away"))
    #expect(try night.carenumbers("doctor").output.contains("wrong store"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == broken)
    try good.write(to: URL(fileURLWithPath: file))
    for change in ["INSERT INTO grdb_migrations VALUES ('9: of another day')"] {
      try #require(
        try system(
          "python3", "-c",
          "import sqlite3,sys\nwith sqlite3.connect(sys.argv[1]) as c: c.execute(sys.argv[2])",
          file, change))
      let later = try night.carenumbers("run")
      #expect(later.status == ExitCode.configurationWrong.rawValue, "\(later.errors)")
      #expect(later.errors.contains("later version"))
      #expect(try night.carenumbers("doctor").status == 1)
      try good.write(to: URL(fileURLWithPath: file))
    }
    #expect(try night.wholeLatest("refused") == latest)
    // Moved away, as the remedy says: the next run makes it anew.
    try FileManager.default.removeItem(atPath: file)
    #expect(try night.carenumbers("run", ["--if-changed"]).status == 0)
    try night.checkInStep("a new store")
  }

  @Test func `an unchanged night does nothing only where latest is whole and in step`() throws {
    let night = try TrustedNight()
    try night.run("first")
    let first = try #require(try night.folder.latest)
    #expect(try night.carenumbers("run", ["--if-changed"]).status == 0)
    #expect(try night.folder.latest == first)
    #expect(try night.carenumbers("doctor").status == 0)
    #expect(try night.carenumbers("doctor", ["--max-age", "1m"]).output.contains("ok    last"))
    for damage in ["latest/manifest.json", "private/latest/index.html"] {
      let before = try night.folder.latest
      try FileManager.default.removeItem(atPath: "\(night.output)/\(damage)")
      #expect(try night.carenumbers("doctor").status == (damage.hasPrefix("private") ? 0 : 1))
      let result = try night.carenumbers("run", ["--if-changed"])
      #expect(result.status == 0, "\(damage): \(result.errors)")
      #expect(
        FileManager.default.fileExists(atPath: result.output.trimmingCharacters(in: .newlines)))
      #expect(try night.folder.latest != before, "\(damage)")
      try night.checkInStep(damage)
    }
  }
}

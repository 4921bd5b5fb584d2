internal import FoundationEssentials
package import PublishedStatistics
package import Warehouse

/// What earlier nights read of the published files, which is kept in the store.
///
/// A file is taken from there only where nothing that its reading rests on is another: the bytes of
/// the file itself, the catalogue, the reference tables, and this very program, known by the size and
/// the time of its file, since an altered reader may keep its version. Contents whose own digest is
/// not theirs are left aside. Whatever is not taken is read, so that a store that is missing, damaged
/// or of another program costs time and no figure.
package struct HeldReadings: Equatable, Sendable {
  /// The digest of everything but the published files that their reading rests on.
  private let rules: String

  /// The settings that say how files are read; the pipeline file and the groups of authorities do not.
  private static let others: Set = ["pipeline", "partners"]

  /// What holds for some settings; `nil` where this program's own file is not known, as when it was
  /// replaced while it ran.
  package init?(settings: [InputFile], program path: String = "/proc/self/exe") {
    guard let file = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
      let attributes = try? FileManager.default.attributesOfItem(atPath: file),
      let size = attributes[.size] as? Int, let time = attributes[.modificationDate] as? Date
    else { return nil }
    let lines = settings.filter { !Self.others.contains($0.source) }.map {
      "\($0.source) \($0.sha256)\n"
    }
    rules = Digest.hexadecimal(
      of: "\(Version.number) \(size) \(time.timeIntervalSinceReferenceDate)\n" + lines.joined())
  }

  /// What the store at a path has.
  package func load(from store: String) -> [HeldReading] {
    Warehouse.readings(at: store, rules: rules).compactMap { held in
      guard Self.digest(held.content) == held.contentSHA256 else { return nil }
      return HeldReading(
        source: held.source, name: held.name, sha256: held.sha256, content: held.content)
    }
  }

  /// What the store is to keep of a run.
  package func stored(_ readings: [HeldReading]) -> [StoredReading] {
    readings.map { reading in
      StoredReading(
        source: reading.source, name: reading.name, sha256: reading.sha256, rules: rules,
        content: reading.content, contentSHA256: Self.digest(reading.content))
    }
  }

  private static func digest(_ content: [UInt8]) -> String {
    Digest.hexadecimal(Digest.sha256(content))
  }
}

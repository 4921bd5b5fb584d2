internal import FoundationEssentials
internal import Glibc

/// Remembers that a night found nothing to do: a success that leaves no run.
struct LastCheck: Equatable, Sendable {
  /// The run that was found to be of the night's inputs.
  let run: String
  /// When, in UTC.
  let time: String

  private static let name = ".checked"
  /// The name while it is being written.
  static let unfinished = ".checked.partial"

  /// Reads what the last such night left; `nil` for nothing.
  init?(in folder: String) {
    let text = try? ReadableFile.text("\(folder)/\(Self.name)")
    let words = text?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    guard words.count == 2 else { return nil }
    (run, time) = (words[0], words[1])
  }

  /// Leaves the note.
  ///
  /// One that cannot be left is missed by `doctor`, which then calls the night too old: that is as
  /// it should be, and no reason to call a sound output unsound.
  static func leave(run: String, at time: Date, in folder: String) {
    let unfinished = "\(folder)/\(unfinished)"
    let bytes = Array("\(run) \(RunIdentity.utc(time))\n".utf8)
    guard (try? OutputFolder.write(bytes, to: unfinished)) != nil else { return }
    unsafe rename(unfinished, "\(folder)/\(name)")
  }
}

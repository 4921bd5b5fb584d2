internal import Glibc

/// The runs that `rollback` withdrew: no night and no rollback goes back to one unasked.
struct WithdrawnRuns: Equatable, Sendable {
  /// Their names.
  private(set) var names: Set<String>

  private static let name = ".withdrawn"
  /// The name while it is being written.
  static let unfinished = ".withdrawn.partial"

  /// Reads the list of an output folder; one that is not there is empty.
  init(in folder: String) {
    let text = (try? ReadableFile.text("\(folder)/\(Self.name)")) ?? ""
    names = Set(text.split(separator: "\n").map(String.init))
  }

  /// Notes that a run was withdrawn and another taken back, both before `latest` is switched.
  ///
  /// - Parameter kept: The runs that there still are; others need not be remembered.
  /// - Throws: `PipelineFault` when the list cannot be written; it is then as it was.
  mutating func withdraw(
    _ withdrawn: String?, takingBack run: String, of kept: [String], in folder: String
  ) throws(PipelineFault) {
    if let withdrawn { names.insert(withdrawn) }
    names.remove(run)
    names.formIntersection(kept)
    let bytes = Array(names.sorted().map { "\($0)\n" }.joined().utf8)
    let unfinished = "\(folder)/\(Self.unfinished)"
    try OutputFolder.write(bytes, to: unfinished)
    try RunFolder.sync(unfinished)
    guard unsafe rename(unfinished, "\(folder)/\(Self.name)") == 0 else {
      throw PipelineFault(
        .cannotWrite, "\(folder)/\(Self.name): \(systemMessage(errno))",
        remedy: "Check the permissions of the output folder.")
    }
  }
}

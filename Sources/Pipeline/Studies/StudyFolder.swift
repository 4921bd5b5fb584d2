internal import FoundationEssentials
internal import Glibc

/// The folder of one study's result, which takes the place of an older one only when it is whole.
struct StudyFolder {
  /// The folder that holds studies.
  let parent: String
  /// The study's name.
  let name: String

  private var path: String { "\(parent)/\(name)" }
  private var partial: String { "\(parent)/.\(name).partial" }
  private var aside: String { "\(parent)/.\(name).older" }

  /// Writes all files beside, then puts the whole folder under its name.
  ///
  /// - Throws: `PipelineFault`; an older result is then as it was.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws(PipelineFault) {
    try OutputFolder.makeFolder(parent)
    let lock = try RunLock(folder: parent)
    clearLeftovers()
    try checkPlace(names: files.map(\.name))
    try OutputFolder.makeFolder(partial)
    do throws(PipelineFault) {
      for file in files { try OutputFolder.write(file.bytes, to: "\(partial)/\(file.name)") }
      try publish(partial)
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
    try? FileManager.default.removeItem(atPath: aside)
    _ = consume lock
  }

  /// A folder that holds anything else than a study's files is not replaced.
  private func checkPlace(names: [String]) throws(PipelineFault) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let held = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard InputFolder.isFolder(path), let held, Set(held).isSubset(of: names) else {
      throw PipelineFault(
        .cannotCreate, "\(path): holds something else than the result of a study",
        remedy: "Move it away, rename the study file, or give another --output.")
    }
  }

  /// Moves an older result aside, and the new one into its place.
  private func publish(_ partial: String) throws(PipelineFault) {
    let hadOlder = FileManager.default.fileExists(atPath: path)
    var failure: Int32?
    if hadOlder, unsafe rename(path, aside) != 0 { failure = errno }
    if failure == nil, unsafe rename(partial, path) != 0 {
      failure = errno
      if hadOlder { unsafe rename(aside, path) }
    }
    if let failure {
      throw PipelineFault(
        .cannotWrite, "\(path): \(systemMessage(failure))",
        remedy: "Check the permissions of the output folder.")
    }
  }

  /// Puts back an older result where a run was killed between the two steps of `publish`, and clears
  /// away what else it left.
  private func clearLeftovers() {
    if !FileManager.default.fileExists(atPath: path) { unsafe rename(aside, path) }
    for leftover in [aside, partial] { try? FileManager.default.removeItem(atPath: leftover) }
  }
}

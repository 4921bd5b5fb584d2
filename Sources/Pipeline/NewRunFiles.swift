internal import FoundationEssentials
internal import Glibc

/// Puts files into the folder of a new run; what the run before has with the same bytes is not written
/// again, but gets a second name in the new folder.
///
/// That must spoil neither run, hence three rules. No run ever writes into a file that is there:
/// pruning, rolling back and clearing up take names away, and the bytes go with the last of them. A
/// shared file is read whole once it has its second name, so that one which was damaged is written
/// anew, and the next night mends what a disk or a person did to the latest. And it must have the owner
/// and the rights that this run gives: what an earlier run closed to others does not stay closed, nor
/// open, for ever. Private files are never shared.
struct NewRunFiles: Sendable {
  /// The run's folder.
  let folder: String
  private let isPrivate: Bool
  private let earlier: String
  private let held: [String: Manifest.Output]

  /// Takes up what the run before has.
  ///
  /// - Parameters:
  ///   - folder: The folder of the new run, not made as yet or empty.
  ///   - earlier: A finished run in the same file system; `nil` to write everything.
  init(in folder: String, after earlier: RunFolder?) {
    (self.folder, isPrivate) = (folder, false)
    self.earlier = earlier?.path ?? ""
    let outputs = earlier?.manifest?.outputs ?? []
    held = Dictionary(outputs.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// Files that the owner and the group alone may read, all of them written.
  ///
  /// - Parameter folder: The folder of the new run's private pages, not made as yet or empty.
  init(privateIn folder: String) {
    (self.folder, isPrivate, earlier, held) = (folder, true, "", [:])
  }

  /// Writes one file of the run, or shares that of the run before.
  ///
  /// - Parameter path: Inside the run's folder; the folders on the way must be there.
  /// - Returns: What the manifest is to hold.
  /// - Throws: `PipelineFault` when the file cannot be written.
  func write(_ bytes: [UInt8], to path: String) throws(PipelineFault) -> Manifest.Output {
    let output = Manifest.Output(
      path: path, bytes: bytes.count, sha256: Digest.hexadecimal(Digest.sha256(bytes)))
    if held[path] == output, share(output) { return output }
    try OutputFolder.write(bytes, to: "\(folder)/\(path)", isPrivate: isPrivate, isFirst: true)
    return output
  }

  /// What the manifest is to hold of a file that was written already.
  ///
  /// - Throws: `PipelineFault` when it cannot be read.
  func output(_ path: String) throws(PipelineFault) -> Manifest.Output {
    let (sha256, bytes) = try Digest.ofFile("\(folder)/\(path)")
    return Manifest.Output(path: path, bytes: bytes, sha256: sha256)
  }

  /// Whether the file of the run before now has its second name; `false` also where the file system
  /// knows no such names or a file has as many as it can have.
  private func share(_ output: Manifest.Output) -> Bool {
    let path = "\(folder)/\(output.path)"
    guard unsafe link("\(earlier)/\(output.path)", path) == 0 else { return false }
    if hasOwnRights(path), let found = try? Digest.ofFile(path), found.sha256 == output.sha256 {
      return true
    }
    unsafe unlink(path)
    return false
  }

  /// Whether it is a file as this process would make it in the run's folder.
  private func hasOwnRights(_ path: String) -> Bool {
    var (file, parent) = (stat(), stat())
    // SAFETY: the structures are local ones, filled within the calls.
    guard unsafe lstat(path, &file) == 0, unsafe stat(folder, &parent) == 0 else { return false }
    return file.st_mode & S_IFMT == S_IFREG && file.st_uid == geteuid()
      && file.st_mode & 0o777 == parent.st_mode & 0o644
  }
}

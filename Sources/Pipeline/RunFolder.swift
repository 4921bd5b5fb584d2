internal import FoundationEssentials
internal import Glibc

/// The folder of one run, held against its own manifest.
package struct RunFolder: Sendable {
  /// Where it is.
  package let path: String

  /// What is wrong with one file.
  package struct Deviation: Equatable, Sendable, CustomStringConvertible {
    /// The ways in which a folder and its manifest can part.
    package enum Kind: String, Sendable {
      /// The manifest names it, and it is not there.
      case missing
      /// It is there, and the manifest does not name it.
      case extra
      /// It has another size or digest, or, for the manifest, is none or that of another run.
      case differs
      /// It cannot be read.
      case unreadable
    }

    /// What is wrong.
    package let kind: Kind
    /// The path inside the run's folder.
    package let path: String

    /// The kind, then the path.
    package var description: String { "\(kind.rawValue) \(path)" }
  }

  private static let manifestName = "manifest.json"

  /// The run's manifest; `nil` where there is none that can be read.
  package var manifest: Manifest? { Manifest.read("\(path)/\(Self.manifestName)") }

  /// Whether every file is as the manifest says.
  package var isWhole: Bool { deviations().isEmpty }

  /// Reads every file back and compares it with the manifest.
  ///
  /// - Parameter name: The run that the manifest must be of; the folder's own name when not given.
  /// - Returns: What is wrong, sorted by path; empty for a whole run.
  package func deviations(of name: String? = nil) -> [Deviation] {
    let name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    guard let manifest, manifest.run.id == name else {
      let isThere = FileManager.default.fileExists(atPath: "\(path)/\(Self.manifestName)")
      return [Deviation(kind: isThere ? .differs : .missing, path: Self.manifestName)]
    }
    var found = Set(entries().files)
    found.remove(Self.manifestName)
    var deviations: [Deviation] = []
    for output in manifest.outputs {
      if found.remove(output.path) == nil {
        deviations.append(Deviation(kind: .missing, path: output.path))
      } else if let kind = compare(output) {
        deviations.append(Deviation(kind: kind, path: output.path))
      }
    }
    deviations += found.map { Deviation(kind: .extra, path: $0) }
    return deviations.sorted { $0.path < $1.path }
  }

  private func compare(_ output: Manifest.Output) -> Deviation.Kind? {
    guard let (sha256, bytes) = try? Digest.ofFile("\(path)/\(output.path)") else {
      return .unreadable
    }
    return bytes == output.bytes && sha256 == output.sha256 ? nil : .differs
  }

  /// Everything below the folder: its folders, and whatever is none, by path.
  private func entries() -> (files: [String], folders: [String]) {
    var (files, folders): ([String], [String]) = ([], [])
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      var facts = stat()
      // SAFETY: the structure is a local one, filled within the call.
      let isFolder =
        unsafe lstat("\(self.path)/\(path)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      if isFolder { folders.append(path) } else { files.append(path) }
    }
    return (files, folders)
  }

  /// Brings the folder and all that is in it to the disk, so that what is read next comes from there.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`.
  func sync() throws(PipelineFault) {
    let (files, folders) = entries()
    // To ask for all files first lets the disk take them together.
    for file in files { try Self.sync("\(path)/\(file)", waits: false) }
    for file in files { try Self.sync("\(path)/\(file)") }
    for folder in folders { try Self.sync("\(path)/\(folder)") }
    try Self.sync(path)
  }

  /// Brings a file or a folder to the disk.
  ///
  /// - Parameter waits: Whether it has to be there before the call ends.
  /// - Throws: `PipelineFault` with `cannotWrite`.
  static func sync(_ path: String, waits: Bool = true) throws(PipelineFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, errno) }
    defer { close(descriptor) }
    // Some file systems cannot do this to a folder, and say so with EINVAL.
    if waits, fsync(descriptor) != 0, errno != EINVAL { throw fault(path, errno) }
    // What is on the disk need not be kept in memory; no more than a hint.
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  private static func fault(_ path: String, _ code: Int32) -> PipelineFault {
    PipelineFault(
      .cannotWrite, "\(path): \(systemMessage(code))",
      remedy: "Check the disk and the space on it; the last good output is in place.")
  }
}

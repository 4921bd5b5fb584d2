internal import FoundationEssentials
internal import Glibc
internal import PublishedStatistics

/// Finds the files of a catalogue's sources in a folder.
package enum InputFolder {
  /// The files of a folder that belong to a source, by source then name, each with its digest.
  ///
  /// - Throws: `PipelineFault` with `inputMissing` when the folder cannot be read or a source that
  ///   is needed has no file.
  static func files(
    in folder: String, for catalogue: Catalogue
  ) throws(PipelineFault) -> [InputFile] {
    let names = try names(in: folder)
    var files: [InputFile] = []
    for source in catalogue.sources {
      let matching = names.filter { matches($0, pattern: source.files) }
      if matching.isEmpty, !source.isOptional {
        throw PipelineFault(
          .inputMissing,
          "\(folder): no file '\(source.files)' for the source '\(source.id)' (\(source.publication))",
          remedy: "Put the file there, or mark the source 'optional: true' in the catalogue.")
      }
      for name in matching { files.append(try file(at: "\(folder)/\(name)", source: source.id)) }
    }
    return files
  }

  /// A file with its digest.
  static func file(at path: String, source: String) throws(PipelineFault) -> InputFile {
    let (sha256, bytes) = try Digest.ofFile(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return InputFile(source: source, path: path, name: name, sha256: sha256, bytes: bytes)
  }

  /// The names of a folder's entries, sorted.
  package static func names(in folder: String) throws(PipelineFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw PipelineFault(
        .inputMissing, "\(folder): the folder cannot be read",
        remedy: "Check the path and the permissions.")
    }
  }

  /// Whether a path names a folder.
  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// Whether a file name matches a pattern with `*` and `?`; letters must match in case.
  package static func matches(_ name: String, pattern: String) -> Bool {
    // SAFETY: both texts live through the call.
    unsafe fnmatch(pattern, name, 0) == 0
  }
}

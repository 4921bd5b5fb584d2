internal import DelimitedText
internal import Glibc
internal import Pipeline

/// The files that a path on the command line stands for.
struct InputFiles {
  /// The paths, sorted bytewise in a folder.
  let paths: [String]

  /// The path itself, or the files in a folder whose names fit a pattern.
  ///
  /// - Throws: `PipelineFault` for a folder that cannot be read or has no such file.
  init(_ path: String, pattern: String) throws(PipelineFault) {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
      paths = [path]
      return
    }
    guard let folder = unsafe opendir(path) else {
      throw PipelineFault(
        .inputMissing, "\(path): the folder cannot be read",
        remedy: "Check the permissions of the folder.")
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      // SAFETY: the name is copied before the next entry is read.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { place in
        unsafe String(cString: UnsafeRawPointer(place).assumingMemoryBound(to: CChar.self))
      }
      if unsafe fnmatch(pattern, name, FNM_PERIOD) == 0 { names.append(name) }
    }
    guard !names.isEmpty else {
      throw PipelineFault(
        .inputMissing, "\(path): no file in the folder fits \(pattern)",
        remedy: "Check the folder, or give another --pattern.")
    }
    paths = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(path)/\($0)" }
  }
}

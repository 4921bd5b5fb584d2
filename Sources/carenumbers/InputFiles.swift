internal import Pipeline

/// The files that a path on the command line stands for.
struct InputFiles {
  /// The paths, sorted in a folder.
  let paths: [String]

  /// The path itself, or the files in a folder whose names fit a pattern.
  ///
  /// - Throws: `PipelineFault` for a folder that cannot be read or has no such file.
  init(_ path: String, pattern: String) throws(PipelineFault) {
    guard InputFolder.isFolder(path) else {
      paths = [path]
      return
    }
    let names = try InputFolder.names(in: path).filter {
      !$0.hasPrefix(".") && InputFolder.matches($0, pattern: pattern)
    }
    guard !names.isEmpty else {
      throw PipelineFault(
        .inputMissing, "\(path): no file in the folder fits \(pattern)",
        remedy: "Check the folder, or give another --pattern.")
    }
    paths = names.map { "\(path)/\($0)" }
  }
}

internal import Pipeline

/// Results, apart from messages.
enum StandardOutput {
  /// Writes text to standard output, all of it.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`, for example on a full disk.
  static func write(_ text: String) throws(PipelineFault) {
    var output = try StreamedOutput(path: nil)
    try output.write(Array(text.utf8).span)
    try output.finish()
  }
}

internal import FoundationEssentials

/// Holds the files of a run, and its private pages, against their manifests.
package struct RunCheck: Sendable {
  /// What was found: a line for each file that is not as it should be, then the verdict.
  package let text: String
  /// Whether every file is as the manifest says.
  package let isWhole: Bool

  /// Reads every file of a run.
  ///
  /// - Parameters:
  ///   - folder: The output folder.
  ///   - run: The run's name; `latest` when not given.
  /// - Throws: `PipelineFault` where there is no such run.
  package init(_ folder: OutputFolder, run: String?) throws(PipelineFault) {
    let name = try folder.existingRun(run)
    var lines: [String] = []
    var files = 0
    // The private pages of an older run may have gone before it, and not every run has some.
    let own = folder.privatePart?.run(name)
    for (prefix, run) in [("", folder.run(name)), ("private/", own)] {
      guard let run, prefix.isEmpty || InputFolder.isFolder(run.path) else { continue }
      files += run.manifest?.outputs.count ?? 0
      lines += run.deviations().map { "\($0.kind.rawValue) \(prefix)runs/\(name)/\($0.path)" }
    }
    isWhole = lines.isEmpty
    lines.append(
      isWhole
        ? "run \(name): all \(files) files are as the manifest says"
        : "run \(name): \(lines.count) of \(files) files are not as the manifest says")
    text = lines.joined(separator: "\n") + "\n"
  }
}

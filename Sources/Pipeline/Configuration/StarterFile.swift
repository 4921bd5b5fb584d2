internal import DelimitedText
internal import FoundationEssentials
internal import Glibc
internal import PublishedStatistics

/// A pipeline file to begin with: every key with what it is for, those that may be left out as comments.
public enum StarterFile {
  /// Writes a starter file.
  ///
  /// Where the current folder has the project's own catalogue and reference tables, the file names
  /// those; a file of that name is never written over.
  ///
  /// - Throws: `PipelineFault` with `cannotCreate`.
  public static func write(to path: String) throws(PipelineFault) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL.path
    let here = FileManager.default.currentDirectoryPath
    let project = "\(here)/Pipelines"
    let isThere = FileManager.default.fileExists(atPath: "\(project)/measures.yml")
    let prefix = isThere ? relative(project, to: folder) : ""
    let bytes = Array(text(prefix: prefix).utf8)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw PipelineFault(
        .cannotCreate, "\(path): \(systemMessage(errno))",
        remedy: "Name a file that is not there yet, in a folder that is.")
    }
    let failure = writeWhole(bytes.span, to: descriptor)
    close(descriptor)
    if let failure {
      unsafe unlink(path)
      throw PipelineFault(
        .cannotWrite, "\(path): \(systemMessage(failure))", remedy: "Check the space on the disk.")
    }
  }

  /// The way from one folder to another, both absolute; with a slash at its end unless it is empty.
  static func relative(_ target: String, to folder: String) -> String {
    let goal = target.split(separator: "/")
    let start = folder.split(separator: "/")
    let shared = zip(goal, start).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: start.count - shared) + goal[shared...].map(String.init)
    return steps.map { "\($0)/" }.joined()
  }

  /// The text of a starter file.
  ///
  /// - Parameter prefix: What goes before the names of the project's own files.
  static func text(prefix: String) -> String {
    var lines = [
      "# A pipeline of carenumbers. Paths are relative to this file; `carenumbers config validate`",
      "# checks it with all files that it names. A setting in a comment is one that may be left out.",
    ]
    lines += block(PipelineConfiguration.keys, indent: "", prefix: prefix, isComment: false)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func block(
    _ keys: [ConfigurationKey], indent: String, prefix: String, isComment: Bool
  ) -> [String] {
    keys.flatMap { key -> [String] in
      let isLeftOut = isComment || key.isOptional && !(key.name == "partners" && !prefix.isEmpty)
      let mark = isLeftOut ? "# " : ""
      var lines = indent.isEmpty ? ["", "# \(key.note)"] : []
      if case .keys(let inner) = key.shape {
        lines.append("\(mark)\(indent)\(key.name):")
        return lines
          + block(inner, indent: indent + "  ", prefix: prefix, isComment: isLeftOut)
      }
      let isShipped = ["catalogue", "reference", "partners"].contains(key.name)
      let value = (isShipped ? prefix : "") + (key.fallback ?? key.example)
      let note = indent.isEmpty ? "" : "  # \(key.note)"
      lines.append("\(mark)\(indent)\(key.name): \(value.isEmpty ? "..." : value)\(note)")
      return lines
    }
  }
}

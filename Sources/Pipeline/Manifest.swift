internal import FoundationEssentials

/// What a run read and wrote, kept beside its output.
///
/// Everything but the times in `run` follows from the inputs, the configuration and the version.
public struct Manifest: Codable, Sendable, Equatable {
  /// The form of this file.
  public var manifestVersion = 1
  /// The program.
  public var tool: Tool
  /// The run.
  public var run: Run
  /// Every file that was read.
  public var inputs: [Input]
  /// Rows by kind.
  public var counts: [String: Int]
  /// Findings by rule.
  public var findings: [String: Int]
  /// What had to hold before the run was published; `nil` for a trial and for older runs.
  public var gates: [Gate]?
  /// Every file that was written, the manifest itself excepted.
  public var outputs: [Output]

  /// The program that ran.
  public struct Tool: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version: String
  }

  /// When and how it ran.
  public struct Run: Codable, Sendable, Equatable {
    /// The start time with the first digits of the fingerprint.
    public var id: String
    /// The digest of inputs, configuration, reference tables and version.
    public var fingerprint: String
    /// The start, in UTC.
    public var started: String
    /// The end, in UTC.
    public var finished: String
    /// The pipeline file.
    public var pipeline: String
    /// The measures of a trial, which is not published; `nil` for a whole run.
    public var only: [String]?
  }

  /// A file that was read.
  public struct Input: Codable, Sendable, Equatable {
    /// What it is for: a source's id, or the kind of configuration.
    public var role: String
    /// The file's name.
    public var name: String
    /// Its size.
    public var bytes: Int
    /// Its digest.
    public var sha256: String
    /// Its records; `nil` for a configuration file.
    public var rows: Int?
  }

  /// A gate, with what was measured.
  public struct Gate: Codable, Sendable, Equatable {
    /// Its name in the pipeline file.
    public var id: String
    /// What was measured.
    public var measured: Double
    /// The limit in force.
    public var limit: Double
    /// The limit where the pipeline file says nothing.
    public var usualLimit: Double
    /// `passed`; `loosened` where only a looser limit let it pass; `accepted` by the command line.
    public var result: String
    /// Why the limit is looser, or the number was accepted; `nil` for neither.
    public var reason: String?
    /// Where the number was measured; `nil` where there is nothing to say.
    public var place: String?
  }

  /// A file that was written.
  public struct Output: Codable, Sendable, Equatable {
    /// Its path inside the run's folder.
    public var path: String
    /// Its size.
    public var bytes: Int
    /// Its digest.
    public var sha256: String
  }

  /// The manifest as JSON with sorted keys and a line end.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [10]
  }

  /// Reads the manifest of a finished run; `nil` when there is none that can be read.
  static func read(_ path: String) -> Manifest? {
    // A run without a readable manifest counts as no run at all, whatever is wrong with the file.
    guard let text = try? ReadableFile.text(path) else { return nil }
    return try? JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
  }
}

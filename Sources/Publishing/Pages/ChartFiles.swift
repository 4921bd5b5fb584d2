/// The charts of one page as files of their own, in SVG.
public struct ChartFiles: Sendable, Hashable {
  /// One chart.
  public struct File: Sendable, Hashable {
    /// Where it goes, relative to the run's folder or inside the archive.
    public let path: String
    /// The whole file in UTF-8.
    public let bytes: [UInt8]
  }

  /// The charts that stand by themselves, in the page's order.
  public internal(set) var files: [File] = []
  /// The archive's path, relative to the run's folder; `nil` where there is none.
  public internal(set) var archive: String?
  /// What the archive holds, sorted by name.
  public internal(set) var entries: [File] = []

  /// No chart.
  public init() {}

  /// The path of every file to be written.
  public var paths: [String] { files.map(\.path) + (archive.map { [$0] } ?? []) }
}

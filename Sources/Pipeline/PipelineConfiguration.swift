public import TrendAnalysis

/// What a pipeline file says: where things are and how trends are assessed.
public struct PipelineConfiguration: Sendable, Equatable {
  /// The pipeline file's path.
  public var path: String
  /// The folder of published files.
  public var published: String
  /// The catalogue of measures.
  public var catalogue: String
  /// The folder of reference tables.
  public var reference: String
  /// The file of partner groups; `nil` for none.
  public var partners: String?
  /// The folder that runs are written to.
  public var output: String
  /// The lengths of the windows in years, longest first.
  public var windows: [Int]
  /// The neighbour model to compare with, for example "2025".
  public var neighbourModel: String
  /// The measures that lead the overview, the board and each authority's page.
  public var headline: HeadlineMeasures
  /// The accepted share of false names among confirmed ones.
  public var falseDiscoveryRate: Double
  /// Event variance over mean count, omega of the event-chance test.
  public var eventVariance: Double
  /// National numbers of earlier years, for the long run: year and children looked after.
  public var longRun: [LongRunFigure]
  /// How many finished runs are kept beside the newest.
  public var keptRuns: Int
  /// What must hold before figures are published.
  public var gates: GateSettings
  /// Programs to start when a run has ended.
  public var hooks: Hooks
  /// Authorities' own returns; `nil` for none.
  public var returns: Returns?
  /// The published files that `pull` fetches into the folder of published files.
  public var pull: [PullItem]

  /// Where authorities' own returns are, and what they are held against.
  public struct Returns: Sendable, Equatable {
    /// The folder, `<new_la_code>/<year>/`.
    public let folder: String
    /// Whether the returns are made up, which every page then says.
    public let isMadeUp: Bool
    /// Whether dates are written `yyyy-mm-dd` instead of `dd/mm/yyyy`.
    public let hasISODates: Bool
    /// Ids of the published measures that count the same.
    public let published: Published

    /// Ids of published numbers of children.
    public struct Published: Sendable, Equatable {
      /// Children looked after at 31 March.
      public let stock: String
      /// Children starting in the year.
      public let starts: String
      /// Children ceasing in the year.
      public let ceases: String

      /// The three ids.
      var ids: [String] { [stock, starts, ceases] }
    }
  }

  /// One national figure from before the files begin.
  public struct LongRunFigure: Sendable, Equatable {
    /// The year whose 31 March is meant.
    public let year: Int
    /// Children looked after in England.
    public let children: Int

    /// A figure.
    public init(year: Int, children: Int) { (self.year, self.children) = (year, children) }
  }

  /// A path that is relative to the folder of the file that names it.
  static func resolve(_ relative: String, besideFile file: String) -> String {
    guard !relative.hasPrefix("/") else { return relative }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return tidied(folder.isEmpty ? relative : "\(folder)/\(relative)")
  }

  /// A command whose program, where its name has a slash, is relative to the folder of that file.
  static func resolve(command: [String], besideFile file: String) -> [String] {
    guard let program = command.first, program.contains("/") else { return command }
    return [resolve(program, besideFile: file)] + command.dropFirst()
  }

  /// A path without `.` and without `name/..`.
  private static func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
      if part == "..", let last = parts.last, last != "..", !last.isEmpty {
        parts.removeLast()
      } else if part == "", !parts.isEmpty {
        continue
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }
}

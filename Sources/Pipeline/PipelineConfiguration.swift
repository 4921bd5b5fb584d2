internal import FoundationEssentials
internal import PublishedStatistics
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

    init(_ node: ConfigurationNode, path: String) throws(ConfigurationFault) {
      try node.expectKeys(["folder", "made_up", "dates", "published"])
      folder = PipelineConfiguration.resolve(try node.text("folder"), besideFile: path)
      isMadeUp = try node.optional("made_up")?.boolean() ?? false
      let dates = try node.optional("dates")?.text() ?? "dmy"
      guard ["dmy", "iso"].contains(dates) else {
        throw node.fault("'dates' is '\(dates)'", remedy: "Use dmy or iso.")
      }
      hasISODates = dates == "iso"
      let ids = try node.required("published")
      try ids.expectKeys(["stock", "starts", "ceases"])
      published = Published(
        stock: try ids.text("stock"), starts: try ids.text("starts"),
        ceases: try ids.text("ceases"))
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

  private static let keys = [
    "version", "published", "catalogue", "reference", "partners", "output", "windows",
    "neighbour_model", "headline", "false_discovery_rate", "event_variance", "long_run",
    "kept_runs", "returns", "pull",
  ]

  /// Reads a pipeline file; paths in it are relative to its own folder.
  ///
  /// - Throws: `PipelineFault`: `inputMissing` when there is no such file, `configurationWrong` with
  ///   line and column for the first thing wrong in it.
  public init(path: String) throws(PipelineFault) {
    let text = try ReadableFile.text(path)
    do throws(ConfigurationFault) {
      try self.init(yaml: text, path: path)
    } catch {
      throw PipelineFault(error)
    }
  }

  private init(yaml: String, path: String) throws(ConfigurationFault) {
    let root = try ConfigurationNode(yaml: yaml, file: path)
    try root.expectKeys(Self.keys)
    _ = try root.required("version").integer(in: 1...1)
    func resolved(_ relative: String) -> String { Self.resolve(relative, besideFile: path) }
    self.path = path
    published = resolved(try root.text("published"))
    catalogue = resolved(try root.text("catalogue"))
    reference = resolved(try root.text("reference"))
    partners = try root.optional("partners")?.text()
    partners = partners.map(resolved)
    output = resolved(try root.text("output"))
    neighbourModel = try root.text("neighbour_model")
    let leading = try root.required("headline")
    try leading.expectKeys(["rate", "number", "starting", "ceasing", "unaccompanied"])
    headline = HeadlineMeasures(
      rate: try leading.text("rate"), number: try leading.text("number"),
      starting: try leading.text("starting"), ceasing: try leading.text("ceasing"),
      unaccompanied: try leading.optional("unaccompanied")?.text() ?? "")
    windows = []
    for item in try root.required("windows").items() {
      windows.append(try item.integer(in: 5...30))
    }
    windows = Set(windows).sorted(by: >)
    falseDiscoveryRate = try root.optional("false_discovery_rate")?.positiveNumber() ?? 0.05
    eventVariance = try root.optional("event_variance")?.positiveNumber() ?? 1.2
    guard falseDiscoveryRate < 1, eventVariance <= 1_000 else {
      throw root.fault(
        "'false_discovery_rate' must be below 1 and 'event_variance' at most 1,000",
        remedy: "Usual values are 0.05 and 1.2.")
    }
    keptRuns = try root.optional("kept_runs")?.integer(in: 1...10_000) ?? 14
    returns = nil
    if let node = root.optional("returns") { returns = try Returns(node, path: path) }
    pull = []
    for item in try root.optional("pull")?.items() ?? [] { pull.append(try PullItem(item)) }
    longRun = []
    for item in try root.optional("long_run")?.items() ?? [] {
      try item.expectKeys(["year", "children"])
      longRun.append(
        LongRunFigure(
          year: try item.required("year").integer(in: 1900...2100),
          children: try item.required("children").integer(in: 1...10_000_000)))
    }
  }

  /// A path that is relative to the folder of the file that names it.
  static func resolve(_ relative: String, besideFile file: String) -> String {
    guard !relative.hasPrefix("/") else { return relative }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return tidied(folder.isEmpty ? relative : "\(folder)/\(relative)")
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

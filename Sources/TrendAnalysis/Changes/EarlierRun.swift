public import CareStatistics

/// One thing that a run was set to: a threshold, or the digest of a table that it read.
public struct RunSetting: Sendable, Hashable {
  /// The settings that runs keep.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case windows
    case falseDiscoveryRate = "false_discovery_rate"
    case eventVariance = "event_variance"
    case neighbourModel = "neighbour_model"
    case measures
    case areas
    case boundaryChanges = "boundary_changes"
    case neighbours
    case map
    case partners

    /// Whether a tier or a grade can move with it.
    ///
    /// Neighbours stand beside a trend, and map and partners only group areas: none is tested.
    public var bearsOnFlags: Bool {
      switch self {
      case .windows, .falseDiscoveryRate, .eventVariance, .measures, .areas, .boundaryChanges: true
      case .neighbourModel, .neighbours, .map, .partners: false
      }
    }

    /// Whether the value is the digest of a file.
    public var isFile: Bool {
      switch self {
      case .windows, .falseDiscoveryRate, .eventVariance, .neighbourModel: false
      case .measures, .areas, .boundaryChanges, .neighbours, .map, .partners: true
      }
    }
  }

  /// Which setting it is.
  public let name: Name
  /// Its value as text.
  public let value: String

  /// A setting with its value.
  public init(_ name: Name, _ value: String) { (self.name, self.value) = (name, value) }
}

/// What is kept of an earlier run, to be compared with.
public struct EarlierRun: Sendable, Hashable {
  /// The digest that names its inputs, settings and version.
  public let fingerprint: String
  /// The version of the program.
  public let version: String
  /// Its settings; empty where they were not kept.
  public let settings: [RunSetting]
  /// Its trends, graded or not.
  public let standings: [FlagStanding]
  /// The areas that its figures could be about.
  public let areas: [NamedSubject]
  /// Its measures.
  public let measures: [NamedSubject]

  /// An earlier run from its parts.
  public init(
    fingerprint: String, version: String, settings: [RunSetting], standings: [FlagStanding],
    areas: [NamedSubject], measures: [NamedSubject]
  ) {
    (self.fingerprint, self.version, self.settings) = (fingerprint, version, settings)
    (self.standings, self.areas, self.measures) = (standings, areas, measures)
  }
}

public import CareStatistics

/// What a run leaves for later runs to compare with, beside its figures.
public struct RunHistory: Hashable, Sendable {
  /// The id and fingerprint of the run that it was compared with; `nil` for none.
  public let earlier: RunRecord?
  /// Its settings: names, each once, with values.
  public let settings: [Setting]
  /// What it adds to the feed of flags; empty where it was compared with none.
  public let entries: [FlagEntry]

  /// One setting.
  public struct Setting: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// A setting from its parts.
    public init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// A history; by default that of a run of which nothing is known.
  public init(
    earlier: RunRecord? = nil, settings: [Setting] = [], entries: [FlagEntry] = []
  ) {
    (self.earlier, self.settings, self.entries) = (earlier, settings, entries)
  }
}

/// Where an area stood in a window when a run was recorded.
public struct HeldStanding: Hashable, Sendable {
  /// The measure's id.
  public let measure: String
  /// The first year of the window.
  public let windowStart: Int
  /// The last year of the window.
  public let windowEnd: Int
  /// The area's codes, several joined by ` / `.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Where it stood, for example `against`.
  public let tier: String
  /// The grade of the tier's claim; `nil` for none.
  public let grade: String?
  /// Growth of the area and of the rest of England, right in its sign alone; `nil` when not assessed.
  public let ownGrowth, restGrowth: Double?
  /// Why it was not assessed; `nil` when it was.
  public let reasonNotAssessed: String?
}

/// What the store still knows of a run.
public struct HeldRun: Hashable, Sendable {
  /// The run.
  public let record: RunRecord
  /// Its settings; empty where they were not kept.
  public let settings: [RunHistory.Setting]
  /// Its trends, by measure id, window and area code.
  public let standings: [HeldStanding]
  /// The areas that its figures could be about, by key.
  public let areas: [NamedSubject]
  /// Its measures, by id.
  public let measures: [NamedSubject]
}

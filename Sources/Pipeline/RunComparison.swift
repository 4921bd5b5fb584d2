internal import CareStatistics
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis
internal import Warehouse

/// What a run is compared with, before its own trends are known.
///
/// That is the run which `latest` points to: the last one published, and never one that was withdrawn.
/// Where it read the same published files with the same settings and version, it is the run that that
/// one was compared with, so that a night without news says what the night before said, byte for byte.
/// Authorities' own returns are not asked after: nothing public may know of them.
struct ComparedRun: Sendable {
  /// The run; `nil` where there is none, or the store no longer knows what it held.
  let held: HeldRun?
  /// How the figures read differ from its own; empty without it.
  let figures: [FigureChange]
  /// How the figures read differ from those published last, which are those of the run that `latest`
  /// points to even where the comparison is with the one before it.
  let revisions: [FigureChange]
  /// How far the figures published last reach; empty where nothing was published.
  let extents: [String: StoredExtent]
  /// The feed's entries of the run, of the one that it was compared with, and so on.
  let entries: [FlagEntry]
  /// What names this run, the other one and the first of its line; empty for none.
  let names: (own: String, earlier: String, first: String)

  /// Looks for the run, and reads what it held.
  ///
  /// - Parameters:
  ///   - latest: The run that `latest` points to; `nil` for none.
  ///   - withdrawn: Runs that were withdrawn.
  /// - Throws: `WarehouseFault`.
  init(
    in store: Warehouse, latest: String?, withdrawn: Set<String>, inputs: PipelineInputs,
    figures new: PublishedFigures
  ) throws {
    let own = PublicName(
      sources: new.sources, settings: inputs.storedSettings, version: Version.number
    ).text
    let last = try Self.last(store, latest, withdrawn)
    // The same files, settings and version cannot give other figures.
    let isSame = try last.map { try PublicName($0, in: store).text == own } ?? false
    let run = try isSame ? last.flatMap { try store.lineage(of: $0.id).dropFirst().first } : last
    held = try run.map { try store.heldRun($0.id) } ?? nil
    extents = try last.map { try store.extents(of: $0.id) } ?? [:]
    guard let held else {
      (figures, revisions, entries, names) = ([], [], [], (own, "", own))
      return
    }
    figures = try store.differences(from: new.observations, since: held.record.id)
    revisions = isSame ? [] : figures
    let lineage = try store.lineage(of: held.record.id)
    entries = try store.flagEntries(along: lineage, most: FlagFeed.mostEntries)
    names = (
      own, try PublicName(held.record, in: store).text,
      try PublicName(lineage.last ?? held.record, in: store).text
    )
  }

  /// The run published last; `nil` for none that still stands.
  private static func last(
    _ store: Warehouse, _ latest: String?, _ withdrawn: Set<String>
  ) throws -> RunRecord? {
    let last = try store.lineage(of: latest ?? "").first ?? store.runOfFigures()
    return last.flatMap { withdrawn.contains($0.id) ? nil : $0 }
  }
}

/// Names what public pages rest on: published files, settings and version, and no return.
private struct PublicName {
  let text: String

  init(sources: [SourceFile], settings: [RunHistory.Setting], version: String) {
    let lines =
      sources.map { "\($0.source) \($0.name) \($0.sha256)" }
      + settings.sorted { $0.name < $1.name }.map { "\($0.name) \($0.value)" }
    text = Digest.hexadecimal(of: ([version] + lines).joined(separator: "\n"))
  }

  /// The name of a run in the store.
  init(_ run: RunRecord, in store: Warehouse) throws {
    self.init(
      sources: try store.sources(ofRun: run.id), settings: try store.settings(ofRun: run.id),
      version: run.version)
  }
}

/// What differs between a run and the earlier one that it is compared with.
struct RunComparison: Sendable {
  /// The differences; `nil` without an earlier run.
  let changes: RunChanges?
  /// What later runs need to know.
  let history: RunHistory
  /// The feed of flags.
  let feed: FlagFeed

  /// Compares.
  ///
  /// - Parameter compared: The earlier run; `nil` for a trial, which is compared with none.
  init(_ inputs: PipelineInputs, _ analysis: Analysis, with compared: ComparedRun?) {
    let settings = inputs.runSettings
    let earlier = compared?.held
    changes = earlier.map { earlier in
      RunChanges(
        since: EarlierRun(earlier), analysis: analysis, figures: compared?.figures ?? [],
        settings: settings, version: Version.number)
    }
    let names = compared?.names ?? (own: "", earlier: "", first: "")
    let entries = changes.map { changes in
      FlagFeed.entries(
        of: changes, analysis: analysis, headline: inputs.configuration.headline
      ) { Self.urn("flag \(names.own) \(names.earlier) \($0)") }
    }
    history = RunHistory(
      earlier: earlier?.record, settings: inputs.storedSettings, entries: entries ?? [])
    // The first run of the line names the feed: the same from run to run, and another elsewhere.
    feed = FlagFeed(
      id: Self.urn("feed \(names.first)"), entries: (entries ?? []) + (compared?.entries ?? []),
      analysis: analysis)
  }

  /// A name for a text: a UUID of version 8 (RFC 9562) from the text's SHA-256.
  static func urn(_ text: String) -> String {
    var bytes = Array(Digest.sha256(Array(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Digest.hexadecimal(bytes))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:\(groups.joined(separator: "-"))"
  }
}

extension EarlierRun {
  /// The vocabulary's form of what the store holds.
  ///
  /// A word that this version does not know is one of a tier, grade or setting that there is no longer:
  /// such a standing has nothing to compare with.
  fileprivate init(_ held: HeldRun) {
    self.init(
      fingerprint: held.record.fingerprint, version: held.record.version,
      settings: held.settings.compactMap { setting in
        RunSetting.Name(rawValue: setting.name).map { RunSetting($0, setting.value) }
      },
      standings: held.standings.compactMap(FlagStanding.init),
      areas: held.areas, measures: held.measures)
  }
}

extension FlagStanding {
  fileprivate init?(_ held: HeldStanding) {
    guard let tier = TrendTier(rawValue: held.tier), held.windowStart <= held.windowEnd else {
      return nil
    }
    self.init(
      measure: held.measure, window: held.windowStart...held.windowEnd, areaCode: held.areaCode,
      areaName: held.areaName, tier: tier, grade: held.grade.flatMap(EvidenceGrade.init),
      own: held.ownGrowth, rest: held.restGrowth, reasonNotAssessed: held.reasonNotAssessed)
  }
}

extension PipelineInputs {
  /// The same as the store keeps it.
  fileprivate var storedSettings: [RunHistory.Setting] {
    runSettings.map { RunHistory.Setting(name: $0.name.rawValue, value: $0.value) }
  }

  /// What the run is set to, by name: thresholds as they are understood, tables by their digests.
  ///
  /// The pipeline file itself is not among them: another comment or another folder changes no result.
  var runSettings: [RunSetting] {
    let roles: [String: RunSetting.Name] = [
      "catalogue": .measures, "areas": .areas, "boundary changes": .boundaryChanges,
      "neighbours": .neighbours, "map": .map, "partners": .partners,
    ]
    let windows = configuration.windows.map { "\($0)" }.joined(separator: " ")
    let thresholds: [RunSetting] = [
      RunSetting(.windows, windows),
      RunSetting(.falseDiscoveryRate, "\(configuration.falseDiscoveryRate)"),
      RunSetting(.eventVariance, "\(configuration.eventVariance)"),
      RunSetting(.neighbourModel, configuration.neighbourModel),
    ]
    return thresholds
      + settings.compactMap { file in roles[file.source].map { RunSetting($0, file.sha256) } }
  }
}

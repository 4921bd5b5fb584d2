internal import CareStatistics
internal import TrendAnalysis

/// What is said of flags, settings and areas that differ from an earlier run's.
enum ChangeWords {
  /// What stands below tables of flags that differ.
  static let threshold =
    "A grade has a threshold. An area close to it can gain or lose a grade on a small change of any "
    + "area's figures, since each area is compared with all others. The recorded cause lists what "
    + "differs between the two runs and can move this flag; the files do not show which part each "
    + "had. Figures that were released or are no longer published count as revised."

  /// The heading over flags of which the same became.
  static func heading(_ kind: FlagChange.Kind) -> String {
    switch kind {
    case .gained: "Areas that gained a grade"
    case .lost: "Areas that no longer have a grade"
    case .changed: "Changed grade or standing"
    }
  }

  /// What became of one flag.
  static func event(_ kind: FlagChange.Kind) -> String {
    switch kind {
    case .gained: "gained a grade"
    case .lost: "no longer has a grade"
    case .changed: "grade or standing changed"
    }
  }

  /// A cause as a phrase.
  static func words(for cause: ChangeCause) -> String {
    switch cause {
    case .newData: "new figures in the window"
    case .ownRevision: "figures of this area revised or withheld"
    case .otherRevision: "figures of other areas revised or withheld"
    case .configuration: "changed settings"
    case .version: "another version of the program"
    case .notDetermined: "not determined"
    }
  }

  /// All causes of a change: "new figures in the window; other areas' figures revised, ...".
  static func words(for causes: [ChangeCause]) -> String {
    causes.map { words(for: $0) }.joined(separator: "; ")
  }

  /// Where an area stood or stands, with its grade; the years where they are not `window`.
  static func standing(
    _ kept: FlagStanding?, beside window: ClosedRange<Int>, isBefore: Bool
  ) -> String {
    guard let kept else { return isBefore ? "Not in the earlier run" : "Not in this run" }
    let words = Phrases.standing(kept) + (kept.grade.map { " (\($0.rawValue))" } ?? "")
    return kept.window == window ? words : "\(words), \(Phrases.years(kept.window))"
  }

  /// How many flags differ, in one sentence.
  static func summary(of changes: RunChanges) -> String {
    let words: [(FlagChange.Kind, String)] = [
      (.gained, "gained"), (.lost, "lost"), (.changed, "changed"),
    ]
    let parts = words.compactMap { kind, word in
      changes.count(kind) > 0 ? "\(NumberText.whole(changes.count(kind))) \(word)" : nil
    }
    guard !parts.isEmpty else { return "Since the earlier run no graded result differs." }
    let count = Phrases.count(
      changes.flags.count, "graded result differs", "graded results differ")
    return "Since the earlier run \(count), over all measures: \(Phrases.list(parts))."
  }

  /// The name of a setting in words.
  static func name(of setting: String) -> String {
    switch RunSetting.Name(rawValue: setting) {
    case .windows: "Windows in years"
    case .falseDiscoveryRate: "Accepted share of false names among those confirmed"
    case .eventVariance: "Event variance over mean count"
    case .neighbourModel: "Neighbour model"
    case .measures: "List of measures"
    case .areas: "List of areas"
    case .boundaryChanges: "List of boundary changes"
    case .neighbours: "List of statistical neighbours"
    case .map: "Map"
    case .partners: "Partner groups"
    case nil: setting
    }
  }
}

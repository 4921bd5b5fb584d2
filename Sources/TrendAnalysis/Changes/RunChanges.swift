public import CareStatistics

/// An area, a measure, a setting or the version in which two runs differ.
public struct RunContentChange: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    case area
    case measure
    case setting
    case version
  }

  /// What became of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case added
    case removed
    case changed
  }

  /// What kind of thing it is.
  public let subject: Subject
  /// The area's newest code, the measure's id or the setting's name.
  public let id: String
  /// The area's or measure's name; the setting's name again.
  public let name: String
  /// What became of it.
  public let kind: Kind
  /// The value in the earlier run; empty for none, and for areas and measures.
  public let before: String
  /// The value in this run; empty for none, and for areas and measures.
  public let after: String

  /// A difference from its parts.
  public init(
    subject: Subject, id: String, name: String, kind: Kind, before: String = "",
    after: String = ""
  ) {
    (self.subject, self.id, self.name, self.kind) = (subject, id, name, kind)
    (self.before, self.after) = (before, after)
  }
}

/// Everything in which a run differs from an earlier one.
public struct RunChanges: Sendable, Hashable {
  /// The fingerprint of the earlier run.
  public let earlier: String
  /// Figures that differ, by measure id, area key and year.
  public let figures: [FigureChange]
  /// Flags that differ, by measure (catalogue order), window (longest first) and area name.
  public let flags: [FlagChange]
  /// Areas, measures, settings and version that differ, in that order.
  public let content: [RunContentChange]

  /// Differences from their parts.
  public init(
    earlier: String, figures: [FigureChange], flags: [FlagChange] = [],
    content: [RunContentChange] = []
  ) {
    (self.earlier, self.figures) = (earlier, figures)
    (self.flags, self.content) = (flags, content)
  }

  /// Whether the two runs say the same.
  public var isEmpty: Bool { figures.isEmpty && flags.isEmpty && content.isEmpty }

  /// How many flags became something.
  public func count(_ kind: FlagChange.Kind) -> Int { flags.count { $0.kind == kind } }
}

extension RunChanges {
  /// Compares a run with an earlier one.
  ///
  /// - Parameters:
  ///   - analysis: What the run found out.
  ///   - figures: How its figures differ from those of the earlier run.
  ///   - settings: What it was set to.
  ///   - version: The version of the program.
  public init(
    since earlier: EarlierRun, analysis: Analysis, figures: [FigureChange],
    settings: [RunSetting], version: String
  ) {
    let comparison = FlagComparison(
      earlier: earlier, analysis: analysis, figures: figures, settings: settings,
      version: version)
    self.init(
      earlier: earlier.fingerprint, figures: figures, flags: comparison.changes,
      content: Self.content(since: earlier, analysis, settings, version))
  }

  private static func content(
    since earlier: EarlierRun, _ analysis: Analysis, _ settings: [RunSetting], _ version: String
  ) -> [RunContentChange] {
    let areas = analysis.table.register.areas.map { NamedSubject($0) }
    let measures = analysis.table.measures.map { NamedSubject($0) }
    var changes = differences(.area, earlier.areas, areas)
    changes += differences(.measure, earlier.measures, measures)
    if !earlier.settings.isEmpty {
      let before = Dictionary(
        earlier.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      let after = Dictionary(
        settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      for name in RunSetting.Name.allCases where before[name] != after[name] {
        changes.append(
          RunContentChange(
            subject: .setting, id: name.rawValue, name: name.rawValue,
            kind: before[name] == nil ? .added : after[name] == nil ? .removed : .changed,
            before: before[name] ?? "", after: after[name] ?? ""))
      }
    }
    if earlier.version != version {
      changes.append(
        RunContentChange(
          subject: .version, id: "version", name: "version", kind: .changed,
          before: earlier.version, after: version))
    }
    return changes
  }

  /// What came and went, by code.
  private static func differences(
    _ subject: RunContentChange.Subject, _ before: [NamedSubject], _ after: [NamedSubject]
  ) -> [RunContentChange] {
    let (old, new) = (Set(before.map(\.key)), Set(after.map(\.key)))
    let added = after.filter { !old.contains($0.key) }.map { ($0, RunContentChange.Kind.added) }
    let removed = before.filter { !new.contains($0.key) }.map {
      ($0, RunContentChange.Kind.removed)
    }
    return (added + removed).sorted { ($0.0.code, $0.0.key) < ($1.0.code, $1.0.key) }.map {
      RunContentChange(subject: subject, id: $0.code, name: $0.name, kind: $1)
    }
  }
}

import CareStatistics
import TrendAnalysis

/// `flag_changes.csv`: flags gained, lost and changed since the earlier run.
///
/// It is apart from `changes.csv`, whose rows are figures of one year: here a row is a window.
enum TidyFlagChanges {
  static let columns: [TidyColumn<FlagChange>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure },
    .integer("window_start", "First year of the window") { $0.window.lowerBound },
    .integer("window_end", "Last year of the window") { $0.window.upperBound },
    .text("area_code", "Newest code of the area; codes joined by / for a joined area") {
      $0.areaCode
    },
    .text("area_name", "Name of the area") { $0.areaName },
    .text("kind", "gained, lost or changed") { $0.kind.rawValue },
    .integer("window_start_before", "First year of the window then; empty for no such trend") {
      $0.before?.window.lowerBound
    },
    .integer("window_end_before", "Last year of the window then; empty for no such trend") {
      $0.before?.window.upperBound
    },
    .text("tier_before", "Tier in the earlier run; empty for no such trend") {
      $0.before?.tier.rawValue ?? ""
    },
    .text("grade_before", "Grade in the earlier run; empty for none") {
      $0.before?.grade?.rawValue ?? ""
    },
    .text("tier_after", "Tier now; empty for no such trend") { $0.after?.tier.rawValue ?? "" },
    .text("grade_after", "Grade now; empty for none") { $0.after?.grade?.rawValue ?? "" },
    .text("causes", "What recorded differences can move the flag, joined by |") { change in
      change.causes.map(\.rawValue).joined(separator: "|")
    },
    .text("flag_key", "measure, area, window, tier and grade now, joined by |") { $0.key },
  ]

  /// The file over all changes.
  static func file(_ changes: [FlagChange]) -> TidyFile {
    let rows = changes.sorted {
      TidyTrends.precede(
        ($0.measure, $0.window, $0.areaCode), ($1.measure, $1.window, $1.areaCode))
    }
    return TidyTable(
      name: "flag_changes", title: "Flags gained, lost and changed since the earlier run",
      grain: "One row per measure, window and area or joined area whose grade or tier changed",
      key: ["measure_id", "window_start", "window_end", "area_code"], columns: columns
    ).file(rows: rows, capacity: rows.count * 256)
  }
}

/// `run_changes.csv`: areas, measures, settings and version that differ from the earlier run's.
enum TidyContentChanges {
  static let columns: [TidyColumn<RunContentChange>] = [
    .text("subject", "area, measure, setting or version") { $0.subject.rawValue },
    .text("id", "Code of the area, id of the measure or name of the setting") { $0.id },
    .text("name", "Name of the area or measure") { $0.name },
    .text("kind", "added, removed or changed") { $0.kind.rawValue },
    .text("before", "Value of the setting before, of a file its SHA-256; empty for none") {
      $0.before
    },
    .text("after", "The same now") { $0.after },
  ]

  /// The file over all changes.
  static func file(_ changes: [RunContentChange]) -> TidyFile {
    let rows = changes.sorted { a, b in
      (a.subject.rawValue, a.id, a.kind.rawValue) < (b.subject.rawValue, b.id, b.kind.rawValue)
    }
    return TidyTable(
      name: "run_changes", title: "Areas, measures and settings that changed since the earlier run",
      grain: "One row per area or measure that was added or removed and setting that changed",
      key: ["subject", "id", "kind"], columns: columns
    ).file(rows: rows)
  }
}

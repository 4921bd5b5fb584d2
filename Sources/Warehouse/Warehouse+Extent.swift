public import CareStatistics
import GRDB

/// How far the stored figures of one measure reach.
public struct StoredExtent: Hashable, Sendable {
  /// The latest year with a figure, shown or withheld.
  public let latestYear: Int
  /// How many area-years have a figure, shown or withheld.
  public let figures: Int
  /// The symbols that stand in place of figures.
  public let statuses: Set<ValueStatus>

  /// An extent from its parts.
  public init(latestYear: Int, figures: Int, statuses: Set<ValueStatus>) {
    (self.latestYear, self.figures, self.statuses) = (latestYear, figures, statuses)
  }
}

extension Warehouse {
  /// How far the figures of a run reach, by measure id; empty for a store without figures.
  ///
  /// - Parameter run: The id of a run that `heldRun` gives; `nil` for the run of the stored figures.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func extents(of run: String? = nil) throws(WarehouseFault) -> [String: StoredExtent] {
    try read { db in
      let number = try run.flatMap { try RunRows.number(of: $0, in: db) }
      // No run is later than the greatest number, so the figures are those that are stored.
      let after: StatementArguments = [number ?? Int.max]
      let statuses = Dictionary(
        grouping: try Row.fetchAll(db, sql: Self.statusesByMeasure, arguments: after),
        by: { $0["measure_id"] as String })
      var extents: [String: StoredExtent] = [:]
      for row in try Row.fetchAll(db, sql: Self.figuresByMeasure, arguments: after) {
        let id: String = row["measure_id"]
        let texts = (statuses[id] ?? []).map { $0["status"] as String }
        extents[id] = StoredExtent(
          latestYear: row["latest"], figures: row["figures"],
          statuses: Set(texts.compactMap(ValueStatus.init(rawValue:))))
      }
      return extents
    }
  }

  /// The figures after a run: those that later runs replaced, the first of each area and year, and the
  /// stored ones that no later run replaced.
  private static let held = """
    WITH past AS (
      SELECT *, min(run_number) AS first FROM past_observation WHERE run_number > ?
      GROUP BY measure_id, area_key, year
    ), held AS (
      SELECT measure_id, year, \(prefixed("")) FROM past
      UNION ALL
      SELECT o.measure_id, o.year, \(prefixed("o.")) FROM observation AS o
      LEFT JOIN past ON past.measure_id = o.measure_id AND past.area_key = o.area_key
        AND past.year = o.year
      WHERE past.measure_id IS NULL
    )
    """

  private static func prefixed(_ name: String) -> String {
    ["published_number", "published_status", "numerator_number", "numerator_status"]
      .map { "\(name)\($0)" }.joined(separator: ", ")
  }

  /// Rows that tell a number, or that there is one which may not be shown.
  private static let figuresByMeasure = """
    \(held) SELECT measure_id, max(year) AS latest, count(*) AS figures FROM held
    WHERE published_number IS NOT NULL OR published_status IN ('c', 'u', 'low', 'k')
      OR numerator_number IS NOT NULL OR numerator_status IN ('c', 'u', 'low', 'k')
    GROUP BY measure_id
    """

  private static let statusesByMeasure = """
    \(held) SELECT DISTINCT measure_id, published_status AS status FROM held
    WHERE published_status IS NOT NULL
    """
}

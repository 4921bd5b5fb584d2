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
  /// How far the stored figures reach, by measure id; empty for a store without figures.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func extents() throws(WarehouseFault) -> [String: StoredExtent] {
    try read { db in
      let statuses = Dictionary(
        grouping: try Row.fetchAll(db, sql: Self.statusesByMeasure),
        by: { $0["measure_id"] as String })
      var extents: [String: StoredExtent] = [:]
      for row in try Row.fetchAll(db, sql: Self.figuresByMeasure) {
        let id: String = row["measure_id"]
        let texts = (statuses[id] ?? []).map { $0["status"] as String }
        extents[id] = StoredExtent(
          latestYear: row["latest"], figures: row["figures"],
          statuses: Set(texts.compactMap(ValueStatus.init(rawValue:))))
      }
      return extents
    }
  }

  /// Rows that tell a number, or that there is one which may not be shown.
  private static let figuresByMeasure = """
    SELECT measure_id, max(year) AS latest, count(*) AS figures FROM observation
    WHERE published_number IS NOT NULL OR published_status IN ('c', 'u', 'low', 'k')
      OR numerator_number IS NOT NULL OR numerator_status IN ('c', 'u', 'low', 'k')
    GROUP BY measure_id
    """

  private static let statusesByMeasure = """
    SELECT DISTINCT measure_id, published_status AS status FROM observation
    WHERE published_status IS NOT NULL
    """
}

internal import DelimitedText

/// The figures and flags that differ between two runs, from their `observations.csv` and `trends.csv`.
package struct RunDifference: Sendable {
  /// The differences as CSV with a header: a row for each column of a figure that differs, sorted by
  /// measure, area and year, then one for each tier and grade of a flag, whose time is its window; what
  /// one run has not is blank there.
  package let csv: String
  /// How many columns differ.
  package let count: Int

  private static let compared = [
    "value", "value_status", "value_as_published", "numerator", "denominator",
  ]

  private static let graded = ["tier", "grade"]

  /// Compares two runs.
  ///
  /// - Parameters:
  ///   - folder: The output folder.
  ///   - before: The older run; the newest whole one before `latest` when not given.
  ///   - after: The newer run; `latest` when not given.
  /// - Throws: `PipelineFault` where a run, or its file, is not there or cannot be read.
  package init(_ folder: OutputFolder, before: String?, after: String?) throws {
    guard let earlier = before ?? folder.previousWholeRun else {
      throw PipelineFault(
        .inputMissing, "\(folder.path): there is no whole run before latest",
        remedy: "Name the two runs to compare.")
    }
    let (old, new) = (try folder.existingRun(earlier), try folder.existingRun(after))
    let figures = try Self.rows(
      Self.figures(of: folder, old), Self.figures(of: folder, new), Self.compared)
    let flags = try Self.rows(
      Self.flags(of: folder, old), Self.flags(of: folder, new), Self.graded)
    let rows = figures + flags
    count = rows.count
    csv = "measure_id,time_period,area_code,area_name,column,before,after\n" + rows.joined()
  }

  /// A line for each column in which rows of one key differ.
  private static func rows(
    _ old: [Key: Row], _ new: [Key: Row], _ columns: [String]
  ) -> [String] {
    var rows: [String] = []
    let keys = Set(old.keys).union(new.keys).sorted { $0.isListed(before: $1) }
    for key in keys {
      let (was, now) = (old[key], new[key])
      for (position, column) in columns.enumerated() {
        let cells = (was?.cells[position] ?? "", now?.cells[position] ?? "")
        guard cells.0 != cells.1 else { continue }
        let name = (now ?? was)?.areaName ?? ""
        rows.append(
          [key.measure, key.year, key.area, name, column, cells.0, cells.1]
            .map(CSVText.quoted).joined(separator: ",") + "\n")
      }
    }
    return rows
  }

  private struct Key: Hashable {
    let measure: String
    let area: String
    let year: String

    func isListed(before other: Key) -> Bool {
      (measure, area, year) < (other.measure, other.area, other.year)
    }
  }

  private struct Row {
    let areaName: String
    let cells: [String]
  }

  private static func figures(of folder: OutputFolder, _ run: String) throws -> [Key: Row] {
    let path = "\(folder.run(run).path)/data/tidy/observations.csv"
    var reader = try DelimitedReader(path: path)
    let header = reader.header
    let codes = try ["new_la_code", "region_code", "country_code"].map { try header.index(of: $0) }
    let names = try ["la_name", "region_name", "country_name"].map { try header.index(of: $0) }
    let (measure, year) = (try header.index(of: "measure_id"), try header.index(of: "time_period"))
    let columns = try compared.map { try header.index(of: $0) }
    var rows: [Key: Row] = [:]
    while let record = try reader.next() {
      // The narrowest area that the row names is the one that it is about.
      let level = codes.indices.first { !record.string(at: codes[$0]).isEmpty } ?? codes.count - 1
      let key = Key(
        measure: record.string(at: measure), area: record.string(at: codes[level]),
        year: record.string(at: year))
      rows[key] = Row(
        areaName: record.string(at: names[level]), cells: columns.map { record.string(at: $0) })
    }
    return rows
  }

  /// Every graded trend, its window in place of a year; one without a grade is no flag.
  private static func flags(of folder: OutputFolder, _ run: String) throws -> [Key: Row] {
    var reader = try DelimitedReader(path: "\(folder.run(run).path)/data/tidy/trends.csv")
    let header = reader.header
    let (measure, area) = (try header.index(of: "measure_id"), try header.index(of: "area_code"))
    let name = try header.index(of: "area_name")
    let years = try ["window_start", "window_end"].map { try header.index(of: $0) }
    let columns = try graded.map { try header.index(of: $0) }
    var rows: [Key: Row] = [:]
    while let record = try reader.next() {
      let cells = columns.map { record.string(at: $0) }
      guard cells.last?.isEmpty == false else { continue }
      let window = years.map { record.string(at: $0) }.joined(separator: " to ")
      let key = Key(
        measure: record.string(at: measure), area: record.string(at: area), year: window)
      rows[key] = Row(areaName: record.string(at: name), cells: cells)
    }
    return rows
  }
}

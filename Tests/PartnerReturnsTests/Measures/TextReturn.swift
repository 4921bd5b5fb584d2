/// A year's return as text: rows as dictionaries by column name, in the order of the file.
///
/// It is what the slow twin counts from; nothing of the module is used in it.
struct TextReturn {
  typealias Row = [String: String]

  var year: Int
  var header: [Row] = []
  var episodes: [Row] = []
  var asylum: [Row] = []

  static let headerColumns = ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
  static let asylumColumns = ["CHILD", "SEX", "DOB", "DUC"]
  static let episodeColumns = [
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
    "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
  ]

  /// The returns of files by their path, `code/year/table.csv`, earliest year first.
  static func all(_ files: [String: String]) -> [TextReturn] {
    var returns: [Int: TextReturn] = [:]
    for (path, text) in files {
      guard let year = Int(path.split(separator: "/")[1]) else { continue }
      let (columns, rows) = table(text)
      if columns.contains("RNE") {
        returns[year, default: TextReturn(year: year)].episodes = rows
      } else if columns.contains("ETHNIC") {
        returns[year, default: TextReturn(year: year)].header = rows
      } else if columns.contains("DUC") {
        returns[year, default: TextReturn(year: year)].asylum = rows
      }
    }
    return returns.values.sorted { $0.year < $1.year }
  }

  /// Columns and rows of a simple CSV text, in which no field holds a comma or a line break.
  private static func table(_ text: String) -> (columns: [String], rows: [Row]) {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { field in
        String(field.filter { $0 != "\"" && $0 != "\u{FEFF}" })
      }
    }
    guard let columns = lines.first else { return ([], []) }
    return (
      columns, lines.dropFirst().map { Dictionary(zip(columns, $0), uniquingKeysWith: { $1 }) }
    )
  }

  /// The return as files.
  func files(code: String = "E06000036") -> [String: String] {
    [
      "\(code)/\(year)/header.csv": Self.csv(Self.headerColumns, header),
      "\(code)/\(year)/episodes.csv": Self.csv(Self.episodeColumns, episodes),
      "\(code)/\(year)/uasc.csv": Self.csv(Self.asylumColumns, asylum),
    ]
  }

  private static func csv(_ columns: [String], _ rows: [Row]) -> String {
    var text = columns.joined(separator: ",") + "\n"
    for row in rows { text += columns.map { row[$0] ?? "" }.joined(separator: ",") + "\n" }
    return text
  }
}

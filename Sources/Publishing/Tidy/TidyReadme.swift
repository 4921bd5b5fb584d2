import CareStatistics

/// `README.txt` of the `data` folder, in plain words, from the fields of the files themselves.
enum TidyReadme {
  /// The text over the files that stand beside it.
  static func file(over files: [TidyFile], sources: [SourceFile]) -> TidyFile {
    let tidy = files.filter { $0.family == .tidy }
    let spreadsheet = files.filter { $0.family == .spreadsheet }
    let text =
      opening + symbols + tidy.map(section).joined() + spreadsheetSection(spreadsheet)
      + origin(of: sources)
    return TidyFile(
      name: "README.txt", title: "How to read these files", grain: "", fields: [], key: [],
      bytes: Array(text.utf8), rows: 0)
  }

  private static let opening = """
    CHILDREN IN CARE: STATISTICS OF LOCAL AUTHORITIES IN ENGLAND

    How to open the files
    Each file in the folder tidy is a table: UTF-8, values separated by commas, one header row,
    a point in decimals, dates as year-month-day. R, Python and databases read them as they are.
    Each file in the folder excel is for spreadsheet programs: open it with a double click. The
    folder workbooks has the same for England and each authority as workbooks with several sheets,
    each in two forms with the same content: .xlsx for Excel and .ods, the OpenDocument form, for
    LibreOffice and others. The .ods marks headings by style, header rows and the language, which
    the .xlsx does not, and has numbers with all digits, where the .xlsx has sixteen.
    datapackage.json describes all tables to programs, tidy/csv-metadata.json and the files named
    after each table the tidy ones; all.zip has the folders tidy and excel, these descriptions and
    this text.
    pandas reads every number to the last bit with float_precision="round_trip", and drops digits
    of small ones without it; Polars needs infer_schema_length=None, since some columns begin with
    codes of digits alone. LibreOffice keeps fifteen digits of a number.
    Charts stand beside this folder, in charts: an SVG file for each chart of the pages on England,
    themes and regions, and charts/areas/<LA code>.zip with all charts of an authority's page.
    Columns named as in the Department for Education's files have the same meaning.
    Rows stand in the order of the key, so two runs can be compared line by line.

    How to read the figures
    The figures are derived from published statistics; they are not an official statistic.
    An empty cell is a missing value, never zero. A suppressed figure is not zero and is not
    estimated. Growth is in per cent a year. A trend says what moved in its window; it says
    nothing about why, or what comes next.


    """

  private static var symbols: String {
    let lines = ValueStatus.allCases.map { status in
      "  \(padded(status.rawValue, to: 6))\(status.explanation)\n"
    }
    return "Symbols in value_status\n" + lines.joined() + "\n"
  }

  private static func section(_ file: TidyFile) -> String {
    var text = "\(file.name)\n\(file.title). \(file.grain).\n"
    text += file.key.isEmpty ? "No key.\n" : "Key: \(file.key.joined(separator: ", ")).\n"
    for field in file.fields {
      let name = padded(field.name, to: 28)
      text += "  \(name)\(padded(field.kind.rawValue, to: 9))\(field.description)\n"
    }
    return text + "\n"
  }

  private static func spreadsheetSection(_ files: [TidyFile]) -> String {
    guard let widest = files.max(by: { $0.fields.count < $1.fields.count }) else { return "" }
    var text = "excel/<measure>_by_authority.csv\nOne file per measure. \(widest.grain).\n"
    text += "Key: \(widest.key.joined(separator: ", ")).\n"
    for field in widest.fields where Int(field.name) == nil {
      text += "  \(padded(field.name, to: 28))\(field.description)\n"
    }
    text += "  \(padded("a year", to: 28))The figure as published, or a symbol in brackets\n"
    text += files.map { "  \($0.name)\n    \($0.title)\n" }.joined()
    return text + "\n"
  }

  private static func origin(of sources: [SourceFile]) -> String {
    let publications = Set(sources.map(\.publication)).sorted()
    guard !publications.isEmpty else { return "" }
    return "Where the figures come from\n"
      + publications.map { "  \($0)\n" }.joined()
      + "Name these publications when you quote a figure; source_id and source_line in\n"
      + "observations.csv lead back to the cell.\n"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

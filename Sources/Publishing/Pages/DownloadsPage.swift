internal import CareStatistics
internal import TrendAnalysis

/// The files of the run, with rows and sizes.
struct DownloadsPage {
  let index: SiteIndex

  var content: PageContent {
    PageContent(title: "Downloads", path: PagePath.downloads, main: main)
  }

  /// A file's name without its folder.
  static func fileName(_ file: DownloadFile) -> String {
    file.path.split(separator: "/").last.map(String.init) ?? file.path
  }

  private static let contents: [String: String] = [
    "observations.csv": "One row a measure, area and year: value, status, numerator, denominator.",
    "comparators.csv": "England, regions, partner groups and neighbours, year by year.",
    "trends.csv": "One row a measure, window and area: every estimate, interval, grade and reason.",
    "trend_models.csv": "What was pooled over all areas, a measure and window.",
    "sensitivity.csv": "Each graded difference in other windows and beside other areas.",
    "levels.csv": "Where each area stands: interval, funnel, quartile, change on the year before.",
    "balance.csv": "What other measures did beside each graded fall.",
    "stock_change.csv": "Starts, ceases, residual and length of stay behind each change.",
    "peers.csv": "Who could learn from whom, with the reason each is listed.",
    "projections.csv": "The next years under ordinary change, with intervals.",
    "quality_issues.csv": "Every finding of the checks, with file and line.",
    "changes.csv": "Every figure that differs from the earlier run's.",
    "flag_changes.csv": "Grades gained, lost or changed since the earlier run, with the cause.",
    "run_changes.csv": "Areas, measures and settings that differ from the earlier run's.",
    "areas.csv": "Areas with codes, names, regions and dates.",
    "measures.csv": "Measures with units, definitions and sources.",
    "neighbours.csv": "Statistical neighbours by model and rank.",
    "datapackage.json": "A description of the tables that programs can read.",
    "all.zip": "The tables, their descriptions and the README in one archive.",
    "england.xlsx": "Workbook: headline measures by authority, themes by region, trends.",
    "england.ods": "The same workbook in the OpenDocument form.",
    "README.txt": "What the files are and how to read them.",
  ]

  /// What the two forms of a workbook end in.
  private static let workbookEndings = [".xlsx", ".ods"]

  /// How many rows a table has; `nil` for a file that is not one.
  private static func rows(_ file: DownloadFile) -> Int? {
    file.path.hasSuffix(".csv") ? file.rows : nil
  }

  private func summary(_ file: DownloadFile) -> String {
    let name = Self.fileName(file)
    if let text = Self.contents[name] { return text }
    let ending = "_by_authority.csv"
    if name.hasSuffix(ending) {
      let measure = index.analysis.table.measure(String(name.dropLast(ending.count)))
      return
        "For spreadsheets: \(measure?.name ?? "a measure"); a row an authority, a column a year."
    }
    let isWorkbook = Self.workbookEndings.contains { file.path.hasSuffix($0) }
    return isWorkbook ? "A workbook for spreadsheets." : "A file of this run."
  }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Downloads")
      html.element(
        .p, .class("lead"),
        text: "Every figure on these pages, and more, in files that open in a spreadsheet, R or "
          + "Python.")
      if index.context.downloads.isEmpty {
        html.element(.p, text: "This run wrote no data files.")
      } else {
        table.write(to: &html)
      }
      writeWorkbooks(to: &html)
      html.element(.section, .labelledBy("reading")) { html in
        html.element(.h2, .id("reading"), text: "How to read them")
        html.element(.ul) { html in
          html.element(
            .li,
            text: "Files by authority are for spreadsheets: symbols in brackets stand where there "
              + "is no value.")
          html.element(
            .li,
            text: "Tidy files hold one value a row. Where there is no value the field is empty and "
              + "a column of symbols says why.")
          html.element(
            .li,
            text: "Text is UTF-8, numbers have a decimal point and no thousands commas, and the "
              + "sign is a plain hyphen.")
          html.element(
            .li,
            text: "Column names follow the Department for Education's open data where the meaning "
              + "is the same: time_period, new_la_code, la_name.")
          html.element(
            .li,
            text: "Each authority's page also carries its own figures in a link that works "
              + "offline.")
          html.element(
            .li,
            text: "Charts are SVG files with title, source and date inside: a link below each "
              + "chart, and at the end of each authority's page all of its charts in one archive.")
        }
      }
    }
  }

  /// The authorities' workbooks, by name.
  private func writeWorkbooks(to html: inout HTML) {
    let areas = index.authorities.filter { index.workbooks[$0.code] != nil }
    guard !areas.isEmpty else { return }
    html.element(.section, .labelledBy("workbooks")) { html in
      html.element(.h2, .id("workbooks"), text: "Workbooks of authorities")
      html.element(
        .p,
        text: "Each authority beside England, its region and its statistical neighbours, year by "
          + "year, and its trends: a workbook for spreadsheet programs, in two forms with the same "
          + "content. The .ods (OpenDocument) form also marks headings and the language for screen "
          + "readers.")
      DataTable(
        id: "workbook-files", caption: "Workbooks by authority",
        columns: [.text("Authority")]
          + Self.workbookEndings.flatMap { [.text("Form \($0)"), .number("Size of \($0)")] },
        rows: areas.map { area in
          let files = index.workbooks[area.code] ?? []
          return DataTable.Row(
            .text(area.name),
            Self.workbookEndings.flatMap { ending in
              workbookCells(files.first { $0.path.hasSuffix(ending) })
            })
        }, tools: [.sort]
      ).write(to: &html)
    }
  }

  private func workbookCells(_ file: DownloadFile?) -> [DataTable.Cell] {
    guard let file else { return [.text("not written"), .text("")] }
    return [
      .link(Self.fileName(file), href: file.path), .number(NumberText.size(bytes: file.bytes)),
    ]
  }

  private var table: DataTable {
    let own = index.authorities.flatMap { index.workbooks[$0.code] ?? [] }
    let ofAuthorities = Set(own.map(\.path))
    return DataTable(
      id: "files", caption: "Files of this run",
      columns: [.text("File"), .text("What it holds"), .number("Rows"), .number("Size")],
      rows: index.context.downloads.filter { !ofAuthorities.contains($0.path) }.map { file in
        DataTable.Row(
          .link(Self.fileName(file), href: file.path),
          [
            .text(summary(file)),
            Self.rows(file).map { .number(NumberText.whole($0)) } ?? .text("not a table"),
            .number(NumberText.size(bytes: file.bytes)),
          ])
      }, tools: [.sort])
  }
}

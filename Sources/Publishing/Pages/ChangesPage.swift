internal import CareStatistics
internal import TrendAnalysis

/// What differs from the earlier run: flags, figures, areas, measures and settings.
struct ChangesPage {
  let index: SiteIndex

  /// How many differences of one kind are listed.
  private static let mostRows = 200

  var content: PageContent {
    PageContent(title: "What changed", path: PagePath.changes, main: main)
  }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "What changed")
      guard let changes = index.context.changes else {
        html.element(
          .p, .class("lead"), text: "There is no earlier run to compare this run with.")
        writeFeed(to: &html)
        return
      }
      if changes.isEmpty {
        html.element(.p, .class("lead"), text: "No differences from the earlier run.")
      } else {
        html.element(.p, .class("lead"), text: lead(changes))
      }
      writeEarlier(changes, to: &html)
      writeFeed(to: &html)
      FlagChangeTables(index: index, changes: changes).write(to: &html)
      for kind in FigureChange.Kind.allCases {
        let ofKind = changes.figures.filter { $0.kind == kind }
        guard !ofKind.isEmpty else { continue }
        write(kind, ofKind, to: &html)
      }
      RunContentTable(changes: changes.content).write(to: &html)
    }
  }

  private func lead(_ changes: RunChanges) -> String {
    "\(ChangeWords.summary(of: changes)) \(summary(changes.figures))"
  }

  /// Which run the earlier one is.
  private func writeEarlier(_ changes: RunChanges, to html: inout HTML) {
    html.element(.p, .class("note")) { html in
      html.text("The earlier run is ")
      html.element(.code, text: String(changes.earlier.prefix(16)))
      html.text(
        ", the last published one on other files, settings or another version. A run that was "
          + "withdrawn is never compared with.")
    }
  }

  private func writeFeed(to html: inout HTML) {
    html.element(.p) { html in
      html.element(.a, .href(PagePath.feed), text: "Feed of changed grades (Atom)")
      html.text(", for programs that watch for news.")
    }
  }

  private func summary(_ changes: [FigureChange]) -> String {
    let parts = FigureChange.Kind.allCases.compactMap { kind -> String? in
      let count = changes.count { $0.kind == kind }
      guard count > 0 else { return nil }
      return kind == .newFigure
        ? Phrases.count(count, "new figure", "new figures")
        : "\(NumberText.whole(count)) \(kind.rawValue)"
    }
    return parts.isEmpty ? "No figure differs." : "Figures: \(Phrases.list(parts))."
  }

  private func write(
    _ kind: FigureChange.Kind, _ changes: [FigureChange], to html: inout HTML
  ) {
    let id = kind.rawValue.split(separator: " ").joined(separator: "-")
    html.element(.section, .labelledBy(id)) { html in
      html.element(.h2, .id(id), text: Self.heading(kind))
      if kind == .newFigure {
        counts(changes).write(to: &html)
      } else {
        table(kind, id, Array(changes.prefix(Self.mostRows))).write(to: &html)
        if changes.count > Self.mostRows {
          html.element(
            .p, .class("note"),
            text: "The first \(Self.mostRows) of \(NumberText.whole(changes.count)); the file of "
              + "changes has them all.")
        }
      }
    }
  }

  private static func heading(_ kind: FigureChange.Kind) -> String {
    switch kind {
    case .newFigure: "New figures"
    case .revised: "Revised figures"
    case .newlyWithheld: "Figures now withheld"
    case .released: "Figures no longer withheld"
    case .removed: "Figures no longer published"
    }
  }

  /// New figures by measure and year: a release brings hundreds at a time.
  private func counts(_ changes: [FigureChange]) -> DataTable {
    let byMeasure = Dictionary(grouping: changes, by: \.measure)
    let measures = index.measures.filter { byMeasure[$0.id] != nil }
    return DataTable(
      id: "new-counts", caption: "New figures by measure",
      columns: [.text("Measure"), .text("Years"), .number("Figures")],
      rows: measures.map { measure in
        let all = byMeasure[measure.id] ?? []
        let years = all.map(\.year)
        let span = (years.min() ?? 0)...(years.max() ?? 0)
        return DataTable.Row(
          .text(measure.name), [.text(Phrases.years(span)), .number(NumberText.whole(all.count))])
      })
  }

  private func table(
    _ kind: FigureChange.Kind, _ id: String, _ changes: [FigureChange]
  ) -> DataTable {
    DataTable(
      id: "\(id)-table", caption: Self.heading(kind),
      columns: [
        .text("Area"), .text("Measure"), .number("Year"), .number("Before"), .number("Now"),
      ],
      rows: changes.map { change in
        DataTable.Row(
          .text(index.name(change.area)),
          [
            .text(index.measureName(change.measure)), .number("\(change.year)"),
            Self.cell(change.before), Self.cell(change.after),
          ])
      }, tools: [.sort, .copy])
  }

  private static func cell(_ text: String) -> DataTable.Cell {
    if let number = Double(text) {
      let decimals = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
      guard number.isFinite, abs(number) < 1e12 else { return .text(text) }
      return .number(NumberText.fixed(number, decimals: decimals?.count ?? 0))
    }
    if let status = ValueStatus(rawValue: text) { return .status(status) }
    return text.isEmpty ? .text("no row") : .text(text)
  }
}

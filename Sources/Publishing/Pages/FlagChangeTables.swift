internal import CareStatistics
internal import TrendAnalysis

/// The part of the page of changes that is about flags.
struct FlagChangeTables {
  let index: SiteIndex
  let changes: RunChanges

  /// How many flags of one kind are listed.
  private static let mostRows = 150

  func write(to html: inout HTML) {
    guard !changes.flags.isEmpty else { return }
    html.element(.p, .class("caveat"), text: Phrases.caveat)
    for kind in FlagChange.Kind.allCases {
      let ofKind = changes.flags.filter { $0.kind == kind }
      if !ofKind.isEmpty { write(kind, ofKind, to: &html) }
    }
    html.element(.p, .class("note"), text: ChangeWords.threshold)
  }

  private func write(_ kind: FlagChange.Kind, _ all: [FlagChange], to html: inout HTML) {
    let id = "flags-\(kind.rawValue)"
    html.element(.section, .labelledBy(id)) { html in
      html.element(.h2, .id(id), text: ChangeWords.heading(kind))
      DataTable(
        id: "\(id)-table", caption: "\(ChangeWords.heading(kind)): before, now, cause",
        columns: [
          .text("Area"), .text("Measure"), .text("Years"), .text("Before"), .text("Now"),
          .text("Recorded cause"),
        ],
        rows: all.prefix(Self.mostRows).map(row), tools: [.sort, .copy]
      ).write(to: &html)
      if all.count > Self.mostRows {
        html.element(
          .p, .class("note"),
          text: "The first \(Self.mostRows) of \(NumberText.whole(all.count)); the file of changed "
            + "flags has them all.")
      }
    }
  }

  private func row(_ change: FlagChange) -> DataTable.Row {
    DataTable.Row(
      area(change),
      [
        .text(index.measure(change.measure)?.shortName ?? change.measure),
        .text(Phrases.years(change.window)),
        .text(ChangeWords.standing(change.before, beside: change.window, isBefore: true)),
        .text(ChangeWords.standing(change.after, beside: change.window, isBefore: false)),
        .text(ChangeWords.words(for: change.causes).capitalizedFirst),
      ])
  }

  /// The area's name, linked where it has a page of its own.
  private func area(_ change: FlagChange) -> DataTable.Cell {
    guard let area = index.register.area(code: change.areaCode), area.isCurrent,
      area.level == .localAuthority
    else { return .text(change.areaName) }
    return .link(change.areaName, href: PagePath.area(area))
  }
}

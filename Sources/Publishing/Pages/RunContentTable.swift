internal import TrendAnalysis

/// The part of the page of changes that is about areas, measures, settings and the version.
struct RunContentTable {
  let changes: [RunContentChange]

  func write(to html: inout HTML) {
    guard !changes.isEmpty else { return }
    html.element(.section, .labelledBy("content")) { html in
      html.element(.h2, .id("content"), text: "Areas, measures and settings")
      DataTable(
        id: "content-table", caption: "Areas and measures added and removed, and changed settings",
        columns: [.text("What"), .text("Kind"), .text("Change"), .text("Before"), .text("Now")],
        rows: changes.map { change in
          DataTable.Row(
            .text(name(change)),
            [
              .text(change.subject.rawValue.capitalizedFirst), .text(change.kind.rawValue),
              .text(value(change.before, of: change, isThere: change.kind != .added)),
              .text(value(change.after, of: change, isThere: change.kind != .removed)),
            ])
        }, tools: [.copy]
      ).write(to: &html)
    }
  }

  private func name(_ change: RunContentChange) -> String {
    switch change.subject {
    case .area, .measure: change.name
    case .setting: ChangeWords.name(of: change.id)
    case .version: "The program"
    }
  }

  /// A setting's value, or the first digits of the digest that names a file.
  private func value(
    _ text: String, of change: RunContentChange, isThere: Bool
  ) -> String {
    guard isThere else { return "not there" }
    switch change.subject {
    case .area, .measure: return "there"
    case .version: return text
    case .setting:
      let isFile = RunSetting.Name(rawValue: change.id)?.isFile == true
      return isFile ? "file \(text.prefix(8))" : text
    }
  }
}

internal import CareStatistics
internal import PackagedFiles

/// The sheets that every workbook begins with: cover, contents, notes.
struct WorkbookFrame {
  let context: WorkbookContext
  /// The title of the whole, for example "Bracknell Forest beside England".
  let title: String
  /// What the workbook covers, in one sentence.
  let coverage: String

  /// The workbook over finished table sheets.
  func workbook(tables: [WorkbookTableDraft], notes: WorkbookNotes) -> Workbook {
    let finished = tables.compactMap { draft in draft.sheet.map { (draft, $0) } }
    let sheets = [cover, contents(finished.map(\.0)), notesSheet(notes)].compactMap { $0 }
    return Workbook(
      title: title, subject: "Children in care: statistics of local authorities in England",
      created: context.created, sheets: sheets + finished.map(\.1))
  }

  private var cover: WorkbookSheet {
    var lines: [WorkbookSheet.Line] = [.heading("What this workbook covers"), .text(coverage)]
    if let day = context.newestDay {
      lines.append(.text("The newest figures are those of \(day.inWords)."))
    }
    lines += [
      .text(
        "The measures' definitions are in measures.csv, and every figure with its source is in "
          + "observations.csv, of the same run."),
      .heading("How to read it"),
      .text("Derived from published statistics; not an official statistic."),
      .text(
        "A suppressed figure is not zero and is not estimated. Symbols in brackets stand for "
          + "figures that cannot be shown; each sheet explains those that it uses."),
      .text(Phrases.caveat),
      .heading("Sources"),
    ]
    lines += context.publications.map { .text($0) }
    lines += [
      .heading("Licence"),
      .text("Contains public sector information licensed under the \(DataLicence.title)."),
      .heading("Origin"),
      .text(
        "Written by carenumbers \(context.version). The run's manifest.json names every file that it "
          + "read, with SHA-256."),
    ]
    return WorkbookSheet(name: "Cover", title: title, lines: lines)
  }

  private func contents(_ drafts: [WorkbookTableDraft]) -> WorkbookSheet {
    let first: [(String, String)] = [
      ("Cover", "What this workbook covers, sources and licence"),
      ("Notes", "The notes that tables refer to"),
    ]
    let rows = first + drafts.map { ($0.name, $0.summary) }
    return WorkbookSheet(
      name: "Contents", title: "Contents", lines: [.text("This sheet contains one table.")],
      table: WorkbookTable(
        name: "table_of_contents",
        columns: [WorkbookColumn("Sheet", width: 34), WorkbookColumn("What it holds", width: 110)],
        rows: rows.map { [.sheet($0.0), .text($0.1)] }))
  }

  private func notesSheet(_ notes: WorkbookNotes) -> WorkbookSheet {
    let texts = notes.texts.isEmpty ? ["No table has a note."] : notes.texts
    return WorkbookSheet(
      name: "Notes", title: "Notes", lines: [.text("This sheet contains one table.")],
      table: WorkbookTable(
        name: "table_of_notes",
        columns: [WorkbookColumn("Note", width: 12), WorkbookColumn("Text", width: 100)],
        rows: texts.enumerated().map { [.text("Note \($0 + 1)"), .text($1)] }))
  }
}

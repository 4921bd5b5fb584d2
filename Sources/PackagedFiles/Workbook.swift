internal import CXlsxWriter

/// A workbook of text and tables, by the rules for accessible spreadsheets.
///
/// Arial 12, titles in 16 and headings in 14; one marked-up table a sheet, in column A, with one
/// header row; no filter buttons, merged cells, frozen panes, colours or formulas. The library gives
/// every part of the file the same time, so that the same content gives the same bytes. It knows
/// neither named cell styles nor the language field of a document; the language is a custom property.
/// The OpenDocument form of a workbook has both.
public struct Workbook: Sendable, Hashable {
  /// The title in the document's properties.
  public let title: String
  /// The subject in the document's properties.
  public let subject: String
  /// When its content dates from, in seconds since 1970; not 0, which the library takes for now.
  public let created: Int
  /// The sheets; the first is the one that opens, at its cell A1.
  public let sheets: [WorkbookSheet]

  /// A workbook from its parts.
  ///
  /// - Precondition: No two sheets and no two tables have the same name, in any case of letters.
  public init(title: String, subject: String, created: Int, sheets: [WorkbookSheet]) {
    let names = sheets.map { $0.name.lowercased() }
    let tables = sheets.compactMap { $0.table?.name.lowercased() }
    precondition(Set(names).count == names.count, "sheets' names are unique")
    precondition(Set(tables).count == tables.count, "tables' names are unique")
    precondition(created != 0, "a date that is not now")
    (self.title, self.subject, self.created, self.sheets) = (title, subject, created, sheets)
  }

  /// Writes the file in the form that Excel began.
  ///
  /// - Parameters:
  ///   - path: A file; one that is there is replaced.
  ///   - temporaryFolder: Where the library keeps parts until it joins them.
  /// - Throws: `PackagingFault` when the file cannot be written.
  public func write(to path: String, temporaryFolder: String) throws(PackagingFault) {
    // SAFETY: the library copies both texts within the call.
    guard let workbook = unsafe workbook_open(path, temporaryFolder) else {
      throw PackagingFault(path: path, message: "no memory for a workbook")
    }
    // SAFETY: the pointer is the one just made. It is used by this thread alone until
    // `workbook_close`, which frees it whatever it returns, and not after.
    let writer = unsafe WorkbookWriter(workbook)
    writer.describe(title: title, subject: subject, created: created)
    for sheet in sheets { writer.add(sheet) }
    let failure = writer.failure
    let closing = unsafe workbook_close(workbook)
    let error = failure == LXW_NO_ERROR ? closing : failure
    guard error == LXW_NO_ERROR else {
      // SAFETY: the library returns a constant text.
      let text = unsafe lxw_strerror(error).map { unsafe String(cString: $0) }
      throw PackagingFault(path: path, message: text ?? "the workbook cannot be written")
    }
  }
}

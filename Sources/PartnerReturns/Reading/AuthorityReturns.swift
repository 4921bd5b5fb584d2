internal import Glibc

/// All returns of one authority, read.
package struct AuthorityReturns: Sendable {
  /// The authority and its folders.
  package let partner: ReturnFolder.Partner
  /// The returns, earliest year first.
  package let annuals: [AnnualReturn]
  /// The children of all returns.
  package let children: ChildNumbers
  /// What makes the returns unusable; such a partner is skipped and named.
  package let faults: [ReturnFault]

  /// Reads every file of an authority's folders.
  ///
  /// A file that cannot be read is a fault; the files after it are read none the less, so that all
  /// faults are told at once.
  ///
  /// - Parameters:
  ///   - root: The folder of returns.
  ///   - dates: How the source writes dates.
  ///   - wanted: How much of the returns to read.
  package init(
    _ partner: ReturnFolder.Partner, root: String, dates: DateStyle = .dayMonthYear,
    wanted: ReturnExtent = .all
  ) {
    var faults = partner.faults
    var annuals: [AnnualReturn] = []
    var builder = AnnualReturnBuilder(dates: dates, extent: wanted)
    for year in partner.years {
      builder.begin(year: year.year)
      for file in year.files {
        do throws(ReturnFault) {
          try Self.read(path: "\(root)/\(file)", name: file, into: &builder)
        } catch {
          faults.append(error)
        }
      }
      let annual = builder.annual
      faults += Self.missingTables(annual, year.place)
      faults += WrongDates.faults(in: annual, dates)
      if let fault = WrongYear.fault(in: annual) { faults.append(fault) }
      annuals.append(annual)
    }
    (self.partner, self.annuals, self.faults) = (partner, annuals, faults)
    children = builder.children
  }

  private static func read(
    path: String, name: String, into builder: inout AnnualReturnBuilder
  ) throws(ReturnFault) {
    guard !isEndless(path) else {
      throw ReturnFault(
        "return-unreadable", file: name, "the file cannot be read: it is a pipe or a device",
        remedy: "Put a file there.")
    }
    if name.lowercased().hasSuffix(".xml") {
      try XMLReturn.read(path: path, name: name, into: &builder)
    } else {
      try TableFile.read(path: path, name: name, into: &builder)
    }
  }

  /// Whether a path leads to something that is no file, such as a pipe.
  ///
  /// A night job must not wait for a pipe's other end. What is not there is for the reader to tell.
  private static func isEndless(_ path: String) -> Bool {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG
  }

  private static func missingTables(_ annual: AnnualReturn, _ place: String) -> [ReturnFault] {
    [ReturnTable.header, .episodes].filter { annual.file(of: $0) == nil }.map { table in
      ReturnFault(
        "return-table-missing", file: place,
        "no \(table.rawValue) table in the return of \(annual.year)",
        remedy: "Put the table's file into the folder; without it nothing can be counted.")
    }
  }
}

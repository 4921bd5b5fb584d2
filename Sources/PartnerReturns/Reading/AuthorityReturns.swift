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
    var builder = AnnualReturnBuilder(
      year: 0, children: ChildNumbers(), dates: dates, extent: wanted)
    for year in partner.years {
      _ = builder.next(year: year.year)
      for file in year.files {
        do throws(ReturnFault) {
          try Self.read(path: "\(root)/\(file)", name: file, into: &builder)
        } catch {
          faults.append(error)
        }
      }
      let annual = builder.next(year: 0)
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

/// How much of a return is read.
///
/// Of tables that are not read, no more than what they are is looked at.
package enum ReturnExtent: Int, Sendable, Comparable {
  /// What totals and age bands are made of: dates, reasons and legal status.
  case ages
  /// What every breakdown is made of.
  case counts
  /// Every table and every field that a rule looks at.
  case all

  /// The less is read, the smaller.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The tables to read whole.
  var tables: Set<ReturnTable> {
    switch self {
    case .ages: [.header, .episodes]
    case .counts: [.header, .episodes, .uasc]
    case .all: Set(ReturnTable.allCases)
    }
  }
}

/// Whether the dates of a return are those of its year.
enum WrongYear {
  /// A fault where most episodes that ended did not end in the year of the folder.
  ///
  /// Every episode of a return that has ended did so between 1 April and 31 March; one of 1 April
  /// after the year is met now and then and is a matter of the rules.
  static func fault(in annual: AnnualReturn) -> ReturnFault? {
    let rules = ReturnYearRules(year: annual.year)
    let inYear = rules.firstDay...rules.lastDay.adding(1)
    var byYear: [Int: Int] = [:]
    var (inside, outside) = (0, 0)
    for end in annual.episodes.lazy.compactMap(\.ended.day) {
      if inYear.contains(end) {
        inside += 1
      } else {
        outside += 1
        byYear[end.reportingYear, default: 0] += 1
      }
    }
    guard outside > inside, outside >= 3 else { return nil }
    let likely = byYear.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? annual.year
    return ReturnFault(
      "return-wrong-year", file: annual.file(of: .episodes) ?? "", column: "DEC",
      "most episodes that ended did not end in the year to 31 March \(annual.year); most did in "
        + "that to 31 March \(likely)",
      remedy: "Check the name of the folder against the return.")
  }
}

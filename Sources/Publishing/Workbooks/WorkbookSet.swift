internal import CareStatistics
public import PackagedFiles
internal import TrendAnalysis

/// Every workbook of a run: England's first, since it takes longest, then one for each authority.
public struct WorkbookSet: Sendable {
  /// The names inside the `data` folder, without the ending that tells the form of the file.
  public let names: [String]

  private let context: WorkbookContext
  private let authorities: [Area]

  /// The workbooks over what they share.
  public init(_ context: WorkbookContext) {
    self.context = context
    authorities = context.analysis.table.register.currentAuthorities
    names = ["workbooks/england"] + authorities.map(Self.name)
  }

  /// The name of an authority's workbook inside the `data` folder, without an ending.
  static func name(of authority: Area) -> String { "workbooks/\(authority.code)" }

  /// The workbook at a position of `names`.
  public func workbook(at position: Int) -> Workbook {
    position == 0
      ? EnglandWorkbook(context: context).workbook
      : AuthorityWorkbook(authority: authorities[position - 1], context: context).workbook
  }
}

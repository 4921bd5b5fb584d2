/// The column names of a file, bound by name whatever their order.
public struct Header: Sendable, Equatable {
  /// The names in file order, verbatim; all different.
  public let names: [String]

  /// The file the names come from, for messages.
  public let file: String

  /// The line the header stands on.
  public let line: Int

  private let indices: [String: Int]

  /// A header from its names.
  ///
  /// - Throws: `DelimitedFault.Kind.duplicateColumn` where two names are equal.
  public init(names: [String], file: String, line: Int = 1) throws(DelimitedFault) {
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = indices.updateValue(index, forKey: name) {
        throw DelimitedFault(
          .duplicateColumn(first: first + 1, second: index + 1), file: file, line: line,
          column: name.isEmpty ? "#\(index + 1)" : name,
          found: excerpt(name.utf8))
      }
    }
    self.names = names
    self.file = file
    self.line = line
    self.indices = indices
  }

  /// The number of columns.
  public var count: Int { names.count }

  /// The position of a column, or `nil` where the file has none of that name.
  public func indexIfPresent(of name: String) -> Int? { indices[name] }

  /// The position of a column that must be there.
  ///
  /// - Throws: `DelimitedFault.Kind.missingColumn` with the names found and the nearest of them.
  public func index(of name: String) throws(DelimitedFault) -> Int {
    if let index = indices[name] { return index }
    throw DelimitedFault(
      .missingColumn(name: name, available: names, nearest: nearestName(to: name, in: names)),
      file: file, line: line, column: nil,
      found: names.map { $0.isEmpty ? "(blank)" : $0 }.joined(separator: ", "))
  }

  /// How messages call a column: its name, or its ordinal where it has none.
  func label(_ index: Int) -> String {
    guard index < names.count, !names[index].isEmpty else { return "#\(index + 1)" }
    return names[index]
  }
}

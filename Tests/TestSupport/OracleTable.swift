internal import Foundation

/// A table of expected answers made by another program.
///
/// Reading refuses a missing, empty or ragged file: a test over an empty oracle would pass for
/// nothing. The reader is deliberately small and apart from the product's own, so that the product's
/// reader is never tested against itself.
public struct OracleTable: Sendable {
  /// The column names, in file order.
  public let header: [String]

  /// One dictionary a row, from column name to the cell's text.
  public let rows: [[String: String]]

  /// What makes an oracle unusable.
  public enum Fault: Error, Equatable {
    case missing(String)
    case noRows(String)
    case ragged(String, line: Int)
    case notANumber(String, column: String)
  }

  /// Reads `Tests/<folder>/Oracles/<name>.csv`.
  ///
  /// - Throws: `Fault` for a file that is missing, has no row, or has a row of another width.
  public init(_ name: String, in folder: String) throws {
    let url = packageRoot.appending(path: "Tests/\(folder)/Oracles/\(name).csv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw Fault.missing(url.path)
    }
    // A carriage return and a line feed are one character to Swift.
    let lines = text.replacingOccurrences(of: "\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: true)
    guard let first = lines.first, lines.count > 1 else { throw Fault.noRows(url.path) }
    let header = Self.cells(first)
    self.header = header
    rows = try lines.dropFirst().enumerated().map { index, line in
      let cells = Self.cells(line)
      guard cells.count == header.count else { throw Fault.ragged(url.path, line: index + 2) }
      return Dictionary(zip(header, cells), uniquingKeysWith: { $1 })
    }
  }

  /// The cells of one line; a quoted cell may hold commas, and a doubled quote stands for one.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var quoted = false
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    cells.append(cell)
    return cells
  }
}

extension [String: String] {
  /// The number in a column; `nil` where the cell is blank (undefined in the oracle).
  ///
  /// - Throws: `OracleTable.Fault.notANumber` for a missing column or text that is not a number.
  public func number(_ column: String) throws -> Double? {
    guard let text = self[column] else {
      throw OracleTable.Fault.notANumber("no such column", column: column)
    }
    if text.isEmpty { return nil }
    guard let number = Double(text) else {
      throw OracleTable.Fault.notANumber(text, column: column)
    }
    return number
  }
}

/// Whether two numbers agree to a relative tolerance; two missing numbers agree.
public func agree(_ a: Double?, _ b: Double?, relative tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?):
    a == b || abs(a - b) <= tolerance * Swift.max(abs(a), abs(b)) || abs(a - b) < 1e-13
  default: false
  }
}

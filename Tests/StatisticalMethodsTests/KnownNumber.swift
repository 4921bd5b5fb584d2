import TestSupport
import Testing

extension [String: String] {
  /// The number in a column of an oracle, which must not be blank.
  func known(_ column: String) throws -> Double { try #require(try number(column)) }
}

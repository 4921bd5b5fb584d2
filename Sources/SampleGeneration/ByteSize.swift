/// A number of bytes, as people write it: `1.2GB`, `256MB`, `64KB`.
public struct ByteSize: Sendable, Equatable {
  /// The number of bytes.
  public let bytes: Int

  /// A size from its number of bytes.
  ///
  /// - Precondition: the number is not negative.
  public init(bytes: Int) {
    precondition(bytes >= 0, "a size is not negative")
    self.bytes = bytes
  }

  /// Reads a decimal number with one of the units B, KB, MB, GB and TB, in either case.
  ///
  /// A kilobyte has 1,000 bytes. `nil` for anything else, for part of a byte, and for more bytes
  /// than can be counted.
  public init?(_ text: String) {
    let digits = text.prefix { $0 == "." || ("0"..."9").contains($0) }
    guard var exponent = Self.exponent(ofUnit: text.dropFirst(digits.count)) else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    exponent -= parts.count == 2 ? parts[1].count : 0
    guard exponent >= 0, var bytes = Int(parts.joined()) else { return nil }
    for _ in 0..<exponent {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      bytes = product
    }
    self.init(bytes: bytes)
  }

  private static func exponent(ofUnit unit: Substring) -> Int? {
    switch unit.lowercased() {
    case "b": 0
    case "kb": 3
    case "mb": 6
    case "gb": 9
    case "tb": 12
    default: nil
    }
  }
}

/// A code list of the return: one case a code, over all collection years.
///
/// Raw values are the codes as specified, in upper case. A value takes one byte. `blank` stands for a
/// field without anything in it, `unlisted` for one whose text is in no year's list; that text is not
/// kept.
package protocol ReturnCode: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  /// Nothing in the field; its raw value is the empty text.
  static var blank: Self { get }
  /// Something in the field that no year's list has; its raw value is `?`.
  static var unlisted: Self { get }
  /// The collection years whose list has the code; all where the code never changed.
  var collectionYears: ClosedRange<Int> { get }
}

extension ReturnCode {
  /// All years.
  package var collectionYears: ClosedRange<Int> { CollectionYear.all }

  /// Whether the field holds anything.
  package var isFilled: Bool { self != .blank }

  /// Whether the field holds a code of the list of a collection year.
  package func isListed(in year: Int) -> Bool {
    self != .blank && self != .unlisted && collectionYears.contains(year)
  }
}

/// Collection years, named by the calendar year of the 31 March that closes them.
package enum CollectionYear {
  /// The years that a return may be of.
  package static let all = 1992...2100

  /// A range from a year on.
  static func since(_ year: Int) -> ClosedRange<Int> { year...all.upperBound }

  /// A range up to a year.
  static func until(_ year: Int) -> ClosedRange<Int> { all.lowerBound...year }
}

/// Finds the case of a code list for a field's bytes.
///
/// A code has at most eight bytes and so fits into one word, which is looked up in a small open hash
/// table. Lower case is read as upper case, and `1.0` as `1`, since spreadsheets and data frames
/// write whole numbers that way. Blanks at either end are not part of the field.
package struct CodeReader<Code: ReturnCode>: Sendable {
  private var words: [UInt64]
  private var codes: [Code]
  private let mask: Int

  /// A reader of a code list.
  package init(_ type: Code.Type = Code.self) {
    let count = Code.allCases.count * 4
    let size = 1 << (Int.bitWidth - count.leadingZeroBitCount)
    mask = size - 1
    words = Array(repeating: 0, count: size)
    codes = Array(repeating: .unlisted, count: size)
    for code in Code.allCases where code != .blank && code != .unlisted {
      let word = Self.word(Array(code.rawValue.utf8).span)
      var slot = Self.slot(word) & mask
      while words[slot] != 0 { slot = (slot + 1) & mask }
      (words[slot], codes[slot]) = (word, code)
    }
  }

  /// The case for a field.
  package func read(_ bytes: Span<UInt8>) -> Code {
    let word = Self.word(bytes)
    guard word != 0 else { return .blank }
    var slot = Self.slot(word) & mask
    while words[slot] != 0 {
      if words[slot] == word { return codes[slot] }
      slot = (slot + 1) & mask
    }
    return .unlisted
  }

  @inline(__always)
  private static func slot(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// The field's bytes in one word, zero for none; all bits for more than eight bytes.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>) -> UInt64 {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if end - start > 2, bytes[end - 1] == 0x30, bytes[end - 2] == 0x2E { end -= 2 }
    guard end - start <= 8 else { return .max }
    var word: UInt64 = 0
    for place in start..<end {
      let byte = bytes[place]
      word = word << 8 | UInt64(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
    }
    return word
  }
}

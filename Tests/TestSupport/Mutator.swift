/// Spoils files: flips, cuts, swaps and overgrows what they hold, the same way for the same seed.
public struct Mutator {
  /// What a file is, and so what can be wrong with it.
  public enum Kind: Sendable {
    /// Records with a header line.
    case delimited
    /// Settings.
    case yaml
    /// Elements.
    case xml
    /// An object of JSON.
    case json
    /// Bytes of a program's own.
    case binary
    /// A state of `aggregate --partial`: bytes before a checksum, which is sometimes made to agree.
    case state
  }

  /// Random draws; shared with the further mutations.
  var random: SeededGenerator

  /// A mutator whose every draw follows from `seed`.
  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A number below `bound`, which is at least 1.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  /// One of several things.
  public mutating func one<Item>(of items: [Item]) -> Item { items[below(items.count)] }

  /// Spoils a file in one to three ways.
  ///
  /// - Returns: Its bytes, and the names of what was done.
  public mutating func spoil(_ bytes: [UInt8], _ kind: Kind) -> (bytes: [UInt8], ways: [String]) {
    var (spoilt, ways): ([UInt8], [String]) = (bytes, [])
    for _ in 0...below(3) {
      let way = one(of: Self.ways(kind))
      spoilt = apply(way, to: spoilt)
      ways.append(way.rawValue)
    }
    if kind == .state, below(4) > 0 {
      spoilt = Self.sealed(spoilt)
      ways.append("sealed")
    }
    return (spoilt, ways)
  }

  /// A way to spoil a file.
  enum Way: String, CaseIterable {
    case flipBits, deleteBytes, insertBytes, repeatBytes, overwrite, truncate, empty, nul, notUTF8
    case swapLines, deleteLine, repeatLine, deleteLines, oddNumber, longField, quote, lineEnds, mark
    case wideText, archive, sameBytes
    // Records.
    case renameColumn, dropColumn, dropCells, doubleHeader, swapCells, oddCell, swapColumns,
      delimiter
    case repeatColumn, manyRows
    // Settings.
    case deepFlow, deepBlock, aliases, selfAlias, repeatKey, tag, indent, noValue, otherValue
    case misspeltKey, manyDocuments
    // Elements and objects.
    case deepElements, entities, dropTag, deepObjects
  }

  private static let text: [Way] = [
    .flipBits, .deleteBytes, .insertBytes, .repeatBytes, .overwrite, .truncate, .empty, .nul,
    .notUTF8, .swapLines, .deleteLine, .repeatLine, .deleteLines, .oddNumber, .oddNumber,
    .longField,
    .quote, .lineEnds, .mark, .wideText, .archive,
  ]

  private static func ways(_ kind: Kind) -> [Way] {
    switch kind {
    case .delimited:
      text + [
        .renameColumn, .dropColumn, .dropCells, .doubleHeader, .swapCells, .oddCell, .oddCell,
        .oddCell, .swapColumns, .delimiter, .repeatColumn, .manyRows,
      ]
    case .yaml:
      text + [
        .deepFlow, .deepBlock, .aliases, .selfAlias, .repeatKey, .tag, .indent, .noValue, .noValue,
        .otherValue, .otherValue, .otherValue, .misspeltKey, .manyDocuments,
      ]
    case .xml: text + [.deepElements, .entities, .dropTag, .dropTag, .oddNumber]
    case .json: text + [.deepObjects, .otherValue, .oddNumber]
    case .binary, .state:
      [
        .flipBits, .flipBits, .deleteBytes, .insertBytes, .repeatBytes, .overwrite, .truncate,
        .empty,
        .nul, .sameBytes,
      ]
    }
  }

  private mutating func apply(_ way: Way, to bytes: [UInt8]) -> [UInt8] {
    switch way {
    case .flipBits, .deleteBytes, .insertBytes, .repeatBytes, .overwrite, .truncate, .empty, .nul,
      .notUTF8, .quote, .mark, .archive, .sameBytes, .longField:
      spoilBytes(way, bytes)
    case .swapLines, .deleteLine, .repeatLine, .deleteLines, .oddNumber, .lineEnds, .wideText,
      .dropTag:
      spoilText(way, bytes)
    case .renameColumn, .dropColumn, .dropCells, .doubleHeader, .swapCells, .oddCell, .swapColumns,
      .delimiter, .repeatColumn, .manyRows:
      spoilRecords(way, bytes)
    case .deepFlow, .deepBlock, .aliases, .selfAlias, .repeatKey, .tag, .indent, .noValue,
      .otherValue, .misspeltKey, .manyDocuments, .deepElements, .entities, .deepObjects:
      spoilSettings(way, bytes)
    }
  }

  /// A state with the checksum that its bytes have now.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 8 else { return bytes }
    let body = bytes.dropLast(8)
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    sum = ~sum
    return Array(body) + (0..<8).map { UInt8(truncatingIfNeeded: UInt64(sum) >> (8 * UInt64($0))) }
  }
}

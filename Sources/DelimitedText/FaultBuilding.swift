/// The faults of records, with their places and findings.
///
/// Nothing here depends on how much of the file is in memory, so that the same file gives the same
/// fault at every chunk size.
extension RecordReader {
  /// The most bytes that a finding shows.
  private static let shown = 40

  /// The fault of a field that libcsv refused.
  func fault(of refusal: RecordParser.Refusal) -> DelimitedFault {
    switch refusal {
    case .strayQuote: quotingFault(.strayQuote, line: line)
    case .textAfterQuote: quotingFault(.textAfterQuote, line: line)
    case .unterminatedQuote: quotingFault(.unterminatedQuote, line: quoteLine)
    case .outOfMemory:
      DelimitedFault(
        .fieldTooLong(limit: parser.fieldCount), file: file, line: parser.record.line,
        column: label(parser.record.count), found: excerpt(parser.field))
    }
  }

  /// Shows an offending quote with what precedes it in its field, an open one with what follows.
  private func quotingFault(_ kind: DelimitedFault.Kind, line: Int) -> DelimitedFault {
    let field = parser.field
    let quote = [Byte.quote]
    let found: String
    switch kind {
    case .unterminatedQuote: found = excerpt(quote + field, limit: Self.shown)
    case .textAfterQuote: found = excerpt(quote + Self.tail(of: field) + quote)
    default: found = excerpt(Self.tail(of: field) + quote)
    }
    return DelimitedFault(
      kind, file: file, line: line, column: label(parser.record.count), found: found)
  }

  /// The last bytes of a field, beginning with a whole character.
  private static func tail(of field: [UInt8]) -> ArraySlice<UInt8> {
    field.count <= shown / 2
      ? field[...] : field.suffix(shown / 2).drop { $0 & 0xC0 == 0x80 }
  }

  /// The fault of a limit that the record has gone over, the field being filled included.
  func excessFault() -> DelimitedFault? {
    let record = parser.record
    let fieldBytes = options.limits.fieldBytes
    switch record.excess {
    case .fieldTooLong:
      return fieldTooLong(record.bytes[record.range(at: record.excessIndex)], record.excessIndex)
    case let kind?:
      let first = record.bytes[record.range(at: 0)]
      return DelimitedFault(
        kind, file: file, line: record.line, found: excerpt(first, limit: Self.shown))
    case nil where parser.fieldCount > fieldBytes:
      return fieldTooLong(parser.field[...], record.count)
    case nil: return nil
    }
  }

  private func fieldTooLong(_ field: ArraySlice<UInt8>, _ index: Int) -> DelimitedFault {
    let limit = options.limits.fieldBytes
    return DelimitedFault(
      .fieldTooLong(limit: limit), file: file, line: parser.record.line, column: label(index),
      found: excerpt(field, limit: min(Self.shown, limit)))
  }

  /// The fault of a complete record, or `nil` for a good one.
  ///
  /// - Parameters:
  ///   - expected: The number of the header's columns; `nil` for the header itself.
  ///   - endsLine: Whether the record had a line end.
  func contentFault(expected: Int?, endsLine: Bool) -> DelimitedFault? {
    let record = parser.record
    let isPlain = record.isPlain
    if !isPlain, let index = firstField(where: { $0.contains(Byte.nul) }) {
      return textFault(.nulByte, at: index)
    }
    if let expected, record.count != expected {
      let isCut = !endsLine && record.count < expected
      return DelimitedFault(
        isCut
          ? .cutShort(expected: expected, found: record.count)
          : .wrongFieldCount(expected: expected, found: record.count),
        file: file, line: record.line, found: excerpt(joinedFields(), limit: Self.shown))
    }
    if !isPlain, let index = firstField(where: { !Self.isUTF8($0) }) {
      return textFault(.invalidUTF8, at: index)
    }
    return nil
  }

  private func textFault(_ kind: DelimitedFault.Kind, at index: Int) -> DelimitedFault {
    let record = parser.record
    let field = record.bytes[record.range(at: index)]
    var found = excerpt(field, limit: Self.shown)
    if kind == .invalidUTF8, let byte = Self.firstForeignByte(in: field) {
      found = "byte 0x\(hexadecimal(byte)) in \(found)"
    }
    return DelimitedFault(
      kind, file: file, line: record.line, column: label(index), found: found)
  }

  private func firstField(where isFaulty: (ArraySlice<UInt8>) -> Bool) -> Int? {
    let record = parser.record
    return (0..<record.count).first { isFaulty(record.bytes[record.range(at: $0)]) }
  }

  private static func isUTF8(_ field: ArraySlice<UInt8>) -> Bool {
    String(validating: field, as: UTF8.self) != nil
  }

  /// The first byte that is no part of a UTF-8 character.
  private static func firstForeignByte(in field: ArraySlice<UInt8>) -> UInt8? {
    var decoder = UTF8()
    var rest = field.makeIterator()
    var valid = 0
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar): valid += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return field.dropFirst(valid).first
      }
    }
  }

  private func joinedFields() -> [UInt8] {
    let record = parser.record
    var joined: [UInt8] = []
    for index in 0..<record.count where joined.count <= Self.shown {
      if index > 0 { joined.append(delimiter) }
      joined += record.bytes[record.range(at: index)]
    }
    return joined
  }

  /// How messages call a column, before the header is known by its ordinal.
  func label(_ index: Int) -> String { header?.label(index) ?? "#\(index + 1)" }
}

/// What the first bytes of a file say it is, where that is not text.
func binaryFormat(of beginning: some Collection<UInt8>) -> String? {
  let formats: [(magic: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "a gzip archive"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Excel workbook (xlsx)"),
    ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (xls)"),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF document"),
  ]
  return formats.first { beginning.starts(with: $0.magic) }?.name
}

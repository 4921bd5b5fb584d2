/// The state of a reading: pieces of lines go in, whole records come out.
final class RecordReader {
  let file: String
  let options: ReadingOptions
  let delimiter: UInt8
  let parser: RecordParser

  /// The header, once it is read.
  private(set) var header: Header?
  private(set) var faults: [DelimitedFault] = []
  private(set) var summary = ReadingSummary()
  /// The physical line of the piece parsed last.
  private(set) var line = 0
  /// The line of the opening quote of the quoted field being filled.
  private(set) var quoteLine = 0

  private var lines: ChunkedLines
  private let simpleRecords: SimpleRecords?
  /// Whether the end of the bytes is not the end of the file, so that what is unfinished there is no
  /// record.
  private let isPart: Bool
  /// Which field of the record `quoteLine` belongs to.
  private var quotedField = -1
  private var isAtLineStart = true
  /// Whether a record has begun and not ended.
  private var isInRecord = false
  /// Whether the rest of the line belongs to a refused record.
  private var isSkipping = false
  private var isFinished = false

  /// The bytes held for the chunk and the record: what memory depends on.
  var heldBytes: Int {
    lines.buffer.capacity + parser.record.capacity + (simpleRecords?.heldBytes ?? 0)
  }

  init(source: consuming ByteSource, dialect: Dialect, options: ReadingOptions) {
    file = source.name
    self.options = options
    delimiter = dialect.delimiter.rawValue
    parser = RecordParser(delimiter: delimiter, limits: options.limits)
    lines = ChunkedLines(source: source, chunkSize: options.chunkSize)
    isPart = false
    simpleRecords =
      options.slicesSimpleRecords
      ? SimpleRecords(delimiter: delimiter, limits: options.limits, chunkSize: options.chunkSize)
      : nil
  }

  /// Reads bytes from the middle of a file by libcsv alone, beginning with a record.
  ///
  /// - Parameters:
  ///   - line: The line ends before the first byte.
  ///   - isPart: Whether the file goes on after the bytes.
  init(
    bytes: [UInt8], name: String, header: Header, line: Int, isPart: Bool, dialect: Dialect,
    limits: ReadingLimits
  ) {
    file = name
    options = ReadingOptions(chunkSize: max(1, bytes.count), limits: limits)
    self.header = header
    self.line = line
    self.isPart = isPart
    delimiter = dialect.delimiter.rawValue
    parser = RecordParser(delimiter: delimiter, limits: limits)
    lines = ChunkedLines(
      source: ByteSource(bytes: bytes, name: name), chunkSize: options.chunkSize)
    simpleRecords = nil
    boundary = (0, line)
  }

  /// The bytes up to the end of the last line that ended outside a record, and the lines so far.
  private(set) var boundary = (bytes: 0, line: 0)

  /// The bytes read so far, the byte-order mark and the header's line end included.
  var consumedBytes: Int { lines.consumed }

  /// The bytes read and not parsed.
  var unread: [UInt8] { lines.unread }

  /// Gives away the source, so that nothing more is read from it here.
  func takeSource() -> ByteSource? { lines.takeSource() }

  /// Reads the byte-order mark and the header.
  func readHeader() throws(DelimitedFault) -> Header {
    let beginning = try lines.readBeginning()
    if let fault = Self.fault(ofBeginning: Array(beginning), file: file) { throw fault }
    let hasMark = beginning.starts(with: Byte.byteOrderMark)
    if hasMark { lines.skip(Byte.byteOrderMark.count) }
    summary.hadByteOrderMark = hasMark
    guard let record = try read() else {
      let isEmpty = summary.lines == 0
      throw DelimitedFault(
        isEmpty ? .emptyFile : .missingHeader, file: file,
        found: isEmpty ? "no bytes" : "\(summary.blankLines) blank lines")
    }
    let header = try Header(
      names: (0..<record.count).map { record.string(at: $0) }, file: file, line: record.line)
    self.header = header
    return header
  }

  private static func fault(ofBeginning bytes: [UInt8], file: String) -> DelimitedFault? {
    let found = "bytes " + bytes.map { hexadecimal($0) }.joined(separator: " ")
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return DelimitedFault(.utf16, file: file, found: found)
    }
    let format = binaryFormat(of: bytes)
    let isControl = bytes.contains { (1...8).contains($0) || (0x0E...0x1F).contains($0) }
    guard format != nil || isControl else { return nil }
    return DelimitedFault(.binary(format: format), file: file, found: found)
  }

  /// The next good record, or `nil` at the end.
  func next() throws(DelimitedFault) -> Record? {
    guard let record = try read() else { return nil }
    summary.records += 1
    return record
  }

  private func read() throws(DelimitedFault) -> Record? {
    guard !isFinished else { return nil }
    do {
      while true {
        if takeSimpleRecord() { return parser.record }
        guard let piece = try lines.next() else { break }
        let isRecord = try take(piece)
        if isAtLineStart, !isInRecord { boundary = (lines.consumed, line) }
        if isRecord { return parser.record }
      }
      isFinished = true
      if isPart { return nil }
      return try takeEnd() ? parser.record : nil
    } catch {
      isFinished = true
      throw error
    }
  }

  /// Slices the next record where it is simple and in memory as a whole.
  private func takeSimpleRecord() -> Bool {
    guard let simpleRecords, isAtLineStart, !isInRecord, !isSkipping, let header,
      let slice = simpleRecords.next(of: lines, fieldCount: header.count)
    else { return false }
    line += 1
    parser.record.clear()
    parser.record.line = line
    simpleRecords.fill(&parser.record, with: slice, from: lines)
    line += slice.lineBreaks
    summary.lines = line
    summary.lineEnds.add(slice.lineEnd)
    lines.skip(slice.count)
    return true
  }

  /// Parses a piece, and tells whether a good record ends with it.
  private func take(_ piece: ChunkedLines.Piece) throws(DelimitedFault) -> Bool {
    if isAtLineStart {
      line += 1
      summary.lines = line
    }
    let isBlank = isAtLineStart && !isInRecord && piece.isLineEndOnly
    isAtLineStart = piece.lineEnd != nil
    if isBlank || isSkipping {
      if isBlank {
        summary.blankLines += 1
        try checkIdleLines()
      }
      if let lineEnd = piece.lineEnd {
        isSkipping = false
        summary.lineEnds.add(lineEnd)
      }
      return false
    }
    if !isInRecord { beginRecord() }
    let refusal = parser.feed(lines.buffer.span.extracting(piece.range))
    if let fault = excessFault() { throw fault }
    if let refusal {
      try refuse(fault(of: refusal))
      parser.reset()
      endRecord(with: piece.lineEnd)
      isSkipping = piece.lineEnd == nil
      return false
    }
    guard parser.record.isComplete else {
      noteOpenQuote()
      return false
    }
    endRecord(with: piece.lineEnd)
    return try isGood(endsLine: true)
  }

  /// Completes a record that the end of the file ends.
  private func takeEnd() throws(DelimitedFault) -> Bool {
    guard isInRecord else { return false }
    if let refusal = parser.finish() { throw fault(of: refusal) }
    if let fault = excessFault() { throw fault }
    endRecord(with: nil)
    return try isGood(endsLine: false)
  }

  private func beginRecord() {
    parser.record.clear()
    parser.record.line = line
    isInRecord = true
    quotedField = -1
  }

  private func endRecord(with lineEnd: LineEnd?) {
    isInRecord = false
    if let lineEnd { summary.lineEnds.add(lineEnd) }
  }

  private func noteOpenQuote() {
    guard parser.isInQuotes, parser.record.count != quotedField else { return }
    quotedField = parser.record.count
    quoteLine = line
  }

  private func isGood(endsLine: Bool) throws(DelimitedFault) -> Bool {
    let fault = contentFault(expected: header?.count, endsLine: endsLine)
    guard let fault else { return true }
    try refuse(fault)
    return false
  }

  /// Keeps a fault, or throws it where the policy or its kind demands.
  private func refuse(_ fault: DelimitedFault) throws(DelimitedFault) {
    guard case .collect(let limit) = options.onFault, header != nil, !fault.kind.stopsReading else {
      throw fault
    }
    summary.faults += 1
    if faults.count < limit { faults.append(fault) }
    try checkIdleLines()
  }

  private func checkIdleLines() throws(DelimitedFault) {
    let limit = options.limits.idleLines
    guard summary.blankLines + summary.faults > limit else { return }
    throw DelimitedFault(
      .tooManyIdleLines(limit: limit), file: file, line: line,
      found: "\(summary.blankLines) blank, \(summary.faults) faulty")
  }
}

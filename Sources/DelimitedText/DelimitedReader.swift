/// Reads a delimited text file record by record, and refuses what it cannot read with certainty.
public struct DelimitedReader {
  /// The column names.
  public let header: Header

  private let reader: RecordReader

  /// Opens a file and reads its header.
  ///
  /// - Throws: the fault of a file that cannot be opened or whose header cannot be read.
  public init(
    path: String, dialect: Dialect = .comma, options: ReadingOptions = ReadingOptions()
  ) throws(DelimitedFault) {
    try self.init(source: ByteSource(path: path), dialect: dialect, options: options)
  }

  /// Takes over a source and reads its header.
  ///
  /// - Throws: the fault of a source that cannot be read or whose header cannot be.
  public init(
    source: consuming ByteSource, dialect: Dialect = .comma,
    options: ReadingOptions = ReadingOptions()
  ) throws(DelimitedFault) {
    reader = RecordReader(source: source, dialect: dialect, options: options)
    header = try reader.readHeader()
  }

  /// The next record, or `nil` at the end of the file and after a fault was thrown.
  ///
  /// - Throws: the first fault under `FaultPolicy.stop`; under `FaultPolicy.collect` only a fault
  ///   that nothing after it survives.
  public mutating func next() throws(DelimitedFault) -> Record? { try reader.next() }

  /// The faults kept under `FaultPolicy.collect`, in file order.
  public var faults: [DelimitedFault] { reader.faults }

  /// What has been met so far.
  public var summary: ReadingSummary { reader.summary }
}

// How delimited text is read
//
// A published table that is misread by one field gives figures that are wrong and look right. So
// the reading of records is left to libcsv, which is old, small and widely used, and this module
// adds what libcsv leaves open: where in the file a record stands, and what is wrong with it.
//
// Most records do not need libcsv: no quote in them, or one at both ends of a field and none inside.
// Those are cut at their separators, which are found 64 bytes at a time (`SimpleRecords`,
// `CByteScan`). Whatever is not plainly simple goes to libcsv, good or faulty, so that libcsv alone
// decides what an odd record means, and every fault is its fault. Reading by libcsv alone stays
// (`ReadingOptions.slicesSimpleRecords`) as the slow twin that the tests compare with.
//
// libcsv runs in its strict mode and with no byte counted as a space. It then keeps every field
// verbatim, and stops at a quote inside an unquoted field, at text after a closing quote and at a
// quote that is never closed, instead of guessing what was meant. But it does not say on which line
// that was: a quoted field may hold line breaks, blank lines vanish, and a file may mix line ends.
//
// Hence `ChunkedLines` cuts the file into pieces of lines before libcsv sees it, so that the line
// of every byte is known before the byte is parsed. `RecordReader` feeds the pieces to
// `RecordParser`, the one place that calls C, and takes a record where a line end outside quotes
// completes it. A piece may end anywhere, even between the two bytes of a line end or of a doubled
// quote: the parser keeps its state. What is found therefore depends on the file alone and never on
// how it arrives, and the tests hold every file and every fault to that, down to one byte at a time.
//
// A faulty record costs that record only, where the caller asks for it (`FaultPolicy.collect`): the
// parser starts afresh on the next line. Where nothing after the fault can be trusted, such as after
// a quote that swallows the rest of the file, reading ends whatever the policy.
//
// Memory holds one chunk, one record and libcsv's one field, each under a limit, whatever the size
// of the file. A record is reused from one to the next and so costs no allocation. Whether it is
// text at all (UTF-8 without NUL bytes) is asked once for the whole record where it is plain ASCII,
// and field by field only where it is not.
//
// Measured in a release build on one core, over a made-up file of 1.2 GB (6.2 million records of 14
// fields, 3 % with a quote): 0.6 GB/s with simple records sliced, 0.15 GB/s by libcsv alone, which
// parses byte by byte with a call for each byte that asks whether it is a space. To measure again:
// `CARENUMBERS_CORE=benchmark swift build -c release --product CoreBenchmark`, then
// `CoreBenchmark slice FILE` and `CoreBenchmark libcsv FILE`.

/// Reads a delimited text file record by record, and refuses what it cannot read with certainty.
///
/// A copy shares the position of the original: a file is read once. A reader belongs to one task.
public struct DelimitedReader {
  /// The column names.
  public let header: Header

  private let reader: RecordReader

  /// Opens a file and reads its header.
  ///
  /// - Parameter isRegular: Whether pipes and devices are refused.
  /// - Throws: the fault of a file that cannot be opened or whose header cannot be read.
  public init(
    path: String, dialect: Dialect = .comma, options: ReadingOptions = ReadingOptions(),
    isRegular: Bool = false
  ) throws(DelimitedFault) {
    try self.init(
      source: ByteSource(path: path, isRegular: isRegular), dialect: dialect, options: options)
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
  ///   after which nothing can be trusted.
  public mutating func next() throws(DelimitedFault) -> Record? { try reader.next() }

  /// The faults kept under `FaultPolicy.collect`, in file order.
  public var faults: [DelimitedFault] { reader.faults }

  /// The bytes held for the chunk and the record, which no file can drive beyond the limits.
  package var heldBytes: Int { reader.heldBytes }

  /// What has been met so far.
  public var summary: ReadingSummary { reader.summary }
}

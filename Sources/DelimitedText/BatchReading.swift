// How several threads read one file
//
// The file is cut into chunks at fixed places, whatever stands there. A thread claims a chunk, finds
// its separators, and then waits for what only the chunks before it can tell: whether it begins
// inside quotes, which record it begins in the middle of, and how many lines came before. That is
// little and soon known (`ChunkChain`): the parity of all quotes so far, the unfinished record's
// bytes, a number. The guess that a chunk begins outside quotes is right nearly always; where it is
// not, the separators are found once more.
//
// So a quoted line break across the edge of two chunks, or a record longer than a chunk, is read as
// it stands, and the result does not depend on where the edges are. What a chunk holds of whole
// records goes to the thread's consumer as one batch, without a copy, where every record is simple
// (`SimpleRecords` has the rule); where one is not, the whole chunk goes through libcsv. Doubled
// quotes are simple here: they are halved in place, since the scan has already proved that they
// stand where they may.
//
// The first fault is that of the earliest chunk with one. No chunk after it is claimed, every chunk
// before it is read to its end, and lines are counted in the chain: hence the same fault with the
// same line from any number of threads.

/// A file whose header is read and whose records several threads will take, once.
///
/// A copy shares the position of the original.
public struct BatchReading {
  /// The column names.
  public let header: Header

  private let setup: BatchSetup

  /// The bytes of a chunk that read fastest: enough to spare the work between two chunks, and few
  /// enough to stay in a core's cache.
  public static let chunkSize = 256 << 10

  /// Opens a source and reads its header.
  ///
  /// - Parameters:
  ///   - chunkSize: The bytes of a chunk, from 1; the result does not depend on it.
  /// - Throws: the fault of a source that cannot be read or whose header cannot be.
  public init(
    source: consuming ByteSource, dialect: Dialect = .comma,
    limits: ReadingLimits = ReadingLimits(), chunkSize: Int = Self.chunkSize
  ) throws(DelimitedFault) {
    let reader = RecordReader(
      source: source, dialect: dialect,
      options: ReadingOptions(chunkSize: min(chunkSize, 64 << 10), limits: limits))
    header = try reader.readHeader()
    guard let rest = reader.takeSource() else { preconditionFailure("the source is taken once") }
    let feed = ChunkFeed(
      source: rest, origin: reader.consumedBytes, leftover: reader.unread, chunkSize: chunkSize)
    setup = BatchSetup(
      feed: feed, chain: ChunkChain(ChunkCarry(lines: reader.line)), header: header,
      dialect: dialect, limits: limits)
  }

  /// Gives every record to one of the consumers, each on a thread of its own.
  ///
  /// A consumer that is alone gets the records in the order of the file.
  ///
  /// - Throws: the first fault in the file, or what a consumer throws.
  package func read<Consumer: BatchConsumer>(into consumers: [Consumer]) throws {
    let setup = setup
    nonisolated(unsafe) let workers = consumers.map { BatchWorker(setup: setup, consumer: $0) }
    // SAFETY: each worker is used by one thread, and by this one after the threads have ended.
    unsafe WorkerThreads.run(workers.count) { unsafe workers[$0].run() }
    let carry = try setup.chain.finish()
    try unsafe workers.first?.takeEnd(carry)
    try setup.feed.checkUnchanged()
  }
}

/// What the threads of one reading share.
struct BatchSetup: Sendable {
  let feed: ChunkFeed
  let chain: ChunkChain
  let header: Header
  let dialect: Dialect
  let limits: ReadingLimits

  /// The fault of a value that a consumer refused.
  func fault(of refusal: RefusedValue, line: Int, field: [UInt8]) -> DelimitedFault {
    DelimitedFault(
      refusal.kind, file: feed.name, line: line, column: header.label(refusal.column),
      found: excerpt(field))
  }
}

public import DelimitedText
internal import Glibc

/// Groups the records of delimited files: exact, in one pass, in memory that grows with the groups.
///
/// The result is the same bytes for any number of threads, any order of the records and any memory.
public struct Aggregation {
  /// How the work is done; nothing here changes the result.
  public struct Settings: Sendable {
    /// The threads that read, from 1.
    public var threads: Int
    /// The most memory that groups may take on all threads together, in bytes; `nil` for any.
    ///
    /// What is beyond it goes to temporary files.
    public var memory: Int?
    /// Where temporary files are made.
    public var temporaryFolder: String
    /// The bytes of a chunk.
    public var chunkSize: Int

    /// Settings; by default a thread for each core and any memory.
    public init(
      threads: Int? = nil, memory: Int? = nil, temporaryFolder: String? = nil,
      chunkSize: Int = BatchReading.chunkSize
    ) {
      self.threads = threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      self.memory = memory
      // SAFETY: the text is copied at once.
      let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
      self.temporaryFolder = temporaryFolder ?? named ?? "/tmp"
      self.chunkSize = chunkSize
    }
  }

  private let plan: AggregationPlan
  private let settings: Settings
  private let workers: [AggregationWorker]

  /// An aggregation that has read nothing.
  public init(_ plan: AggregationPlan, settings: Settings = Settings()) {
    precondition(settings.threads > 0, "at least one thread reads")
    self.plan = plan
    self.settings = settings
    let share = settings.memory.map { $0 / settings.threads }
    workers = (0..<settings.threads).map { _ in
      AggregationWorker(plan, budget: share, temporaryFolder: settings.temporaryFolder)
    }
  }

  /// Reads a source to its end.
  ///
  /// - Throws: the first `DelimitedFault` of the source: a column that is not there, a record that
  ///   cannot be read, a number with too many digits, a temporary file that cannot be written. The
  ///   aggregation is of no use then.
  public func read(
    _ source: consuming ByteSource, dialect: Dialect = .comma,
    limits: ReadingLimits = ReadingLimits()
  ) throws {
    let reading = try BatchReading(
      source: source, dialect: dialect, limits: limits, chunkSize: settings.chunkSize)
    let columns = try PlanColumns(plan, in: reading.header)
    for worker in workers { worker.columns = columns }
    try reading.read(into: workers)
  }

  /// What has been read, in groups.
  public func groups() throws -> GroupedRecords {
    GroupedRecords(
      plan: plan,
      merge: try Run.Merge(plan, states: workers.map(\.state), runs: workers.flatMap(\.runs)))
  }
}

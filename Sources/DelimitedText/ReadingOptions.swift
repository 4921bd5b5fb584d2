/// Sizes beyond which a file is refused, so that memory stays bounded whatever the file holds.
public struct ReadingLimits: Sendable, Equatable {
  /// The longest field, in bytes after unquoting.
  public let fieldBytes: Int
  /// The longest record, in bytes of all its fields.
  public let recordBytes: Int
  /// The most fields in a record.
  public let columns: Int

  /// The most lines that give no record: blank ones, and faulty records that are passed over.
  ///
  /// Without it, a small archive that opens to a file of line ends would be read for an hour. Where
  /// only groups are wanted (`BatchReading`), blank lines are not counted.
  public let idleLines: Int

  /// Limits far above any published table: 1 MiB a field, 8 MiB a record, 4,096 columns, a million
  /// idle lines.
  ///
  /// - Precondition: every limit is at least 1.
  public init(
    fieldBytes: Int = 1 << 20, recordBytes: Int = 8 << 20, columns: Int = 4096,
    idleLines: Int = 1_000_000
  ) {
    precondition(
      fieldBytes > 0 && recordBytes > 0 && columns > 0 && idleLines > 0, "a limit must be positive")
    self.idleLines = idleLines
    self.fieldBytes = fieldBytes
    self.recordBytes = recordBytes
    self.columns = columns
  }
}

/// What a reader does with a record that it cannot give.
public enum FaultPolicy: Sendable, Equatable {
  /// The first fault is thrown, and reading is over.
  case stop
  /// A fault confined to one record is kept, and reading goes on with the next record.
  ///
  /// Faults beyond `limit` are counted, not kept. Faults that spoil the rest of the file (see
  /// `DelimitedFault.Kind.stopsReading`) are thrown all the same.
  case collect(limit: Int)
}

/// Everything about a reading except the file and its dialect.
public struct ReadingOptions: Sendable, Equatable {
  /// The most bytes asked of the source at once.
  public let chunkSize: Int
  /// Sizes beyond which the file is refused.
  public let limits: ReadingLimits
  /// What happens at a faulty record.
  public let onFault: FaultPolicy
  /// Whether simple records are sliced; `false` leaves every record to libcsv, which reads the same
  /// and takes longer.
  public let slicesSimpleRecords: Bool

  /// Options for a reading; the results never depend on `chunkSize`.
  ///
  /// - Precondition: `chunkSize` is at least 1.
  public init(
    chunkSize: Int = 128 << 10, limits: ReadingLimits = ReadingLimits(),
    onFault: FaultPolicy = .stop, slicesSimpleRecords: Bool = true
  ) {
    precondition(chunkSize > 0, "a chunk must hold at least one byte")
    self.chunkSize = chunkSize
    self.limits = limits
    self.onFault = onFault
    self.slicesSimpleRecords = slicesSimpleRecords
  }
}

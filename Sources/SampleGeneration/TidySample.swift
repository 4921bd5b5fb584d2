// How made-up files are made
//
// Programs that read large files have to be tried on large files, and the published ones are small.
// So files of any size are made here in the layout of the Department for Education's placements
// file, from a seed: the same settings give the same bytes on every machine, and nothing needs to be
// stored or sent. The figures mean nothing. The authorities are made up as well.
//
// A row follows from the seed and its number alone. `SampleLayout` says which year, area and
// breakdown the number stands for, `SplitMix64` gives its figures, and `TidyRowWriter` writes it.
// A shuffled file takes the same row numbers in the order of `RowShuffle`. Memory therefore holds
// one buffer of 256 KiB, whatever the size of the file and the number of groups.

/// A made-up file in the layout of the Department for Education's placements file.
public struct TidySample: Sendable {
  private static let bufferBytes = 256 << 10
  /// More than any row has.
  private static let rowBytes = 1 << 10

  private let settings: SampleSettings

  /// The file that the settings describe.
  public init(settings: SampleSettings) { self.settings = settings }

  /// Makes the whole file, piece by piece.
  ///
  /// - Parameter sink: Takes each piece, of about 256 KiB, in order.
  /// - Throws: what the sink throws; nothing more is made then.
  public func write<Failure: Error>(
    to sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let writer = TidyRowWriter(settings: settings)
    switch (settings.order, settings.extent) {
    case (.ordered, .rows(let rows)):
      _ = try Self.make(with: writer, rows: rows, sink: sink)
    case (.ordered, .size(let size)):
      _ = try Self.make(with: writer, bytes: size.bytes, sink: sink)
    case (.shuffled, .rows(let rows)):
      try shuffle(rows: rows, with: writer, sink: sink)
    case (.shuffled, .size(let size)):
      // How many rows there are to shuffle is known only once they have been made in order.
      let rows = Self.make(with: writer, bytes: size.bytes, sink: { _ in })
      try shuffle(rows: rows, with: writer, sink: sink)
    }
  }

  /// Makes the rows in the seed's order, but the last one last.
  ///
  /// So a file cut by size still ends with the first row at or beyond the size.
  private func shuffle<Failure: Error>(
    rows: Int, with writer: TidyRowWriter, sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let last = rows - 1
    let shuffle = RowShuffle(count: max(last, 0), seed: settings.seed)
    _ = try Self.make(with: writer, rows: rows, sink: sink) {
      $0 == last ? last : shuffle.number(at: $0)
    }
  }

  /// Makes the header and rows until there are enough of them or of bytes.
  ///
  /// - Returns: the number of rows.
  private static func make<Failure: Error>(
    with writer: TidyRowWriter, rows: Int = .max, bytes: Int = .max,
    sink: (Span<UInt8>) throws(Failure) -> Void, rowAt: (Int) -> Int = { $0 }
  ) throws(Failure) -> Int {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(bufferBytes + rowBytes)
    buffer += writer.header
    var (position, sunk) = (0, 0)
    while position < rows, sunk + buffer.count < bytes {
      writer.append(row: rowAt(position), to: &buffer)
      position += 1
      guard buffer.count >= bufferBytes else { continue }
      try sink(buffer.span)
      sunk += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    if !buffer.isEmpty { try sink(buffer.span) }
    return position
  }
}

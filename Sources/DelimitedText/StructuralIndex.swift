internal import CByteScan

/// Where the separators stand in a stretch of bytes: room for their places, and the scan that fills it.
///
/// The one owner of the memory that the kernel writes to. An index belongs to one task.
@safe final class StructuralIndex {
  /// The places of delimiters and line feeds outside quotes, counted from the first byte scanned.
  /// The entry before the first is that of a separator just before the first byte.
  // SAFETY: allocated in `init` with `capacity` and the kernel's margin, freed in `deinit`.
  let ends: UnsafeMutablePointer<UInt32>
  /// The places of the second quote of each doubled one.
  // SAFETY: likewise.
  let doubled: UnsafeMutablePointer<UInt32>
  /// The most bytes that a scan may cover.
  let capacity: Int

  private let kind: cbs_kind
  private let delimiter: UInt8

  /// Room for a scan of at most `capacity` bytes.
  ///
  /// - Parameter kind: The instruction set; all find the same.
  init(capacity: Int, delimiter: UInt8, kind: cbs_kind = cbs_best_kind()) {
    self.capacity = capacity
    self.kind = kind
    self.delimiter = delimiter
    let room = capacity + Int(CBS_PADDING)
    unsafe ends = .allocate(capacity: room + 1) + 1
    unsafe ends[-1] = UInt32.max
    unsafe doubled = .allocate(capacity: room)
  }

  deinit {
    unsafe (ends - 1).deallocate()
    unsafe doubled.deallocate()
  }

  /// Finds the separators.
  ///
  /// - Parameters:
  ///   - bytes: The first byte, with `CBS_PADDING` readable bytes after the last.
  ///   - count: At most `capacity`.
  ///   - isInside: Whether the first byte is inside quotes.
  func scan(_ bytes: UnsafePointer<UInt8>, count: Int, isInside: Bool) -> cbs_findings {
    precondition(count <= capacity, "more bytes than the index has room for")
    // SAFETY: the caller vouches for the bytes, `init` for the room.
    return unsafe cbs_scan(kind, bytes, count, delimiter, isInside ? 1 : 0, ends, doubled)
  }
}

internal import CZlib

/// The text inside a gzip file, decompressed piece by piece with zlib.
///
/// A file may be several archives end to end, as `cat a.gz b.gz` makes it. Each has a checksum of
/// its own, which zlib compares; an archive that is cut short is a fault, never a shorter text.
///
/// A class, because zlib keeps pointers to its state; used under the reader's lock or by one task.
@safe final class GzipStream: @unchecked Sendable {
  private static let inputBytes = 64 << 10

  private let file: OpenFile
  // SAFETY: both allocated and initialised in `init`, freed in `deinit`, never handed out.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// Whether an archive has begun and not ended.
  private var isInside = true
  private var isFinished = false

  /// Decompresses a file from its position on.
  ///
  /// - Parameter begun: The first bytes of the archive, where they have been read already.
  init(_ file: OpenFile, begun: [UInt8] = []) throws(DelimitedFault) {
    self.file = file
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe input = .allocate(byteCount: Self.inputBytes, alignment: 16)
    unsafe input.copyBytes(from: begun)
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(begun.count)
    // SAFETY: the structure is all zeros, as zlib asks.
    guard unsafe inflate_gzip_begin(stream) == Z_OK else {
      throw DelimitedFault(.damagedArchive, file: file.name, found: "zlib cannot begin")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
    unsafe input.deallocate()
  }

  /// Fills memory with text; 0 at the end only.
  func read(into memory: UnsafeMutableRawBufferPointer) throws(DelimitedFault) -> Int {
    guard !isFinished, memory.count > 0 else { return 0 }
    // SAFETY: zlib writes at most `avail_out` bytes, all within the caller's memory.
    unsafe stream.pointee.next_out = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(clamping: memory.count)
    let room = unsafe Int(stream.pointee.avail_out)
    while unsafe Int(stream.pointee.avail_out) == room {
      if unsafe stream.pointee.avail_in == 0, try !refill() { break }
      if !isInside { try beginNext() }
      try inflateOnce()
    }
    return unsafe room - Int(stream.pointee.avail_out)
  }

  /// Reads on in the file; `false` at its end.
  private func refill() throws(DelimitedFault) -> Bool {
    // SAFETY: the buffer is this object's own, and zlib has used up what it held.
    let count = unsafe try file.read(into: input)
    guard count > 0 else {
      isFinished = true
      if isInside {
        throw DelimitedFault(.archiveCutShort, file: file.name, found: "no end of the archive")
      }
      return false
    }
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(count)
    return true
  }

  private func beginNext() throws(DelimitedFault) {
    unsafe inflateReset(stream)
    isInside = true
  }

  private func inflateOnce() throws(DelimitedFault) {
    // SAFETY: both pointers of the structure are set, with their counts.
    let code = unsafe inflate(stream, Z_NO_FLUSH)
    switch code {
    case Z_STREAM_END: isInside = false
    case Z_OK, Z_BUF_ERROR: break
    default:
      isFinished = true
      // SAFETY: zlib's messages are constants.
      let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      throw DelimitedFault(
        .damagedArchive, file: file.name, found: message ?? "error \(code) of zlib")
    }
  }
}

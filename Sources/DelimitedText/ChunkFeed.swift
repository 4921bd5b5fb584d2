/// Hands out the chunks of one source, each to one thread, numbered in file order.
///
/// A regular file is read by place, so that threads read side by side; any other source is read
/// under the lock.
final class ChunkFeed: @unchecked Sendable {
  /// A claimed chunk.
  struct Claim {
    /// The chunk's number, from 0.
    let index: Int
    /// The bytes that were put in; 0 where there is a fault.
    var count = 0
    /// Why the chunk could not be read.
    var fault: DelimitedFault?
  }

  let name: String
  let chunkSize: Int
  private let file: OpenFile?
  /// The place of the first chunk in a regular file.
  private let origin: Int

  private let lock = ThreadLock()
  // All under the lock.
  private var source: ByteSource?
  /// Bytes that were read with the header and belong to the first chunk.
  private var leftover: ArraySlice<UInt8>
  private var nextIndex = 0
  private var isFinished = false

  /// A feed of what follows the header.
  ///
  /// - Parameters:
  ///   - origin: The bytes of the header and before it.
  ///   - leftover: Bytes after the header that the source gave already.
  init(source: consuming ByteSource, origin: Int, leftover: [UInt8], chunkSize: Int) {
    name = source.name
    file = source.regularFile
    self.origin = origin
    self.chunkSize = chunkSize
    self.leftover = leftover[...]
    self.source = consume source
  }

  /// Reads the next chunk into memory; `nil` when there is none or the feed was stopped.
  func claim(into memory: UnsafeMutableRawBufferPointer) -> Claim? {
    // SAFETY: the caller vouches for the memory.
    guard let file, let size = file.size else { return unsafe claimInTurn(into: memory) }
    let index = lock.locked {
      defer { nextIndex += 1 }
      return isFinished ? nil : nextIndex
    }
    guard let index else { return nil }
    let place = origin + index * chunkSize
    let expected = min(chunkSize, size - place)
    guard expected > 0 else {
      stop()
      return nil
    }
    return claim(index) { () throws(DelimitedFault) in
      // SAFETY: the memory holds a chunk, and `expected` is no more than that.
      let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[..<expected])
      let count = unsafe try file.read(at: place, into: piece)
      if count < expected { throw file.change }
      return count
    }
  }

  private func claim(_ index: Int, _ read: () throws(DelimitedFault) -> Int) -> Claim {
    do {
      return Claim(index: index, count: try read())
    } catch {
      return Claim(index: index, fault: error)
    }
  }

  private func claimInTurn(into memory: UnsafeMutableRawBufferPointer) -> Claim? {
    lock.locked {
      guard !isFinished else { return nil }
      let claim = claim(nextIndex) { () throws(DelimitedFault) in
        // SAFETY: the memory holds a chunk.
        unsafe try fill(memory)
      }
      nextIndex += 1
      if claim.count < chunkSize { isFinished = true }
      return claim.count > 0 || claim.fault != nil ? claim : nil
    }
  }

  private func fill(_ memory: UnsafeMutableRawBufferPointer) throws(DelimitedFault) -> Int {
    let kept = min(leftover.count, chunkSize)
    // SAFETY: the memory holds a chunk, and `kept` is no more than that.
    unsafe memory.copyBytes(from: leftover.prefix(kept))
    leftover.removeFirst(kept)
    var filled = kept
    while filled < chunkSize {
      // SAFETY: the rest of the chunk's memory.
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled..<chunkSize])
      guard let count = unsafe try source?.read(into: rest), count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Gives out no more chunks.
  func stop() { lock.locked { isFinished = true } }

  /// Throws where a regular file is not as it was when it was opened.
  func checkUnchanged() throws(DelimitedFault) { try file?.checkUnchanged() }
}

internal import CZlib
internal import DelimitedText
internal import Glibc

/// A file of sorted records: a temporary one, which has no name, or a partial state.
@safe final class RunFile {
  /// What messages call it.
  let name: String
  /// Where it is read.
  private let input: OpenFile
  /// Where it is written; -1 for a file that is only read.
  private let descriptor: Int32
  /// The file that is to appear; `nil` for every other.
  private var whole: WholeFile?
  private var pending: [UInt8] = []
  /// The bytes written so far.
  private(set) var count = 0
  /// The checksum (CRC-32) of all bytes written so far.
  private(set) var checksum: UInt = 0

  private static let pendingBytes = 256 << 10

  /// Makes a temporary file in a folder.
  ///
  /// The file loses its name at once, so that it goes with the process, however that ends.
  init(temporaryIn folder: String) throws(DelimitedFault) {
    name = folder
    // What `mkstemp` makes the name's end of.
    let ending = String(repeating: "X", count: 6)
    var path = Array((folder + "/carenumbers-" + ending).utf8CString)
    // SAFETY: the template is this function's own and ends in a zero byte.
    descriptor = unsafe mkstemp(&path)
    guard descriptor >= 0 else {
      throw DelimitedFault(.writeFailed(code: errno), file: folder, found: folder)
    }
    unsafe unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    input = OpenFile(descriptor: descriptor, name: folder)
  }

  /// Begins a file that appears under its name with `publish`.
  init(creating path: String) throws(DelimitedFault) {
    name = path
    let file = try WholeFile(path: path)
    descriptor = file.descriptor
    input = OpenFile(descriptor: descriptor, name: path)
    whole = consume file
  }

  /// Gives a file its name; nothing is read from it or written to it after.
  func publish() throws(DelimitedFault) { try whole?.finish() }

  /// Opens a file for reading.
  init(reading path: String) throws(DelimitedFault) {
    name = path
    input = try OpenFile(path: path, isRegular: true)
    descriptor = -1
    guard let size = input.size else {
      throw DelimitedFault(.damagedState, file: path, found: "no regular file")
    }
    count = size
  }

  deinit {
    if whole == nil, descriptor >= 0 { close(descriptor) }
  }

  /// The fault of a file whose records cannot be what was written.
  var damage: DelimitedFault {
    DelimitedFault(.damagedState, file: name, found: "its records do not fit")
  }

  /// Writes a piece.
  func write(_ piece: UnsafeRawBufferPointer) throws(DelimitedFault) {
    unsafe pending.append(contentsOf: piece)
    if pending.count >= Self.pendingBytes { try flush() }
  }

  /// Writes a value's bytes, the lowest first.
  func write<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) throws(DelimitedFault) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe pending.append(contentsOf: $0) }
    if pending.count >= Self.pendingBytes { try flush() }
  }

  /// Gives everything that was written to the system.
  func flush() throws(DelimitedFault) {
    if let code = writeWhole(pending.span, to: descriptor) {
      throw DelimitedFault(.writeFailed(code: code), file: name, found: name)
    }
    checksum = unsafe pending.withUnsafeBufferPointer {
      unsafe crc32(checksum, $0.baseAddress, UInt32($0.count))
    }
    count += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  /// The place of the next byte written.
  var position: Int { count + pending.count }

  /// Reads a part, all of it.
  func read(at offset: Int, into memory: UnsafeMutableRawBufferPointer) throws(DelimitedFault) {
    // SAFETY: the caller vouches for the memory.
    guard unsafe try input.read(at: offset, into: memory) == memory.count else { throw damage }
  }

  /// A part, copied.
  func bytes(_ range: Range<Int>) throws(DelimitedFault) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else { throw damage }
    var bytes = [UInt8](repeating: 0, count: range.count)
    let outcome = unsafe bytes.withUnsafeMutableBytes { memory in
      Result { () throws(DelimitedFault) in unsafe try read(at: range.lowerBound, into: memory) }
    }
    try outcome.get()
    return bytes
  }

  /// The checksum of the bytes before a place.
  func checksum(before end: Int) throws(DelimitedFault) -> UInt {
    var sum: UInt = 0
    for start in stride(from: 0, to: end, by: Self.pendingBytes) {
      let piece = try bytes(start..<min(end, start + Self.pendingBytes))
      sum = unsafe crc32(sum, piece, UInt32(piece.count))
    }
    return sum
  }
}

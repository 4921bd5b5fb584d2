internal import Glibc

/// Where bytes come from: a file, a gzip file, an open descriptor, or memory.
///
/// Not copyable, since what it gives is given once.
public struct ByteSource: ~Copyable, Sendable {
  /// What messages call the source: the path, or a name given.
  public let name: String

  private enum Origin {
    /// What cannot be read twice, before its first bytes have told what it is.
    case unknown(OpenFile)
    /// Bytes that were looked at, and what follows them.
    case begun([UInt8], OpenFile)
    case file(OpenFile)
    case archive(GzipStream)
    case supply(@Sendable (Int) -> [UInt8])
  }

  private var origin: Origin

  /// Opens a file for reading; one that begins as a gzip archive is decompressed.
  ///
  /// - Parameter isRegular: Whether pipes and devices are refused.
  /// - Throws: a fault for a file that is missing, a directory, or not to be opened.
  public init(path: String, isRegular: Bool = false) throws(DelimitedFault) {
    try self.init(OpenFile(path: path, isRegular: isRegular))
  }

  /// Reads from a descriptor that stays the caller's, such as 0 for standard input; a gzip archive
  /// is decompressed.
  public init(descriptor: Int32, name: String) {
    self.name = name
    origin = .unknown(OpenFile(descriptor: descriptor, name: name))
  }

  /// Reads from memory.
  public init(bytes: [UInt8], name: String = "memory") {
    let cursor = Cursor(bytes: bytes)
    self.init(name: name, supply: { cursor.take($0) })
  }

  /// Reads what a closure makes.
  ///
  /// - Parameters:
  ///   - name: What messages call the source.
  ///   - supply: Gives at most as many bytes as asked, and none at the end.
  public init(name: String, supply: @escaping @Sendable (Int) -> [UInt8]) {
    self.name = name
    origin = .supply(supply)
  }

  private init(_ file: OpenFile) throws(DelimitedFault) {
    name = file.name
    guard file.size != nil else {
      origin = .unknown(file)
      return
    }
    origin = try Self.isArchive(file) ? .archive(GzipStream(file)) : .file(file)
  }

  private static let archiveMark: [UInt8] = [0x1F, 0x8B]

  /// Looks at the first two bytes of a regular file, which can be read twice.
  private static func isArchive(_ file: OpenFile) throws(DelimitedFault) -> Bool {
    guard let size = file.size, size >= 2 else { return false }
    var beginning: (UInt8, UInt8) = (0, 0)
    // SAFETY: the pair is two bytes, lent for the call.
    try unsafe withUnsafeMutableBytes(of: &beginning) { memory throws(DelimitedFault) in
      _ = unsafe try file.read(at: 0, into: memory)
    }
    return [beginning.0, beginning.1] == archiveMark
  }

  /// Reads the first two bytes of what can be read once, and goes on as they say.
  private static func begin(_ file: OpenFile) throws(DelimitedFault) -> Origin {
    var bytes: [UInt8] = []
    while bytes.count < archiveMark.count {
      var byte: UInt8 = 0
      // SAFETY: the byte is a local one, lent for the call.
      let outcome = unsafe withUnsafeMutableBytes(of: &byte) { memory in
        Result { () throws(DelimitedFault) in unsafe try file.read(into: memory) }
      }
      guard try outcome.get() > 0 else { break }
      bytes.append(byte)
    }
    return bytes == archiveMark ? .archive(try GzipStream(file, begun: bytes)) : .begun(bytes, file)
  }

  /// The regular file that the bytes come from as they are, so that any part can be read by its
  /// place; `nil` for every other source.
  var regularFile: OpenFile? {
    guard case .file(let file) = origin, file.size != nil else { return nil }
    return file
  }

  /// Fills part of a buffer and returns the number of bytes, which is 0 at the end only.
  package mutating func read(
    into buffer: inout [UInt8], at range: Range<Int>
  ) throws(DelimitedFault) -> Int {
    // SAFETY: the subrange is checked against the array, and lent for the call.
    let outcome = unsafe buffer[range].withUnsafeMutableBytes { memory in
      Result { () throws(DelimitedFault) in unsafe try read(into: memory) }
    }
    return try outcome.get()
  }

  /// Fills memory and returns the number of bytes, which is 0 at the end only.
  mutating func read(into memory: UnsafeMutableRawBufferPointer) throws(DelimitedFault) -> Int {
    switch origin {
    case .unknown(let file):
      guard memory.count > 0 else { return 0 }
      origin = try Self.begin(file)
      return unsafe try read(into: memory)
    case .begun(let bytes, let file):
      guard !bytes.isEmpty else {
        origin = .file(file)
        return unsafe try read(into: memory)
      }
      let count = min(bytes.count, memory.count)
      unsafe memory.copyBytes(from: bytes.prefix(count))
      origin = .begun(Array(bytes.dropFirst(count)), file)
      return count
    case .file(let file): return unsafe try file.read(into: memory)
    case .archive(let archive): return unsafe try archive.read(into: memory)
    case .supply(let supply):
      let piece = supply(memory.count)
      precondition(piece.count <= memory.count, "the source gave more bytes than asked")
      unsafe memory.copyBytes(from: piece)
      return piece.count
    }
  }

  /// A position in bytes that are in memory already.
  ///
  /// A class, because the closure that shares it must move it on; only its source ever holds it,
  /// and a source is used by one task at a time.
  private final class Cursor: @unchecked Sendable {
    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    func take(_ count: Int) -> [UInt8] {
      let end = min(position + count, bytes.count)
      defer { position = end }
      return Array(bytes[position..<end])
    }
  }
}

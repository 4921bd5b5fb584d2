internal import Glibc

/// Where bytes come from: a file, an open descriptor, or memory.
///
/// Not copyable, since a file that it opened is closed when the source goes.
public struct ByteSource: ~Copyable, Sendable {
  /// What messages call the source: the path, or a name given.
  public let name: String

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let supply: @Sendable (Int) -> [UInt8]

  /// Opens a file for reading.
  ///
  /// - Throws: a fault for a file that is missing, a directory, or not to be opened.
  public init(path: String) throws(DelimitedFault) {
    // SAFETY: the path is lent as a C string for the call.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw DelimitedFault(Self.kind(ofOpenError: errno), file: path, found: path)
    }
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    let known = unsafe fstat(opened, &facts) == 0
    if known, facts.st_mode & S_IFMT == S_IFDIR {
      close(opened)
      throw DelimitedFault(.directory, file: path, found: path)
    }
    self.init(name: path, descriptor: opened, closesDescriptor: true) { _ in [] }
  }

  /// Reads from a descriptor that stays the caller's, such as 0 for standard input.
  public init(descriptor: Int32, name: String) {
    self.init(name: name, descriptor: descriptor, closesDescriptor: false) { _ in [] }
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
    self.init(name: name, descriptor: -1, closesDescriptor: false, supply: supply)
  }

  private init(
    name: String, descriptor: Int32, closesDescriptor: Bool,
    supply: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.name = name
    self.descriptor = descriptor
    self.closesDescriptor = closesDescriptor
    self.supply = supply
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// Fills part of a buffer and returns the number of bytes, which is 0 at the end only.
  mutating func read(
    into buffer: inout [UInt8], at range: Range<Int>
  ) throws(DelimitedFault) -> Int {
    guard descriptor >= 0 else {
      let piece = supply(range.count)
      precondition(piece.count <= range.count, "the source gave more bytes than asked")
      buffer.replaceSubrange(range.lowerBound..<range.lowerBound + piece.count, with: piece)
      return piece.count
    }
    while true {
      // SAFETY: the subrange is checked against the array, and lent for the call.
      let count = unsafe buffer[range].withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return count }
      let code = errno
      // A signal that was handled is no failure of the file.
      if code == EINTR { continue }
      throw DelimitedFault(
        code == EISDIR ? .directory : .readFailed(code: code), file: name, found: name)
    }
  }

  /// The fault that an `errno` of `open` stands for.
  static func kind(ofOpenError code: Int32) -> DelimitedFault.Kind {
    switch code {
    case ENOENT, ENOTDIR: .missingFile
    case EACCES, EPERM: .permissionDenied
    case EISDIR: .directory
    default: .cannotOpen(code: code)
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

internal import CZip
internal import Glibc

/// An archive of files that stand on the disk already, or of bytes in memory.
///
/// Every entry has the same time (the first that the format knows), the same rights and the same
/// compression, and entries stand in the order given: the same files give the same bytes.
public struct ZipArchive: Sendable {
  /// One file of the archive.
  public struct Entry: Sendable, Hashable {
    /// The name inside the archive, folders parted by `/`.
    public let name: String
    /// What the file holds.
    public let contents: Contents

    /// An entry over a file on the disk.
    public init(name: String, path: String) { (self.name, contents) = (name, .file(path)) }

    /// An entry over bytes.
    public init(name: String, bytes: [UInt8]) { (self.name, contents) = (name, .bytes(bytes)) }
  }

  /// Where an entry's bytes come from.
  public enum Contents: Sendable, Hashable {
    /// A file, by its path.
    case file(String)
    /// Bytes in memory.
    case bytes([UInt8])
  }

  /// The files.
  public let entries: [Entry]

  /// 1 January 1980 in the form that the format keeps dates in.
  private static let firstDay: zip_uint16_t = 1 << 5 | 1
  /// A plain file that its owner may write and all may read.
  private static let attributes: zip_uint32_t = 0o100644 << 16
  /// The quickest of zlib's levels: half the time of the usual one for a tenth more bytes.
  private static let level: zip_uint32_t = 1

  /// An archive over files.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Writes the archive.
  ///
  /// - Throws: `PackagingFault` when a file cannot be read or the archive cannot be written.
  public func write(to path: String) throws(PackagingFault) {
    var code: CInt = 0
    // SAFETY: the library copies the path; the handle is used by this thread alone, and either
    // `zip_close` or `zip_discard` frees it, once.
    guard let archive = unsafe zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw PackagingFault(path: path, message: "the archive cannot be opened (\(code))")
    }
    let isWhole = entries.allSatisfy { unsafe Self.add($0, to: archive) }
    guard isWhole, unsafe zip_close(archive) == 0 else {
      // SAFETY: the text belongs to the handle, which is still there.
      let message = unsafe zip_strerror(archive).map { unsafe String(cString: $0) } ?? ""
      unsafe zip_discard(archive)
      throw PackagingFault(path: path, message: message)
    }
  }

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    // SAFETY: names and paths are copied. A source that was not added is freed here, an added one
    // by the archive.
    guard let source = unsafe source(entry.contents, in: archive) else { return false }
    let added = unsafe zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard added >= 0 else {
      unsafe zip_source_free(source)
      return false
    }
    let index = zip_uint64_t(added)
    return unsafe zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, level) == 0
      && zip_file_set_dostime(archive, index, 0, firstDay, 0) == 0
      && zip_file_set_external_attributes(
        archive, index, 0, zip_uint8_t(ZIP_OPSYS_UNIX), attributes) == 0
  }

  /// A source over an entry's bytes; `nil` where there is no memory for it.
  private static func source(_ contents: Contents, in archive: OpaquePointer) -> OpaquePointer? {
    switch contents {
    case .file(let path): return unsafe zip_source_file(archive, path, 0, -1)
    case .bytes(let bytes):
      // SAFETY: the library reads the bytes only when the archive is closed, so it gets a copy that
      // it frees itself; one that it did not take is freed here. An empty entry needs no memory.
      guard !bytes.isEmpty else { return unsafe zip_source_buffer(archive, nil, 0, 0) }
      guard let copy = unsafe malloc(bytes.count) else { return nil }
      unsafe bytes.withUnsafeBytes { from in
        if let start = from.baseAddress { unsafe memcpy(copy, start, bytes.count) }
      }
      let source = unsafe zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1)
      if unsafe source == nil { unsafe free(copy) }
      return unsafe source
    }
  }
}

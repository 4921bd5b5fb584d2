internal import CZip

/// An archive of files that stand on the disk already, or in memory.
///
/// Every entry has the same time (the first that the format knows) and the same rights, and entries
/// stand in the order given: the same files give the same bytes.
public struct ZipArchive: Sendable {
  /// One file of the archive.
  public struct Entry: Sendable, Hashable {
    /// The name inside the archive, folders parted by `/`.
    public let name: String
    /// What is packed.
    let content: Content
    /// Whether the bytes stand in the archive as they are; else they are compressed.
    let isStored: Bool

    /// An entry over a file on the disk.
    public init(name: String, path: String) {
      self.init(name: name, content: .file(path), isStored: false)
    }

    /// An entry over bytes in memory.
    ///
    /// - Parameter isStored: whether the bytes are kept as they are; else they are compressed.
    public init(name: String, bytes: [UInt8], isStored: Bool = false) {
      self.init(name: name, content: .bytes(bytes), isStored: isStored)
    }

    private init(name: String, content: Content, isStored: Bool) {
      (self.name, self.content, self.isStored) = (name, content, isStored)
    }
  }

  /// Where an entry's bytes are.
  enum Content: Sendable, Hashable {
    case file(String)
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
    // SAFETY: names, paths and bytes are copied. A source that was not added is freed here, an added
    // one by the archive.
    guard let source = unsafe source(of: entry.content, in: archive) else { return false }
    let added = unsafe zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard added >= 0 else {
      unsafe zip_source_free(source)
      return false
    }
    let index = zip_uint64_t(added)
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return unsafe zip_set_file_compression(archive, index, method, level) == 0
      && zip_file_set_dostime(archive, index, 0, firstDay, 0) == 0
      && zip_file_set_external_attributes(
        archive, index, 0, zip_uint8_t(ZIP_OPSYS_UNIX), attributes) == 0
  }

  private static func source(of content: Content, in archive: OpaquePointer) -> OpaquePointer? {
    switch content {
    case .file(let path): unsafe zip_source_file(archive, path, 0, -1)
    case .bytes(let bytes):
      unsafe bytes.withUnsafeBytes { unsafe zip_source_copied(archive, $0.baseAddress, $0.count) }
    }
  }
}

internal import CZip

/// An archive of files that stand on the disk already.
///
/// Every entry has the same time (the first that the format knows), the same rights and the same
/// compression, and entries stand in the order given: the same files give the same bytes.
public struct ZipArchive: Sendable {
  /// One file of the archive.
  public struct Entry: Sendable, Hashable {
    /// The name inside the archive, folders parted by `/`.
    public let name: String
    /// Where the file stands.
    public let path: String

    /// An entry.
    public init(name: String, path: String) { (self.name, self.path) = (name, path) }
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
    guard let source = unsafe zip_source_file(archive, entry.path, 0, -1) else { return false }
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
}

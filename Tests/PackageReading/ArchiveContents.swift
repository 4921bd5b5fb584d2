internal import CZip
public import Foundation

/// Why an archive cannot be read back.
public struct ArchiveFault: Error {
  /// What went wrong.
  public let message: String
}

/// A zip archive read back whole, apart from the code that writes archives.
public struct ArchiveContents {
  /// The names of the entries, in their order.
  public private(set) var names: [String] = []
  /// The bytes of each entry.
  public private(set) var files: [String: Data] = [:]

  /// Reads an archive.
  public init(path: String) throws {
    var code: CInt = 0
    // SAFETY: the handle is used here alone and discarded once; names are copied at once.
    guard let archive = unsafe zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      throw ArchiveFault(message: "\(path): no archive (\(code))")
    }
    defer { unsafe zip_discard(archive) }
    for index in 0..<zip_uint64_t(unsafe zip_get_num_entries(archive, 0)) {
      guard let name = unsafe zip_get_name(archive, index, 0).map({ unsafe String(cString: $0) })
      else { throw ArchiveFault(message: "\(path): an entry without a name") }
      names.append(name)
      files[name] = unsafe try Self.data(index, of: archive)
    }
  }

  private static func data(_ index: zip_uint64_t, of archive: OpaquePointer) throws -> Data {
    guard let file = unsafe zip_fopen_index(archive, index, 0) else {
      throw ArchiveFault(message: "entry \(index) cannot be opened")
    }
    defer { unsafe zip_fclose(file) }
    var data = Data()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the library writes at most the buffer's count into it.
      let count = unsafe piece.withUnsafeMutableBytes { buffer in
        unsafe zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count))
      }
      guard count >= 0 else { throw ArchiveFault(message: "entry \(index) cannot be read") }
      if count == 0 { return data }
      data.append(contentsOf: piece[..<Int(count)])
    }
  }
}

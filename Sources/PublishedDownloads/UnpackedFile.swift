internal import DelimitedText
internal import Glibc

/// Writes what came as it is to be read: unpacked where it is a gzip archive, and at once on the disk.
enum UnpackedFile {
  private static let pieceSize = 256 << 10

  /// Unpacks a file.
  ///
  /// The service sends archives whatever is asked for, and a server between may add nothing to them;
  /// so the first bytes tell, not the head of the answer. Each archive has a checksum and a length.
  ///
  /// - Parameters:
  ///   - limit: The most bytes to write; more are refused, however small the archive is.
  ///   - address: Where it came from, for messages.
  /// - Throws: `DownloadFault`; what was written is removed then.
  static func write(
    from source: String, to path: String, limit: Int, address: String
  ) throws(DownloadFault) {
    let descriptor = unsafe open(
      path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw DownloadFault.writing(path, errno, .cannotCreate) }
    var isOpen = true
    do throws(DownloadFault) {
      try copy(from: source, to: descriptor, path, limit, address)
      guard fsync(descriptor) == 0 else { throw DownloadFault.writing(path, errno) }
      isOpen = false
      guard close(descriptor) == 0 else { throw DownloadFault.writing(path, errno) }
    } catch {
      if isOpen { close(descriptor) }
      unsafe unlink(path)
      throw error
    }
  }

  private static func copy(
    from source: String, to descriptor: Int32, _ path: String, _ limit: Int, _ address: String
  ) throws(DownloadFault) {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var size = 0
    do {
      var bytes = try ByteSource(path: source)
      while true {
        let count = try bytes.read(into: &piece, at: 0..<pieceSize)
        if count == 0 { break }
        if size == 0 { try refuseForeign(piece.prefix(count), address) }
        size += count
        guard size <= limit else {
          throw DownloadFault.wrongContent(address, "unpacked, it is larger than \(limit) bytes")
        }
        let code = writeWhole(piece.span.extracting(0..<count), to: descriptor)
        if let code { throw DownloadFault.writing(path, code) }
      }
    } catch let fault as DownloadFault {
      throw fault
    } catch let fault as DelimitedFault {
      throw DownloadFault.wrongContent(address, "what came cannot be unpacked: \(fault.found)")
    } catch {
      throw DownloadFault.wrongContent(address, "\(error)")
    }
    guard size > 0 else { throw DownloadFault.wrongContent(address, "the answer is empty") }
  }

  /// Refuses what begins like something else than a table.
  private static func refuseForeign(
    _ beginning: ArraySlice<UInt8>, _ address: String
  ) throws(DownloadFault) {
    if beginning.starts(with: [0x1F, 0x8B]) {
      throw DownloadFault.wrongContent(address, "the file is packed twice")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = beginning.starts(with: mark) ? beginning.dropFirst(mark.count) : beginning
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if first == UInt8(ascii: "<") {
      throw DownloadFault.wrongContent(address, "an HTML page came under the name of a CSV file")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw DownloadFault.wrongContent(address, "a JSON message came under the name of a CSV file")
    }
  }
}

internal import DelimitedText
internal import FoundationEssentials
internal import Glibc

/// A download as it comes, byte for byte as it is sent: what is there when it is cut off is where the
/// next one goes on.
///
/// A class, since libcurl's calls and the code that started them write to the same one; used by one
/// task at a time.
final class PartialFile {
  /// Where it is.
  let path: String
  private let address: String
  private let limit: Int
  private let keep: (PullNotes.Partial?) throws(DownloadFault) -> Void
  private let descriptor: Int32
  private var note: PullNotes.Partial?
  /// The bytes that are there.
  private(set) var size = 0
  /// The bytes that there must be in the end; `nil` where the server did not say.
  private(set) var total: Int?
  private var hasBegun = false

  /// Opens what is there, or begins anew.
  ///
  /// - Parameters:
  ///   - note: What the bytes that are there are of; where it does not tell, they are dropped.
  ///   - limit: The most bytes to take.
  ///   - keep: Keeps a note for the next time; called before the first byte is written.
  init(
    path: String, address: String, note: PullNotes.Partial?, limit: Int,
    keep: @escaping (PullNotes.Partial?) throws(DownloadFault) -> Void
  ) throws(DownloadFault) {
    (self.path, self.address, self.limit, self.keep) = (path, address, limit, keep)
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw DownloadFault.writing(path, errno, .cannotCreate) }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    if end > 0, let note, note.address == address, note.validator != nil {
      (self.note, size) = (note, end)
    } else {
      try restart()
    }
  }

  deinit { close(descriptor) }

  /// The header fields that ask for the rest; none where nothing is there.
  var resumption: [String] {
    guard size > 0, let validator = note?.validator else { return [] }
    return ["Range: bytes=\(size)-", "If-Range: \(validator)"]
  }

  /// Drops what is there.
  func restart() throws(DownloadFault) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw DownloadFault.writing(path, errno)
    }
    (size, total, note) = (0, nil, nil)
  }

  /// Readies the file for another answer.
  func expectAnswer() { hasBegun = false }

  /// Looks at the head of an answer once, before its first byte.
  ///
  /// - Returns: `false` for a part that does not join what is there; the file must then restart.
  private func begin(_ head: AnswerHead) throws(DownloadFault) -> Bool {
    guard !hasBegun else { return true }
    hasBegun = true
    try refuseForeignType(head)
    if head.status == 206 {
      guard let range = head.contentRange, range.first == size, note?.validator == validator(head)
      else { return false }
      total = range.total
      return try checkSize(range.total)
    }
    try restart()
    total = head.field("content-length").flatMap { Int($0) }
    _ = try checkSize(total ?? 0)
    let note = PullNotes.Partial(
      address: address, etag: head.strongTag, lastModified: head.field("last-modified"))
    self.note = note
    try keep(note)
    return true
  }

  /// The validator in a head that is of the kind of the note's.
  private func validator(_ head: AnswerHead) -> String? {
    note?.etag == nil ? head.field("last-modified") : head.strongTag
  }

  private func refuseForeignType(_ head: AnswerHead) throws(DownloadFault) {
    let name =
      switch head.mediaType {
      case "text/html", "application/xhtml+xml": "an HTML page"
      case "application/json", "application/problem+json": "a JSON message"
      default: String?.none
      }
    guard let name else { return }
    throw DownloadFault.wrongContent(address, "the server sent \(name), no CSV file")
  }

  private func checkSize(_ bytes: Int) throws(DownloadFault) -> Bool {
    guard bytes <= limit else {
      throw DownloadFault.wrongContent(address, "the file is larger than \(limit) bytes")
    }
    return true
  }

  /// Takes a piece of the body.
  ///
  /// - Returns: `false` where the file must restart.
  func take(_ piece: [UInt8], _ head: AnswerHead) throws(DownloadFault) -> Bool {
    guard try begin(head) else { return false }
    _ = try checkSize(size + piece.count)
    if let code = writeWhole(piece.span, to: descriptor) { throw DownloadFault.writing(path, code) }
    size += piece.count
    return true
  }

  /// Ends an answer that came to its end.
  ///
  /// - Returns: Whether all is there.
  func end(_ head: AnswerHead) throws(DownloadFault) -> Bool {
    guard try begin(head) else { return false }
    return total.map { $0 == size } ?? true
  }

  /// Removes the file and its note.
  func remove() throws(DownloadFault) {
    unsafe unlink(path)
    try keep(nil)
  }
}

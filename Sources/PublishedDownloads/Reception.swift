/// What comes back on one request: the head, and the body into memory or into a file.
///
/// A class, since libcurl's calls get a pointer to it; one request has one.
final class Reception {
  /// The head so far.
  private(set) var head = AnswerHead()
  /// The body where it goes to memory.
  private(set) var body: [UInt8] = []
  /// Why the transfer was given up from this side.
  private(set) var fault: DownloadFault?
  /// Whether what is in the file does not go with what comes.
  private(set) var mustRestart = false

  private let address: String
  private let file: PartialFile?

  /// The largest body that is taken to memory.
  static let memoryLimit = 4 << 20

  /// - Parameter file: Where the body of an answer with the file goes; `nil` for memory.
  init(address: String, file: PartialFile?) {
    (self.address, self.file) = (address, file)
    file?.expectAnswer()
  }

  /// Whether the answer has the file or a part of it.
  private var hasFile: Bool { head.status == 200 || head.status == 206 }

  /// Takes a line of the head.
  func take(line: String) { head.take(line) }

  /// Takes a piece of the body; `false` ends the transfer.
  func take(_ piece: [UInt8]) -> Bool {
    if let file, hasFile {
      return attempt { () throws(DownloadFault) in try file.take(piece, head) }
    }
    guard body.count + piece.count <= Self.memoryLimit else {
      fault = DownloadFault.wrongContent(
        address, "the answer is larger than \(Self.memoryLimit) bytes")
      return false
    }
    body += piece
    return true
  }

  /// Ends an answer that came whole; `false` where the file is not whole.
  func end() -> Bool {
    guard let file, hasFile else { return true }
    return attempt { () throws(DownloadFault) in try file.end(head) }
  }

  private func attempt(_ body: () throws(DownloadFault) -> Bool) -> Bool {
    do throws(DownloadFault) {
      let goesOn = try body()
      if !goesOn { mustRestart = true }
      return goesOn
    } catch {
      fault = error
      return false
    }
  }
}

internal import FoundationEssentials
internal import Glibc

/// Fetches published files into a folder.
///
/// Each lands whole, read and found good, or the old one stays.
///
/// A class, since it keeps connections and notes; used by one task at a time.
public final class PublishedDownloads {
  private let folder: String
  private let client: ServiceClient
  private let service: StatisticsService
  private let examination: any FileExamination
  private let limits: TransferLimits
  private let isTrial: Bool
  private var notes: PullNotes

  /// What is to be fetched, when it is known.
  private struct Target {
    let address: ServiceAddress
    let version: String?
    /// The rows that the service tells of; `nil` where it tells none.
    let rows: Int?
    var words: [String]
  }

  /// Downloads into a folder, which must be there except for a trial.
  ///
  /// - Parameters:
  ///   - base: Where the service is.
  ///   - isTrial: Whether nothing is written.
  /// - Throws: `DownloadFault.Kind.request` for a base that may not be asked.
  public init(
    folder: String, base: String = StatisticsService.standardBase, client: ServiceClient,
    limits: TransferLimits, examination: any FileExamination, isTrial: Bool = false
  ) throws(DownloadFault) {
    self.folder = folder
    (self.client, self.limits) = (client, limits)
    service = StatisticsService(client: client, base: try ServiceAddress(base))
    (self.examination, self.isTrial) = (examination, isTrial)
    notes = PullNotes(in: folder) ?? PullNotes()
  }

  /// Fetches one file where the service has another than the folder.
  ///
  /// - Throws: `DownloadFault`, or what the examination throws; the old file is in place then.
  public func pull(_ file: PublishedFile) async throws -> PullOutcome {
    var target = try target(of: file)
    let path = "\(folder)/\(file.name)"
    let held = held(file.name, target)
    if let held, let version = target.version, held.version == version,
      held.etag == nil, held.lastModified == nil
    {
      return PullOutcome(name: file.name, change: .unchanged, words: target.words)
    }
    if isTrial { return try trial(file, target, held) }
    let partial = try PartialFile(
      path: "\(path).partial", address: target.address.description,
      note: notes.partial[file.name], limit: limits.maximumBytes
    ) { [unowned self] note throws(DownloadFault) in
      guard self.notes.partial[file.name] != note else { return }
      self.notes.partial[file.name] = note
      try self.notes.write(in: self.folder)
    }
    let answer = try fetch(target, held, partial)
    guard answer.status != 304 else {
      try partial.remove()
      return PullOutcome(name: file.name, change: .unchanged, words: target.words)
    }
    let unpacked = "\(path).unpacked"
    let rows = try await examined(partial, as: unpacked, file.name, target, answer)
    target.words.append(Self.count(rows, target.rows))
    let isNew = unsafe access(path, F_OK) != 0
    try land(unpacked, at: path, file.name, target, answer)
    try partial.remove()
    return PullOutcome(name: file.name, change: isNew ? .new : .updated, words: target.words)
  }

  /// Unpacks what came and reads it.
  ///
  /// - Returns: Its rows.
  private func examined(
    _ partial: PartialFile, as unpacked: String, _ name: String, _ target: Target,
    _ head: AnswerHead
  ) async throws -> Int {
    do {
      try checkDigest(of: partial, head, target.address)
      try UnpackedFile.write(
        from: partial.path, to: unpacked, limit: limits.maximumBytes,
        address: target.address.description)
      return try await examination.rows(of: unpacked, named: name)
    } catch {
      unsafe unlink(unpacked)
      // A failed write may go better with the same bytes; anything else is the fault of the bytes,
      // and is what must be heard of, whether or not they can be removed.
      if (error as? DownloadFault)?.kind != .cannotWrite { try? partial.remove() }
      throw error
    }
  }

  /// Asks the service what it has; an address of the catalogue stands for itself.
  private func target(of file: PublishedFile) throws(DownloadFault) -> Target {
    switch file.dataSet.place {
    case .catalogue(let address):
      return Target(address: address, version: nil, rows: nil, words: [])
    case .service(let id):
      let summary = try service.dataSet(id)
      guard let wanted = file.version ?? summary.latestVersion?.version else {
        throw DownloadFault(
          .unavailable, id, "'\(summary.name)' has no published version",
          remedy: "Wait until there is one, or name another data set.")
      }
      guard DataSetVersion.isNumber(wanted) else {
        throw DownloadFault.wrongContent(id, "'\(shown(wanted))' is no version")
      }
      let version = try service.version(wanted, of: id)
      var words = ["\(version.line) of '\(summary.name)'"]
      if let before = notes.files[file.name]?.version, before != version.version {
        words.append("version \(shown(before)) was here")
      }
      if summary.status == "Deprecated" || version.status == "Deprecated" {
        let next = summary.supersedingDataSetId.map { ", see \(shown($0))" } ?? ""
        words.append("deprecated by the service\(next)")
      }
      return Target(
        address: try service.file(version, of: id), version: version.version,
        rows: version.totalResults, words: words)
    }
  }

  /// The note of a file that came from the same address and has not been touched since.
  private func held(_ name: String, _ target: Target) -> PullNotes.Finished? {
    guard let note = notes.files[name], note.address == target.address.description,
      let found = examination.digest(of: "\(folder)/\(name)"),
      found.sha256 == note.sha256, found.bytes == note.bytes
    else { return nil }
    return note
  }

  /// The header fields that ask for nothing where nothing has changed.
  private func conditions(_ held: PullNotes.Finished?) -> [String] {
    if let tag = held?.etag { return ["If-None-Match: \(tag)"] }
    if let time = held?.lastModified { return ["If-Modified-Since: \(time)"] }
    return []
  }

  private func trial(
    _ file: PublishedFile, _ target: Target, _ held: PullNotes.Finished?
  ) throws(DownloadFault) -> PullOutcome {
    // A version that is not here is known to be wanted without asking for its file.
    guard target.version == nil || held != nil else {
      return PullOutcome(name: file.name, change: .pending, words: target.words)
    }
    let answer = try client.ask(
      ServiceClient.Request(
        address: target.address, fields: conditions(held), headOnly: true))
    return PullOutcome(
      name: file.name, change: answer.head.status == 304 ? .unchanged : .pending,
      words: target.words)
  }

  private func fetch(
    _ target: Target, _ held: PullNotes.Finished?, _ partial: PartialFile
  ) throws(DownloadFault) -> AnswerHead {
    do throws(DownloadFault) {
      return try client.ask(
        ServiceClient.Request(address: target.address, fields: conditions(held), file: partial)
      ).head
    } catch {
      // What was cut off stays for the next time; what was refused does not.
      if error.kind != .temporary, error.kind != .cannotWrite { try partial.remove() }
      throw error
    }
  }

  /// Holds the file, as it was sent, against the digest in the head, where there is one.
  private func checkDigest(
    of partial: PartialFile, _ head: AnswerHead, _ address: ServiceAddress
  ) throws(DownloadFault) {
    guard let given = head.digest, let bytes = Data(base64Encoded: given) else { return }
    let digits = bytes.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    guard examination.digest(of: partial.path)?.sha256 == digits else {
      throw DownloadFault.wrongContent(
        address.description, "the checksum is not the one that the server gave")
    }
  }

  /// Gives the file its name, in the place of the old one, and keeps its note.
  private func land(
    _ unpacked: String, at path: String, _ name: String, _ target: Target, _ head: AnswerHead
  ) throws(DownloadFault) {
    guard let found = examination.digest(of: unpacked) else {
      throw DownloadFault.writing(unpacked, EIO)
    }
    guard unsafe rename(unpacked, path) == 0 else {
      let code = errno
      unsafe unlink(unpacked)
      throw DownloadFault.writing(path, code)
    }
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
    notes.files[name] = PullNotes.Finished(
      address: target.address.description, etag: head.field("etag"),
      lastModified: head.field("last-modified"), version: target.version, bytes: found.bytes,
      sha256: found.sha256)
    notes.partial[name] = nil
    try notes.write(in: folder)
  }

  private static func count(_ rows: Int, _ expected: Int?) -> String {
    guard let expected, expected != rows else { return "\(rows) rows" }
    return "\(rows) rows, where the service tells of \(expected)"
  }
}

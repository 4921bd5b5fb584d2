internal import DelimitedText
internal import FoundationEssentials

/// What earlier pulls left in a folder, kept beside the files as `.pull.json`.
///
/// For each file where it came from, and of downloads that were cut off what they were of.
public struct PullNotes: Codable, Sendable, Equatable {
  /// The form of this file.
  var notesVersion = 1
  /// Finished files by name.
  public var files: [String: Finished] = [:]
  /// Downloads that were cut off, by the name of the file to be.
  var partial: [String: Partial] = [:]

  /// The name of the notes.
  public static let name = ".pull.json"

  /// Where a finished file came from.
  public struct Finished: Codable, Sendable, Equatable {
    /// The address that it was fetched from.
    public var address: String
    /// The tag that the server gave it.
    public var etag: String?
    /// When the server says it changed last.
    public var lastModified: String?
    /// The version of the data set; `nil` where the service tells none.
    public var version: String?
    /// The size of the file as it stands in the folder.
    public var bytes: Int
    /// SHA-256 of the file as it stands in the folder, in hexadecimal digits.
    public var sha256: String
  }

  /// What a download that was cut off was of.
  struct Partial: Codable, Sendable, Equatable {
    /// The address that it was fetched from.
    var address: String
    /// The strong tag that the server gave it.
    var etag: String?
    /// When the server says it changed last.
    var lastModified: String?

    /// What a server can tell by that the rest belongs to the same file; `nil` for nothing.
    var validator: String? { etag ?? lastModified }
  }

  /// No notes.
  public init() {}

  /// Reads the notes of a folder; `nil` where there are none that can be read, after which
  /// everything is fetched anew.
  public init?(in folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.name)"),
      let notes = try? JSONDecoder().decode(PullNotes.self, from: data), notes.notesVersion == 1
    else { return nil }
    self = notes
  }

  /// Writes the notes into a folder, whole or not at all.
  ///
  /// - Throws: `DownloadFault.Kind.cannotWrite`.
  func write(in folder: String) throws(DownloadFault) {
    let path = "\(folder)/\(Self.name)"
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let bytes = Array(try encoder.encode(self)) + [10]
      var file = try WholeFile(path: path)
      if let code = writeWhole(bytes.span, to: file.descriptor) {
        throw DownloadFault.writing(path, code)
      }
      try file.finish()
    } catch let fault as DownloadFault {
      throw fault
    } catch let fault as DelimitedFault {
      if case .writeFailed(let code) = fault.kind { throw DownloadFault.writing(path, code) }
      throw DownloadFault.writing(path, 0)
    } catch {
      throw DownloadFault(.cannotWrite, path, "\(error)", remedy: "Remove the file, and try again.")
    }
  }
}

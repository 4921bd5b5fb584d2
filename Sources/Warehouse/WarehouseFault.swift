import GRDB

/// Why the store could not be opened, read or written.
public struct WarehouseFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of failure, each with another remedy.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file cannot be opened or made, for example because its folder does not exist.
    case cannotOpen = "cannot be opened"
    /// The file is no SQLite database, or its pages or words contradict each other.
    case damaged = "is damaged"
    /// The file is a database of another program.
    case notOurs = "belongs to another program"
    /// The file was written by a later version of this program.
    case newerVersion = "was written by a later version"
    /// The disk is full, or the file or its folder may not be written.
    case cannotWrite = "cannot be written"
    /// Another process holds the file.
    case busy = "is in use by another process"
    /// A row breaks a rule of its table, for example two rows with one key.
    case rejected = "refused a row"
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The path of the store.
  public let path: String
  /// What happened, in a few words.
  public let what: String

  /// A fault from its parts.
  public init(kind: Kind, path: String, what: String) {
    (self.kind, self.path, self.what) = (kind, path, what)
  }

  /// The fault that an error of SQLite, or of a row's words, amounts to.
  package init(_ error: any Error, path: String) {
    switch error {
    case let fault as WarehouseFault: self = fault
    case let word as UnknownWord:
      self.init(kind: .damaged, path: path, what: word.description)
    case let error as DatabaseError:
      self.init(kind: Self.kind(of: error.resultCode), path: path, what: Self.words(for: error))
    default: self.init(kind: .damaged, path: path, what: "\(error)")
    }
  }

  /// What a person can do about it, in one sentence.
  public var remedy: String {
    switch kind {
    case .cannotOpen: "Check that the folder exists and that this user may read and write in it."
    case .damaged: "Move the file away; the next run builds it again from the input files."
    case .notOurs: "Choose another output folder, or move the file away."
    case .newerVersion: "Use the version of the program that wrote it, or move the file away."
    case .cannotWrite: "Free some space, or let this user write the file and its folder."
    case .busy: "Wait until the other process has ended, then run again."
    case .rejected: "Nothing was stored; the rows given contradict each other, which is a bug."
    }
  }

  /// The path, what is wrong with it, and how that showed.
  public var description: String { "\(path) \(kind.rawValue): \(what)" }

  private static func kind(of code: ResultCode) -> Kind {
    switch code.primaryResultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_SCHEMA, .SQLITE_FORMAT: .damaged
    case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM: .cannotWrite
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG: .rejected
    case .SQLITE_CANTOPEN: .cannotOpen
    default: .damaged
    }
  }

  /// SQLite's own message, without the statement and its values, which might be long.
  private static func words(for error: DatabaseError) -> String {
    error.message ?? "SQLite result \(error.resultCode.rawValue)"
  }
}

/// A word in the store that the vocabulary does not have.
struct UnknownWord: Error, CustomStringConvertible {
  let word: String
  let column: String

  var description: String { "column \(column) holds an unknown word, \(word)" }
}

/// How often each line end was met at the end of a record or of a blank line.
///
/// Line breaks inside quoted fields are data and are not counted here.
public struct LineEndCounts: Sendable, Equatable {
  /// Lines that ended in a line feed.
  public private(set) var lf: Int
  /// Lines that ended in carriage return and line feed.
  public private(set) var crlf: Int
  /// Lines that ended in a lone carriage return.
  public private(set) var cr: Int

  /// Counts to begin with.
  public init(lf: Int = 0, crlf: Int = 0, cr: Int = 0) {
    self.lf = lf
    self.crlf = crlf
    self.cr = cr
  }

  /// Whether more than one kind of line end occurred.
  public var isMixed: Bool { (lf > 0 ? 1 : 0) + (crlf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) > 1 }

  /// The one kind of line end that occurred; `nil` where there was none or a mixture.
  public var only: LineEnd? {
    guard !isMixed else { return nil }
    return lf > 0 ? .lf : crlf > 0 ? .crlf : cr > 0 ? .cr : nil
  }

  mutating func add(_ lineEnd: LineEnd) {
    switch lineEnd {
    case .lf: lf += 1
    case .crlf: crlf += 1
    case .cr: cr += 1
    }
  }
}

/// What a reader has met so far; the whole file once `next()` has returned `nil`.
public struct ReadingSummary: Sendable, Equatable {
  /// A summary of nothing.
  public init() {}

  /// Records given to the caller; neither the header nor refused records count.
  public internal(set) var records = 0
  /// Faults met under `FaultPolicy.collect`, kept or not.
  public internal(set) var faults = 0
  /// Lines without any byte, wherever they stand; a line of separators alone is a record.
  public internal(set) var blankLines = 0
  /// Physical lines begun, those inside quoted fields included.
  public internal(set) var lines = 0
  /// Whether the file began with the UTF-8 byte-order mark.
  public internal(set) var hadByteOrderMark = false
  /// The line ends after records and blank lines, the header included.
  public internal(set) var lineEnds = LineEndCounts()
}

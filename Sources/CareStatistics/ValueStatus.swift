/// Why a published cell has no plain number, or how its number is to be read.
///
/// A status stands beside the value and is never turned into one: a suppressed figure is not zero
/// and is not estimated. The raw value is the shorthand of the Department's current standard.
public enum ValueStatus: String, Hashable, Sendable, CaseIterable {
  /// Suppressed to protect confidentiality.
  case confidential = "c"
  /// Not applicable: the cell cannot have a value, for example before an authority existed.
  case notApplicable = "z"
  /// Not available for another reason, for example not collected or not returned.
  case notAvailable = "x"
  /// Rounds to zero, but is not zero.
  case low = "low"
  /// The older form of `low`, still used in tables of children looked after.
  case roundsToZero = "k"
  /// Withheld because its quality is too low.
  case unreliable = "u"

  /// A short explanation for people, without a full stop.
  public var explanation: String {
    switch self {
    case .confidential: "suppressed to protect confidentiality"
    case .notApplicable: "not applicable"
    case .notAvailable: "not available"
    case .low, .roundsToZero: "rounds to zero, but is not zero"
    case .unreliable: "withheld, low reliability"
    }
  }

  /// The mark shown in pages and spreadsheets, for example `[c]`.
  public var mark: String { "[\(rawValue)]" }
}

/// Which set of symbols a publication uses for cells that are not numbers.
///
/// `x` and `-` changed their meaning around 2020, so the dialect is declared for each source and
/// never guessed.
public enum SymbolDialect: String, Hashable, Sendable, CaseIterable {
  /// The current standard: `c z x k low u`, with the obsolete `: ~` accepted and reported.
  case modern
  /// First releases up to about 2020: `x` is suppressed, `..` not available, `.` not applicable.
  case before2020 = "before 2020"
  /// The Local Authority Interactive Tool: `-` for every kind of missing value.
  case interactiveTool = "interactive tool"

  /// What a symbol says in this dialect.
  public enum Reading: Equatable, Sendable {
    /// A symbol of the dialect.
    case known(ValueStatus)
    /// A symbol that still has a meaning but should no longer be used; worth a finding.
    case obsolete(ValueStatus)
    /// Not a symbol of this dialect.
    case unknown
  }

  /// Reads the text of a cell that is not a number.
  ///
  /// - Parameter text: The cell, trimmed; square brackets round a symbol are ignored.
  public func reading(of text: String) -> Reading {
    let symbol =
      text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    switch self {
    case .modern: return Self.modernReading(symbol)
    case .before2020: return Self.olderReading(symbol)
    case .interactiveTool: return symbol == "-" ? .known(.notAvailable) : .unknown
    }
  }

  private static func modernReading(_ symbol: String) -> Reading {
    if let status = ValueStatus(rawValue: symbol) { return .known(status) }
    switch symbol {
    case ":", "..": return .obsolete(.notAvailable)
    case "~": return .obsolete(.low)
    case ".", "N/A", "n/a": return .obsolete(.notApplicable)
    case "": return .obsolete(.notAvailable)
    default: return .unknown
    }
  }

  private static func olderReading(_ symbol: String) -> Reading {
    switch symbol {
    case "x", "c": .known(.confidential)
    case "..", ":": .known(.notAvailable)
    case ".", "z", "N/A", "n/a": .known(.notApplicable)
    case "-", "~", "k", "low": .known(.low)
    case "u": .known(.unreliable)
    case "": .obsolete(.notAvailable)
    default: .unknown
    }
  }
}

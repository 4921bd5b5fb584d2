/// The key under which an area's figures form one series.
///
/// For a local authority it is the three-digit code, which survives a recoding of the nine-character
/// code; for a joint return the codes of both authorities (`940 / 941`); for a region or the country
/// its nine-character code.
public struct AreaKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The code as text.
  public let rawValue: String

  /// A key from its text.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// England.
  public static let england = AreaKey("E92000001")

  /// The code as text.
  public var description: String { rawValue }

  /// Keys are ordered as text.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The kind of place an area is.
public enum AreaLevel: String, Hashable, Sendable, CaseIterable {
  case country
  case region
  /// Inner or Outer London: part of a region, never added to the regions.
  case subRegion = "sub-region"
  case localAuthority = "local authority"
  /// Two authorities that make one return: a unit of its own.
  case jointReturn = "joint return"
}

/// A nine-character code of an area with the days between which it was in force.
public struct AreaCode: Hashable, Sendable {
  /// The code, for example `E06000036`; two codes joined by ` / ` for a joint return.
  public let code: String
  /// The name under this code.
  public let name: String
  /// The first day in force.
  public let validFrom: CalendarDate
  /// The last day in force; `nil` while the code is current.
  public let validTo: CalendarDate?

  /// A code with its days.
  public init(code: String, name: String, validFrom: CalendarDate, validTo: CalendarDate?) {
    (self.code, self.name) = (code, name)
    (self.validFrom, self.validTo) = (validFrom, validTo)
  }

  /// Whether the code was in force on `date`.
  public func isInForce(on date: CalendarDate) -> Bool {
    validFrom <= date && validTo.map { date <= $0 } ?? true
  }
}

/// A place that figures are published for.
public struct Area: Hashable, Sendable {
  /// The key of its series.
  public let key: AreaKey
  /// The kind of place.
  public let level: AreaLevel
  /// Its codes, oldest first; never empty.
  public let codes: [AreaCode]
  /// The region it lies in; `nil` for a region or the country.
  public let region: AreaKey?
  /// Inner or Outer London; `nil` elsewhere.
  public let subRegion: AreaKey?
  /// Names that other publications use for it.
  public let otherNames: [String]

  /// An area from its parts.
  ///
  /// - Precondition: `codes` is not empty.
  public init(
    key: AreaKey, level: AreaLevel, codes: [AreaCode], region: AreaKey?, subRegion: AreaKey?,
    otherNames: [String]
  ) {
    precondition(!codes.isEmpty, "an area has a code")
    (self.key, self.level, self.codes) = (key, level, codes)
    (self.region, self.subRegion, self.otherNames) = (region, subRegion, otherNames)
  }

  /// The newest code's text.
  public var code: String { codes[codes.count - 1].code }
  /// The newest name.
  public var name: String { codes[codes.count - 1].name }
  /// Whether the area still exists.
  public var isCurrent: Bool { codes[codes.count - 1].validTo == nil }

  /// Whether the area existed on `date` under any of its codes.
  public func isInForce(on date: CalendarDate) -> Bool {
    codes.contains { $0.isInForce(on: date) }
  }

  /// The keys of the single authorities: its own, or the members of a joint return.
  public var memberKeys: [AreaKey] {
    guard level == .jointReturn else { return [key] }
    return AreaRegister.codes(in: key.rawValue).map { AreaKey($0) }
  }
}

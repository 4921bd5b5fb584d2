/// One area of a study: an authority, or several that are one area throughout its years.
public struct StudyUnit: Sendable, Equatable {
  /// What an area is in a study.
  public enum Role: Sendable, Equatable {
    case treated
    case comparator
    /// Not used, and why.
    case leftOut(String)

    /// The role in one or two words.
    public var name: String {
      switch self {
      case .treated: "treated"
      case .comparator: "comparator"
      case .leftOut: "left out"
      }
    }
  }

  /// The area's code, or the codes of today's authorities joined by ` / `.
  public let code: String
  /// The area's name.
  public let name: String
  /// What it is.
  public let role: Role
  /// Whether the study names it as treated, even where it is left out.
  public let isNamedTreated: Bool
  /// The first treated year; `nil` for an area that is not treated.
  public let firstYear: Int?
  /// The names of the authorities that it is made of; empty for a single one.
  public let parts: [String]
  /// Its share of the synthetic control; `nil` where it is no donor or there is none.
  public var weight: Double?
}

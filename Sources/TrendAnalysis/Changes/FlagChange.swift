/// A flag that an area gained, lost or has with another grade or tier than in an earlier run.
public struct FlagChange: Sendable, Hashable {
  /// What became of the flag.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No grade before, one now.
    case gained
    /// A grade before, none now.
    case lost
    /// A grade before and now, of another strength or for another tier.
    case changed
  }

  /// Where the area stood; `nil` where the earlier run had no such trend.
  public let before: FlagStanding?
  /// Where it stands now; `nil` where this run has no such trend.
  public let after: FlagStanding?
  /// What became of the flag.
  public let kind: Kind
  /// What the change can come from, in a fixed order; never empty.
  public let causes: [ChangeCause]
  /// The sentence that may be printed about the trend now; empty where there is none.
  public let statement: String

  /// A change between two standings of one area; `nil` where neither or both have the same flag.
  public init?(
    before: FlagStanding?, after: FlagStanding?, causes: [ChangeCause], statement: String
  ) {
    switch (before?.grade, after?.grade) {
    case (nil, nil): return nil
    case (nil, _): kind = .gained
    case (_, nil): kind = .lost
    case (let was, let now):
      guard was != now || before?.tier != after?.tier else { return nil }
      kind = .changed
    }
    (self.before, self.after) = (before, after)
    (self.causes, self.statement) = (causes, statement)
  }

  /// The measure's id.
  public var measure: String { either { $0.measure } }
  /// The window: that of this run, else that of the earlier one.
  public var window: ClosedRange<Int> { (after ?? before)?.window ?? 0...0 }
  /// The area's codes, several joined by ` / `.
  public var areaCode: String { either { $0.areaCode } }
  /// The area's name.
  public var areaName: String { either { $0.areaName } }

  /// Where the area stands now as one text, `measure|area|window|tier|grade`: a receiver that keeps
  /// the texts it has seen can leave out repeats.
  public var key: String {
    let years = "\(window.lowerBound)-\(window.upperBound)"
    let grade = after?.grade?.rawValue ?? "none"
    return [measure, areaCode, years, after?.tier.rawValue ?? "none", grade]
      .joined(separator: "|")
  }

  private func either(_ part: (FlagStanding) -> String) -> String {
    (after ?? before).map(part) ?? ""
  }
}

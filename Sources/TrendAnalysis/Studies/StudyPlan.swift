public import CareStatistics

/// What a study asks: which authorities are treated from when, and with whom they are compared.
public struct StudyPlan: Sendable {
  /// Whom the treated are compared with; treated ones are never among them.
  public enum Comparators: Sendable, Equatable {
    /// Every other authority.
    case restOfEngland
    /// The authorities of the treated ones' regions.
    case region
    /// The statistical neighbours of the treated ones.
    case neighbours
    /// Authorities by key.
    case authorities([AreaKey])
  }

  /// One treated authority.
  public struct Treated: Sendable, Equatable {
    /// Its key.
    public let area: AreaKey
    /// The first year whose period ends on the start or after it.
    public let firstYear: Int

    /// A treated authority.
    public init(area: AreaKey, firstYear: Int) { (self.area, self.firstYear) = (area, firstYear) }
  }

  /// A name for the folder of the result.
  public let name: String
  /// The title for readers.
  public let title: String
  /// The measure, which has a numerator and a denominator.
  public let measure: Measure
  /// The treated authorities.
  public let treated: [Treated]
  /// The name of the group that they are; `nil` where they are listed one by one.
  public let groupName: String?
  /// Whom they are compared with.
  public let comparators: Comparators
  /// Authorities that are kept out of the comparators, with the name of their group.
  public let excluded: [AreaKey: String]
  /// The first and last year.
  public let window: ClosedRange<Int>
  /// What readers should know about the outcome; empty for nothing.
  public let outcomeNote: String
  /// What random draws follow from.
  public let seed: UInt64

  /// A plan from its parts.
  public init(
    name: String, title: String, measure: Measure, treated: [Treated], groupName: String?,
    comparators: Comparators, excluded: [AreaKey: String], window: ClosedRange<Int>,
    outcomeNote: String, seed: UInt64
  ) {
    (self.name, self.title, self.measure) = (name, title, measure)
    (self.treated, self.groupName, self.comparators) = (treated, groupName, comparators)
    (self.excluded, self.window) = (excluded, window)
    (self.outcomeNote, self.seed) = (outcomeNote, seed)
  }
}

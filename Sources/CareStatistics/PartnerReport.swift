/// What one authority's own returns gave in one night: what arrived, what is wrong with it, and the
/// figures, all under disclosure control.
public struct PartnerReport: Hashable, Sendable {
  /// A table that arrived.
  public struct Arrival: Hashable, Sendable {
    /// The reporting year.
    public let year: Int
    /// The table's name, such as `Episodes`.
    public let table: String
    /// The file's path below the folder of returns.
    public let file: String

    /// An arrival from its parts.
    public init(year: Int, table: String, file: String) {
      (self.year, self.table, self.file) = (year, table, file)
    }
  }

  /// How often one validation rule failed in one year's return.
  public struct Defect: Hashable, Sendable {
    /// The reporting year.
    public let year: Int
    /// The rule's code, such as `388`, or the name of a rule on merging years.
    public let rule: String
    /// What fails, in one plain sentence.
    public let sentence: String
    /// The fields to look at, such as `Episodes: DEC, REC`.
    public let fields: String
    /// How much it matters.
    public let weight: Weight
    /// The counts that failing rows can make wrong, by the names of `LocalMeasure`.
    public let effects: [LocalMeasure]
    /// The number of failing rows, in a band.
    public let rows: Band

    /// How much failing rows matter to the counts.
    public enum Weight: String, Hashable, Sendable, CaseIterable {
      /// The row cannot be counted with certainty.
      case uncountable = "cannot be counted with certainty"
      /// Totals hold because the counting rules allow for it.
      case total = "allowed for by the counting rules"
      /// A breakdown may be wrong, or the row is odd.
      case warning = "may touch a breakdown"
    }

    /// A defect from its parts.
    public init(
      year: Int, rule: String, sentence: String, fields: String, weight: Weight,
      effects: [LocalMeasure], rows: Band
    ) {
      (self.year, self.rule, self.sentence, self.fields) = (year, rule, sentence, fields)
      (self.weight, self.effects, self.rows) = (weight, effects, rows)
    }
  }

  /// At most how many children a count may be wrong by, of those that a rule sees.
  public struct Doubt: Hashable, Sendable {
    /// The reporting year.
    public let year: Int
    /// The count.
    public let measure: LocalMeasure
    /// Children with a failing row that can touch it.
    public let children: Band

    /// A doubt from its parts.
    public init(year: Int, measure: LocalMeasure, children: Band) {
      (self.year, self.measure, self.children) = (year, measure, children)
    }
  }

  /// A number in a band, wide enough that no single child can be told from it.
  public enum Band: String, Hashable, Sendable, CaseIterable {
    case none
    case upTo9 = "1 to 9"
    case upTo49 = "10 to 49"
    case upTo199 = "50 to 199"
    case more = "200 or more"

    /// The band of a number.
    public init(_ number: Int) {
      switch number {
      case ..<1: self = .none
      case ..<10: self = .upTo9
      case ..<50: self = .upTo49
      case ..<200: self = .upTo199
      default: self = .more
      }
    }
  }

  /// The authority.
  public let area: AreaKey
  /// The authority's code of today.
  public let code: String
  /// The authority's name.
  public let name: String
  /// Whether the returns are made up, as those that come with the project are.
  public let isMadeUp: Bool
  /// The years with a return, earliest first.
  public let years: [Int]
  /// What arrived, by year and table.
  public let arrivals: [Arrival]
  /// What fails, by year and rule; without rules that nothing fails.
  public let defects: [Defect]
  /// What the defects may touch, by year and count; without those of no child.
  public let doubts: [Doubt]
  /// Every figure, by measure, year, month, breakdown and group.
  public let observations: [LocalObservation]
  /// Why the authority is skipped; empty where it is not.
  public let faults: [Finding]

  /// A report from its parts.
  public init(
    area: AreaKey, code: String, name: String, isMadeUp: Bool, years: [Int], arrivals: [Arrival],
    defects: [Defect], doubts: [Doubt], observations: [LocalObservation], faults: [Finding]
  ) {
    (self.area, self.code, self.name, self.isMadeUp) = (area, code, name, isMadeUp)
    (self.years, self.arrivals, self.defects, self.doubts) = (years, arrivals, defects, doubts)
    (self.observations, self.faults) = (observations, faults)
  }
}

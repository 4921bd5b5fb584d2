/// The research themes of the What Works Centre for Children's Social Care.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  case reducingNeed = "reducing need"
  case supervision = "supervision"
  case frontDoor = "front door"
  case workforce = "workforce"

  /// The theme's full name.
  public var name: String {
    switch self {
    case .reducingNeed: "Safely reducing the need for children to enter care"
    case .supervision: "Supervision and decision-making"
    case .frontDoor: "The front door"
    case .workforce: "Workforce well-being, retention and turnover"
    }
  }
}

/// The unit of a measure's value.
public enum MeasureUnit: String, Hashable, Sendable, CaseIterable {
  /// A number of children.
  case children
  /// A number of events or cases, for example referrals.
  case events
  /// A number of people in full-time equivalents; may have decimals.
  case fullTimeEquivalents = "full-time equivalents"
  /// Events or children for each 10,000 children aged 0 to 17.
  case per10000 = "per 10,000 children"
  /// A percentage, 0 to 100.
  case percent = "per cent"
  /// A ratio of cases to social workers.
  case casesPerWorker = "cases per social worker"

  /// What numerator over denominator is multiplied by; 1 for a count, which has no denominator.
  public var multiplier: Double {
    switch self {
    case .per10000: 10_000
    case .percent: 100
    case .children, .events, .fullTimeEquivalents, .casesPerWorker: 1
    }
  }

  /// Whether the value is a number of things and not a rate, proportion or ratio.
  public var isCount: Bool {
    switch self {
    case .children, .events, .fullTimeEquivalents: true
    case .per10000, .percent, .casesPerWorker: false
    }
  }

  /// How the unit reads behind a value, for example "per 10,000 children".
  public var inWords: String { rawValue }
}

/// Which way a measure is meant to move, where the Department's own dictionary says so.
public enum MeasureDirection: String, Hashable, Sendable, CaseIterable {
  /// A higher or lower value is not better or worse in itself.
  case none
  case higher
  case lower
}

/// Where the denominator of a rate comes from: a measure that counts a population.
public struct PopulationRule: Hashable, Sendable {
  /// The id of the measure that counts the population.
  public let measure: String
  /// How many years before the rate's own year; 1 for the mid-year before a 31 March.
  public let yearsBefore: Int

  /// A rule from its parts.
  public init(measure: String, yearsBefore: Int) {
    (self.measure, self.yearsBefore) = (measure, yearsBefore)
  }
}

/// One thing that is counted or rated for every authority and year.
public struct Measure: Hashable, Sendable {
  /// A stable name for files and links, in lower case with underscores.
  public let id: String
  /// The full name, for example "Children looked after at 31 March".
  public let name: String
  /// A name short enough for a table's row.
  public let shortName: String
  /// The research theme it belongs to.
  public let theme: Theme
  /// The unit of its values.
  public let unit: MeasureUnit
  /// What its year means.
  public let period: PeriodBasis
  /// Which way it is meant to move.
  public let direction: MeasureDirection
  /// Ids of the measures that this one helps to keep in balance; empty for none.
  public let balances: [String]
  /// What is counted above the line, in words; `nil` where nothing is.
  public let numeratorName: String?
  /// What is counted below the line, in words; `nil` where nothing is.
  public let denominatorName: String?
  /// Whether its trends are tested: it has a numerator and a denominator.
  public let isTested: Bool
  /// Decimals that the publication gives.
  public let decimals: Int
  /// What the measure is, in one or two sentences for readers.
  public let definition: String
  /// Where it is published, for example "Department for Education, Children in need".
  public let publication: String
  /// The population that it is a rate of; `nil` for counts and for proportions of their own.
  public let population: PopulationRule?
  /// Ids of the measures that count children who enter and leave the stock; empty for none.
  public let flows: [String]

  /// A measure from its parts.
  public init(
    id: String, name: String, shortName: String, theme: Theme, unit: MeasureUnit,
    period: PeriodBasis, direction: MeasureDirection, balances: [String], numeratorName: String?,
    denominatorName: String?, isTested: Bool, decimals: Int, definition: String,
    publication: String, population: PopulationRule? = nil, flows: [String] = []
  ) {
    (self.id, self.name, self.shortName, self.theme) = (id, name, shortName, theme)
    (self.unit, self.period, self.direction) = (unit, period, direction)
    (self.balances, self.isTested, self.decimals) = (balances, isTested, decimals)
    (self.numeratorName, self.denominatorName) = (numeratorName, denominatorName)
    (self.definition, self.publication) = (definition, publication)
    (self.population, self.flows) = (population, flows)
  }
}

public import CareStatistics

/// All observations of a run, found by measure, area and year.
public struct ObservationTable: Sendable {
  /// The measures, in catalogue order.
  public let measures: [Measure]
  /// The areas that observations may be about.
  public let register: AreaRegister
  /// Every observation, sorted by measure (catalogue order), area key and year.
  public let observations: [Observation]

  private let ranges: [String: Range<Int>]
  private let areaRanges: [Key: Range<Int>]
  private let jointReturns: [AreaKey: [AreaKey]]

  private struct Key: Hashable {
    let measure: String
    let area: AreaKey
  }

  /// A table over observations, which are sorted here.
  public init(measures: [Measure], register: AreaRegister, observations: [Observation]) {
    self.measures = measures
    self.register = register
    let sorted = Self.sorted(observations, measures: measures)
    self.observations = sorted
    (ranges, areaRanges) = Self.index(sorted)
    var joint: [AreaKey: [AreaKey]] = [:]
    for area in register.areas where area.level == .jointReturn {
      for member in area.memberKeys { joint[member, default: []].append(area.key) }
    }
    jointReturns = joint
  }

  /// The observations by measure, area and year; those of a run come in this order already.
  private static func sorted(_ observations: [Observation], measures: [Measure]) -> [Observation] {
    let order = Dictionary(
      measures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func isBefore(_ a: Observation, _ b: Observation) -> Bool {
      if a.measure != b.measure {
        return (order[a.measure] ?? order.count) < (order[b.measure] ?? order.count)
      }
      return a.area == b.area ? a.year < b.year : a.area < b.area
    }
    let isSorted = zip(observations, observations.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return isSorted ? observations : observations.sorted(by: isBefore)
  }

  private static func index(
    _ sorted: [Observation]
  ) -> ([String: Range<Int>], [Key: Range<Int>]) {
    var byMeasure: [String: Range<Int>] = [:]
    var byArea: [Key: Range<Int>] = [:]
    var measureStart = 0
    var areaStart = 0
    for index in sorted.indices {
      let this = sorted[index]
      let next = index + 1 < sorted.count ? sorted[index + 1] : nil
      if next?.measure != this.measure || next?.area != this.area {
        byArea[Key(measure: this.measure, area: this.area)] = areaStart..<(index + 1)
        areaStart = index + 1
      }
      if next?.measure != this.measure {
        byMeasure[this.measure] = measureStart..<(index + 1)
        measureStart = index + 1
      }
    }
    return (byMeasure, byArea)
  }

  /// The measure with an id; `nil` when the catalogue has none.
  public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }

  /// Every observation of a measure.
  public func observations(of measure: String) -> ArraySlice<Observation> {
    observations[ranges[measure] ?? 0..<0]
  }

  /// An area's own observations of a measure, by year.
  public func observations(of measure: String, in area: AreaKey) -> ArraySlice<Observation> {
    observations[areaRanges[Key(measure: measure, area: area)] ?? 0..<0]
  }

  /// One observation; `nil` when there is no row for it.
  public func observation(of measure: String, in area: AreaKey, year: Int) -> Observation? {
    observations(of: measure, in: area).first { $0.year == year }
  }

  /// The first and last year with any value for a local authority; `nil` when there is none.
  public func years(of measure: String) -> ClosedRange<Int>? {
    var first: Int?
    var last: Int?
    for observation in observations(of: measure) where observation.value != nil {
      guard register[observation.area]?.level == .localAuthority else { continue }
      first = min(first ?? observation.year, observation.year)
      last = max(last ?? observation.year, observation.year)
    }
    guard let first, let last else { return nil }
    return first...last
  }

  /// The joint returns that an authority takes part in.
  public func jointReturns(of area: AreaKey) -> [AreaKey] { jointReturns[area] ?? [] }

  /// What an area shows for a measure in each year of `years`.
  ///
  /// Where the authority has no figure of its own but makes a joint return, the joint figure stands
  /// in and says so.
  public func series(of measure: String, in area: AreaKey, years: ClosedRange<Int>) -> [SeriesPoint]
  {
    let own = observations(of: measure, in: area)
    let joint = (jointReturns[area] ?? []).map { observations(of: measure, in: $0) }
    return years.map { year in
      let observation = own.first { $0.year == year }
      if observation?.value == nil {
        for slice in joint {
          if let shared = slice.first(where: { $0.year == year }), shared.value != nil {
            return SeriesPoint(year: year, observation: shared, isJointReturn: true)
          }
        }
      }
      return SeriesPoint(year: year, observation: observation, isJointReturn: false)
    }
  }
}

/// One year of an area's series.
public struct SeriesPoint: Sendable, Hashable {
  /// The year of the period.
  public let year: Int
  /// The observation; `nil` where the publication has no row.
  public let observation: Observation?
  /// Whether the figure is that of a joint return with another authority.
  public let isJointReturn: Bool

  /// A point from its parts.
  public init(year: Int, observation: Observation?, isJointReturn: Bool) {
    (self.year, self.observation, self.isJointReturn) = (year, observation, isJointReturn)
  }

  /// The unrounded value where there is one.
  public var precise: Double? { observation?.precise }
  /// The value to lead with: as published, else calculated.
  public var value: Double? { observation?.value }
  /// Why there is no value; `nil` when there is one.
  public var status: ValueStatus? {
    guard let observation else { return .notAvailable }
    return observation.status
  }
}

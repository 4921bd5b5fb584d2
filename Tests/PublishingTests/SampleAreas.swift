import CareStatistics

/// The areas of the made-up country.
enum SampleAreas {
  static let jointMembers = [AreaKey("802"), AreaKey("803")]
  static let successors = [AreaKey("810"), AreaKey("811")]
  private static let stems = [
    "Ash", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Ivy", "Larch", "Maple", "Oak", "Pine",
    "Rowan",
    "Thorn", "Willow", "Yew",
  ]
  private static let endings = [
    "bridge", "combe", "dale", "ford", "ham", "hurst", "ley", "mere", "stead", "ton", "wick",
  ]

  static func register(_ count: Int, hostileNames: [String]) -> AreaRegister {
    let since = CalendarDate(year: 2009, month: 4, day: 1)
    func area(
      _ key: String, _ level: AreaLevel, _ code: String, _ name: String, _ region: String?,
      until: CalendarDate? = nil
    ) -> Area {
      Area(
        key: AreaKey(key), level: level,
        codes: [AreaCode(code: code, name: name, validFrom: since, validTo: until)],
        region: region.map { AreaKey($0) }, subRegion: nil, otherNames: [])
    }
    var areas = [area("E92000001", .country, "E92000001", "England", nil)]
    func name(_ number: Int) -> String {
      hostileNames.indices.contains(number - 4) ? hostileNames[number - 4] : quietName(number)
    }
    let regions = [("E12000001", "North"), ("E12000002", "Middle & East"), ("E12000003", "South")]
    areas += regions.map { area($0.0, .region, $0.0, $0.1, nil) }
    for number in 0..<count {
      let padded = String("00\(number + 1)".suffix(3))
      areas.append(
        area(
          "\(801 + number)", .localAuthority, "E06000\(padded)", name(number),
          regions[number % 3].0))
    }
    areas.append(
      area(
        "802 / 803", .jointReturn, "E06000002 / E06000003", "\(name(1)) and \(name(2))",
        "E12000002"))
    let end = CalendarDate(year: 2019, month: 3, day: 31)
    areas.append(
      area("799", .localAuthority, "E10000799", "Old County", "E12000001", until: end))
    let changes = successors.map { key in
      BoundaryChange(
        effective: CalendarDate(year: 2019, month: 4, day: 1), from: AreaKey("799"), to: key,
        treatment: .successorSum, joinedAreaName: "Old County area",
        note: "Old County was divided into two.")
    }
    return AreaRegister(areas: areas, changes: changes, toolNumbers: [:])
  }

  private static func quietName(_ number: Int) -> String {
    let stem = stems[number % stems.count]
    return stem + endings[(number / stems.count + number) % endings.count]
  }
}

/// The measures of the made-up country.
enum SampleMeasures {
  static func measures(_ count: Int) -> [Measure] {
    let named: [Measure] = [
      measure(
        "looked_after_rate", "Children looked after at 31 March, rate", .per10000, tested: true),
      measure("looked_after_number", "Children looked after at 31 March, number", .children),
      measure(
        "starting_rate", "Children starting to be looked after, rate", .per10000,
        period: .yearEndingMarch31, decimals: 1, tested: true),
      measure(
        "ceasing_rate", "Children ceasing to be looked after, rate", .per10000,
        period: .yearEndingMarch31, decimals: 1, tested: true, balances: ["looked_after_rate"]),
      measure(
        "second_plans", "Plans that are a second or later plan", .percent, .supervision,
        period: .yearEndingMarch31, decimals: 1, tested: true,
        balances: ["looked_after_rate", "starting_rate"]),
      measure(
        "referral_rate", "Referrals, rate", .per10000, .frontDoor, period: .yearEndingMarch31,
        decimals: 1, tested: true, balances: ["looked_after_rate"]),
      measure(
        "turnover", "Turnover of social workers", .percent, .workforce,
        period: .yearEndingSeptember30, decimals: 1, balances: ["looked_after_rate"]),
      measure(
        "caseload", "Cases for each social worker", .casesPerWorker, .workforce,
        period: .september30, decimals: 1),
    ]
    let more = (0..<max(0, count - named.count)).map { number in
      measure(
        "extra_\(number)", "Another measure, number \(number + 1)", .percent,
        Theme.allCases[number % Theme.allCases.count], period: .yearEndingMarch31, decimals: 1,
        tested: number % 2 == 0)
    }
    return Array((named + more).prefix(count))
  }

  private static func measure(
    _ id: String, _ name: String, _ unit: MeasureUnit, _ theme: Theme = .reducingNeed,
    period: PeriodBasis = .march31, decimals: Int = 0, tested: Bool = false,
    balances: [String] = []
  ) -> Measure {
    Measure(
      id: id, name: name, shortName: shortNames[id] ?? "Another measure, \(id)", theme: theme,
      unit: unit,
      period: period, direction: .none, balances: balances,
      numeratorName: tested ? "number of cases" : nil,
      denominatorName: tested ? "children aged 0 to 17" : nil, isTested: tested,
      decimals: decimals, definition: "\(name), for every area and year.",
      publication: "Made-up figures")
  }

  private static let shortNames = [
    "looked_after_rate": "Looked after, rate", "looked_after_number": "Looked after, number",
    "starting_rate": "Starting, rate", "ceasing_rate": "Ceasing, rate",
    "second_plans": "Second or later plan", "referral_rate": "Referrals, rate",
    "turnover": "Turnover", "caseload": "Caseload",
  ]

  /// A believable level.
  static func level(_ measure: Measure) -> Double {
    switch measure.id {
    case "looked_after_rate", "looked_after_number": 65
    case "starting_rate", "ceasing_rate": 27
    case "referral_rate": 540
    default: 18
    }
  }
}

import Charts

/// One chart of each kind, with the cases that a reader meets: gaps, marks, a break, long names.
enum SampleCharts {
  static let years = Array(2016...2025)

  static func description(_ id: String = "sample") -> ChartDescription {
    ChartDescription(
      id: id, headline: "The rate rose to 2022 and was lower in 2025",
      summary: "The line rises, then falls. The table below the chart has every figure.")
  }

  static let compared = LineChart(
    description: description("compared"), years: years,
    series: [
      LineSeries(
        name: "Bracknell Forest", role: .subject,
        values: [35, 41, nil, 58, 52, 53, 49, 55, 48, 42],
        marks: [nil, nil, "[c]", nil, nil, nil, nil, nil, nil, nil]),
      LineSeries(
        name: "England", role: .england, values: [60, 62, 64, 66, 68, 69, 70, 70, 69, 67]),
      LineSeries(
        name: "South East", role: .region, values: [50, 51, 52, 53, 54, 54, 55, 56, 55, 54.6]),
      LineSeries(
        name: "Neighbours", role: .neighbours,
        values: [44, 45, 44, 46, 47, 49, 51, 52, 50, 49.6]),
    ], band: [33, 34, 32, 35, 36, 37, 39, 40, 38, 38].map { $0...($0 + 20) },
    bandLabel: "most neighbours", axisTitle: "Rate per 10,000 children",
    seriesBreak: SeriesBreak(before: 2020, label: "New area on 1 April 2019"))

  static let single = LineChart(
    description: description("single"), years: years,
    series: [
      LineSeries(
        name: "England", role: .subject,
        values: [
          70_410, 72_610, 75_360, 78_140, 80_000, 80_780, 82_090, 83_750, 83_530, 81_770,
        ])
    ], axisTitle: "Children looked after on 31 March")

  static let spread = SpreadChart(
    description: description("spread"),
    years: years.filter { $0 != 2019 }.map { year in
      SpreadChart.Year(
        year: year, tenth: 35, quarter: 50, median: Double(year - 1954), threeQuarters: 80,
        ninetieth: 105)
    }, axisTitle: "Rate per 10,000 children")

  static let dumbbell = DumbbellChart(
    description: description("dumbbell"),
    rows: [
      .init(name: "North East", first: 84, last: 110),
      .init(name: "Yorkshire and The Humber", first: 62, last: 78),
      .init(name: "East Midlands", first: 54, last: nil),
      .init(name: "London", first: 51, last: 48), .init(name: "South West", first: nil, last: nil),
      .init(name: "England", first: 60, last: 67, isReference: true),
    ], firstLabel: "2016", lastLabel: "2025", axisTitle: "Rate per 10,000 children",
    reference: ReferenceLine(name: "England in 2025:", value: 67))

  static let intervals = DotIntervalChart(
    description: description("intervals"),
    rows: [
      .init(name: "Blackpool", value: -6, low: -11, high: -1, word: "clear"),
      .init(
        name: "Bournemouth, Christchurch and Poole", value: 4, low: -0.5, high: 8.5,
        word: "possible", emphasis: .open),
      .init(name: "Isles of Scilly", value: nil, word: "not assessed"),
    ], axisTitle: "Percentage points a year")

  /// 152 values without chance, most of them low and close together.
  static let values: [Double] = (0..<152).map { index in
    let first = Double(index * 37 % 100)
    let second = Double(index * 31 % 100)
    return 30 + (first * second / 9).rounded() / 10
  }

  static let strip = StripChart(
    description: description("strip"), strips: [.init(values: values)], england: 67.1,
    axisTitle: "Rate per 10,000 children")

  static let stacked = StackedStrip(
    description: description("stacked"), others: Array(values.dropFirst(10)),
    neighbours: Array(values.prefix(10)), subject: ("Bracknell Forest", 42), england: 67.1)

  static let regions = StripChart(
    description: description("regions"),
    strips: ["North East", "Yorkshire and The Humber", "London"].enumerated().map { row, name in
      StripChart.Strip(
        name: name, values: (0..<20).map { Double(($0 * 37 + row * 11) % 200) / 10 - 9 })
    }, england: 1.1, axisTitle: "Per cent a year")

  static let map = Cartogram(
    description: description("map"),
    cells: (0..<153).map { index in
      Cartogram.Cell(
        label: ["Wirr", "BrFo", "HaFu", "WMid"][index % 4], column: index % 15, row: index / 15,
        standing: Cartogram.Standing.allCases[index * 7 % 11 % 4])
    },
    key: [
      (.above, "grew more than the rest of England"), (.below, "grew less"),
      (.alike, "no clear difference"), (.notAssessed, "not assessed"),
    ])

  static let funnel: FunnelChart = {
    let points = values.enumerated().map { index, value in
      FunnelChart.Point(
        name: "Area number \(index)", size: 8_000 + Double(index * 53 % 152) * 1_300, level: value,
        isNamed: index % 12 == 0)
    }
    let limits = stride(from: 8_000.0, through: 210_000, by: 4_000).map { size in
      let spread = 12 + 2_000 / size.squareRoot()
      return FunnelChart.Limits(
        size: size, inner: (60 - spread)...(60 + spread),
        outer: (60 - 1.6 * spread)...(60 + 1.6 * spread))
    }
    return FunnelChart(
      description: description("funnel"), points: points, limits: limits, centre: 60,
      axisTitle: "Rate per 10,000 children", sizeTitle: "Children aged 0 to 17")
  }()

  static let flows = FlowChart(
    description: description("flows"),
    years: years.map { year in
      year == 2019
        ? .init(year: year, added: nil, removed: nil, change: nil, mark: "[c]")
        : .init(
          year: year, added: Double(60 + year % 7 * 3), removed: Double(55 + year % 5 * 6),
          change: Double(year % 4 * 5 - 8))
    }, names: .init(added: "started", removed: "ceased", change: "change"),
    axisTitle: "Children in the year")

  private static let months: [String] = (0..<24).map { index in
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(names[index % 12]) \(2023 + index / 12)"
  }

  private static func monthly(_ index: Int) -> Double? {
    if index == 7 { return nil }
    let ordinary = Double(20 + index * 7 % 9)
    return index == 17 ? ordinary + 14 : ordinary
  }

  static let control = ControlChart(
    description: description("control"), steps: months, values: (0..<24).map(monthly),
    phases: [
      ControlChart.Phase(range: 0..<12, mean: 23.5, limits: 15...32),
      ControlChart.Phase(
        range: 12..<24, mean: 25, limits: 17...33, reason: "New recording from January 2024"),
    ], signals: [17], axisTitle: "Children starting in the month")

  private static let regionNames = [
    "North West", "North East", "Yorkshire and The Humber", "West Midlands", "East Midlands",
    "East of England", "South West", "South East", "London",
  ]

  private static func regionRate(_ region: Int, _ year: Int) -> Double? {
    guard year != 2018 else { return nil }
    return Double(50 + (year * (region + 3)) % 23)
  }

  static let multiples = SmallMultiples(
    description: description("multiples"), years: years,
    panels: regionNames.indices.map { region in
      SmallMultiples.Panel(
        name: regionNames[region], values: years.map { regionRate(region, $0) },
        column: region % 3, row: region / 3)
    }, behind: ("England", years.map { Double($0 - 1955) }), axisTitle: "Rate per 10,000 children")

  static let all: [(name: String, chart: any Chart)] = [
    ("line-compared", compared), ("line-single", single), ("spread", spread),
    ("dumbbell", dumbbell), ("dot-interval", intervals), ("strip", strip),
    ("strip-stacked", stacked),
    ("strip-regions", regions), ("cartogram", map), ("funnel", funnel), ("flows", flows),
    ("control", control), ("small-multiples", multiples),
  ]

  /// A chart of each kind with nothing to show.
  static let empty: [any Chart] = [
    LineChart(description: description(), years: [], series: [], axisTitle: "Rate"),
    LineChart(
      description: description(), years: [2024, 2025],
      series: [
        LineSeries(name: "A", role: .subject, values: [nil, .nan], marks: ["[c]", "[x]"])
      ], axisTitle: "Rate"),
    SpreadChart(description: description(), years: [], axisTitle: "Rate"),
    DumbbellChart(
      description: description(), rows: [.init(name: "A", first: nil, last: .infinity)],
      firstLabel: "2016", lastLabel: "2025", axisTitle: "Rate"),
    DotIntervalChart(
      description: description(), rows: [.init(name: "A", value: nil)], axisTitle: "Rate"),
    StripChart(description: description(), strips: [], england: 67, axisTitle: "Rate"),
    Cartogram(description: description(), cells: [], key: []),
    FunnelChart(
      description: description(),
      points: [.init(name: "A", size: 0, level: 1), .init(name: "B", size: 1, level: .nan)],
      limits: [], centre: 1, axisTitle: "Rate", sizeTitle: "Children"),
    FlowChart(
      description: description(),
      years: [.init(year: 2025, added: nil, removed: .nan, change: nil, mark: "[c]")],
      names: .init(added: "a", removed: "b", change: "c"), axisTitle: "Children"),
    ControlChart(
      description: description(), steps: ["Jan 2025"], values: [nil], phases: [], signals: [],
      axisTitle: "Children"),
    SmallMultiples(
      description: description(), years: [2025],
      panels: [.init(name: "A", values: [nil], column: 0, row: 0)], behind: ("England", [nil]),
      axisTitle: "Rate"),
  ]
}

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
    description: description("strip"), strips: [.init(values: values)],
    subject: ("Bracknell Forest", 42), neighbours: Array(values.prefix(10)), england: 67.1,
    axisTitle: "Rate per 10,000 children")

  static let regions = StripChart(
    description: description("regions"),
    strips: ["North East", "Yorkshire and The Humber", "London"].enumerated().map { row, name in
      StripChart.Strip(
        name: name, values: (0..<20).map { Double(($0 * 37 + row * 11) % 200) / 10 - 9 })
    }, england: 1.1, axisTitle: "Per cent a year")

  static let all: [(name: String, chart: any Chart)] = [
    ("line-compared", compared), ("line-single", single), ("spread", spread),
    ("dumbbell", dumbbell), ("dot-interval", intervals), ("strip", strip),
    ("strip-regions", regions),
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
  ]
}

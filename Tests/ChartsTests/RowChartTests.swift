import Charts
import Testing
import TestSupport

/// Charts with rows: dumbbells, dots with intervals and strips.
struct RowChartTests {
  private func moves(_ path: String?) -> Int { path?.filter { $0 == "M" }.count ?? 0 }

  @Test func `a row without a figure says so`() throws {
    let texts = try ParsedDrawing(SampleCharts.dumbbell.svg).texts
    #expect(texts.contains("54 (no figure for 2025)"))
    #expect(texts.contains("no figure"))
    let list = try ParsedDrawing(SampleCharts.intervals.svg).texts
    #expect(list.filter { $0 == "no figure" }.count == 1)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `figures of dumbbells never run into names, each other or the edge`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let top = ([1, 100, 70_000, 700_000, 2_000_000] as [Double]).randomElement(using: &random) ?? 1
    func figure() -> Double? {
      Int.random(in: 0..<6, using: &random) == 0
        ? nil : Double.random(in: -top...top, using: &random)
    }
    let rows = (0..<9).map { row in
      DumbbellChart.Row(name: "Region number \(row)", first: figure(), last: figure())
    }
    let chart = DumbbellChart(
      description: SampleCharts.description(), rows: rows, firstLabel: "2016", lastLabel: "2025",
      axisTitle: "Rate per 10,000 children",
      reference: ReferenceLine(name: "England", value: Double.random(in: 0...top, using: &random)),
      startsAtZero: Bool.random(using: &random))
    try ParsedDrawing(chart.svg).expectReadable()
  }

  @Test func `zero is labelled as the value to compare with`() throws {
    let drawing = try ParsedDrawing(SampleCharts.intervals.svg)
    #expect(drawing.texts.contains("same as England"))
    #expect(moves(drawing.paths("w").first) == 2, "an interval for each of the two rows with one")
    #expect(drawing.paths("p0").count == 1 && drawing.paths("o").count == 1)
  }

  @Test func `sixty rows with intervals and a list of 153 dots can be read`() throws {
    for count in [60, 153] {
      let rows = (0..<count).map { row in
        let value = Double(row % 17) - 8
        let name = "Authority with a rather long name \(row)"
        return count == 60
          ? DotIntervalChart.Row(
            name: name, value: value, low: value - 3, high: value + 3, word: "clear")
          : DotIntervalChart.Row(name: name, value: value)
      }
      let drawing = try ParsedDrawing(
        DotIntervalChart(
          description: SampleCharts.description(), rows: rows, axisTitle: "Per cent a year"
        ).svg)
      try drawing.expectReadable()
      #expect(moves(drawing.paths("p0").first) == count)
      #expect(moves(drawing.paths("w").first) == (count == 60 ? 60 : 0))
    }
  }

  @Test func `an interval without an end runs to the edge`() throws {
    let chart = DotIntervalChart(
      description: SampleCharts.description(),
      rows: [.init(name: "A", value: 1, low: -.infinity, high: 3)], axisTitle: "Per cent")
    let path = try #require(try ParsedDrawing(chart.svg).paths("w").first)
    #expect(path.hasPrefix("M"))
    #expect(!path.contains("n"), "no number is written as a word")
  }

  @Test func `dots of a strip stand at their values and never overlap where there is room`() throws
  {
    let drawing = try ParsedDrawing(SampleCharts.strip.svg)
    let dots = try #require(drawing.paths("d").first).split(separator: "M").map { point in
      point.dropLast(3).split(separator: " ").compactMap { Double($0) }
    }
    #expect(dots.count == 152)
    for (index, dot) in dots.enumerated() {
      for other in dots[(index + 1)...] where abs(dot[1] - other[1]) < 1 {
        #expect(abs(dot[0] - other[0]) >= 6.8)
      }
    }
  }

  @Test func `neighbours are rings, England a line and the subject large`() throws {
    for chart in [SampleCharts.strip, SampleCharts.regions] {
      #expect(try ParsedDrawing(chart.svg).paths("r").count == 1)
    }
    #expect(try ParsedDrawing(SampleCharts.strip.svg).texts.contains("England 67.1"))
    // How many rings there are is checked with the stacked strip's own tests.
    let drawing = try ParsedDrawing(SampleCharts.stacked.svg)
    #expect(drawing.paths("u").count == 1)
    #expect(drawing.paths("r").count == 1 && drawing.paths("c").count == 1)
    #expect(drawing.texts.contains("Bracknell Forest 42"))
    #expect(drawing.texts.contains("England 67.1"))
  }

  @Test(
    arguments: [
      [5, 5, 5, 5], [0, 0], [-1e300, 1e300], [.nan, 3], [0.0001, 0.0002], [7],
      [1e9, 1e9 + 1], [1e15, 1e15 + 2],
    ] as [[Double]], [true, false])
  func `any values give a strip inside its frame`(values: [Double], fromZero: Bool) throws {
    let chart = StripChart(
      description: SampleCharts.description(), strips: [.init(values: values)],
      england: values[0], axisTitle: "Rate", startsAtZero: fromZero)
    try ParsedDrawing(chart.svg).expectReadable()
    let subject = values[values.count - 1]
    guard subject.isFinite else { return }
    let stacked = StackedStrip(
      description: SampleCharts.description(), others: values, neighbours: values,
      subject: (String(repeating: "name ", count: 40), subject), england: values[0])
    try ParsedDrawing(stacked.svg).expectReadable()
  }

  @Test func `153 equal values stay within the strip`() throws {
    let chart = StripChart(
      description: SampleCharts.description(),
      strips: [.init(values: Array(repeating: 4, count: 153))], axisTitle: "Rate")
    let dots = try #require(try ParsedDrawing(chart.svg).paths("d").first).split(separator: "M")
    #expect(dots.count == 153)
    for dot in dots {
      let y = try #require(Double(dot.dropLast(3).split(separator: " ")[1]))
      #expect((28...140).contains(y))
    }
  }

  @Test func `a spread with a figure that is not finite is left out`() throws {
    let chart = SpreadChart(
      description: SampleCharts.description(),
      years: [
        .init(
          year: 2024, tenth: 1, quarter: 2, median: .nan, threeQuarters: 4, ninetieth: 5),
        .init(year: 2025, tenth: 1, quarter: 1, median: 1, threeQuarters: 1, ninetieth: 1),
      ], axisTitle: "Rate")
    let drawing = try ParsedDrawing(chart.svg)
    #expect(!drawing.texts.contains("2024") && drawing.texts.contains("median 1"))
    try drawing.expectReadable()
  }
}

import Charts
import Testing
import TestSupport

struct LineChartTests {
  private let years = Array(2016...2025)

  private func chart(
    _ values: [Double?], years: [Int]? = nil, marks: [String?] = [], startsAtZero: Bool = true,
    seriesBreak: SeriesBreak? = nil, name: String = "England"
  ) -> LineChart {
    LineChart(
      description: SampleCharts.description(), years: years ?? self.years,
      series: [LineSeries(name: name, role: .subject, values: values, marks: marks)],
      axisTitle: "Rate", startsAtZero: startsAtZero, seriesBreak: seriesBreak)
  }

  private func moves(_ path: String?) -> Int { path?.lowercased().count { $0 == "m" } ?? 0 }

  @Test func `a missing year is a gap and never a zero`() throws {
    let drawing = try ParsedDrawing(chart([60, 62, nil, 66, 68, nil, 70, 70, 69, 67]).svg)
    #expect(moves(drawing.paths("l0").first) == 3, "three runs of years")
    let points = try #require(drawing.paths("p0").first)
    #expect(moves(points) == 8, "a point for each figure")
    let heights = try ParsedDrawing.pieces(points).map(\.start.y)
    #expect(heights.count == 8)
    #expect(heights.allSatisfy { $0 < 150 }, "no point near the axis")
  }

  @Test func `months stand below the axis by name, and the name goes with an early end`() throws {
    let months = Array(24_288..<24_324)
    let names = months.map { "M\($0 % 12 + 1) \($0 / 12)" }
    var values: [Double?] = months.map { Double($0 % 7) }
    values[35] = nil
    let drawing = try ParsedDrawing(
      LineChart(
        description: SampleCharts.description(), years: months,
        series: [LineSeries(name: "Stock", role: .subject, values: values)], axisTitle: "children",
        monthNames: names
      ).svg)
    let labels = drawing.texts.filter(names.contains)
    #expect(labels.count > 3 && labels.count < 36)
    #expect(labels.last == names[35], "the last month is always named")
    #expect(drawing.texts.contains { $0.hasSuffix("(\(names[34]))") })
    #expect(!drawing.texts.contains { $0.contains("243") }, "no month is named by its number")
  }

  @Test func `a figure between two gaps is still a point`() throws {
    let drawing = try ParsedDrawing(
      chart([nil, nil, 64, nil, nil, nil, nil, nil, nil, nil]).svg)
    #expect(drawing.paths("l0").isEmpty)
    #expect(moves(drawing.paths("p0").first) == 1)
    #expect(drawing.texts.contains("England 64 (2018)"))
  }

  @Test func `a gap has its mark below the axis at its year`() throws {
    let marks: [String?] = [nil, nil, "[c]", nil, nil, "[x]", nil, nil, nil, nil]
    let drawing = try ParsedDrawing(
      chart([60, 62, nil, 66, 68, nil, 70, 70, 69, 67], marks: marks).svg)
    let boxes = try drawing.boxes()
    let axis = try #require(boxes.first { $0.text == "0" }).baseline
    for (mark, year) in [("[c]", "2018"), ("[x]", "2021")] {
      let box = try #require(boxes.first { $0.text == mark })
      let label = try #require(boxes.first { $0.text == year })
      #expect(abs(box.left + box.right - label.left - label.right) < 0.2)
      #expect(box.baseline > axis && box.baseline < label.baseline)
    }
  }

  @Test func `years in a row that lack a figure alike share one mark in their middle`() throws {
    let marks: [String?] = ["[x]", "[x]", "[x]", "[z]", nil, nil, nil, nil, nil, nil]
    let drawing = try ParsedDrawing(
      chart([nil, nil, nil, nil, 68, 66, 70, 70, 69, 67], marks: marks).svg)
    let boxes = try drawing.boxes()
    #expect(drawing.texts.filter { $0.hasPrefix("[") } == ["[x]", "[z]"])
    let box = try #require(boxes.first { $0.text == "[x]" })
    let label = try #require(boxes.first { $0.text == "2017" })
    #expect(abs(box.left + box.right - label.left - label.right) < 2.1)
    try drawing.expectReadable()
  }

  @Test func `lines of comparison have points at the ends of each unbroken line alone`() throws {
    let values: [Double?] = [60, 61, 62, nil, 64, nil, 66, 67, 68, 69]
    for (role, count) in [(LineSeries.Role.england, 8), (.region, 5), (.neighbours, 5)] {
      let chart = LineChart(
        description: SampleCharts.description(), years: years,
        series: [LineSeries(name: "Line", role: role, values: values)], axisTitle: "Rate")
      let style = role == .england ? "p1" : role == .region ? "p2" : "p3"
      #expect(moves(try ParsedDrawing(chart.svg).paths(style).first) == count)
    }
  }

  @Test func `a mark at a year that has a figure is not shown`() throws {
    let drawing = try ParsedDrawing(chart([1, 2], years: [2024, 2025], marks: ["[c]", nil]).svg)
    #expect(!drawing.texts.contains("[c]"))
  }

  @Test func `lines that lack the same year share a mark and each other mark has its line`() throws
  {
    func line(_ role: LineSeries.Role, _ mark: String) -> LineSeries {
      LineSeries(name: "\(role)", role: role, values: [nil, 2], marks: [mark, nil])
    }
    let chart = LineChart(
      description: SampleCharts.description(), years: [2024, 2025],
      series: [line(.subject, "[c]"), line(.england, "[c]"), line(.region, "[x]")],
      axisTitle: "Rate")
    let drawing = try ParsedDrawing(chart.svg)
    #expect(drawing.texts.filter { $0.hasPrefix("[") } == ["[c]", "[x]"])
    try drawing.expectReadable()
  }

  @Test func `a year that is left out is a gap, unless figures come less often`() throws {
    let uneven = try ParsedDrawing(chart([1, 2, 3, 4], years: [2018, 2019, 2021, 2022]).svg)
    #expect(moves(uneven.paths("l0").first) == 2)
    let biennial = try ParsedDrawing(chart([1, 2, 3, 4], years: [2016, 2018, 2020, 2022]).svg)
    #expect(moves(biennial.paths("l0").first) == 1)
  }

  @Test func `no line crosses a break`() throws {
    let whole = SeriesBreak(before: 2020, label: "New definition")
    let drawing = try ParsedDrawing(
      chart([60, 62, 64, 66, 68, 69, 70, 70, 69, 67], seriesBreak: whole).svg)
    #expect(moves(drawing.paths("l0").first) == 2)
    #expect(drawing.paths("v").count == 1)
    #expect(drawing.texts.contains("New definition"))
    try drawing.expectReadable()
  }

  @Test func `an axis without zero says so and one with zero does not`() throws {
    let zoomed = try ParsedDrawing(chart([90, 95], years: [2024, 2025], startsAtZero: false).svg)
    #expect(zoomed.texts.contains("Rate (axis does not start at zero)"))
    #expect(!zoomed.texts.contains("0"))
    #expect(zoomed.paths("a").isEmpty, "the dark line is for zero alone")
    let across = try ParsedDrawing(chart([-3, 5], years: [2024, 2025], startsAtZero: false).svg)
    #expect(across.texts.contains("Rate") && across.texts.contains("0"))
    let usual = try ParsedDrawing(chart([90, 95], years: [2024, 2025]).svg)
    #expect(usual.texts.contains("Rate") && usual.texts.contains("0"))
  }

  @Test func `a single line is labelled at its first, highest and last figure`() throws {
    let texts = try ParsedDrawing(chart([60, 62, 64, 66, 68, 69, 71, 70, 69, 67]).svg).texts
    #expect(texts.contains("60") && texts.contains("71") && texts.contains("England 67"))
  }

  @Test(
    arguments: [
      [0, 0, 0], [5, 5, 5], [-3, -2, -8], [1e9, 2e9, 3e9], [0.001, 0.002, 0.003],
      [1e300, -1e300, 0],
      [1e-300, 0, 1e-300], [.infinity, 1, .nan], [7, nil, nil], [1e15, 9e15, 3e17],
      [1e12, 1e12 + 5, nil], [-5, 0, 5],
    ] as [[Double?]], [true, false])
  func `any figures give a drawing inside its frame`(values: [Double?], fromZero: Bool) throws {
    let drawing = try ParsedDrawing(
      chart(values, years: [2023, 2024, 2025], startsAtZero: fromZero).svg)
    try drawing.expectReadable()
    for path in drawing.paths("p0") {
      let points = try ParsedDrawing.pieces(path)
      #expect(!points.isEmpty && points.allSatisfy { (40...284).contains($0.start.y) }, "\(path)")
    }
  }

  @Test func `one year stands in the middle with its figure`() throws {
    let drawing = try ParsedDrawing(chart([67], years: [2025]).svg)
    #expect(drawing.paths("l0").isEmpty && drawing.paths("p0").count == 1)
    #expect(drawing.texts.contains("2025") && drawing.texts.contains("England 67"))
    try drawing.expectReadable()
  }

  @Test func `a name of 200 characters is cut with a sign and kept whole as a title`() throws {
    let name = String(repeating: "Né&", count: 67)
    let drawing = try ParsedDrawing(chart(years.map { _ in 5 }, name: name).svg)
    #expect(drawing.texts.contains { $0.hasPrefix("Né&Né&") && $0.hasSuffix("\u{2026} 5") })
    #expect(drawing.named("title").map(\.text).contains(name))
    try drawing.expectReadable()
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `labels never overlap, whatever the figures`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let top = ([1, 100, 50_000] as [Double]).randomElement(using: &random) ?? 1
    let bottom = Bool.random(using: &random) ? 0 : top * 0.9
    let names = ["A", "Bath and North East Somerset", "England", "Yorkshire and The Humber"]
    let count = Int.random(in: 1...4, using: &random)
    let series = LineSeries.Role.allCases.prefix(count).map { role in
      let values = years.map { _ -> Double? in
        Int.random(in: 0..<5, using: &random) == 0
          ? nil : Double.random(in: bottom...top, using: &random)
      }
      return LineSeries(
        name: names.randomElement(using: &random) ?? "A", role: role, values: values,
        marks: values.map {
          $0 == nil ? ["[c]", "[x]", nil].randomElement(using: &random) ?? nil : nil
        })
    }
    let chart = LineChart(
      description: SampleCharts.description(), years: years, series: series,
      axisTitle: "Rate per 10,000 children", startsAtZero: Bool.random(using: &random),
      seriesBreak: Bool.random(using: &random)
        ? SeriesBreak(before: years.randomElement(using: &random) ?? 0, label: "New area") : nil)
    try ParsedDrawing(chart.svg).expectReadable()
  }

  @Test func `lines of another length than the years are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = LineChart(
        description: ChartDescription(id: "a", headline: "A", summary: "A"), years: [2025],
        series: [LineSeries(name: "A", role: .subject, values: [1, 2])], axisTitle: "Rate")
    }
  }
}

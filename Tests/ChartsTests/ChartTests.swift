import Charts
import Foundation
import FoundationXML
import TestSupport
import Testing

struct ChartTests {
  private let years = Array(2016...2025)

  private func description(_ id: String = "a") -> ChartDescription {
    ChartDescription(
      id: id, headline: "A <b> & \"c\"", summary: "It rises. Numbers are in the table.")
  }

  private func line(_ values: [Double?], name: String = "England") -> LineChart {
    LineChart(
      description: description(), years: years,
      series: [LineSeries(name: name, role: .subject, values: values)], axisTitle: "Rate")
  }

  /// Parses a drawing as XML and gives the names of its elements.
  private func elements(_ svg: String) throws -> [String] {
    let collector = ElementCollector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "not well formed: \(svg.prefix(200))")
    return collector.names
  }

  private var everyChart: [String] {
    [
      line([60, 62, 64, 66, 68, 69, 70, 70, 69, 67]).svg,
      SpreadChart(
        description: description(),
        years: [
          .init(year: 2024, tenth: 35, quarter: 50, median: 62, threeQuarters: 80, ninetieth: 105)
        ], axisTitle: "Rate"
      ).svg,
      DumbbellChart(
        description: description(), rows: [.init(name: "<North>", first: 1, last: nil)],
        firstLabel: "2016", lastLabel: "2025", axisTitle: "Rate"
      ).svg,
      DotIntervalChart(
        description: description(), rows: [.init(name: "A & B", value: -1, low: -3, high: 1)],
        axisTitle: "Per cent"
      ).svg,
      StripChart(
        description: description(), strips: [.init(values: [1, 2, 2, 3])], subject: ("É", 2),
        neighbours: [1], england: 2, axisTitle: "Rate"
      ).svg, Sparkline([1, nil, 3]).svg,
    ]
  }

  @Test func `every chart is well formed and names itself`() throws {
    for svg in everyChart {
      let names = try elements(svg)
      #expect(names.first == "svg")
      if svg.contains("aria-hidden") { continue }
      #expect(names.contains("title") && names.contains("desc"))
      #expect(svg.contains("role=\"img\" focusable=\"false\" aria-labelledby=\"a-t a-d\""))
      #expect(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"))
      #expect(!svg.contains("style="))
    }
  }

  @Test func `a missing year is a gap and never a zero`() {
    let svg = line([60, 62, nil, 66, 68, nil, 70, 70, 69, 67]).svg
    let path = svg.split(separator: "class=\"l0\" d=\"").last?.split(separator: "\"").first ?? ""
    #expect(path.filter { $0 == "M" }.count == 3, "three runs of two or more")
    #expect(svg.components(separatedBy: "<circle").count - 1 == 8)
  }

  @Test func `a value between two gaps is still a point`() {
    let svg = line([nil, nil, 64, nil, nil, nil, nil, nil, nil, nil]).svg
    #expect(!svg.contains("class=\"l0\""))
    #expect(svg.components(separatedBy: "<circle").count - 1 == 1)
  }

  @Test func `no figures give words and no axes`() throws {
    let svg = line(Array(repeating: nil, count: 10)).svg
    #expect(svg.contains("No figures to show"))
    #expect(try elements(svg) == ["svg", "title", "desc", "text"])
  }

  @Test(arguments: [
    [0.0, 0, 0], [5, 5, 5], [-3, -2, -8], [1e9, 2e9, 3e9], [0.001, 0.002, 0.003],
  ])
  func `any numbers give a drawing inside its frame`(values: [Double]) throws {
    let svg = LineChart(
      description: description(), years: [2023, 2024, 2025],
      series: [LineSeries(name: "X", role: .subject, values: values)], axisTitle: "Rate"
    ).svg
    _ = try elements(svg)
    for part in svg.components(separatedBy: "cy=\"").dropFirst() {
      let y = try #require(Double(part.prefix { $0 != "\"" }))
      #expect((30...290).contains(y))
    }
  }

  @Test func `an axis that does not start at zero says so`() {
    let chart = LineChart(
      description: description(), years: [2024, 2025],
      series: [LineSeries(name: "X", role: .subject, values: [90, 95])], axisTitle: "Rate",
      startsAtZero: false)
    #expect(chart.svg.contains("does not start at zero"))
    #expect(line([90, 95, 1, 1, 1, 1, 1, 1, 1, 1]).svg.contains(">0</text>"))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `labels at the ends of lines never overlap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let series = LineSeries.Role.allCases.map { role in
      LineSeries(
        name: "Series \(role.rawValue)", role: role,
        values: years.map { _ in Double.random(in: 40...60, using: &random) })
    }
    let svg = LineChart(
      description: description(), years: years, series: series, axisTitle: "Rate"
    ).svg
    let heights = svg.components(separatedBy: "<text x=\"536\" y=\"").dropFirst().compactMap {
      Double($0.prefix { $0 != "\"" })
    }.sorted()
    #expect(heights.count == 4)
    for (above, below) in zip(heights, heights.dropFirst()) { #expect(below - above >= 17.9) }
  }

  @Test func `a name of 200 characters is cut with a sign`() {
    let svg = line(years.map { _ in 5 }, name: String(repeating: "n", count: 200)).svg
    #expect(svg.contains("nnn\u{2026}"))
    #expect(!svg.contains(String(repeating: "n", count: 40)))
  }

  @Test func `text has a contrast of 4.5 and every line one of 3 on the plate`() throws {
    for colour in [Palette.text, Palette.subject, Palette.region] {
      #expect(try #require(Palette.contrast(colour, Palette.plate)) >= 4.5)
    }
    for colour in [Palette.england, Palette.neighbours] {
      #expect(try #require(Palette.contrast(colour, Palette.plate)) >= 3)
    }
    #expect(abs(try #require(Palette.contrast("#000000", "#FFFFFF")) - 21) < 1e-6)
    #expect(abs(try #require(Palette.contrast("#12436D", "#FFFFFF")) - 10.25) < 0.01)
  }

  @Test func `charts keep to their sizes`() {
    var random = SeededGenerator(seed: 9)
    let full = LineChart(
      description: description(), years: years,
      series: LineSeries.Role.allCases.map { role in
        LineSeries(
          name: "Series", role: role,
          values: years.map { _ in Double.random(in: 30...90, using: &random) })
      }, band: years.map { _ in 40...80 }, axisTitle: "Rate")
    #expect(full.svg.utf8.count < 6_000)
    let strip = StripChart(
      description: description(),
      strips: [.init(values: (0..<153).map { _ in Double.random(in: 20...160, using: &random) })],
      england: 67, axisTitle: "Rate")
    #expect(strip.svg.utf8.count < 10_000)
  }

  @Test func `the drawings are those that were looked at`() throws {
    for (index, svg) in everyChart.enumerated() {
      let names = ["line", "spread", "dumbbell", "dot-interval", "strip", "sparkline"]
      try expectSnapshot(
        svg.replacingOccurrences(of: "><", with: ">\n<") + "\n", named: "\(names[index]).svg",
        in: "ChartsTests")
    }
  }
}

private final class ElementCollector: NSObject, XMLParserDelegate {
  var names: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
  }
}

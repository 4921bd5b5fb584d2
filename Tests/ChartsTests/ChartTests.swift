import Charts
import TestSupport
import Testing

struct ChartTests {
  @Test(arguments: SampleCharts.all.indices)
  func `every chart names itself in words and takes no fixed width`(index: Int) throws {
    let drawing = try ParsedDrawing(SampleCharts.all[index].chart.svg)
    let root = try #require(drawing.elements.first)
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["focusable"] == "false")
    #expect(root.attributes["width"] == nil && root.attributes["height"] == nil)
    let title = try #require(drawing.elements.dropFirst().first)
    let summary = try #require(drawing.elements.dropFirst(2).first)
    #expect(title.name == "title" && summary.name == "desc")
    #expect(!title.text.isEmpty && !summary.text.isEmpty)
    let ids = [title.attributes["id"], summary.attributes["id"]].compactMap { $0 }
    #expect(root.attributes["aria-labelledby"] == ids.joined(separator: " "))
  }

  @Test func `ids are unique on a page of every chart`() throws {
    let ids = try SampleCharts.all.flatMap {
      try ParsedDrawing($0.chart.svg).elements.compactMap { $0.attributes["id"] }
    }
    #expect(ids.count == 2 * SampleCharts.all.count)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: SampleCharts.all.indices)
  func `every class is in the style sheet and no style stands inline`(index: Int) throws {
    let svg = SampleCharts.all[index].chart.svg
    #expect(!svg.contains("style"))
    for element in try ParsedDrawing(svg).elements {
      for name in element.classes where name != "chart" {
        let inRule = ChartStyle.css.contains(".chart .\(name)")
        #expect(inRule, "no rule for \(name)")
      }
    }
  }

  @Test(arguments: SampleCharts.all.indices)
  func `no text overlaps another or is cut off`(index: Int) throws {
    try ParsedDrawing(SampleCharts.all[index].chart.svg).expectReadable()
  }

  @Test(arguments: SampleCharts.empty.indices)
  func `a chart without figures says so and draws nothing`(index: Int) throws {
    let drawing = try ParsedDrawing(SampleCharts.empty[index].svg)
    #expect(drawing.elements.map(\.name) == ["svg", "title", "desc", "text"])
    #expect(drawing.texts == ["No figures to show"])
  }

  @Test func `a file of its own has its headline, style and source inside`() throws {
    let source = "Department for Education, 31 March 2025 <&>"
    for (_, chart) in SampleCharts.all {
      let page = try ParsedDrawing(chart.svg)
      let drawing = try ParsedDrawing(
        standalone(chart, subtitle: "What is drawn", source: source, footer: ["A run"]))
      try expectRulesInUse(drawing)
      // Words are set in lines where the drawing is narrow.
      let (above, below) = ([chart.description.headline, "What is drawn"], [source, "A run"])
      #expect(
        drawing.texts.joined(separator: " ")
          == (above + page.texts + below).joined(separator: " "))
      #expect(drawing.named("path").map(\.attributes) == page.named("path").map(\.attributes))
      let words = ["title", "desc"].map { drawing.named($0).first }
      #expect(words.map { $0?.text } == [chart.description.headline, chart.description.summary])
      let root = try #require(drawing.elements.first)
      let ids = words.map { $0?.attributes["id"] ?? "" }.joined(separator: " ")
      #expect(root.attributes["aria-labelledby"] == ids)
      #expect(try root.number("width") == drawing.width)
      #expect(try root.number("height") == drawing.height)
    }
  }

  /// The style sheet of a file is that of pages without the rules of classes that it does not have.
  private func expectRulesInUse(_ drawing: ParsedDrawing) throws {
    func rules(_ css: String) -> [Substring] { css.filter { $0 != "\n" }.split(separator: "}") }
    let used = Set(
      drawing.named("text").flatMap(\.classes) + drawing.named("path").flatMap(\.classes))
    let expected = rules(ChartStyle.css).filter { rule in
      let names = rule.prefix { $0 != "{" }.split(separator: ",").map { selector in
        selector.split(separator: " ").dropFirst().joined()
      }
      return names.contains { $0.isEmpty || $0 == "path" || used.contains(String($0.dropFirst())) }
        && !rule.hasPrefix(".chart.spark{")
    }
    let style = try #require(drawing.named("style").first?.text)
    #expect(rules(style) == expected)
  }

  @Test func `the words of a file stand inside its view, one below the other`() throws {
    for (name, chart) in SampleCharts.all {
      let text = standalone(chart, subtitle: "What", source: "From where", footer: ["Run"])
      let drawing = try ParsedDrawing(text)
      let view = try #require(drawing.elements.first?.attributes["viewBox"]).split(separator: " ")
        .compactMap { Double($0) }
      let heights = try drawing.named("text").map { try $0.baseline ?? $0.number("y") }
      let own = try ParsedDrawing(chart.svg).height
      #expect(heights.allSatisfy { $0 > view[1] + 14 && $0 < view[1] + view[3] - 4 }, "\(name)")
      #expect(heights[0] < heights[1] - 14 && heights[1] < -4, "\(name)")
      #expect(heights.suffix(2).allSatisfy { $0 > own + 12 }, "\(name)")
    }
  }

  private func standalone(
    _ chart: any Chart, subtitle: String = "", source: String, footer: [String] = []
  ) -> String {
    let file = StandaloneDrawing(
      chart.description, subtitle: subtitle, svg: chart.svg, source: source)
    return String(decoding: file.bytes(footer: footer.map(FittedText.init)), as: UTF8.self)
  }

  @Test func `a long headline is set in lines that keep every word`() throws {
    let words = (1...24).map { "word\($0)" }.joined(separator: " ")
    let chart = LineChart(
      description: ChartDescription(id: "a", headline: words, summary: "Words."), years: [2025],
      series: [LineSeries(name: "A", role: .subject, values: [1])], axisTitle: "Rate")
    let drawing = try ParsedDrawing(standalone(chart, source: "A source"))
    let lines = drawing.named("text").filter { $0.classes.contains("t") }.map(\.text)
    #expect(lines.count == 3)
    #expect(lines.joined(separator: " ") == words)
  }

  @Test func `markup in words is text and never markup`() throws {
    let words = "<script>alert('x')</script> & \"é\" \u{0}\u{8}\u{FFFF}]]>"
    let shown = "<script>alert('x')</script> & \"é\" \u{FFFD}\u{FFFD}\u{FFFD}]]>"
    let chart = LineChart(
      description: ChartDescription(id: "a\" b>", headline: words, summary: words),
      years: [2024, 2025],
      series: [
        LineSeries(name: "Môn & \"<b>\"", role: .subject, values: [1, nil], marks: [nil, "<"])
      ], axisTitle: "<i>", seriesBreak: SeriesBreak(before: 2025, label: "a & b"))
    let drawing = try ParsedDrawing(chart.svg)
    #expect(drawing.named("title").first?.text == shown)
    #expect(drawing.named("desc").first?.text == shown)
    #expect(drawing.named("title").first?.attributes["id"] == "a--b--t")
    #expect(drawing.named("script").isEmpty && drawing.named("b").isEmpty)
    #expect(drawing.texts.contains("Môn & \"<b>\" 1 (2024)"))
    #expect(drawing.texts.contains("<") && drawing.texts.contains("a & b"))
  }

  @Test func `a chart without a headline is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = ChartDescription(id: "a", headline: "", summary: "Words.")
    }
  }

  @Test(arguments: SampleCharts.all.indices)
  func `the drawing is the one that was looked at`(index: Int) throws {
    let (name, chart) = SampleCharts.all[index]
    try expectSnapshot(
      standalone(chart, source: "Source: made-up figures").replacing("><", with: ">\n<"),
      named: "\(name).svg", in: "ChartsTests")
  }

  @Test func `the same chart gives the same text`() {
    for (_, chart) in SampleCharts.all { #expect(chart.svg == chart.svg) }
  }

  @Test func `drawings keep to their sizes`() {
    let texts = SampleCharts.all.map { ($0.name, $0.chart.svg.utf8.count) }
    let larger = ["strip": 6_000, "cartogram": 26_000, "funnel": 9_000, "small-multiples": 9_000]
    for (name, size) in texts {
      #expect(size < larger[name] ?? 5_000, "\(name) has \(size) bytes")
    }
  }
}

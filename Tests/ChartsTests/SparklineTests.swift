import Charts
import Testing

struct SparklineTests {
  @Test func `a line in a table is hidden from screen readers`() throws {
    let root = try #require(try ParsedDrawing(Sparkline([1, nil, 3]).svg).elements.first)
    #expect(root.attributes["aria-hidden"] == "true")
    #expect(root.attributes["focusable"] == "false")
    #expect(root.attributes["viewBox"] == "0 0 120 28")
  }

  @Test func `a gap interrupts the line and a lone figure is a dot`() throws {
    let drawing = try ParsedDrawing(Sparkline([1, 2, nil, 4, nil, 5, 6]).svg)
    let line = try #require(drawing.paths("w").first)
    #expect(line.filter { $0 == "M" }.count == 2)
    #expect(drawing.paths("d").first?.filter { $0 == "M" }.count == 1)
    #expect(drawing.paths("p0").count == 1)
  }

  @Test(arguments: [[], [nil, nil], [.nan]] as [[Double?]])
  func `no figures give an empty drawing`(values: [Double?]) throws {
    #expect(try ParsedDrawing(Sparkline(values).svg).elements.count == 1)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([5, nil, 5], "▄·▄"), ([0, 0], "▄▄"), ([], ""),
      ([-1e300, 1e300], "▁█"), ([.nan, 1, 2], "·▁█"), ([3], "▄"),
    ] as [([Double?], String)])
  func `blocks follow the figures and a gap is a gap`(values: [Double?], line: String) {
    #expect(TextSparkline(values).description == line)
  }

  @Test func `a gap may be a space`() {
    #expect("\(TextSparkline([1, nil, 2], gap: " "))" == "▁ █")
  }
}

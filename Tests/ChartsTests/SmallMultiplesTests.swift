import Charts
import Foundation
import Testing

@Suite struct SmallMultiplesTests {
  private func drawing(
    _ values: [Double?], behind: [Double?] = [50, 50, 50], scaledTo others: [Double?] = [],
    name: String = "Ashford", columns: Int = 1
  ) -> String {
    SmallMultiples(
      description: ChartDescription(id: "m", headline: "Headline", summary: "Summary"),
      years: [2023, 2024, 2025],
      panels: (0..<columns).map {
        SmallMultiples.Panel(name: name, values: values, column: $0, row: 0)
      },
      behind: ("England", behind), axisTitle: "per 10,000", scaledTo: others
    ).svg
  }

  @Test("a figure between two gaps is a point, and a joined one is not")
  func loneFigures() {
    #expect(drawing([nil, 40, nil]).contains("class=\"p0\""))
    #expect(!drawing([40, 41, nil]).contains("class=\"p0\""))
    #expect(drawing([40, nil, 41]).components(separatedBy: "h.1").count == 3)
    #expect(!drawing([nil, 40, nil]).contains("class=\"l0\""))
  }

  @Test("a last figure of an earlier year says its year")
  func earlierFigure() {
    #expect(drawing([40, 41, 42]).contains("Ashford 42<"))
    #expect(drawing([40, 41, nil]).contains("Ashford 41 (2024)"))
    #expect(drawing([nil, nil, nil]).contains("Ashford no figure"))
  }

  @Test("drawings that name each other's figures have the same axis, and only then")
  func sharedScale() {
    let low: [Double?] = [40, 41, 42]
    let high: [Double?] = [140, 141, 142]
    func axis(_ drawing: String) -> String? {
      drawing.components(separatedBy: "class=\"e q\">").dropFirst().first?
        .components(separatedBy: "</g>").first
    }
    #expect(axis(drawing(low, scaledTo: high)) == axis(drawing(high, scaledTo: low)))
    #expect(axis(drawing(low)) != axis(drawing(high)))
  }

  @Test("a name too long for its panel takes a second line, whole, with the figure at its end")
  func longNames() {
    let svg = drawing([40, 41, 42], name: "Yorkshire and The Humber", columns: 4)
    #expect(svg.contains(">Yorkshire and The<"))
    #expect(svg.contains(">Humber 42<"))
    #expect(!svg.contains("\u{2026}"))
    #expect(
      drawing([40, 41, 42], name: "Yorkshire and The Humber").contains(
        ">Yorkshire and The Humber 42<"))
  }

  @Test("a word wider than the panel is cut, and the figure stands below it")
  func longWord() {
    let svg = drawing([40, 41, 42], name: String(repeating: "W", count: 200), columns: 4)
    #expect(svg.contains("W\u{2026}<"))
    #expect(svg.contains(">42<"))
  }
}

import Charts
import TestSupport
import Testing

struct StackedStripTests {
  private func strip(
    _ others: [Double], neighbours: [Double] = [], subject: Double = 42, england: Double? = 67,
    name: String = "Bracknell Forest"
  ) -> StackedStrip {
    StackedStrip(
      description: SampleCharts.description(), others: others, neighbours: neighbours,
      subject: (name, subject), england: england)
  }

  /// The dots of a path: of each column, one and as many more as whole gaps fit into it.
  private func dots(_ style: String, _ drawing: ParsedDrawing) throws -> Int {
    guard let path = drawing.named("path").first(where: { $0.classes.contains(style) }) else {
      return 0
    }
    let dash = try #require(path.attributes["stroke-dasharray"]).split(separator: " ")
    let gap = try #require(dash.last.flatMap { Double($0) })
    return try ParsedDrawing.pieces(try #require(path.attributes["d"])).map { piece in
      #expect(piece.start.x == piece.end.x)
      return 1 + Int((piece.start.y - piece.end.y) / gap)
    }.reduce(0, +)
  }

  @Test("a strip has a dot for each area and a ring for each neighbour, however they crowd")
  func everyAreaIsDrawn() throws {
    var generator = SeededGenerator(seed: 11)
    for count in [1, 2, 10, 152, 400] {
      for spread in [0.0, 1, 60] {
        let values = (0..<count).map { _ in
          50 + spread * Double.random(in: 0..<1, using: &generator)
        }
        let neighbours = Array(values.prefix(10))
        let drawing = try ParsedDrawing(
          strip(Array(values.dropFirst(10)), neighbours: neighbours).svg)
        #expect(try dots("j", drawing) == count, "\(count) over \(spread)")
        #expect(try dots("u", drawing) == neighbours.count, "\(count) over \(spread)")
        try drawing.expectReadable()
      }
    }
  }

  @Test("a dot stands within half a dot of its value, and the subject at its value")
  func places() throws {
    let drawing = try ParsedDrawing(
      strip([0, 30, 90], neighbours: [60], subject: 45, england: nil).svg)
    let path = try #require(drawing.paths("j").first)
    let middles = try ParsedDrawing.pieces(path).map(\.start.x)
    let ticks = try drawing.boxes().filter { Double($0.text) != nil }
    let last = try #require(ticks.compactMap { Double($0.text) }.max())
    let wanted = [0, 30, 60, 90].map { 6 + 316 * $0 / last }
    #expect(middles.count == 4)
    #expect(zip(middles, wanted).allSatisfy { abs($0 - $1) <= 4 }, "\(middles) for \(wanted)")
    let subject = try #require(drawing.paths("c").first)
    let place = try #require(try ParsedDrawing.pieces(subject).first).start.x
    #expect(abs(place - (6 + 316 * 45 / last)) <= 0.5)
    #expect(drawing.paths("r").isEmpty, "no line without England's figure")
  }

  @Test("a strip of a whole country is small")
  func size() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<152).map { _ in Double.random(in: 20...180, using: &generator) }
    let svg = strip(Array(values.dropFirst(10)), neighbours: Array(values.prefix(10))).svg
    #expect(svg.utf8.count < 2_000, "\(svg.utf8.count) bytes")
  }

  @Test("labels never meet, wherever subject and England stand")
  func labels() throws {
    for subject in stride(from: 0.0, through: 200, by: 12.5) {
      for england in [0.0, 67, 200] {
        for name in ["Kent", "Bournemouth, Christchurch and Poole"] {
          let chart = strip([0, 200], subject: subject, england: england, name: name)
          try ParsedDrawing(chart.svg).expectReadable()
        }
      }
    }
  }

  @Test("a subject without a finite figure gives a drawing that says so")
  func noFigure() throws {
    #expect(try ParsedDrawing(strip([1], subject: .nan).svg).texts == ["No figures to show"])
  }
}

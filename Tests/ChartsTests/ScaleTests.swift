import Charts
import Testing
import TestSupport

struct ScaleTests {
  private func scale(_ values: [Double?], fromZero: Bool = true) -> LinearScale {
    LinearScale(showing: Extent(values), includingZero: fromZero, from: 0, to: 100)
  }

  @Test(
    arguments: [
      ([67, 70], [0, 20, 40, 60, 80]), ([0, 0], [0, 1]), ([], [0, 1]),
      ([1, 2, 3], [0, 1, 2, 3]), ([0.3], [0, 0.1, 0.2, 0.3]), ([-4, 6], [-4, -2, 0, 2, 4, 6]),
      ([83_750], [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
    ] as [([Double], [Double])])
  func `ticks are round and hold zero`(values: [Double], ticks: [Double]) {
    let scale = scale(values)
    if ticks.count == scale.ticks.count {
      for (tick, expected) in zip(scale.ticks, ticks) { #expect(abs(tick - expected) < 1e-9) }
    } else {
      #expect(scale.ticks == ticks)
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `every figure lies on its axis and the ticks are few`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var size = 1.0
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      size *= Bool.random(using: &random) ? 10 : 0.1
    }
    let middle = Double.random(in: -5...5, using: &random) * size
    let values = (0..<5).map { _ in middle + Double.random(in: -1...1, using: &random) * size }
    let scale = scale(values, fromZero: Bool.random(using: &random))
    #expect((2...8).contains(scale.ticks.count), "\(scale.ticks)")
    for value in values { #expect((-0.01...100.01).contains(scale.position(value))) }
  }

  @Test func `figures that cannot be drawn are missing`() {
    #expect(Extent([nil, .nan, .infinity, 1e301]).isEmpty)
    #expect(Extent([nil, 3, -.infinity]) == Extent([3]))
  }

  @Test func `whole figures have no ticks between them`() {
    #expect(scale([1]).ticks == [0, 1])
    #expect(scale([11]).ticks == [0, 5, 10, 15])
  }

  @Test func `years stand at equal distances and only those with room are labelled`() {
    let even = YearScale(years: Array(2016...2025), from: 0, to: 450)
    #expect(even.labelled() == Array(0...9))
    let close = YearScale(years: Array(2001...2025), from: 0, to: 480)
    #expect(
      close.labelled().map { close.years[$0] } == [
        2001, 2004, 2007, 2010, 2013, 2016, 2019, 2022, 2025,
      ]
        || close.labelled().map { close.years[$0] } == [2005, 2010, 2015, 2020, 2025])
    let uneven = YearScale(years: [2010, 2020, 2025], from: 0, to: 150)
    #expect(uneven.position(1) == 100)
  }

  @Test(arguments: [
    (0, "0"), (-0.04, "0"), (67, "67"), (54.64, "54.6"), (54.65, "54.7"), (-11, "\u{2212}11"),
    (999.96, "1,000"), (81_770, "81,770"), (1_234_567.5, "1,234,567.5"), (1_000_000, "1,000,000"),
    (91.35, "91.4"), (3e15, "3e15"), (-2.55e300, "\u{2212}2.6e300"), (100_050, "100,050"),
  ])
  func `numbers are short, grouped and rounded away from zero`(value: Double, text: String) {
    #expect(NumberLabel.text(value) == text)
  }

  @Test(arguments: [
    (0.5, 0.25, "0.50"), (0, 0.25, "0"), (0.30000000000000004, 0.1, "0.3"), (20, 20, "20"),
    (2.5, 2.5, "2.5"), (1e-9, 1e-9, "1e\u{2212}9"), (2e6, 1e6, "2 million"),
    (2.5e9, 2.5e9, "2.5 billion"), (-4e12, 2e12, "\u{2212}4 trillion"), (4e300, 2e300, "4e300"),
  ])
  func `ticks have the decimals that their distance needs`(
    value: Double, step: Double, text: String
  ) {
    #expect(NumberLabel.tick(value, step: step) == text)
  }
}

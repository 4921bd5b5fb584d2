import Publishing
import TestSupport
import Testing

@Suite struct TidyNumberTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (64.0, "64"), (-3.0, "-3"), (70.5, "70.5"), (-0.25, "-0.25"),
    (1.25e-5, "0.0000125"), (-3e-7, "-0.0000003"), (0.0001, "0.0001"), (1e-5, "0.00001"),
    (1e20, "100000000000000000000"), (1.5e17, "150000000000000000"), (1e-300, "1e-300"),
    (9_007_199_254_740_993.0, "9007199254740992"), (0.1, "0.1"), (1234567.875, "1234567.875"),
  ])
  func `a number is the shortest plain decimal`(number: Double, text: String) {
    #expect(TidyNumber.text(number) == text)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no finite number is empty`(number: Double) {
    #expect(TidyNumber.text(number) == "")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a number reads back bit for bit`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let anything = Double(bitPattern: generator.next())
      let usual = Double(generator.next() % 2_000_000) / Double(1 + generator.next() % 30_000)
      let share = Double(generator.next()) / Double(UInt64.max)
      let small = share / Double(1 + generator.next() % 1_000_000)
      for number in [anything, usual, -usual, small, usual.rounded()]
      where number.isFinite && number != 0 {
        let text = TidyNumber.text(number)
        guard Double(text)?.bitPattern != number.bitPattern else { continue }
        Issue.record("\(number) as \(text)")
      }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `no usual number has an exponent`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for exponent in -19...19 {
      var number = Double(1 + generator.next() % 999_999) / 999_983
      for _ in 0..<abs(exponent) { number = exponent < 0 ? number / 10 : number * 10 }
      guard number > 1e-20 else { continue }
      #expect(!TidyNumber.text(number).contains("e"), "\(number)")
    }
  }

  @Test func `growth in log points becomes per cent`() {
    #expect(TidyNumber.growthPercent(logPoints: 0) == 0)
    #expect(agree(TidyNumber.growthPercent(logPoints: 0.1), 10.517091807564771))
    #expect(agree(TidyNumber.growthPercent(logPoints: -0.6931471805599453), -50))
  }
}
